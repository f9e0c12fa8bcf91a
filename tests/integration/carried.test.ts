// The whole way of carried work: from a device with no network, through another's, to the server, and home.

import { webcrypto } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { carryKeyOf } from '../../src/client/sync/carry/carry-key.ts';
import {
  carriedWorkOf,
  isProvedOwn,
  packWork,
  unpackWork,
  type CarriedWork,
} from '../../src/client/sync/carry/carried-work.ts';
import {
  adoptOwn,
  carriedFiles,
  isAnswered,
  keepCarried,
  putCarriedAway,
  tryAgain,
} from '../../src/client/sync/carry/shelf.ts';
import { ANSWER_HEADER } from '../../src/protocol/version.ts';
import { logOf } from '../support/log.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, unsentRows, type Bend, type SyncingTab } from '../support/tab.ts';

const BLOC = 'cac-huyen';
const subtle = webcrypto.subtle as unknown as SubtleCrypto;
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

const offline: Bend = () => Promise.reject(new TypeError('no network'));
const score = (value: string, unit = 'sin-ho') => ({
  name: 'enter-score' as const,
  args: {
    sheetId: `cac-huyen.2023/${unit}`,
    owner: 'self' as const,
    criterionId: 't.2',
    input: { value },
    reason: '',
    table: 1,
  },
});

async function world(): Promise<{
  server: TestServer;
  tab: (name: string, blocs?: string[]) => Promise<SyncingTab>;
}> {
  const server = await startServer();
  undo.push(() => server.stop());
  return {
    server,
    async tab(name, blocs = [BLOC]) {
      const one = await startTab(server.url, name, blocs, newTestDevice(), { carries: true });
      undo.push(() => one.close());
      return one;
    },
  };
}

