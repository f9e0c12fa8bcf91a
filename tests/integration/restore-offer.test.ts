// A server that has forgotten: real files, a real restore under a new epoch, and a device that remembers.

import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { keptReceipts } from '../../src/client/parts/receipts.ts';
import { openConnection } from '../../src/server/store/sqlite.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { logOf } from '../support/log.ts';
import { newWriter, signIn, startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, unsentRows } from '../support/tab.ts';

const SHEET = 'cac-huyen.2023/sin-ho';
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

const scoreOf = (value: string, criterionId = 't.2') => ({
  name: 'enter-score' as const,
  args: { sheetId: SHEET, owner: 'self' as const, criterionId, input: { value }, reason: '', table: 1 },
});

async function startOn(dataDir: string, port = '0'): Promise<TestServer> {
  const server = await startServer({ DATA_DIR: dataDir, PORT: port });
  undo.push(() => server.stop());
  return server;
}

/** Puts an old file in the place of the present one, under another epoch, as a restore does. */
async function forget(dataDir: string, copy: string): Promise<void> {
  const path = databasePath(dataDir);
  await copyFile(copy, path);
  const connection = openConnection(path);
  connection.exec(`update server_state set value = 'after-the-restore' where key = 'epoch'`);
  connection.close();
}

test('[EN11] what a restored server forgot is offered again before anything built on it is sent', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'so-thi-dua-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const first = await startOn(dataDir);
  const port = new URL(first.url).port;
  const device = newTestDevice();
  const tab = await startTab(first.url, 'canbo.sinho', ['cac-huyen'], device);
  undo.push(() => tab.close());
  await first.stop();
  const copy = join(dataDir, 'copy.sqlite');
  await copyFile(databasePath(dataDir), copy);

  const second = await startOn(dataDir, port);
  await tab.replica.commit('cac-huyen', [scoreOf('3')]);
  await tab.round();
  expect(await unsentRows(tab.replica)).toBe(0);
  // Written on the old one, not sent yet; and a second tab that never hears of the restore by itself.
  await tab.replica.commit('cac-huyen', [scoreOf('4')]);
  const writer = must((await tab.replica.storage.tables.writers.all())[0], 'a writer').id;
  expect(await logOf(second.store, { writer })).toHaveLength(1);
  await second.stop();
  await forget(dataDir, copy);

  const third = await startOn(dataDir, port);
  expect(await logOf(third.store, { writer })).toEqual([]);
  await tab.round();
  const log = await logOf(third.store, { writer });
  expect(log.map(({ seq, verdict }) => [seq, verdict])).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
  ]);
  const cell = tab.replica.copies.get('cac-huyen')?.get('column', `${SHEET}/self`)?.cells['t.2'];
  expect(cell?.map(({ input }) => input)).toEqual([{ value: '4' }]);
  expect(await unsentRows(tab.replica)).toBe(0);
});

test('[EN15] what a database had before it was put back behind the server’s back, under the same epoch, is offered again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'so-thi-dua-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const first = await startOn(dataDir);
  const port = new URL(first.url).port;
  const tab = await startTab(first.url, 'canbo.sinho', ['cac-huyen'], newTestDevice());
  undo.push(() => tab.close());
  await tab.round();
  await first.stop();
  const copy = join(dataDir, 'copy.sqlite');
  await copyFile(databasePath(dataDir), copy);

  const second = await startOn(dataDir, port);
  await tab.replica.commit('cac-huyen', [scoreOf('3')]);
  await tab.replica.commit('cac-huyen', [scoreOf('5', 'i.13')]);
  for (let round = 0; round < 2; round += 1) await tab.round();
  expect(await unsentRows(tab.replica)).toBe(0);
  const writer = must((await tab.replica.storage.tables.writers.all())[0], 'a writer').id;
  await second.stop();
  await copyFile(copy, databasePath(dataDir));

  const third = await startOn(dataDir, port);
  expect(await logOf(third.store, { writer })).toEqual([]);
  for (let round = 0; round < 3; round += 1) await tab.round();
  expect((await logOf(third.store, { writer })).map(({ seq, verdict }) => [seq, verdict])).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
  ]);
  expect(await unsentRows(tab.replica)).toBe(0);
  const cells = tab.replica.copies.get('cac-huyen')?.get('column', `${SHEET}/self`)?.cells;
  expect([cells?.['t.2'], cells?.['i.13']].map((cell) => cell?.map(({ input }) => input))).toEqual([
    [{ value: '3' }],
    [{ value: '5' }],
  ]);
  // And it is still told that the log is not what it was.
  expect(tab.replica.blocs.get('cac-huyen')?.forkedAt).toBeTypeOf('number');
});

test('[RC5] what a server signed for before it was restored stays with the device, through a second restore too', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'so-thi-dua-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const first = await startOn(dataDir);
  const port = new URL(first.url).port;
  const tab = await startTab(first.url, 'canbo.sinho', ['cac-huyen'], newTestDevice());
  undo.push(() => tab.close());
  await tab.replica.commit('cac-huyen', [scoreOf('3')]);
  await tab.round();
  await first.stop();
  for (const epoch of ['after-the-restore', 'after-another']) {
    const path = databasePath(dataDir);
    const connection = openConnection(path);
    connection.exec(`update server_state set value = '${epoch}' where key = 'epoch'`);
    connection.close();
    const next = await startOn(dataDir, port);
    await tab.round();
    await next.stop();
  }
  const sent = await tab.replica.storage.tables.sent.all();
  expect(new Set(sent.map(({ receipt }) => receipt?.epoch)).size).toBe(3);
  const kept = keptReceipts({ sent, pending: [], refused: [] });
  expect(kept.map(({ changes }) => changes.length)).toEqual([1, 1, 1]);
  expect(await unsentRows(tab.replica)).toBe(0);
  expect(tab.replica.refused).toEqual([]);
});

test('[SY16] a batch for another epoch is not taken, and says so', async () => {
  const server = await startServer();
  undo.push(() => server.stop());
  const client = await signIn(server.url, 'canbo.sinho');
  const writer = newWriter();
  const send = (epoch: string | null) =>
    client.sendChanges('cac-huyen', writer, [{ seq: 1, base: null, ...scoreOf('3') }], { epoch });
  const answer = await send('of-another-server');
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'epoch-changed']);
  expect(await logOf(server.store, { writer })).toEqual([]);
  expect((await send(null)).status).toBe(200);
});

test('[EN12] a batch ends where another tab’s change lies between: nothing goes before what it was built on', async () => {
  const server = await startServer();
  undo.push(() => server.stop());
  const device = newTestDevice();
  const tab = await startTab(server.url, 'canbo.sinho', ['cac-huyen'], device);
  undo.push(() => tab.close());
  const other = await device.openTab(tab.replica.actor);
  undo.push(() => other.close());
  await tab.replica.commit('cac-huyen', [scoreOf('1')]);
  await other.commit('cac-huyen', [scoreOf('2')]);
  await tab.replica.commit('cac-huyen', [scoreOf('3')]);
  await tab.round();
  const cell = tab.replica.copies.get('cac-huyen')?.get('column', `${SHEET}/self`)?.cells['t.2'];
  expect(cell?.map(({ input }) => input)).toEqual([{ value: '3' }]);
});
