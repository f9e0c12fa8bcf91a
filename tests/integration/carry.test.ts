// Work that others bring: whose it is, who may bring it, and what becomes of what was altered on the way.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPeopleAdmin } from '../../src/server/admin/people.ts';
import { grantsOf } from '../../src/server/store/people.ts';
import { PushResponse } from '../../src/protocol/push.ts';
import type { CarryKey, CarryRequest } from '../../src/protocol/carry.ts';
import { carriedBy, keyFor, throughFile } from '../support/carried.ts';
import { onEachEngine } from '../support/engines.ts';
import { logOf } from '../support/log.ts';
import { clientOf, newWriter, signIn, startServer, type Client, type TestServer } from '../support/server.ts';

const BLOC = 'cac-huyen';
const SHEET = 'cac-huyen.2023/sin-ho';
const administrator = {
  personId: 'quantri',
  name: '',
  grants: [{ role: 'administrator' as const, blocId: null, periodId: null, unitId: null }],
};

const score = (seq: number, value = '7', base: string | null = null, sheetId = SHEET) => ({
  seq,
  name: 'enter-score',
  base,
  args: { sheetId, owner: 'self', criterionId: 't.2', input: { value }, reason: '', table: 1 },
});

onEachEngine((engine) => {
  let server: TestServer;
  let [clerk, leader, stranger]: Client[] = [];

  beforeAll(async () => {
    server = await engine.start();
    [clerk, leader, stranger] = await Promise.all(
      ['canbo.sinho', 'truongkhoi', 'quantri'].map((name) => signIn(server.url, name)),
    );
  });
  afterAll(() => server.stop());

  const send = (client: Client | undefined, carried: unknown) =>
    (client as Client).request('POST', '/api/sync/carry', carried);
  async function taken(client: Client | undefined, carried: CarryRequest): Promise<PushResponse> {
    const response = await send(client, throughFile(carried));
    if (!response.ok) throw new Error(`carry: ${response.status} ${await response.text()}`);
    return PushResponse.parse(await response.json());
  }
  const clerkKey = () => keyFor(clerk as Client);

  test('[CB1] what another brings is its author’s, by the author’s roles and not the carrier’s', async () => {
    const writer = newWriter();
    const key = await clerkKey();
    // The leader may not write a unit's own scores, and the clerk not another unit's.
    const answer = await taken(
      leader,
      carriedBy(key, BLOC, writer, [score(1), score(2, '7', null, 'cac-huyen.2023/than-uyen')]),
    );
    expect(answer.accepted).toEqual([[1, 1]]);
    expect(answer.refused.map(({ problem }) => problem.code)).toEqual(['not-permitted']);
    const log = await logOf(server.store, { writer });
    expect(log.map(({ author, verdict }) => [author, verdict])).toEqual([
      ['canbo.sinho', 'accepted'],
      ['canbo.sinho', 'refused'],
    ]);
  });

  test('[CB1] an author whose role ended, or whose account was closed, has what others bring held', async () => {
    const admin = createPeopleAdmin({ store: server.store, now: Date.now });
    const key = await clerkKey();
    const before = await grantsOf(server.store.read, 'canbo.sinho');
    await admin.setGrants(administrator, 'canbo.sinho', []);
    const ended = await taken(leader, carriedBy(key, BLOC, newWriter(), [score(1)]));
    await admin.setGrants(administrator, 'canbo.sinho', before);
    await admin.setActive(administrator, 'canbo.sinho', false);
    const stopped = await taken(leader, carriedBy(key, BLOC, newWriter(), [score(1)]));
    await admin.setActive(administrator, 'canbo.sinho', true);
    expect([ended, stopped].map(({ accepted, held }) => [accepted, held[0]?.reason.code])).toEqual([
      [[], 'held-role-ended'],
      [[], 'held-account-stopped'],
    ]);
  });

  test('[CB2] altered anywhere, or sealed by another person’s or another device’s key: refused whole', async () => {
    const writer = newWriter();
    const key = await clerkKey();
    const right = carriedBy(key, BLOC, writer, [score(1), score(2, '8', `${writer}-1`)]);
    const leaders = await keyFor(leader as Client);
    const elsewhere = await keyFor(clerk as Client, 'another');
    const text = JSON.stringify(right.batch.changes);
    const altered: CarryRequest[] = [
      { ...right, batch: { ...right.batch, writer: newWriter() } },
      { ...right, batch: { ...right.batch, bloc: 'cong-an-xa-347' } },
      { ...right, batch: { ...right.batch, protocol: right.batch.protocol - 1 } },
      {
        ...right,
        batch: {
          ...right.batch,
          changes: JSON.parse(text.replace('"8"', '"9"')) as typeof right.batch.changes,
        },
      },
      { ...right, key: leaders.id },
      { ...right, key: '0'.repeat(32) },
      { ...right, mac: right.mac.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
      // The leader's own seal over the clerk's name of device, and the clerk's key of another device.
      { ...right, key: elsewhere.id, mac: carriedBy(elsewhere, BLOC, writer, [score(1)]).mac },
      carriedBy(elsewhere, BLOC, writer, [score(1)]),
    ];
    for (const [at, carried] of altered.entries()) {
      const response = await send(leader, carried);
      const body = (await response.json()) as { code: string; message: { vi: string } };
      expect([at, response.status, body.code]).toEqual([at, 403, 'carried-not-proved']);
      expect(body.message.vi).toContain('không nhận');
    }
    expect(await logOf(server.store, { writer })).toEqual([]);
    // A person's own key makes it that person's work, whatever writer it names.
    await taken(leader, right);
    const stolen = await taken(stranger, carriedBy(leaders, BLOC, writer, [score(3)]));
    expect(stolen.refused.map(({ problem }) => problem.code)).toEqual(['change-id-collision']);
  });

  test('[CB3] by hand and by the line, in any order and any number of times, each is taken once', async () => {
    const writer = newWriter();
    const key = await clerkKey();
    const all = [1, 2, 3, 4, 5, 6].map((seq) =>
      score(seq, String(seq), seq > 1 ? `${writer}-${seq - 1}` : null),
    );
    const by = (from: number, to: number) => carriedBy(key, BLOC, writer, all.slice(from, to));
    expect((await taken(leader, by(3, 6))).accepted).toEqual([[4, 6]]);
    expect((await taken(stranger, by(3, 6))).duplicate).toEqual([[4, 6]]);
    expect((await (clerk as Client).push(BLOC, writer, all)).accepted).toEqual([[1, 3]]);
    expect((await taken(leader, by(0, 6))).duplicate).toEqual([[1, 6]]);
    // Sealed by a later key of the same device, it is the same work.
    const later = await clerkKey();
    expect((await taken(leader, carriedBy(later, BLOC, writer, all))).duplicate).toEqual([[1, 6]]);
    expect(await logOf(server.store, { writer })).toHaveLength(6);
  });

  test('[CB4] a stranger to the bloc may carry, and learns the numbers and the bare reasons', async () => {
    const writer = newWriter();
    const key = await clerkKey();
    const carried = carriedBy(key, BLOC, writer, [score(1), score(2, '7', null, 'cac-huyen.2023/than-uyen')]);
    const answer = await taken(stranger, carried);
    expect(answer).toEqual({
      epoch: answer.epoch,
      at: answer.at,
      position: 0,
      accepted: [[1, 1]],
      duplicate: [],
      refused: [{ seq: 2, problem: { code: 'not-permitted' } }],
      held: [],
    });
    expect((await taken(leader, carried)).receipt?.writer).toBe(writer);
  });

  test('[CB6] a device gets its own key back, and those of the same person’s other devices; nobody else’s', async () => {
    const key = await clerkKey();
    const ask = async (client: Client | undefined, device: string) => {
      const body = { device, have: key.id };
      return (await (client as Client).request('POST', '/api/carry-key', body)).json() as Promise<CarryKey>;
    };
    const other = await keyFor(clerk as Client, 'another');
    const again = await ask(clerk, 'test');
    expect([again.id, again.secret]).toEqual([key.id, key.secret]);
    expect(again.own.map(({ id }) => id)).toContain(other.id);
    // By another device, or another person, the same name gets a key of their own.
    expect((await ask(clerk, 'third')).id).not.toBe(key.id);
    const leaders = await ask(leader, 'test');
    expect(leaders.own.map(({ id }) => id)).not.toContain(key.id);
  });

  test('[CB4] nobody at all may carry or have a key; a bloc the author has no part in is as none', async () => {
    const carried = carriedBy(await clerkKey(), 'cong-an-xa-347', newWriter(), [score(1)]);
    expect((await send(stranger, carried)).status).toBe(404);
    expect((await send(clientOf(server.url), carried)).status).toBe(401);
    expect(
      (
        await clientOf(server.url).request('POST', '/api/carry-key', {
          device: 'test',
          have: null,
        })
      ).status,
    ).toBe(401);
  });

  test('[AU8] a device is lost: sessions are over, each device gets a new key, what an old one seals is held', async () => {
    const admin = createPeopleAdmin({ store: server.store, now: Date.now });
    const old = await keyFor(clerk as Client, 'phone');
    const other = await keyFor(clerk as Client, 'desk');
    const { password } = await admin.renewPassword(administrator, 'canbo.sinho', { lost: true });
    expect((await (clerk as Client).request('GET', '/api/session')).status).toBe(401);

    const again = await signIn(server.url, 'canbo.sinho', password);
    const asked = await again.request('POST', '/api/carry-key', { device: 'desk', have: other.id });
    const key = (await asked.json()) as CarryKey;
    expect(new Set(key.own.map(({ id }) => id))).toEqual(new Set([key.id]));
    expect([old.id, other.id]).not.toContain(key.id);

    const send = (sealed: CarryKey, device: string) =>
      taken(leader, carriedBy(sealed, BLOC, newWriter(), [score(1)], device));
    // The finder has the keys of the person's other devices as well.
    for (const answer of [await send(old, 'phone'), await send(other, 'desk')]) {
      expect(answer.accepted).toEqual([]);
      expect(answer.held).toEqual([{ seq: 1, reason: { code: 'held-device-lost' } }]);
    }
    const desk = newWriter();
    const onDesk = (sealed: CarryKey, device: string, ...seqs: number[]) =>
      taken(
        leader,
        carriedBy(
          sealed,
          BLOC,
          desk,
          seqs.map((seq) => score(seq)),
          device,
        ),
      );
    expect((await onDesk(key, 'desk', 1)).accepted).toEqual([[1, 1]]);
    // Nor are the ids of the person's other devices used up by the finder.
    expect((await onDesk(old, 'phone', 2, 3)).refused.map(({ problem }) => problem.code)).toEqual([
      'change-id-collision',
      'change-id-collision',
    ]);
    expect((await onDesk(key, 'desk', 2)).accepted).toEqual([[2, 2]]);
    // Where a password was only forgotten, files that are under way go on counting.
    await admin.renewPassword(administrator, 'canbo.sinho', { lost: false });
    expect((await send(key, 'desk')).accepted).toEqual([[1, 1]]);
  });
});

test('[SY18] whoever found a lost device uses up nothing of what its owner may send in a day', async () => {
  const small = await startServer({ LIMIT_DAY_BYTES: String(1024 * 1024) });
  const admin = createPeopleAdmin({ store: small.store, now: Date.now });
  const [owner, finder] = [await signIn(small.url, 'canbo.sinho'), await signIn(small.url, 'canbo.phongtho')];
  const lost = await keyFor(owner, 'phone');
  const { password } = await admin.renewPassword(administrator, 'canbo.sinho', { lost: true });
  const heavy = Array.from({ length: 9000 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex'));
  const carry = () =>
    finder.request(
      'POST',
      '/api/sync/carry',
      carriedBy(lost, BLOC, newWriter(), [{ seq: 1, name: 'nothing-known', args: heavy.join('') }], 'phone'),
    );
  expect([(await carry()).status, (await carry()).status, (await carry()).status]).toEqual([200, 200, 429]);
  const again = await signIn(small.url, 'canbo.sinho', password);
  expect((await again.push(BLOC, newWriter(), [score(1)])).accepted).toEqual([[1, 1]]);
  await small.stop();
});

test('[CB2] carried work that is not proved is told to whoever keeps the server, with nobody’s name', async () => {
  const logged: string[] = [];
  const server = await startServer(
    { LOG_LEVEL: 'error' },
    { logStream: { write: (line) => void logged.push(line) } },
  );
  try {
    const clerk = await signIn(server.url, 'canbo.sinho');
    const key = await keyFor(clerk);
    const carried = carriedBy({ ...key, secret: '0'.repeat(64) }, BLOC, newWriter(), [score(1)]);
    expect((await clerk.request('POST', '/api/sync/carry', carried)).status).toBe(403);
    expect(logged.join('')).toContain('carried work was not proved');
    expect(logged.join('')).toContain(key.id);
    expect(logged.join('')).not.toMatch(/canbo|sin-ho/);
  } finally {
    await server.stop();
  }
});

test('[AU7] once DEMO is off nobody brings what a sample account has sealed: its password is known to all', async () => {
  const inDemo = await startServer();
  const key = await keyFor(await signIn(inDemo.url, 'canbo.sinho'));
  const writer = newWriter();
  const carried = throughFile(carriedBy(key, BLOC, writer, [score(1)]));
  const closed = await startServer({ DEMO: 'off', DATA_DIR: inDemo.dataDir });
  const first = { username: 'quantri.tinh', name: 'Lê Văn Đ', password: 'mật khẩu đủ dài' };
  const token = closed.setUpLink?.split('#')[1];
  expect((await clientOf(closed.url).request('POST', '/api/set-up', { ...first, token })).status).toBe(200);
  const carrier = await signIn(closed.url, first.username, first.password);
  const refused = await carrier.request('POST', '/api/sync/carry', carried);
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
    403,
    'carried-not-proved',
  ]);
  expect(await logOf(closed.store, { writer })).toEqual([]);
  for (const server of [closed, inDemo]) await server.stop();
});
