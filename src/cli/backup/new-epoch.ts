// npm run -s cli -- new-epoch, for the PostgreSQL at DATABASE_URL

import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { getState, openStore, run, type Store } from '../../server/store/store.ts';
import { writeEpoch, type DatabaseState } from '../../server/store/new-epoch.ts';
import type { Command } from '../command.ts';
import { CommandRefusal, optionsOf, refusing } from '../refusal.ts';

/**
 * After a PostgreSQL was put back by its own tools, or another one has taken its place that was behind: devices offer again
 * what only the one before had.
 */
export const newEpoch: Command = {
  summary:
    'Mở kỷ nguyên mới sau khi PostgreSQL được khôi phục / begins an epoch after a PostgreSQL was put back.',
  run: (args) =>
    refusing(async () => {
      optionsOf(args, [], 'npm run -s cli -- new-epoch');
      return begin(addressIn(process.env));
    }),
};

function addressIn({ DATABASE_URL }: NodeJS.ProcessEnv): string {
  if (DATABASE_URL) return DATABASE_URL;
  throw new CommandRefusal({
    vi: 'Lệnh này dành cho PostgreSQL (DATABASE_URL). Tệp SQLite thì dùng lệnh restore, lệnh ấy tự mở kỷ nguyên mới.',
    en: 'This is for a PostgreSQL (DATABASE_URL). A SQLite file goes through restore, which begins an epoch itself.',
  });
}

async function begin(address: string): Promise<number> {
  await mustBeIdle(address);
  const store = await openStore('', address);
  try {
    const [now, epoch] = [Date.now(), randomUUID()];
    const { blocs } = await store.transaction(async (tx) => {
      const state = await stateOf(tx);
      await writeEpoch(tx, state, { epoch, backupAt: null, now, replaced: undefined });
      return state;
    });
    console.log(
      `Kỷ nguyên mới ${epoch}, ghi vào nhật ký của ${blocs.length} khối. Hãy khởi động máy chủ.\n` +
        'A new epoch has begun. Start the server: devices offer again what they did since the copy was taken.',
    );
    return 0;
  } finally {
    await store.close();
  }
}

async function stateOf(tx: Store['read']): Promise<DatabaseState> {
  const blocs = await run<DatabaseState['blocs'][number]>(
    tx,
    'select bloc, position, head from bloc_counter order by bloc',
    [],
  );
  return { epoch: (await getState(tx, 'epoch')) ?? '', blocs };
}

/** A server that runs would go on under the epoch it began with. */
async function mustBeIdle(address: string): Promise<void> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    if ((rows[0]?.others ?? 0) === 0) return;
    throw new CommandRefusal({
      vi: 'Còn chương trình đang nối vào cơ sở dữ liệu này. Hãy dừng mọi máy chủ rồi chạy lại.',
      en: 'Something is connected to this database. Stop every server first.',
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}
