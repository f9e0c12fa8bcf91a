// What was acknowledged is on the disk. Real processes, killed.

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { sizeOf } from '../../src/protocol/push.ts';
import { migrate } from '../../src/server/store/migrations.ts';
import { kyselyOn, openConnection } from '../../src/server/store/sqlite.ts';
import { openStore, run } from '../../src/server/store/store.ts';
import { logOf } from '../support/log.ts';
import { spawnServer } from '../support/spawned.ts';
import { mustBeSound, newWriter, signIn, startServer } from '../support/server.ts';

// Starting a process takes a second where the machine is busy.
vi.setConfig({ testTimeout: 20_000 });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const enter = (seq: number, base: string | null) => ({
  seq,
  name: 'enter-score',
  base,
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 't.2',
    input: { value: String(seq) },
    reason: '',
    table: 1,
  },
});

test('[ST1] every connection runs with synchronous=FULL, the second to open the file too', () => {
  const path = join(folder, 'twice.sqlite');
  const first = openConnection(path);
  const second = openConnection(path);
  for (const connection of [first, second]) {
    expect(connection.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 });
    expect(connection.prepare('pragma foreign_keys').get()).toEqual({ foreign_keys: 1 });
    connection.close();
  }
});

describe('a SQLite that was built to do less', () => {
  afterEach(() => vi.restoreAllMocks());

  /** What a connection is told comes to it as this makes of it. */
  function hearing(makes: (text: string) => string): void {
    const exec = Reflect.get(DatabaseSync.prototype, 'exec');
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, text) {
      exec.call(this, makes(text));
    });
  }

  test('[ST1] is not begun with where it keeps no write-ahead log', async () => {
    hearing((text) => text.replace('pragma journal_mode = wal', ''));
    expect(() => openConnection(join(folder, 'no-log.sqlite'))).toThrow('must keep a write-ahead log');
    await expect(openStore(join(folder, 'no-log'))).rejects.toThrow('must keep a write-ahead log');
  });

  test.each(['normal', 'off'])('[ST1] is not begun with where it flushes as if told "%s"', async (level) => {
    hearing((text) => text.replace(/synchronous = \w+/, `synchronous = ${level}`));
    expect(() => openConnection(join(folder, `${level}.sqlite`))).toThrow('must run with synchronous=FULL');
    await expect(openStore(join(folder, level))).rejects.toThrow('must run with synchronous=FULL');
  });

  test('[ST1] is told FULL, whatever it begins with', () => {
    hearing((text) => `pragma synchronous = normal; ${text}`);
    const opened = openConnection(join(folder, 'told.sqlite'));
    expect(opened.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 });
    opened.close();
  });
});

test('[ST2] a migration that fails leaves nothing of itself, and the next start takes it up again', async () => {
  const path = join(folder, 'migrated.sqlite');
  const write = kyselyOn(openConnection(path), 'begin immediate');
  const broken = [{ name: 'x', statements: ['create table half (a text)', 'create nonsense'] }];
  await expect(migrate(write, broken)).rejects.toThrow();
  expect(await run(write, `select name from sqlite_master where name = 'half'`, [])).toEqual([]);
  const mended = [{ name: 'x', statements: ['create table half (a text)'] }];
  await migrate(write, mended);
  await migrate(write, mended);
  expect(await run(write, `select name from sqlite_master where name = 'half'`, [])).toHaveLength(1);
  await write.destroy();
});

test('[SY1] on a full disk nothing is acknowledged, reading goes on, and what was refused is taken later', async () => {
  const server = await startServer();
  const client = await signIn(server.url, 'canbo.sinho');
  const writer = newWriter();
  const [pages] = await run<{ page_count: number }>(server.store.write, 'pragma page_count', []);
  await run(server.store.write, `pragma max_page_count = ${(pages?.page_count ?? 0) + 1}`, []);
  const many = Array.from({ length: 500 }, (_, index) => ({
    ...enter(index + 1, null),
    name: 'not-known-yet',
  }));
  const full = await client.sendChanges('cac-huyen', writer, many);
  expect(full.status).toBe(507);
  expect(await full.json()).toMatchObject({ code: 'storage-full' });
  expect((await client.pullAll('cac-huyen')).records.length).toBeGreaterThan(3);

  await run(server.store.write, 'pragma max_page_count = 1000000', []);
  const later = await client.push('cac-huyen', writer, [...many, { ...enter(501, null) }]);
  expect([later.refused.length, later.duplicate, later.accepted]).toEqual([500, [], [[501, 501]]]);
  expect(await run(server.store.read, 'pragma integrity_check', [])).toEqual([{ integrity_check: 'ok' }]);
  await server.stop();
});

