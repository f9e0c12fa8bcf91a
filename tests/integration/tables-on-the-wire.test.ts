// Whole tables from a device to the real server: as deep as offices write them, and deeper than any line takes.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import type { CriteriaTable, Group, Leaf } from '../../src/domain/criteria/criteria-table.ts';
import { indexOf } from '../../src/domain/criteria/criteria-table.ts';
import { Tiers } from '../../src/domain/scoring/rule-kinds/tiers.ts';
import { tableIdOf } from '../../src/domain/records.ts';
import { json, onPush, textOf } from '../support/bent-line.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, type SyncingTab } from '../support/tab.ts';

const BLOC = 'cong-an-xa-347';
const PERIOD = `${BLOC}.2025`;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  const one = await tab();
  await one.replica.commit(BLOC, [{ name: 'start-table-version', args: { periodId: PERIOD } }]);
  await one.round();
});
afterAll(() => server.stop());

const tabs: SyncingTab[] = [];
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
});

async function tab(): Promise<SyncingTab> {
  // A whole table is more than the small journals of these tests hold.
  const opened = await startTab(server.url, 'truongcum', [BLOC], newTestDevice({ journals: false }));
  tabs.push(opened);
  return opened;
}

const tableIn = (one: SyncingTab, version: number) =>
  one.replica.copies.get(BLOC)?.get('criteria-table', tableIdOf(PERIOD, version));
const waiting = (one: SyncingTab) =>
  one.replica.copies.get(BLOC)?.pending.filter(({ takenAt }) => takenAt === null).length;

/** The bloc's next table, a draft: there is one at a time. */
const VERSION = 2;

/** Another table in the place of a draft, as a designer has it when it was copied, or read from a workbook. */
const replace = (one: SyncingTab, table: CriteriaTable) => {
  const { title, scale, policies, gates, grades, parts } = table;
  const whole = { do: 'replace' as const, table: { title, scale, policies, gates, grades, parts } };
  return one.replica.commit(BLOC, [
    { name: 'edit-table', args: { periodId: PERIOD, version: VERSION, edits: [whole] } },
  ]);
};

/** As deep as a rule goes: a list of steps. */
const tiers = Tiers.parse({
  kind: 'tiers',
  tiers: [
    { min: '100', points: 5 },
    { max_excl: '100', points: 0 },
  ],
});

/** The table with one more criterion, so many groups below its first part. */
function deepened(table: CriteriaTable, groups: number): CriteriaTable {
  const [part, ...others] = table.parts;
  const leaf = { ...must(indexOf(table).leaves[0], 'a criterion').leaf, id: 'sau.0', max: 5, rule: tiers };
  let node: Leaf | Group = leaf as Leaf;
  for (let level = 1; level <= groups; level += 1)
    node = { id: `sau.${level}`, code: '', name: `Nhóm ${level}`, max: 5 as Leaf['max'], children: [node] };
  const first = must(part, 'a part');
  return { ...table, parts: [{ ...first, children: [...first.children, node] }, ...others] };
}

/** Of each part the first line alone: a table that is deep need not be long. */
const small = (table: CriteriaTable): CriteriaTable => ({
  ...table,
  parts: table.parts.map((part) => ({ ...part, children: part.children.slice(0, 1) })),
});

test.each([0, 3, 12])(
  '[TL10] a whole table goes up that is as deep as the sample’s own, and one of %i groups more, each within the other',
  async (groups) => {
    const one = await tab();
    const whole = deepened(must(tableIn(one, 1), 'the table in force'), groups);
    expect(await replace(one, whole)).toMatchObject({ ok: true });
    await one.round();
    expect([waiting(one), one.replica.refused, one.engine.state.unread]).toEqual([0, [], []]);
    const other = await tab();
    await other.round();
    expect(tableIn(other, VERSION)?.parts).toEqual(tableIn(one, VERSION)?.parts);
    expect(tableIn(other, VERSION)?.parts).toEqual(whole.parts);
  },
);

test('[EN18] a table that is too deep for any line is set aside with its reason, and what was done after it goes', async () => {
  const one = await tab();
  expect(await replace(one, deepened(small(must(tableIn(one, 1), 'a table')), 40))).toMatchObject({
    ok: true,
  });
  expect(
    await one.replica.commit(BLOC, [
      {
        name: 'edit-table',
        args: { periodId: PERIOD, version: VERSION, edits: [{ do: 'set', title: 'Bảng thử' }] },
      },
    ]),
  ).toMatchObject({ ok: true });
  await one.round();
  expect(one.replica.refused.map(({ problem }) => problem.code)).toEqual(['change-too-deep']);
  expect([waiting(one), one.engine.state.reach, one.engine.state.failures]).toEqual([0, 'online', 0]);
  const other = await tab();
  await other.round();
  expect(tableIn(other, VERSION)?.title).toBe('Bảng thử');
});

test('[EN18] what the server cannot read stops its own bloc alone, behind all that it can read, and is said', async () => {
  const one = await tab();
  await one.round();
  const edits = (title: string) => ({
    periodId: PERIOD,
    version: VERSION,
    edits: [{ do: 'set' as const, title }],
  });
  for (const title of ['Một', 'Hai', 'Hỏng', 'Ba'])
    await one.replica.commit(BLOC, [{ name: 'edit-table', args: edits(title) }]);
  one.line.bend = onPush(async (_url, go, body) =>
    (await textOf(body)).includes('Hỏng')
      ? json(400, '{"code":"bad-request","message":{"vi":"","en":""}}')
      : go(),
  );
  await one.round();
  expect([waiting(one), one.replica.refused]).toEqual([2, []]);
  expect(one.engine.state).toMatchObject({ reach: 'online', failures: 0, shut: [], unread: [BLOC] });
  one.line.bend = undefined;
  await one.round();
  expect([waiting(one), one.engine.state.unread, tableIn(one, VERSION)?.title]).toEqual([0, [], 'Ba']);
});
