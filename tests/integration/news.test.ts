// The stream of news on the real server: a hint as soon as something is on the disk, to those who may know of it.

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createNewsLine, type Stream } from '../../src/client/sync/news.ts';
import type { ReadScope } from '../../src/domain/workflow/read-scope.ts';
import { News } from '../../src/protocol/news.ts';
import { createNewsHub } from '../../src/server/sync/news.ts';
import { Client as Database } from 'pg';
import { beginNextYear } from '../support/next-year.ts';
import { postgresMissing, startPostgres } from '../support/postgres.ts';
import { newWriter, signIn, startServer, type Client, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
const open: AbortController[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.abort();
});

const BLOC = 'cac-huyen';

/** What a person hears, one by one. */
async function listen(client: Client, blocs: string, device = 'may-a', { url } = server) {
  const abort = new AbortController();
  open.push(abort);
  const response = await fetch(`${url}/api/news?blocs=${blocs}&device=${device}`, {
    headers: { cookie: client.cookie },
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.get('content-security-policy')).toBeTruthy();
  const heard: News[] = [];
  let told = () => {};
  const ended = (async () => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(chunk, { stream: true });
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (line.startsWith('data: ')) heard.push(News.parse(JSON.parse(line.slice(6))));
      }
      told();
    }
  })().catch(() => undefined);
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((resolve) => (told = resolve));
  };
  return { heard, until, ended };
}

const score = (seq: number, value: string) => ({
  seq,
  name: 'enter-score',
  base: null,
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 't.2',
    input: { value },
    reason: '',
    table: 1,
  },
});

test('[NW1] who listens is told that a bloc has moved, once it is on the disk, and nothing of what', async () => {
  const [leader, clerk] = [await signIn(server.url, 'truongkhoi'), await signIn(server.url, 'canbo.sinho')];
  const { heard, until } = await listen(leader, BLOC);
  const writer = newWriter();
  const answer = await clerk.push(BLOC, writer, [score(1, '3')]);
  await until(() => heard.some(({ is }) => is === 'moved'));
  expect(heard.filter(({ is }) => is === 'moved')).toEqual([
    { is: 'moved', bloc: BLOC, position: answer.position },
  ]);
  // The same again moves nothing.
  await clerk.push(BLOC, writer, [score(1, '3')]);
  await clerk.push(BLOC, writer, [score(2, '4')]);
  await until(() => heard.filter(({ is }) => is === 'moved').length === 2);
});

test('[NW2] a bloc one has no part in is not heard of; without signing in nothing is', async () => {
  const stranger = await signIn(server.url, 'canbo.xamau5');
  const { heard } = await listen(stranger, `${BLOC},cong-an-xa-347`);
  const mine = await listen(await signIn(server.url, 'truongkhoi'), BLOC, 'may-b');
  const clerk = await signIn(server.url, 'canbo.sinho');
  await clerk.push(BLOC, newWriter(), [score(1, '5')]);
  await mine.until(() => mine.heard.some(({ is }) => is === 'moved'));
  expect(heard.filter(({ bloc }) => bloc === BLOC)).toEqual([]);
  expect((await fetch(`${server.url}/api/news?blocs=${BLOC}`)).status).toBe(401);
});

test('[NW2] nor is a bloc whose roles were taken away while one listened: the stream ends at its next breath', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  try {
    const [stays, goes, closed] = await Promise.all(
      ['thuky', 'thutruong.phongtho', 'thutruong.muongte'].map(async (name) =>
        listen(await signIn(server.url, name), BLOC, `may-${name}`),
      ),
    );
    const admin = await signIn(server.url, 'quantri');
    await admin.request('POST', '/api/people/thutruong.phongtho/grants', { grants: [] });
    await admin.request('POST', '/api/people/thutruong.muongte/active', { active: false });
    vi.advanceTimersByTime(25_000);
    await goes?.ended;
    await closed?.ended;
    const clerk = await signIn(server.url, 'canbo.sinho');
    await clerk.push(BLOC, newWriter(), [score(1, '6')]);
    await stays?.until(() => stays.heard.some(({ is }) => is === 'moved'));
  } finally {
    vi.useRealTimers();
  }
});

