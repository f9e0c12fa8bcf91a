// What is unsent, for the moments in which no database has it: while one is deleted and not yet made anew, and when
// another tab has taken it. A browser without private files would have it in memory alone then, and a page that is
// ended would take it along [SF3] [SF4].

import type { PersonId } from '../../domain/ids.ts';
import type { UnsentRow } from './journal/journal.ts';
import { tryLock } from './writer.ts';

interface Deps {
  readonly memory?: Storage | undefined;
  readonly locks: LockManager | undefined;
  readonly person: PersonId;
}

const rootOf = (person: PersonId) => `so-thi-dua/stopgap/${person}/`;

export interface Stopgap {
  /** Keeps these rows instead of those before, as this tab's until it ends. */
  readonly keep: (rows: readonly UnsentRow[]) => Promise<void>;
  /** A database has them. */
  readonly drop: () => void;
  /** The tab ends: the next may take them. */
  readonly leave: () => void;
}

/** One tab's, by a name that no other tab has while this one lives. */
export function openStopgap({ memory, locks, person }: Deps, nameOf: () => string): Stopgap {
  let key: string | undefined;
  let release: (() => void) | undefined;
  function leave(): void {
    release?.();
    key = undefined;
    release = undefined;
  }
  function drop(): void {
    if (key && release) memory?.removeItem(key);
    leave();
  }
  return {
    async keep(rows) {
      if (rows.length === 0) return drop();
      key ??= `${rootOf(person)}${nameOf()}`;
      release ??= locks ? await tryLock(locks, key) : () => undefined;
      if (!release) return;
      const kept = rows.map(({ bloc, writer, seq, body }): UnsentRow => ({ bloc, writer, seq, body }));
      try {
        memory?.setItem(key, JSON.stringify(kept));
      } catch {
        // No room: the journal has it, where there is one.
      }
    },
    drop,
    leave,
  };
}

/** What tabs that are gone have left, each in the order in which it was written. A tab that lives has it in hand. */
export async function leftStopgaps({ memory, locks, person }: Deps) {
  const left: { readonly rows: readonly UnsentRow[]; readonly drop: () => void }[] = [];
  for (const key of keysOf(memory, person)) {
    const release = locks ? await tryLock(locks, key) : () => undefined;
    if (!release) continue;
    try {
      const rows = JSON.parse(memory?.getItem(key) ?? '[]') as readonly UnsentRow[];
      left.push({ rows, drop: () => memory?.removeItem(key) });
    } catch {
      // Not ours to read, and not ours to throw away.
    }
    release();
  }
  return left;
}

const keysOf = (memory: Storage | undefined, person: PersonId): readonly string[] =>
  Object.keys(memory ?? {}).filter((key) => key.startsWith(rootOf(person)));

/** Somebody leaves this device for good, with nothing unsent. */
export const forgetStopgaps = (memory: Storage | undefined, person: PersonId): void =>
  keysOf(memory, person).forEach((key) => memory?.removeItem(key));
