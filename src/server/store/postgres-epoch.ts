// A PostgreSQL that its own tools put back: whether anybody is connected, and the epoch that is begun over it [BK7].

import { Client } from 'pg';
import { writeEpoch, type DatabaseState, type NewEpoch } from './new-epoch.ts';
import { openPostgres } from './postgres-store.ts';
import { run, type Tx } from './run.ts';
import { getState } from './state.ts';

export interface FoundPostgres {
  /** Any other program is connected to it. */
  readonly isInUse: boolean;
  /** It has no tables of this product, or not one bloc: nothing was put back there. */
  readonly isEmpty: boolean;
}

/** What stands at an address; nothing is made there. Throws where it cannot be reached. */
export async function lookAtPostgres(address: string): Promise<FoundPostgres> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  const numberIn = async (query: string) =>
    (await client.query<{ number: number }>(query)).rows[0]?.number ?? 0;
  try {
    await client.connect();
    const others = await numberIn(
      `select count(*)::int as number from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    const tables = await numberIn(`select count(to_regclass('bloc_counter'))::int as number`);
    const blocs = tables === 0 ? 0 : await numberIn('select count(*)::int as number from bloc_counter');
    return { isInUse: others > 0, isEmpty: blocs === 0 };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Begins an epoch over the database at an address. Gives in how many blocs' logs it is written. */
export async function beginPostgresEpoch(
  address: string,
  begun: Omit<NewEpoch, 'replaced' | 'backupAt'>,
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
