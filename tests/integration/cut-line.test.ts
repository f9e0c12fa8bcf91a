// The line breaks at every single byte of a push and of its answer: what was typed is there once, and never twice.

import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packRows, type Row } from '../../src/protocol/columns.ts';
import { PullResponse } from '../../src/protocol/pull.ts';
import { PushResponse, sizeOf } from '../../src/protocol/push.ts';
import { PROTOCOL, REQUEST_HEADER } from '../../src/protocol/version.ts';
import { startCuttingProxy, type Cut, type CuttingProxy } from '../support/cutting-proxy.ts';
import { logOf } from '../support/log.ts';
import { newWriter, signIn, startServer, type Client, type TestServer } from '../support/server.ts';

let server: TestServer;
let proxy: CuttingProxy;
let clerk: Client;
let direct: number;

beforeAll(async () => {
  server = await startServer();
  direct = Number(new URL(server.url).port);
  proxy = await startCuttingProxy(direct);
  clerk = await signIn(server.url, 'canbo.sinho');
});
afterAll(async () => {
  await proxy.stop();
  await server.stop();
});

/** One request on a connection of its own; undefined where the answer did not come whole. */
const ask = (port: number, method: string, path: string, body?: Buffer): Promise<string | undefined> =>
  new Promise((resolve) => {
    const headers = {
      cookie: clerk.cookie,
      [REQUEST_HEADER]: '1',
      ...(body && {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'content-length': body.length,
      }),
    };
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve(answer.complete && answer.statusCode === 200 ? text : undefined));
      answer.on('error', () => resolve(undefined));
    });
    sent.on('error', () => resolve(undefined));
    sent.end(body);
  });

function bodyOf(writer: string, seq: number): Buffer {
  const row: Row = {
    seq,
    name: 'enter-score',
    args: {
      sheetId: 'cac-huyen.2023/sin-ho',
      owner: 'self',
      criterionId: 't.2',
      input: { value: String(seq % 9) },
      reason: '',
      table: 1,
    },
    base: seq === 1 ? null : `${writer}-${seq - 1}`,
    at: 1_700_000_000_000 + seq,
  };
  const changes = packRows([row]);
  const rest = {
    protocol: PROTOCOL,
    bloc: 'cac-huyen',
    epoch: null,
    device: 'may',
    previous: null,
    signature: null,
  };
  return gzipSync(JSON.stringify({ ...rest, writer, changes }));
}

test.each(['up', 'down'] as const)(
  '[SY1] a push cut at each byte, %s: sent again it is a duplicate or taken, and stands once',
  async (way) => {
    const writer = newWriter();
    let broken = 0;
    let seq = 0;
    for (let after = 0; ; after += 1) {
      seq += 1;
      const body = bodyOf(writer, seq);
      proxy.cut = { way, after } satisfies Cut;
      const first = await ask(proxy.port, 'POST', '/api/sync/push', body);
      const isEnd = !proxy.wasCut;
      if (first === undefined) {
        broken += 1;
        const text = await ask(direct, 'POST', '/api/sync/push', body);
        const answer = PushResponse.parse(JSON.parse(text ?? ''));
        expect([sizeOf(answer.accepted) + sizeOf(answer.duplicate), answer.refused]).toEqual([1, []]);
      } else {
        // An answer that is taken for one is whole.
        expect(PushResponse.parse(JSON.parse(first)).accepted).toEqual([[seq, seq]]);
      }
      if (isEnd) break;
    }
    expect(broken).toBeGreaterThan(300);
    const log = await logOf(server.store, { writer });
    expect(log.map(({ seq: number }) => number)).toEqual(
      Array.from({ length: seq }, (_, index) => index + 1),
    );
  },
  60_000,
);

test('[SY10] a pull cut at any byte of its answer is no pull; asked again it is whole', async () => {
  const path = '/api/sync/pull?bloc=cac-huyen&cursor=0';
  const whole = (await ask(direct, 'GET', path)) ?? '';
  expect(PullResponse.parse(JSON.parse(whole)).more).toBe(false);
  const bytes = Buffer.byteLength(whole);
  for (let after = 0; after < bytes; after += 1 + Math.floor(bytes / 200)) {
    proxy.cut = { way: 'down', after };
    expect(await ask(proxy.port, 'GET', path)).toBeUndefined();
  }
  proxy.cut = undefined;
  const again = PullResponse.parse(JSON.parse((await ask(proxy.port, 'GET', path)) ?? ''));
  expect(again.check).toEqual(PullResponse.parse(JSON.parse(whole)).check);
});
