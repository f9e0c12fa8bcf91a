// How things came about: given out from the log, page by page, and kept on the device.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchHistory } from '../../src/client/sync/fetch-history.ts';
import { createTransport } from '../../src/client/sync/transport.ts';
import {
  addHistoryPage,
  historyShelf,
  pageKey,
  readHistory,
  shelfKey,
} from '../../src/client/replica/history.ts';
import { seal } from '../../src/client/replica/sealed.ts';
import { HistoryResponse, type HistoryEntry } from '../../src/protocol/history.ts';
import { unpackRows } from '../../src/protocol/columns.ts';
import { run } from '../../src/server/store/store.ts';
import { newWriter, signIn, startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab } from '../support/tab.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const BLOC = 'cac-huyen';
const score = (seq: number, unit: string, value: string, base: string | null = null) => ({
  seq,
  name: 'enter-score',
  base,
  args: {
    sheetId: `cac-huyen.2023/${unit}`,
    owner: 'self',
    criterionId: 't.2',
    input: { value },
    reason: value === '4' ? 'đếm lại' : '',
    table: 1,
  },
});

/** The line of somebody who has signed in. */
const lineOf = ({ cookie }: { readonly cookie: string }) =>
  createTransport(
    ((path: string, init?: RequestInit) =>
      fetch(`${server.url}${path}`, {
        ...init,
        headers: { ...(init?.headers as object), cookie },
      })) as typeof fetch,
    () => 'n',
  );

test('[HY1] the history of a bloc is its accepted changes in order, and of each person’s own part alone', async () => {
  const [clerk, stranger, leader] = await Promise.all(
    ['canbo.sinho', 'canbo.thanuyen', 'truongkhoi'].map((name) => signIn(server.url, name)),
  );
  if (!clerk || !stranger || !leader) throw new Error('three people');
  const writer = newWriter();
  await clerk.push(BLOC, writer, [
    score(1, 'sin-ho', '3'),
    score(2, 'sin-ho', '4', `${writer}-1`),
    score(3, 'than-uyen', '5'),
  ]);
  const told = async (client: typeof clerk) => {
    const response = await client.request('GET', `/api/sync/history?bloc=${BLOC}&after=0`);
    const page = HistoryResponse.parse(await response.json());
    return { page, mine: unpackRows(page.entries).filter((row) => (row['id'] as string).startsWith(writer)) };
  };
  const { page, mine } = await told(clerk);
  expect(mine.map(({ id, name, author }) => [id, name, author])).toEqual([
    [`${writer}-1`, 'enter-score', 'canbo.sinho'],
    [`${writer}-2`, 'enter-score', 'canbo.sinho'],
  ]);
  expect(mine[1]).toMatchObject({ base: `${writer}-1`, args: { reason: 'đếm lại' } });
  expect((await told(stranger)).mine).toEqual([]);
  expect((await told(leader)).mine).toHaveLength(2);
  // From its end on there is nothing; of another epoch it begins anew; a bloc one has no part in is not there.
  const after = `/api/sync/history?bloc=${BLOC}&after=${page.to}&epoch=${page.epoch}&scope=${page.scope}`;
  const rest = HistoryResponse.parse(await (await clerk.request('GET', after)).json());
  expect([rest.from, rest.entries.rows, rest.more]).toEqual([page.to, 0, false]);
  const anew = HistoryResponse.parse(
    await (await clerk.request('GET', after.replace(page.epoch, 'x'))).json(),
  );
  expect(anew.from).toBe(0);
  expect((await clerk.request('GET', '/api/sync/history?bloc=cong-an-xa-347&after=0')).status).toBe(404);
});

test('[HY2] a device keeps it, goes on where it left off, and reads it with no network', async () => {
  const tab = await startTab(server.url, 'canbo.sinho', [BLOC]);
  const client = await signIn(server.url, 'canbo.sinho');
  const transport = lineOf(client);
  await fetchHistory({ replica: tab.replica, transport });
  const before = await readHistory(tab.replica.storage, BLOC);
  expect(before.length).toBeGreaterThan(1);
  const writer = newWriter();
  await client.push(BLOC, writer, [score(1, 'sin-ho', '6')]);
  await tab.round();
  await fetchHistory({ replica: tab.replica, transport });
  const after = await readHistory(tab.replica.storage, BLOC);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length).map(({ id }) => id)).toEqual([`${writer}-1`]);
  expect((await historyShelf(tab.replica.storage, BLOC)).cursor).toBe(tab.replica.blocs.get(BLOC)?.cursor);
  const positions = after.map(({ position }) => position);
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  tab.close();
});

