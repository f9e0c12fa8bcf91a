// A bound on bonus or penalty: a number of points, or a share of the scale.

import { z } from 'zod';
import { Decimal } from '../../scoring/decimal.ts';
import { ofDecimal, ofPoints, over, times, toPoints, fraction } from '../../scoring/fraction.ts';
import { Points } from '../../scoring/points.ts';

const PercentOfScale = z.strictObject({
  percentOfScale: Decimal.refine((percent) => !percent.startsWith('-')),
});

/** null where there is no bound. */
export const Cap = z.union([z.null(), Points, PercentOfScale]);
export type Cap = z.infer<typeof Cap>;

/** The bound in points, unsigned where it is a share of the scale; null where there is none. */
export function capPoints(cap: Cap, scale: Points): Points | null {
  if (cap === null || typeof cap === 'number') return cap;
  return toPoints(over(times(ofPoints(scale), ofDecimal(cap.percentOfScale)), fraction(100)));
}
