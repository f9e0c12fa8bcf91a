// The sentence of each line of an explanation.

import type { Language } from '../../base/words.ts';
import type { Line, LineArgs } from './lines.ts';
import { kindWords } from './words/kind-words.ts';
import { policyWords } from './words/policy-words.ts';
import { rankWords } from './words/rank-words.ts';
import { totalWords } from './words/total-words.ts';
import { writeIn, type LineWords, type Say } from './words/write.ts';

const lineWords: LineWords<LineArgs> = { ...kindWords, ...totalWords, ...policyWords, ...rankWords };

/** A line of an explanation in words. Pure: the same line says the same on screen, on paper and in a terminal. */
export function say(line: Line, language: Language): string {
  // The code picks its own sentence; the compiler cannot follow the pairing through the union.
  const sentence = lineWords[line.line][language] as Say<Line>;
  return sentence(line, writeIn(language));
}

/** Several lines as one text. */
export const sayAll = (lines: readonly Line[], language: Language): string =>
  lines.map((line) => say(line, language)).join(' ');
