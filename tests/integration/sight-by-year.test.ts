// What somebody whose role ended with a year is given of the year after it, by a real server: what every member reads.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { reads, readsYear } from '../../src/domain/workflow/read-scope.ts';
import { partFor, scopeOfFile, type OpenedBloc } from '../../src/client/sync/carry/whole-bloc.ts';
import { unpackRows } from '../../src/protocol/columns.ts';
import { HistoryResponse, type HistoryEntry } from '../../src/protocol/history.ts';
import { PaperProofs } from '../../src/protocol/paper-proof.ts';
import type { PlacedRecord } from '../../src/protocol/record-rows.ts';
import { onEachEngine } from '../support/engines.ts';
import { beginNextYear, fillNextYear, NEXT_PERIOD, NEXT_UNIT } from '../support/next-year.ts';
import { SCORED_PERIOD } from '../support/scored-bloc.ts';
import { newWriter, signIn, startServer, type Client, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, type SyncingTab } from '../support/tab.ts';
import type { Replica } from '../../src/client/replica/replica.ts';
import { opened, wholeOf } from '../support/whole-bloc.ts';

const BLOC = 'cac-huyen';
/** Has a role in the first year alone; the leader has one in both. */
const DEPUTY = 'phokhoi';
const LEADER = 'truongkhoi';

onEachEngine((engine) => {
  let server: TestServer;
  let first: { readonly scope: string; readonly epoch: string; readonly to: number };
  beforeAll(async () => {
    server = await engine.start();
    first = (await (await signIn(server.url, DEPUTY)).pullAll(BLOC)).last;
    await beginNextYear(server.url);
    const figure = { before: '20', now: '25' };
    await fillNextYear(server.url, { self: figure, bloc: figure });
    const clerk = await signIn(server.url, 'canbo.sinho');
    // Handed in already: the server keeps it for an officer.
    const late = await clerk.push(BLOC, newWriter(), [
      {
        seq: 1,
        name: 'enter-score',
        args: {
          sheetId: `${NEXT_PERIOD}/${NEXT_UNIT}`,
          owner: 'self',
          criterionId: 't.2',
          input: { value: '3' },
          // Words that look like another year's do not make it one's.
          reason: `"periodId":"${SCORED_PERIOD}"`,
          table: 1,
        },
        base: null,
        at: 1,
      },
    ]);
    expect(late.held).toHaveLength(1);
  }, 180_000);
  afterAll(() => server.stop());

  const recordsFor = async (username: string): Promise<readonly PlacedRecord[]> =>
    (await (await signIn(server.url, username)).pullAll(BLOC)).records;
  const ofLaterUnits = (records: readonly PlacedRecord[]) =>
    records.filter(({ kind, id }) => id.startsWith(`${NEXT_PERIOD}/`) || kind === 'held-change');

  test('[PM9] the records of its units stay with those who have a role in it', async () => {
    const [deputy, leader] = [await recordsFor(DEPUTY), await recordsFor(LEADER)];
    expect(ofLaterUnits(deputy)).toEqual([]);
    expect(ofLaterUnits(leader).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['sheet', 'column', 'targets', 'held-change']),
    );
    const before = (records: readonly PlacedRecord[]) =>
      records.filter(({ id }) => id.startsWith(`${SCORED_PERIOD}/`)).map(({ kind, id }) => `${kind} ${id}`);
    expect(before(deputy).length).toBeGreaterThan(20);
    expect(before(deputy)).toEqual(before(leader));
    // That the year is there, and its table, every member reads.
    expect(deputy.some(({ kind, id }) => kind === 'bloc-period' && id === NEXT_PERIOD)).toBe(true);
    expect(deputy.some(({ kind, id }) => kind === 'criteria-table' && id === `${NEXT_PERIOD}@1`)).toBe(true);
  });

  test('[PM9] a device that had all of the bloc begins anew, and loses nothing of its own year', async () => {
    const deputy = await signIn(server.url, DEPUTY);
    const { last, records } = await deputy.pullAll(BLOC);
    const again = await deputy.pullPage(BLOC, { cursor: first.to, epoch: first.epoch, scope: first.scope });
    expect([again.from, again.scope === first.scope]).toEqual([0, false]);
    expect(must(last.check, 'a check').count).toBe(records.length);
  });

  const historyFor = async (client: Client) => {
    const asked = await client.request('GET', `/api/sync/history?bloc=${BLOC}&after=0`);
    return unpackRows(HistoryResponse.parse(await asked.json()).entries) as unknown as HistoryEntry[];
  };

  test('[PM9] nor is its history told, and its papers have no word of the server for them', async () => {
    const [deputy, leader] = [await signIn(server.url, DEPUTY), await signIn(server.url, LEADER)];
    const namesLater = (entry: HistoryEntry) => JSON.stringify(entry.args).includes(NEXT_PERIOD);
    const [told, all] = [await historyFor(deputy), await historyFor(leader)];
    expect([told.filter(namesLater), told.length > 20]).toEqual([[], true]);
    expect(all.some(namesLater)).toBe(true);
    const papersFor = async (client: Client) =>
      PaperProofs.parse(await (await client.request('GET', `/api/sync/papers?bloc=${BLOC}`)).json()).papers
        .length;
    expect(await papersFor(deputy)).toBeGreaterThan(0);
    expect(await papersFor(leader)).toBeGreaterThan(await papersFor(deputy));
  });

  test('[WB5] [PM9] nor is it in a file that they make, and of a fuller one they take no more', async () => {
    const [deputy, leader] = [
      await startTab(server.url, DEPUTY, [BLOC]),
      await startTab(server.url, LEADER, [BLOC]),
    ];
    const [lesser, fuller] = [
      await opened(await wholeOf(deputy.replica, BLOC, SCORED_PERIOD)),
      await opened(await wholeOf(leader.replica, BLOC, NEXT_PERIOD)),
    ];
    expect([lesser.whole.years, fuller.whole.only]).toEqual([[[SCORED_PERIOD, null]], null]);
    expect(ofLaterUnits(lesser.records)).toEqual([]);
    const taken = (bloc: OpenedBloc, { replica: { actor } }: SyncingTab) => {
      const scope = must(scopeOfFile(bloc, actor, []), 'a part in the bloc');
      const { records, source } = partFor(bloc, scope, 7);
      return [ofLaterUnits(records).length > 0, source.isPart];
    };
    expect(taken(fuller, leader)).toEqual([true, false]);
    expect(taken(fuller, deputy)).toEqual([false, false]);
    expect(taken(lesser, leader)).toEqual([false, true]);
    expect(taken(lesser, deputy)).toEqual([false, false]);
    // A role in another bloc says nothing here.
    const elsewhere = { role: 'unit-clerk', blocId: 'khac', periodId: 'khac.2025', unitId: 'x' } as const;
    const both = { ...leader.replica.actor, grants: [...leader.replica.actor.grants, elsewhere] };
    expect(scopeOfFile(fuller, both, [])).toEqual({ see: 'all' });
    // Whoever leads a year that the file does not know takes what its leaders hand over, all of theirs.
    const grants = leader.replica.actor.grants.map((grant) => ({ ...grant, periodId: `${BLOC}.2025` }));
    const next = must(scopeOfFile(lesser, { ...leader.replica.actor, grants }, []), 'a part in the bloc');
    expect(reads(next, { unitId: NEXT_UNIT, year: SCORED_PERIOD })).toBe(true);
    expect(readsYear(next, SCORED_PERIOD)).toBe(true);
    deputy.close();
    leader.close();
  });
});

