// The store on PostgreSQL: any number of equal processes on one database, each transaction inside one bloc.

import { sql } from 'kysely';
import { must } from '../../base/assert.ts';
import { isClash, kyselyOnPool, openPool } from './postgres.ts';
import { migrate, migrations, type TakeTurn } from './migrations.ts';
import type { Db } from './run.ts';
import { epochOf, putState } from './state.ts';
import type { Store } from './store.ts';

const MOST_TRIES = 6;

/**
 * The lock that a process holds while it makes tables: "so-thi" in ASCII. PostgreSQL lets two transactions make one
 * table at once, and refuses the slower of them by one of several errors of its own catalogue.
 */
const TABLES_LOCK = 0x73_6f_2d_74_68_69;

const EPOCH = `select value from server_state where key = 'epoch'`;

const takeTurn: TakeTurn = (tx) => sql`select pg_advisory_xact_lock(${TABLES_LOCK})`.execute(tx);

/** Connects to a database, and brings it to the newest form of its tables. */
export async function openPostgres(url: string): Promise<Store> {
  const pool = openPool(url);
  let epoch: string | undefined;
  const db = kyselyOnPool(pool, async (client) => {
    if (epoch === undefined) return;
    // A database is put back under a server only by ending its sessions: a new one may be with another than before.
    const { rows } = await client.query<{ value: string }>(EPOCH);
    epoch = rows[0]?.value ?? epoch;
  });
  await migrate(db, migrations, takeTurn);
  epoch = await epochOf(db);
  return {
    read: db,
    write: db,
    get epoch() {
      return must(epoch, 'an epoch');
    },
    lanes: 'by-bloc',
    isClash,
    transaction: (act) => again(() => db.transaction().execute(act), isClash),
    snapshot: (act) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(act),
    checkpoint: async () => undefined,
    probe: () => again(() => probe(db), isClash),
    close: () => db.destroy(),
  };
}

/** Made again while it fails for a reason that passes; each transaction is safe to make again. */
async function again<T>(act: () => Promise<T>, passes: (error: unknown) => boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries === MOST_TRIES || !passes(error)) throw error;
    }
  }
}

const probe = (db: Db): Promise<void> => putState(db, 'probe', '1');
