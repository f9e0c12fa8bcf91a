// Sơ kết: what stood in the members' sheets on the day the bloc looked back on its half. Figures that were put in, and no
// scores: the year is not over.

import { z } from 'zod';
import { PeriodId, PersonId, UnitId } from '../ids.ts';

export const HalfYear = z.object({
  periodId: PeriodId,
  by: PersonId,
  at: z.int(),
  /** With the names they had, in the bloc's own order. */
  units: z.array(
    z.object({
      unitId: UnitId,
      name: z.string(),
      /** Criteria that the unit had put something in for, of so many in its own table. */
      entered: z.int().min(0),
      of: z.int().min(0),
      signed: z.boolean(),
      /** Activities it took part in, of those it was called to. */
      attended: z.int().min(0),
      called: z.int().min(0),
    }),
  ),
  activities: z.object({ held: z.int().min(0), planned: z.int().min(0), dropped: z.int().min(0) }),
});
export type HalfYear = z.infer<typeof HalfYear>;
