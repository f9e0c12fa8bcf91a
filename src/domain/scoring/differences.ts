// Where the bloc's score of a unit differs from the unit's own, and whether it says why.

import { indexOf, type Leaf } from '../criteria/criteria-table.ts';
import { counting } from './cell.ts';
import type { Points } from './points.ts';
import type { Outcome } from './rule-kinds/rule-kind.ts';
import type { Column } from './sheet.ts';
import { scoreUnit, type UnitInputs, type UnitScore } from './total.ts';
import type { CriteriaTable } from '../criteria/criteria-table.ts';

export interface Difference {
  readonly leaf: Leaf;
  /** Null where it was not assigned. */
  readonly self: Points | null;
  readonly bloc: Points | null;
  readonly reason: string;
}

/** A score as it is compared; undefined where nothing counts there yet. */
const figure = (outcome: Outcome | undefined): Points | null | undefined => {
  if (outcome?.state === 'scored') return outcome.points;
  return outcome?.state === 'not-assigned' ? null : undefined;
};

/** Criteria that both scored, and not alike, in the table's order. */
export function differences(
  table: CriteriaTable,
  self: Pick<UnitScore, 'outcomes'>,
  bloc: Pick<UnitScore, 'outcomes'>,
  column: Column | undefined,
): readonly Difference[] {
  return indexOf(table).leaves.flatMap(({ leaf }) => {
    const [mine, theirs] = [figure(self.outcomes.get(leaf.id)), figure(bloc.outcomes.get(leaf.id))];
    if (mine === undefined || theirs === undefined || mine === theirs) return [];
    const cell = column?.cells[leaf.id];
    return [{ leaf, self: mine, bloc: theirs, reason: cell ? counting(cell).reason : '' }];
  });
}

/**
 * Where the bloc has still to say why before a review is finished [WF7]. Each column by itself: what only other units'
 * figures make differ needs no reason.
 */
export function withoutReason(
  table: CriteriaTable,
  { unitId, targets }: Pick<UnitInputs, 'unitId' | 'targets'>,
  { self, bloc }: { readonly self: Column | undefined; readonly bloc: Column | undefined },
): readonly Difference[] {
  const score = (column: Column | undefined) => scoreUnit(table, { unitId, column, targets });
  return differences(table, score(self), score(bloc), bloc).filter(({ reason }) => reason === '');
}
