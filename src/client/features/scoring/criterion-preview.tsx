// A criterion as its scorer will see it, to try before the table is in force. Nothing typed here is kept anywhere.

import { useMemo, useState } from 'react';
import type { CriteriaTable, Leaf } from '../../../domain/criteria/criteria-table.ts';
import type { Cell, CellInput } from '../../../domain/scoring/cell.ts';
import { kindOf } from '../../../domain/scoring/rule-kinds/registry.ts';
import type { Targets } from '../../../domain/scoring/sheet.ts';
import { scoreUnit } from '../../../domain/scoring/total.ts';
import { cellStateOf } from '../../parts/cell-state.ts';
import { readDecimal } from '../../../domain/scoring/decimal.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { CriterionCard } from './criterion-card.tsx';
import { InPreview } from './target-link.tsx';
import { cardWords } from './card-words.ts';

const NOWHERE = { isWaiting: () => false };
// It has an id only because every version of a cell has one; nothing ever sends or stores it.
const NOBODY = { by: '000000000000-1', author: 'preview', reason: '', at: 0 } as const;
const SHEET = 'preview.preview/preview';

export function CriterionPreview({ table, leaf }: { table: CriteriaTable; leaf: Leaf }) {
  const { language } = useLanguage();
  const words = useWords(cardWords);
  const [input, setInput] = useState<CellInput>(null);
  const [typedTarget, setTarget] = useState('');
  const usesTarget = kindOf(leaf.rule).usesTarget(leaf.rule);
  const target = usesTarget ? readDecimal(typedTarget, language) : undefined;
  const view = useMemo(() => {
    const cell: Cell | undefined = input === null ? undefined : [{ input, ...NOBODY }];
    const cells = cell ? { [leaf.id]: cell } : {};
    const targets: Targets | undefined =
      target === undefined
        ? undefined
        : { periodId: table.periodId, unitId: 'preview', values: { [leaf.id]: target } };
    const score = scoreUnit(table, {
      unitId: 'preview',
      column: { sheetId: SHEET, owner: 'self', cells },
      targets,
    });
    const outcome = score.outcomes.get(leaf.id) ?? ({ state: 'not-scored' } as const);
    return { cell, outcome };
  }, [table, leaf, input, target]);

  return (
    <div className="stack stack--tight">
      {usesTarget && <TextField label={words.previewTarget} value={typedTarget} onText={setTarget} />}
      <InPreview value={true}>
        <CriterionCard
          table={table}
          cell={{
            leaf,
            cell: view.cell,
            outcome: view.outcome,
            state: cellStateOf(view.cell, view.outcome, NOWHERE),
            target,
            selfCell: undefined,
            self: undefined,
            gap: 0,
          }}
          unitName={words.previewUnit}
          delivery={NOWHERE}
          versions={() => ''}
          isNow={false}
          bar={undefined}
          onEnter={async (next) => {
            setInput(next);
            return undefined;
          }}
          onPut={async (next) => {
            setInput(next);
            return undefined;
          }}
          assignedAgain={() => null}
          onDraft={() => undefined}
          onWhy={() => undefined}
          onFocus={() => undefined}
          evidence={null}
          isPreview
        />
      </InPreview>
    </div>
  );
}
