import { gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { pendingOf, type BlocCopy, type Pending } from '../../../../src/client/replica/bloc-copy.ts';
import type { Replica } from '../../../../src/client/replica/replica.ts';
import { createBatches, type Limits } from '../../../../src/client/sync/next-batch.ts';
import { createTransport } from '../../../../src/client/sync/transport.ts';
import { unpackRows } from '../../../../src/protocol/columns.ts';
import type { PushRequest } from '../../../../src/protocol/push.ts';

const BLOC = 'khoi';
const entry = (seq: number, writer = 'aaaaaaaaaaaa'): Pending =>
  pendingOf(seq, writer, seq, {
    name: 'enter-score',
    args: {
      sheetId: 'khoi.2024/u-1',
      owner: 'bloc',
      criterionId: `c.${seq}`,
      input: { value: '1' },
      table: 1,
    },
    base: null,
    at: 1_700_000_000_000 + seq,
  });
const limits: Limits = { bytes: 24 * 1024, canSend: () => true, barred: new Set() };

/** A device whose copy waits with these, and the messages that its line was sent. */
function device(waiting: readonly Pending[]) {
  const copy = { bloc: BLOC, pending: waiting };
  const row = { epoch: 'e-1' };
  const sent: PushRequest[] = [];
  const encodings: (string | undefined)[] = [];
  const transport = createTransport(
    (_url, init) => {
      const body = init?.body as Uint8Array;
      const isPacked = new Headers(init?.headers).get('content-encoding') === 'gzip';
      encodings.push(isPacked ? 'gzip' : undefined);
      sent.push(JSON.parse(String(isPacked ? gunzipSync(body) : Buffer.from(body))) as PushRequest);
      return Promise.reject(new TypeError('no network'));
    },
    () => 'n',
  );
  const replica = {
    copies: new Map([[BLOC, copy as unknown as BlocCopy]]),
    blocs: new Map([[BLOC, row]]),
  } as unknown as Replica;
  return {
    copy,
    row,
    sent,
    encodings,
    transport,
    batches: createBatches({ replica, transport, device: 'd' }),
  };
}

const seqsOf = ({ changes }: PushRequest) => unpackRows(changes).map(({ seq }) => seq);

test('[EN16] what was packed while the line was tried goes as it is, where nothing has changed', async () => {
  const { batches, transport, sent, encodings } = device(
    Array.from({ length: 40 }, (_, at) => entry(at + 1)),
  );
  batches.prepare(limits);
  const next = must(batches.next(limits), 'a batch');
  expect(batches.next({ ...limits, barred: new Set() })).toBe(next);
  await transport.push(next.request);
  expect(sent).toEqual([next.request]);
  expect(encodings).toEqual(['gzip']);
  expect(seqsOf(next.request)).toEqual(next.changes.map(({ seq }) => seq));
});

test('[EN16] what could not be packed early is packed again when it goes', async () => {
  const { batches, transport, sent } = device(Array.from({ length: 40 }, (_, at) => entry(at + 1)));
  vi.stubGlobal('CompressionStream', () => {
    throw new RangeError('out of memory');
  });
  batches.prepare(limits);
  await new Promise((resolve) => setTimeout(resolve));
  vi.unstubAllGlobals();
  await transport.push(must(batches.next(limits), 'a batch').request);
  expect(sent).toHaveLength(1);
});

test('[EN16] what is typed while the line is tried goes with what was packed before', async () => {
  const { copy, batches, transport, sent } = device([entry(1), entry(2)]);
  batches.prepare(limits);
  copy.pending = [...copy.pending, entry(3)];
  await transport.push(must(batches.next(limits), 'a batch').request);
  expect(sent.map(seqsOf)).toEqual([[1, 2, 3]]);
});

test.each<[string, (one: ReturnType<typeof device>) => Limits, readonly number[]]>([
  ['the server knows less than was thought', () => ({ ...limits, canSend: ({ seq }) => seq < 2 }), [1]],
  ['the batch may weigh less', () => ({ ...limits, bytes: 1 }), [1]],
  [
    'what waits has another writer first',
    (one) => {
      one.copy.pending = [entry(7, 'bbbbbbbbbbbb'), ...one.copy.pending];
      return limits;
    },
    [7],
  ],
  [
    'one of them has had its verdict',
    (one) => {
      one.copy.pending = one.copy.pending.slice(1);
      return limits;
    },
    [2],
  ],
  [
    'the server is another one now',
    (one) => {
      one.row.epoch = 'e-2';
      return limits;
    },
    [1, 2],
  ],
])('[EN16] packed anew: %s', (_what, change, seqs) => {
  const one = device([entry(1), entry(2)]);
  one.batches.prepare(limits);
  const before = must(one.batches.next(limits), 'a batch');
  const after = must(one.batches.next(change(one)), 'a batch');
  expect(after.request).not.toBe(before.request);
  expect(seqsOf(after.request)).toEqual(seqs);
  expect(after.changes.map(({ seq }) => seq)).toEqual(seqs);
  expect(after.request.epoch).toBe(one.row.epoch);
});

test('a bloc that is barred is left, and nothing is prepared where nothing waits', () => {
  const { batches } = device([entry(1)]);
  const barred: Limits = { ...limits, barred: new Set([BLOC]) };
  batches.prepare(barred);
  expect([batches.isAny(limits), batches.isAny(barred), batches.next(barred)]).toEqual([
    true,
    false,
    undefined,
  ]);
});
