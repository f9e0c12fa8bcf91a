// Texts as they are compared: one case, one kind of dash and blank. Marks are kept where they tell words apart
// ("cộng" adds up, "công" is work) and dropped where offices drop them.

import { foldText } from '../../../base/text.ts';

/** Lower case, plain dashes and single blanks; marks stay. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[“”„]/g, '"')
    .replace(/[\s\u00a0\u200b-\u200d\u2060]+/g, ' ')
    .trim();

/** The same without marks. */
export const bare = (text: string): string => foldText(plain(text));

/** A text without such signs at its end. By hand, since a pattern is tried anew at each sign of a long row of them. */
export function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Whether a text has one of some words as whole words; the engine's own word ends do not know Vietnamese letters. */
export const hasWord = (text: string, ...words: readonly string[]): boolean =>
  new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'u').test(text);

/** Whether letters of a text are all capitals, as titles and heads are written. */
export const isCapitals = (text: string): boolean =>
  (text.match(/\p{L}/gu)?.length ?? 0) >= 3 && text === text.toUpperCase();
