// The real replica over a real transaction log in memory: what is saved, what another tab sees, what survives.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import type { Replica } from '../../src/client/replica/replica.ts';
import type { ReplicaStorage } from '../../src/client/replica/storage.ts';
import type { CellInput } from '../../src/domain/scoring/cell.ts';
import { BLOC, clerk, entry, head, sheetAt, sheetOf } from '../support/small-bloc.ts';
import { copyIn, enter, firstRecords, pageOf, takeBloc } from '../support/small-pages.ts';
import { newTestDevice, unsentRows, type TestDevice } from '../support/tab.ts';

const opened: Replica[] = [];
afterEach(() => {
  for (const replica of opened.splice(0)) replica.close();
  vi.restoreAllMocks();
});

async function openTab(device: TestDevice, actor = clerk): Promise<Replica> {
  const replica = await device.openTab(actor);
  opened.push(replica);
  return replica;
}

const tabWithBloc = async (device = newTestDevice()): Promise<Replica> => takeBloc(await openTab(device));

const cellIn = (replica: Replica, criterion = 'i.1') =>
  copyIn(replica).get('column', `${sheetOf('u-1')}/self`)?.cells[criterion];
const inputs = (replica: Replica, criterion = 'i.1'): readonly CellInput[] | undefined =>
  cellIn(replica, criterion)?.map(({ input }) => input);
const idsOf = async (committed: ReturnType<typeof enter>): Promise<readonly string[]> => {
  const result = await committed;
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};

const sentOf = (replica: Replica, position: number) => ({
  bloc: BLOC,
  writer: must(copyIn(replica).pending[0], 'a pending change').writer,
  epoch: 'e-1',
  position,
  at: 6,
});

test('[CH8] what an entry leaves out is read at its turn: what another tab was first with stays', async () => {
  const device = newTestDevice();
  const a = await tabWithBloc(device);
  const b = await openTab(device);
  await enter(a, '4');
  await vi.waitFor(() => expect(copyIn(b).pending).toHaveLength(1));
  const evidence = [{ number: 'Số 1/QĐ', date: '', abstract: '' }];
  // A photo has become ready: its entry names the document, and the figure that stands by then.
  const cite = () => {
    const input = inputs(a)?.[0] ?? null;
    return [{ name: 'enter-score' as const, args: { ...entry('i.1', input), evidence } }];
  };
  const done = await Promise.all([enter(b, '9'), a.commit(BLOC, cite)]);
  expect(done.map(({ ok }) => ok)).toEqual([true, true]);
  await vi.waitFor(() => expect(copyIn(b).pending).toHaveLength(3));
  expect(inputs(a)).toEqual([{ value: '9' }]);
  expect(cellIn(a)?.[0]?.evidence).toEqual(evidence);
});

describe('what was saved', () => {
  test('[RP1] what a person was told is saved is there when the app opens again', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    const [id] = await idsOf(enter(first, '7.5'));
    expect(first.savedAt).toBe(1_700_000_000_000);
    first.close();

    const again = await openTab(device);
    expect(inputs(again)).toEqual([{ value: '7.5' }]);
    expect(copyIn(again).pending.map(({ change }) => change.id)).toEqual([id]);
  });

  test('[RP2] several entries are saved together or not at all, each seeing those before it', async () => {
    const replica = await tabWithBloc();
    const twice = ['1', '2'].map((value) => ({
      name: 'enter-score' as const,
      args: entry('i.1', { value }),
    }));
    await replica.commit(BLOC, twice);
    expect(inputs(replica)).toEqual([{ value: '2' }]);

    const oneBad = [...twice, { name: 'enter-score' as const, args: entry('i.9', { value: '1' }) }];
    expect(await replica.commit(BLOC, oneBad)).toMatchObject({
      ok: false,
      problem: { code: 'criterion-not-found' },
    });
    expect(await unsentRows(replica)).toBe(2);
  });

  test('[RP3] storage that says no is told by its own name, and nothing is shown as saved', async () => {
    const replica = await tabWithBloc(newTestDevice({ journals: false }));
    await enter(replica, '1');
    const savedBefore = copyIn(replica).pending.length;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await enter(replica, '2')).toEqual({
      ok: false,
      problem: { code: 'storage-fault', name: 'QuotaExceededError' },
    });
    expect(inputs(replica)).toEqual([{ value: '1' }]);
    expect([copyIn(replica).pending.length, await unsentRows(replica)]).toEqual([savedBefore, 1]);

    expect((await enter(replica, '2')).ok).toBe(true);
    expect(inputs(replica)).toEqual([{ value: '2' }]);
  });

  test('[RP3] a tab that cannot even take its name says so in the same way', async () => {
    const replica = await tabWithBloc(newTestDevice({ journals: false }));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('broken', 'UnknownError');
    });
    expect(await enter(replica, '1')).toMatchObject({ ok: false, problem: { code: 'storage-fault' } });
    // What has failed is not written again before it was rebuilt.
    expect(await enter(replica, '1')).toMatchObject({ ok: false, problem: { name: 'UnknownError' } });
    expect(await replica.recheck()).toBe(true);
    expect((await enter(replica, '1')).ok).toBe(true);
  });
});

