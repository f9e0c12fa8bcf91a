// A whole bloc by file: out of one device, into another that has never seen the server, and what the server makes of it.

import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { handoverOf } from '../../src/client/parts/handover-facts.ts';
import { confirmationOf } from '../../src/client/sync/carry/confirmation.ts';
import { readContent } from '../../src/client/sync/carry/file-content.ts';
import { openFile, shutFile } from '../../src/client/sync/carry/std-file.ts';
import { keepCarried } from '../../src/client/sync/carry/shelf.ts';
import { packed } from '../../src/client/sync/carry/packing.ts';
import { partFor, scopeOfFile, workOf, type OpenedBloc } from '../../src/client/sync/carry/whole-bloc.ts';
import { fileSourceIn } from '../../src/client/replica/from-file.ts';
import { readHistory } from '../../src/client/replica/history.ts';
import { takeWhole } from '../../src/client/replica/take-whole.ts';
import { fetchHistory } from '../../src/client/sync/fetch-history.ts';
import { createTransport } from '../../src/client/sync/transport.ts';
import type { Replica } from '../../src/client/replica/replica.ts';
import { packRows, unpackRows } from '../../src/protocol/columns.ts';
import { joinRecords, splitRecords, type PlacedRecord } from '../../src/protocol/record-rows.ts';
import type { WholeBloc } from '../../src/protocol/whole-bloc.ts';
import { readConfirmation } from '../../src/domain/handover/codes.ts';
import { contentsOf } from '../../src/domain/handover/contents.ts';
import type { Column } from '../../src/domain/scoring/sheet.ts';
import { hasPart } from '../../src/domain/workflow/read-scope.ts';
import { logOf } from '../support/log.ts';
import { quickCrypto } from '../support/quick-crypto.ts';
import { signIn, startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, type Bend, type SyncingTab, type TestDevice } from '../support/tab.ts';
import { opened, subtle, wholeOf } from '../support/whole-bloc.ts';

const BLOC = 'cac-huyen';
const PERIOD = 'cac-huyen.2023';
const COLUMN = 'cac-huyen.2023/sin-ho/self';
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

const offline: Bend = () => Promise.reject(new TypeError('no network'));
const score = (value: string) => ({
  name: 'enter-score' as const,
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self' as const,
    criterionId: 't.2',
    input: { value },
    reason: '',
    table: 1,
  },
});

async function world() {
  const server = await startServer();
  undo.push(() => server.stop());
  const tab = async (name: string, blocs: string[] = [BLOC], device?: TestDevice): Promise<SyncingTab> => {
    const one = await startTab(server.url, name, blocs, device ?? newTestDevice(), { carries: true });
    undo.push(() => one.close());
    return one;
  };
  return { server, tab };
}

/** A device of somebody who has signed in once and has no bloc yet, cut off. */
async function cutOff(tab: Awaited<ReturnType<typeof world>>['tab'], name: string): Promise<SyncingTab> {
  const one = await tab(name, []);
  one.line.bend = offline;
  return one;
}

function take(replica: Replica, bloc: OpenedBloc) {
  const scope = must(scopeOfFile(bloc, replica.actor, []), 'a part in the bloc');
  return replica.store.remake(BLOC, (storage) => takeWhole(storage, partFor(bloc, scope, 7)));
}

