// The two copies of unsent work: whichever of them fails, hangs, fills up or is thrown away, nothing is lost.

import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { meets, settleLeft } from '../../src/client/parts/left-drafts.ts';
import { draftsOf } from '../../src/client/parts/use-drafts.ts';
import type { Draft } from '../../src/client/replica/drafts.ts';
import type { Replica } from '../../src/client/replica/replica.ts';
import type { ReplicaStorage, ReplicaTables, TableName } from '../../src/client/replica/storage.ts';
import { laterHere, type Later } from '../../src/client/replica/storage-guard.ts';
import { rowsOf } from '../../src/client/replica/taking-in.ts';
import { BLOC, clerk, entry, head, sheetOf } from '../support/small-bloc.ts';
import { copyIn, enter, entered, pageOf, shownIn, takeBloc, waitingIds } from '../support/small-pages.ts';
import { newTestDevice, unsentRows, type TestDevice } from '../support/tab.ts';

const opened: Replica[] = [];
afterEach(() => {
  for (const replica of opened.splice(0)) replica.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Ten times the pace, so that a hang is known soon. */
const soon: Later = (work, ms) => laterHere(work, ms / 10);

type TabOptions = Parameters<TestDevice['openTab']>[1];

async function openTab(device: TestDevice, options: TabOptions = {}): Promise<Replica> {
  const replica = await device.openTab(clerk, { later: soon, ...options });
  opened.push(replica);
  // The journals are looked through behind the first paint; this waits for it.
  await replica.ready;
  return replica;
}
const tabWithBloc = async (device: TestDevice, options: TabOptions = {}): Promise<Replica> =>
  takeBloc(await openTab(device, options));

const sentBy = (replica: Replica, position = 3) => ({
  bloc: BLOC,
  writer: copyIn(replica).pending[0]?.writer ?? '',
  epoch: 'e-1',
  position,
  at: 6,
});
const QUOTA = () => new DOMException('no room', 'QuotaExceededError');
const DAMAGE = () => new DOMException('Internal error committing transaction.', 'UnknownError');
const LOST = () => new DOMException('Connection to Indexed Database server lost', 'UnknownError');

/** A storage of which each writing call may be stopped, by what is thrown or by a promise that is never kept. */
function failing(stop: (call: string) => unknown) {
  const writes = { tried: [] as string[] };
  const meet = (call: string): Promise<void> => {
    writes.tried.push(call);
    const way = stop(call);
    if (way === 'hang') return new Promise(() => undefined);
    return way instanceof Error ? Promise.reject(way) : Promise.resolve();
  };
  const wrap = (storage: ReplicaStorage): ReplicaStorage => ({
    ...storage,
    tables: Object.fromEntries(
      Object.entries(storage.tables).map(([name, table]) => [
        name,
        { ...table, put: async (rows: never[]) => (await meet(`put ${name}`), table.put(rows)) },
      ]),
    ) as unknown as ReplicaTables,
    async transaction<T>(
      mode: 'read' | 'write',
      names: readonly TableName[],
      work: (tables: ReplicaTables) => Promise<T>,
    ) {
      if (mode === 'write') await meet(`write ${names.join('+')}`);
      return storage.transaction(mode, names, work);
    },
  });
  return { wrap, writes };
}

/** A working life in which one call loses its connection, after it was done or before. Gives how many calls it had. */
async function losing(at: number, isDone: boolean): Promise<number> {
  let count = 0;
  const hit = async <T>(work: () => Promise<T>): Promise<T> => {
    count += 1;
    if (count !== at) return work();
    if (isDone) await work();
    throw LOST();
  };
  const hitAll = <T extends object>(table: T): T =>
    Object.fromEntries(
      Object.entries(table).map(([name, call]: [string, (...args: unknown[]) => Promise<unknown>]) => [
        name,
        (...args: unknown[]) => hit(() => call(...args)),
      ]),
    ) as T;
  const wrap = (storage: ReplicaStorage): ReplicaStorage => ({
    ...storage,
    tables: Object.fromEntries(
      Object.entries(storage.tables).map(([name, table]: [string, object]) => [name, hitAll(table)]),
    ) as unknown as ReplicaTables,
    transaction: (mode, names, work) => hit(() => storage.transaction(mode, names, work)),
  });
  const replica = await tabWithBloc(newTestDevice(), { wrap });
  const ids = [await entered(replica, '1'), await entered(replica, '2', 'i.3')];
  const accepted = copyIn(replica).pending.slice(0, 1);
  await replica.store.recordSent({ ...sentBy(replica), accepted, refused: [] });
  await replica.store.applyPage(pageOf({ from: 2, to: 3, records: [] }));
  ids.push(await entered(replica, '4', 'i.3'));
  const where = `call ${at}, ${isDone ? 'done' : 'not done'}`;
  expect(replica.keeping, where).toEqual({ trouble: undefined, reserve: 0, secondCopy: 'good' });
  expect(waitingIds(replica), where).toEqual(ids.slice(1));
  const rows = (await replica.storage.tables.outbox.all()).map(({ writer, seq }) => `${writer}-${seq}`);
  expect(rows, where).toEqual(ids.slice(1));
  replica.close();
  return count;
}

describe('the database is thrown away', () => {
  test('[JN1] what was unsent comes back under its own ids, and is sent; the bloc is fetched anew', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    const ids = [await entered(first, '1'), await entered(first, '2', 'i.3')];
    first.close();
    device.wipeDatabases();

    const again = await openTab(device);
    expect(waitingIds(again)).toEqual(ids);
    expect(again.news).toEqual([{ is: 'wiped' }, { is: 'recovered', count: 2 }]);
    expect(again.blocs.get(BLOC)).toMatchObject({ cursor: 0, complete: false });
    await again.store.applyPage(pageOf());
    expect([shownIn(again), shownIn(again, 'i.3')]).toEqual([[{ value: '1' }], [{ value: '2' }]]);
  });

  test('[JN1] what comes back is told, too, where the new database has no room for it in that moment', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    const ids = [await entered(first, '1'), await entered(first, '2', 'i.3')];
    first.close();
    device.wipeDatabases();

    let refusals = 0;
    const { wrap } = failing((call) =>
      call.startsWith('write outbox') && (refusals += 1) === 1 ? QUOTA() : undefined,
    );
    const again = await openTab(device, { wrap });
    expect(waitingIds(again)).toEqual(ids);
    expect(again.keeping).toEqual({ trouble: undefined, reserve: 0, secondCopy: 'good' });
    expect(again.news).toEqual([{ is: 'wiped' }, { is: 'recovered', count: 2 }]);
  });

  test('[JN6] the name of a lost database is not written under again, even where its numbers are known', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    const [before] = [await entered(first, '1')];
    first.close();
    device.wipeDatabases();

    const again = await takeBloc(await openTab(device));
    const pending = copyIn(again).pending;
    await again.store.recordSent({ ...sentBy(again), accepted: pending, refused: [] });
    await again.store.applyPage(pageOf({ from: 2, to: 3, records: [] }));
    again.close();
    const third = await openTab(device);
    const after = await entered(third, '5');
    expect(after.slice(0, 12)).not.toBe(before.slice(0, 12));
  });

  test('[JN6] a database that was set back gives no number twice: the journal knows how far they went', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    await entered(first, '1');
    const last = await entered(first, '2');
    const { writer } = sentBy(first);
    await first.store.recordSent({ ...sentBy(first), accepted: copyIn(first).pending, refused: [] });
    // As if the database had forgotten its last hour: no row, no memory of the numbers.
    await first.storage.tables.outbox.remove(copyIn(first).pending.map(({ place }) => place));
    await first.storage.tables.writers.put([{ id: writer, last: 0 }]);
    first.close();
    const again = await openTab(device);
    expect(await entered(again, '3')).toBe(last.replace(/-2$/, '-3'));
  });

  /** Two that were taken and pulled, one that was refused and put away, one that waits; then the database is gone. */
  async function lostAfterTaken() {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    const taken = [await entered(first, '1'), await entered(first, '2', 'i.3')];
    const refusedId = await entered(first, '3');
    const [one, two, no] = copyIn(first).pending.map((pending) => pending);
    if (!one || !two || !no) throw new Error('three changes wait');
    const refused = [{ pending: no, problem: { code: 'sheet-not-open' as const } }];
    await first.store.recordSent({ ...sentBy(first), accepted: [one, two], refused });
    await first.store.applyPage(pageOf({ from: 2, to: 3, records: [] }));
    await first.putAway(refusedId);
    const waits = await entered(first, '4');
    return { device, first, taken, refusedId, waits };
  }
  const lyingIds = (replica: Replica) => copyIn(replica).pending.map(({ change }) => change.id);

  test('[JN10] what was taken comes back as taken; the next server is offered it first, in its order, and what was refused not again', async () => {
    const { device, first, taken, waits } = await lostAfterTaken();
    first.close();
    device.wipeDatabases();

    const again = await openTab(device);
    // Nothing says that it is unsent, and nobody is told that it was.
    expect([waitingIds(again), lyingIds(again)]).toEqual([[waits], [...taken, waits]]);
    expect(again.news).toEqual([{ is: 'wiped' }, { is: 'recovered', count: 1 }]);
    again.close();

    // Ended before any server was met, and begun once more: nothing comes twice.
    const third = await openTab(device);
    expect([waitingIds(third), lyingIds(third), third.news]).toEqual([[waits], [...taken, waits], []]);
    await third.store.meetEpoch('e-1');
    expect(waitingIds(third)).toEqual([...taken, waits]);
    for (const id of [...taken, waits]) {
      const accepted = copyIn(third).pending.filter(({ change }) => change.id === id);
      await third.store.recordSent({ ...sentBy(third), accepted, refused: [] });
    }
    await third.store.applyPage(pageOf({ from: 0, to: 3 }));
    expect(lyingIds(third)).toEqual([]);
    // It is kept as anything that was taken; the journal of a name that nobody writes under any more goes.
    await third.store.meetEpoch('e-2');
    expect(waitingIds(third)).toEqual([...taken, waits]);
  });

  test('[JN10] a database that is gone twice, before a server was met, brings back the same', async () => {
    const { device, first, taken, waits } = await lostAfterTaken();
    first.close();
    for (let times = 0; times < 2; times += 1) {
      device.wipeDatabases();
      const again = await openTab(device);
      expect(lyingIds(again)).toEqual([...taken, waits]);
      await again.store.adoptLeft();
      expect(lyingIds(again)).toEqual([...taken, waits]);
      again.close();
    }
  });

  test('[JN10] a database that is there is not asked to take back anything, at the start or at a round', async () => {
    const { device, first, waits } = await lostAfterTaken();
    first.close();
    const again = await openTab(device);
    await again.store.adoptLeft();
    expect([lyingIds(again), again.news]).toEqual([[waits], []]);
    expect((await again.storage.tables.sent.all()).map(({ epoch, folded }) => [epoch, folded])).toEqual([
      ['e-1', 1],
    ]);
  });

  test('[JN10] a server that is met while the new database has no room is offered it as soon as there is', async () => {
    const { device, first, taken, waits } = await lostAfterTaken();
    first.close();
    device.wipeDatabases();
    let isFull = true;
    const { wrap } = failing((call) => (isFull ? QUOTA() : void call));
    const again = await openTab(device, { wrap });
    expect(waitingIds(again)).toEqual([waits]);
    isFull = false;
    await again.recheck();
    await again.store.adoptLeft();
    await again.store.meetEpoch('e-1');
    expect(waitingIds(again).toSorted()).toEqual([...taken, waits].toSorted());
  });

  test('[JN11] what was sent of a bloc whose copy was closed here does not come back with a lost database', async () => {
    const { device, first, waits } = await lostAfterTaken();
    const { writer } = must(copyIn(first).pending[0], 'what waits');
    const accepted = copyIn(first).pending;
    await first.store.recordSent({ ...sentBy(first), writer, accepted, refused: [] });
    await first.store.applyPage(pageOf({ from: 3, to: 4, records: [] }));
    await first.store.remake(BLOC, ({ tables }) => tables.blocs.remove([BLOC]));
    first.close();
    device.wipeDatabases();
    const again = await openTab(device);
    expect([[...again.blocs.keys()], waits.length > 0]).toEqual([[], true]);
    expect(await again.storage.tables.outbox.all()).toEqual([]);
  });

  test('[JN11] nor does anything of a bloc in which the person has no role any more', async () => {
    const { device, first, waits } = await lostAfterTaken();
    first.close();
    device.wipeDatabases();
    const elsewhere = { ...clerk, grants: clerk.grants.map((grant) => ({ ...grant, blocId: 'khoi-khac' })) };
    const again = await device.openTab(elsewhere, { later: soon });
    opened.push(again);
    await again.ready;
    expect(lyingIds(again)).toEqual([waits]);
  });

  test('[SF5] work that is gone without having been sent is told, with the numbers', async () => {
    const device = newTestDevice({ journals: false });
    const first = await tabWithBloc(device);
    for (const value of ['1', '2', '3']) await entered(first, value);
    const [gone] = copyIn(first).pending;
    await first.storage.tables.outbox.remove([gone?.place ?? 0]);
    first.close();
    const again = await openTab(device);
    expect(again.news).toEqual([{ is: 'fewer', before: 3, now: 2 }]);
    again.putNewsAway();
    expect(again.news).toEqual([]);
    again.close();
    expect((await openTab(device)).news).toEqual([]);
  });

  test('[SF5] what was sent is no loss', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    await entered(first, '1');
    await first.store.recordSent({ ...sentBy(first), accepted: copyIn(first).pending, refused: [] });
    first.close();
    expect((await openTab(device)).news).toEqual([]);
  });

  test('[SF5] [RP6] nor is what another tab sent before a pull could bring it, whatever this one enters meanwhile', async () => {
    const device = newTestDevice();
    const [sends, enters] = [await tabWithBloc(device), await openTab(device)];
    for (const value of ['1', '2', '3']) await entered(sends, value);
    const unsent = (replica: Replica) => copyIn(replica).pending.filter(({ takenAt }) => takenAt === null);
    await vi.waitFor(() => expect(unsent(enters)).toHaveLength(3), { interval: 1 });
    await sends.store.recordSent({ ...sentBy(sends), accepted: copyIn(sends).pending, refused: [] });
    await vi.waitFor(() => expect(unsent(enters)).toEqual([]), { interval: 1, timeout: 5000 });
    const last = await entered(enters, '4');
    expect(unsent(enters).map(({ change }) => change.id)).toEqual([last]);
    for (const tab of [sends, enters]) tab.close();
    const again = await openTab(device);
    expect([unsent(again).length, again.news]).toEqual([1, []]);
  });
});

