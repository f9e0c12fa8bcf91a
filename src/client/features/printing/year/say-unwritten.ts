import type { Said } from '../../../words/language.tsx';
import type { printingWords } from '../words.ts';
import type { Unwritten } from './unwritten.ts';

/** What is not written yet, as a sentence; '' where all is. */
export const sayUnwritten = (unwritten: readonly Unwritten[], words: Said<typeof printingWords>): string =>
  unwritten.length === 0
    ? ''
    : words.notWritten({ what: unwritten.map((name) => words[`blank-${name}`]).join(', ') });
