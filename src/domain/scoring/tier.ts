// One step of a scale. Real tables close an end in one line and leave it open in the next, so each end says.

import { z } from 'zod';
import { Decimal } from './decimal.ts';
import { compare, ofDecimal, type Fraction } from './fraction.ts';
import { Points } from './points.ts';

export const Tier = z.strictObject({
  eq: Decimal.optional(),
  min: Decimal.optional(),
  min_excl: Decimal.optional(),
  max: Decimal.optional(),
  max_excl: Decimal.optional(),
  points: Points,
});
export type Tier = z.infer<typeof Tier>;

/** Whether a figure lies in a tier; ends that are not named are open to infinity [TI1]. */
export function holds(tier: Tier, figure: Fraction): boolean {
  const against = (end: Decimal) => compare(figure, ofDecimal(end));
  return (
    (tier.eq === undefined || against(tier.eq) === 0) &&
    (tier.min === undefined || against(tier.min) >= 0) &&
    (tier.min_excl === undefined || against(tier.min_excl) > 0) &&
    (tier.max === undefined || against(tier.max) <= 0) &&
    (tier.max_excl === undefined || against(tier.max_excl) < 0)
  );
}