const baseOf = ({ replica }: SyncingTab): readonly PlacedRecord[] =>
  [...must(replica.copies.get(BLOC), 'a copy').base.values()].sort((a, b) =>
    `${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1,
  );
const sourceOf = ({ replica }: SyncingTab) => {
  const copy = replica.copies.get(BLOC);
  return copy && fileSourceIn(copy.base, BLOC);
};
const valueIn = ({ replica }: SyncingTab) =>
  replica.copies
    .get(BLOC)
    ?.get('column', COLUMN)
    ?.cells['t.2']?.map(({ input }) => input);

/** The file with a figure that nobody ever entered, where the real one has none of it. */
function forged(whole: WholeBloc, value: string): WholeBloc {
  const records = joinRecords(unpackRows(whole.records), unpackRows(whole.cells)).map((record) => {
    if (record.id !== COLUMN) return record;
    const column = record.body as Column;
    const cell = must(column.cells['t.2'], 'a scored cell').map((branch) => ({
      ...branch,
      input: { value },
    }));
    return { ...record, body: { ...column, cells: { ...column.cells, 't.2': cell } } };
  });
  const split = splitRecords(records);
  return { ...whole, records: packRows(split.records), cells: packRows(split.cells) };
}

async function scored(): Promise<{
  readonly server: TestServer;
  readonly tab: Awaited<ReturnType<typeof world>>['tab'];
  readonly leader: SyncingTab;
}> {
  const { server, tab } = await world();
  const clerk = await tab('canbo.sinho');
  await clerk.replica.commit(BLOC, [score('7')]);
  await clerk.round();
  const leader = await tab('truongkhoi');
  return { server, tab, leader };
}

test('[WB1] a bloc goes into a file and comes out as it was, on a device that has never pulled', async () => {
  const { tab, leader } = await scored();
  const whole = await wholeOf(leader.replica, BLOC, PERIOD);
  const file = await shutFile({ crypto: quickCrypto }, await packed(whole), 'Pa Tần mùa nước');
  const content = await openFile({ crypto: quickCrypto }, file, 'Pa Tần mùa nước');
  const read = content.ok ? await readContent(subtle, content.value) : content;
  const bloc = must(read.ok && read.value.is === 'bloc' ? read.value.bloc : undefined, 'a bloc');

  const deputy = await cutOff(tab, 'phokhoi');
  expect(await take(deputy.replica, bloc)).toBe('taken');
  const withoutMark = baseOf(deputy).filter(({ kind }) => kind !== 'from-file');
  expect(withoutMark).toEqual(baseOf(leader));
  expect(deputy.replica.blocs.get(BLOC)).toMatchObject({ complete: true, cursor: 0, heardAt: null });
  expect(valueIn(deputy)).toEqual([{ value: '7' }]);
  expect(sourceOf(deputy)).toMatchObject({ madeAt: 5, takenAt: 7, position: whole.server.position });
  // The same file once more changes nothing.
  expect(await take(deputy.replica, bloc)).toBe('taken');
  expect(baseOf(deputy).filter(({ kind }) => kind !== 'from-file')).toEqual(baseOf(leader));
});

test('[WB1] a bit that was flipped, or an end that is gone, opens nothing; a newer file is told', async () => {
  const { leader } = await scored();
  const whole = await wholeOf(leader.replica, BLOC, PERIOD);
  const content = await packed(whole);
  const file = await shutFile({ crypto: quickCrypto }, content, 'Pa Tần mùa nước');
  const opens = async (bytes: Uint8Array<ArrayBuffer>) =>
    (await openFile({ crypto: quickCrypto }, bytes, 'Pa Tần mùa nước')).ok;
  expect(await opens(file)).toBe(true);
  for (let at = 0; at < file.length; at += 61) {
    expect([at, await opens(file.with(at, (file[at] as number) ^ 1))]).toEqual([at, false]);
    expect([at, await opens(file.slice(0, at))]).toEqual([at, false]);
  }
  // What was put together by other hands and shut with a right passphrase is no better.
  for (let at = 0; at < content.length; at += 211) {
    const read = await readContent(subtle, content.slice(0, at));
    expect([at, read.ok]).toEqual([at, false]);
  }
  const problemOf = async (value: unknown) => {
    const read = await readContent(subtle, await packed(value));
    return read.ok ? undefined : read.problem;
  };
  const unreadable: unknown[] = [
    { ...whole, records: packRows([{ kind: 'sheet', id: 'x', position: 1, body: '{"id":"x"}' }]) },
    { ...whole, records: packRows([]) },
    { ...whole, period: 'cac-huyen.1999' },
    { ...whole, unsent: [{ batch: {}, key: '', mac: '' }] },
    { ...whole, history: packRows([{ position: 'x' }]) },
    { ...whole, id: 'x' },
  ];
  for (const [at, value] of unreadable.entries()) {
    expect([at, await problemOf(value)]).toEqual([at, 'not-carried']);
  }
  expect(await problemOf({ ...whole, version: 2, more: 1 })).toBe('newer');
});

test('[FL5] a whole bloc that unpacks to more than a device could hold is refused before it is unpacked', async () => {
  const { leader } = await scored();
  const whole = await wholeOf(leader.replica, BLOC, PERIOD);
  const facts = { name: 'enter-score', args: {}, base: null, author: whole.by.id, at: 1, receivedAt: 1 };
  const one = packRows([{ position: 1, id: 'aaaaaaaaaaaa-1', ...facts }]);
  /** That entry so many times over, each value said once. */
  const times = (rows: number, ...more: typeof one.columns) => ({ rows, columns: [...one.columns, ...more] });
  const wide = { path: ['more'], column: { as: 'same' as const, value: 'đ'.repeat(2000) } };
  const read = async (part: Partial<WholeBloc>) => readContent(subtle, await packed({ ...whole, ...part }));
  expect((await read({ history: times(1000) })).ok).toBe(true);
  for (const part of [
    { history: times(300_001) },
    { history: times(70_000, wide) },
    { cells: { rows: 1_000_000, columns: [] } },
  ]) {
    expect(await read(part)).toEqual({ ok: false, problem: 'not-carried' });
  }
});

test('[WB2] forged figures go with the first contact: all that then stands here is the server’s', async () => {
  const { tab, leader, server } = await scored();
  const real = baseOf(leader);
  const false9 = await opened(forged(await wholeOf(leader.replica, BLOC, PERIOD), '9999'));
  const device = newTestDevice();
  const deputy = await tab('phokhoi', [], device);
  deputy.line.bend = offline;
  expect(await take(deputy.replica, false9)).toBe('taken');
  expect(valueIn(deputy)).toEqual([{ value: '9999' }]);
  const logged = (await logOf(server.store, {})).length;

  deputy.line.bend = undefined;
  await deputy.round();
  expect(baseOf(deputy)).toEqual(real);
  expect(sourceOf(deputy)).toBeUndefined();
  expect(valueIn(deputy)).toEqual([{ value: '7' }]);
  expect(deputy.replica.blocs.get(BLOC)?.cursor).toBeGreaterThan(0);
  // Nothing of a file ever goes up.
  expect((await logOf(server.store, {})).length).toBe(logged);
  // On the disk as in memory.
  deputy.close();
  undo.pop();
  const again = await device.openTab(deputy.replica.actor);
  undo.push(() => again.close());
  const stored = again.copies.get(BLOC);
  expect(stored?.get('column', COLUMN)?.cells['t.2']?.[0]?.input).toEqual({ value: '7' });
  expect(stored && fileSourceIn(stored.base, BLOC)).toBeUndefined();
});

test('[WB2] a bloc from a file survives a restart with its mark, and so does what is scored on it', async () => {
  const { tab, leader } = await scored();
  const device = newTestDevice();
  const clerk = await tab('canbo.sinho', [], device);
  clerk.line.bend = offline;
  await take(clerk.replica, await opened(await wholeOf(leader.replica, BLOC, PERIOD)));
  expect((await clerk.replica.commit(BLOC, [score('8')])).ok).toBe(true);
  clerk.close();
  undo.pop();

  const back = await tab('canbo.sinho', [], device);
  await back.replica.ready;
  await back.round();
  expect(valueIn(back)).toEqual([{ value: '8' }]);
  expect(sourceOf(back)).toBeUndefined();
  await leader.round();
  expect(valueIn(leader)).toEqual([{ value: '8' }]);
});

test('[WB2] the history of a file is shown, and the server’s own begins anew in its place', async () => {
  const { tab, leader, server } = await scored();
  const whole = await wholeOf(leader.replica, BLOC, PERIOD);
  const lie = {
    position: 1,
    id: 'aaaaaaaaaaaa-1',
    name: 'enter-score',
    args: score('1').args,
    base: null,
    author: 'canbo.sinho',
    at: 1,
    receivedAt: 1,
  };
  const deputy = await cutOff(tab, 'phokhoi');
  await take(deputy.replica, await opened({ ...whole, history: packRows([lie]) }));
  expect((await readHistory(deputy.replica.storage, BLOC)).map(({ id }) => id)).toEqual([lie.id]);
  deputy.line.bend = undefined;
  await deputy.round();
  const client = await signIn(server.url, 'phokhoi');
  const line = createTransport(
    (path, init) => fetch(`${server.url}${path as string}`, { ...init, headers: { cookie: client.cookie } }),
    () => 'nonce',
  );
  await fetchHistory({ replica: deputy.replica, transport: line });
  const entries = await readHistory(deputy.replica.storage, BLOC);
  expect(entries.length).toBeGreaterThan(1);
  expect(entries.some(({ id }) => id === lie.id)).toBe(false);
});

test('[WB4] a file that reaches no further than the device is not taken over it, whatever it says of itself', async () => {
  const { tab, leader } = await scored();
  const old = await opened(forged(await wholeOf(leader.replica, BLOC, PERIOD), '1'));
  const deputy = await tab('phokhoi');
  const before = baseOf(deputy);
  deputy.line.bend = offline;
  expect(await take(deputy.replica, old)).toBe('not-newer');
  expect(baseOf(deputy)).toEqual(before);
  expect(sourceOf(deputy)).toBeUndefined();

  // A newer one is taken, and then an older one is not, either.
  const clerk = await tab('canbo.sinho');
  await clerk.replica.commit(BLOC, [score('6')]);
  await clerk.round();
  await leader.round();
  const newer = await opened(await wholeOf(leader.replica, BLOC, PERIOD));
  const known = must(deputy.replica.blocs.get(BLOC), 'a row');
  expect(await take(deputy.replica, newer)).toBe('taken');
  expect(valueIn(deputy)).toEqual([{ value: '6' }]);
  expect(await take(deputy.replica, old)).toBe('not-newer');
  // What the device itself knows of the server is not believed to a file.
  const row = must(deputy.replica.blocs.get(BLOC), 'a row');
  expect([row.epoch, row.checkpoint, row.heardAt]).toEqual([known.epoch, known.checkpoint, known.heardAt]);
});

test('[WB4] a unit’s part of the bloc does not push out the whole of it, however new it is', async () => {
  const { tab } = await scored();
  const [leader, clerk] = [await tab('truongkhoi'), await tab('canbo.sinho')];
  await clerk.replica.commit(BLOC, [score('5')]);
  await clerk.round();
  const part = await opened(await wholeOf(clerk.replica, BLOC, PERIOD));
  expect(part.whole.only).toEqual(['sin-ho']);
  const before = baseOf(leader);
  leader.line.bend = offline;
  expect(await take(leader.replica, part)).toBe('part');
  expect(baseOf(leader)).toEqual(before);
  // Whoever may see no more takes it, and so does a device that has nothing.
  const head = await cutOff(tab, 'thutruong.sinho');
  expect(await take(head.replica, part)).toBe('taken');
  const deputy = await cutOff(tab, 'phokhoi');
  expect(await take(deputy.replica, part)).toBe('taken');
  // And gives way to the whole, though that reaches no further.
  leader.line.bend = undefined;
  await leader.round();
  const whole = await opened(await wholeOf(leader.replica, BLOC, PERIOD));
  expect(await take(deputy.replica, whole)).toBe('taken');
  expect(sourceOf(deputy)?.isPart).toBe(false);
});

test('[WB4] what came from a file is not passed on under another name', async () => {
  const { tab, leader } = await scored();
  const deputy = await cutOff(tab, 'phokhoi');
  await take(deputy.replica, await opened(await wholeOf(leader.replica, BLOC, PERIOD)));
  await expect(wholeOf(deputy.replica, BLOC, PERIOD)).rejects.toThrow(/not-whole|from-file/);
});

test('[WB5] a unit’s people take their own part of it, as the server would give it', async () => {
  const { tab, leader } = await scored();
  const bloc = await opened(await wholeOf(leader.replica, BLOC, PERIOD));
  const [own, byFile] = [await tab('canbo.sinho'), await cutOff(tab, 'canbo.sinho')];
  await take(byFile.replica, bloc);
  expect(baseOf(byFile).filter(({ kind }) => kind !== 'from-file')).toEqual(baseOf(own));
  const told = await readHistory(byFile.replica.storage, BLOC);
  expect(told.every(({ args }) => JSON.stringify(args).includes('/sin-ho'))).toBe(true);
  // Whoever has no part in the bloc is not given any.
  const stranger = await cutOff(tab, 'quantri');
  expect(hasPart(stranger.replica.actor, BLOC)).toBe(false);
});

test('[WB1] what had not been sent goes the way of all carried work, however often the file is opened', async () => {
  const { tab, server } = await scored();
  const clerk = await tab('canbo.sinho');
  clerk.line.bend = offline;
  await clerk.replica.commit(BLOC, [score('3')]);
  const bloc = await opened(await wholeOf(clerk.replica, BLOC, PERIOD));
  const deputy = await cutOff(tab, 'phokhoi');
  const work = must(workOf(bloc.whole), 'unsent work');
  for (let time = 0; time < 2; time += 1) {
    await keepCarried({ storage: deputy.replica.storage, subtle, now: 6 }, work);
    await take(deputy.replica, bloc);
  }
  // The base is the server's word; what is unsent is nobody's figure yet.
  expect(valueIn(deputy)).toEqual([{ value: '7' }]);
  deputy.line.bend = undefined;
  await deputy.round();
  await deputy.round();
  expect(valueIn(deputy)).toEqual([{ value: '3' }]);
  const log = await logOf(server.store, { author: 'canbo.sinho' });
  expect(log.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(log.length);
  clerk.line.bend = undefined;
  await clerk.round();
  expect(await logOf(server.store, { author: 'canbo.sinho' })).toEqual(log);
});

test('[WB1] a file of every version that was released opens for ever', async () => {
  const released = new URL('../fixtures/released/whole-bloc-1.std', import.meta.url);
  const file = new Uint8Array(readFileSync(released));
  const content = await openFile({ crypto: webcrypto as unknown as Crypto }, file, 'Pa Tần mùa nước');
  const read = content.ok ? await readContent(subtle, content.value) : content;
  const bloc = must(read.ok && read.value.is === 'bloc' ? read.value.bloc : undefined, 'a bloc');
  expect(bloc.whole).toMatchObject({
    version: 1,
    bloc: { id: BLOC },
    handover: { to: { person: 'Bên nhận' } },
  });
  expect(contentsOf(bloc.records, PERIOD, { history: bloc.history.length, unsent: 1 })).toMatchObject({
    units: 8,
    sheets: { open: 1, self_submitted: 0, bloc_review: 0 },
    tableVersion: 1,
  });
  expect(workOf(bloc.whole)?.person.id).toBe('canbo.sinho');
  expect(bloc.history.length).toBeGreaterThan(0);
  expect(
    readConfirmation(await confirmationOf(subtle, must(handoverOf(bloc, 'received', 0), 'one'))).ok,
  ).toBe(true);
});
