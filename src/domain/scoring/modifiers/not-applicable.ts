// Không giao (KG): a criterion that was not assigned to a unit, and what the table makes of it [NA1].

import { indexOf, type CriteriaTable, type Leaf } from '../../criteria/criteria-table.ts';
import { fraction } from '../fraction.ts';
import { ZERO } from '../points.ts';
import { WITHOUT_ASSIGNMENT, type Outcome, type Question } from '../rule-kinds/rule-kind.ts';

/** Excluded, or full, or zero, as the table says; bonus and penalty are simply not there [NA6]. */
export function ofNotAssigned(table: CriteriaTable, leaf: Leaf): Outcome {
  const { policy } = table.policies.notAssigned;
  if (!inScale(table, leaf)) return WITHOUT_ASSIGNMENT;
  if (policy === 'exclude_and_rescale' || policy === 'give_average') return WITHOUT_ASSIGNMENT;
  return { state: 'scored', points: policy === 'give_full' ? leaf.max : ZERO, notAssigned: true };
}

/** Whether a criterion is part of the scale: neither bonus nor penalty nor a condition. */
export const inScale = (table: CriteriaTable, leaf: Leaf): boolean =>
  leaf.bonus === undefined && indexOf(table).leafById.get(leaf.id)?.part.role === 'score';

/**
 * [NA7] The mean of what the other units earned on it, rounded once; 0 for now where none has a score yet. It is
 * provisional until every other unit is scored or not assigned it either.
 */
export function meanOfOthers(
  round: Question<unknown>['round'],
  others: readonly (Outcome | undefined)[],
): Outcome {
  let [sum, of, waiting] = [0, 0, 0];
  for (const outcome of others) {
    if (outcome?.state === 'scored') {
      // A gate's zero says nothing of the work, and what it took away is printed nowhere.
      if (outcome.zeroedBy !== undefined) continue;
      sum += outcome.points;
      of += 1;
    } else if (outcome?.state !== 'not-assigned') waiting += 1;
  }
  const exact = of === 0 ? fraction(0) : fraction(sum, of);
  const points = round(exact);
  const coming = { in: others.length - waiting, of: others.length };
  const mean = { state: 'scored', points, exact, notAssigned: true, averageOf: of } as const;
  return waiting > 0 || of === 0 ? { ...mean, provisional: coming } : mean;
}
