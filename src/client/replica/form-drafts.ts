// What is being typed in a form and not yet saved, kept as it stands: written before the next line runs, so that a page
// may vanish between two keys [RP14]. One draft a form; the last that was typed is the one there is. Beside it stands the
// page it was typed on: a form may be gone when its reader comes back, and what was typed must not be out of sight.

import { localStore } from './drafts.ts';

const ROOT = 'so-thi-dua/form';

export interface FormDrafts<T> {
  readonly keep: (name: string, form: T) => void;
  readonly kept: (name: string) => T | undefined;
  readonly drop: (name: string) => void;
  /** The names of all that are kept. */
  readonly names: () => readonly string[];
}

/** What kind of form it is, by the page it belongs to: the words for each are what lists of begun forms show. */
export type FormHeading =
  | 'ban-giao'
  | 'bang'
  | 'cheo'
  | 'dan-hang'
  | 'dat-diem'
  | 'de-nghi'
  | 'dieu-kien'
  | 'giu-lai'
  | 'hai-ban'
  | 'ho-so'
  | 'hoi'
  | 'hop'
  | 'khoi'
  | 'loi-van'
  | 'minh-chung'
  | 'nam'
  | 'tai-khoan'
  | 'tham-dinh'
  | 'tra-bang'
  | 'tra-loi'
  | 'tra-ve';

/** Where and when a form was typed; unknown of what an older version of the app kept. */
interface Place {
  readonly page: string;
  readonly at: number;
}

interface Stored extends Place {
  readonly form: unknown;
}

/** A form that somebody has begun and not saved. */
export interface BegunForm {
  readonly heading: string;
  readonly name: string;
  /** What was typed into its fields; none of a form of many rows, whose page knows how to say it. */
  readonly texts: readonly string[];
  readonly page: string | undefined;
  readonly at: number | undefined;
}

let version = 0;
const listeners = new Set<() => void>();

/** What lists begun forms hears of each that comes or goes, in other tabs, too; `version` grows with it. */
export const formChanges = {
  version: (): number => version,
  subscribe: (listener: () => void): (() => void) => {
    if (listeners.size === 0) globalThis.addEventListener?.('storage', heardOfAnotherTab);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) globalThis.removeEventListener?.('storage', heardOfAnotherTab);
    };
  },
};

function heardOfAnotherTab({ key }: StorageEvent): void {
  if (key === null || key.startsWith(ROOT)) changed();
}

function changed(): void {
  version += 1;
  for (const tell of listeners) tell();
}

/** The drafts of one person's forms under one heading. `read` takes only what has the form's shape. */
export function formDrafts<T>(
  person: string,
  heading: FormHeading,
  read: (stored: unknown) => T | undefined,
): FormDrafts<T> {
  const storage = localStore();
  const root = `${formRoot(person)}${heading} `;
  return {
    keep(name, form) {
      try {
        const stored: Stored = { page: location.pathname, at: Date.now(), form };
        storage?.setItem(root + name, JSON.stringify(stored));
      } catch {
        // A full storage: the form is still on the screen, and saving it says in words what is the matter.
      }
      changed();
    },
    kept(name) {
      const text = storage?.getItem(root + name);
      try {
        return text ? read(placed(JSON.parse(text)).form) : undefined;
      } catch {
        return undefined;
      }
    },
    drop(name) {
      storage?.removeItem(root + name);
      changed();
    },
    names: () =>
      Object.keys(storage ?? {})
        .filter((key) => key.startsWith(root))
        .map((key) => key.slice(root.length)),
  };
}

/** Every form that a person has begun on this device and not saved, the newest first. */
export function begunForms(person: string, storage = localStore()): readonly BegunForm[] {
  const root = formRoot(person);
  const all = Object.keys(storage ?? {}).flatMap((key): BegunForm[] => {
    if (!key.startsWith(root)) return [];
    const [heading = '', ...name] = key.slice(root.length).split(' ');
    const { form, page, at } = storedAt(storage, key);
    const fields = typeof form === 'object' && form !== null ? Object.entries(form) : [];
    const filled = fields.filter(([, field]) => typeof field !== 'string' || field.trim() !== '');
    const texts = filled.flatMap(([field, text]) =>
      typeof text === 'string' && !isChoice(field, text) ? [text] : [],
    );
    return filled.length === 0 ? [] : [{ heading, name: name.join(' '), texts, page, at }];
  });
  return all.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

const CHOICES = /^(?:is|finding|how|criterion|kind|leader|deputy|unit|secret|state|(?:fate|unit|post) .+)$/;
const INNER_NAME = /^[a-z][a-z0-9.]*(?:-[a-z0-9.]+)*$/;

/** A choice is kept by its inner name, which says nothing to a person. What was typed is shown whatever it looks like. */
const isChoice = (field: string, text: string): boolean =>
  INNER_NAME.test(text) && (CHOICES.test(field) || text.includes('-'));

/** It is not wanted any more. Gives the way back, as long as nothing was typed into it anew. */
export function dropForm(person: string, { heading, name }: BegunForm, storage = localStore()): () => void {
  const key = `${formRoot(person)}${heading} ${name}`;
  const stood = storage?.getItem(key) ?? null;
  storage?.removeItem(key);
  changed();
  return () => {
    if (stood === null || storage?.getItem(key) !== null) return;
    storage.setItem(key, stood);
    changed();
  };
}

function storedAt(storage: Storage | undefined, key: string): Partial<Place> & { form: unknown } {
  try {
    return placed(JSON.parse(storage?.getItem(key) ?? 'null'));
  } catch {
    return { form: null };
  }
}

/** What an older version kept is the form alone. */
const placed = (stored: unknown): Partial<Place> & { form: unknown } =>
  isPlaced(stored) ? stored : { form: stored };

const isPlaced = (stored: unknown): stored is Stored =>
  typeof stored === 'object' &&
  stored !== null &&
  'form' in stored &&
  'at' in stored &&
  typeof stored.at === 'number';

/** What the keys of a person's forms begin with. */
export const formRoot = (person: string): string => `${ROOT}/${person}/`;

/** Somebody leaves this device for good, with nothing unsent. */
export function forgetForms(storage: Storage | undefined, person: string): void {
  for (const key of Object.keys(storage ?? {})) {
    if (key.startsWith(formRoot(person))) storage?.removeItem(key);
  }
}
