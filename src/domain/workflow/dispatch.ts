// The way of the bloc's result up to the Department of Home Affairs and back, step by step.

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';
import { PeriodId, PersonId } from '../ids.ts';

export const DispatchStage = z.enum(['sent', 'received', 'returned', 'appraised', 'published']);
export type DispatchStage = z.infer<typeof DispatchStage>;

export const DispatchEvent = z.enum(['send', 'receive', 'return', 'appraise', 'publish']);
export type DispatchEvent = z.infer<typeof DispatchEvent>;

const text = (most: number) => z.string().max(most).transform(tidyText);

const Step = z.object({
  event: DispatchEvent,
  by: PersonId,
  at: z.int(),
  /** The server's clock when it came: what came before or after it is told by the same clock [PV7]. */
  receivedAt: z.int().optional(),
  /** Which meeting's result it was about. */
  session: z.int().min(1),
  /** The paper's own number: of the letter, of the receipt, of the decision. */
  number: text(100),
  note: text(2000),
});

export const Dispatch = z.object({
  periodId: PeriodId,
  stage: DispatchStage,
  /** The newest last. */
  steps: z.array(Step).min(1),
});
export type Dispatch = z.infer<typeof Dispatch>;

/** [SU1] From undefined: nothing was ever sent. */
const moves: readonly (readonly [
  from: DispatchStage | undefined,
  event: DispatchEvent,
  to: DispatchStage,
])[] = [
  [undefined, 'send', 'sent'],
  ['returned', 'send', 'sent'],
  ['sent', 'receive', 'received'],
  ['received', 'return', 'returned'],
  ['received', 'appraise', 'appraised'],
  ['appraised', 'publish', 'published'],
];

/** Where an event leads; undefined where it does not apply. */
export const dispatchStageAfter = (
  from: DispatchStage | undefined,
  event: DispatchEvent,
): DispatchStage | undefined => moves.find(([a, by]) => a === from && by === event)?.[2];