async function workOf({ replica }: SyncingTab): Promise<CarriedWork> {
  const key = must(await carryKeyOf(replica.storage), 'a key');
  const copy = must(replica.copies.get(BLOC), 'a copy');
  const person = { id: replica.actor.personId, name: replica.actor.name };
  const work = await carriedWorkOf(
    { subtle, key, device: 'thiet-bi' },
    { person, bloc: { id: BLOC, name: 'Các huyện' }, at: 5, pending: copy.pending },
  );
  const read = await unpackWork(await packWork(work));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

const keep = ({ replica: { storage } }: SyncingTab, work: CarriedWork) =>
  keepCarried({ storage, subtle, now: 6 }, work);
const filesOf = ({ replica }: SyncingTab) => carriedFiles(replica.storage);

test('[CB3] made offline, brought by another, sent again by its own device: at the server once, as its author’s', async () => {
  const { server, tab } = await world();
  const [clerk, leader] = [await tab('canbo.sinho'), await tab('truongkhoi')];
  clerk.line.bend = offline;
  for (const value of ['1', '2', '3']) await clerk.replica.commit(BLOC, [score(value)]);
  const work = await workOf(clerk);

  leader.line.bend = offline;
  await keep(leader, work);
  await keep(leader, work);
  await leader.round();
  expect((await filesOf(leader)).map(({ count, since, person }) => [count, since, person.id])).toEqual([
    [3, 1_700_000_000_000, 'canbo.sinho'],
  ]);
  leader.line.bend = undefined;
  await leader.round();
  const [file] = await filesOf(leader);
  expect(file?.batches).toEqual([
    { request: null, fault: null, verdicts: { accepted: 3, duplicate: 0, refused: [], held: [] } },
  ]);
  const log = await logOf(server.store, { author: 'canbo.sinho' });

  clerk.line.bend = undefined;
  await clerk.round();
  expect(await unsentRows(clerk.replica)).toBe(0);
  expect(clerk.replica.refused).toEqual([]);
  expect(await logOf(server.store, { author: 'canbo.sinho' })).toEqual(log);
  expect(log.slice(-3).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted']);
});

test('[CB5] what is carried stays until the server has answered for every change; a lost reply is asked for again', async () => {
  const { server, tab } = await world();
  const [clerk, leader] = [await tab('canbo.sinho'), await tab('truongkhoi')];
  clerk.line.bend = offline;
  await clerk.replica.commit(BLOC, [score('1')]);
  await clerk.replica.commit(BLOC, [{ ...score('2') }]);
  await keep(leader, await workOf(clerk));

  leader.line.bend = async (url, go) => {
    const answer = await go();
    return url === '/api/sync/carry' ? Promise.reject(new TypeError('cut')) : answer;
  };
  await leader.round();
  expect((await filesOf(leader)).map(isAnswered)).toEqual([false]);
  // An answer that does not name every change is none.
  leader.line.bend = async (url, go) => {
    const answer = await go();
    if (url !== '/api/sync/carry') return answer;
    const body = { ...((await answer.json()) as object), duplicate: [[1, 1]] };
    return new Response(JSON.stringify(body), { status: 200, headers: answer.headers });
  };
  await leader.round();
  expect((await filesOf(leader)).map(isAnswered)).toEqual([false]);
  leader.line.bend = undefined;
  await leader.round();
  const [file] = await filesOf(leader);
  expect(file?.batches[0]?.verdicts).toEqual({ accepted: 0, duplicate: 2, refused: [], held: [] });
  expect((await logOf(server.store, { author: 'canbo.sinho' })).length).toBeGreaterThan(1);
  await putCarriedAway(leader.replica.storage, must(file, 'a file').id);
  expect(await filesOf(leader)).toEqual([]);
});

test('[CB5] a batch the server will not look at is told at the file, holds up nothing, and is not knocked with', async () => {
  const { tab } = await world();
  const [clerk, leader] = [await tab('canbo.sinho'), await tab('truongkhoi')];
  clerk.line.bend = offline;
  await clerk.replica.commit(BLOC, [score('1')]);
  const right = await workOf(clerk);
  const forged = { ...right, batches: right.batches.map((one) => ({ ...one, mac: '0'.repeat(64) })) };
  await keep(leader, forged);
  await keep(leader, right);
  await leader.replica.commit(BLOC, [
    { ...score('4'), args: { ...score('4').args, owner: 'bloc' as const } },
  ]);
  await leader.round();
  await leader.round();
  const [first, second] = await filesOf(leader);
  expect(first?.batches[0]?.fault?.code).toBe('carried-not-proved');
  expect(second && isAnswered(second)).toBe(true);
  expect(leader.engine.state.reach).toBe('online');
  expect(leader.line.asked.filter((one) => one === 'POST /api/sync/carry')).toHaveLength(2);
  await tryAgain(leader.replica.storage, must(first, 'a file'));
  await leader.round();
  expect(leader.line.asked.filter((one) => one === 'POST /api/sync/carry')).toHaveLength(3);
});

test('[CB5] [SY18] one author who has sent too much for today keeps nobody else’s work waiting', async () => {
  const { tab } = await world();
  const [clerk, other, leader] = [await tab('canbo.sinho'), await tab('phokhoi'), await tab('truongkhoi')];
  for (const one of [clerk, other]) one.line.bend = offline;
  await clerk.replica.commit(BLOC, [score('1')]);
  const { name, args } = score('2', 'phong-tho');
  await other.replica.commit(BLOC, [{ name, args: { ...args, owner: 'bloc', reason: 'Theo báo cáo' } }]);
  await keep(leader, await workOf(clerk));
  await keep(leader, await workOf(other));
  let asked = 0;
  leader.line.bend = (url, go) => {
    if (url !== '/api/sync/carry' || (asked += 1) > 1) return go();
    const fault = { code: 'too-many-requests', message: { vi: 'Nhiều quá.', en: 'Too much.' } };
    return Promise.resolve(
      new Response(JSON.stringify(fault), {
        status: 429,
        headers: { 'content-type': 'application/json', [ANSWER_HEADER]: '1', 'retry-after': '60' },
      }),
    );
  };
  await leader.round();
  expect((await filesOf(leader)).map(isAnswered)).toEqual([false, true]);
  await leader.round();
  expect((await filesOf(leader)).map(isAnswered)).toEqual([true, true]);
});

test('[CB6] a key is asked for once while there is a network, and again at a server that was restored', async () => {
  const { tab } = await world();
  const clerk = await tab('canbo.sinho');
  const keys = () => clerk.line.asked.filter((one) => one === 'POST /api/carry-key').length;
  await clerk.round();
  expect(keys()).toBe(1);
  const key = must(await carryKeyOf(clerk.replica.storage), 'a key');
  await clerk.replica.storage.tables.meta.put([{ key: 'carry-key', value: { ...key, epoch: 'before' } }]);
  await clerk.round();
  expect(keys()).toBe(2);
  // This server knows it; one that was restored would give another.
  expect((await carryKeyOf(clerk.replica.storage))?.id).toBe(key.id);
});

test('[FL3] a person’s own file on another device of theirs: the work waits there under its own ids, and doubles nowhere', async () => {
  const { server, tab } = await world();
  const [phone, desk] = [await tab('canbo.sinho'), await tab('canbo.sinho', [])];
  phone.line.bend = offline;
  await phone.replica.commit(BLOC, [score('1')]);
  await phone.replica.commit(BLOC, [score('2')]);
  const work = await workOf(phone);
  // The desk knows the phone's key since its last round with a network.
  const key = await carryKeyOf(desk.replica.storage);
  const person = desk.replica.actor.personId;
  expect(await isProvedOwn({ subtle, key, person }, work)).toBe(true);
  // Under one's name, but sealed by nobody one knows: never into one's own outbox.
  const [first] = work.batches;
  const named = (batch: object) => ({ ...work, batches: [{ ...must(first, 'a batch'), ...batch }] });
  for (const forged of [named({ mac: '0'.repeat(64) }), named({ key: '0'.repeat(32) })]) {
    expect(await isProvedOwn({ subtle, key, person }, forged)).toBe(false);
  }
  expect(await isProvedOwn({ subtle, key, person: 'truongkhoi' }, work)).toBe(false);
  expect(await isProvedOwn({ subtle, key: undefined, person }, work)).toBe(false);
  expect(await adoptOwn(desk.replica.storage, work)).toBe(2);
  expect(await adoptOwn(desk.replica.storage, work)).toBe(0);
  await expect.poll(() => desk.replica.copies.get(BLOC)?.pending.length).toBe(2);
  await desk.round();
  await desk.round();
  expect(await unsentRows(desk.replica)).toBe(0);
  // Its verdict is here: nothing of it waits again.
  expect(await adoptOwn(desk.replica.storage, work)).toBe(0);
  phone.line.bend = undefined;
  await phone.round();
  const mine = (await logOf(server.store, { author: 'canbo.sinho' })).slice(-2);
  expect(mine.map(({ seq, verdict }) => [seq, verdict])).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
  ]);
});

