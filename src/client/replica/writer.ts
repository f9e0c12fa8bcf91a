// Each live tab writes under a name of its own, held by a Web Lock, so that its numbers are its own. A name that
// no tab holds any more is taken up again; where there are no locks, every tab takes a new one.

import { must } from '../../base/assert.ts';
import type { Random } from '../../base/random.ts';
import type { WriterId } from '../../domain/ids.ts';
import type { Journal, Journals } from './journal/journal.ts';
import type { ReplicaStorage } from './storage.ts';

export interface Writer {
  readonly id: WriterId;
  /** The number of the next change. */
  next: number;
  /** Its journal; undefined where there can be none. */
  journal: Journal | undefined;
  /** Gives the name back. */
  readonly release: () => void;
}

interface Deps {
  readonly storage: ReplicaStorage;
  readonly random: Random;
  /** Undefined in browsers without Web Locks. */
  readonly locks: LockManager | undefined;
  readonly journals: Journals | undefined;
}

/** A writer for this tab. Numbers go on where the name's last change left off. */
export async function takeWriter({ storage, random, locks, journals }: Deps): Promise<Writer> {
  const open = (id: WriterId) => journals?.open(id).catch(() => undefined);
  for (const { id, last } of locks ? await storage.tables.writers.all() : []) {
    const release = await tryLock(must(locks, 'locks'), lockName(storage, id));
    if (!release) continue;
    const journal = await open(id);
    // The journal may know of more than a database that was set back.
    const used = Math.max(last, await lastInOutbox(storage, id), journal?.content.lastSeq ?? 0);
    return { id, next: 1 + used, journal, release };
  }
  const id = newWriterId(random);
  await storage.tables.writers.put([{ id, last: 0 }]);
  const release = locks ? await tryLock(locks, lockName(storage, id)) : undefined;
  return { id, next: 1, journal: await open(id), release: release ?? (() => undefined) };
}

export const lockName = ({ name }: ReplicaStorage, id: WriterId) => `${name}/writer/${id}`;

async function lastInOutbox({ tables }: ReplicaStorage, id: WriterId): Promise<number> {
  const rows = await tables.outbox.all();
  return Math.max(0, ...rows.filter((row) => row.writer === id).map((row) => row.seq));
}

/** Holds a lock until the returned function is called, or the tab is gone; undefined where another has it. */
export function tryLock(locks: LockManager, name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((release) => resolve(() => release()));
      })
      .catch(reject);
  });
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Twelve random characters: 62 bits, new after every wipe of the storage, so that no id is ever used twice. */
export const newWriterId = (random: Random): WriterId =>
  Array.from({ length: 12 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
