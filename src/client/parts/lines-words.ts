import { phrase, type Phrase, type Words } from '../../base/words.ts';

export const linesWords = {
  remove: { vi: 'Bỏ', en: 'Remove' },
  removeOf: phrase<{ text: string }>(({ text }) => ({ vi: `Bỏ: ${text}`, en: `Remove: ${text}` })),
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
