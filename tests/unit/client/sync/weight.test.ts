import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { seeded } from '../../../../src/base/random.ts';
import { pendingOf, type Pending } from '../../../../src/client/replica/bloc-copy.ts';
import { fitting, weightOf } from '../../../../src/client/sync/weight.ts';
import { packRows, type Row } from '../../../../src/protocol/columns.ts';

const random = seeded(7);
const words =
  'đã đối chiếu với báo cáo của đơn vị và văn bản kết luận thanh tra năm nay chưa đủ căn cứ'.split(' ');
const sentence = (length: number) =>
  Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');

const changeWith = (seq: number, reason: string): Pending =>
  pendingOf(seq, 'aaaaaaaaaaaa', seq, {
    name: 'enter-score',
    args: {
      sheetId: `khoi.2024/u-${seq % 20}`,
      owner: 'bloc',
      criterionId: `c.${seq % 200}`,
      input: { value: String(Math.floor(random() * 1000) / 10) },
      reason,
      table: 1,
    },
    base: null,
    at: 1_700_000_000_000 + seq * 3000,
  });
const packed = (batch: readonly Pending[]) =>
  gzipSync(JSON.stringify(packRows(batch.map(({ seq, change }) => ({ ...change, seq }) as unknown as Row))))
    .length;

test.each([
  ['plain entries', () => ''],
  ['an entry in five with a reason', (seq: number) => (seq % 5 === 0 ? sentence(12) : '')],
  ['long reasons', () => sentence(300)],
])(
  '[LN7] what a batch of %s is thought to weigh is within three times of what it does',
  (_what, reasonOf) => {
    const batch = Array.from({ length: 1500 }, (_, index) => changeWith(index + 1, reasonOf(index + 1)));
    const thought = batch.reduce((sum, one) => sum + weightOf(one), 0);
    expect(thought / packed(batch)).toBeGreaterThan(1 / 3);
    expect(thought / packed(batch)).toBeLessThan(3);
  },
);

test('[LN7] a batch is cut by weight, holds at least one change, and never more than the server takes', () => {
  const light = Array.from({ length: 50 }, (_, index) => changeWith(index + 1, ''));
  const heavy = changeWith(99, sentence(400));
  expect(fitting([heavy, ...light], 100, 4000).batch).toEqual([heavy]);
  expect(fitting([...light, heavy], 500, 4000).batch).toEqual(light);
  expect(fitting(light, 1_000_000, 10).batch).toHaveLength(10);
  expect(fitting([], 100, 10)).toEqual({ batch: [], weight: 0 });
});
