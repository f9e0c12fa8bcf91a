// Cộng / trừ: so much for each good thing, so much off for each bad one, within two bounds [BP1].

import { z } from 'zod';
import { fraction, larger, minus, ofPoints, smaller, times, compare, type Fraction } from '../fraction.ts';
import { Points } from '../points.ts';
import { countsOf } from './counted.ts';
import { defineKind, earned, invalid, type Question } from './rule-kind.ts';

export const BonusPenalty = z
  .object({
    kind: z.literal('bonus_penalty'),
    bonusEach: Points.refine((each) => each >= 0),
    /** Points off for each, written above zero. */
    penaltyEach: Points.refine((each) => each >= 0),
    /** The least it may come to, often under zero; no bound where it is not given. */
    min: Points.optional(),
    /** The most; the criterion's maximum where it is not given. */
    max: Points.optional(),
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max);
export type BonusPenalty = z.infer<typeof BonusPenalty>;

const ITEMS = [
  { id: 'bonus', label: 'Cộng' },
  { id: 'penalty', label: 'Trừ' },
] as const;
const ZERO = fraction(0);

/** What there is to count: a rule that only takes away asks for nothing else. */
const itemsOf = ({ bonusEach, penaltyEach }: BonusPenalty) =>
  ITEMS.filter(({ id }) => (id === 'bonus' ? bonusEach > 0 : penaltyEach > 0) || bonusEach === penaltyEach);

function reckon({ params, max, input }: Question<BonusPenalty>) {
  const items = itemsOf(params);
  const read = countsOf(input, items.length === 1 && 'value' in input ? items : ITEMS);
  if ('problem' in read) return read;
  const bonus = read.counts.find(({ item }) => item.id === 'bonus');
  const penalty = read.counts.find(({ item }) => item.id === 'penalty');
  const up = times(bonus?.count ?? ZERO, ofPoints(params.bonusEach));
  const down = times(penalty?.count ?? ZERO, ofPoints(params.penaltyEach));
  const sum = minus(up, down);
  return {
    sum,
    points: within(sum, params, max),
    bonus: bonus?.text ?? '0',
    penalty: penalty?.text ?? '0',
  };
}

function within(sum: Fraction, params: BonusPenalty, max: Points): Fraction {
  const capped = smaller(sum, ofPoints(params.max ?? max));
  return params.min === undefined ? capped : larger(capped, ofPoints(params.min));
}

export const bonusPenalty = defineKind<BonusPenalty>({
  kind: 'bonus_penalty',
  params: BonusPenalty,
  comparesUnits: false,
  usesTarget: () => false,
  entry: { control: 'counts', items: () => ITEMS },
  entryOf: (params) =>
    itemsOf(params).length === 1 ? { control: 'count' } : { control: 'counts', items: () => ITEMS },

  fullMarks({ params, max }) {
    const cap = params.max ?? max;
    if (params.bonusEach === 0 || cap <= 0 || cap !== max) return undefined;
    const bonus = String(Math.ceil(cap / params.bonusEach));
    return params.penaltyEach === 0 ? { value: bonus } : { counts: { bonus, penalty: '0' } };
  },

  evaluate(question) {
    const reckoned = reckon(question);
    return 'problem' in reckoned ? invalid(reckoned.problem) : earned(question, reckoned.points);
  },

  rule: ({ params, max }) => [
    {
      line: 'bonus-penalty-rule',
      bonus: params.bonusEach,
      penalty: params.penaltyEach,
      least: params.min ?? null,
      most: params.max ?? max,
    },
  ],

  explain(question) {
    const reckoned = reckon(question);
    if ('problem' in reckoned) return { figures: [], working: [] };
    const { params, max, round } = question;
    const { bonus, penalty, sum, points } = reckoned;
    const isHeld = compare(sum, points) !== 0;
    return {
      figures: [{ line: 'bonus-penalty-counts', bonus, penalty }],
      working: [
        {
          line: 'bonus-penalty-sum',
          bonus,
          bonusEach: params.bonusEach,
          penalty,
          penaltyEach: params.penaltyEach,
          points: round(sum),
        },
        ...(isHeld
          ? [
              compare(sum, points) > 0
                ? ({ line: 'capped', cap: params.max ?? max } as const)
                : ({ line: 'at-floor', floor: params.min ?? max } as const),
            ]
          : []),
      ],
    };
  },
});
