// What is unsent and what was refused, for the moments in which no database has it: while one is deleted and not yet
// made anew, and when another tab has taken it. A browser without private files would have it in memory alone then, and
// no journal keeps a refusal: a page that is ended would take it along [SF3] [SF4] [SF9].

import { changeIdOf, type PersonId } from '../../domain/ids.ts';
import type { UnsentRow } from './journal/journal.ts';
import type { RefusedRow, ReplicaStorage } from './storage.ts';
import { tryLock } from './writer.ts';

interface Deps {
  readonly memory?: Storage | undefined;
  readonly locks: LockManager | undefined;
  readonly person: PersonId;
}

const rootOf = (person: PersonId) => `so-thi-dua/stopgap/${person}/`;

export interface InHand {
  readonly rows: readonly UnsentRow[];
  readonly refused: readonly RefusedRow[];
}

export interface Stopgap {
  /** Keeps this instead of what was kept before, as this tab's until it ends. */
  readonly keep: (inHand: InHand) => Promise<void>;
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
  /** Where there is no room for all, work that nobody has yet goes before what somebody has answered. */
  function keepRows(under: string, rows: readonly UnsentRow[]): void {
    try {
      memory?.setItem(under, JSON.stringify({ rows, refused: [] } satisfies InHand));
    } catch {
      // No room: the journal has it, where there is one.
    }
  }
  function drop(): void {
    if (key && release) memory?.removeItem(key);
    leave();
  }
  return {
    async keep({ rows, refused }) {
      if (rows.length === 0 && refused.length === 0) return drop();
      key ??= `${rootOf(person)}${nameOf()}`;
      release ??= locks ? await tryLock(locks, key) : () => undefined;
      if (!release) return;
      const kept = rows.map(({ bloc, writer, seq, body }): UnsentRow => ({ bloc, writer, seq, body }));
      try {
        memory?.setItem(key, JSON.stringify({ rows: kept, refused } satisfies InHand));
      } catch {
        keepRows(key, kept);
      }
    },
    drop,
    leave,
  };
}

/**
 * What tabs that are gone have left, each in the order in which it was written; of releases before refusals were kept,
 * the rows alone. A tab that lives has it in hand.
 */
export async function leftStopgaps({ memory, locks, person }: Deps) {
  const left: (InHand & { readonly drop: () => void })[] = [];
  for (const key of keysOf(memory, person)) {
    const release = locks ? await tryLock(locks, key) : () => undefined;
    if (!release) continue;
    try {
      const kept = JSON.parse(memory?.getItem(key) ?? '[]') as InHand | readonly UnsentRow[];
      left.push({
        ...('rows' in kept ? kept : { rows: kept, refused: [] }),
        drop: () => memory?.removeItem(key),
      });
    } catch {
      // Not ours to read, and not ours to throw away.
    }
    release();
  }
  return left;
}

/** Puts refusals where their author finds them, but for those whose change waits here still. Gives those it put. */
export async function putBackRefused(
  storage: ReplicaStorage,
  refused: readonly RefusedRow[],
): Promise<readonly RefusedRow[]> {
  if (refused.length === 0) return [];
  return storage.transaction('write', ['outbox', 'refused'], async (tables) => {
    const [waiting, told] = await Promise.all([tables.outbox.all(), tables.refused.all()]);
    const here = new Set([
      ...waiting.map(({ writer, seq }) => changeIdOf(writer, seq)),
      ...told.map(({ id }) => id),
    ]);
    const missing = refused.filter(({ id }) => !here.has(id));
    await tables.refused.put(missing);
    return missing;
  });
}

const keysOf = (memory: Storage | undefined, person: PersonId): readonly string[] =>
  Object.keys(memory ?? {}).filter((key) => key.startsWith(rootOf(person)));

/** Somebody leaves this device for good, with nothing unsent. */
export const forgetStopgaps = (memory: Storage | undefined, person: PersonId): void =>
  keysOf(memory, person).forEach((key) => memory?.removeItem(key));