describe('killed', () => {
  test('[SY1] with -9 in the middle of pushing, then started again: all that was acknowledged is there', async () => {
    const dataDir = join(folder, 'killed');
    let server = await spawnServer(dataDir);
    let acknowledged = 0;
    const writer = newWriter();
    for (let round = 0; round < 3; round += 1) {
      const client = await signIn(server.url, 'canbo.sinho');
      const dead = once(server.child, 'exit');
      const first = acknowledged + 1;
      for (let seq = first; ; seq += 1) {
        // In the middle of it, however slow the machine is.
        if (seq === first + 5) setTimeout(() => server.child.kill('SIGKILL'), 3 + round * 20);
        const base = seq === 1 ? null : `${writer}-${seq - 1}`;
        const answer = await client.push('cac-huyen', writer, [enter(seq, base)]).catch(() => undefined);
        if (!answer) break;
        // The first after a crash may have been taken and its answer lost.
        expect(sizeOf(answer.accepted) + sizeOf(answer.duplicate)).toBe(1);
        acknowledged = seq;
      }
      await dead;
      const store = await openStore(dataDir);
      const rows = await logOf(store, { writer });
      expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
      expect(rows.length).toBeLessThanOrEqual(acknowledged + 1);
      expect(await run(store.read, 'pragma integrity_check', [])).toEqual([{ integrity_check: 'ok' }]);
      await store.close();
      await mustBeSound(dataDir);
      server = await spawnServer(dataDir);
    }
    expect(acknowledged).toBeGreaterThan(10);
    const client = await signIn(server.url, 'canbo.sinho');
    const { records } = await client.pullAll('cac-huyen');
    const column = records.find(({ kind }) => kind === 'column')?.body as {
      cells: Record<string, { by: string }[]>;
    };
    const last = Number(column.cells['t.2']?.[0]?.by.split('-')[1]);
    expect(last).toBeGreaterThanOrEqual(acknowledged);
    server.child.kill('SIGKILL');
  });

  test('[HT5] with SIGTERM: what is in hand is answered, the log is folded in, the exit is clean', async () => {
    const dataDir = join(folder, 'stopped');
    const server = await spawnServer(dataDir);
    const client = await signIn(server.url, 'canbo.sinho');
    const writer = newWriter();
    // Answered with its verdict, told to come again, or cut off: the log below agrees with whichever it was.
    const inHand = client.push('cac-huyen', writer, [enter(1, null)]).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 2));
    server.child.kill('SIGTERM');
    const [code] = (await once(server.child, 'exit')) as [number];
    const answer = await inHand;

    expect(code).toBe(0);
    const { readdirSync } = await import('node:fs');
    expect(readdirSync(dataDir)).toEqual(['keys', 'so-thi-dua.sqlite']);
    const store = await openStore(dataDir);
    expect(await logOf(store, { writer })).toHaveLength(answer ? sizeOf(answer.accepted) : 0);
    await store.close();
    await mustBeSound(dataDir);
  });
});

test('[HT5] a connection on which nothing was asked yet, or half a request, does not hold up a stop', async () => {
  const server = await startServer();
  const port = Number(new URL(server.url).port);
  const sockets = ['', 'GET / HTTP/1.1\r\nhost:'].map((said) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(said));
    socket.on('error', () => undefined);
    return socket;
  });
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  await (await fetch(`${server.url}/api/ping`)).text();
  await server.stop();
  // Far less than the ten seconds that a slow line is waited for.
}, 8000);

test('[SA1] a start that was cut short while the sample was written is taken up by the next one', async () => {
  const dataDir = join(folder, 'seeded');
  const server = await spawnServer(dataDir);
  server.child.kill('SIGKILL');
  await once(server.child, 'exit');
  const store = await openStore(dataDir);
  const before = (await logOf(store)).length;
  await run(store.write, `update server_state set value = 'begun' where key = 'sample'`, []);
  await run(store.write, `delete from log_segment where bloc = 'cong-an-xa-347'`, []);
  const { seedSample } = await import('../../src/server/sample/seed.ts');
  for (const table of ['column_cells', 'writer_ids', 'record']) {
    await run(store.write, `delete from ${table} where bloc = 'cong-an-xa-347'`, []);
  }
  await run(store.write, `update bloc_counter set position = 0, head = '' where bloc = 'cong-an-xa-347'`, []);
  await seedSample(store);
  expect((await logOf(store)).length).toBe(before);
  await store.close();
  await mustBeSound(dataDir);
});
