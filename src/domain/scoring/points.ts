import { z } from 'zod';

/** Points are whole hundredths, so sums agree on every device and a tie is a tie [PT1]. */
export const Points = z.int().min(-100_000_000).max(100_000_000).brand<'Points'>();
export type Points = z.infer<typeof Points>;

export const points = (hundredths: number): Points => hundredths as Points;
export const ZERO: Points = points(0);