describe('the two copies are one', () => {
  test('[SF5] nor is what was sent by a tab that ended before it could say so to anybody', async () => {
    const device = newTestDevice({ journals: false });
    let [isSent, isStored] = [false, false];
    const replica = await tabWithBloc(device, {
      wrap: (storage) => ({
        ...storage,
        async transaction(mode, names, work) {
          const done = await storage.transaction(mode, names, work);
          if (mode === 'read' || !isSent) return done;
          isStored = true;
          return new Promise<never>(() => undefined);
        },
      }),
    });
    await entered(replica, '1');
    isSent = true;
    void replica.store.recordSent({ ...sentBy(replica), accepted: copyIn(replica).pending, refused: [] });
    await vi.waitFor(() => expect(isStored).toBe(true), { interval: 1 });
    replica.close();
    const again = await openTab(device);
    expect([waitingIds(again), again.news]).toEqual([[], []]);
  });

  test('[JN1] a tab that went between the journal and the database left nothing behind', async () => {
    const device = newTestDevice();
    const { wrap } = failing((call) => (call === 'write outbox' ? 'hang' : undefined));
    const first = await tabWithBloc(device, { wrap });
    void enter(first, '7');
    await vi.waitFor(() => {
      const [file] = device.journals.files.values();
      expect(new TextDecoder().decode(file?.bytes)).toContain('enter-score');
    });
    first.close();

    const again = await openTab(device);
    expect(shownIn(again)).toEqual([{ value: '7' }]);
    expect(again.news).toEqual([{ is: 'recovered', count: 1 }]);
  });

  test('[JN1] work from before there were journals is written into one', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    const id = await entered(first, '1');
    first.close();
    device.journals.files.clear();
    (await openTab(device)).close();
    device.wipeDatabases();
    expect(waitingIds(await openTab(device))).toEqual([id]);
  });

  test('[JN5] a change leaves the journal with its stored verdict, and does not come back', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    await entered(first, '1');
    const refusedId = await entered(first, '2');
    const [one, two] = copyIn(first).pending;
    if (!one || !two) throw new Error('two changes wait');
    const problem = { code: 'sheet-not-open' as const };
    await first.store.recordSent({ ...sentBy(first), accepted: [one], refused: [{ pending: two, problem }] });
    await first.putAway(refusedId);
    first.close();
    device.wipeDatabases();
    expect(waitingIds(await openTab(device))).toEqual([]);
  });

  test('[JN1] what two tabs wrote at once comes back, each once', async () => {
    const device = newTestDevice();
    const [a, b] = [await tabWithBloc(device), await openTab(device)];
    await Promise.all([enter(a, '1'), enter(b, '2')]);
    const ids = (await a.storage.tables.outbox.all()).map(({ writer, seq }) => `${writer}-${seq}`);
    a.close();
    b.close();
    device.wipeDatabases();
    const again = await openTab(device);
    expect(waitingIds(again).toSorted()).toEqual(ids.toSorted());
  });

  /** A tab that is told of nothing another one does: it meets that when it writes. */
  const deaf = (storage: ReplicaStorage): ReplicaStorage => ({ ...storage, watch: () => () => undefined });
  const unitsHead = { ...head, personId: clerk.personId };
  const openHeads = async (device: TestDevice, options: TabOptions = {}): Promise<Replica> => {
    const replica = await device.openTab(unitsHead, { later: soon, ...options });
    opened.push(replica);
    await replica.ready;
    return replica;
  };

  test('[JN1] [JN6] another tab’s work made it a no: the journal takes it back, and its number is not given again', async () => {
    const device = newTestDevice();
    const first = await takeBloc(await openHeads(device));
    await first.store.applyPage(
      pageOf({
        from: 2,
        to: 3,
        records: [
          {
            kind: 'targets',
            id: sheetOf('u-1'),
            position: 3,
            body: { periodId: 'khoi.2024', unitId: 'u-1', values: { 'ii.1': '5' } },
          },
        ],
      }),
    );
    const late = await openHeads(device, { wrap: deaf });
    for (const id of ['i.1', 'i.2', 'i.3', 'ii.1', 'ii.2']) {
      const input = id === 'i.1' || id === 'ii.1' ? { value: '0' } : ({ assigned: false } as const);
      await first.commit(BLOC, [{ name: 'enter-score', args: entry(id, input) }]);
    }
    const move = (name: 'submit-sheet' | 'recall-sheet') => ({ name, args: { sheetId: sheetOf('u-1') } });
    expect((await first.commit(BLOC, [move('submit-sheet')])).ok).toBe(true);
    expect(await enter(late, '3')).toEqual({ ok: false, problem: { code: 'sheet-not-open' } });
    const next = await late.commit(BLOC, [move('recall-sheet')]);
    expect(next.ok ? next.value.map((id) => id.slice(13)) : next).toEqual(['2']);
    const ids = (await first.storage.tables.outbox.all()).map(({ writer, seq }) => `${writer}-${seq}`);
    expect(ids).toHaveLength(7);
    first.close();
    late.close();
    device.wipeDatabases();
    const again = await openHeads(device);
    expect(waitingIds(again).toSorted()).toEqual(ids.toSorted());
  });

  test('[JN1] where another tab’s work left nothing to do, the journal keeps nothing of it either', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    const late = await openTab(device, { wrap: deaf });
    await entered(first, '1');
    const one = { name: 'enter-score' as const, args: entry('i.1', { value: '1' }) };
    const ifMissing = () => (shownIn(late) ? [] : [one]);
    expect(await late.commit(BLOC, ifMissing)).toEqual({ ok: true, value: [] });
    const ids = waitingIds(first);
    first.close();
    late.close();
    device.wipeDatabases();
    expect(waitingIds(await openTab(device))).toEqual(ids);
  });

  test('[JN1] what two tabs wrote on each other’s work comes back in the order it was written', async () => {
    const device = newTestDevice();
    let clock = 1000;
    const now = () => (clock += 1);
    const [a, b] = [await tabWithBloc(device, { now }), await openTab(device, { now })];
    const ids: string[] = [];
    for (const [tab, value] of [
      [b, '1'],
      [a, '2'],
      [b, '3'],
      [b, '4'],
      [a, '5'],
    ] as const) {
      ids.push(await entered(tab, value));
    }
    a.close();
    b.close();
    device.wipeDatabases();
    const again = await openTab(device);
    expect(waitingIds(again)).toEqual(ids);
    await again.store.applyPage(pageOf());
    expect(shownIn(again)).toEqual([{ value: '5' }]);
  });

  test('[JN8] what comes back never stands before what it was built on, wherever the clock went meanwhile', async () => {
    const device = newTestDevice();
    let clock = 5_000;
    const now = () => (clock += 1);
    const [a, b] = [await tabWithBloc(device, { now }), await openTab(device, { now })];
    const ids = [await entered(a, '1')];
    // The device's clock is set back by a lot: all that comes now looks older.
    clock = 1_000;
    ids.push(await entered(b, '2'), await entered(a, '3'), await entered(b, '4'));
    a.close();
    b.close();
    device.wipeDatabases();
    const again = await openTab(device);
    expect(waitingIds(again)).toEqual(ids);
    await again.store.applyPage(pageOf());
    expect(shownIn(again)).toEqual([{ value: '4' }]);
  });

  test('[JN4] a journal that fails is said, and the database goes on alone', async () => {
    const device = newTestDevice();
    const replica = await tabWithBloc(device);
    device.journals.refuses = new DOMException('', 'InvalidStateError');
    expect((await enter(replica, '1')).ok).toBe(true);
    expect(replica.keeping).toEqual({ trouble: undefined, reserve: 0, secondCopy: 'failed' });
    expect(await unsentRows(replica)).toBe(1);
  });

  test('[JN3] a journal full of unsent work refuses in its own name, until something was sent', async () => {
    const device = newTestDevice();
    const replica = await tabWithBloc(device);
    const long = {
      name: 'enter-score' as const,
      args: { ...entry('i.1', { value: '1' }), reason: 'x'.repeat(900) },
    };
    let last = await replica.commit(BLOC, [long]);
    for (let tries = 0; last.ok && tries < 200; tries += 1) last = await replica.commit(BLOC, [long]);
    expect(last).toEqual({ ok: false, problem: { code: 'storage-fault', name: 'JournalFull' } });
    expect(replica.keeping.secondCopy).toBe('good');
    await replica.store.recordSent({ ...sentBy(replica), accepted: copyIn(replica).pending, refused: [] });
    expect((await replica.commit(BLOC, [long])).ok).toBe(true);
  });

  test('[JN3] what is settled makes room behind an old change that cannot be sent, now and at the next start', async () => {
    const long = {
      name: 'enter-score' as const,
      args: { ...entry('i.1', { value: '1' }), reason: 'x'.repeat(900) },
    };
    for (const restarts of [false, true]) {
      const device = newTestDevice();
      let replica = await tabWithBloc(device);
      while ((await replica.commit(BLOC, [long])).ok);
      const [oldest, ...others] = copyIn(replica).pending;
      await replica.store.recordSent({ ...sentBy(replica), accepted: others, refused: [] });
      await replica.store.applyPage(pageOf({ from: 2, to: 3, records: [] }));
      if (restarts) {
        replica.close();
        replica = await openTab(device);
      }
      const after = await replica.commit(BLOC, [long]);
      expect([after.ok, replica.keeping.secondCopy]).toEqual([true, 'good']);
      // Both lie in the second copy.
      replica.close();
      device.wipeDatabases();
      const ids = [oldest?.change.id, ...(after.ok ? after.value : [])];
      expect(waitingIds(await openTab(device))).toEqual(ids);
    }
  });
});

