// What the last day of a term brings: pushes that come when they come, whether or not the last was answered, and a
// province of devices that find the network in the same moment. The client's own line and its own table of states say
// what each does with a no; only the replica under them is left out. A process of its own.

import { Agent } from 'node:http';
import { gzipSync } from 'node:zlib';
import { packRows } from '../../src/protocol/columns.ts';
import { sizeOf, type PushRequest } from '../../src/protocol/push.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { initialSyncState } from '../../src/client/sync/initial-state.ts';
import { next, type SyncAction, type SyncEvent } from '../../src/client/sync/sync-state.ts';
import type { Answer } from '../../src/client/sync/ask.ts';
import { createTransport, type Transport } from '../../src/client/sync/transport.ts';
import { edits } from './edits.ts';
import { quantile } from './measure.ts';
import { send } from './send.ts';
import {
  CRITERIA,
  type ProductReady,
  type ReturnAnswer,
  type SteadyAnswer,
  type StormOrder,
} from './sizes.ts';

type Clerk = ProductReady['clerks'][number];

/** A device that is not in by then is counted as left behind. */
const PATIENCE_MS = 120_000;

/** How far each clerk has come, by their place: an order goes on where the last one ended. */
const sent: number[] = [];

process.on('message', (order: StormOrder) => {
  const work = order.is === 'steady' ? steady(order) : allAtOnce(order);
  void work.then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());

/** So many pushes a second for so long, packed beforehand. Each is timed from when it was due. */
async function steady(order: Extract<StormOrder, { is: 'steady' }>): Promise<SteadyAnswer> {
  const { url, clerks, perSecond, seconds, changes } = order;
  const pushes = Array.from({ length: perSecond * seconds }, (_, index) => {
    const who = index % clerks.length;
    const clerk = clerks[who] as Clerk;
    const from = sent[who] ?? 0;
    sent[who] = from + changes;
    return { cookie: clerk.session, body: gzipSync(JSON.stringify(requestOf(clerk, who, from, changes))) };
  });
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  const answers: Promise<void>[] = [];
  let [refused, latest] = [0, 0];
  const start = performance.now();
  for (const [index, { cookie, body }] of pushes.entries()) {
    const due = start + (index * 1000) / perSecond;
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
    latest = Math.max(latest, performance.now() - due);
    const answer = send(agent, `${url}/api/sync/push`, cookie, body).then((isTaken) => {
      times.push(performance.now() - due);
      if (!isTaken) refused += 1;
    });
    answers.push(answer);
  }
  await Promise.all(answers);
  const spent = (performance.now() - start) / 1000;
  agent.destroy();
  return {
    pushes: times.length,
    perSecond: times.length / spent,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    refused,
    latest,
  };
}

/** Every device comes back with all its changes in one moment, and goes on until they are taken. */
async function allAtOnce(order: Extract<StormOrder, { is: 'return' }>): Promise<ReturnAnswer> {
  const { url, clerks, changes } = order;
  const start = performance.now();
  const devices = await Promise.all(clerks.map((clerk, who) => comeBack(url, clerk, who, changes, start)));
  const done = devices.filter(({ taken }) => taken === changes);
  return {
    devices: done.length,
    leftBehind: devices.length - done.length,
    retries: devices.reduce((sum, { failures }) => sum + failures, 0),
    half: quantile(
      done.map(({ ms }) => ms),
      0.5,
    ),
    drained: Math.max(...devices.map(({ ms }) => ms)),
  };
}

/** One device: probe, push, wait where it is told to, until its changes are in. */
async function comeBack(
  url: string,
  clerk: Clerk,
  who: number,
  changes: number,
  start: number,
): Promise<{ readonly ms: number; readonly taken: number; readonly failures: number }> {
  const line = lineOf(url, clerk);
  const request = requestOf(clerk, who, sent[who] ?? 0, changes);
  let state = initialSyncState;
  let [taken, failures] = [0, 0];
  let event: SyncEvent = { is: 'wake', urgent: true };
  for (;;) {
    const [after, action]: readonly [typeof state, SyncAction] = next(state, event, {
      now: performance.now(),
      random: Math.random,
    });
    state = after;
    const ms = performance.now() - start;
    if (taken === changes || ms > PATIENCE_MS || (action === 'rest' && state.retryAt === null)) {
      return { ms, taken, failures };
    }
    if (action === 'probe') {
      const answer = await line.ping();
      event = answer.is === 'answer' ? { is: 'reached' } : failureOf(answer);
    } else if (action === 'push') {
      const answer = await line.push(request);
      taken = takenIn(answer);
      event =
        answer.is === 'answer' ? { is: 'pushed', left: false, count: taken, full: false } : failureOf(answer);
    } else {
      const wait = (state.retryAt ?? 0) - performance.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
      event = { is: 'wake', urgent: true };
    }
    if (event.is === 'failed') failures += 1;
  }
}

/** The same faults that the engine makes of these answers. */
function failureOf(answer: Exclude<Answer<unknown>, { is: 'answer' }>): Extract<SyncEvent, { is: 'failed' }> {
  if (answer.is === 'too-large') return { is: 'failed', reach: 'server-trouble' };
  if (answer.is !== 'trouble') return { is: 'failed', reach: answer.is };
  const { retryAfter } = answer;
  return { is: 'failed', reach: 'server-trouble', ...(retryAfter === undefined ? {} : { retryAfter }) };
}

const takenIn = (answer: Awaited<ReturnType<Transport['push']>>): number =>
  answer.is === 'answer' ? sizeOf(answer.value.accepted) + sizeOf(answer.value.duplicate) : 0;

let nonces = 0;
const lineOf = (url: string, { session }: Clerk): Transport =>
  createTransport(
    (path, init) =>
      fetch(`${url}${path as string}`, {
        ...init,
        headers: { ...(init?.headers as Record<string, string> | undefined), cookie: session },
      }),
    () => `nonce-${(nonces += 1)}`,
  );

/** The next changes of a clerk, who goes down their own sheet, again and again. */
function requestOf(clerk: Clerk, who: number, from: number, count: number): PushRequest {
  const writer = `bao${String(who).padStart(9, '0')}`;
  const rows = edits(who, from + count, { criteria: CRITERIA })
    .slice(from)
    .map(({ criterion, input, reason, at }, index) => {
      const seq = from + index + 1;
      const criterionId = clerk.criterionIds[criterion] as string;
      const args = { sheetId: clerk.sheetId, owner: 'self', criterionId, input, reason, table: 1 };
      const base = seq > CRITERIA ? `${writer}-${seq - CRITERIA}` : null;
      return { seq, name: 'enter-score', args, base, at };
    });
  return {
    protocol: PROTOCOL,
    bloc: clerk.blocId,
    epoch: null,
    writer,
    device: 'storm',
    changes: packRows(rows),
    previous: null,
    signature: null,
  };
}
