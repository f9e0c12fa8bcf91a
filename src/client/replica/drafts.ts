// What is being typed and not yet saved. A page can vanish between two keys, and IndexedDB answers too late for
// that; localStorage has written before the next line runs. So each key stroke is kept there first, until the
// one door (`commit`) has saved it. Drafts of a page that is gone are taken over by the next one.

import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import type { CellInput } from '../../domain/scoring/cell.ts';
import { tryLock } from './writer.ts';

export interface DraftPlace {
  readonly bloc: string;
  readonly sheetId: string;
  /** The column a score is typed into; `target` for the unit's target of the criterion. */
  readonly owner: 'self' | 'bloc' | 'target';
  readonly criterionId: string;
}

/** What was typed into a cell; what is not given was not touched. */
export interface Typed {
  readonly input?: CellInput;
  readonly reason?: string;
}

export interface Draft extends DraftPlace {
  readonly typed: Typed;
  /** When the last key of it was pressed, by this device's clock. */
  readonly at?: number;
  /** The person's own entry that stood in the cell then, by its change; null where there was none. */
  readonly saw?: string | null;
}

export interface Drafts {
  readonly keep: (place: DraftPlace, typed: Typed) => void;
  /** These are saved, or no longer wanted. What was typed over them meanwhile stays. */
  readonly drop: (place: DraftPlace, typed: Typed) => void;
  readonly mine: () => readonly Draft[];
  /** Where they lie: for who takes over what pages that are gone have left (take-over.ts). */
  readonly inside: DraftsInside;
  /** Grows with every change of `mine`: what screens that show drafts subscribe to. */
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface DraftsInside {
  readonly storage: Storage | undefined;
  readonly locks: LockManager | undefined;
  /** What the key of every draft of this person begins with; behind it stands the page. */
  readonly root: string;
  readonly page: string;
  readonly keyOf: (place: DraftPlace) => string;
  readonly read: (key: string) => Draft | undefined;
  readonly write: (place: DraftPlace, typed: Typed, as: Pick<Draft, 'at' | 'saw'>) => void;
  readonly keys: () => readonly string[];
  readonly pageOf: (key: string) => string;
  /** Whether a field was typed on this page, kept or saved since: whatever another page left for it is older. */
  readonly isTouched: (place: DraftPlace, field: string) => boolean;
}

interface Deps {
  readonly storage: Storage | undefined;
  readonly locks: LockManager | undefined;
  readonly random: Random;
  readonly person: string;
  readonly now?: Clock;
  /** The person's own entry in a cell, as it stands: the change that wrote it. */
  readonly ownEntry?: (place: DraftPlace) => string | null;
}

/** What the keys of a person's drafts begin with. */
export const draftRoot = (person: string): string => `so-thi-dua/draft/${person}/`;

/** The drafts of one person on this page. */
export function openDrafts({ storage, locks, random, person, now, ownEntry }: Deps): Drafts {
  const page = random().toString(36).slice(2);
  const root = draftRoot(person);
  // Held as long as the page lives: that is how others know.
  if (locks) void tryLock(locks, `${root}${page}`);

  const keyOf = ({ sheetId, owner, criterionId }: DraftPlace) =>
    `${root}${page} ${sheetId} ${owner} ${criterionId}`;
  const read = (key: string) => {
    const text = storage?.getItem(key);
    return text ? (JSON.parse(text) as Draft) : undefined;
  };
  const keys = () => Object.keys(storage ?? {}).filter((key) => key.startsWith(root));
  const pageOf = (key: string) => key.slice(root.length, key.indexOf(' '));

  /** What was typed on this page, kept or saved since: whatever another page left for it is older. */
  const touched = new Set<string>();
  const fieldKey = (place: DraftPlace, field: string) => `${keyOf(place)} ${field}`;

  let version = 0;
  const listeners = new Set<() => void>();

  function write(place: DraftPlace, typed: Typed, as: Pick<Draft, 'at' | 'saw'>): void {
    version += 1;
    const { bloc, sheetId, owner, criterionId } = place;
    const draft = { bloc, sheetId, owner, criterionId, typed, at: as.at, saw: as.saw };
    try {
      if (Object.keys(typed).length === 0) storage?.removeItem(keyOf(place));
      else storage?.setItem(keyOf(place), JSON.stringify(draft));
    } catch {
      // A full storage: the draft is still on the screen, and saving it says in words what is the matter.
    }
    for (const tell of listeners) tell();
  }

  return {
    get version() {
      return version;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    keep(place, typed) {
      for (const field of Object.keys(typed)) touched.add(fieldKey(place, field));
      const as = { at: now?.(), saw: ownEntry?.(place) };
      write(place, { ...read(keyOf(place))?.typed, ...typed }, as);
    },

    drop(place, typed) {
      const kept = read(keyOf(place));
      if (!kept) return;
      const left = Object.entries(kept.typed).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(typed[field as keyof Typed]),
      );
      write(place, Object.fromEntries(left), { at: now?.(), saw: kept.saw });
    },

    mine: () =>
      keys()
        .filter((key) => pageOf(key) === page)
        .flatMap((key) => read(key) ?? []),

    inside: {
      storage,
      locks,
      root,
      page,
      keyOf,
      read,
      write,
      keys,
      pageOf,
      isTouched: (place, field) => touched.has(fieldKey(place, field)),
    },
  };
}

/** Whether any page, this one or another, keeps what somebody has typed into a cell. */
export const hasDrafts = (storage: Storage | undefined, person: string): boolean =>
  Object.keys(storage ?? {}).some((key) => key.startsWith(draftRoot(person)));

/** Somebody leaves this device for good, with nothing unsent. */
export function forgetDrafts(storage: Storage | undefined, person: string): void {
  for (const key of Object.keys(storage ?? {})) {
    if (key.startsWith(draftRoot(person))) storage?.removeItem(key);
  }
}

/** Undefined where the browser refuses it, as some do in a private window. */
export function localStore(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
