import type { WordCheck } from '../../../protocol/check-receipt.ts';
import type { IconName } from '../../ui/icon.tsx';

interface Look {
  readonly word: 'valid' | 'invalid' | 'cannotCheck' | 'unknownKey';
  readonly icon: IconName;
  readonly tone: 'done' | 'act' | 'rest' | 'hold';
  /** The sentence that says what follows from it. */
  readonly means: 'validMeans' | 'forgedHelp' | 'cannotCheckMeans' | 'unknownKeyMeans';
}

/** How each answer to "did the server sign this?" looks: only a plain no is red. */
export const checkLooks: { readonly [C in WordCheck]: Look } = {
  valid: { word: 'valid', icon: 'two-ticks', tone: 'done', means: 'validMeans' },
  invalid: { word: 'invalid', icon: 'triangle', tone: 'act', means: 'forgedHelp' },
  'cannot-check': { word: 'cannotCheck', icon: 'question', tone: 'rest', means: 'cannotCheckMeans' },
  'unknown-key': { word: 'unknownKey', icon: 'key', tone: 'hold', means: 'unknownKeyMeans' },
};