describe('names and numbers', () => {
  test('[RP4] a name that no tab holds is taken up again, and its numbers go on', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    const [one] = await idsOf(enter(first, '1'));
    first.close();
    const second = await openTab(device);
    const [two] = await idsOf(enter(second, '2'));
    expect(two).toBe(must(one, 'an id').replace(/-1$/, '-2'));
  });

  test('[RP4] numbers are not used again after their changes have left the outbox', async () => {
    const device = newTestDevice();
    const first = await tabWithBloc(device);
    const ids = await idsOf(enter(first, '1'));
    const [pending] = copyIn(first).pending;
    await first.store.recordSent({
      bloc: BLOC,
      writer: must(pending, 'a pending change').writer,
      epoch: 'e-1',
      position: 3,
      at: 6,
      accepted: copyIn(first).pending,
      refused: [],
    });
    await first.store.applyPage(pageOf({ from: 2, to: 3, records: [] }));
    expect(await unsentRows(first)).toBe(0);
    first.close();
    const [next] = await idsOf(enter(await openTab(device), '2'));
    expect(next).toBe(must(ids[0], 'an id').replace(/-1$/, '-2'));
  });

  test('[RP5] two tabs at once write under two names, and without locks every tab takes a new one', async () => {
    const device = newTestDevice();
    const [a, b] = [await tabWithBloc(device), await openTab(device)];
    const writerOf = async (replica: Replica) => (await idsOf(enter(replica, '1')))[0]?.slice(0, 12);
    const names = [await writerOf(a), await writerOf(b)];
    const noLocks = await device.openTab(clerk, { locks: false });
    opened.push(noLocks);
    names.push(await writerOf(noLocks));
    expect(new Set(names).size).toBe(3);
  });
});

