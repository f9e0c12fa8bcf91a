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

const MOST_NAME = 120;

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

const STARTS: readonly { readonly type: FileType; readonly bytes: readonly number[] }[] = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

/** What a content is by its first bytes, whatever it is called; undefined where it is nothing we keep. */
export const typeOfContent = (content: Uint8Array): FileType | undefined =>
  STARTS.find(({ bytes }) => bytes.every((byte, at) => content[at] === byte))?.type;

/** A photo as an iPhone keeps it, which most browsers cannot read: worth a sentence of its own. */
export const isHeic = (content: Uint8Array): boolean =>
  /^ftyp(hei|hev|mif1|msf1)/.test(String.fromCharCode(...content.slice(4, 12)));

const ENDINGS: { readonly [T in FileType]: string } = { 'image/jpeg': 'jpg', 'application/pdf': 'pdf' };

/** A name to show: no folders, no unseen characters, and the ending of what the file now is. */
export function nameOfFile(given: string, type: FileType): string {
  const last = tidyText(given.replace(/\s+/g, ' ')).split(/[\\/]/).at(-1) ?? '';
  const stem = last.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim();
  return `${(stem || 'tep').slice(0, MOST_NAME - 5)}.${ENDINGS[type]}`;
}