describe('the database refuses', () => {
  test('[JN4] no room: kept in reserve, shown, and entered as soon as there is room again', async () => {
    const device = newTestDevice();
    let isFull = false;
    const { wrap } = failing((call) => (isFull && call.includes('outbox') ? QUOTA() : undefined));
    const replica = await tabWithBloc(device, { wrap });
    isFull = true;
    const ids = [await entered(replica, '1'), await entered(replica, '2')];
    expect(replica.keeping).toMatchObject({ trouble: { kind: 'quota' }, reserve: 2, secondCopy: 'good' });
    expect(shownIn(replica)).toEqual([{ value: '2' }]);
    expect(await unsentRows(replica)).toBe(0);

    isFull = false;
    ids.push(await entered(replica, '3'));
    expect(replica.keeping).toEqual({ trouble: undefined, reserve: 0, secondCopy: 'good' });
    expect(waitingIds(replica)).toEqual(ids);
    expect(await unsentRows(replica)).toBe(3);
    expect(shownIn(replica)).toEqual([{ value: '3' }]);
  });

  test('[SF8] no room for the database’s mark: it is given later, and the database is not taken for another one', async () => {
    const device = newTestDevice();
    let [isFull, loses] = [true, false];
    const { wrap: refuse } = failing((call) => (isFull && call === 'put meta' ? QUOTA() : undefined));
    // A connection that is lost is opened again, and then asked for its mark.
    const wrap = (storage: ReplicaStorage): ReplicaStorage => {
      const refusing = refuse(storage);
      return {
        ...refusing,
        transaction(mode, names, work) {
          if (loses) {
            loses = false;
            throw LOST();
          }
          return refusing.transaction(mode, names, work);
        },
      };
    };
    const replica = await openTab(device, { wrap });
    isFull = false;
    await takeBloc(replica);
    const id = await entered(replica, '1');
    await replica.store.recordSent({ ...sentBy(replica), accepted: copyIn(replica).pending, refused: [] });
    await replica.store.applyPage(pageOf({ from: 2, to: 3, records: [] }));
    loses = true;
    await entered(replica, '2');
    expect(replica.news).toEqual([]);
    expect(replica.keeping).toEqual({ trouble: undefined, reserve: 0, secondCopy: 'good' });
    // A server that was restored is still offered what the one before had taken.
    await replica.store.meetEpoch('e-2');
    expect(waitingIds(replica)[0]).toBe(id);
  });

  test('[RP13] a restored server that was met while there was no room is met by the database before its verdicts are', async () => {
    const device = newTestDevice();
    let isFull = false;
    const { wrap } = failing((call) => (isFull && /write|put/.test(call) ? QUOTA() : undefined));
    const replica = await tabWithBloc(device, { wrap });
    await entered(replica, '1');
    const refusedId = await entered(replica, '2', 'i.3');
    // One batch, taken by the server before; no pull has brought it back.
    await replica.store.recordSent({ ...sentBy(replica), accepted: copyIn(replica).pending, refused: [] });
    isFull = true;
    await replica.store.meetEpoch('e-2');
    isFull = false;
    const [one, two] = copyIn(replica).pending;
    if (!one || !two) throw new Error('both wait again');
    expect([one.takenAt, two.takenAt]).toEqual([null, null]);
    await replica.store.recordSent({
      ...sentBy(replica),
      epoch: 'e-2',
      accepted: [one],
      refused: [{ pending: two, problem: { code: 'sheet-not-open' as const } }],
    });
    expect(replica.refused.map(({ id }) => id)).toEqual([refusedId]);
    expect(replica.blocs.get(BLOC)?.epoch).toBe('e-2');
    // No batch names a change that lies here no more: it could never be folded, nor offered again.
    const places = new Set((await replica.storage.tables.outbox.all()).map(({ place }) => place));
    const open = (await replica.storage.tables.sent.all()).filter(({ folded }) => folded === 0);
    expect(open.flatMap((row) => row.places.filter((place) => !places.has(place)))).toEqual([]);
    expect(open.map(({ epoch, places: of }) => [epoch, of.length])).toEqual([['e-2', 1]]);
  });

  test('[JN4] what lies in reserve is sent all the same, and what was refused is shown', async () => {
    const device = newTestDevice();
    let isFull = false;
    const { wrap } = failing((call) => (isFull && /write|put/.test(call) ? QUOTA() : undefined));
    const replica = await tabWithBloc(device, { wrap });
    isFull = true;
    await entered(replica, '1');
    const refusedId = await entered(replica, '2', 'i.3');
    const [one, two] = copyIn(replica).pending;
    if (!one || !two) throw new Error('two changes wait');
    const problem = { code: 'sheet-not-open' as const };
    await replica.store.recordSent({
      ...sentBy(replica),
      accepted: [one],
      refused: [{ pending: two, problem }],
    });
    expect(waitingIds(replica)).toEqual([]);
    expect(replica.refused.map(({ id }) => id)).toEqual([refusedId]);
    expect(shownIn(replica, 'i.3')).toBeUndefined();
    // The database never heard of it: after a restart both are offered again, and the server knows them.
    replica.close();
    expect(waitingIds(await openTab(device))).toHaveLength(2);
  });

  test('[SG7] a log that was rewritten is met in memory, too: what it had taken waits again, once', async () => {
    let isDamaged = false;
    const { wrap } = failing(() => (isDamaged ? DAMAGE() : undefined));
    const replica = await tabWithBloc(newTestDevice(), { wrap });
    const ids = [await entered(replica, '1'), await entered(replica, '2', 'i.3')];
    isDamaged = true;
    const take = () =>
      replica.store.recordSent({
        ...sentBy(replica),
        accepted: copyIn(replica).pending.filter(({ change }) => change.id === ids[0]),
        refused: [],
      });
    await take();
    expect([replica.keeping.trouble !== undefined, waitingIds(replica)]).toEqual([true, ids.slice(1)]);
    await replica.store.applyPage(pageOf({ from: 2, to: 5, records: [], fork: true }));
    expect(waitingIds(replica)).toEqual(ids);
    // It has been offered what it lacks: told again, it is not asked for everything once more.
    await take();
    await replica.store.applyPage(pageOf({ from: 5, to: 6, records: [], fork: true }));
    expect(waitingIds(replica)).toEqual(ids.slice(1));
  });

  test('[SF2] after a fault nothing more is written, now or at the next start, until it is rebuilt [SF3]', async () => {
    const device = newTestDevice();
    let isDamaged = false;
    const { wrap, writes } = failing(() => (isDamaged ? DAMAGE() : undefined));
    const replica = await tabWithBloc(device, { wrap });
    const before = await entered(replica, '1');
    isDamaged = true;
    const after = await entered(replica, '2');
    expect(replica.keeping).toMatchObject({ trouble: { kind: 'fault', name: 'UnknownError' }, reserve: 1 });
    const tried = writes.tried.length;
    const more = await entered(replica, '3', 'i.3');
    await replica.store.applyPage(pageOf({ from: 2, to: 3, records: [] }));
    await replica.putAway('khong-co-1');
    expect(writes.tried.length).toBe(tried);
    expect(replica.blocs.get(BLOC)?.cursor).toBe(3);
    replica.close();

    const order: string[] = [];
    const watched = failing((call) => void order.push(call));
    const again = await openTab(device, { wrap: watched.wrap });
    // The first thing written is the whole, into a database made anew.
    expect(order[0]).toMatch(/^write blocs\+records\+outbox/);
    expect(again.news.map(({ is }) => is)).toEqual(['rebuilt', 'recovered']);
    expect(waitingIds(again)).toEqual([before, after, more]);
    expect([shownIn(again), shownIn(again, 'i.3')]).toEqual([[{ value: '2' }], [{ value: '3' }]]);
    expect(again.keeping).toEqual({ trouble: undefined, reserve: 0, secondCopy: 'good' });
    again.close();
    expect((await openTab(device)).news).toEqual([]);
  });

  test('[SF3] "check again" rebuilds on the spot, also where the database cannot even be read', async () => {
    const device = newTestDevice();
    let isBroken = false;
    const { wrap } = failing(() => (isBroken ? DAMAGE() : undefined));
    const unreadable = (storage: ReplicaStorage): ReplicaStorage => {
      const wrapped = wrap(storage);
      const fresh = !isBroken;
      return {
        ...wrapped,
        transaction: (mode, names, work) =>
          isBroken && fresh ? Promise.reject(DAMAGE()) : storage.transaction(mode, names, work),
      };
    };
    const replica = await tabWithBloc(device, { wrap: unreadable });
    const ids = [await entered(replica, '1')];
    isBroken = true;
    ids.push(await entered(replica, '2'));
    expect(await replica.recheck()).toBe(true);
    expect(waitingIds(replica)).toEqual(ids);
    expect(await unsentRows(replica)).toBe(2);
    expect(shownIn(replica)).toEqual([{ value: '2' }]);
    expect((await enter(replica, '3')).ok).toBe(true);
  });

  test('[SF3] places go on counting after a rebuild: what is new never passes for what was sent', async () => {
    const device = newTestDevice();
    let isBroken = false;
    const { wrap } = failing(() => (isBroken ? DAMAGE() : undefined));
    const replica = await tabWithBloc(device, { wrap });
    const sent = await entered(replica, '1');
    await replica.store.recordSent({
      bloc: BLOC,
      writer: sent.slice(0, 12),
      epoch: 'e-1',
      position: 9,
      at: 6,
      accepted: copyIn(replica).pending,
      refused: [],
    });
    await replica.store.applyPage(pageOf({ from: 2, to: 9, records: [] }));
    isBroken = true;
    await entered(replica, '2', 'i.3');
    replica.close();
    isBroken = false;
    const again = await openTab(device);
    await entered(again, '3', 'i.3');
    const taken = (await again.storage.tables.sent.all()).flatMap((row) => row.places);
    const places = (await again.storage.tables.outbox.all()).map(({ place }) => place);
    expect([taken, places]).toEqual([[1], [2, 3]]);
  });

  test('[SF1] a database that hangs is a fault: nobody waits for ever, and the journal has it', async () => {
    const device = newTestDevice();
    let hangs = false;
    const { wrap } = failing(() => (hangs ? 'hang' : undefined));
    const replica = await tabWithBloc(device, { wrap });
    hangs = true;
    const id = await entered(replica, '1');
    expect(replica.keeping).toMatchObject({ trouble: { kind: 'fault', name: 'TimeoutError' }, reserve: 1 });
    replica.close();
    expect(waitingIds(await openTab(device))).toEqual([id]);
  });

  test('[SF1] a database that does not open is tried four times', async () => {
    const device = newTestDevice();
    let tries = 0;
    const wrap = (storage: ReplicaStorage): ReplicaStorage => {
      tries += 1;
      if (tries < 4) {
        storage.close();
        throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
      }
      return storage;
    };
    await openTab(device, { wrap });
    expect(tries).toBe(4);
    await expect(
      openTab(newTestDevice(), {
        wrap: () => {
          throw DAMAGE();
        },
      }),
    ).rejects.toThrow('Internal error');
  });

  test('[SF1] a connection lost at any call, before or after it was done, loses nothing and does nothing twice', async () => {
    const calls = await losing(0, false);
    expect(calls).toBeGreaterThan(20);
    for (let at = 1; at <= calls; at += 1) {
      await losing(at, false);
      await losing(at, true);
    }
  });

  test('[SF3] a rebuild that stops at any call loses nothing', async () => {
    for (let at = 1; at <= 12; at += 1) {
      const device = newTestDevice();
      let isDamaged = false;
      let count = 0;
      const { wrap } = failing(() => {
        if (!isDamaged) return undefined;
        count += 1;
        return count === 1 || count === at + 1 ? DAMAGE() : undefined;
      });
      const replica = await tabWithBloc(device, { wrap });
      const ids = [await entered(replica, '1')];
      isDamaged = true;
      ids.push(await entered(replica, '2'));
      await replica.ready;
      expect(waitingIds(replica), `call ${at}`).toEqual(ids);
      replica.close();
      expect(waitingIds(await openTab(device)).toSorted(), `call ${at}`).toEqual(ids);
    }
  });
});

