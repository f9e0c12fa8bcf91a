// The moves of a sheet, as a table: from, event, to. What a meeting and the way up do to all sheets at once stands here
// too, so that one table says where a sheet can be and how it came there.

import { z } from 'zod';

export const SheetStage = z.enum([
  'open',
  'self_submitted',
  'bloc_review',
  'explaining',
  'bloc_scored',
  'adopted',
  'sent',
  'received',
  'appraised',
  'published',
  'withdrawn',
]);
export type SheetStage = z.infer<typeof SheetStage>;

export const SheetEvent = z.enum([
  'submit',
  'recall',
  'begin-review',
  'ask',
  'answer',
  'finish-review',
  'reopen-review',
  'adopt',
  'reopen-meeting',
  'send',
  'receive',
  'return',
  'appraise',
  'publish',
]);
export type SheetEvent = z.infer<typeof SheetEvent>;

interface Move {
  readonly from: SheetStage;
  readonly event: SheetEvent;
  readonly to: SheetStage;
}

/** [WF1] A unit that leaves the bloc withdraws its sheet, and one that comes back finds it where it was [MB2]. */
const sheetMoves: readonly Move[] = [
  { from: 'open', event: 'submit', to: 'self_submitted' },
  { from: 'self_submitted', event: 'recall', to: 'open' },
  { from: 'self_submitted', event: 'begin-review', to: 'bloc_review' },
  { from: 'bloc_review', event: 'ask', to: 'explaining' },
  { from: 'explaining', event: 'ask', to: 'explaining' },
  // When the last question is answered, or taken back.
  { from: 'explaining', event: 'answer', to: 'bloc_review' },
  { from: 'bloc_review', event: 'finish-review', to: 'bloc_scored' },
  { from: 'bloc_scored', event: 'reopen-review', to: 'bloc_review' },
  { from: 'bloc_scored', event: 'adopt', to: 'adopted' },
  { from: 'adopted', event: 'reopen-meeting', to: 'bloc_scored' },
  { from: 'adopted', event: 'send', to: 'sent' },
  { from: 'sent', event: 'receive', to: 'received' },
  // Nothing resumes where it was: the bloc reviews, meets and sends again [SU4].
  { from: 'received', event: 'return', to: 'bloc_review' },
  { from: 'received', event: 'appraise', to: 'appraised' },
  { from: 'appraised', event: 'publish', to: 'published' },
];

/** Where an event leads from a stage; undefined where it does not apply. */
export const stageAfter = (from: SheetStage, event: SheetEvent): SheetStage | undefined =>
  sheetMoves.find((move) => move.from === from && move.event === event)?.to;

/** The bloc looks through it, asked or answered: its column is written, and not yet done with. */
export const isUnderReview = ({ stage }: { readonly stage: SheetStage }): boolean =>
  stage === 'bloc_review' || stage === 'explaining';

const order = SheetStage.options;
/** Whether a sheet has come as far as a stage, or further; one that was withdrawn is past everything. */
export const hasReached = (stage: SheetStage, least: SheetStage): boolean =>
  order.indexOf(stage) >= order.indexOf(least);
