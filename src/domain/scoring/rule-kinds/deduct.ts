// Trừ dần từ điểm tối đa: so much off for each time, down to the floor [DD1].

import { z } from 'zod';
import { tidyText } from '../../../base/text.ts';
import { OptionId } from '../cell.ts';
import { compare, fraction, larger, minus, ofPoints, plus, times } from '../fraction.ts';
import { Points, points } from '../points.ts';
import { countsOf } from './counted.ts';
import { defineKind, earned, invalid, type Question } from './rule-kind.ts';

const DeductItem = z.object({
  id: OptionId,
  label: z.string().min(1).max(300).transform(tidyText),
  /** Points off for each, a number above zero. */
  each: Points.refine((each) => each > 0),
  /** No more than so many are counted [DD2]. */
  most: z.int().min(1).max(1000).optional(),
});
type DeductItem = z.infer<typeof DeductItem>;

export const Deduct = z.object({
  kind: z.literal('deduct'),
  items: z.array(DeductItem).min(1).max(30),
  /** Where it stops; 0 where the table says nothing. */
  floor: Points.optional(),
});
export type Deduct = z.infer<typeof Deduct>;

const floorOf = ({ floor }: Deduct): Points => floor ?? points(0);

function reckon({ params, max, input }: Question<Deduct>) {
  const read = countsOf(input, params.items);
  if ('problem' in read) return read;
  const off = read.counts.map(({ count, text }, index) => {
    const item = params.items[index] as DeductItem;
    const most = item.most === undefined ? undefined : fraction(item.most);
    const counted = most && compare(count, most) > 0 ? most : count;
    return { item, count: text, capped: counted !== count, points: times(counted, ofPoints(item.each)) };
  });
  const sum = off.reduce((total, { points }) => plus(total, points), fraction(0));
  const left = minus(ofPoints(max), sum);
  const floor = ofPoints(floorOf(params));
  return { off, left, points: larger(left, floor), atFloor: compare(left, floor) < 0 };
}

export const deduct = defineKind<Deduct>({
  kind: 'deduct',
  params: Deduct,
  comparesUnits: false,
  usesTarget: () => false,
  entry: { control: 'counts', items: ({ items }) => items },
  entryOf: ({ items }) =>
    items.length === 1 ? { control: 'count' } : { control: 'counts', items: () => items },
  fullMarks: ({ params }) =>
    params.items.length === 1
      ? { value: '0' }
      : { counts: Object.fromEntries(params.items.map(({ id }) => [id, '0'])) },

  evaluate(question) {
    const reckoned = reckon(question);
    return 'problem' in reckoned ? invalid(reckoned.problem) : earned(question, reckoned.points);
  },

  rule: ({ params, max }) => [{ line: 'deduct-rule', max, items: params.items, floor: floorOf(params) }],

  explain(question) {
    const reckoned = reckon(question);
    if ('problem' in reckoned) return { figures: [], working: [] };
    const { round, max, params } = question;
    return {
      figures: reckoned.off.map(({ item, count }) => ({
        line: 'item-count',
        label: item.label,
        count,
      })),
      working: [
        ...reckoned.off
          .filter(({ capped }) => capped)
          .map(({ item }) => ({ line: 'item-capped', label: item.label, most: item.most ?? 0 }) as const),
        {
          line: 'taken-off',
          max,
          off: reckoned.off.map((one) => round(one.points)),
          points: round(reckoned.left),
        },
        ...(reckoned.atFloor ? [{ line: 'at-floor', floor: floorOf(params) } as const] : []),
      ],
    };
  },
});
