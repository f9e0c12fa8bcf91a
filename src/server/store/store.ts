// The database: one connection that writes, one that reads, so that a pull never waits for a push.

import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migrate } from './migrations.ts';
import { goDirect, type Db, type Tx } from './run.ts';
import { directOn, kyselyOn, openConnection } from './sqlite.ts';

export { run, type Db, type Tx } from './run.ts';

export interface Store {
  readonly read: Db;
  readonly write: Db;
  /** Random, made with the database: another one after a restore, and clients offer their work again. */
  readonly epoch: string;
  /** All of it or none, durable when the promise is kept. No network inside: every writer waits. */
  readonly transaction: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Several reads of one and the same moment. */
  readonly snapshot: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Folds the write-ahead log into the file; for idle moments, since it is what makes single writes slow. */
  readonly checkpoint: () => Promise<void>;
  /** Whether the disk takes a write now. */
  readonly probe: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const databasePath = (dataDir: string): string => join(dataDir, 'so-thi-dua.sqlite');

/** Opens or makes the database of a folder, at the newest form of its tables. */
export async function openStore(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = databasePath(dataDir);
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
    probe: () => putState(write, 'probe', '1'),
    async close() {
      await read.destroy();
      await sql`pragma wal_checkpoint(truncate)`.execute(write);
      await write.destroy();
    },
  };
}

async function epochOf(write: Db): Promise<string> {
  await write
    .insertInto('server_state')
    .values({ key: 'epoch', value: randomUUID() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await getState(write, 'epoch')) as string;
}

/** A word the server keeps about itself. */
export async function getState(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('server_state').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

export async function putState(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto('server_state')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

export const dropState = async (db: Db, key: string): Promise<void> =>
  void (await db.deleteFrom('server_state').where('key', '=', key).execute());
