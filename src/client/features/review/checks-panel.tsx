// What other members remarked on the unit's sheet, beside what the unit and the bloc gave it.

import { formatDecimal, formatHundredths, formatMoment } from '../../../base/format.ts';
import type { Outcome } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import { proposedPoints } from '../../../domain/workflow/peer-checks.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { checkWords } from './check-words.ts';
import type { CheckFacts } from './peer-remarks.ts';

interface ChecksPanelProps {
  readonly unit: UnitView;
  readonly checks: readonly CheckFacts[];
  readonly nameOf: (personId: string) => string;
  readonly now: () => number;
}

export function ChecksPanel({ unit, checks, nameOf, now }: ChecksPanelProps) {
  const words = useWords(checkWords);
  const { language } = useLanguage();
  const write = (outcome: Outcome | undefined) =>
    outcome?.state === 'scored'
      ? formatHundredths(outcome.points, language, true)
      : outcome?.state === 'not-assigned'
        ? 'KG'
        : '';
  return (
    <Panel title={words.title} flush>
      {checks.map(({ by, done, agreed, of, proposals }) => (
        <div key={by} className="panel-foot stack stack--tight">
          <div className="row">
            <h3 className="grow">{by}</h3>
            <Badge tone={done ? 'done' : 'hold'} icon={done ? 'check' : 'clock'}>
              {done
                ? words.done({ person: nameOf(done.by), moment: formatMoment(done.at, now()) })
                : words.notDone}
            </Badge>
          </div>
          <p className="caption">{words.summary({ agreed, other: proposals.length, of })}</p>
          {proposals.length > 0 && (
            <Wide label={words.tableOf({ unit: by })}>
              <table className="table">
                <thead>
                  <tr>
                    <th>{words.criterion}</th>
                    <th className="n">{words.self}</th>
                    <th className="n">{words.bloc}</th>
                    <th className="n">{words.proposed}</th>
                    <th>{words.reason}</th>
                  </tr>
                </thead>
                <tbody>
                  {proposals.map(({ leaf, remark }) => (
                    <tr key={leaf.id}>
                      <th scope="row">
                        {leaf.code} {leaf.name}
                      </th>
                      <td className="n">{write(unit.scores.self.outcomes.get(leaf.id))}</td>
                      <td className="n">{write(unit.scores.bloc.outcomes.get(leaf.id))}</td>
                      <td className="n total">
                        {formatDecimal(proposedPoints(remark.points ?? '0'), language)}
                      </td>
                      <td>{remark.reason}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Wide>
          )}
        </div>
      ))}
    </Panel>
  );
}
