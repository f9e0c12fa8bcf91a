// Xếp loại: a name for totals from a bound up [GD1].

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';
import { compare, fraction, ofDecimal, ofPoints, times } from '../scoring/fraction.ts';
import { Decimal } from '../scoring/decimal.ts';
import type { Points } from '../scoring/points.ts';

export const Grade = z.object({
  name: z.string().min(1).max(100).transform(tidyText),
  /** The least share of the scale, in per cent. */
  from: Decimal,
});
export type Grade = z.infer<typeof Grade>;

const reaches = ({ from }: Grade, total: Points, scale: Points): boolean =>
  compare(times(ofPoints(total), fraction(100)), times(ofPoints(scale), ofDecimal(from))) >= 0;

/** The place of a total's grade in the list, from the highest down; undefined where it reaches none. */
export function gradeOf(grades: readonly Grade[], total: Points, scale: Points): number | undefined {
  const at = grades.findIndex((grade) => reaches(grade, total, scale));
  return at < 0 ? undefined : at;
}
