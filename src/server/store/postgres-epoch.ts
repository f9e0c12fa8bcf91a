// A PostgreSQL that its own tools put back: whether anybody is connected, and the epoch that is begun over it [BK7].

import { Client } from 'pg';
import { writeEpoch, type DatabaseState, type NewEpoch } from './new-epoch.ts';
import { CALLS_NAME } from './postgres-calls.ts';
import { openPostgres } from './postgres-store.ts';
import { run, type Tx } from './run.ts';
import { getState } from './state.ts';

/**
 * Whether any other program is connected to the database at an address. Throws where it cannot be reached. Of another
 * user's session one is told no more than that it is there: what kind it is, is null then.
 */
export const isPostgresInUse = (address: string): Promise<boolean> =>
  asking(address, async (client) => {
    // A server that serves has a session besides the one by which it hears of others: that one comes back by itself to a
    // database that was put back under it, and writes nothing.
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()
         and application_name is distinct from $1
         and (backend_type = 'client backend' or (backend_type is null and usesysid is not null))`,
      [CALLS_NAME],
    );
    return (rows[0]?.others ?? 0) > 0;
  });

/** Whether any bloc is in the database at an address. One that is not this product's has none, and gets no tables by it. */
export const hasBlocs = (address: string): Promise<boolean> =>
  asking(address, async (client) => {
    const { rows } = await client.query<{ here: boolean }>(
      `select to_regclass('bloc_counter') is not null as here`,
    );
    if (rows[0]?.here !== true) return false;
    return (await client.query('select 1 from bloc_counter limit 1')).rows.length > 0;
  });

async function asking<T>(address: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await ask(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Begins an epoch over the database at an address. Gives in how many blocs' logs it is written. */
export async function beginPostgresEpoch(
  address: string,
  begun: Omit<NewEpoch, 'replaced' | 'backupAt' | 'accounts'>,
): Promise<number> {
  const store = await openPostgres(address);
  try {
    return await store.transaction(async (tx) => {
      const state = await stateOf(tx);
      await writeEpoch(tx, state, { ...begun, backupAt: null, replaced: undefined });
      return state.blocs.length;
    });
  } finally {
    await store.close();
  }
}

async function stateOf(tx: Tx): Promise<DatabaseState> {
  const blocs = await run<DatabaseState['blocs'][number]>(
    tx,
    'select bloc, position, head from bloc_counter order by bloc',
    [],
  );
  return { epoch: (await getState(tx, 'epoch')) ?? '', blocs };
}
