// Điểm tối thiểu để đề nghị Cờ: a share of the scale, or none [PO7].

import { z } from 'zod';
import { Decimal } from '../../scoring/decimal.ts';
import { compare, ofDecimal, ofPoints, times } from '../../scoring/fraction.ts';
import { fraction } from '../../scoring/fraction.ts';
import type { Points } from '../../scoring/points.ts';

export const MinimumForFlag = z
  .strictObject({ percentOfScale: Decimal.refine((percent) => !percent.startsWith('-')) })
  .nullable();
export type MinimumForFlag = z.infer<typeof MinimumForFlag>;

/** Whether a total reaches the least there is, exactly. */
export const reachesMinimum = (minimum: MinimumForFlag, total: Points, scale: Points): boolean =>
  minimum === null ||
  compare(times(ofPoints(total), fraction(100)), times(ofPoints(scale), ofDecimal(minimum.percentOfScale))) >=
    0;
