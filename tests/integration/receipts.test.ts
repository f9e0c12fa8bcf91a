// Receipts on a device, from a real server: kept for every batch, with the keys to check them by; and one item of
// what waits, brought to the server by somebody else before all the rest.

import { webcrypto } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { viewBloc } from '../../src/client/parts/bloc-view.ts';
import { waitingGroups, withGround } from '../../src/client/features/sync-centre/waiting-groups.ts';
import { checkKept } from '../../src/client/parts/receipt-checks.ts';
import { keptReceipts, type KeptReceipt } from '../../src/client/parts/receipts.ts';
import { carriedWorkOf, packWork, unpackWork } from '../../src/client/sync/carry/carried-work.ts';
import { carryKeyOf } from '../../src/client/sync/carry/carry-key.ts';
import { carriedFiles, keepCarried } from '../../src/client/sync/carry/shelf.ts';
import { fetchKeys, knownKeysOf, meetKeys } from '../../src/client/sync/server-keys.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import { ServerKeys } from '../../src/protocol/signature.ts';
import { createPeopleAdmin } from '../../src/server/admin/people.ts';
import { keysFolder, rotateKey } from '../../src/server/signing/keys.ts';
import { logOf } from '../support/log.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, unsentRows, type Bend, type SyncingTab } from '../support/tab.ts';

const BLOC = 'cac-huyen';
const PERIOD = 'cac-huyen.2023';
const subtle = webcrypto.subtle as never as SubtleCrypto & Parameters<typeof checkKept>[0]['subtle'];
const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

const offline: Bend = () => Promise.reject(new TypeError('no network'));
const score = (unit: string, value: string, owner: 'self' | 'bloc' = 'self') => ({
  name: 'enter-score' as const,
  args: {
    sheetId: `${PERIOD}/${unit}`,
    owner,
    criterionId: 't.2',
    input: { value },
    reason: 'Theo báo cáo',
    table: 1,
  },
});

async function started(): Promise<TestServer> {
  const server = await startServer();
  undo.push(() => server.stop());
  return server;
}

async function tabOf({ url }: TestServer, name: string): Promise<SyncingTab> {
  const tab = await startTab(url, name, [BLOC], newTestDevice(), { carries: true });
  undo.push(() => tab.close());
  return tab;
}

async function receiptsOf({ replica }: SyncingTab): Promise<readonly KeptReceipt[]> {
  const { pending } = must(replica.copies.get(BLOC), 'a copy');
  return keptReceipts({ sent: await replica.storage.tables.sent.all(), pending, refused: replica.refused });
}

const keysOf = async ({ url }: TestServer) => ServerKeys.parse(await (await fetch(`${url}/api/keys`)).json());

