// Sàn điểm trừ: the most that all penalty may take, as a number under zero or a share of the scale [PO4].

import type { Line } from '../../scoring/lines.ts';
import { points, type Points } from '../../scoring/points.ts';
import { Cap, capPoints } from './cap.ts';

export const PenaltyCap = Cap.refine((cap) => typeof cap !== 'number' || cap <= 0);
export type PenaltyCap = Cap;

/** The least that all penalty comes to, a number under zero; null where there is no bound. */
export const leastPenalty = (cap: PenaltyCap, scale: Points): Points | null => {
  const bound = capPoints(cap, scale);
  return bound === null ? null : points(-Math.abs(bound));
};

/** What counts of a penalty, a number under zero. */
export function cappedPenalty(penalty: number, cap: PenaltyCap, scale: Points): Points {
  const least = leastPenalty(cap, scale);
  return points(least === null ? penalty : Math.max(penalty, least));
}

export function explainPenaltyCap(cap: PenaltyCap, scale: Points): Line {
  const least = leastPenalty(cap, scale);
  return least === null ? { line: 'no-penalty-cap' } : { line: 'penalty-capped', cap: least };
}
