// Làm tròn: once, half away from zero, where the table says and to the step it says [PO2].

import { z } from 'zod';
import { compare, rounded, over, ofPoints, type Fraction } from '../../scoring/fraction.ts';
import { points, type Points } from '../../scoring/points.ts';

export const Rounding = z.object({
  /** In hundredths: 1 is two decimals, 10 one decimal, 25 quarters of a point. */
  step: z
    .union([z.literal(1), z.literal(5), z.literal(10), z.literal(25), z.literal(50), z.literal(100)])
    .transform((step) => points(step)),
  /** Each criterion, each part, or only the total. */
  at: z.enum(['criterion', 'part', 'total']),
});
export type Rounding = z.infer<typeof Rounding>;

export const TWO_DECIMALS: Rounding = { step: points(1), at: 'criterion' };

/** A fraction of hundredths on the table's step, rounded once [PT4]. */
export const roundTo = (step: Points, hundredths: Fraction): Points =>
  step === 1
    ? points(Number(rounded(hundredths)))
    : points(Number(rounded(over(hundredths, ofPoints(step)))) * step);

/**
 * The same, and never past a maximum that the exact number is not past: one that lies between two steps would else be
 * rounded beyond itself [PO8]. `most` is under zero where what it bounds takes away.
 */
export function roundWithin(step: Points, hundredths: Fraction, most: Points): Points {
  const at = roundTo(step, hundredths);
  const side = most < 0 ? -1 : 1;
  return (at - most) * side > 0 && compare(hundredths, ofPoints(most)) * side <= 0 ? most : at;
}
