// A browser that is short of room throws the databases and the private files of a site away together, and leaves
// localStorage: under an open page, or while nobody looks.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { changeIdOf } from '../../src/domain/ids.ts';
import { must } from '../../src/base/assert.ts';
import { forgetMirror, withMirror } from '../../src/client/replica/journal/mirror.ts';
import type { Replica } from '../../src/client/replica/replica.ts';
import type { ReplicaStorage } from '../../src/client/replica/storage.ts';
import { rowsOf } from '../../src/client/replica/taking-in.ts';
import { laterHere, WIPED } from '../../src/client/replica/storage-guard.ts';
import { memoryJournals, memoryStorage } from '../support/journals.ts';
import { BLOC, clerk } from '../support/small-bloc.ts';
import { copyIn, entered, pageOf, shownIn, takeBloc, waitingIds } from '../support/small-pages.ts';
import { newTestDevice, type TestDevice } from '../support/tab.ts';

const opened: Replica[] = [];
afterEach(() => {
  for (const replica of opened.splice(0)) replica.close();
});

async function openTab(
  device: TestDevice,
  options: Parameters<TestDevice['openTab']>[1] = {},
): Promise<Replica> {
  // A hundred times the pace: a database that is made anew waits for three seconds.
  const replica = await device.openTab(clerk, {
    later: (work, ms) => laterHere(work, ms / 100),
    ...options,
  });
  opened.push(replica);
  await replica.ready;
  return replica;
}

/** What the browser does. */
function throwAway(device: TestDevice): void {
  device.wipeDatabases();
  device.journals.files.clear();
}

const row = (seq: number, value: string) => ({
  bloc: BLOC,
  writer: 'w',
  seq,
  body: [1, value] as never,
});

/** What another tab has done meanwhile: one change that a server has, and one that waits. */
async function workIn(other: Replica): Promise<{ readonly sent: string; readonly waits: string }> {
  const sent = await entered(other, '5');
  const accepted = copyIn(other).pending;
  const { writer } = must(accepted[0], 'what waits');
  await other.store.recordSent({
    bloc: BLOC,
    writer,
    epoch: 'e-1',
    position: 9,
    at: 6,
    accepted,
    refused: [],
  });
  await other.store.applyPage(pageOf({ from: 2, to: 9, records: [] }));
  const waits = await entered(other, '6', 'i.3');
  return { sent, waits };
}

/** A database that takes nothing in while it is full. */
const takingNothing =
  (isFull: () => boolean) =>
  (storage: ReplicaStorage): ReplicaStorage => ({
    ...storage,
    transaction: async (mode, names, work) => {
      if (isFull() && mode === 'write') throw new DOMException('Internal error committing.', 'UnknownError');
      return storage.transaction(mode, names, work);
    },
  });

