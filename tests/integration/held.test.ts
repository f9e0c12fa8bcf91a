// Work that comes too late for what it was: kept at the server, seen by its author and the officers, and decided.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeldChange } from '../../src/domain/held/held-change.ts';
import { createPeopleAdmin } from '../../src/server/admin/people.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import { openHeldOf } from '../../src/server/store/blocs.ts';
import { grantsOf } from '../../src/server/store/people.ts';
import { logOf } from '../support/log.ts';
import { newWriter, signIn, startServer, type Client, type TestServer } from '../support/server.ts';

const BLOC = 'cac-huyen';
const PERIOD = 'cac-huyen.2023';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const administrator: Actor = {
  personId: 'quantri',
  name: '',
  grants: [{ role: 'administrator', blocId: null, periodId: null, unitId: null }],
};
const admin = () => createPeopleAdmin({ store: server.store, now: Date.now });

const score = (seq: number, unit: string, more: Record<string, unknown> = {}) => ({
  seq,
  name: 'enter-score',
  base: null,
  args: {
    sheetId: `${PERIOD}/${unit}`,
    owner: 'self',
    criterionId: 't.2',
    input: { value: '7' },
    reason: '',
    table: 1,
    ...more,
  },
});
const settle = (seq: number, heldId: string, accept: boolean, note = 'Đã đối chiếu văn bản') => ({
  seq,
  name: 'settle-held',
  base: null,
  args: { periodId: PERIOD, heldId, accept, note },
});

/** Somebody who writes the unit's own scores. */
async function clerkOf(unit: string): Promise<string> {
  const people = await admin().list(administrator);
  const one = people.find(
    ({ id, grants }) =>
      id !== 'thuky' &&
      grants.some(({ role, unitId }) => unitId === unit && (role === 'unit-clerk' || role === 'unit-head')),
  );
  if (!one) throw new Error(`nobody scores for ${unit}`);
  return one.username;
}

const recordsOf = async (client: Client) => (await client.pullAll(BLOC)).records;
const heldIn = async (client: Client, id: string) =>
  (await recordsOf(client)).find((one) => one.kind === 'held-change' && one.id === id)?.body as
    HeldChange | undefined;
const cellIn = async (client: Client, unit: string) =>
  (
    (await recordsOf(client)).find((one) => one.id === `${PERIOD}/${unit}/self`)?.body as {
      cells: Record<string, { by: string; author: string; input: unknown }[]>;
    }
  )?.cells['t.2'];

