// The real engine against the real server over real HTTP: what a bad line does to it, and what it never does to work.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { createAccount } from '../../src/client/sync/account.ts';
import { FIRST_BATCH } from '../../src/client/sync/initial-state.ts';
import { ANSWER_HEADER } from '../../src/protocol/version.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { run } from '../../src/server/store/store.ts';
import { logOf } from '../support/log.ts';
import { json, onPush } from '../support/bent-line.ts';
import { makeBigBloc, type BigBloc } from '../support/big-bloc.ts';
import { startFrontServer } from '../support/front-server.ts';
import { newWriter, signIn, startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, unsentRows, type Bend, type SyncingTab } from '../support/tab.ts';

let server: TestServer;
let bloc: BigBloc;
let other: BigBloc;

beforeAll(async () => {
  server = await startServer({}, { pageSize: 4_000 });
  [bloc, other] = [
    await makeBigBloc(server.store, { blocId: 'khoi-do', units: 2, criteria: 12 }),
    await makeBigBloc(server.store, { blocId: 'khoi-hai', units: 2, criteria: 12 }),
  ];
});
afterAll(() => server.stop());

const tabs: SyncingTab[] = [];
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
});
async function tabOf(
  username = bloc.clerk(0),
  blocs = [bloc.blocId],
  device = newTestDevice(),
): Promise<SyncingTab> {
  const tab = await startTab(server.url, username, blocs, device);
  tabs.push(tab);
  return tab;
}

/** Counts things, so any small number fits. */
const CRITERION = 'c.2';
const enter = async (tab: SyncingTab, value: string, { of = bloc, criterion = CRITERION, unit = 0 } = {}) => {
  const args = {
    sheetId: must(of.sheetIds[unit], 'a sheet'),
    owner: 'self' as const,
    criterionId: criterion,
    input: { value },
    reason: '',
    table: 1,
  };
  const result = await tab.replica.commit(of.blocId, [{ name: 'enter-score', args }]);
  if (!result.ok) throw new Error(result.problem.code);
  return must(result.value[0], 'an id');
};
const valuesIn = (tab: SyncingTab, criterion = CRITERION, of = bloc) =>
  tab.replica.copies
    .get(of.blocId)
    ?.get('column', `${of.sheetIds[0]}/self`)
    ?.cells[criterion]?.map(({ input }) => (input && 'value' in input ? input.value : input));
const unsent = (tab: SyncingTab, of = bloc) =>
  tab.replica.copies.get(of.blocId)?.pending.filter(({ takenAt }) => takenAt === null).length;
const logged = async (id: string) =>
  (await logOf(server.store, { writer: id.slice(0, 12) }))
    .filter(({ seq }) => seq === Number(id.slice(13)))
    .map(({ verdict }) => ({ verdict }));
