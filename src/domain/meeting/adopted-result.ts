// What the meeting adopted, frozen as it closed: what is printed, signed and sent, whatever the cells say later.

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';
import { CriterionId, PeriodId, PersonId, UnitId } from '../ids.ts';
import { Points } from '../scoring/points.ts';
import { Award, Meeting } from './meeting.ts';

const line = (most: number) => z.string().max(most).transform(tidyText);

const AdoptedUnit = z.object({
  unitId: UnitId,
  /** As it was called then. */
  name: line(200),
  shortName: line(60),
  tableVersion: z.int().min(1),
  status: z.enum(['ranked', 'held', 'not-ranked']),
  place: z.int().min(1).nullable(),
  total: Points,
  parts: z.array(z.object({ id: CriterionId, code: z.string().max(40), points: Points })),
  bonus: Points,
  penalty: Points,
  /**
   * What shut gates took away, and which they were [GT1]; absent where none was shut. A person's reason is not among it:
   * every member reads this record.
   */
  gatePoints: Points.optional(),
  gates: z.array(CriterionId).optional(),
  grade: line(100).nullable(),
  /** What the meeting proposes it for. */
  award: Award.nullable(),
  /** By criterion; null where it was not assigned. */
  points: z.record(CriterionId, Points.nullable()),
});
export type AdoptedUnit = z.infer<typeof AdoptedUnit>;

export const AdoptedResult = z.object({
  periodId: PeriodId,
  session: z.int().min(1),
  at: z.int(),
  by: PersonId,
  tableVersion: z.int().min(1),
  /** In the order in which they are printed. */
  units: z.array(AdoptedUnit),
  meeting: Meeting,
});
export type AdoptedResult = z.infer<typeof AdoptedResult>;
