// What a score is made of exactly, where the table rounds only the total [PO2]: as its reckoning has it before that.

import { capPoints } from '../criteria/policies/cap.ts';
import { leastPenalty } from '../criteria/policies/penalty-cap.ts';
import { indexOf, type CriteriaTable, type Part } from '../criteria/criteria-table.ts';
import {
  compare,
  fraction,
  larger,
  ofPoints,
  over,
  plus,
  smaller,
  times,
  toPoints,
  type Fraction,
} from './fraction.ts';
import { standsBeside } from './modifiers/bonus.ts';
import { points, type Points } from './points.ts';
import type { PartScore, UnitScore } from './total.ts';

export interface ExactSums {
  /** What each part of the scale brings, in the table's order. */
  readonly terms: readonly Fraction[];
  readonly earned: Fraction;
  readonly assigned: Points;
  readonly base: Fraction;
  readonly bonus: Fraction;
  readonly penalty: Fraction;
  readonly total: Fraction;
}

/** What a part earned exactly; undefined where hundredths are exact, and where a meeting froze them [MT10]. */
export const exactOf = ({ exact, earned }: PartScore): Fraction | undefined =>
  exact && toPoints(exact) === earned ? exact : undefined;

/** The sums of a unit's score in hundredths. */
export function exactSums(table: CriteriaTable, score: UnitScore): ExactSums {
  const { policies, scale } = table;
  const inRole = (role: Part['role']) =>
    score.parts.filter(({ part }) => part.role === role).map((part) => broughtBy(table, part));
  const terms = inRole('score');
  const earned = sumOf(terms);
  const assigned = points(
    score.parts.reduce((sum, one) => (one.part.role === 'score' ? sum + one.assigned : sum), 0),
  );
  const { notAssigned } = policies;
  const isRescaled =
    notAssigned.policy === 'exclude_and_rescale' &&
    notAssigned.level === 'table' &&
    assigned !== scale &&
    assigned > 0;
  const base = isRescaled ? brought(earned, assigned, scale) : earned;
  const bonusSum = plus(
    sumOf(inRole('bonus')),
    plus(besideCells(table, score), fraction(beyondCells(table, score))),
  );
  const penaltySum = sumOf(inRole('penalty'));
  const most = capPoints(policies.bonusCap, scale);
  const least = leastPenalty(policies.penaltyCap, scale);
  const bonus = most === null ? bonusSum : smaller(bonusSum, ofPoints(most));
  const penalty = least === null ? penaltySum : larger(penaltySum, ofPoints(least));
  const total = sumOf([base, bonus, penalty, ofPoints(score.gatePoints)]);
  return { terms, earned, assigned, base, bonus, penalty, total };
}

const sumOf = (terms: readonly Fraction[]): Fraction => terms.reduce(plus, fraction(0));

/** [NA2] Earned ÷ assigned maximum × full maximum. */
export const brought = (earned: Fraction, assigned: Points, max: Points): Fraction =>
  times(over(earned, ofPoints(assigned)), ofPoints(max));

function broughtBy({ policies: { notAssigned } }: CriteriaTable, one: PartScore): Fraction {
  const { part, assigned } = one;
  const earned = exactOf(one) ?? ofPoints(one.points);
  const byPart = notAssigned.policy === 'exclude_and_rescale' && notAssigned.level === 'part';
  if (exactOf(one) && byPart && part.role === 'score' && assigned !== part.max && assigned > 0)
    return brought(earned, assigned, part.max);
  const least = part.min === undefined ? undefined : ofPoints(part.min);
  return least && compare(earned, least) < 0 ? least : earned;
}

/** What the criteria beside the scale earned: exactly, where the table rounds later than at the criterion. */
const besideCells = (table: CriteriaTable, score: UnitScore): Fraction =>
  sumOf(score.parts.map(({ part }) => besideIn(table, score, part)));

/** What was earned beyond targets and counts beside the scale: it has no criterion of its own, and is whole hundredths. */
export const beyondCells = (table: CriteriaTable, score: UnitScore): number =>
  score.parts.reduce((all, { part, beyond }) => all + beyond - toPoints(besideIn(table, score, part)), 0);

function besideIn(table: CriteriaTable, { outcomes }: UnitScore, part: Part): Fraction {
  const isFine = table.policies.rounding.at !== 'criterion';
  return sumOf(
    indexOf(table).leaves.flatMap((placed) => {
      const outcome = outcomes.get(placed.leaf.id);
      if (placed.part.id !== part.id || !standsBeside(placed.leaf) || outcome?.state !== 'scored') return [];
      return [(isFine && outcome.exact) || ofPoints(outcome.points)];
    }),
  );
}