describe('a whole line', () => {
  test('[EN1] work goes up, news come down, and nothing waits any more', async () => {
    const tab = await tabOf();
    const id = await enter(tab, '3');
    await tab.round();
    expect(tab.engine.state).toMatchObject({ doing: 'resting', reach: 'online', failures: 0 });
    expect(await logged(id)).toEqual([{ verdict: 'accepted' }]);
    expect([unsent(tab), await unsentRows(tab.replica), valuesIn(tab)?.at(-1)]).toEqual([0, 0, '3']);
    expect(tab.replica.blocs.get(bloc.blocId)).toMatchObject({ complete: true });
    expect(tab.replica.blocs.get(bloc.blocId)?.confirmedAt).toBeGreaterThan(0);
  });

  test('[EN2] two devices that wrote the same cell apart hold both versions, and settle on one', async () => {
    const [one, two] = [await tabOf(), await tabOf()];
    await Promise.all([enter(one, '4', { criterion: 'c.8' }), enter(two, '5', { criterion: 'c.8' })]);
    for (const tab of [one, two, one]) await tab.round();
    expect(valuesIn(one, 'c.8')).toEqual(['4', '5']);
    expect(valuesIn(two, 'c.8')).toEqual(['4', '5']);
    // The same person: `two` goes on from the later of its versions, and comes round to the other value.
    await enter(two, '4', { criterion: 'c.8' });
    for (const tab of [two, one]) await tab.round();
    expect([valuesIn(one, 'c.8'), valuesIn(two, 'c.8')]).toEqual([['4'], ['4']]);
  });

  test('[EN3] a copy that does not add up is fetched anew, and what waits stays', async () => {
    const tab = await tabOf();
    const [one] = await tab.replica.storage.tables.records.ofBloc(bloc.blocId);
    if (one) await tab.replica.storage.tables.records.remove([[one.bloc, one.kind, one.id]]);
    tab.close();
    const device = newTestDevice();
    const fresh = await tabOf(bloc.clerk(0), [bloc.blocId], device);
    const copy = must(fresh.replica.copies.get(bloc.blocId), 'a copy');
    const [key] = [...copy.base.keys()];
    (copy.base as Map<string, unknown>).delete(must(key, 'a record'));
    await fresh.round();
    expect(copy.base.has(must(key, 'a record'))).toBe(true);
  });
});

