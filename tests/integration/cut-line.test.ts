// The line breaks at every single byte of a push and of its answer: what was typed is there once, and never twice.

import { request } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { packRows, type Row } from '../../src/protocol/columns.ts';
import { PushResponse, sizeOf } from '../../src/protocol/push.ts';
import { ANSWER_HEADER, PROTOCOL, REQUEST_HEADER } from '../../src/protocol/version.ts';
import { makeBigBloc } from '../support/big-bloc.ts';
import { startCuttingProxy, type Cut, type CuttingProxy } from '../support/cutting-proxy.ts';
import { logOf } from '../support/log.ts';
import { newWriter, signIn, startServer, type Client, type TestServer } from '../support/server.ts';
import { startTab } from '../support/tab.ts';

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

/** The answer to a device's pull as it comes over this line; throws as a browser does where it did not come whole. */
const pulled = (port: number, path: string, cookie: string): Promise<Response> =>
  new Promise((resolve, reject) => {
    const broken = () => reject(new TypeError('cut'));
    const headers = { cookie, 'accept-encoding': 'gzip' };
    const sent = request({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', broken);
      answer.on('end', () => {
        if (!answer.complete) return broken();
        const { statusCode = 0, headers: said } = answer;
        const init = {
          status: statusCode,
          headers: {
            'content-type': String(said['content-type']),
            [ANSWER_HEADER]: String(said[ANSWER_HEADER]),
          },
        };
        resolve(new Response(gunzipSync(Buffer.concat(chunks)), init));
      });
    });
    sent.on('error', broken);
    sent.end();
  });

test.each(['up', 'down'] as const)(
  '[SY10] a pull cut at each byte, %s, leaves the device with what it had; the whole one brings all of it',
  async (way) => {
    const bloc = await makeBigBloc(server.store, { blocId: `khoi-${way}`, units: 2, criteria: 12 });
    const { cookie } = await signIn(server.url, bloc.leader);
    const tab = await startTab(server.url, bloc.leader, []);
    await tab.replica.store.take(bloc.blocId);
    tab.line.bend = (url, go) => {
      if (!url.startsWith('/api/sync/pull')) return go();
      return pulled(proxy.port, url, cookie);
    };
    let broken = 0;
    for (let after = 0; ; after += 1) {
      proxy.cut = { way, after };
      await tab.round();
      if (tab.replica.blocs.get(bloc.blocId)?.complete) break;
      broken += 1;
      expect([after, tab.replica.copies.get(bloc.blocId)?.base.size ?? 0]).toEqual([after, 0]);
    }
    proxy.cut = undefined;
    expect(broken).toBeGreaterThan(way === 'up' ? 150 : 1000);
    const { records } = await (await signIn(server.url, bloc.leader)).pullAll(bloc.blocId);
    const copy = [...must(tab.replica.copies.get(bloc.blocId), 'a copy').base.values()];
    expect(copy.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
      records.map(({ kind, id }) => `${kind} ${id}`).sort(),
    );
    tab.close();
  },
  120_000,
);
