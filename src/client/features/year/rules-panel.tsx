// Quy chế: how the bloc works together.

import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { Clauses } from './clauses.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

export function RulesPanel({ desk }: { readonly desk: YearDesk }) {
  const words = useWords(yearWords);
  if (!desk.mayWrite && desk.year.rules.length === 0) return null;
  return (
    <Panel title={words.rules}>
      <div className="stack">
        <p className="caption">{words.rulesHelp}</p>
        <Clauses desk={desk} of="rules" clauses={desk.year.rules} addLabel={words.newRule} />
      </div>
    </Panel>
  );
}