test('[NW2] nor is the year that has begun since of who has no role in it: that stream ends, too, and others go on', async () => {
  const other = await startServer({ DEMO: 'on' });
  vi.useFakeTimers({ toFake: ['setInterval'] });
  try {
    const [goes, stays] = [
      await listen(await signIn(other.url, 'phokhoi'), BLOC, 'may-1', other),
      await listen(await signIn(other.url, 'sonoivu'), BLOC, 'may-2', other),
    ];
    await beginNextYear(other.url);
    vi.advanceTimersByTime(25_000);
    await goes.ended;
    const before = stays.heard.length;
    await (await signIn(other.url, 'canbo.sinho')).push(BLOC, newWriter(), [score(1, '6')]);
    await stays.until(() => stays.heard.length > before);
  } finally {
    vi.useRealTimers();
    await other.stop();
  }
});

test('[NW3] who is at a unit is told to the others who may see it, and not to oneself; who leaves is gone', async () => {
  const [leader, clerk, other] = [
    await signIn(server.url, 'truongkhoi'),
    await signIn(server.url, 'canbo.sinho'),
    await signIn(server.url, 'canbo.thanuyen'),
  ];
  const [own, stranger] = [await listen(clerk, BLOC, 'may-clerk'), await listen(other, BLOC, 'may-khac')];
  const others = (heard: readonly News[]) => {
    const last = heard.findLast((one) => one.is === 'here');
    return last?.is === 'here' ? last.others.map(({ unitId, personId }) => [unitId, personId]) : undefined;
  };
  await clerk.request('POST', '/api/presence', { bloc: BLOC, unitId: 'sin-ho', device: 'may-clerk' });
  await leader.request('POST', '/api/presence', { bloc: BLOC, unitId: 'sin-ho', device: 'may-leader' });
  await own.until(() => others(own.heard)?.length === 1);
  expect(others(own.heard)).toEqual([['sin-ho', 'truongkhoi']]);
  expect(others(stranger.heard)).toEqual([]);
  // At a sheet that one may not see nobody is.
  await other.request('POST', '/api/presence', { bloc: BLOC, unitId: 'sin-ho', device: 'may-khac' });
  await leader.request('POST', '/api/presence', { bloc: BLOC, unitId: 'sin-ho', device: 'may-leader' });
  expect(others(own.heard)).toEqual([['sin-ho', 'truongkhoi']]);
  await leader.request('POST', '/api/presence', { bloc: BLOC, unitId: null, device: 'may-leader' });
  await own.until(() => others(own.heard)?.length === 0);
});

test('[NW3] of a person who says ever more devices the ten that were heard of last are told', () => {
  const hub = createNewsHub({ now: () => 0 });
  let told = 0;
  hub.listen({ scopes: new Map([[BLOC, { see: 'all' }]]), device: 'may-a' }, (news) => {
    if (news.is === 'here') told = news.others.length;
  });
  const at = (personId: string, device: string) =>
    hub.here(
      { personId, name: personId, grants: [] },
      { see: 'all' },
      { bloc: BLOC, unitId: 'sin-ho', periodId: `${BLOC}.2023`, device },
    );
  at('y', 'may-y');
  for (let n = 0; n < 40; n += 1) at('x', `may-${n}`);
  expect(told).toBe(11);
  // One that is known is not one more.
  at('x', 'may-39');
  expect(told).toBe(11);
});

test('[NW1] asked for its head alone, the stream of news is not there', async () => {
  const clerk = await signIn(server.url, 'canbo.sinho');
  const { cookie } = clerk;
  const head = await fetch(`${server.url}/api/news?blocs=${BLOC}&device=may-a`, {
    method: 'HEAD',
    headers: { cookie },
  });
  expect(head.status).toBe(404);
});

test('[NW3] who is at a unit’s sheet of a later year is not told to who may not see that year', () => {
  const hub = createNewsHub({ now: () => 0 });
  const heard: string[][] = [];
  const only: ReadScope = { see: 'part', years: new Map([[`${BLOC}.2023`, 'all']]) };
  hub.listen({ scopes: new Map([[BLOC, only]]), device: 'may-a' }, (news) => {
    if (news.is === 'here') heard.push(news.others.map(({ periodId = '' }) => periodId));
  });
  const at = (periodId: string | undefined, device: string) =>
    hub.here(
      { personId: 'x', name: 'X', grants: [] },
      { see: 'all' },
      {
        bloc: BLOC,
        unitId: 'sin-ho',
        periodId,
        device,
      },
    );
  at(`${BLOC}.2024`, 'may-b');
  at(`${BLOC}.2023`, 'may-c');
  // A device that is older says no year: then a unit that may be seen in any is enough.
  at(undefined, 'may-d');
  expect(heard).toEqual([[], [], [`${BLOC}.2023`], [`${BLOC}.2023`, '']]);
});

