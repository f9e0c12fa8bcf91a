// One choice of the reader (language, theme), kept on this device. The store may be shut (a private window,
// a policy of the office): then the choice lasts as long as the page, and nothing breaks.

export type PreferenceKey = 'language' | 'theme';

/** The key in localStorage; public/boot.js reads the same ones before the first paint. */
export const storageKey = (key: PreferenceKey): string => `so-thi-dua:${key}`;

/** What was chosen before, if it is still one of the choices. */
export function readPreference<T extends string>(key: PreferenceKey, choices: readonly T[]): T | undefined {
  try {
    const kept = localStorage.getItem(storageKey(key));
    return choices.find((choice) => choice === kept);
  } catch {
    return undefined;
  }
}

/** Keeps a choice for the next visit, where the browser lets us. */
export function keepPreference(key: PreferenceKey, value: string): void {
  try {
    localStorage.setItem(storageKey(key), value);
  } catch {
    // A shut store costs the reader one click a visit; it must not cost the page.
  }
}

/** Calls back when another tab changes the choice; returns how to stop listening. */
export function onPreferenceElsewhere(key: PreferenceKey, hear: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === storageKey(key)) hear();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}