describe('held', () => {
  test('[HD1] an entry that comes after its sheet was handed in is held, told, and the same when it comes again', async () => {
    const officer = await signIn(server.url, 'sonoivu');
    const shut = (await recordsOf(officer)).find(
      ({ kind, body }) => kind === 'sheet' && (body as { stage: string }).stage !== 'open',
    )?.body as { unitId: string };
    const clerk = await signIn(server.url, await clerkOf(shut.unitId));
    const writer = newWriter();
    for (const time of ['first', 'second']) {
      const answer = await clerk.push(BLOC, writer, [score(1, shut.unitId)]);
      expect(answer.held, time).toEqual([{ seq: 1, reason: { code: 'held-late' } }]);
    }
    expect(await logOf(server.store, { writer })).toHaveLength(1);
    // Author and officer see it; its neighbour does not.
    for (const client of [clerk, officer]) {
      expect(await heldIn(client, `${writer}-1`)).toMatchObject({ reason: 'held-late' });
    }
    expect(await heldIn(await signIn(server.url, 'canbo.thanuyen'), `${writer}-1`)).toBeUndefined();
  });

  test('[HD1] what was done in a role that has ended since is held; what never was one’s to do is refused', async () => {
    const clerk = await signIn(server.url, 'canbo.sinho');
    const officer = await signIn(server.url, 'sonoivu');
    const writer = newWriter();
    const never = await clerk.push(BLOC, writer, [score(1, 'than-uyen')]);
    expect(never.refused.map(({ problem }) => problem.code)).toEqual(['not-permitted']);

    const before = await grantsOf(server.store.read, 'canbo.sinho');
    await admin().setGrants(administrator, 'canbo.sinho', []);
    const late = await clerk.push(BLOC, writer, [score(2, 'sin-ho'), score(3, 'than-uyen')]);
    expect(late.held).toEqual([{ seq: 2, reason: { code: 'held-role-ended' } }]);
    expect(late.refused.map(({ seq }) => seq)).toEqual([3]);
    expect((await logOf(server.store, { writer })).map(({ verdict }) => verdict)).toEqual([
      'refused',
      'held',
      'refused',
    ]);
    expect(await heldIn(officer, `${writer}-2`)).toMatchObject({
      author: 'canbo.sinho',
      unitId: 'sin-ho',
      reason: 'held-role-ended',
      settled: null,
    });
    expect((await cellIn(officer, 'sin-ho'))?.some(({ by }) => by === `${writer}-2`) ?? false).toBe(false);
    await admin().setGrants(administrator, 'canbo.sinho', before);
    // Sent again, it has the verdict it had: roles that come back do not judge it a second time.
    expect((await clerk.push(BLOC, writer, [score(2, 'sin-ho')])).held).toHaveLength(1);
  });

  test('[HD2] an officer, and nobody else, lets it count as its author’s, with a reason, once', async () => {
    const clerk = await signIn(server.url, 'canbo.sinho');
    const officer = await signIn(server.url, 'sonoivu');
    const leader = await signIn(server.url, 'truongkhoi');
    const [writer, officers] = [newWriter(), newWriter()];
    const before = await grantsOf(server.store.read, 'canbo.sinho');
    await admin().setGrants(administrator, 'canbo.sinho', []);
    await clerk.push(BLOC, writer, [score(1, 'sin-ho'), score(2, 'sin-ho', { input: { value: '8' } })]);
    await admin().setGrants(administrator, 'canbo.sinho', before);

    const byLeader = await leader.push(BLOC, newWriter(), [settle(1, `${writer}-1`, true)]);
    expect(byLeader.refused.map(({ problem }) => problem.code)).toEqual(['not-permitted']);
    const answer = await officer.push(BLOC, officers, [
      settle(1, `${writer}-1`, true, ''),
      settle(2, `${writer}-1`, true),
      settle(3, `${writer}-1`, false),
      settle(4, `${writer}-2`, false),
      settle(5, `${writer}-9`, true),
    ]);
    expect(answer.refused.map(({ seq, problem }) => [seq, problem.code])).toEqual([
      [1, 'held-needs-note'],
      [3, 'held-settled'],
      [5, 'held-not-found'],
    ]);
    const cell = await cellIn(officer, 'sin-ho');
    expect(cell?.find(({ by }) => by === `${writer}-1`)).toMatchObject({
      author: 'canbo.sinho',
      input: { value: '7' },
    });
    expect((await heldIn(officer, `${writer}-1`))?.settled).toMatchObject({ accepted: true, by: 'sonoivu' });
    expect((await heldIn(clerk, `${writer}-2`))?.settled).toMatchObject({ accepted: false });
  });

  test('[HD2] an officer of another bloc decides on nothing here, whatever year is named', async () => {
    const clerk = await signIn(server.url, 'canbo.sinho');
    const writer = newWriter();
    const before = await grantsOf(server.store.read, 'canbo.sinho');
    await admin().setGrants(administrator, 'canbo.sinho', []);
    await clerk.push(BLOC, writer, [score(1, 'sin-ho')]);
    await admin().setGrants(administrator, 'canbo.sinho', [
      ...before,
      { role: 'province-officer', blocId: 'khoi-khac', periodId: null, unitId: null },
    ]);
    const elsewhere = { ...settle(2, `${writer}-1`, true) };
    const answer = await clerk.push(BLOC, writer, [
      { ...elsewhere, args: { ...elsewhere.args, periodId: 'khoi-khac.2023' } },
      settle(3, `${writer}-1`, true),
    ]);
    expect(answer.refused.map(({ problem }) => problem.code)).toEqual(['held-not-found', 'not-permitted']);
    await admin().setGrants(administrator, 'canbo.sinho', before);
  });

  test('[HD1] a secretary who has come to the unit they scored: what they scored before is held', async () => {
    const officer = await signIn(server.url, 'sonoivu');
    const review = (await recordsOf(officer)).find(
      ({ kind, body }) => kind === 'sheet' && (body as { stage: string }).stage === 'bloc_review',
    )?.body as { unitId: string };
    const secretary = await signIn(server.url, 'thuky');
    const before = await grantsOf(server.store.read, 'thuky');
    await admin().setGrants(
      administrator,
      'thuky',
      before.map((grant) => ({ ...grant, unitId: review.unitId })),
    );
    const late = await secretary.push(BLOC, newWriter(), [score(1, review.unitId, { owner: 'bloc' })]);
    await admin().setGrants(administrator, 'thuky', before);
    expect([late.refused, late.held]).toEqual([[], [{ seq: 1, reason: { code: 'held-role-ended' } }]]);
  });

  test('[HD1] what would not be taken in time is not held for being late', async () => {
    const officer = await signIn(server.url, 'sonoivu');
    const shut = (await recordsOf(officer)).find(
      ({ kind, body }) => kind === 'sheet' && (body as { stage: string }).stage !== 'open',
    )?.body as { unitId: string };
    const clerk = await signIn(server.url, await clerkOf(shut.unitId));
    const answer = await clerk.push(BLOC, newWriter(), [
      score(1, shut.unitId, { input: { override: '3', of: null }, reason: 'Tự sửa' }),
      { ...score(2, shut.unitId), base: 'no id' },
    ]);
    expect(new Map(answer.refused.map(({ seq, problem }) => [seq, problem.code]))).toEqual(
      new Map([
        [1, 'override-not-by-unit'],
        [2, 'change-unreadable'],
      ]),
    );
  });

  test('[HD4] whose matter held work is not reads neither it nor what was decided on it', async () => {
    const clerk = await signIn(server.url, 'canbo.sinho');
    const officer = await signIn(server.url, 'sonoivu');
    const writer = newWriter();
    const before = await grantsOf(server.store.read, 'canbo.sinho');
    await admin().setGrants(administrator, 'canbo.sinho', []);
    await clerk.push(BLOC, writer, [score(1, 'sin-ho')]);
    await admin().setGrants(administrator, 'canbo.sinho', before);
    await officer.push(BLOC, newWriter(), [settle(1, `${writer}-1`, false, 'Chỉ nói với Sìn Hồ')]);
    const historyOf = async (client: Client) =>
      (await client.request('GET', `/api/sync/history?bloc=${BLOC}&after=0&epoch=&scope=`)).text();
    expect(await historyOf(clerk)).toContain('Chỉ nói với Sìn Hồ');
    expect(await historyOf(await signIn(server.url, 'canbo.thanuyen'))).not.toContain('Chỉ nói với Sìn Hồ');
  });

  test('[HD6] late work about several units is read by who reads all of the year and by its author, and by no other member', async () => {
    const before = await grantsOf(server.store.read, 'thuky');
    const asClerk = { role: 'unit-clerk', blocId: BLOC, periodId: PERIOD, unitId: 'nam-nhun' } as const;
    await admin().setGrants(administrator, 'thuky', [asClerk]);
    const [author, officer] = [await signIn(server.url, 'thuky'), await signIn(server.url, 'sonoivu')];
    const writer = newWriter();
    const targets = ['sin-ho', 'phong-tho'].map((unitId) => ({ unitId, criterionId: 'i.1', value: '4321' }));
    const late = await author.push(BLOC, writer, [
      { seq: 1, name: 'set-targets', args: { periodId: PERIOD, targets } },
    ]);
    expect(late.held).toHaveLength(1);
    await officer.push(BLOC, newWriter(), [settle(1, `${writer}-1`, false, 'Chỉ tiêu đã giao')]);
    const seenBy = async (username: string) =>
      (await heldIn(await signIn(server.url, username), `${writer}-1`))?.settled?.note;
    for (const username of ['sonoivu', 'truongkhoi', 'thuky']) {
      expect(await seenBy(username), username).toBe('Chỉ tiêu đã giao');
    }
    // Her own unit's others too, who read what she reads but for this: theirs are no pages that were made for her.
    const colleague = await clerkOf('nam-nhun');
    for (const username of [colleague, 'canbo.thanuyen', 'canbo.sinho', 'canbo.phongtho']) {
      expect(await seenBy(username), username).toBeUndefined();
    }
    expect(await seenBy('thuky')).toBe('Chỉ tiêu đã giao');
    await admin().setGrants(administrator, 'thuky', before);
  });

  test('[HD2] what no longer fits the table cannot count, and is still there to be declined', async () => {
    const clerk = await signIn(server.url, 'canbo.sinho');
    const officer = await signIn(server.url, 'sonoivu');
    const writer = newWriter();
    const late = await clerk.push(BLOC, writer, [
      score(1, 'sin-ho', { table: 7, criterionId: 'no-longer-there' }),
    ]);
    expect(late.held.map(({ reason }) => reason.code)).toEqual(['held-table-changed']);
    const officers = newWriter();
    const answer = await officer.push(BLOC, officers, [
      settle(1, `${writer}-1`, true),
      settle(2, `${writer}-1`, false),
    ]);
    expect([answer.refused.map(({ problem }) => problem.code), answer.accepted]).toEqual([
      ['held-cannot-count'],
      [[2, 2]],
    ]);
  });

  test('[HD5] of one person a thousand wait at most for a unit; the rest is refused in words, and a colleague’s or another unit’s is held all the same', async () => {
    const clerk = await signIn(server.url, await clerkOf('muong-te'));
    const late = Array.from({ length: 1001 }, (_, at) => score(at + 1, 'muong-te', { table: 9 }));
    const answer = await clerk.push(BLOC, newWriter(), late);
    expect([answer.held.length, answer.refused]).toEqual([
      1000,
      [{ seq: 1001, problem: { code: 'held-full' } }],
    ]);
    const again = await clerk.push(BLOC, newWriter(), [score(1, 'muong-te', { table: 9 })]);
    expect(again.refused).toEqual([{ seq: 1, problem: { code: 'held-full' } }]);
    const head = await signIn(server.url, 'thutruong.muongte');
    const heads = await head.push(BLOC, newWriter(), [score(1, 'muong-te', { table: 9 })]);
    expect(heads.held).toHaveLength(1);
    const other = await signIn(server.url, await clerkOf('sin-ho'));
    const held = await other.push(BLOC, newWriter(), [score(1, 'sin-ho', { table: 9 })]);
    expect(held.held).toHaveLength(1);
  });

  test('[HD5] what is large waits, too, and takes the places of many: what all devices are given has a bound', async () => {
    const secretary = await signIn(server.url, 'thuky');
    const openNow = () => openHeldOf(server.store.read, BLOC, null, 'thuky');
    const before = await openNow();
    await admin().setActive(administrator, 'thuky', false);
    const targets = Array.from({ length: 4000 }, (_, at) => ({
      unitId: 'sin-ho',
      criterionId: 't.2',
      value: String((at * 7919) % 10_007),
    }));
    const paste = (seq: number) => ({
      seq,
      name: 'set-targets',
      base: null,
      args: { periodId: PERIOD, targets },
    });
    const late = await secretary.push(BLOC, newWriter(), [paste(1), paste(2)]);
    await admin().setActive(administrator, 'thuky', true);
    expect(late.held).toHaveLength(2);
    const places = (await openNow()).all - before.all;
    expect(places).toBeGreaterThan(40);
    expect(places).toBeLessThan(100);
  });

  test('[HD3] whose account was closed may still bring what they did: all of it is held, and nothing else is open', async () => {
    const clerk = await signIn(server.url, 'canbo.sinho');
    const writer = newWriter();
    await admin().setActive(administrator, 'canbo.sinho', false);
    const answer = await clerk.push(BLOC, writer, [score(1, 'sin-ho'), { ...score(2, 'sin-ho'), args: 1 }]);
    expect(answer.held).toEqual([{ seq: 1, reason: { code: 'held-account-stopped' } }]);
    expect(answer.refused.map(({ problem }) => problem.code)).toEqual(['change-unreadable']);
    expect((await clerk.request('GET', `/api/sync/pull?bloc=${BLOC}&cursor=0`)).status).toBe(401);
    expect((await clerk.request('GET', '/api/session')).status).toBe(401);
    await admin().setActive(administrator, 'canbo.sinho', true);
  });

  test('[HD1] [HD3] an account that was closed brings nothing that was never its person’s: no score of the bloc, of no other unit', async () => {
    const clerk = await signIn(server.url, 'canbo.sinho');
    await admin().setActive(administrator, 'canbo.sinho', false);
    const forBloc = { owner: 'bloc', reason: 'x' };
    const answer = await clerk.push(BLOC, newWriter(), [
      score(1, 'sin-ho', forBloc),
      score(2, 'tp-lai-chau', forBloc),
      score(3, 'tp-lai-chau'),
      score(4, 'sin-ho'),
    ]);
    expect(answer.refused.map(({ seq, problem }) => [seq, problem.code])).toEqual([
      [1, 'not-permitted'],
      [2, 'not-permitted'],
      [3, 'not-permitted'],
    ]);
    expect(answer.held.map(({ seq }) => seq)).toEqual([4]);
    await admin().setActive(administrator, 'canbo.sinho', true);
  });
});
