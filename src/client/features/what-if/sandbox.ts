// A world like the bloc's own, with some cells tried otherwise. It is made anew for each look and kept nowhere: no
// change, no draft, no record comes of it [WI1].

import type { World } from '../../../domain/changes/define-change.ts';
import { columnIdOf, sheetIdOf, type CriterionId, type PeriodId, type UnitId } from '../../../domain/ids.ts';
import type { CellInput } from '../../../domain/scoring/cell.ts';
import { emptyColumn, type Column } from '../../../domain/scoring/sheet.ts';
import type { ScoringOwner } from '../../parts/bloc-view.ts';

/** One cell tried otherwise. */
export interface Trial {
  readonly unitId: UnitId;
  readonly criterionId: CriterionId;
  readonly input: CellInput;
}

// It has an id only because every version of a cell has one; nothing ever sends or stores it.
const NOBODY = { by: '000000000000-1', author: 'sandbox', reason: '', at: 0 } as const;

export function sandboxOf(
  world: World,
  periodId: PeriodId,
  owner: ScoringOwner,
  trials: readonly Trial[],
): World {
  const columns = new Map<string, Column>();
  for (const { unitId, criterionId, input } of trials) {
    const sheetId = sheetIdOf(periodId, unitId);
    const id = columnIdOf(sheetId, owner);
    const before = columns.get(id) ?? world.get('column', id) ?? emptyColumn(sheetId, owner);
    columns.set(id, { ...before, cells: { ...before.cells, [criterionId]: [{ input, ...NOBODY }] } });
  }
  return {
    get(kind, id) {
      // What was frozen does not move, whatever is tried.
      if (kind === 'adopted-result') return undefined;
      return (kind === 'column' ? (columns.get(id) as never) : undefined) ?? world.get(kind, id);
    },
  };
}