describe('a browser without private files', () => {
  test('[SF3] ended while the database is made anew, it has what was unsent at the next start', async () => {
    // It writes three times.
    for (let at = 1; at <= 3; at += 1) {
      const device = newTestDevice({ journals: false });
      let isDamaged = false;
      let count = 0;
      const { wrap } = failing(() => {
        if (!isDamaged) return undefined;
        count += 1;
        // The first is the edit; what comes after it fills the new database, and never ends.
        return count === 1 ? DAMAGE() : count === at + 1 ? 'hang' : undefined;
      });
      const replica = await tabWithBloc(device, { wrap });
      const ids = [await entered(replica, '1'), await entered(replica, '2', 'i.3')];
      isDamaged = true;
      expect((await enter(replica, '3')).ok).toBe(false);
      const rebuilding = replica.recheck();
      const hangs = vi.waitFor(() => expect(count).toBe(at + 1), { timeout: 60_000, interval: 5 });
      await Promise.race([rebuilding, hangs]);
      expect(count, `call ${at} was reached`).toBe(at + 1);
      replica.close();
      expect(waitingIds(await openTab(device)), `call ${at}`).toEqual(ids);
    }
  });

  test('[SF9] ended while the database is made anew, it has what was refused at the next start', async () => {
    for (const journals of [false, true]) {
      const device = newTestDevice({ journals });
      let isDamaged = false;
      let hangs = 0;
      const { wrap } = failing((call) => {
        if (!isDamaged) return undefined;
        if (call.includes('outbox') && !call.includes('meta')) return DAMAGE();
        hangs += 1;
        return 'hang';
      });
      const replica = await tabWithBloc(device, { wrap });
      const ids = [await entered(replica, '1'), await entered(replica, '2', 'i.3')];
      const refused = copyIn(replica)
        .pending.slice(0, 1)
        .map((pending) => ({ pending, problem: { code: 'not-the-holder' } }));
      await replica.store.recordSent({ ...sentBy(replica), accepted: [], refused });
      isDamaged = true;
      await enter(replica, '3');
      void replica.recheck();
      await vi.waitFor(() => expect(hangs).toBeGreaterThan(0), { timeout: 60_000, interval: 5 });
      replica.close();

      const again = await openTab(device);
      expect(again.refused.map(({ id, problem }) => [id, problem.code])).toEqual([
        [ids[0], 'not-the-holder'],
      ]);
      expect(waitingIds(again)).toContain(ids[1]);
      expect(waitingIds(again)).not.toContain(ids[0]);
      expect(Object.keys(device.memory).join()).not.toContain('stopgap');
    }
  });

  test('[SF4] what an older release kept aside is read', async () => {
    const device = newTestDevice({ journals: false });
    const other = await tabWithBloc(device);
    const id = await entered(other, '1');
    const rows = (await other.storage.tables.outbox.all()).map(({ bloc, writer, seq, body }) => ({
      bloc,
      writer,
      seq,
      body,
    }));
    other.close();
    device.wipeDatabases();
    device.memory.setItem(`so-thi-dua/stopgap/${clerk.personId}/old`, JSON.stringify(rows));
    expect(waitingIds(await openTab(device))).toEqual([id]);
  });

  test('[SF4] another tab takes the database: what this one had lives on, though the other had not read it', async () => {
    const device = newTestDevice({ journals: false });
    const first = await tabWithBloc(device);
    const id = await entered(first, '1');
    await device.deleteDatabase(clerk.personId);
    await vi.waitFor(() => expect(first.keeping.trouble?.kind).toBe('taken'));
    await vi.waitFor(() => expect(Object.keys(device.memory).join()).toContain('stopgap'));
    first.close();
    expect(waitingIds(await openTab(device))).toEqual([id]);
    expect(Object.keys(device.memory).join()).not.toContain('stopgap');
  });

  test('[SF4] what was kept aside and cannot be read stops nobody, and is not thrown away', async () => {
    const device = newTestDevice({ journals: false });
    const key = `so-thi-dua/stopgap/${clerk.personId}/torn`;
    device.memory.setItem(key, '[{"bloc":"kh');
    const replica = await tabWithBloc(device);
    const id = await entered(replica, '1');
    expect(waitingIds(replica)).toEqual([id]);
    expect(device.memory.getItem(key)).toBe('[{"bloc":"kh');
  });
});

