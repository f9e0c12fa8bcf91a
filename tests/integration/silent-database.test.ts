// A line to PostgreSQL that stays open and says nothing more, as a firewall or a machine that was put to sleep leaves it.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGroupCommit } from '../../src/server/sync/group-commit.ts';
import { addBloc, lockBloc } from '../../src/server/store/blocs.ts';
import { isAway } from '../../src/server/store/postgres.ts';
import { openPostgres } from '../../src/server/store/postgres-store.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../support/postgres.ts';

/** Goes on for what is connected after `silence`, and for what was connected before says nothing more. */
async function startProxy(port: number) {
  const pairs = new Set<Socket[]>();
  const all = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const pair = [near, far];
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      all.add(from);
      from.on('error', () => undefined);
      from.on('data', (chunk: Buffer) => pairs.has(pair) && to.write(chunk));
      from.on('close', () => pairs.has(pair) && to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => pairs.clear(),
    stop() {
      for (const socket of all) socket.destroy();
      server.close();
    },
  };
}

describe.skipIf(postgresMissing !== undefined)('a silent line', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  test('[ST7] a transaction that hangs in the middle is given up, and its bloc is another process’s at once', async () => {
    const address = new URL(await postgres.newDatabase());
    const proxy = await startProxy(Number(address.port));
    const through = new URL(address);
    through.port = String(proxy.port);
    const patience = { statementMs: 2000, betweenMs: 1000, answerMs: 3000 };
    const [hung, other] = [
      await openPostgres(through.href, patience),
      await openPostgres(address.href, { ...patience, statementMs: 20_000, answerMs: 30_000 }),
    ];
    await hung.transaction((tx) => addBloc(tx, 'khoi'));
    const given = hung
      .transaction(async (tx) => {
        await lockBloc(tx, 'khoi');
        proxy.silence();
        return lockBloc(tx, 'khoi');
      })
      .then(
        () => 'done',
        (error: unknown) => (isAway(error) ? 'away' : String(error)),
      );
    // The database lets go of it by itself, while the first still believes in its line.
    expect(await other.transaction((tx) => lockBloc(tx, 'khoi'))).toMatchObject({ position: 0 });
    expect(await given).toBe('away');
    // The line as such is fine again.
    expect(await hung.transaction((tx) => lockBloc(tx, 'khoi'))).toMatchObject({ position: 0 });
    await Promise.all([hung.close(), other.close()]);
    proxy.stop();
  });

  /** A bloc that one process holds, and another that waits for it no longer than a moment. */
  async function lockedBloc() {
    const address = await postgres.newDatabase();
    const [holder, waiter] = [
      await openPostgres(address),
      await openPostgres(address, { statementMs: 300, betweenMs: 5000, answerMs: 5000 }),
    ];
    await holder.transaction((tx) => addBloc(tx, 'khoi'));
    let free: (() => void) | undefined;
    const held = holder.transaction(async (tx) => {
      await lockBloc(tx, 'khoi');
      await new Promise<void>((resolve) => (free = resolve));
    });
    await expect.poll(() => free).toBeDefined();
    const letGo = () => (free?.(), held);
    return { waiter, letGo, close: () => Promise.all([holder.close(), waiter.close()]) };
  }

  test('[ST7] a statement that waits for a lock is ended by the database, and that is no fault of the server’s', async () => {
    const { waiter, letGo, close } = await lockedBloc();
    const error = await waiter.transaction((tx) => lockBloc(tx, 'khoi')).catch((caught: unknown) => caught);
    expect(isAway(error)).toBe(true);
    await letGo();
    expect(await waiter.transaction((tx) => lockBloc(tx, 'khoi'))).toBeDefined();
    await close();
  });

  test('[ST7] of pushes that came together none waits behind one that the database has given up', async () => {
    const { waiter, letGo, close } = await lockedBloc();
    const begun: number[] = [];
    const undone: number[] = [];
    const { submit } = createGroupCommit<number, unknown>({
      store: waiter,
      laneOf: () => 'khoi',
      run: (tx, job) => (begun.push(job), lockBloc(tx, 'khoi')),
      undone: (job) => undone.push(job),
    });
    const errors = await Promise.all([1, 2, 3].map((job) => submit(job).catch((error: unknown) => error)));
    expect(errors.map(isAway)).toEqual([true, true, true]);
    expect(begun).toEqual([1]);
    expect(new Set(undone)).toEqual(new Set([1, 2, 3]));
    await letGo();
    expect(await submit(4)).toBeDefined();
    await close();
  });

  test('[ST7] a session that is ended in the middle of a transaction is away, whichever word its end is told with', async () => {
    const address = await postgres.newDatabase();
    const [one, other] = [await openPostgres(address), await openPostgres(address)];
    await one.transaction((tx) => addBloc(tx, 'khoi'));
    const errors: unknown[] = [];
    const failed = await one
      .transaction(async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other.write);
        // First as the end that comes meanwhile, then as a connection on which nothing is asked any more.
        for (let asked = 0; asked < 3; asked += 1) {
          await lockBloc(tx, 'khoi').catch((error: unknown) => errors.push(error));
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return lockBloc(tx, 'khoi');
      })
      .catch((error: unknown) => error);
    expect([...errors, failed].map(isAway)).toEqual([true, true, true, true]);
    expect(String(failed)).toContain('not queryable');
    expect(await one.transaction((tx) => lockBloc(tx, 'khoi'))).toMatchObject({ position: 0 });
    await Promise.all([one.close(), other.close()]);
  });

  test('[ST7] whatever a database was told to begin its transactions with, two that meet go on one after the other', async () => {
    const address = await postgres.newDatabase();
    const strict = new URL(address);
    strict.searchParams.set('options', '-c default_transaction_isolation=serializable');
    const store = await openPostgres(strict.href);
    await store.transaction((tx) => addBloc(tx, 'khoi'));
    const { rows } = await store.transaction((tx) =>
      sql<{ level: string }>`select current_setting('transaction_isolation') as level`.execute(tx),
    );
    expect(rows).toEqual([{ level: 'read committed' }]);
    await store.close();
  });

  test('[ST7] a database that cannot be found or reached is away, and comes again', () => {
    const codes = ['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED', '57P01', '25P03'];
    expect(codes.map((code) => isAway(Object.assign(new Error(''), { code })))).toEqual(
      codes.map(() => true),
    );
    expect(['23505', '42601', ''].map((code) => isAway(Object.assign(new Error(''), { code })))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