test('[FL2] what unpacks to something else, to a newer form or to no changes is told and not taken', async () => {
  const { tab } = await world();
  const clerk = await tab('canbo.sinho');
  clerk.line.bend = offline;
  await clerk.replica.commit(BLOC, [score('1')]);
  const work = await workOf(clerk);
  const packed = (value: unknown) => packWork(value as CarriedWork);
  expect(await unpackWork(await packed({ ...work, version: 2, more: 1 }))).toEqual({
    ok: false,
    problem: 'newer',
  });
  const [batch] = work.batches;
  const hollow = {
    ...work,
    batches: [{ ...batch, batch: { ...batch?.batch, changes: { rows: 2, columns: [] } } }],
  };
  for (const wrong of [{}, { ...work, batches: [] }, { ...work, person: 5 }, hollow]) {
    expect(await unpackWork(await packed(wrong))).toEqual({ ok: false, problem: 'not-carried' });
  }
  const bytes = await packWork(work);
  expect((await unpackWork(bytes.slice(0, -9))).ok).toBe(false);
  expect((await unpackWork(new Uint8Array(0))).ok).toBe(false);
});

test('[FL5] what unpacks to more than a device could have made is refused before it is unpacked', async () => {
  const { tab } = await world();
  const clerk = await tab('canbo.sinho');
  clerk.line.bend = offline;
  await clerk.replica.commit(BLOC, [score('1')]);
  const work = await workOf(clerk);
  const one = must(work.batches[0], 'a batch');
  const column = (name: string, value: unknown) => ({ path: [name], column: { as: 'same', value } });
  /** Some batches that each say one change so many times. */
  const said = (batches: number, rows: number, args: unknown = {}) => {
    const columns = [
      { path: ['seq'], column: { as: 'steps', steps: Array.from({ length: rows }, () => 1) } },
      column('name', 'enter-score'),
      column('args', args),
      column('base', null),
      column('at', 1),
    ];
    const batch = { ...one, batch: { ...one.batch, changes: { rows, columns } } };
    return packWork({ ...work, batches: Array.from({ length: batches }, () => batch) } as CarriedWork);
  };
  const refused = { ok: false, problem: 'not-carried' };
  expect((await unpackWork(await said(2, 1000))).ok).toBe(true);
  expect(await unpackWork(await said(1, 1001))).toEqual(refused);
  expect(await unpackWork(await said(101, 1000))).toEqual(refused);
  expect(await unpackWork(await said(90, 1000, { reason: 'đ'.repeat(1000) }))).toEqual(refused);
});
