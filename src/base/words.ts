// Two languages, one mechanism: a word that lacks a translation does not compile.

export type Language = 'vi' | 'en';

/** One sentence or label in both languages. Vietnamese is the product's first language. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** A sentence with gaps: give the arguments, get the words. */
export type Phrase<Args> = (args: Args) => Words;

/** The words of one language. */
export const inLanguage = (words: Words, language: Language): string => words[language];

/** Says what a phrase's arguments are, where it stands in a map of words. */
export const phrase = <Args>(say: Phrase<Args>): Phrase<Args> => say;
