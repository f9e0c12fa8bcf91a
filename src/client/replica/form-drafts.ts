// What is being typed in a form and not yet saved, kept as it stands: written before the next line runs, so that a page
// may vanish between two keys [RP14]. One draft a form; the last that was typed is the one there is.

import { localStore } from './drafts.ts';

const ROOT = 'so-thi-dua/form';

export interface FormDrafts<T> {
  readonly keep: (name: string, form: T) => void;
  readonly kept: (name: string) => T | undefined;
  readonly drop: (name: string) => void;
  /** The names of all that are kept. */
  readonly names: () => readonly string[];
}

/** The drafts of one person's forms under one heading. `read` takes only what has the form's shape. */
export function formDrafts<T>(
  person: string,
  heading: string,
  read: (stored: unknown) => T | undefined,
): FormDrafts<T> {
  const storage = localStore();
  const root = `${rootOf(person)}${heading} `;
  return {
    keep(name, form) {
      try {
        storage?.setItem(root + name, JSON.stringify(form));
      } catch {
        // A full storage: the form is still on the screen, and saving it says in words what is the matter.
      }
    },
    kept(name) {
      const text = storage?.getItem(root + name);
      try {
        return text ? read(JSON.parse(text)) : undefined;
      } catch {
        return undefined;
      }
    },
    drop: (name) => storage?.removeItem(root + name),
    names: () =>
      Object.keys(storage ?? {})
        .filter((key) => key.startsWith(root))
        .map((key) => key.slice(root.length)),
  };
}

const rootOf = (person: string): string => `${ROOT}/${person}/`;

/** Somebody leaves this device for good, with nothing unsent. */
export function forgetForms(storage: Storage | undefined, person: string): void {
  for (const key of Object.keys(storage ?? {})) {
    if (key.startsWith(rootOf(person))) storage?.removeItem(key);
  }
}
