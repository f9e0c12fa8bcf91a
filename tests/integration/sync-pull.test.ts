import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkOf } from '../../src/protocol/record-rows.ts';
import { putState, run } from '../../src/server/store/store.ts';
import { answerAs, packBulk } from '../../src/server/sync/packed-answer.ts';
import { newWriter, signIn, type Client, type TestServer } from '../support/server.ts';
import { onEachEngine } from '../support/engines.ts';

onEachEngine((engine) => {
  let server: TestServer;
  let leader: Client;
  let clerk: Client;
  const BLOC = 'cac-huyen';

  beforeAll(async () => {
    server = await engine.start({ pageSize: 6_000 });
    [leader, clerk] = await Promise.all([
      signIn(server.url, 'truongkhoi'),
      signIn(server.url, 'canbo.sinho'),
    ]);
  });
  afterAll(() => server.stop());

  const enter = (seq: number, value: string, base: string | null = null) => ({
    seq,
    name: 'enter-score',
    base,
    args: {
      sheetId: 'cac-huyen.2023/sin-ho',
      owner: 'self',
      criterionId: 't.2',
      input: { value },
      reason: '',
      table: 1,
    },
  });

  test('[SY10] page after page gives every record once; the last page’s check agrees', async () => {
    const { records, last, pages } = await leader.pullAll(BLOC);
    expect(pages).toBeGreaterThan(3);
    expect(new Set(records.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(records.length);
    expect(last.check).toEqual(checkOf(records));
    expect(last.from).toBeLessThan(last.to);
  });

  test('[SY10] from its cursor on, a device gets only what has changed since', async () => {
    const { last } = await clerk.pullAll(BLOC);
    await clerk.push(BLOC, newWriter(), [enter(1, '1')]);
    const page = await clerk.pullPage(BLOC, { cursor: last.to, epoch: last.epoch, scope: last.scope });

    expect(page).toMatchObject({ from: last.to, to: last.to + 1, more: false, records: { rows: 1 } });
    const again = await clerk.pullPage(BLOC, { cursor: page.to, epoch: page.epoch, scope: page.scope });
    expect(again).toMatchObject({ from: page.to, to: page.to, records: { rows: 0 }, check: page.check });
  });

  test('[SY11] another epoch, another scope or a cursor from the future begins again from 0', async () => {
    const { epoch, scope, to } = (await leader.pullAll(BLOC)).last;
    const from = async (query: { cursor: number; epoch: string; scope: string }) =>
      (await leader.pullPage(BLOC, query)).from;

    expect(await from({ cursor: to, epoch, scope })).toBe(to);
    expect(await from({ cursor: to, epoch: 'another', scope })).toBe(0);
    expect(await from({ cursor: to, epoch, scope: 'another' })).toBe(0);
    expect(await from({ cursor: to + 1, epoch, scope })).toBe(0);
  });

  test('[SY11] a role taken away or given changes the scope’s name', async () => {
    const { scope } = await clerk.pullPage(BLOC);
    await run(
      server.store.write,
      `update person_grant set role = 'bloc-secretary' where person = 'canbo.sinho'`,
      [],
    );
    const wider = await clerk.pullPage(BLOC, { scope });
    await run(
      server.store.write,
      `update person_grant set role = 'unit-clerk' where person = 'canbo.sinho'`,
      [],
    );
    expect(wider.scope).not.toBe(scope);
  });

  test('[SY12] a unit’s people are given what is common and what is theirs, and of no other unit a word', async () => {
    const { records } = await clerk.pullAll(BLOC);
    const own = records.filter(({ kind }) => ['sheet', 'column', 'targets'].includes(kind));
    expect(own.map(({ id }) => id).sort()).toEqual([
      'cac-huyen.2023/sin-ho',
      'cac-huyen.2023/sin-ho',
      'cac-huyen.2023/sin-ho/self',
    ]);
    expect(
      records
        .filter(({ kind }) => !['sheet', 'column', 'targets'].includes(kind))
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['bloc-period', 'criteria-table', 'people']);
  });

  test('[SY12] plain, gzip and brotli answers say the same, and the cached one tells the present time', async () => {
    const ask = async (accepted: string) => {
      const response = await leader.request('GET', `/api/sync/pull?bloc=${BLOC}&cursor=0`, undefined, {
        'accept-encoding': accepted,
      });
      return { response, body: (await response.json()) as { at: number } };
    };
    expect((await ask('gzip;q=0, br;q=0.000, identity')).response.headers.get('content-encoding')).toBeNull();
    const plain = await ask('identity');
    expect(plain.response.headers.get('content-encoding')).toBeNull();
    for (const [accepted, encoding] of [
      ['gzip', 'gzip'],
      ['gzip, deflate, br, zstd', 'br'],
      ['br;q=0, GZIP ; q=0.5', 'gzip'],
      ['br; q=0.001, gzip', 'br'],
    ] as const) {
      const packed = await ask(accepted);
      expect(packed.response.headers.get('content-encoding')).toBe(encoding);
      expect(packed.body.at).toBeGreaterThan(plain.body.at - 1);
      expect({ ...packed.body, at: 0 }).toEqual({ ...plain.body, at: 0 });
    }
  });

  test.each(['Sìn Hồ '.repeat(500), ''])(
    '[SY12] an answer put together from a packed part and a plain one is one sound stream: %#',
    async (text) => {
      const bulk = packBulk({ text });
      for (const at of [5, 'Lai Châu '.repeat(5000)]) {
        const plain = await answerAs('identity', { at }, bulk);
        expect(JSON.parse(plain.toString())).toEqual({ text, at });
        expect(gunzipSync(await answerAs('gzip', { at }, bulk))).toEqual(plain);
        expect(brotliDecompressSync(await answerAs('br', { at }, bulk))).toEqual(plain);
      }
    },
  );

  test('[SY11] the epoch lives in the database: the same after a restart', async () => {
    const one = await server.beside();
    expect(one.store.epoch).toBe(server.store.epoch);
    await one.stop();
    await putState(server.store.write, 'probe', '2');
  });
});
