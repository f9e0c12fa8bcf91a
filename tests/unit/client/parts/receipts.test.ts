import { expect, test } from 'vitest';
import { askedReceipts, chosenReceipts, keptReceipts } from '../../../../src/client/parts/receipts.ts';
import { receiptPaperLink } from '../../../../src/client/parts/receipt-links.ts';
import { pendingOf } from '../../../../src/client/replica/bloc-copy.ts';
import { seal } from '../../../../src/client/replica/sealed.ts';
import type { SentRow } from '../../../../src/client/replica/storage.ts';
import type { Receipt } from '../../../../src/protocol/receipt.ts';

const WRITER = 'aaaaaaaaaaaa';
const change = (seq: number) => ({
  id: `${WRITER}-${seq}`,
  name: 'enter-score',
  args: {},
  base: null,
  at: seq,
});
const receipt = (at: number, taken: Receipt['taken']): Receipt => ({
  bloc: 'khoi',
  epoch: 'e',
  writer: WRITER,
  taken,
  batch: '0'.repeat(64),
  position: at,
  head: '',
  at,
  key: '0'.repeat(16),
  signature: String(at).padStart(12, '0').padEnd(128, '0'),
});
const row = (at: number, more: Partial<SentRow>): SentRow => ({
  id: at,
  bloc: 'khoi',
  writer: WRITER,
  epoch: 'e',
  position: at,
  at,
  places: [],
  folded: 0,
  body: null,
  ...more,
});
const DAY = 86_400_000;

const kept = keptReceipts({
  sent: [
    row(1, { receipt: receipt(1, [[1, 3]]), folded: 1, body: seal([change(1), change(3)]) }),
    // Of an older release, or a server of protocol 2.
    row(2, { receipt: null }),
    row(3, { receipt: receipt(9 * DAY, [[4, 7]]), places: [40, 50] }),
  ],
  pending: [pendingOf(40, WRITER, 4, change(4)), pendingOf(50, WRITER, 5, change(5))],
  refused: [
    { id: `${WRITER}-2`, bloc: 'khoi', problem: { code: 'x' }, at: 1, body: seal(change(2)) },
    { id: `${WRITER}-6`, bloc: 'khoi', problem: { code: 'x' }, held: true, at: 1, body: seal(change(6)) },
    {
      id: 'bbbbbbbbbbbb-6',
      bloc: 'khoi',
      problem: { code: 'x' },
      at: 1,
      body: seal({ ...change(6), id: 'bbbbbbbbbbbb-6' }),
    },
  ],
});

test('[RC1] receipts come newest first, each with what of its batch is still here, whatever became of it', () => {
  const told = kept.map(({ receipt: { at }, count, changes }) => [
    at,
    count,
    changes.map((one) => `${one.change.id.slice(13)} ${one.verdict}`),
  ]);
  expect(told).toEqual([
    [9 * DAY, 4, ['4 accepted', '5 accepted', '6 held']],
    [1, 3, ['1 accepted', '2 refused', '3 accepted']],
  ]);
});

test('[RC1] an address asks for one, for those of a day, or for all', () => {
  const search = (asked: { code?: string; day?: string }) =>
    receiptPaperLink('khoi.2024', asked).split('?')[1] ?? '';
  const asked = (by: { code?: string; day?: string }) =>
    chosenReceipts(kept, askedReceipts(search(by))).map(({ receipt: { at } }) => at);
  expect(asked({})).toEqual([9 * DAY, 1]);
  expect(asked({ code: kept[1]?.code ?? '' })).toEqual([1]);
  expect(asked({ day: kept[0]?.day ?? '' })).toEqual([9 * DAY]);
  expect(asked({ day: '1999-01-01' })).toEqual([]);
});