test('[RP25] a line that breaks in the middle of what the year’s turn brings leaves the copy of before, with no network too', async () => {
  const server = await startServer({ DEMO: 'on' }, { pageSize: 30_000 });
  const device = newTestDevice();
  const tab = await startTab(server.url, DEPUTY, [BLOC], device);
  await tab.round();
  const kept = (replica: Replica) => must(replica.copies.get(BLOC), 'a copy').base.size;
  const before = kept(tab.replica);
  await beginNextYear(server.url);
  let pages = 0;
  tab.line.bend = (url, go) => {
    if (url.startsWith('/api/sync/pull') && (pages += 1) === 2) throw new TypeError('cut');
    return go();
  };
  await tab.round();
  expect([pages, kept(tab.replica), tab.replica.blocs.get(BLOC)?.complete]).toEqual([2, before, true]);

  // The same tab goes on where the line broke: the page that was cut is all that is asked for twice.
  const { pages: all } = await (await signIn(server.url, DEPUTY)).pullAll(BLOC);
  await tab.round();
  expect(pages).toBe(all + 1);
  const { actor } = tab.replica;
  tab.close();
  const again = await device.openTab(actor);
  expect([again.blocs.get(BLOC)?.complete, kept(again) > before]).toEqual([true, true]);
  again.close();
  await server.stop();
});
