// A page whose rules come behind its first screen: each test begins with the modules read anew, where only the rules at
// hand are in memory. Nothing here may import the registry.

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Replica } from '../../../../src/client/replica/replica.ts';
import type { Intent } from '../../../../src/domain/changes/registry.ts';
import { tableIdOf } from '../../../../src/domain/records.ts';
import type { PlacedRecord } from '../../../../src/protocol/record-rows.ts';
import { newStorage } from '../../../support/memory-storage.ts';
import {
  BLOC,
  columnOf,
  entry,
  grantOf,
  leaf,
  part,
  person,
  sheetAt,
  sheetOf,
  tableOf,
  targetsOf,
} from '../../../support/small-bloc.ts';

const REGISTRY = '../../../../src/domain/changes/registry.ts';
const PERIOD = sheetOf('').slice(0, -1);
/** Each test has a person, and so a database, of its own. */
let people = 0;
const opened: Replica[] = [];
const leader = () => person(`truongkhoi-${people}`, grantOf('bloc-leader', 'u-2'));
const table = tableOf([part('i', 'score', 1000, [leaf('i.1', 1000, { kind: 'expert', step: 25 })])], {
  gates: [{ kind: 'disqualify_flag', id: 'g', text: 'Có vi phạm' }],
});
const records: readonly PlacedRecord[] = [
  { kind: 'criteria-table', id: tableIdOf(PERIOD, 1), position: 1, body: table },
  { kind: 'sheet', id: sheetOf('u-1'), position: 2, body: sheetAt('u-1', 'bloc_review') },
  { kind: 'column', id: `${sheetOf('u-1')}/bloc`, position: 3, body: columnOf('u-1', {}, 'bloc') },
  { kind: 'targets', id: sheetOf('u-1'), position: 4, body: targetsOf('u-1', { 'i.1': '100' }) },
  {
    kind: 'criteria-table',
    id: tableIdOf(PERIOD, 2),
    position: 5,
    body: { ...table, version: 2, stage: 'applied' },
  },
  {
    kind: 'bloc-period',
    id: PERIOD,
    position: 6,
    body: { id: PERIOD, blocId: BLOC, units: [{ id: 'u-1', name: 'Xã Một', shortName: 'Một' }] },
  },
];

const shutGate: Intent = {
  name: 'mark-gate',
  args: { periodId: PERIOD, unitId: 'u-1', gateId: 'g', shut: true, reason: 'Có đơn thư đúng' },
};
const target = (value: string): Intent => ({
  name: 'set-targets',
  args: { periodId: PERIOD, targets: [{ unitId: 'u-1', criterionId: 'i.1', value }] },
});
const score: Intent = {
  name: 'enter-score',
  args: entry('i.1', { value: '9' }, { owner: 'bloc', reason: 'Đủ hồ sơ' }),
};

beforeEach(() => {
  vi.resetModules();
  people += 1;
});
afterEach(() => {
  for (const replica of opened.splice(0)) replica.close();
  vi.doUnmock(REGISTRY);
  vi.unstubAllGlobals();
});

/** A page, opened over the databases that are there. */
async function openPage(before: () => void = () => undefined) {
  const { openDatabase } = await import('../../../../src/client/replica/database.ts');
  const { openReplica } = await import('../../../../src/client/replica/replica.ts');
  const rules = await import('../../../../src/domain/changes/known-rules.ts');
  expect(rules.canJudge('mark-gate')).toBe(false);
  before();
  let writer = 0;
  const replica = await openReplica({
    actor: leader(),
    openStorage: openDatabase,
    now: () => 1_700_000_000_000,
    random: () => (writer += 0.01) % 1,
    locks: undefined,
    wakeSync: () => undefined,
  });
  opened.push(replica);
  const copy = () => {
    const found = replica.copies.get(BLOC);
    if (!found) throw new Error('the bloc is not here');
    return found;
  };
  return { replica, copy, ...rules };
}

const withoutRules = () =>
  openPage(() =>
    vi.doMock(REGISTRY, () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    }),
  );

/** A first page saves it and is gone; the next one has no rule for it. */
async function openBehind(saved: Intent) {
  const first = await openPage();
  await takeBloc(first);
  expect(await first.replica.commit(BLOC, [saved])).toMatchObject({ ok: true });
  first.replica.close();
  vi.resetModules();
  const page = await withoutRules();
  expect(page.copy().isBehind).toBe(true);
  return page;
}

const RULES_MISSING = { ok: false, problem: { code: 'storage-fault', name: 'RulesMissing' } };

async function takeBloc({ replica }: Awaited<ReturnType<typeof openPage>>) {
  await replica.store.take(BLOC);
  const page = { bloc: BLOC, from: 0, to: 6, more: false, epoch: 'e', scope: 's', at: 1, records };
  expect(await replica.store.applyPage(page)).toBe('applied');
}

const marksIn = (page: Awaited<ReturnType<typeof openPage>>) =>
  page.copy().get('gate-marks', sheetOf('u-1'))?.marks.length ?? 0;
const pointsIn = (page: Awaited<ReturnType<typeof openPage>>) =>
  page.copy().get('column', `${sheetOf('u-1')}/bloc`)?.cells['i.1']?.[0]?.input;

