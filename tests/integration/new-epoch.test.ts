// A PostgreSQL that was put back by its own tools, and the command that says so to the devices.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { Client as Direct } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { logOf } from '../support/log.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { CALLS_NAME } from '../../src/server/store/postgres-calls.ts';
import type { Column } from '../../src/domain/scoring/sheet.ts';
import { clientOf, newWriter, signIn, startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, unsentRows } from '../support/tab.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

if (postgresMissing !== undefined) console.log(postgresMissing);

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const cli = (command: string, env: NodeJS.ProcessEnv) =>
  new Promise<{ code: number | string | null | undefined; said: string }>((resolve) => {
    execFile(process.execPath, [CLI, command], { env: { ...process.env, ...env } }, (error, out, err) =>
      resolve({ code: error ? error.code : 0, said: out + err }),
    );
  });

describe.skipIf(postgresMissing !== undefined)('a PostgreSQL that was put back', () => {
  let postgres: TestPostgres;
  let folder: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A copy of a database that nobody is connected to. */
  async function copyOf(address: string): Promise<string> {
    const [copy, admin] = [new URL(await postgres.newDatabase()), new URL(address)];
    admin.pathname = '/postgres';
    const direct = new Direct({ connectionString: admin.href });
    await direct.connect();
    await direct.query(`drop database "${copy.pathname.slice(1)}"`);
    await direct.query(
      `create database "${copy.pathname.slice(1)}" template "${new URL(address).pathname.slice(1)}"`,
    );
    await direct.end();
    return copy.href;
  }

  const startOn = (DATABASE_URL: string, PORT = '0'): Promise<TestServer> =>
    startServer({ DATABASE_URL, DATA_DIR: folder, PORT, DEMO: 'on' });

  test('[BK7] none is begun in a database without blocs, as a mistyped address leads to, and nothing is made there', async () => {
    const address = await postgres.newDatabase();
    const asked = await cli('new-epoch', { DATABASE_URL: address });
    expect(asked).toMatchObject({ code: 2 });
    expect(asked.said).toMatch(/không có khối nào[^]*There is no bloc/);
    const direct = new Direct({ connectionString: address });
    await direct.connect();
    const { rows } = await direct.query(`select 1 from pg_tables where schemaname = 'public'`);
    await direct.end();
    expect(rows).toEqual([]);

    const empty = await startServer({ DATABASE_URL: address, DATA_DIR: folder, DEMO: 'off' });
    const before = empty.store.epoch;
    await empty.stop();
    expect(await cli('new-epoch', { DATABASE_URL: address })).toMatchObject({ code: 2 });
    const again = await startServer({ DATABASE_URL: address, DATA_DIR: folder, DEMO: 'off' });
    expect(again.store.epoch).toBe(before);
    await again.stop();
  });

  test('[BK7] a new epoch is begun over it, and the devices offer again what only the one before had', async () => {
    const address = await postgres.newDatabase();
    const first = await startOn(address);
    const port = new URL(first.url).port;
    const device = newTestDevice();
    let tab = await startTab(first.url, 'canbo.sinho', ['cac-huyen'], device);
    await tab.round();
    expect(await cli('new-epoch', { DATABASE_URL: address })).toMatchObject({ code: 2 });
    await first.stop();
    const putBack = await copyOf(address);

    const second = await startOn(address, port);
    const args = {
      sheetId: 'cac-huyen.2023/sin-ho',
      owner: 'self' as const,
      criterionId: 't.2',
      input: { value: '3' },
      reason: '',
      table: 1,
    };
    await tab.replica.commit('cac-huyen', [{ name: 'enter-score', args }]);
    for (let round = 0; round < 2; round += 1) await tab.round();
    expect(await unsentRows(tab.replica)).toBe(0);
    const writer = must((await tab.replica.storage.tables.writers.all())[0], 'a writer').id;
    await second.stop();

    const begun = await cli('new-epoch', { DATABASE_URL: putBack });
    expect([begun.code, begun.said]).toEqual([0, expect.stringContaining('new epoch has begun')]);
    const third = await startOn(putBack, port);
    expect(third.store.epoch).not.toBe(second.store.epoch);
    expect(await logOf(third.store, { writer })).toEqual([]);
    // The session is over with the epoch: its person signs in again [BK10].
    tab.close();
    tab = await startTab(third.url, 'canbo.sinho', ['cac-huyen'], device);
    for (let round = 0; round < 2; round += 1) await tab.round();
    expect((await logOf(third.store, { writer })).map(({ verdict }) => verdict)).toEqual(['accepted']);
    expect(tab.replica.blocs.get('cac-huyen')?.forkedAt ?? null).toBeNull();
    tab.close();
    await third.stop();
    expect(await cli('verify', { DATABASE_URL: putBack, DATA_DIR: folder })).toMatchObject({ code: 0 });
  });

  test('[BK7] a server that has nothing to do is seen to be connected', async () => {
    const address = await postgres.newDatabase();
    const server = await startOn(address);
    const [admin, name] = [new URL(address), new URL(address).pathname.slice(1)];
    admin.pathname = '/postgres';
    const direct = new Direct({ connectionString: admin.href });
    await direct.connect();
    const connected = async () =>
      (
        await direct.query('select 1 from pg_stat_activity where datname = $1 and application_name <> $2', [
          name,
          CALLS_NAME,
        ])
      ).rows.length;
    // Several things at once: as many connections, of which a pool lets go when nobody has used them for ten seconds.
    await Promise.all(Array.from({ length: 6 }, () => sql`select pg_sleep(0.2)`.execute(server.store.read)));
    expect(await connected()).toBeGreaterThan(1);
    await vi.waitFor(async () => expect(await connected()).toBe(1), { timeout: 50_000, interval: 100 });
    expect(await cli('new-epoch', { DATABASE_URL: address })).toMatchObject({ code: 2 });
    await direct.end();
    await server.stop();
  });

  test('[BK9] put back under a server that runs, by force: it goes on under the new epoch, and by the log that stands', async () => {
    const address = await postgres.newDatabase();
    await (await startOn(address)).stop();
    const [copy, name] = [await copyOf(address), new URL(address).pathname.slice(1)];
    const server = await startOn(address);
    const clerk = await signIn(server.url, 'canbo.sinho');
    const entry = (value: string) => ({
      seq: 1,
      name: 'enter-score',
      args: {
        sheetId: 'cac-huyen.2023/sin-ho',
        owner: 'self',
        criterionId: 't.2',
        input: { value },
        reason: '',
        table: 1,
      },
      base: null,
      at: 1,
    });
    const [lost, later] = [newWriter(), newWriter()];
    const before = await clerk.push('cac-huyen', lost, [entry('3')]);
    const further = await clerk.push('cac-huyen', lost, [
      { ...entry('4'), seq: 2 },
      { ...entry('3'), seq: 3 },
    ]);

    const admin = new URL(address);
    admin.pathname = '/postgres';
    const direct = new Direct({ connectionString: admin.href });
    await direct.connect();
    await direct.query(`drop database "${name}" with (force)`);
    await direct.query(`create database "${name}" template "${new URL(copy).pathname.slice(1)}"`);
    await direct.end();
    expect(await cli('new-epoch', { DATABASE_URL: address })).toMatchObject({ code: 0 });

    // The entry of the new epoch stands at the very place that the lost change had.
    // So much of the sessions has gone with it, too.
    const again = await signIn(server.url, 'canbo.sinho');
    const old = await again.sendChanges('cac-huyen', later, [entry('5')], { epoch: before.epoch });
    expect([old.status, (await old.json()).code]).toEqual([409, 'epoch-changed']);
    const after = await again.push('cac-huyen', later, [entry('5')]);
    expect([after.epoch === before.epoch, after.accepted, after.position]).toEqual([
      false,
      [[1, 1]],
      before.position + 1,
    ]);
    // What is signed is of the log that stands, though the one before had reached further.
    expect(further.position).toBeGreaterThan(after.position);
    expect(after.checkpoint).toMatchObject({ epoch: after.epoch, size: after.position });
    const { records } = await again.pullAll('cac-huyen');
    const column = must(
      records.find(({ kind, id }) => kind === 'column' && id === 'cac-huyen.2023/sin-ho/self'),
      'a column',
    ).body as Column;
    expect(column.cells['t.2']?.map(({ by }) => by)).not.toContain(`${lost}-1`);
    await server.stop();
    expect(await cli('verify', { DATABASE_URL: address, DATA_DIR: folder })).toMatchObject({ code: 0 });
  });

  test('[BK10] it ends every session, and says what does not come back by itself', async () => {
    const address = await postgres.newDatabase();
    const first = await startOn(address);
    const clerk = await signIn(first.url, 'canbo.sinho');
    await first.stop();
    const { code, said } = await cli('new-epoch', { DATABASE_URL: address });
    expect([code, said]).toEqual([0, expect.stringMatching(/phiên đăng nhập đã kết thúc[^]*Every session/)]);
    const second = await startOn(address);
    const asked = await clientOf(second.url, clerk.cookie).request('GET', '/api/session');
    expect(asked.status).toBe(401);
    await second.stop();
  });

  test('[BK7] a server that is connected as another user is seen; a right that is lacking is told in words', async () => {
    const address = await postgres.newDatabase();
    const server = await startOn(address);
    const direct = new Direct({ connectionString: address });
    await direct.connect();
    const [other, nobody] = ['other', 'nobody'].map((name) => `${name}_${newWriter()}`);
    for (const name of [other, nobody])
      await direct.query(`create role "${name}" login password 'mot-hai-ba'`);
    await direct.query(`grant all on all tables in schema public to "${other}"`);
    await direct.end();
    const as = (name = '') => {
      const url = new URL(address);
      [url.username, url.password] = [name, 'mot-hai-ba'];
      return url.href;
    };
    const seen = await cli('new-epoch', { DATABASE_URL: as(other) });
    expect([seen.code, seen.said]).toEqual([2, expect.stringContaining('Còn chương trình đang nối')]);
    await server.stop();
    const refused = await cli('new-epoch', { DATABASE_URL: as(nobody) });
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('không có đủ quyền')]);
    expect(refused.said).not.toMatch(/\n\s+at |mot-hai-ba/);
    await vi.waitFor(
      async () => expect(await cli('new-epoch', { DATABASE_URL: as(other) })).toMatchObject({ code: 0 }),
      { timeout: 30_000, interval: 500 },
    );
  });

  test('[BK7] there is nothing to begin where the database is a file', async () => {
    expect(await cli('new-epoch', { DATABASE_URL: '', DATA_DIR: folder })).toMatchObject({ code: 2 });
    const nowhere = await cli('new-epoch', { DATABASE_URL: 'postgresql://nguoi:mat-khau@127.0.0.1:1/x' });
    expect(nowhere).toMatchObject({ code: 2 });
    expect(nowhere.said).not.toContain('mat-khau');
  });
});
