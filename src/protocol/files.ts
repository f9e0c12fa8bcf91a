// Files behind scores, on the wire: asked after, sent and fetched piece by piece, so that a cut line costs one piece.
// The pieces themselves are bare bytes.

import { z } from 'zod';
import { EvidenceFile, FileHash } from '../domain/evidence/evidence-file.ts';
import { BlocId, UnitId } from '../domain/ids.ts';

/** The most bytes of one piece, either way. */
export const MOST_PIECE_BYTES = 256 * 1024;

/** SHA-256 of the piece that is sent, in small hex: a line that mangles is found before anything is written. */
export const PIECE_HEADER = 'x-so-thi-dua-piece';

const { size, type } = EvidenceFile.shape;

/** Which file of which unit. */
export const FileQuery = z.object({ bloc: BlocId, unit: UnitId, hash: FileHash });
export type FileQuery = z.infer<typeof FileQuery>;

/** POST /api/evidence/ask: how much of it is here. PUT /api/evidence/piece carries the same in its address. */
export const FileOffer = FileQuery.extend({ size, type });
export type FileOffer = z.infer<typeof FileOffer>;

export const PieceQuery = FileQuery.extend({
  size: z.coerce.number().pipe(size),
  type,
  /** Where the piece begins. */
  at: z.coerce.number().int().min(0),
});

/** What the server has of a file. Only `whole` says that it is there: then it was checked, and is on the disk [EV6]. */
export const FileState = z.object({
  epoch: z.string(),
  /** Bytes from the beginning on that need not be sent again. */
  have: z.int(),
  whole: z.boolean(),
});
export type FileState = z.infer<typeof FileState>;

/** GET /api/evidence/piece: its bytes from `at` on, at most so many as a piece has. */
export const FetchQuery = FileQuery.extend({ at: z.coerce.number().int().min(0) });