test('[CH6] an entry needs no rule but those at hand, another change fetches them all, and both are shown by the next page', async () => {
  const page = await openPage();
  await takeBloc(page);
  expect((await page.replica.commit(BLOC, [score])).ok).toBe(true);
  expect(page.canJudge('mark-gate')).toBe(false);
  expect((await page.replica.commit(BLOC, [shutGate])).ok).toBe(true);
  expect(page.canJudge('mark-gate')).toBe(true);
  expect([pointsIn(page), marksIn(page)]).toEqual([{ value: '9' }, 1]);
  page.replica.close();

  vi.resetModules();
  const again = await openPage();
  expect(again.copy().pending).toHaveLength(2);
  expect([pointsIn(again), marksIn(again)]).toEqual([{ value: '9' }, 1]);
  expect(again.copy().contested.size).toBe(0);
  again.replica.close();
});

test('[CH6] where the rules do not come nothing is refused for it: entries go on, what waits is kept, and is shown once they come', async () => {
  const first = await openPage();
  await takeBloc(first);
  expect((await first.replica.commit(BLOC, [shutGate])).ok).toBe(true);
  first.replica.close();

  vi.resetModules();
  const page = await withoutRules();
  expect([page.copy().isBehind, marksIn(page), page.copy().contested.size]).toEqual([true, 0, 0]);
  expect(page.copy().pending.map(({ change }) => change.name)).toEqual(['mark-gate']);
  expect((await page.replica.commit(BLOC, [score])).ok).toBe(true);
  expect(await page.replica.commit(BLOC, [shutGate])).toEqual(RULES_MISSING);
  expect([pointsIn(page), marksIn(page)]).toEqual([{ value: '9' }, 0]);

  vi.doUnmock(REGISTRY);
  const told = new Promise<void>((resolve) => page.replica.subscribe(() => marksIn(page) > 0 && resolve()));
  page.replica.setActor(leader());
  await told;
  expect([page.copy().isBehind, pointsIn(page), marksIn(page)]).toEqual([false, { value: '9' }, 1]);
  page.replica.close();
});

test('[CH6] rules that come with a screen’s own file are shown, though nobody asked for them', async () => {
  const page = await openBehind(shutGate);
  // What the opening itself has begun is over.
  await page.replica.lookAgain();
  await vi.dynamicImportSettled();
  expect(page.copy().isBehind).toBe(true);
  vi.doUnmock(REGISTRY);
  await import('../../../../src/domain/changes/refusal-of.ts');
  await vi.waitFor(() => expect([page.copy().isBehind, marksIn(page)]).toEqual([false, 1]));
});

test('[CH6] over a change of its own sheet that is not shown an entry waits as a draft, instead of being refused later', async () => {
  const page = await openBehind({ name: 'migrate-sheet', args: { sheetId: sheetOf('u-1'), to: 2 } });
  expect(page.copy().get('sheet', sheetOf('u-1'))?.tableVersion).toBe(1);
  expect(await page.replica.commit(BLOC, [score])).toEqual(RULES_MISSING);
  expect(page.copy().pending.map(({ change }) => change.name)).toEqual(['migrate-sheet']);
});

test('[CH7] a draft that says what stands is not dropped while a saved change is not shown, and is settled once it is', async () => {
  vi.stubGlobal('window', { localStorage: newStorage() });
  vi.stubGlobal('navigator', {});
  const first = await openPage();
  await takeBloc(first);
  expect((await first.replica.commit(BLOC, [target('120')])).ok).toBe(true);
  const typing = await import('../../../../src/client/parts/use-drafts.ts');
  const place = { bloc: BLOC, sheetId: sheetOf('u-1'), owner: 'target', criterionId: 'i.1' } as const;
  typing.draftsOf(first.replica).keep(place, { input: { value: '100' } });
  first.replica.close();

  vi.resetModules();
  const page = await withoutRules();
  const { draftsOf } = await import('../../../../src/client/parts/use-drafts.ts');
  const { settleLeft } = await import('../../../../src/client/parts/left-drafts.ts');
  await settleLeft(page.replica);
  expect(page.copy().get('targets', sheetOf('u-1'))?.values).toEqual({ 'i.1': '100' });
  expect(draftsOf(page.replica).mine()).toMatchObject([{ typed: { input: { value: '100' } } }]);

  vi.doUnmock(REGISTRY);
  page.replica.setActor(leader());
  await vi.waitFor(() => expect(draftsOf(page.replica).mine()).toEqual([]));
  const waiting = page.copy().pending.map(({ change }) => change.args);
  expect(waiting).toEqual([target('120').args, target('100').args]);
});

test('[SF4] a database that is taken while the rules are waited for is let go of', async () => {
  const first = await openPage();
  await takeBloc(first);
  expect((await first.replica.commit(BLOC, [shutGate])).ok).toBe(true);
  first.replica.close();

  vi.resetModules();
  let arrive: (() => void) | undefined;
  const asked = new Promise<void>((resolve) => {
    vi.doMock(REGISTRY, () => {
      resolve();
      return new Promise((come) => (arrive = () => come({})));
    });
  });
  const opening = openPage();
  await asked;
  const { deleteDatabase } = await import('../../../../src/client/replica/database.ts');
  await deleteDatabase(leader().personId);
  arrive?.();
  const { replica } = await opening;
  await vi.waitFor(() => expect(replica.keeping.trouble?.kind).toBe('taken'));
});
