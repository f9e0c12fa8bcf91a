// Where the hand is in the grid: at a criterion of a unit. News may move rows and columns under it, and it stays with its
// cell [GR4].

import type { CriterionId, UnitId } from '../../../domain/ids.ts';
import type { Place } from '../../parts/next-cell.ts';

export interface Hand extends Place {
  /** Undefined where nothing was there yet: then the row and the column say it. */
  readonly unitId: UnitId | undefined;
  readonly criterionId: CriterionId | undefined;
}

/** What the grid shows now, in its order. */
export interface GridOrder {
  readonly criteria: readonly CriterionId[];
  readonly units: readonly UnitId[];
}

/** Where a grid is begun. */
export const FIRST_HAND: Hand = { row: 0, column: 0, unitId: undefined, criterionId: undefined };

export const handAt = ({ row, column }: Place, { criteria, units }: GridOrder): Hand => ({
  row,
  column,
  unitId: units[column],
  criterionId: criteria[row],
});

/** Where its cell is now. Where the unit or the criterion is gone, the hand stays as near as there is something. */
export const placeOfHand = (hand: Hand, { criteria, units }: GridOrder): Place => ({
  row: at(criteria, hand.criterionId, hand.row),
  column: at(units, hand.unitId, hand.column),
});

function at(all: readonly string[], id: string | undefined, before: number): number {
  const found = id === undefined || all[before] === id ? before : all.indexOf(id);
  return found < 0 ? Math.max(0, Math.min(before, all.length - 1)) : found;
}
