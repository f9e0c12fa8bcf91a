// GET /api/sync/history: what was done to the cells and sheets of a bloc, change by change, as its log has it. A
// pull brings what now is; this brings how it came about, afterwards and in its own time.

import { z } from 'zod';
import { BlocId, ChangeId, PersonId } from '../domain/ids.ts';
import { Packed } from './columns.ts';

export const HistoryQuery = z.object({
  bloc: BlocId,
  /** The position up to which the device has the history; 0 for all of it. */
  after: z.coerce.number().int().min(0),
  epoch: z.string().max(64).default(''),
  scope: z.string().max(64).default(''),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

export const HistoryResponse = z.object({
  bloc: BlocId,
  epoch: z.string(),
  scope: z.string(),
  /** 0 where the device must begin again: its epoch or scope has passed. */
  from: z.int(),
  to: z.int(),
  more: z.boolean(),
  /** Rows of `HistoryEntry`. */
  entries: Packed,
});
export type HistoryResponse = z.infer<typeof HistoryResponse>;

/** One accepted change, with its place in the bloc's order. */
export const HistoryEntry = z.object({
  position: z.int(),
  id: ChangeId,
  name: z.string(),
  args: z.unknown(),
  base: ChangeId.nullable(),
  author: PersonId,
  /** The author's clock. */
  at: z.int(),
  /** The server's clock when it came. */
  receivedAt: z.int(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** What history tells of: cells, targets and sheets. A table's own life is told elsewhere. */
export const toldInHistory: ReadonlySet<string> = new Set([
  'enter-score',
  'set-targets',
  'settle-conflict',
  'settle-held',
  'submit-sheet',
  'recall-sheet',
  'begin-review',
  'pass-level',
  'send-back-level',
  'finish-review',
  'reopen-review',
  'migrate-sheet',
]);