describe('two tabs on one database', () => {
  test('[RP21] what one tab heard refused waits in no other tab', async () => {
    const device = newTestDevice();
    const [a, b] = [await tabWithBloc(device), await openTab(device)];
    const [id] = await idsOf(enter(a, '4'));
    await vi.waitFor(() => expect(copyIn(b).pending).toHaveLength(1));
    const [pending] = copyIn(a).pending;
    const problem = { code: 'sheet-not-open' as const };
    const refused = [{ pending: must(pending, 'what waits'), problem }];
    await a.store.recordSent({ ...sentOf(a, 9), accepted: [], refused });
    await vi.waitFor(() => expect(b.refused.map((one) => one.id)).toEqual([id]));
    expect([copyIn(b).pending, inputs(b)]).toEqual([[], undefined]);
  });

  test('[RP21] nor where a tab hears of the no before it hears of what was refused', async () => {
    const device = newTestDevice();
    const a = await tabWithBloc(device);
    let hear: Parameters<ReplicaStorage['watch']>[0] | undefined;
    const b = await device.openTab(clerk, {
      wrap: (storage) => ({
        ...storage,
        watch(listener) {
          hear = listener;
          return () => undefined;
        },
      }),
    });
    opened.push(b);
    const [id] = await idsOf(enter(a, '4'));
    const written = await a.storage.tables.outbox.all();
    const [pending] = copyIn(a).pending;
    const refused = [{ pending: must(pending, 'what waits'), problem: { code: 'sheet-not-open' as const } }];
    await a.store.recordSent({ ...sentOf(a, 9), accepted: [], refused });
    must(hear, 'a listener').moved();
    await vi.waitFor(() => expect(b.refused.map((one) => one.id)).toEqual([id]));
    const shown: unknown[] = [];
    b.subscribe(() => shown.push(inputs(b)));
    must(hear, 'a listener').appended(written);
    await vi.waitFor(() => expect(shown).toHaveLength(1));
    expect([copyIn(b).pending, shown]).toEqual([[], [undefined]]);
  });

  test('[RP24] a page that slept while another tab led reads what that one has done once it is told', async () => {
    const device = newTestDevice();
    const leads = await tabWithBloc(device);
    const slept = await device.openTab(clerk, {
      wrap: (storage) => ({ ...storage, watch: () => () => undefined }),
    });
    opened.push(slept);
    await enter(slept, '4');
    await vi.waitFor(() => expect(copyIn(leads).pending).toHaveLength(1));
    await leads.store.recordSent({ ...sentOf(leads, 9), accepted: copyIn(leads).pending, refused: [] });
    await leads.store.applyPage(pageOf({ from: 2, to: 9, records: [] }));
    expect([copyIn(leads).pending, copyIn(slept).pending.length]).toEqual([[], 1]);
    await slept.lookAgain();
    expect(copyIn(slept).pending).toEqual([]);
  });

  test('[RP6] an entry in one tab is seen by the other', async () => {
    const device = newTestDevice();
    const [a, b] = [await tabWithBloc(device), await openTab(device)];
    await enter(a, '4');
    await vi.waitFor(() => expect(inputs(b)).toEqual([{ value: '4' }]));
    expect(copyIn(b).pending.map(({ change }) => change.id)).toEqual(
      copyIn(a).pending.map(({ change }) => change.id),
    );
  });

  test('[RP7] a tab that is behind takes the other’s work in and lets the rule speak again', async () => {
    const device = newTestDevice();
    const [a, b] = [await tabWithBloc(device), await openTab(device)];
    // Both at once: whichever is second finds the first one's row and goes on from it, so there is no conflict.
    await Promise.all([enter(a, '1'), enter(b, '2')]);
    await vi.waitFor(() => expect(inputs(a)).toEqual(inputs(b)));
    expect(cellIn(a)).toHaveLength(1);
    const bases = (await a.storage.tables.outbox.all()).map(
      ({ body }) => (JSON.parse(body.json) as { base: string | null }).base,
    );
    expect(bases.filter((base) => base === null)).toHaveLength(1);
  });

  test('[RP7] what the other tab did may be the very reason for a no', async () => {
    const device = newTestDevice();
    const first = await device.openTab({ ...head, personId: 'canbo' });
    opened.push(first);
    await first.store.take(BLOC);
    await first.store.applyPage(pageOf());
    const second = await device.openTab({ ...head, personId: 'canbo' });
    opened.push(second);
    const KG = { assigned: false } as const;
    const all = ['i.1', 'i.2', 'i.3', 'ii.1', 'ii.2'].map((id) => ({
      name: 'enter-score' as const,
      args: entry(id, id === 'i.1' || id === 'ii.1' ? { value: '0' } : KG),
    }));
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
    await first.commit(BLOC, all);
    const submitted = first.commit(BLOC, [{ name: 'submit-sheet', args: { sheetId: sheetOf('u-1') } }]);
    const late = second.commit(BLOC, [{ name: 'enter-score', args: entry('i.1', { value: '3' }) }]);
    expect((await submitted).ok).toBe(true);
    expect(await late).toEqual({ ok: false, problem: { code: 'sheet-not-open' } });
  });

  test('[RP8] a tab never holds a cursor that is ahead of its records', async () => {
    const device = newTestDevice();
    const [a, b] = [await tabWithBloc(device), await openTab(device)];
    const stages = ['open', 'self_submitted'] as const;
    for (let to = 3; to < 20; to += 1) {
      const stage = stages[to % 2] ?? 'open';
      const moved = { kind: 'sheet', id: sheetOf('u-1'), position: to, body: sheetAt('u-1', stage) };
      // Whatever else the other tab is doing just then, its records come with its cursor.
      const page = a.store.applyPage(pageOf({ from: to - 1, to, records: [moved] }));
      await Promise.all([page, b.store.take(`khac-${to}`), b.putAway('khong-co-1')]);
      await b.putAway('khong-co-2');
      expect(b.blocs.get(BLOC)?.cursor).toBe(to);
      expect(copyIn(b).get('sheet', sheetOf('u-1'))?.stage).toBe(stage);
    }
  });
});

