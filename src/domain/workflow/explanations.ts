// What the bloc asked a unit about its scores, and what the unit answered.

import { z } from 'zod';
import { Day, text } from '../fields.ts';
import { ChangeId, CriterionId, PeriodId, PersonId, UnitId } from '../ids.ts';

export const Question = z.object({
  id: ChangeId,
  criterionId: CriterionId,
  text: text(2000),
  /** The last day to answer on, as it is said; '' where none was set. */
  due: Day,
  by: PersonId,
  at: z.int(),
  answer: z.object({ text: text(2000), by: PersonId, at: z.int() }).nullable(),
  /** Taken back by whoever asks for the bloc. */
  withdrawn: z.boolean(),
});
export type Question = z.infer<typeof Question>;

/** Of one sheet, in the order they were asked. */
export const Explanations = z.object({ periodId: PeriodId, unitId: UnitId, questions: z.array(Question) });
export type Explanations = z.infer<typeof Explanations>;

export const isWaiting = ({ answer, withdrawn }: Question): boolean => answer === null && !withdrawn;