test('[HY1] once roles are others the history is, too: what may not be read any more leaves the device, though nothing new was written', async () => {
  const [clerk, writer] = [await signIn(server.url, 'canbo.sinho'), newWriter()];
  await clerk.push(BLOC, writer, [score(1, 'sin-ho', '7')]);
  const grants = async (role: string, unit: string | null) => {
    await run(server.store.write, `delete from person_grant where person = 'phokhoi'`, []);
    await run(
      server.store.write,
      `insert into person_grant (person, ordinal, role, bloc, period, unit) values ('phokhoi', 0, ?, ?, null, ?)`,
      [role, BLOC, unit],
    );
  };
  const tab = await startTab(server.url, 'phokhoi', [BLOC]);
  const transport = lineOf(await signIn(server.url, 'phokhoi'));
  const seen = async () => {
    await tab.round();
    await fetchHistory({ replica: tab.replica, transport });
    return (await readHistory(tab.replica.storage, BLOC)).some(({ id }) => id === `${writer}-1`);
  };
  expect(await seen()).toBe(true);
  await grants('unit-clerk', 'muong-te');
  expect(await seen()).toBe(false);
  await grants('unit-clerk', 'sin-ho');
  expect(await seen()).toBe(true);
  await grants('bloc-deputy', null);
  expect(await seen()).toBe(true);
  tab.close();
});

test('[HY9] targets are told to whoever reads the unit, each their own; a history of before that lacks them is told anew', async () => {
  const [leader, writer] = [await signIn(server.url, 'thuky'), newWriter()];
  const target = (unitId: string, value: string) => ({ unitId, criterionId: 't.2', value });
  const args = { periodId: 'cac-huyen.2023', targets: [target('sin-ho', '8'), target('phong-tho', '9')] };
  const answer = await leader.push(BLOC, writer, [{ seq: 1, name: 'set-targets', base: null, args }]);
  expect(answer.refused).toEqual([]);
  const tab = await startTab(server.url, 'canbo.sinho', [BLOC]);
  const transport = lineOf(await signIn(server.url, 'canbo.sinho'));
  const { storage } = tab.replica;
  const told = async () => {
    await tab.round();
    await fetchHistory({ replica: tab.replica, transport });
    return (await readHistory(storage, BLOC)).filter(({ id }) => id === `${writer}-1`);
  };
  const own = [{ ...args, targets: [target('sin-ho', '8')] }];
  expect((await told()).map((one) => one.args)).toEqual(own);

  // As a release before this one left it, up to where the records are.
  const { tells: _, ...shelf } = await historyShelf(storage, BLOC);
  const scope = shelf.scope.replace(/\.\d+$/, '');
  await storage.transaction('write', ['meta'], async ({ meta }) => {
    await meta.put([
      { key: pageKey(BLOC, 0), value: seal([]) },
      { key: shelfKey(BLOC), value: { ...shelf, scope } },
    ]);
  });
  expect(await readHistory(storage, BLOC)).toEqual([]);
  expect((await told()).map((one) => one.args)).toEqual(own);
  tab.close();
});

test('[HY1] a history that begins anew leaves no page of the one before', async () => {
  const { openTab } = newTestDevice();
  const replica = await openTab({ personId: 'ai-do', name: '', grants: [] });
  const entry = { id: 'w-1', name: 'enter-score', args: {}, base: null, author: 'a', at: 1, position: 1 };
  const page = { bloc: BLOC, epoch: 'e', scope: 's' };
  const add = (from: number, to: number, scope = 's') =>
    addHistoryPage(replica.storage, {
      ...page,
      scope,
      from,
      to,
      entries: [entry as unknown as HistoryEntry],
    });
  for (const from of [0, 1, 2]) await add(from, from + 1);
  const there = async () =>
    (await Promise.all([0, 1, 2].map((at) => replica.storage.tables.meta.get(pageKey(BLOC, at))))).map(
      Boolean,
    );
  expect(await there()).toEqual([true, true, true]);
  await add(0, 1, 'other');
  expect(await there()).toEqual([true, false, false]);
  replica.close();
});
