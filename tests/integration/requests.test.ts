// What comes over the wire, from friends and others.

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ask } from '../../src/client/sync/ask.ts';
import { Fault, faultCodes } from '../../src/protocol/fault.ts';
import { PingResponse } from '../../src/protocol/ping.ts';
import { PushResponse } from '../../src/protocol/push.ts';
import { PROTOCOL, REQUEST_HEADER } from '../../src/protocol/version.ts';
import { faults } from '../../src/server/http/faults.ts';
import { run } from '../../src/server/store/store.ts';
import { carriedBy, keyFor } from '../support/carried.ts';
import {
  clientOf,
  newWriter,
  signIn,
  startServer,
  type ChangeToSend,
  type Client,
  type TestServer,
} from '../support/server.ts';

let server: TestServer;
let clerk: Client;
let dist: string;
const logged: string[] = [];

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'dist-'));
  await mkdir(join(dist, 'assets'));
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Sổ Thi Đua</title>');
  await writeFile(join(dist, 'sw.js'), 'self.x = 1;');
  await writeFile(join(dist, 'manifest.webmanifest'), '{}');
  const script = 'export const x = 1;'.repeat(50);
  await writeFile(join(dist, 'assets', 'app-abc123.js'), script);
  await writeFile(join(dist, 'assets', 'app-abc123.js.gz'), gzipSync(script));
  await writeFile(join(dist, 'assets', 'app-abc123.js.br'), brotliCompressSync(script));
  server = await startServer(
    { LOG_LEVEL: 'info' },
    { dist, logStream: { write: (line) => void logged.push(line) } },
  );
  clerk = await signIn(server.url, 'canbo.sinho');
});
afterAll(async () => {
  await server.stop();
  await rm(dist, { recursive: true, force: true });
});

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const push = (body: unknown, headers: Record<string, string> = {}) =>
  clerk.request('POST', '/api/sync/push', body, headers);

