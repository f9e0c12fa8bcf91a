// Trần điểm thưởng: the most that all bonus may add, in points or as a share of the scale [PO3].

import type { Line } from '../../scoring/lines.ts';
import { points, type Points } from '../../scoring/points.ts';
import { Cap, capPoints } from './cap.ts';

export const BonusCap = Cap.refine((cap) => typeof cap !== 'number' || cap >= 0);
export type BonusCap = Cap;

/** What counts of a bonus. */
export function cappedBonus(bonus: number, cap: BonusCap, scale: Points): Points {
  const most = capPoints(cap, scale);
  return points(most === null ? bonus : Math.min(bonus, most));
}

export function explainBonusCap(cap: BonusCap, scale: Points): Line {
  const most = capPoints(cap, scale);
  return most === null ? { line: 'no-bonus-cap' } : { line: 'bonus-capped', cap: most };
}