describe('drafts', () => {
  const place = { bloc: BLOC, sheetId: sheetOf('u-1'), owner: 'self', criterionId: 'i.1' } as const;
  const draft = { ...place, typed: { input: { value: '1' } } };

  test('[RP15] a draft older than what was saved in its cell is over; a younger one, or another’s, is not', async () => {
    let clock = 1000;
    const replica = await tabWithBloc(newTestDevice(), { now: () => (clock += 10) });
    await entered(replica, '11');
    const savedAt = copyIn(replica).pending[0]?.change.at ?? 0;
    const writers = (await replica.storage.tables.writers.all()).map(({ id }) => id);
    const fate = (one: Draft) => meets(replica, one, writers);
    expect(fate({ ...draft, at: savedAt - 5 })).toBe('over');
    expect(fate({ ...draft, at: savedAt + 5 })).toBeUndefined();
    expect(fate({ ...draft, at: savedAt - 5, criterionId: 'i.3' })).toBeUndefined();
    expect(fate(draft)).toBeUndefined();
    // Typed over that very entry after the clock, which had been fast, was put right.
    const { change } = must(copyIn(replica).pending[0], 'a change');
    expect(fate({ ...draft, at: savedAt - 5, saw: change.id })).toBeUndefined();
    expect(fate({ ...draft, at: savedAt - 5, saw: null })).toBe('over');
    // Where the storage does not say which names are its own, all are.
    expect(meets(replica, { ...draft, at: savedAt - 5 }, undefined)).toBe('over');
    replica.setActor({ ...clerk, personId: 'nguoi-khac' });
    expect(fate({ ...draft, at: savedAt - 5 })).toBeUndefined();
  });

  test.each([
    ['fast', 54_000_000],
    ['right', 1500],
  ])(
    '[RP15] what the same person saved on another device, by a %s clock, stands beside a draft that had not seen it',
    async (_clock, savedAt) => {
      const device = newTestDevice();
      vi.stubGlobal('window', { localStorage: device.memory });
      const replica = await tabWithBloc(device, { now: () => 3000 });
      // On the computer of the office, whose clock is fifteen hours ahead; it had not come when the draft was typed.
      const elsewhere = {
        reason: 'theo QĐ 15',
        by: 'vanphong0000-1',
        author: clerk.personId,
        at: savedAt,
      };
      const cells = { 'i.1': [{ input: { value: '5' }, ...elsewhere }] };
      const column = { sheetId: place.sheetId, owner: place.owner, cells };
      const record = { kind: 'column', id: `${place.sheetId}/self`, position: 3, body: column } as const;
      await replica.store.applyPage(pageOf({ from: 2, to: 3, records: [record] }));
      expect(shownIn(replica)).toEqual([{ value: '5' }]);
      const left = { ...draft, typed: { input: { value: '7' } }, at: 2000, saw: null };
      device.memory.setItem(
        `so-thi-dua/draft/${clerk.personId}/gone ${place.sheetId} self i.1`,
        JSON.stringify(left),
      );
      await settleLeft(replica);
      const cell = copyIn(replica).get('column', `${place.sheetId}/self`)?.cells['i.1'];
      // Each with its own reason: what was not typed is as the hand saw it.
      expect(cell?.map(({ input, reason }) => [input, reason])).toEqual([
        [{ value: '5' }, 'theo QĐ 15'],
        [{ value: '7' }, ''],
      ]);
      expect(draftsOf(replica).mine()).toEqual([]);
    },
  );
});