describe('a line that fails', () => {
  /** One round over a bent line with one entry waiting; then a straight one. Nothing is ever lost or doubled. */
  async function survives(bend: Bend, reach: string, { straight = true } = {}): Promise<SyncingTab> {
    const tab = await tabOf();
    const id = await enter(tab, '7', { criterion: 'c.2' });
    tab.line.bend = bend;
    await tab.round();
    expect(tab.engine.state.reach).toBe(reach);
    expect([valuesIn(tab)?.at(-1), await unsentRows(tab.replica)]).toEqual(['7', 1]);
    if (!straight) return tab;
    tab.line.bend = undefined;
    await tab.round();
    expect(tab.engine.state.reach).toBe('online');
    expect(await logged(id)).toEqual([{ verdict: 'accepted' }]);
    expect(await unsentRows(tab.replica)).toBe(0);
    return tab;
  }

  const page = (status: number, headers: Record<string, string> = {}) =>
    Promise.resolve(
      new Response('<html>Wi-Fi</html>', { status, headers: { 'content-type': 'text/html', ...headers } }),
    );

  test('[EN4] no network', async () => {
    await survives(() => Promise.reject(new TypeError('fetch failed')), 'no-network');
  });

  test('[EN4] a Wi-Fi page that answers 200 to everything, or to the push alone', async () => {
    await survives(() => page(200), 'portal');
    await survives(
      onPush(() => page(200)),
      'portal',
    );
  });

  test('[EN4] a Wi-Fi page in the form of JSON, and a stale answer to another probe', async () => {
    const wifi = () =>
      Promise.resolve(
        new Response('{"ok":true}', { status: 200, headers: { 'content-type': 'application/json' } }),
      );
    await survives(wifi, 'portal');
    const stale = JSON.stringify({ nonce: 'old', protocol: 1, oldest: 1, epoch: 'e', at: 1 });
    await survives((url, go) => (url.startsWith('/api/ping') ? json(200, stale) : go()), 'portal');
  });

  test.each([301, 302, 307, 308])(
    '[EN4] a redirect (%i) is not followed, though whoever stands there would take it all',
    async (status) => {
      const there = await startFrontServer(server.url);
      const front = await startFrontServer(server.url);
      front.answer = (_, path) => ({ status, headers: { location: `${there.url}${path}` } });
      const redirected: Bend = (_url, go) => go(front.url);
      await survives(redirected, 'portal');
      await survives(onPush(redirected), 'portal');
      await survives((url, go) => (url.startsWith('/api/sync/pull') ? go(front.url) : go()), 'portal');
      const account = createAccount((url, init) => fetch(`${front.url}${url as string}`, init));
      expect(await account.welcome()).toEqual({ is: 'portal' });
      expect(await account.signIn({ username: bloc.clerk(0), password: SAMPLE_PASSWORD })).toEqual({
        is: 'portal',
      });
      await Promise.all([front.stop(), there.stop()]);
    },
  );

  test('[EN5] a reply lost after the server had taken the work makes no second one', async () => {
    const lost = onPush(async (_url, go) => {
      await (await go()).text();
      throw new TypeError('the line broke');
    });
    const tab = await survives(lost, 'no-network');
    const writer = must((await tab.replica.storage.tables.writers.all())[0], 'a writer').id;
    expect(await logOf(server.store, { writer })).toHaveLength(1);
  });

  test('[EN4] an answer cut short', async () => {
    const cut = onPush(async (_url, go) => json(200, (await (await go()).text()).slice(0, 20)));
    await survives(cut, 'no-network');
  });

  test('[EN4] an answer of another shape, and one that names no change, are the server’s trouble', async () => {
    await survives(
      onPush(() => json(200, '{"hello":1}')),
      'server-trouble',
    );
    const silent = JSON.stringify({
      epoch: 'e',
      position: 1,
      at: 1,
      accepted: [],
      duplicate: [],
      refused: [],
      held: [],
    });
    const tab = await survives(
      onPush(() => json(200, silent)),
      'server-trouble',
    );
    expect(tab.line.asked.filter((one) => one === 'POST /api/sync/push').length).toBeLessThan(5);
  });

  test('[EN4] pages whose rows make no records are the server’s trouble, and not a crash', async () => {
    const tab = await tabOf();
    tab.line.bend = async (url, go) => {
      if (!url.startsWith('/api/sync/pull')) return go();
      const answer = (await (await go()).json()) as { records: unknown };
      return json(
        200,
        JSON.stringify({
          ...answer,
          records: { rows: 1, columns: [{ path: ['kind'], column: { as: 'plain', values: [] } }] },
        }),
      );
    };
    await tab.round();
    expect(tab.engine.state).toMatchObject({ reach: 'server-trouble', doing: 'resting' });
  });

  test('[EN6] 401 asks to sign in, hides nothing, and does not knock again by itself', async () => {
    const tab = await survives(
      onPush(() => json(401, '{"code":"not-signed-in","message":{"vi":"","en":""}}')),
      'signed-out',
      { straight: false },
    );
    expect([tab.signedOut(), tab.engine.state.retryAt]).toEqual([1, null]);
  });

  test('[EN6] a server that no longer understands this app says so', async () => {
    await survives(
      onPush(() => json(426, '{"code":"client-too-old","message":{"vi":"","en":""}}')),
      'app-too-old',
    );
    const newer = (url: string, go: () => Promise<Response>) =>
      url.startsWith('/api/ping')
        ? go().then(async (answer) =>
            json(200, JSON.stringify({ ...((await answer.json()) as object), oldest: 99 })),
          )
        : go();
    await survives(newer, 'app-too-old');
  });

  test('[EN7] 429 and 503 are waited for as long as the server says; 500 and a gateway’s page by our own clock', async () => {
    const busy = (status: number) =>
      onPush(() =>
        json(status, '{"code":"server-busy","message":{"vi":"","en":""}}', { 'retry-after': '7' }),
      );
    for (const status of [429, 503]) {
      const tab = await survives(busy(status), 'server-trouble', { straight: false });
      expect(tab.engine.state.retryAt).toBe(1_700_000_000_000 + 7000);
    }
    await survives(
      onPush(() => json(500, '{"code":"server-error","message":{"vi":"","en":""}}')),
      'server-trouble',
    );
    await survives(
      onPush(() => page(502)),
      'server-trouble',
    );
  });

  test('[EN7] a gateway’s page that says how long is waited for, too, in seconds or by its own clock; and is no Wi-Fi page', async () => {
    const [told, at] = ['Mon, 01 Jan 2024 00:02:00 GMT', 'Mon, 01 Jan 2024 00:00:00 GMT'];
    const both: readonly Record<string, string>[] = [
      { 'retry-after': '120' },
      { 'retry-after': told, date: at },
    ];
    for (const headers of both) {
      for (const status of [429, 503]) {
        for (const bend of [() => page(status, headers), onPush(() => page(status, headers))]) {
          const tab = await survives(bend, 'server-trouble', { straight: false });
          expect(tab.engine.state.retryAt).toBe(1_700_000_000_000 + 120_000);
        }
      }
    }
    const unclear = await survives(
      onPush(() => page(503, { 'retry-after': told })),
      'server-trouble',
      { straight: false },
    );
    expect(unclear.engine.state.notBefore).toBe(null);
  });

  test('[LN8] while a server that named its time is waited for, nothing but a person’s press knocks', async () => {
    const tab = await survives(
      onPush(() => page(503, { 'retry-after': '600' })),
      'server-trouble',
      { straight: false },
    );
    const before = tab.line.asked.length;
    for (let count = 0; count < 5; count += 1) tab.engine.hint();
    expect([tab.engine.state.doing, tab.line.asked.length]).toEqual(['resting', before]);
    tab.line.bend = undefined;
    await tab.round();
    expect([tab.engine.state.reach, unsent(tab)]).toEqual(['online', 0]);
  });

  test('[EN8] a gateway’s 413 halves the batch as ours does', async () => {
    const tab = await tabOf();
    for (let value = 0; value < 8; value += 1) await enter(tab, String(value));
    tab.line.bend = onPush((_url, go) => (tab.engine.state.batch > 40 ? page(413) : go()));
    await tab.round();
    expect([unsent(tab), tab.engine.state.reach, valuesIn(tab)?.at(-1)]).toEqual([0, 'online', '7']);
  });

  test('[EN13] what an older server does not know waits, with what was done after it, and nothing is refused', async () => {
    const { blocId, leader } = bloc;
    const periodId = `${blocId}.2024`;
    const [sheetId = ''] = bloc.sheetIds;
    const unitId = sheetId.slice(periodId.length + 1);
    await run(
      server.store.write,
      `insert into person_grant (person, ordinal, role, bloc, period, unit) values (?, 9, 'unit-clerk', ?, ?, ?)`,
      [leader, blocId, periodId, unitId],
    );
    const tab = await tabOf(leader);
    const older = async (_url: string, go: () => Promise<Response>) => {
      const answer = await (await go()).text();
      const ping = JSON.parse(answer) as { knows: string[] };
      const knows = ping.knows.filter((name) => name !== 'set-targets');
      return json(200, JSON.stringify({ ...ping, knows }));
    };
    tab.line.bend = (url, go) => (url.startsWith('/api/ping') ? older(url, go) : go());
    await tab.round();
    const setTarget = async (value: string) => {
      const args = { periodId, targets: [{ unitId, criterionId: 'c.3', value }] };
      const said = await tab.replica.commit(blocId, [{ name: 'set-targets', args }]);
      return must(said.ok ? said.value[0] : undefined, 'an id');
    };
    const before = await enter(tab, '1', { criterion: 'c.5' });
    const unknown = await setTarget('50');
    // The server knows this one; but it was scored against the target that it has not.
    const score = await enter(tab, '45', { criterion: 'c.3' });
    await tab.round();
    expect(await logged(before)).toEqual([{ verdict: 'accepted' }]);
    expect([await logged(unknown), await logged(score)]).toEqual([[], []]);
    expect([unsent(tab), tab.replica.refused, tab.engine.state.reach]).toEqual([2, [], 'online']);
    await setTarget('60');
    tab.line.bend = undefined;
    await tab.round();
    const verdicts = [await logged(unknown), await logged(score)];
    expect(verdicts).toEqual([[{ verdict: 'accepted' }], [{ verdict: 'accepted' }]]);
    expect([unsent(tab), tab.replica.refused]).toEqual([0, []]);
    await run(server.store.write, 'delete from person_grant where person = ? and ordinal = 9', [leader]);
  });

  test('[EN8] 413 halves the batch until it passes', async () => {
    const tab = await tabOf();
    for (let value = 0; value < 8; value += 1) await enter(tab, String(value));
    const sizes: number[] = [];
    tab.line.bend = onPush((_url, go) => {
      sizes.push(tab.engine.state.batch);
      return tab.engine.state.batch > 40
        ? json(413, '{"code":"too-large","message":{"vi":"","en":""}}')
        : go();
    });
    await tab.round();
    expect(sizes[0]).toBe(FIRST_BATCH);
    expect(Math.min(...sizes)).toBeLessThanOrEqual(40);
    expect([unsent(tab), tab.engine.state.reach, valuesIn(tab)?.at(-1)]).toEqual([0, 'online', '7']);
  });
});

