// The store on PostgreSQL: any number of equal processes on one database, each transaction inside one bloc.

import { sql } from 'kysely';
import { must } from '../../base/assert.ts';
import { isAway, isClash, kyselyOnPool, openPool, type Patience } from './postgres.ts';
import { openCalls } from './postgres-calls.ts';
import { migrate, migrations, type TakeTurn } from './migrations.ts';
import { epochOf, writeProbe } from './state.ts';
import type { Store } from './store.ts';

const MOST_TRIES = 6;
const APART_MS = 10;

/**
 * The lock that a process holds while it makes tables: "so-thi" in ASCII. PostgreSQL lets two transactions make one
 * table at once, and refuses the slower of them by one of several errors of its own catalogue.
 */
const TABLES_LOCK = 0x73_6f_2d_74_68_69;

/** What the transactions here are written for, whatever a database or a role may have been told to begin with. */
const LEVEL = `set session characteristics as transaction isolation level read committed`;

const EPOCH = `select value from server_state where key = 'epoch'`;

const takeTurn: TakeTurn = (tx) => sql`select pg_advisory_xact_lock(${TABLES_LOCK})`.execute(tx);

/** A push takes a second at the most; a firewall that forgets a line says nothing for a quarter of an hour. */
const PATIENCE: Patience = { statementMs: 20_000, betweenMs: 15_000, answerMs: 30_000 };

/** Connects to a database, and brings it to the newest form of its tables. */
export async function openPostgres(url: string, patience = PATIENCE): Promise<Store> {
  await makeTables(url);
  let epoch: string | undefined;
  const db = kyselyOnPool(openPool(url, patience), async (client) => {
    // Said in the session and not when it is begun: what stands between may pass on only the parameters it knows.
    await client.query(
      `set statement_timeout = ${patience.statementMs}; set idle_in_transaction_session_timeout = ${patience.betweenMs}; ${LEVEL}`,
    );
    // A database is put back under a server only by ending its sessions: a new one may be with another than before.
    const { rows } = await client.query<{ value: string }>(EPOCH);
    epoch = rows[0]?.value ?? epoch;
  });
  epoch = await epochOf(db);
  return {
    read: db,
    write: db,
    get epoch() {
      return must(epoch, 'an epoch');
    },
    lanes: 'by-bloc',
    isClash,
    isAway,
    transaction: (act) => again(() => db.transaction().execute(act), isClash),
    snapshot: (act) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(act),
    checkpoint: async () => undefined,
    openCalls: (hearing) => openCalls(url, hearing),
    probe: () => again(() => writeProbe(db), isClash),
    close: () => db.destroy(),
  };
}

async function makeTables(url: string): Promise<void> {
  const db = kyselyOnPool(openPool(url));
  try {
    await migrate(db, migrations, takeTurn);
  } finally {
    await db.destroy();
  }
}

/** Made again while it fails for a reason that passes; each transaction is safe to make again. */
async function again<T>(act: () => Promise<T>, passes: (error: unknown) => boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries === MOST_TRIES || !passes(error)) throw error;
    }
    // Two that ran into each other would do so again at once.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * tries * APART_MS));
  }
}