describe('two tabs', () => {
  test('[SF4] a tab whose database is taken lets go, says so, and keeps on into its journal', async () => {
    const device = newTestDevice();
    const [a, b] = [await tabWithBloc(device), await openTab(device)];
    await device.deleteDatabase(clerk.personId);
    await vi.waitFor(() => expect(a.keeping.trouble).toEqual({ kind: 'taken', name: 'TakenError' }));
    const id = await entered(a, '1');
    expect(a.keeping.reserve).toBe(1);
    a.close();
    b.close();
    expect(waitingIds(await openTab(device))).toEqual([id]);
  });

  test('[SF4] a tab in trouble whose database another one has made anew never deletes what that one has sent since', async () => {
    const device = newTestDevice();
    let isBroken = false;
    const { wrap } = failing(() => (isBroken ? DAMAGE() : undefined));
    const a = await tabWithBloc(device, { wrap });
    isBroken = true;
    const typed = await entered(a, '1');
    expect(a.keeping.trouble?.kind).toBe('fault');

    // It begins by making the database anew, and its work is taken by the server.
    const b = await openTab(device);
    await b.ready;
    const sent = await entered(b, '2', 'i.3');
    const mine = copyIn(b).pending.filter(({ change }) => change.id === sent);
    const { writer } = must(mine[0], 'what waits');
    await b.store.recordSent({
      bloc: BLOC,
      writer,
      epoch: 'e-1',
      position: 9,
      at: 6,
      accepted: mine,
      refused: [],
    });
    await b.store.applyPage(pageOf({ from: 2, to: 9, records: [] }));
    await vi.waitFor(() => expect(a.keeping.trouble).toEqual({ kind: 'taken', name: 'TakenError' }));
    // What the former one still says is no news.
    const later = await entered(a, '3');
    expect(await a.recheck()).toBe(false);
    expect(a.keeping.trouble?.kind).toBe('taken');
    expect((await b.storage.tables.sent.all()).flatMap(rowsOf).map(({ writer: of }) => of)).toEqual([writer]);
    a.close();
    b.close();

    const again = await openTab(device);
    expect(waitingIds(again)).toEqual(expect.arrayContaining([typed, later]));
    await again.store.meetEpoch('e-2');
    expect(waitingIds(again)).toContain(sent);
  });
});
