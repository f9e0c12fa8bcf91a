// The database. On SQLite one connection writes and one reads, so that a pull never waits for a push.

import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migrate } from './migrations.ts';
import { goDirect, type Db, type Tx } from './run.ts';
import { isFull } from './no-writes.ts';
import { directOn, kyselyOn, openConnection } from './sqlite.ts';
import type { Calls, Hearing } from './postgres-calls.ts';
import { openPostgres } from './postgres-store.ts';
import { epochOf, writeProbe } from './state.ts';
import { keepBeforeMigrating } from './whole-file.ts';

export { run, type Db, type Tx } from './run.ts';
export { addState, dropState, getState, putState } from './state.ts';

export interface Store {
  readonly read: Db;
  readonly write: Db;
  /** Random, made with the database: another one after a restore, and clients offer their work again. */
  readonly epoch: string;
  /** Whether writers wait for each other, or only those of one bloc. */
  readonly lanes: 'one' | 'by-bloc';
  /** Whether a failure only means that a transaction must be made again. `transaction` does so by itself. */
  readonly isClash: (error: unknown) => boolean;
  /** Whether a failure means that the database is not to be reached now, or has waited as long as it may. */
  readonly isAway: (error: unknown) => boolean;
  /**
   * All of it or none, durable when the promise is kept. `act` may be run several times. No network inside: every
   * writer waits.
   */
  readonly transaction: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Several reads of one and the same moment. */
  readonly snapshot: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Folds the write-ahead log into the file; for idle moments, since it is what makes single writes slow. */
  readonly checkpoint: () => Promise<void>;
  /** Whether the disk takes a write now: one is made, and flushed. Throws where it does not. */
  readonly probe: () => Promise<void>;
  /** The way to the other processes on it; absent where there can be none. */
  readonly openCalls?: (hearing: Hearing) => Calls;
  readonly close: () => Promise<void>;
}

export const databasePath = (dataDir: string): string => join(dataDir, 'so-thi-dua.sqlite');

/** Opens or makes the database of a folder, or the one at a PostgreSQL address, at the newest form of its tables. */
export const openStore = (dataDir: string, databaseUrl?: string): Promise<Store> =>
  databaseUrl === undefined ? openSqlite(dataDir) : openPostgres(databaseUrl);

async function openSqlite(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // The system says why; SQLite would only say that it cannot open its file.
  accessSync(dataDir, constants.W_OK);
  const path = databasePath(dataDir);
  if (!existsSync(path) && hasRemains(dataDir)) throw new DatabaseGone(path);
  keepBeforeMigrating(path);
  const writer = openConnection(path);
  const write = kyselyOn(writer, 'begin immediate');
  await migrate(write);
  const epoch = await epochOf(write);
  const reader = openConnection(path, { readOnly: true });
  const read = kyselyOn(reader, 'begin');
  const [writeNow, readNow] = [directOn(writer), directOn(reader)];
  goDirect(read, readNow);

  return {
    read,
    write,
    epoch,
    lanes: 'one',
    isClash: () => false,
    isAway: () => false,
    transaction: (act) =>
      write.transaction().execute((tx) => {
        goDirect(tx, writeNow);
        return act(tx);
      }),
    snapshot: (act) =>
      read.transaction().execute((tx) => {
        goDirect(tx, readNow);
        return act(tx);
      }),
    checkpoint: async () => void (await sql`pragma wal_checkpoint(truncate)`.execute(write)),
    async probe() {
      await writeProbe(write);
      await mustHaveRoom(dataDir);
    },
    async close() {
      await read.destroy();
      await sql`pragma wal_checkpoint(truncate)`.execute(write).catch((error: unknown) => {
        // On a full disk the log stays beside the file, and is as durable there.
        if (!isFull(error)) throw error;
      });
      await write.destroy();
    },
  };
}

/** A folder that has been a server's, without its database: a disk that is not there, or a restore that was cut short. */
export class DatabaseGone extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`there is no ${path}`);
    this.path = path;
  }
}

/** Made anew beside what is left of another, an empty database would pass for it [ST11]. */
const hasRemains = (dataDir: string): boolean =>
  readdirSync(dataDir).some((name) => name.startsWith('so-thi-dua.')) ||
  existsSync(join(dataDir, 'keys', 'keys.json'));

/** Less than this is a full disk already: a write as small as the probe still finds a place where none else does. */
const LEAST_ROOM = 1 << 20;

async function mustHaveRoom(folder: string): Promise<void> {
  const { blocks, bavail, bsize } = await statfs(folder);
  // There are file systems that do not tell.
  if (blocks === 0 || bavail * bsize >= LEAST_ROOM) return;
  throw Object.assign(new Error(`Less than a megabyte is left for ${folder}.`), { code: 'ENOSPC' });
}
