// A file behind a score: a photo, or a PDF. What names it is small and stands in the cell among the documents; its
// content is known by its hash and goes a way of its own, behind the scores [EV1].

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';

/** Nothing else is kept, sent or shown: a page or a program under another name is none of these [EV2]. */
export const FileType = z.enum(['image/jpeg', 'application/pdf']);
export type FileType = z.infer<typeof FileType>;

/** Bytes of one file. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** SHA-256 of the content, in small hex. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/);
export type FileHash = z.infer<typeof FileHash>;

export const MOST_NAME = 120;

export const EvidenceFile = z.strictObject({
  hash: FileHash,
  /** As the person's own device called it; only ever shown. */
  name: z
    .string()
    .max(MOST_NAME * 2)
    .transform(tidyText)
    .pipe(z.string().min(1).max(MOST_NAME)),
  /** Bytes. */
  size: z.int().min(1).max(MOST_FILE_BYTES),
  type: FileType,
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;
