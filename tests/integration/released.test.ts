// A phone that lay in a drawer: what the released apps send is taken, and they can read what they are answered.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeRules, isChangeName } from '../../src/domain/changes/registry.ts';
import { unpackRows, type Packed } from '../../src/protocol/columns.ts';
import { PingResponse } from '../../src/protocol/ping.ts';
import { PullResponse } from '../../src/protocol/pull.ts';
import { PushRequest, PushResponse } from '../../src/protocol/push.ts';
import { upcastPush } from '../../src/protocol/upcast.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { putReleasedDatabase, releasedMessage } from '../support/released.ts';
import { signIn, startServer, type Client, type TestServer } from '../support/server.ts';

let folder: string;
let server: TestServer;
let clerk: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-'));
  putReleasedDatabase(folder, '2026-11-23');
  server = await startServer({ DATA_DIR: folder, DEMO: 'on' });
  clerk = await signIn(server.url, 'khoi-mau.canbo.1');
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Every member that the released side knew is there, of the same kind. */
function expectShape(answer: unknown, released: unknown, path = 'answer'): void {
  expect(Array.isArray(answer), path).toBe(Array.isArray(released));
  if (typeof released !== 'object' || released === null) {
    if (released !== null) expect(typeof answer, path).toBe(typeof released);
    return;
  }
  if (Array.isArray(released)) return;
  for (const key of Object.keys(released)) {
    expect(Object.keys(answer as object), path).toContain(key);
    expectShape(
      (answer as Record<string, unknown>)[key],
      (released as Record<string, unknown>)[key],
      `${path}.${key}`,
    );
  }
}

test('[PK10] a push of protocol 2 is taken, and its answer has all that an app of that time reads', async () => {
  const message = releasedMessage('protocol-2/push-request') as { changes: unknown };
  expect(PushRequest.parse(upcastPush(message))).toMatchObject({
    protocol: PROTOCOL,
    changes: message.changes,
  });
  const again = { ...message, writer: 'eeeeeeeeeeee' };
  const response = await clerk.request('POST', '/api/sync/push', again);
  expect(response.status).toBe(200);
  const answer = (await response.json()) as PushResponse;
  // Cells that stand with another's value keep both, so nothing is refused that was not refused then.
  expect(answer.accepted).toEqual((releasedMessage('protocol-2/push-response') as PushResponse).accepted);
  expectShape(answer, releasedMessage('protocol-2/push-response'));
});

test('[PK10] each kind of change of protocol 3 is understood, and what was taken then is taken', async () => {
  const message = releasedMessage('protocol-3/every-change') as { changes: Packed };
  const answered = releasedMessage('protocol-3/every-change-response') as PushResponse;
  const sent = unpackRows(message.changes) as unknown as { seq: number; name: string; args: unknown }[];
  expect(new Set(sent.map(({ name }) => name)).size).toBe(46);
  for (const { name, args } of sent) {
    const rule = isChangeName(name) ? changeRules[name] : undefined;
    expect([name, rule?.args.safeParse(args).error?.issues]).toEqual([name, undefined]);
  }
  const present = await startServer();
  const leader = await signIn(present.url, 'truongkhoi');
  const response = await leader.request('POST', '/api/sync/push', message);
  expect(response.status).toBe(200);
  const answer = (await response.json()) as PushResponse;
  const codes = ({ refused }: PushResponse) => refused.map(({ seq, problem: { code } }) => [seq, code]);
  expect(codes(answer).filter(([, code]) => String(code).startsWith('change-'))).toEqual([]);
  // Two members of one name, which was taken then, is refused since, in words [MB5].
  const isSince = ([, code]: readonly unknown[]) => code === 'unit-name-taken';
  expect(codes(answer).filter(isSince)).toEqual([[33, 'unit-name-taken']]);
  expect(codes(answer).filter((one) => !isSince(one))).toEqual(codes(answered));
  expect(answer.accepted).toEqual(answered.accepted.filter(([first]) => first !== 33));
  expectShape(answer, answered);
  await present.stop();
});

test('[PK10] a pull as an app of protocol 2 asks for it has all that it reads', async () => {
  const answer = await clerk.request('GET', '/api/sync/pull?bloc=khoi-mau&cursor=0&epoch=&scope=');
  expectShape(await answer.json(), releasedMessage('protocol-2/pull-response'));
});

test('[PK10] a probe still says that protocol 2 is understood', async () => {
  const answer: unknown = await (await clerk.request('GET', '/api/ping?nonce=abc')).json();
  expectShape(answer, releasedMessage('protocol-2/ping'));
  expect(PingResponse.parse(answer).oldest).toBeLessThanOrEqual(2);
});

test('[PK10] an app of today reads what a server of protocol 2 answers', () => {
  expect(PushResponse.parse(releasedMessage('protocol-2/push-response')).receipt).toBeUndefined();
  expect(PullResponse.parse(releasedMessage('protocol-2/pull-response')).checkpoint).toBeUndefined();
  expect(PingResponse.parse(releasedMessage('protocol-2/ping')).knows).toBeUndefined();
});

test('[PK10] a probe names the changes this server can judge', async () => {
  const answer = PingResponse.parse(await (await clerk.request('GET', '/api/ping?nonce=abc')).json());
  expect(answer.knows).toEqual(expect.arrayContaining(['enter-score', 'submit-sheet', 'migrate-sheet']));
});
