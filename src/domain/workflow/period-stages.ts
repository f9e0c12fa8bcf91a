// The moves of a bloc's year, as a table. Some a person makes; others follow from the meeting and the way up.

import { z } from 'zod';

export const PeriodStage = z.enum([
  'forming',
  'signed',
  'running',
  'mid_review',
  'scoring',
  'met',
  'sent',
  'decided',
  'archived',
]);
export type PeriodStage = z.infer<typeof PeriodStage>;

/** What a person may say of the year. */
export const PeriodEvent = z.enum(['sign-pledge', 'start', 'review-half', 'begin-scoring', 'archive']);
export type PeriodEvent = z.infer<typeof PeriodEvent>;

/** What follows from something else. */
type Consequence = 'meeting-closed' | 'meeting-reopened' | 'package-sent' | 'package-returned' | 'published';

interface Move {
  readonly from: PeriodStage;
  readonly event: PeriodEvent | Consequence;
  readonly to: PeriodStage;
}

/** [WF10] */
export const periodMoves: readonly Move[] = [
  { from: 'forming', event: 'sign-pledge', to: 'signed' },
  { from: 'signed', event: 'start', to: 'running' },
  { from: 'running', event: 'review-half', to: 'mid_review' },
  { from: 'running', event: 'begin-scoring', to: 'scoring' },
  { from: 'mid_review', event: 'begin-scoring', to: 'scoring' },
  { from: 'scoring', event: 'meeting-closed', to: 'met' },
  { from: 'met', event: 'meeting-reopened', to: 'scoring' },
  { from: 'met', event: 'package-sent', to: 'sent' },
  { from: 'sent', event: 'package-returned', to: 'scoring' },
  { from: 'sent', event: 'published', to: 'decided' },
  { from: 'decided', event: 'archive', to: 'archived' },
];

/** Where an event leads; undefined where it does not apply. */
export const periodStageAfter = (
  from: PeriodStage,
  event: PeriodEvent | Consequence,
): PeriodStage | undefined => periodMoves.find((move) => move.from === from && move.event === event)?.to;

/** The bloc has met, and its result stands or is on its way. */
export const hasMet = (stage: PeriodStage): boolean =>
  PeriodStage.options.indexOf(stage) >= PeriodStage.options.indexOf('met');
