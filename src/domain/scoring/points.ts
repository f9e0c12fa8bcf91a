import { z } from 'zod';

/** Points are whole hundredths, so sums agree on every device and a tie is a tie [PT1]. */
export const Points = z.int().min(-100_000_000).max(100_000_000).brand<'Points'>();
export type Points = z.infer<typeof Points>;

export const points = (hundredths: number): Points => hundredths as Points;
export const ZERO: Points = points(0);

/** "0.29" is 29, exactly: by its digits, never by multiplying. NaN where there are more than two. */
export function toHundredths(decimal: string): number {
  const [whole = '0', digits = ''] = decimal.split('.');
  return digits.length > 2 ? Number.NaN : Number(`${whole}${digits.padEnd(2, '0')}`);
}
