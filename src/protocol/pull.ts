// GET /api/sync/pull: the bloc's records that changed since a position, as they stand now.

import { z } from 'zod';
import { BlocId } from '../domain/ids.ts';
import { Checkpoint, Seen } from './checkpoint.ts';
import { Packed } from './columns.ts';

export const PullQuery = z.object({
  bloc: BlocId,
  /** The position up to which the device has everything; 0 for a first pull. */
  cursor: z.coerce.number().int().min(0),
  epoch: z.string().max(64).default(''),
  scope: z.string().max(64).default(''),
  /** The newest checkpoint the device has of this bloc and epoch, by `seenText`. */
  known: Seen.optional(),
});
export type PullQuery = z.infer<typeof PullQuery>;

export const PullResponse = z.object({
  protocol: z.int(),
  bloc: BlocId,
  epoch: z.string(),
  /** Names what this person may read; another scope means the copy must be fetched anew. */
  scope: z.string(),
  /** The cursor this page follows. 0 where the device must begin again: its epoch or scope has passed. */
  from: z.int(),
  /** The cursor after this page. */
  to: z.int(),
  more: z.boolean(),
  /** The server's clock. */
  at: z.int(),
  /** Records but for the cells of columns: rows of `RecordRow`. */
  records: Packed,
  /** The cells of the columns among them: rows of `CellRow`. */
  cells: Packed,
  /** Over all that the device should now hold, on the last page. */
  check: z.object({ count: z.int(), sum: z.int() }).nullable(),
  /** The bloc's log as it stands; absent from a server of protocol 2. */
  checkpoint: Checkpoint.optional(),
  /** The log no longer says what the device's checkpoint vouches for: it was rewritten. Absent where none was shown. */
  fork: z.boolean().optional(),
});
export type PullResponse = z.infer<typeof PullResponse>;
