// What is said of a criterion that was not assigned; apart from its reckoning, which the first screen loads.

import {
  isLeaf,
  type CriteriaTable,
  type Group,
  type Leaf,
  type Part,
} from '../../criteria/criteria-table.ts';
import type { Line } from '../lines.ts';
import type { Outcome } from '../rule-kinds/rule-kind.ts';
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

export function explainNotApplicable(table: CriteriaTable, leaf: Leaf, outcome: Outcome): Line {
  if (outcome.state !== 'scored') {
    if (!inScale(table, leaf)) return { line: 'not-assigned-beside' };
    const { notAssigned } = table.policies;
    const level = notAssigned.policy === 'exclude_and_rescale' ? notAssigned.level : 'part';
    return { line: 'not-assigned-rescaled', of: isOfBest(table.parts, leaf) ? 'best-of' : level };
  }
  if (outcome.averageOf !== undefined) {
    return outcome.averageOf === 0
      ? { line: 'not-assigned-no-average' }
      : { line: 'not-assigned-average', points: outcome.points, of: outcome.averageOf };
  }
  return table.policies.notAssigned.policy === 'give_full'
    ? { line: 'not-assigned-full', points: leaf.max }
    : { line: 'not-assigned-zero' };
}
