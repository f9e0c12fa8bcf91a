// What is being typed, once more in IndexedDB, written strictly. localStorage has every key before the next one is struck,
// but a browser puts it on the disk seconds later, and the system when it likes: a browser that is killed, or a computer
// that loses its power, takes the last of it along [RP26].

import Dexie, { type Table } from 'dexie';
import type { Clock } from '../../base/clock.ts';
import type { PersonId } from '../../domain/ids.ts';
import { draftRoot } from './drafts.ts';
import { formRoot } from './form-drafts.ts';
import { laterHere, withPatience, type Later } from './storage-guard.ts';
import { tryLock } from './writer.ts';

/** All that was typed and not saved at one moment, as it lies in localStorage. */
interface TypedRow {
  readonly key: 'typed';
  /** How many such moments there were; localStorage notes it with the texts, and so tells when it has fallen behind. */
  readonly count: number;
  /** By this device's clock. */
  readonly at: number;
  readonly texts: Readonly<Record<string, string>>;
}

class TypedDatabase extends Dexie {
  readonly typed!: Table<TypedRow, string>;

  constructor(person: PersonId) {
    super(typedDatabaseName(person), { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ typed: 'key' });
  }
}

export const typedDatabaseName = (person: PersonId): string => `so-thi-dua.typed.${person}`;

/** Somebody leaves this device for good, with nothing unsent; a page of theirs that still is open writes no other one. */
export async function forgetTypedCopy(memory: Storage | undefined, person: PersonId): Promise<void> {
  memory?.removeItem(countKeyOf(person));
  await Dexie.delete(typedDatabaseName(person));
}

const countKeyOf = (person: PersonId): string => `so-thi-dua/typed/${person}`;

export interface TypedCopy {
  /**
   * Puts back into localStorage what it has lost, and keeps the promise; also where there is nothing, or no storage: this
   * copy is one more, not the one that is relied on.
   */
  readonly restored: Promise<void>;
  /** The same at this very moment. */
  readonly isRestored: boolean;
  /** Something was typed, saved or dropped. */
  readonly note: () => void;
}

/** A hand that types on is let type: what it has entered by then need not be kept here at all. */
const PAUSE_MS = 300;

/** Opens or makes one person's copy; `memory` is localStorage. */
export function openTypedCopy(
  person: PersonId,
  memory: Storage | undefined,
  locks: LockManager | undefined,
  {
    later = laterHere,
    now = Date.now,
    isSafe = () => Promise.resolve(true),
  }: {
    readonly later?: Later;
    readonly now?: Clock;
    /**
     * Whether the browser may be asked for it. One that has promised nothing throws a whole site away where the disk is full,
     * and a second database that is there stands in the way of the work's own, which is made anew then [SF7].
     */
    readonly isSafe?: () => Promise<boolean>;
  } = {},
): TypedCopy {
  const countKey = countKeyOf(person);
  let last: Pick<TypedRow, 'count' | 'texts'> = { count: 0, texts: {} };
  let isClosed = memory === undefined;
  let isDue = false;
  let isRestored = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** Opened for a moment only, so that whoever leaves the device finds nothing that holds it. */
  async function withTyped(work: (typed: Table<TypedRow, string>) => Promise<unknown>): Promise<void> {
    const db = new TypedDatabase(person);
    try {
      await work(db.typed);
    } finally {
      db.close();
    }
  }

  async function restore(store: Storage): Promise<void> {
    // What was written when a browser had promised is read, whatever it says now.
    const known = await globalThis.indexedDB?.databases?.().catch(() => []);
    const isHere = known?.some(({ name }) => name === typedDatabaseName(person)) ?? false;
    if (!isHere && !(await isSafe())) return;
    // What a browser has lost no page has lived through: beside another one nothing is lost, but may be on its way here.
    const isAlone = !locks || (await tryLock(locks, countKey)) !== undefined;
    await withTyped(async (typed) => {
      const row = await typed.get('typed');
      if (!row) return;
      if (isAlone && row.count > countIn(store, countKey)) {
        for (const [key, text] of Object.entries(row.texts))
          if (isNewer(text, store.getItem(key))) store.setItem(key, text);
        // What it had before that moment, and had no more then, was saved or given up.
        for (const [key, text] of Object.entries(typedIn(store, person)))
          if (!(key in row.texts) && (timeOf(text) ?? Infinity) <= row.at) store.removeItem(key);
        store.setItem(countKey, String(row.count));
      }
      last = row;
    });
  }

  async function write(store: Storage): Promise<void> {
    isDue = false;
    const texts = typedIn(store, person);
    const isForgotten = last.count > 0 && store.getItem(countKey) === null;
    if (isClosed || isForgotten || isSame(texts, last.texts) || !(await isSafe())) return;
    const count = Math.max(last.count, countIn(store, countKey)) + 1;
    // First where it may be lost: then what is behind is that one, never this.
    store.setItem(countKey, String(count));
    await withPatience(later, () =>
      withTyped((typed) => typed.put({ key: 'typed', count, at: now(), texts })),
    );
    last = { count, texts };
  }

  const inTurn = (work: () => Promise<void>) => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };

  const leaveIt = () => {
    isClosed = true;
  };
  const restored = inTurn(async () => {
    // A page waits for this: also what a browser says of its databases may never come.
    if (memory) await withPatience(later, () => restore(memory));
  })
    // What it holds could not be read or put back: it is not written over, and asked again by the next page.
    .catch(leaveIt)
    .then(() => {
      isRestored = true;
    });
  const copy: TypedCopy = {
    restored,
    get isRestored() {
      return isRestored;
    },
    note() {
      if (isDue || isClosed || !memory) return;
      isDue = true;
      // A storage that says no to this says so to work that is entered, too, where it is told.
      later(() => void inTurn(() => write(memory)).catch(leaveIt), PAUSE_MS);
    },
  };
  // What was saved while nobody kept the copy.
  void restored.then(copy.note);
  return copy;
}

const countIn = (store: Storage, key: string): number => Number(store.getItem(key) ?? 0);

function typedIn(store: Storage, person: PersonId): Record<string, string> {
  const roots = [draftRoot(person), formRoot(person)];
  const keys = Object.keys(store).filter((key) => roots.some((root) => key.startsWith(root)));
  return Object.fromEntries(keys.map((key) => [key, store.getItem(key) ?? '']));
}

function isSame(some: Readonly<Record<string, string>>, others: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(some);
  return keys.length === Object.keys(others).length && keys.every((key) => some[key] === others[key]);
}

/** Whether a text was typed after the one that stands; of what does not say when, what stands stays. */
function isNewer(text: string, stands: string | null): boolean {
  if (stands === null) return true;
  const [at, before] = [timeOf(text), timeOf(stands)];
  return at !== undefined && before !== undefined && at > before;
}

function timeOf(text: string): number | undefined {
  try {
    const { at } = JSON.parse(text) as { readonly at?: number };
    return at;
  } catch {
    return undefined;
  }
}
