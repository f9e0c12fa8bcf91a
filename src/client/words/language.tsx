// The reader's language, and words said in it. A feature keeps its words in one map of {vi, en}; a component
// asks for the map and gets strings, so that a missing word does not compile.

import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

import { inLanguage, type Language, type Phrase, type Words } from '../../base/words.ts';
import { keepPreference, onPreferenceElsewhere, readPreference } from './preference.ts';

const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** Words and phrases by name, in both languages. */
// A map mixes phrases of many arguments, and only `never` is an argument all of them accept.
export type WordMap = { readonly [name: string]: Words | Phrase<never> };

/** The same map in one language: words are strings, phrases are functions that give strings. */
export type Said<M extends WordMap> = {
  readonly [K in keyof M]: M[K] extends Phrase<infer Args> ? (args: Args) => string : string;
};

interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** Keeps the reader's language for everything inside, on this device, and on `<html lang>`. */
export function LanguageProvider({ children, initial }: { children: ReactNode; initial?: Language }) {
  const [language, choose] = useState<Language>(
    () => initial ?? readPreference('language', LANGUAGES) ?? 'vi',
  );

  const setLanguage = useCallback((next: Language) => {
    keepPreference('language', next);
    choose(next);
  }, []);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(
    () => onPreferenceElsewhere('language', () => choose(readPreference('language', LANGUAGES) ?? 'vi')),
    [],
  );

  const value = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The reader's language and how to change it. Vietnamese where nobody provides one. */
export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext) ?? { language: 'vi', setLanguage: () => undefined };
}

/** The words of a map in the reader's language. The result is the same object until the language changes. */
export function useWords<const M extends WordMap>(map: M): Said<M> {
  return say(map, useLanguage().language);
}

const said = new WeakMap<WordMap, Partial<Record<Language, unknown>>>();

/** The words of a map in one language; each map is resolved once a language. */
export function say<const M extends WordMap>(map: M, language: Language): Said<M> {
  const known = said.get(map) ?? {};
  said.set(map, known);
  known[language] ??= Object.fromEntries(
    Object.entries(map).map(([name, words]) => [
      name,
      typeof words === 'function'
        ? (args: never) => inLanguage(words(args), language)
        : inLanguage(words, language),
    ]),
  );
  return known[language] as Said<M>;
}