describe('a body', () => {
  const gzip = { 'content-encoding': 'gzip' };
  test.each<[string, unknown, Record<string, string>, number, string]>([
    ['that is not JSON', '{"a":', {}, 400, 'bad-request'],
    ['that is empty', '', {}, 400, 'bad-request'],
    ['that is no UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, 400, 'bad-request'],
    ['that is not the message', { hello: 1 }, {}, 400, 'bad-request'],
    ['that is larger than a request may be', 'x'.repeat(1024 * 1024 + 1), {}, 413, 'too-large'],
    ['that unpacks to more than 8 MiB', gzipSync(' '.repeat(9 * 1024 * 1024)), gzip, 413, 'too-large'],
    ['that unpacks a hundredfold', gzipSync(' '.repeat(1024 * 1024)), gzip, 413, 'too-large'],
    ['that is gzip only by name', 'hello', gzip, 400, 'bad-request'],
    [
      'in an encoding not known',
      brotliCompressSync('{}'),
      { 'content-encoding': 'br' },
      415,
      'unsupported-encoding',
    ],
    ['nested 65 deep', deep(65), {}, 400, 'too-deep'],
    ['nested a million deep', gzipSync(deep(500_000)), gzip, 413, 'too-large'],
    ['nested a hundred thousand deep', deep(100_000), {}, 400, 'too-deep'],
    [
      'with a prototype in it',
      '{"__proto__":{"protocol":1},"\\u005f_proto__":{"x":1}}',
      {},
      400,
      'bad-request',
    ],
  ])(
    '[HT2] %s is answered with a code and a sentence, and the server goes on',
    async (_, body, headers, status, code) => {
      const response = await push(body, headers);
      expect(response.status).toBe(status);
      const fault = Fault.parse(await response.json());
      expect(fault.code).toBe(code);
      expect(fault.message.vi).toMatch(/\.$/);
      expect((await push({ protocol: 0 })).status).toBe(426);
      expect(({} as Record<string, unknown>)['protocol']).toBeUndefined();
    },
  );

  test('[HT2] columns that promise more rows than they hold, or more than is allowed, are turned away', async () => {
    const message = (changes: unknown) => ({
      protocol: PROTOCOL,
      bloc: 'cac-huyen',
      epoch: null,
      writer: newWriter(),
      device: '',
      changes,
      previous: null,
      signature: null,
    });
    const same = [{ path: ['seq'], column: { as: 'same', value: 1 } }];
    expect((await push(message({ rows: 1_000_000, columns: same }))).status).toBe(413);
    expect(
      (await push(message({ rows: 5, columns: [{ path: ['seq'], column: { as: 'plain', values: [1] } }] })))
        .status,
    ).toBe(400);
    // Said once and of every row: small as it comes, and gigabytes as rows.
    const long = { path: ['args'], column: { as: 'same', value: { reason: 'lý do '.repeat(5000) } } };
    const counted = { path: ['seq'], column: { as: 'steps', steps: Array.from({ length: 2000 }, () => 1) } };
    expect((await push(message({ rows: 2000, columns: [counted, long] }))).status).toBe(413);
    const polluted = { path: ['__proto__', 'polluted'], column: { as: 'same', value: 1 } };
    expect((await push(message({ rows: 1, columns: [...same, polluted] }))).status).toBe(200);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('[HT2] a batch of a million members is turned away, also carried; the largest of scores and one wide change pass', async () => {
    const groups = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`a${at}`, { b: { c: 0 } }]));
    const wide = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ seq: at + 1, name: 'enter-score', args: groups }));
    const send = (changes: readonly ChangeToSend[]) => clerk.sendChanges('cac-huyen', newWriter(), changes);
    expect((await send(wide(2000))).status).toBe(413);
    const carried = carriedBy(await keyFor(clerk), 'cac-huyen', newWriter(), wide(2000));
    expect((await clerk.request('POST', '/api/sync/carry', carried)).status).toBe(413);
    expect((await send(wide(1))).status).toBe(200);
    const scores = Array.from({ length: 4096 }, (_, at) => ({
      seq: at + 1,
      name: 'enter-score',
      args: {
        sheetId: 'cac-huyen.2023/sin-ho',
        owner: 'self',
        criterionId: `t.${(at % 40) + 1}`,
        input: { value: String(at % 9) },
        reason: `lý do ${at}`,
        table: 1,
      },
    }));
    expect((await send(scores)).status).toBe(200);
    const strict = await startServer({ LIMIT_CHANGES: '1' });
    const other = await signIn(strict.url, 'canbo.sinho');
    expect((await other.sendChanges('cac-huyen', newWriter(), wide(1))).status).toBe(200);
    await strict.stop();
  });

  test('[SY7] more pushes than the memory may hold are asked to come again', async () => {
    const small = await startServer({ LIMIT_PUSHES: '1' });
    const client = await signIn(small.url, 'canbo.sinho');
    const send = () => client.sendChanges('cac-huyen', newWriter(), []);
    const { port, hostname } = new URL(small.url);
    const half = (path: string, cookie: string) => {
      const socket = connect(Number(port), hostname);
      socket.write(
        `${path} HTTP/1.1\r\nhost: x\r\n${REQUEST_HEADER}: 1\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{`,
      );
      const answer = new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(String(bytes))));
      return { socket, answer };
    };
    // Strangers take no place, however slow they are.
    for (const path of ['POST /api/sync/push', 'POST /api/sync/carry', 'PUT /api/evidence/piece']) {
      const stranger = half(path, 'sid=nobody');
      expect(await stranger.answer).toMatch(/^HTTP\/1\.1 401/);
      expect((await send()).status).toBe(200);
      stranger.socket.destroy();
    }
    // One whose body is slow in coming: it is held from its first line on.
    const { socket: slow } = half('POST /api/sync/push', client.cookie);
    const busy = await vi.waitUntil(async () => {
      const answer = await send();
      return answer.status === 503 ? answer : undefined;
    });
    expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0);
    slow.destroy();
    await vi.waitUntil(async () => (await send()).status === 200);
    await small.stop();
  });

  test('[HT2] a body too slow in coming is answered as this server’s own trouble, so that the device sends less and goes on', async () => {
    const short = await startServer({}, { requestWithin: 300 });
    const client = await signIn(short.url, 'canbo.sinho');
    const { port, hostname } = new URL(short.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/sync/push HTTP/1.1\r\nhost: x\r\n${REQUEST_HEADER}: 1\r\ncookie: ${client.cookie}\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{`,
    );
    const said = (await socket.toArray()).join('');
    const [head = '', body = ''] = said.split('\r\n\r\n');
    const [line = '', ...lines] = head.split('\r\n');
    const headers = lines.map((one) => one.split(': ') as [string, string]);
    const answer = new Response(body, { status: Number(line.split(' ')[1]), headers });
    expect(await ask(async () => answer, '/api/sync/push', {}, PushResponse, 1000)).toMatchObject({
      is: 'trouble',
      status: 503,
      fault: { code: 'server-busy', message: { vi: expect.stringMatching(/quá chậm.*\.$/) } },
      retryAfter: 5000,
    });
    expect((await client.sendChanges('cac-huyen', newWriter(), [])).status).toBe(200);
    await short.stop();
  });

  test('[SY18] what one account enters in a day has a bound; it waits, others do not, and what comes again is free', async () => {
    const small = await startServer({ LIMIT_DAY_BYTES: String(1024 * 1024) });
    const [greedy, other] = [await signIn(small.url, 'canbo.sinho'), await signIn(small.url, 'truongkhoi')];
    const writer = newWriter();
    // Refused, and in the log all the same: what came is kept.
    const heavy = (seq: number) => [{ seq, name: 'nothing-known', base: null, at: 1, args: words(seq) }];
    // Always the same by its number, and no bomb once it is packed.
    const words = (seq: number) =>
      Array.from({ length: 9000 }, (_, at) => createHash('sha256').update(`${seq} ${at}`).digest('hex')).join(
        '',
      );
    const send = (seq: number) => greedy.sendChanges('cac-huyen', writer, heavy(seq));
    expect((await send(1)).status).toBe(200);
    // Its answer was lost: it is in the log already, and takes nothing once more.
    for (let times = 0; times < 3; times += 1) expect((await send(1)).status).toBe(200);
    expect((await send(2)).status).toBe(200);
    const over = await send(3);
    expect([over.status, (await over.json()) as unknown]).toEqual([
      429,
      expect.objectContaining({ code: 'too-many-requests' }),
    ]);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await other.sendChanges('cac-huyen', newWriter(), heavy(1))).status).toBe(200);
    await small.stop();
  });

  test('[AU4] requests to sign in that never come whole, or cannot be read, keep nobody of the same office out', async () => {
    const office = await startServer();
    const { port, hostname } = new URL(office.url);
    const begun = (length: number, body: string) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname);
        socket.on('data', () => socket.destroy()).on('error', () => resolve());
        socket.on('close', () => resolve());
        socket.write(
          `POST /api/session HTTP/1.1\r\nhost: x\r\n${REQUEST_HEADER}: 1\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`,
          // What has not come whole is never answered: its sender goes.
          () => length > body.length && setTimeout(() => socket.destroy(), 200),
        );
      });
    await Promise.all(Array.from({ length: 260 }, () => begun(50, '{')));
    await Promise.all(Array.from({ length: 260 }, () => begun(1, '{')));
    expect((await signIn(office.url, 'truongkhoi')).cookie).not.toBe('');
    const ask = (body: unknown) => clientOf(office.url).request('POST', '/api/session', body);
    expect((await ask({ username: 'x', password: 'x'.repeat(9000) })).status).toBe(413);
    // Whole ones are counted, whatever is in them.
    for (let times = 0; times < 240; times += 1) await ask({});
    const over = await ask({});
    expect([over.status, Number(over.headers.get('retry-after')) > 0]).toEqual([429, true]);
    await office.stop();
  });

  test('[SY18] what counts is what the log takes in, and not what came on the line', async () => {
    const small = await startServer({ LIMIT_DAY_BYTES: String(1024 * 1024) });
    const client = await signIn(small.url, 'canbo.sinho');
    // Rows that are all alike pack into nothing; each is refused with its reason.
    const alike = Array.from({ length: 4000 }, (_, at) => ({
      seq: at + 1,
      name: 'nothing-known',
      args: null,
    }));
    const statuses: number[] = [];
    for (let push = 0; push < 12; push += 1)
      statuses.push((await client.sendChanges('cac-huyen', newWriter(), alike)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
    await small.stop();
  });

  test('[SY7] one person takes an eighth of the places, and everybody else is taken from', async () => {
    const small = await startServer({ LIMIT_PUSHES: '16' });
    const [slow, other] = [await signIn(small.url, 'canbo.sinho'), await signIn(small.url, 'truongkhoi')];
    const { port, hostname } = new URL(small.url);
    const sockets = [1, 2].map(() => {
      const socket = connect(Number(port), hostname);
      socket.write(
        `POST /api/sync/push HTTP/1.1\r\nhost: x\r\n${REQUEST_HEADER}: 1\r\ncookie: ${slow.cookie}\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{`,
      );
      return socket;
    });
    const send = (client: typeof slow) => client.sendChanges('cac-huyen', newWriter(), []);
    const busy = await vi.waitUntil(async () => {
      const answer = await send(slow);
      return answer.status === 503 ? answer : undefined;
    });
    expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await send(other)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await vi.waitUntil(async () => (await send(slow)).status === 200);
    await small.stop();
  });

  test('[HT2] what is not HTTP at all ends the connection and nothing else', async () => {
    const { port, hostname } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'));
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect((await clerk.request('GET', '/api/ping')).status).toBe(200);
  });
});

describe('another site', () => {
  const body = { username: 'thuky', password: 'mau-2023' };
  test.each<[string, Record<string, string>]>([
    ['a plain form', { 'content-type': 'text/plain' }],
    ['a form of fields', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['the origin "null"', { origin: 'null' }],
  ])('[HT3] cannot change anything: %s', async (_, headers) => {
    const response = await clerk.request('POST', '/api/session', body, headers);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'cross-site' });
  });

  test('[HT3] nor without the app’s own header; the app itself can', async () => {
    const response = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(403);
    expect((await clerk.request('POST', '/api/session', body, { origin: server.url })).status).toBe(200);
    const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json; charset=utf-8' };
    expect((await clerk.request('POST', '/api/session', body, own)).status).toBe(200);
  });
});

describe('every answer', () => {
  test.each([
    ['GET', '/api/ping'],
    ['GET', '/api/welcome'],
    ['GET', '/api/session'],
    ['DELETE', '/api/session'],
    ['POST', '/api/session'],
    ['POST', '/api/set-up'],
    ['POST', '/api/sync/push'],
    ['POST', '/api/sync/carry'],
    ['POST', '/api/carry-key'],
    ['GET', '/api/sync/pull'],
    ['GET', '/api/people'],
    ['GET', '/api/no-such-thing'],
    ['GET', '/livez'],
    ['GET', '/readyz'],
    ['GET', '/'],
    ['GET', '/cham-diem/sin-ho'],
    ['GET', '/sw.js'],
    ['GET', '/assets/app-abc123.js'],
    ['GET', '/assets/missing.js'],
    ['GET', '/%zz'],
  ])('[HT1] carries the headers: %s %s', async (method, path) => {
    const response = await clientOf(server.url).request(method, path, undefined, { accept: 'text/html' });
    const { headers } = response;
    const api = /^\/(api|livez|readyz)/.test(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    // One such answer would wipe what a device holds [HT8].
    expect(headers.get('clear-site-data')).toBeNull();
    expect(headers.get('x-so-thi-dua')).toBe(api ? '1' : null);
    if (api) expect(headers.get('cache-control')).toBe('no-store');
    if (response.status >= 400) expect(Fault.safeParse(await response.json()).success).toBe(true);
  });

  test('[HT8] none tells a browser to empty itself, signing out least of all', async () => {
    const own = await signIn(server.url, 'canbo.sinho');
    const asked = [
      ['GET', '/'],
      ['GET', '/api/session'],
      ['GET', '/api/sync/pull?bloc=cac-huyen&cursor=0&epoch=&scope='],
      ['DELETE', '/api/session'],
      ['GET', '/api/session'],
    ] as const;
    for (const [method, path] of asked) {
      const { headers } = await own.request(method, path);
      expect([path, headers.get('clear-site-data')]).toEqual([path, null]);
    }
  });

  test('[HT2] every fault has its words and a status; a ping gives back its nonce', async () => {
    for (const code of faultCodes) expect(faults[code].status).toBeGreaterThanOrEqual(400);
    const ping = PingResponse.parse(await (await clerk.request('GET', '/api/ping?nonce=a1')).json());
    expect(ping).toMatchObject({ nonce: 'a1', protocol: PROTOCOL, epoch: server.store.epoch });
  });

  test('[HT6] leaves no name, username, cookie, query or body in the log, and half of an address', () => {
    // The server's own address, where it listens, is no secret.
    const log = logged.filter((line) => !line.includes('Server listening')).join('');
    expect(log).toContain('"route":"/api/sync/push"');
    expect(log).toContain('"from":"127.0.0.0"');
    for (const secret of ['canbo.sinho', 'mau-2023', 'sid=', 'nonce=', 'Sìn', '127.0.0.1', 'user-agent']) {
      expect(log).not.toContain(secret);
    }
  });
});

describe('the app’s own files', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    clientOf(server.url).request('GET', path, undefined, headers);

  test('[HT4] hashed files are kept for ever and come as they were packed', async () => {
    const response = await get('/assets/app-abc123.js', { 'accept-encoding': 'br' });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(await response.text()).toContain('export const x');
  });

  test('[HT4] page, worker and manifest are always asked for anew', async () => {
    for (const path of ['/', '/sw.js', '/manifest.webmanifest', '/khoi/cac-huyen']) {
      const response = await get(path, { accept: 'text/html' });
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
    }
  });

  test('[HT4] what is missing is 404 and never the shell: assets, API, files', async () => {
    for (const path of [
      '/assets/old-1.js',
      '/api/none',
      '/favicon.png',
      '/assets',
      '/..%2f..%2fetc/passwd',
      '/.env',
    ]) {
      const response = await get(path, { accept: 'text/html' });
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(response.headers.get('cache-control')).not.toContain('immutable');
    }
    expect((await get('/khoi/cac-huyen', { accept: 'application/json' })).status).toBe(404);
  });

  test('[HT4] a page whose address ends in a year is a page, before any service worker can say so', async () => {
    const page = await get('/k/cac-huyen.2023', { accept: 'text/html' });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  test('[HT4] without a built app the API works and the first page says plainly what to do', async () => {
    const bare = await startServer({}, { dist: join(dist, 'nowhere') });
    const page = await clientOf(bare.url).request('GET', '/', undefined, { accept: 'text/html' });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('npm run build');
    expect((await clientOf(bare.url).request('GET', '/readyz')).status).toBe(200);
    await bare.stop();
  });
});

describe('a record that grows', () => {
  test('[CH5] what would be too large to be read again is refused, and everybody still gets in', async () => {
    const rename = (at: number) => ({
      seq: at + 1,
      name: 'change-members',
      args: {
        periodId: 'cac-huyen.2023',
        day: `2023-03-${String(at + 1).padStart(2, '0')}`,
        reason: 'Nghị quyết',
        steps: [{ is: 'rename', unitId: 'sin-ho', name: `Xã ${at}`, shortName: 'Xã', headTitle: '' }],
      },
    });
    const leader = await signIn(server.url, 'truongkhoi');
    const answer = await leader.push(
      'cac-huyen',
      newWriter(),
      Array.from({ length: 21 }, (_, at) => rename(at)),
    );
    expect(answer.refused.map(({ problem }) => problem.code)).toEqual(['record-outgrown']);
    for (const username of ['truongkhoi', 'sonoivu', 'canbo.sinho']) {
      const one = await signIn(server.url, username);
      expect((await one.pullAll('cac-huyen')).records.length).toBeGreaterThan(0);
    }
  });

  test('[HT2] a record that the server itself cannot read is its own fault: said so, and written in its log', async () => {
    const own = await startServer(
      { LOG_LEVEL: 'info' },
      { logStream: { write: (line) => void logged.push(line) } },
    );
    await signIn(own.url, 'sonoivu');
    await run(own.store.write, `update record set body = '{}' where kind = 'bloc-period'`, []);
    logged.length = 0;
    await expect(signIn(own.url, 'sonoivu')).rejects.toThrow(/500|server-error/);
    expect(logged.join('\n')).toContain('A stored bloc-period cannot be read.');
    await own.stop('tampered');
  });
});
