// What a file is, by its content and not by its name; and the name that is shown for it. Only asked for where a file is
// chosen, taken or opened, so apart from what every cell needs [EV2].

import { tidyText } from '../../base/text.ts';
import { MOST_NAME, type FileType } from './evidence-file.ts';

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
