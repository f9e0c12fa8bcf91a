// What is said of a criterion that was not assigned; apart from its reckoning, which the first screen loads.

import {
  isLeaf,
  type CriteriaTable,
  type Group,
  type Leaf,
  type Part,
} from '../../criteria/criteria-table.ts';
import type { Line } from '../lines.ts';
import type { Outcome, Scored } from '../rule-kinds/rule-kind.ts';
import { toPoints } from '../fraction.ts';
import { points } from '../points.ts';
import { inScale } from './not-applicable.ts';

/** Whether a group that goes by its best lies around a criterion: without it the maximum stays. */
const isOfBest = (groups: readonly (Part | Group)[], leaf: Leaf, isBest = false): boolean =>
  groups.some(({ children, ...group }) => {
    const here = isBest || ('kind' in group && group.kind === 'group_best_of');
    return (
      (here && children.some(({ id }) => id === leaf.id)) ||
      isOfBest(
        children.flatMap((child) => (isLeaf(child) ? [] : [child])),
        leaf,
        here,
      )
    );
  });

/** Another unit in the same criterion and column, by the name that it goes by. */
export interface Other {
  readonly name: string;
  readonly outcome: Outcome | undefined;
}

/** `others` are the rest of the bloc, where they are known: a mean is told by their figures. */
export function explainNotApplicable(
  table: CriteriaTable,
  leaf: Leaf,
  outcome: Outcome,
  others: readonly Other[] = [],
): Line {
  if (outcome.state !== 'scored') {
    if (!inScale(table, leaf)) return { line: 'not-assigned-beside' };
    const { notAssigned } = table.policies;
    const level = notAssigned.policy === 'exclude_and_rescale' ? notAssigned.level : 'part';
    return { line: 'not-assigned-rescaled', of: isOfBest(table.parts, leaf) ? 'best-of' : level };
  }
  if (outcome.averageOf !== undefined) {
    return outcome.averageOf === 0 ? { line: 'not-assigned-no-average' } : explainMean(outcome, others);
  }
  return table.policies.notAssigned.policy === 'give_full'
    ? { line: 'not-assigned-full', points: leaf.max }
    : { line: 'not-assigned-zero' };
}

/** By whom it is the mean of, as it was reckoned [NA7]; the number alone where they are not the ones it is of. */
function explainMean({ points: own, exact, averageOf = 0 }: Scored, others: readonly Other[]): Line {
  const of = others.flatMap(({ name, outcome }) =>
    outcome?.state === 'scored' && outcome.averageOf === undefined && outcome.zeroedBy === undefined
      ? [{ name, points: outcome.points }]
      : [],
  );
  if (of.length !== averageOf || !exact)
    return { line: 'not-assigned-average', count: averageOf, of: [], sum: points(0), points: own };
  const sum = points(of.reduce((all, one) => all + one.points, 0));
  return { line: 'not-assigned-average', count: averageOf, of, sum, points: toPoints(exact) };
}