test.skipIf(postgresMissing !== undefined)(
  '[NW5] what one process takes in, and who is where at it, is told at the other, too, and after their line was down',
  { timeout: 60_000 },
  async () => {
    const postgres = await startPostgres();
    const address = await postgres.newDatabase();
    const one = await startServer({ DATABASE_URL: address });
    const other = await one.beside();
    try {
      const clerk = await signIn(one.url, 'canbo.sinho');
      const [near, far] = [
        await listen(await signIn(one.url, 'truongkhoi'), BLOC, 'may-1', one),
        await listen(await signIn(other.url, 'truongkhoi'), BLOC, 'may-2', other),
      ];
      const writer = newWriter();
      const { position } = await clerk.push(BLOC, writer, [score(1, '3')]);
      const moved = (heard: readonly News[]) => heard.filter(({ is }) => is === 'moved');
      await far.until(() => moved(far.heard).length > 0);
      expect(moved(far.heard)).toEqual([{ is: 'moved', bloc: BLOC, position }]);

      await clerk.request('POST', '/api/presence', { bloc: BLOC, unitId: 'sin-ho', device: 'may-clerk' });
      const atSheet = (heard: readonly News[]) =>
        heard.some((one) => one.is === 'here' && one.others.some(({ unitId }) => unitId === 'sin-ho'));
      await far.until(() => atSheet(far.heard));
      await clerk.request('POST', '/api/presence', { bloc: BLOC, unitId: null, device: 'may-clerk' });
      await far.until(
        () => far.heard.findLast(({ is }) => is === 'here' && !atSheet(far.heard.slice(-1))) !== undefined,
      );
      // At its own process each was told once, and did not come back over the line.
      expect(moved(near.heard)).toEqual([{ is: 'moved', bloc: BLOC, position }]);

      const database = new Database({ connectionString: address });
      await database.connect();
      await database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'so-thi-dua news'`,
      );
      await database.end();
      const later = await clerk.push(BLOC, writer, [score(2, '4')]);
      await far.until(() =>
        moved(far.heard).some((one) => one.is === 'moved' && one.position === later.position),
      );
    } finally {
      for (const abort of open.splice(0)) abort.abort();
      await other.stop();
      await one.stop();
      await postgres.stop();
    }
  },
);

const streamOf = (close: () => void, readyState = 1): Stream => ({
  onmessage: null,
  onerror: null,
  readyState,
  close,
});

test('[NW4] a stream that was answered with an error, and that the browser asks for no more, is opened anew', () => {
  const opened: Stream[] = [];
  const [CONNECTING, CLOSED] = [0, 2];
  const states = [CONNECTING, CLOSED, 1];
  const line = createNewsLine({
    open: () => {
      const made = streamOf(() => undefined, states[opened.length]);
      opened.push(made);
      return made;
    },
    post: () => Promise.resolve(),
    device: 'may-a',
    cursorOf: () => 0,
    wake: () => undefined,
    told: () => undefined,
  });
  line.listen([BLOC]);
  // The browser is at it again by itself.
  opened[0]?.onerror?.();
  line.listen([BLOC]);
  expect(opened).toHaveLength(1);
  line.listen([]);
  line.listen([BLOC]);
  opened[1]?.onerror?.();
  line.listen([BLOC]);
  line.listen([BLOC]);
  expect(opened).toHaveLength(3);
});

test('[NW4] a device asks for a round only where the news is newer than what it has, and bears any rubbish', () => {
  let stream: Stream | undefined;
  let [woken, closed, opened] = [0, 0, 0];
  const line = createNewsLine({
    open: () => {
      opened += 1;
      const made = streamOf(() => (closed += 1));
      stream = made;
      return made;
    },
    post: () => Promise.reject(new Error('no network')),
    device: 'may-a',
    cursorOf: () => 10,
    wake: () => (woken += 1),
    told: () => undefined,
  });
  line.listen([BLOC]);
  line.listen([BLOC]);
  const say = (data: string) => stream?.onmessage?.({ data });
  for (const data of ['<html>', '{}', '{"is":"moved","bloc":"cac-huyen","position":10}']) say(data);
  expect([opened, woken]).toEqual([1, 0]);
  say('{"is":"moved","bloc":"cac-huyen","position":11}');
  say('{"is":"here","bloc":"cac-huyen","others":[{"unitId":"sin-ho","personId":"a","name":"A"}]}');
  expect([woken, line.othersIn(BLOC).length]).toEqual([1, 1]);
  // A word that is lost is no fault.
  line.tellPlace(BLOC, `${BLOC}.2023/sin-ho`);
  line.listen([]);
  expect([closed, line.othersIn(BLOC).length]).toEqual([1, 0]);
});
