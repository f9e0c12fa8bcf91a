// What of a score was brought back to its full scale because some criteria were not assigned: standings, paper and
// workbook say the same of it.

import type { CriteriaTable } from '../criteria/criteria-table.ts';
import { points, type Points } from './points.ts';
import type { UnitScore } from './total.ts';

/** A sum brought back to its full scale because some criteria were not assigned [NA2]. */
export interface Rescaling {
  /** The part's code; undefined where the whole table was rescaled at once. */
  readonly part: string | undefined;
  readonly earned: Points;
  readonly assigned: Points;
  readonly max: Points;
  readonly points: Points;
}

/** What of a unit's score was rescaled; nothing where everything was assigned. */
export function rescalings(
  { policies: { notAssigned }, scale }: CriteriaTable,
  { parts, base }: UnitScore,
): readonly Rescaling[] {
  if (notAssigned.policy !== 'exclude_and_rescale') return [];
  const inScale = parts.filter(({ part }) => part.role === 'score');
  if (notAssigned.level === 'part') {
    return inScale
      .filter(({ part, assigned }) => assigned > 0 && assigned !== part.max)
      .map(({ part, earned, assigned, points: own }) => ({
        part: part.code,
        earned,
        assigned,
        max: part.max,
        points: own,
      }));
  }
  const sum = (of: (part: (typeof inScale)[number]) => number) =>
    points(inScale.reduce((total, part) => total + of(part), 0));
  const assigned = sum((part) => part.assigned);
  if (assigned === 0 || assigned === scale) return [];
  return [{ part: undefined, earned: sum((part) => part.points), assigned, max: scale, points: base }];
}