describe('what the server says', () => {
  test('[RP9] a page applies only onto the cursor it follows; a late or doubled one is dropped', async () => {
    const replica = await tabWithBloc();
    const later = { kind: 'sheet', id: sheetOf('u-1'), position: 4, body: sheetAt('u-1', 'bloc_review') };
    expect(await replica.store.applyPage(pageOf({ from: 3, to: 4, records: [later] }))).toBe('stale');
    expect(await replica.store.applyPage(pageOf({ from: 2, to: 4, epoch: 'e-2', records: [later] }))).toBe(
      'stale',
    );
    expect(await replica.store.applyPage(pageOf({ from: 2, to: 4, scope: 't', records: [later] }))).toBe(
      'stale',
    );
    expect(copyIn(replica).get('sheet', sheetOf('u-1'))?.stage).toBe('open');
    expect(await replica.store.applyPage(pageOf({ from: 2, to: 4, records: [later] }))).toBe('applied');
    expect(await replica.store.applyPage(pageOf({ from: 2, to: 4, records: [later] }))).toBe('stale');
    expect(replica.blocs.get(BLOC)).toMatchObject({ cursor: 4, complete: true, heardAt: 5 });
  });

  describe('a copy that is fetched anew', () => {
    const [table, sheet] = [firstRecords.slice(0, 1), firstRecords.slice(1)];
    const anew = { scope: 't', to: 1, more: true, records: table };
    const last = { scope: 't', from: 1, to: 2, records: table };
    const kinds = (replica: Replica) => [...copyIn(replica).base.values()].map(({ kind }) => kind);
    const stored = async (replica: Replica) =>
      (await replica.storage.tables.records.ofBloc(BLOC)).map(({ kind }) => kind);

    test('[RP25] leaves the one before to be worked with until its last page is in, also to who comes back then', async () => {
      const device = newTestDevice();
      const replica = await tabWithBloc(device);
      expect(await replica.store.applyPage(pageOf(anew))).toBe('applied');
      const [id] = await idsOf(enter(replica, '4'));
      expect([inputs(replica), kinds(replica)]).toEqual([[{ value: '4' }], ['criteria-table', 'sheet']]);
      expect(replica.blocs.get(BLOC)).toMatchObject({ cursor: 2, scope: 's', complete: true });
      // It goes on from there, and not from where the old one stands.
      expect(replica.store.reachOf(BLOC)).toEqual({ cursor: 1, epoch: 'e-1', scope: 't' });

      const other = await openTab(device);
      expect([kinds(other), other.blocs.get(BLOC)?.complete]).toEqual([['criteria-table', 'sheet'], true]);
      expect(other.store.reachOf(BLOC)).toMatchObject({ cursor: 2, scope: 's' });

      expect(await replica.store.applyPage(pageOf(last))).toBe('applied');
      expect([kinds(replica), await stored(replica)]).toEqual([['criteria-table'], ['criteria-table']]);
      expect(replica.blocs.get(BLOC)).toMatchObject({ cursor: 2, scope: 't', complete: true });
      expect(copyIn(replica).pending.map(({ change }) => change.id)).toEqual([id]);
      // The other sees it, too, though the bloc stands where it stood.
      await vi.waitFor(() => expect(kinds(other)).toEqual(['criteria-table']));
    });

    test('[RP25] begins again where what may be read has changed once more, or another tab was quicker', async () => {
      const device = newTestDevice();
      const [slow, quick] = [await tabWithBloc(device), await openTab(device)];
      await slow.store.applyPage(pageOf(anew));
      await slow.store.applyPage(pageOf({ ...anew, scope: 'u' }));
      expect(await slow.store.applyPage(pageOf(last))).toBe('stale');
      expect(kinds(slow)).toEqual(['criteria-table', 'sheet']);

      await slow.store.applyPage(pageOf(anew));
      await quick.store.applyPage(pageOf({ scope: 't', to: 3, records: [...table, ...sheet] }));
      await vi.waitFor(() => expect(slow.blocs.get(BLOC)?.cursor).toBe(3));
      expect(await slow.store.applyPage(pageOf(last))).toBe('stale');
      for (const replica of [slow, quick]) {
        expect([kinds(replica), replica.blocs.get(BLOC)?.cursor]).toEqual([['criteria-table', 'sheet'], 3]);
      }
    });

    test('[RP25] [RP9] nor is it put over what another tab has fetched and this one has not heard of', async () => {
      const device = newTestDevice();
      const deaf = { wrap: (storage: ReplicaStorage) => ({ ...storage, watch: () => () => undefined }) };
      const slow = await takeBloc(await device.openTab(clerk, deaf));
      const quick = await device.openTab(clerk, deaf);
      opened.push(slow, quick);
      await slow.store.applyPage(pageOf(anew));
      await quick.store.applyPage(pageOf({ scope: 'u', to: 9, records: [...table, ...sheet] }));
      expect(await slow.store.applyPage(pageOf(last))).toBe('stale');
      expect(await quick.storage.tables.blocs.get(BLOC)).toMatchObject({ cursor: 9, scope: 'u' });
    });

    test('[RP25] [RP9] a log that was rewritten is told with the last page, though the first one said it', async () => {
      const replica = await tabWithBloc();
      await replica.store.applyPage(pageOf({ ...anew, fork: true }));
      expect(replica.blocs.get(BLOC)?.forkedAt ?? null).toBeNull();
      await replica.store.applyPage(pageOf({ ...last, at: 8 }));
      expect(replica.blocs.get(BLOC)?.forkedAt).toBe(8);
    });
  });

  test('[RP10] a bloc can be worked on once its last page is in, and not before', async () => {
    const replica = await openTab(newTestDevice());
    await replica.store.take(BLOC);
    await replica.store.applyPage(pageOf({ to: 1, more: true, records: firstRecords.slice(0, 1) }));
    expect(replica.blocs.get(BLOC)).toMatchObject({ complete: false, heardAt: null });
    await replica.store.applyPage(pageOf({ from: 1, to: 2, records: firstRecords.slice(1) }));
    expect(replica.blocs.get(BLOC)?.complete).toBe(true);
  });

  test('[RP11] what the server turned away leaves the cells, and is kept with its reason until put away', async () => {
    const device = newTestDevice();
    const replica = await tabWithBloc(device);
    await enter(replica, '1');
    await enter(replica, '5', 'i.3');
    const [bad, good] = copyIn(replica).pending;
    const problem = { code: 'not-permitted', action: 'enter-score' } as const;
    await replica.store.recordSent({
      ...sentOf(replica, 3),
      accepted: [must(good, 'a change')],
      refused: [{ pending: must(bad, 'a change'), problem }],
    });
    expect([inputs(replica), inputs(replica, 'i.3')]).toEqual([undefined, [{ value: '5' }]]);
    replica.close();

    const again = await openTab(device);
    expect(again.refused.map(({ id, problem: why }) => [id, why])).toEqual([[bad?.change.id, problem]]);
    expect(copyIn(again).pending.map(({ change, takenAt }) => [change.id, takenAt])).toEqual([
      [good?.change.id, 3],
    ]);
    await again.putAway(must(bad, 'a change').change.id);
    expect(again.refused).toEqual([]);
  });

  test('[RP12] what the server took stays in view until a pull brings it, and then leaves the outbox', async () => {
    const replica = await tabWithBloc();
    await enter(replica, '6');
    const pending = copyIn(replica).pending;
    await replica.store.recordSent({ ...sentOf(replica, 3), accepted: pending, refused: [] });
    expect([inputs(replica), await unsentRows(replica)]).toEqual([[{ value: '6' }], 1]);
    const column = { ...must(copyIn(replica).get('column', `${sheetOf('u-1')}/self`), 'a column') };
    await replica.store.applyPage(
      pageOf({
        from: 2,
        to: 3,
        records: [{ kind: 'column', id: `${sheetOf('u-1')}/self`, position: 3, body: column }],
      }),
    );
    expect([inputs(replica), await unsentRows(replica), copyIn(replica).pending.length]).toEqual([
      [{ value: '6' }],
      0,
      0,
    ]);
    expect((await replica.storage.tables.sent.all()).map(({ folded }) => folded)).toEqual([1]);
  });

  test('[RP13] a server that begins a new epoch is sent again what only the old one had taken', async () => {
    const device = newTestDevice();
    const replica = await tabWithBloc(device);
    await enter(replica, '6');
    await replica.store.recordSent({ ...sentOf(replica, 9), accepted: copyIn(replica).pending, refused: [] });
    // Restored from a backup: further on than the old position, and without the change.
    await replica.store.applyPage(pageOf({ epoch: 'e-2', to: 20 }));
    expect(copyIn(replica).pending.map(({ takenAt }) => takenAt)).toEqual([null]);
    expect(inputs(replica)).toEqual([{ value: '6' }]);
    replica.close();
    expect(copyIn(await openTab(device)).pending.map(({ takenAt }) => takenAt)).toEqual([null]);
  });

  test('[RP18] what one tab put back after a restore is not taken away by another that has not heard', async () => {
    const device = newTestDevice();
    const one = await tabWithBloc(device);
    await enter(one, '6');
    await one.store.recordSent({ ...sentOf(one, 9), accepted: copyIn(one).pending, refused: [] });
    const other = await openTab(device);
    expect(copyIn(other).pending.map(({ takenAt }) => takenAt)).toEqual([9]);
    await Promise.all([one.store.meetEpoch('e-2'), other.store.applyPage(pageOf({ epoch: 'e-2', to: 20 }))]);
    expect(await unsentRows(one)).toBe(1);
    expect(copyIn(other).pending.map(({ takenAt }) => takenAt)).toEqual([null]);
  });

  test('[RP18] a tab hears that another has met a new server, though the bloc stood at its beginning before', async () => {
    const device = newTestDevice();
    const [first, second] = [await tabWithBloc(device), await openTab(device)];
    // A restore, and no page of the new server yet: both stand at the beginning.
    await first.store.meetEpoch('e-2');
    await vi.waitFor(() => expect(second.blocs.get(BLOC)).toMatchObject({ epoch: 'e-2', cursor: 0 }));
    const [id] = await idsOf(enter(first, '7'));
    const { writer } = must(copyIn(first).pending[0], 'what waits');
    const accepted = copyIn(first).pending;
    const sent = { bloc: BLOC, writer, epoch: 'e-2', position: 3, at: 6, accepted, refused: [] };
    await first.store.recordSent(sent);
    expect(copyIn(first).pending.map(({ takenAt }) => takenAt)).toEqual([3]);
    // Another restore, met by the other tab.
    await second.store.meetEpoch('e-3');
    await vi.waitFor(() => expect(first.blocs.get(BLOC)?.epoch).toBe('e-3'));
    await first.store.meetEpoch('e-3');
    expect(copyIn(first).pending.map(({ change, takenAt }) => [change.id, takenAt])).toEqual([[id, null]]);
  });

  test('[RP17] [RP13] of two batches that overlap each change is kept once, and all of them wait again at a restored server', async () => {
    const replica = await tabWithBloc();
    const ids = [];
    for (const [value, criterion] of [
      ['1', 'i.1'],
      ['2', 'i.3'],
      ['3', 'i.1'],
    ] as const)
      ids.push(...(await idsOf(enter(replica, value, criterion))));
    const all = copyIn(replica).pending;
    await replica.store.recordSent({ ...sentOf(replica, 3), accepted: all.slice(0, 1), refused: [] });
    await replica.store.recordSent({ ...sentOf(replica, 5), accepted: all, refused: [] });
    expect((await replica.storage.tables.sent.all()).map(({ places }) => places.length)).toEqual([1, 2]);
    await replica.store.applyPage(pageOf({ from: 2, to: 3, records: [] }));
    await replica.store.applyPage(pageOf({ from: 3, to: 5, records: [] }));
    expect(await unsentRows(replica)).toBe(0);
    await replica.store.meetEpoch('e-2');
    expect(copyIn(replica).pending.map(({ change }) => change.id)).toEqual(ids);
  });

  test('[RP17] two tabs that sent the same batch keep it once, whatever a pull has brought back between', async () => {
    const replica = await tabWithBloc();
    await enter(replica, '6');
    const sent = { ...sentOf(replica, 9), accepted: copyIn(replica).pending, refused: [] };
    await replica.store.recordSent(sent);
    await replica.store.applyPage(pageOf({ from: 2, to: 9, records: [] }));
    await replica.store.recordSent(sent);
    expect((await replica.storage.tables.sent.all()).map(({ folded }) => folded)).toEqual([1]);
  });

  test('[RP13] what the pulls had long brought back is offered again too, in the order it was written', async () => {
    const replica = await tabWithBloc();
    await enter(replica, '6');
    const [first] = copyIn(replica).pending;
    await replica.store.recordSent({ ...sentOf(replica, 9), accepted: copyIn(replica).pending, refused: [] });
    const column = replica.copies.get(BLOC)?.get('column', `${sheetOf('u-1')}/self`);
    const brought = { kind: 'column', id: `${sheetOf('u-1')}/self`, position: 9, body: column };
    await replica.store.applyPage(pageOf({ from: 2, to: 9, records: [brought] }));
    expect([copyIn(replica).pending.length, await unsentRows(replica)]).toEqual([0, 0]);
    await enter(replica, '7');

    await replica.store.meetEpoch('e-2');
    expect(copyIn(replica).pending.map(({ change, takenAt }) => [change.id, takenAt])).toEqual([
      [first?.change.id, null],
      [expect.not.stringMatching(`^${first?.change.id}$`), null],
    ]);
    // The restored server never heard of either.
    await replica.store.applyPage(pageOf({ epoch: 'e-2', to: 20 }));
    expect(inputs(replica)).toEqual([{ value: '7' }]);
    expect([copyIn(replica).pending.length, await unsentRows(replica)]).toEqual([2, 2]);
  });

  test('[RP19] what has its no from the new server is not offered to it again', async () => {
    const device = newTestDevice();
    let isFull = false;
    const replica = await takeBloc(
      await device.openTab(clerk, {
        wrap: (storage) => ({
          ...storage,
          transaction: (mode, names, work) =>
            isFull && mode === 'write'
              ? Promise.reject(new DOMException('no room', 'QuotaExceededError'))
              : storage.transaction(mode, names, work),
        }),
      }),
    );
    opened.push(replica);
    const [id] = await idsOf(enter(replica, '6'));
    await replica.store.recordSent({ ...sentOf(replica, 9), accepted: copyIn(replica).pending, refused: [] });
    await replica.store.applyPage(pageOf({ from: 2, to: 9, records: [] }));
    // The restored server is met while the database takes nothing: memory alone knows that all is offered again.
    isFull = true;
    await replica.store.meetEpoch('e-2');
    const [pending] = copyIn(replica).pending;
    if (!pending) throw new Error('it waits again');
    isFull = false;
    const problem = { code: 'sheet-not-open' as const };
    const sent = { ...sentOf(replica, 10), epoch: 'e-2', writer: pending.writer };
    await replica.store.recordSent({ ...sent, accepted: [], refused: [{ pending, problem }] });
    await replica.store.applyPage(pageOf({ epoch: 'e-2', to: 20 }));
    expect(replica.refused.map((one) => one.id)).toEqual([id]);
    expect([copyIn(replica).pending.length, await unsentRows(replica)]).toEqual([0, 0]);
  });
});
