// What the bloc asked a unit about its scores, and what the unit answered.

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';
import { ChangeId, CriterionId, PeriodId, PersonId, UnitId } from '../ids.ts';

const text = z.string().max(4000).transform(tidyText).pipe(z.string().max(2000));

export const Question = z.object({
  id: ChangeId,
  criterionId: CriterionId,
  text,
  /** The last day to answer on, as it is said; '' where none was set. */
  due: z.union([z.literal(''), z.iso.date()]),
  by: PersonId,
  at: z.int(),
  answer: z.object({ text, by: PersonId, at: z.int() }).nullable(),
  /** Taken back by whoever asks for the bloc. */
  withdrawn: z.boolean(),
});
export type Question = z.infer<typeof Question>;

/** Of one sheet, in the order they were asked. */
export const Explanations = z.object({ periodId: PeriodId, unitId: UnitId, questions: z.array(Question) });
export type Explanations = z.infer<typeof Explanations>;

export const isWaiting = ({ answer, withdrawn }: Question): boolean => answer === null && !withdrawn;