test('[RC4] what of a batch is still here is the very content the server signed for; anything else is not said to be', async () => {
  const server = await started();
  const tab = await tabOf(server, 'canbo.sinho');
  for (const value of ['3', '4']) await tab.replica.commit(BLOC, [score('sin-ho', value)]);
  await tab.round();
  const deps = { subtle, keys: await keysOf(server) };
  const [one] = await receiptsOf(tab);
  const kept = must(one, 'a receipt');
  expect(kept.changes.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
  expect(await checkKept(deps, kept)).toEqual({ signature: 'valid', content: 'same' });
  const [first, second] = kept.changes;
  const other = { ...must(first, 'a change'), change: { ...must(first, 'a change').change, at: 1 } };
  expect(await checkKept(deps, { ...kept, changes: [other, must(second, 'a change')] })).toEqual({
    signature: 'valid',
    content: 'cannot-tell',
  });
  expect((await checkKept(deps, { ...kept, changes: [must(first, 'a change')] })).content).toBe(
    'cannot-tell',
  );
  expect(await checkKept({ ...deps, subtle: undefined }, kept)).toEqual({
    signature: 'cannot-check',
    content: 'cannot-tell',
  });
});

test('[RC5] a batch that was held throughout has its receipt on the device, and is told as held', async () => {
  const server = await started();
  const tab = await tabOf(server, 'canbo.sinho');
  tab.line.bend = offline;
  await tab.replica.commit(BLOC, [score('sin-ho', '3')]);
  const administrator: Actor = {
    personId: 'quantri',
    name: '',
    grants: [{ role: 'administrator', blocId: null, periodId: null, unitId: null }],
  };
  const admin = createPeopleAdmin({ store: server.store, now: Date.now });
  await admin.setGrants(administrator, 'canbo.sinho', []);
  tab.line.bend = undefined;
  await tab.round();
  expect(tab.replica.refused.map(({ held }) => held)).toEqual([true]);
  const [kept] = await receiptsOf(tab);
  expect(kept).toMatchObject({ count: 1, changes: [{ verdict: 'held' }] });
  expect(await checkKept({ subtle, keys: await keysOf(server) }, must(kept, 'a receipt'))).toEqual({
    signature: 'valid',
    content: 'same',
  });
});

test('[RC3] keys come with a round, once; a list that does not go on from them is told, and the known one stays', async () => {
  const server = await started();
  const tab = await tabOf(server, 'canbo.sinho');
  await tab.round();
  const { replica } = tab;
  const asked: string[] = [];
  const fetcher: typeof fetch = (path, init) => {
    asked.push(path as string);
    return fetch(`${server.url}${path as string}`, init);
  };
  const deps = { replica, fetcher, subtle, now: () => 7 };
  await fetchKeys(deps);
  await fetchKeys(deps);
  expect(asked).toEqual(['/api/keys']);
  const keys = await keysOf(server);
  expect(await knownKeysOf(replica.storage)).toEqual({ keys, strangeAt: null });

  const meet = (offered: ServerKeys) => meetKeys({ storage: replica.storage, subtle, now: () => 9 }, offered);
  const after = rotateKey(keysFolder(server.dataDir), 2_000_000_000_000);
  await meet({ ...after, rotations: [] });
  expect(await knownKeysOf(replica.storage)).toEqual({ keys, strangeAt: 9 });
  await meet(after);
  expect(await knownKeysOf(replica.storage)).toEqual({ keys: after, strangeAt: null });
});

test('[IX2] one item leaves what it does not stand on behind, is taken before it, and does no harm when all is sent', async () => {
  const server = await started();
  const [author, carrier] = [await tabOf(server, 'thuky'), await tabOf(server, 'truongkhoi')];
  author.line.bend = offline;
  const { replica } = author;
  const made = [
    score('phong-tho', '1', 'bloc'),
    score('muong-te', '2', 'bloc'),
    score('phong-tho', '3', 'bloc'),
    score('muong-te', '4', 'bloc'),
  ];
  for (const one of made) expect(await replica.commit(BLOC, [one])).toMatchObject({ ok: true });
  const copy = must(replica.copies.get(BLOC), 'a copy');
  const view = must(viewBloc(copy, PERIOD), 'a view');
  const groups = waitingGroups(copy.pending, view, 'vi');
  expect(groups.map(({ unit, column, count }) => [unit, column, count])).toEqual([
    ['Huyện Phong Thổ', 'Khối chấm', 2],
    ['Huyện Mường Tè', 'Khối chấm', 2],
  ]);
  const item = withGround(copy.pending, must(groups[1], 'a group').changes);
  expect(item.map(({ seq }) => seq)).toEqual([2, 4]);

  const key = must(await carryKeyOf(replica.storage), 'a key');
  const person = { id: replica.actor.personId, name: replica.actor.name };
  const work = await carriedWorkOf(
    { subtle, key, device: 'thiet-bi' },
    { person, bloc: { id: BLOC, name: 'Các huyện' }, at: 5, pending: item },
  );
  const read = await unpackWork(await packWork(work));
  if (!read.ok) throw new Error(read.problem);
  const before = (await logOf(server.store, { author: 'thuky' })).length;
  await keepCarried({ storage: carrier.replica.storage, subtle, now: 6 }, read.value);
  await carrier.round();
  const [file] = await carriedFiles(carrier.replica.storage);
  expect(file?.batches.map(({ verdicts }) => verdicts)).toEqual([
    { accepted: 2, duplicate: 0, refused: [], held: [] },
  ]);

  author.line.bend = undefined;
  await author.round();
  expect(await unsentRows(replica)).toBe(0);
  expect(replica.refused).toEqual([]);
  const log = await logOf(server.store, { author: 'thuky' });
  expect(log.slice(before).map(({ verdict }) => verdict)).toEqual([
    'accepted',
    'accepted',
    'accepted',
    'accepted',
  ]);
  const cell = replica.copies.get(BLOC)?.get('column', `${PERIOD}/muong-te/bloc`)?.cells['t.2'];
  expect(cell?.map(({ input }) => input)).toEqual([{ value: '4' }]);
});