describe('one bloc’s trouble', () => {
  test('[EN9] a bloc the person may no longer enter keeps its own work waiting and nobody else’s', async () => {
    const username = bloc.clerk(1);
    await run(
      server.store.write,
      `insert into person_grant (person, ordinal, role, bloc, period, unit) values (?, 9, 'unit-clerk', ?, ?, 'u-1')`,
      [username, other.blocId, `${other.blocId}.2024`],
    );
    const tab = await tabOf(username, [bloc.blocId, other.blocId]);
    await enter(tab, '1', { unit: 1 });
    const id = await enter(tab, '2', { of: other });
    await run(server.store.write, 'delete from person_grant where person = ? and bloc = ?', [
      username,
      bloc.blocId,
    ]);
    await tab.round();
    expect([unsent(tab), unsent(tab, other)]).toEqual([1, 0]);
    expect(await logged(id)).toEqual([{ verdict: 'accepted' }]);
    expect(tab.engine.state).toMatchObject({
      reach: 'online',
      doing: 'resting',
      failures: 0,
      shut: [bloc.blocId],
    });
    // What is done in the other bloc goes on going.
    const next = await enter(tab, '3', { of: other });
    await tab.round();
    expect(await logged(next)).toEqual([{ verdict: 'accepted' }]);
    expect(tab.engine.state.failures).toBe(0);
  });

  test('[EN9] a bloc that is only read, and no longer given, keeps no round from being whole', async () => {
    const username = bloc.clerk(0);
    await run(
      server.store.write,
      `insert into person_grant (person, ordinal, role, bloc, period, unit) values (?, 8, 'unit-clerk', ?, ?, 'u-1')`,
      [username, other.blocId, `${other.blocId}.2024`],
    );
    const tab = await tabOf(username, [bloc.blocId, other.blocId]);
    await run(server.store.write, 'delete from person_grant where person = ? and bloc = ?', [
      username,
      other.blocId,
    ]);
    for (let round = 0; round < 3; round += 1) await tab.round();
    expect(tab.engine.state).toMatchObject({ reach: 'online', failures: 0, shut: [other.blocId] });
  });

  test('[EN19] an account that has sent too much in a day keeps its work, sends nothing for a while and still pulls', async () => {
    const small = await startServer({ LIMIT_DAY_BYTES: String(1024 * 1024) });
    const its = await makeBigBloc(small.store, { blocId: 'khoi-do', units: 1, criteria: 12 });
    const tab = await startTab(small.url, its.clerk(0), [its.blocId], newTestDevice());
    tabs.push(tab);
    // A device that has gone wrong: rows that pack into nothing, each entered with its refusal.
    const wild = await signIn(small.url, its.clerk(0));
    const alike = Array.from({ length: 4000 }, (_, at) => ({
      seq: at + 1,
      name: 'nothing-known',
      args: null,
    }));
    for (let push = 0; push < 12; push += 1) await wild.sendChanges(its.blocId, newWriter(), alike);
    await enter(tab, '1', { of: its });
    const asked: string[] = [];
    tab.line.bend = (url, go) => {
      asked.push(url.replace(/\?.*$/, ''));
      return go();
    };
    await tab.round();
    expect(unsent(tab, its)).toBe(1);
    expect(tab.engine.state).toMatchObject({ reach: 'online', doing: 'resting', failures: 0 });
    expect(tab.engine.state.later).toBeGreaterThan(1_700_000_000_000);
    await tab.round();
    // No wake shortens the time; what there is to pull comes all the same.
    expect(asked.filter((url) => url === '/api/sync/push')).toHaveLength(1);
    expect(asked.filter((url) => url === '/api/sync/pull')).toHaveLength(2);
    await small.stop();
  });

  test('[EN19] a clock that was a year fast and is set right makes nobody wait for a year', async () => {
    const YEAR = 365 * 86_400_000;
    let time = 1_700_000_000_000 + YEAR;
    const tab = await startTab(server.url, bloc.clerk(0), [bloc.blocId], newTestDevice(), {
      now: () => time,
    });
    tabs.push(tab);
    const id = await enter(tab, '9');
    const body = JSON.stringify({ code: 'too-many-requests', message: { vi: 'chờ', en: 'wait' } });
    tab.line.bend = onPush(() => json(429, body, { 'retry-after': '1800' }));
    await tab.round();
    expect(await logged(id)).toEqual([]);
    tab.line.bend = undefined;
    time -= YEAR;
    await tab.round();
    expect([await logged(id), tab.engine.state.later]).toEqual([[{ verdict: 'accepted' }], null]);
  });

  test('[EN19] once the time is over, what waited goes by itself', async () => {
    let time = 1_700_000_000_000;
    const tab = await startTab(server.url, bloc.clerk(0), [bloc.blocId], newTestDevice(), {
      now: () => time,
    });
    tabs.push(tab);
    const id = await enter(tab, '7');
    const body = JSON.stringify({ code: 'too-many-requests', message: { vi: 'chờ', en: 'wait' } });
    tab.line.bend = onPush(() => json(429, body, { 'retry-after': '1' }));
    await tab.round();
    expect([unsent(tab), await logged(id), tab.engine.state.reach]).toEqual([1, [], 'online']);
    tab.line.bend = undefined;
    time += 1000;
    await tab.round();
    expect([unsent(tab), await logged(id), tab.engine.state.later]).toEqual([
      0,
      [{ verdict: 'accepted' }],
      null,
    ]);
  });

  test('[EN10] a change the rules refuse is set aside with its reason, and the rest goes through', async () => {
    const tab = await tabOf(bloc.clerk(0));
    const bad = await enter(tab, '5', { criterion: 'c.8' });
    const good = await enter(tab, '6');
    // The sheet of the first is looked for in vain at the server, as after another office's move.
    tab.line.bend = onPush(async (_url, go) => {
      const answer = (await (await go()).json()) as { accepted: unknown; refused: unknown[] };
      const seq = Number(bad.slice(13));
      const refused = [{ seq, problem: { code: 'sheet-not-open' } }];
      return new Response(JSON.stringify({ ...answer, accepted: [[seq + 1, seq + 1]], refused }), {
        headers: { 'content-type': 'application/json', [ANSWER_HEADER]: '1' },
      });
    });
    await tab.round();
    expect(tab.replica.refused.map(({ id, problem }) => [id, problem.code])).toEqual([
      [bad, 'sheet-not-open'],
    ]);
    expect([unsent(tab), tab.engine.state.reach]).toEqual([0, 'online']);
    expect(await logged(good)).toEqual([{ verdict: 'accepted' }]);
  });
});
