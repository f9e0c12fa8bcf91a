// The moves of a sheet, as a table: from, event, to. The three stages that scoring needs; the rest of the year
// adds rows here.

import { z } from 'zod';

export const SheetStage = z.enum(['open', 'self_submitted', 'bloc_review']);
export type SheetStage = z.infer<typeof SheetStage>;

export const SheetEvent = z.enum(['submit', 'recall', 'begin-review']);
export type SheetEvent = z.infer<typeof SheetEvent>;

interface Move {
  readonly from: SheetStage;
  readonly event: SheetEvent;
  readonly to: SheetStage;
}

/** [WF1] */
export const sheetMoves: readonly Move[] = [
  { from: 'open', event: 'submit', to: 'self_submitted' },
  { from: 'self_submitted', event: 'recall', to: 'open' },
  { from: 'self_submitted', event: 'begin-review', to: 'bloc_review' },
];

/** Where an event leads from a stage; undefined where it does not apply. */
export const stageAfter = (from: SheetStage, event: SheetEvent): SheetStage | undefined =>
  sheetMoves.find((move) => move.from === from && move.event === event)?.to;