describe('while nobody looks', () => {
  test('[JN7] what was unsent comes back under its own ids, in its order, and may be thrown away again', async () => {
    const device = newTestDevice({ mirror: true });
    const first = await takeBloc(await openTab(device));
    const ids = [await entered(first, '1'), await entered(first, '2'), await entered(first, '3', 'i.3')];
    for (let times = 0; times < 3; times += 1) {
      for (const replica of opened.splice(0)) replica.close();
      throwAway(device);
      const again = await openTab(device);
      expect(waitingIds(again)).toEqual(ids);
      expect(again.news).toEqual([{ is: 'wiped' }, { is: 'recovered', count: 3 }]);
      await again.store.applyPage(pageOf());
      expect([shownIn(again), shownIn(again, 'i.3')]).toEqual([[{ value: '2' }], [{ value: '3' }]]);
    }
  });

  test('[JN7] what has its verdict does not come back', async () => {
    const device = newTestDevice({ mirror: true });
    const first = await takeBloc(await openTab(device));
    await entered(first, '1');
    const pending = copyIn(first).pending;
    const { writer } = must(pending[0], 'what waits');
    const sent = { bloc: BLOC, writer, epoch: 'e-1', position: 3, at: 6, accepted: pending, refused: [] };
    await first.store.recordSent(sent);
    const later = await entered(first, '2');
    first.close();
    throwAway(device);
    expect(waitingIds(await openTab(device))).toEqual([later]);
  });

  test('[JN7] a file that is there knows better than its mirror what still waits', async () => {
    const shelf = memoryJournals();
    const memory = memoryStorage();
    const journals = await withMirror(shelf.open, memory)('canbo');
    const journal = await journals.open('w');
    await journal.append([row(1, 'a')]);
    await journal.append([row(2, 'b'), row(3, 'c')]);
    const kept = new Map(Object.keys(memory).map((key) => [key, must(memory.getItem(key), 'a commit')]));
    await journal.settle([1]);
    journals.close();
    // The browser wrote the mirror down later than the file, and was killed in between.
    for (const [key, text] of kept) memory.setItem(key, text);
    const again = await (await withMirror(shelf.open, memory)('canbo')).open('w');
    expect(again.content.rows.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(Object.keys(memory)).toHaveLength(1);
  });

  test('[JN7] with no room for a file, what the mirror has is read all the same', async () => {
    const shelf = memoryJournals();
    const memory = memoryStorage();
    const journals = await withMirror(shelf.open, memory)('canbo');
    await (await journals.open('w')).append([row(1, 'a')]);
    journals.close();
    shelf.files.clear();
    shelf.refuses = new DOMException('', 'QuotaExceededError');
    const full = await withMirror(shelf.open, memory)('canbo');
    expect(await full.names()).toEqual(['w']);
    const journal = await full.open('w');
    expect(journal.content.rows).toEqual([row(1, 'a')]);
    expect(await journal.append([row(2, 'b')])).toEqual({ ok: false, problem: 'failed' });
    await expect(full.open('other')).rejects.toThrow();
  });

  test('[JN7] the mirror leaves room for what is being typed, and is forgotten with its person', async () => {
    const memory = memoryStorage();
    const journals = await withMirror(memoryJournals().open, memory)('canbo');
    // Each writer's ring takes one of these.
    for (let writer = 1; writer <= 50; writer += 1) {
      const journal = await journals.open(`w${writer}`);
      expect(await journal.append([row(1, 'x'.repeat(40_000))])).toMatchObject({ ok: true });
    }
    const chars = Object.keys(memory).reduce((sum, key) => sum + (memory.getItem(key)?.length ?? 0), 0);
    expect(chars).toBeGreaterThan(1_900_000);
    expect(chars).toBeLessThan(2_000_000);
    memory.setItem('so-thi-dua/unsent/other/w/1', 'theirs');
    forgetMirror(memory, 'canbo');
    expect(Object.keys(memory)).toEqual(['so-thi-dua/unsent/other/w/1']);
  });
});

describe('under an open page', () => {
  test('[SF7] the page finds another database, writes all of its own again, and its journal', async () => {
    const device = newTestDevice();
    let isGone = false;
    const wrap = (storage: ReplicaStorage): ReplicaStorage => {
      if (isGone) return storage;
      const lost = () => {
        if (isGone) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
      };
      return {
        ...storage,
        transaction: (mode, names, work) => (lost(), storage.transaction(mode, names, work)),
      };
    };
    const page = await takeBloc(await openTab(device, { wrap }));
    const ids = [await entered(page, '1'), await entered(page, '2', 'i.3')];
    isGone = true;
    throwAway(device);
    ids.push(await entered(page, '3'));
    expect(waitingIds(page)).toEqual(ids);
    await vi.waitFor(() =>
      expect(page.keeping).toEqual({ trouble: undefined, reserve: 0, secondCopy: 'good' }),
    );
    await vi.waitFor(() => expect(page.news).toEqual([{ is: 'rebuilt' }]));
    ids.push(await entered(page, '4', 'i.3'));
    page.close();

    // Each of the two is whole.
    device.wipeDatabases();
    const fromJournal = await openTab(device);
    expect(waitingIds(fromJournal)).toEqual(ids);
    fromJournal.close();
    device.journals.files.clear();
    const fromDatabase = await openTab(device);
    expect(waitingIds(fromDatabase)).toEqual(ids);
  });

  test('[SF7] another database is not taken for the page’s own, even if who met it first kept still about it', async () => {
    const device = newTestDevice();
    const databases: ReplicaStorage[] = [];
    const wrap = (storage: ReplicaStorage): ReplicaStorage => (databases.push(storage), storage);
    const page = await takeBloc(await openTab(device, { wrap }));
    const ids = [await entered(page, '1'), await entered(page, '2', 'i.3')];
    device.wipeDatabases();
    databases.at(-1)?.close();
    const { outbox, refused } = page.storage.tables;
    const met = await Promise.allSettled([outbox.all(), refused.all(), outbox.all()]);
    for (const one of met) expect(one).toMatchObject({ status: 'rejected', reason: { name: WIPED } });
    ids.push(await entered(page, '3'));
    await vi.waitFor(() => expect(page.news).toEqual([{ is: 'rebuilt' }]));
    expect(waitingIds(page)).toEqual(ids);
    expect([...page.blocs.values()].map(({ complete }) => complete)).toEqual([true]);
    page.close();
    device.journals.files.clear();
    const again = await openTab(device);
    expect(waitingIds(again)).toEqual(ids);
    expect(shownIn(again, 'i.3')).toEqual([{ value: '2' }]);
  });

  test('[SF7] what another tab has done meanwhile in the database that came in its place stays, its keepsakes too', async () => {
    const device = newTestDevice();
    const databases: ReplicaStorage[] = [];
    const wrap = (storage: ReplicaStorage): ReplicaStorage => (databases.push(storage), storage);
    const page = await takeBloc(await openTab(device, { wrap }));
    const ids = [await entered(page, '1'), await entered(page, '2', 'i.3')];
    device.wipeDatabases();
    databases.at(-1)?.close();

    const other = await takeBloc(await openTab(device));
    const { sent, waits } = await workIn(other);

    ids.push(await entered(page, '3'));
    await vi.waitFor(() => expect(page.news).toEqual([{ is: 'rebuilt' }]));
    expect(waitingIds(page).toSorted()).toEqual([...ids, waits].toSorted());
    const kept = (await page.storage.tables.sent.all()).flatMap(rowsOf);
    expect(kept.map((row) => changeIdOf(row.writer, row.seq))).toEqual([sent]);
    databases.at(-1)?.close();
    ids.push(await entered(page, '7'));
    expect([page.keeping.trouble, page.news]).toEqual([undefined, [{ is: 'rebuilt' }]]);
    // A server that has forgotten is offered it again.
    await page.store.meetEpoch('e-2');
    expect(waitingIds(page).toSorted()).toEqual([...ids, waits, sent].toSorted());
  });

  test('[RP22] in a new database that counts from one again, another tab’s work is seen at once, and in its order', async () => {
    const device = newTestDevice();
    const databases: ReplicaStorage[] = [];
    const wrap = (storage: ReplicaStorage): ReplicaStorage => (databases.push(storage), storage);
    const page = await takeBloc(await openTab(device, { wrap }));
    await entered(page, '1');
    await entered(page, '2', 'i.3');
    const accepted = copyIn(page).pending;
    const { writer } = must(accepted[0], 'what waits');
    const said = { bloc: BLOC, writer, epoch: 'e-1', position: 9, at: 6, accepted, refused: [] };
    await page.store.recordSent(said);
    await page.store.applyPage(pageOf({ from: 2, to: 9, records: [] }));
    expect(waitingIds(page)).toEqual([]);

    // Nothing waits: what is made anew begins at the first place.
    device.wipeDatabases();
    databases.at(-1)?.close();
    const first = await entered(page, '3');
    await vi.waitFor(() => expect(page.news).toEqual([{ is: 'rebuilt' }]));
    const other = await openTab(device);
    const ids = [first, await entered(other, '4', 'i.3'), await entered(other, '5')];
    await vi.waitFor(() => expect(waitingIds(page)).toEqual(ids));
  });

  test('[SF7] of two tabs that make it anew at once, the later one writes over nothing of the quicker one', async () => {
    const device = newTestDevice({ journals: false });
    const databases: ReplicaStorage[] = [];
    const wrap = (storage: ReplicaStorage): ReplicaStorage => (databases.push(storage), storage);
    let letOn: (() => void) | undefined;
    let isHeld = false;
    const slow = await takeBloc(
      await openTab(device, {
        wrap,
        later(work, ms) {
          // The old database is deleted, and the new one not open yet.
          if (ms < 3000 || !isHeld) return laterHere(work, ms / 100);
          letOn = work;
          return () => undefined;
        },
      }),
    );
    const quick = await openTab(device, { wrap });
    const sent = [await entered(slow, '1'), await entered(slow, '2', 'i.3')];
    await vi.waitFor(() => expect(waitingIds(quick)).toEqual(sent));

    device.wipeDatabases();
    for (const one of databases) one.close();
    isHeld = true;
    await expect(entered(slow, '3', 'i.3')).rejects.toThrow('storage-fault');
    await vi.waitFor(() => expect(letOn).toBeDefined());
    // The quick one has heard that the server has both, so that what it makes anew begins at the first place.
    const accepted = copyIn(quick).pending;
    const { writer } = must(accepted[0], 'what waits');
    const said = { bloc: BLOC, writer, epoch: 'e-1', position: 9, at: 6, accepted, refused: [] };
    await Promise.all([
      quick.store.recordSent(said),
      quick.store.applyPage(pageOf({ from: 2, to: 9, records: [] })),
    ]);
    await vi.waitFor(() => expect(quick.news).toEqual([{ is: 'rebuilt' }]));
    const mine = [await entered(quick, '4'), await entered(quick, '5', 'i.3')];
    letOn?.();
    await vi.waitFor(() => expect(slow.news).toEqual([{ is: 'rebuilt' }]));
    // It was slow to hear of it: what the server has already is offered once more, and taken once.
    for (const page of [slow, quick]) {
      await vi.waitFor(() => expect(waitingIds(page)).toEqual(expect.arrayContaining(mine)));
    }
    expect([quick.keeping.trouble, quick.blocs.get(BLOC)?.cursor]).toEqual([undefined, 9]);
    mine.push(await entered(quick, '6'));
    slow.close();
    quick.close();
    const again = await openTab(device);
    expect(waitingIds(again).toSorted()).toEqual([...sent, ...mine].toSorted());
    expect([...again.blocs.values()].map(({ cursor }) => cursor)).toEqual([9]);
  });

  test('[SF7] a second copy that failed is tried again once it is all there is, and one that cannot be seen is not given up', async () => {
    const device = newTestDevice();
    let isFull = false;
    const wrap = takingNothing(() => isFull);
    const page = await takeBloc(await openTab(device, { wrap }));
    device.journals.refuses = new DOMException('', 'InvalidStateError');
    const ids = [await entered(page, '1')];
    expect(page.keeping.secondCopy).toBe('failed');
    isFull = true;
    await expect(entered(page, '2')).rejects.toThrow('storage-fault');
    device.journals.refuses = undefined;
    ids.push(await entered(page, '2'));
    expect(page.keeping).toMatchObject({ reserve: 1, secondCopy: 'good' });
    device.journals.isMute = true;
    await expect(entered(page, '3')).rejects.toThrow('storage-fault');
    expect(page.keeping.secondCopy).toBe('good');
    device.journals.isMute = false;
    ids.push(await entered(page, '3', 'i.3'));
    expect(waitingIds(page)).toEqual(ids);
    page.close();
    device.wipeDatabases();
    const again = await openTab(device);
    expect(waitingIds(again)).toEqual(ids);
    await again.store.applyPage(pageOf());
    expect([shownIn(again), shownIn(again, 'i.3')]).toEqual([[{ value: '2' }], [{ value: '3' }]]);
  });

  test('[SF7] no room for anything: what cannot be kept is said not to be, and is kept once there is', async () => {
    const device = newTestDevice();
    let isFull = false;
    const wrap = takingNothing(() => isFull);
    const page = await takeBloc(await openTab(device, { wrap }));
    const ids = [await entered(page, '1')];
    isFull = true;
    ids.push(await entered(page, '2'));
    expect(page.keeping).toMatchObject({ reserve: 1, secondCopy: 'good' });
    // The file goes, and there is no room for another.
    device.journals.files.clear();
    device.journals.refuses = new DOMException('', 'QuotaExceededError');
    await expect(entered(page, '3')).rejects.toThrow('storage-fault');
    expect(page.keeping.secondCopy).toBe('failed');
    expect(waitingIds(page)).toEqual(ids);
    isFull = false;
    device.journals.refuses = undefined;
    expect(await page.recheck()).toBe(true);
    expect(page.keeping).toEqual({ trouble: undefined, reserve: 0, secondCopy: 'good' });
    ids.push(await entered(page, '3'));
    page.close();
    device.wipeDatabases();
    expect(waitingIds(await openTab(device))).toEqual(ids);
  });

  test('[SF7] a try that fails keeps what it has read of another tab’s work for the next one', async () => {
    const device = newTestDevice();
    const databases: ReplicaStorage[] = [];
    let fails = 0;
    const wrap = (storage: ReplicaStorage): ReplicaStorage => {
      databases.push(storage);
      return {
        ...storage,
        transaction: async (mode, names, work) => {
          // The one that writes everything.
          if (mode === 'write' && names.length > 5 && fails > 0) {
            fails -= 1;
            throw new DOMException('Internal error committing.', 'UnknownError');
          }
          return storage.transaction(mode, names, work);
        },
      };
    };
    const page = await takeBloc(await openTab(device, { wrap }));
    const ids = [await entered(page, '1'), await entered(page, '2', 'i.3')];
    device.wipeDatabases();
    databases.at(-1)?.close();
    const other = await takeBloc(await openTab(device));
    const { sent, waits } = await workIn(other);
    fails = 1;
    ids.push(await entered(page, '3'));
    await vi.waitFor(() => expect(fails).toBe(0));
    expect([await page.recheck(), page.news]).toEqual([true, [{ is: 'rebuilt' }]]);
    expect(waitingIds(page).toSorted()).toEqual([...ids, waits].toSorted());
    // Another tab's keepsake lay nowhere else.
    await page.store.meetEpoch('e-2');
    expect(waitingIds(page)).toContain(sent);
  });
});
