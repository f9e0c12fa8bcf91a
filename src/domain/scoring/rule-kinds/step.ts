// Cứ tăng, giảm một mức thì cộng, trừ: points that climb and fall by steps from a base [SP1].

import { z } from 'zod';
import { Decimal } from '../decimal.ts';
import {
  compare,
  fraction,
  larger,
  minus,
  ofDecimal,
  ofPoints,
  over,
  plus,
  smaller,
  times,
  toDecimalText,
  wholePart,
} from '../fraction.ts';
import { Points, points } from '../points.ts';
import { figureOf, shown } from './figure-of.ts';
import { defineKind, earned, invalid, type Question } from './rule-kind.ts';

export const Step = z.object({
  kind: z.literal('step'),
  /** What the result is held against: the unit's target, its own last year, or one number for all. */
  base: z.enum(['target', 'previous', 'fixed']),
  /** With `fixed`: that number. */
  baseValue: Decimal.optional(),
  /** What a step is a step of: per cent of the base, or the thing counted. */
  per: z.enum(['percent', 'unit']).default('percent'),
  size: Decimal.refine((size) => size !== '0' && !size.startsWith('-')).default('1'),
  /** Points for each step above the base, and for each below it; the second is written above zero and taken off. */
  up: Points,
  down: Points,
  /** Points at the base itself; the maximum where the table says nothing. */
  start: Points.optional(),
  floor: Points.optional(),
  /** The most; the maximum where the table says nothing. More than it where going beyond is rewarded. */
  cap: Points.optional(),
  /** Only whole steps count, or parts of one count too. */
  partial: z.enum(['floor', 'proportional']).default('floor'),
});
export type Step = z.infer<typeof Step>;

const ZERO = fraction(0);
const HUNDRED = fraction(100);

function baseOf({ params, input, target }: Question<Step>) {
  if (params.base === 'fixed') return params.baseValue ?? '0';
  if (params.base === 'target') return target;
  return 'before' in input ? input.before : undefined;
}

function reckon(question: Question<Step>) {
  const { params, max } = question;
  const read = figureOf(question);
  if ('problem' in read) return read;
  const baseText = baseOf(question);
  if (baseText === undefined) {
    return { problem: { code: params.base === 'target' ? 'no-target' : 'no-previous' } as const };
  }
  const base = ofDecimal(baseText);
  if (params.per === 'percent' && compare(base, ZERO) <= 0) {
    return { problem: { code: 'target-not-positive' } as const };
  }
  const beyond = minus(read.value, base);
  const distance = params.per === 'percent' ? times(over(beyond, base), HUNDRED) : beyond;
  const parts = over(distance, ofDecimal(params.size));
  // Towards zero: 2,9 % beyond is two whole steps.
  const steps = params.partial === 'floor' ? wholePart(parts) : parts;
  const each = compare(steps, ZERO) >= 0 ? params.up : params.down;
  const start = params.start ?? max;
  const sum = plus(ofPoints(start), times(steps, ofPoints(each)));
  const [floor, cap] = [ofPoints(params.floor ?? points(0)), ofPoints(params.cap ?? max)];
  return {
    actual: read.value,
    base: baseText,
    distance,
    steps,
    each,
    start,
    sum,
    points: larger(smaller(sum, cap), floor),
    held: compare(sum, cap) > 0 ? ('cap' as const) : compare(sum, floor) < 0 ? ('floor' as const) : undefined,
  };
}

export const step = defineKind<Step>({
  kind: 'step',
  params: Step,
  comparesUnits: false,
  usesTarget: ({ base }) => base === 'target',
  usesPrevious: ({ base }) => base === 'previous',
  entry: { control: 'number' },

  fullMarks({ params, max, target }) {
    // At the base itself, where that already earns the maximum and the base is known.
    if ((params.start ?? max) !== max) return undefined;
    const base =
      params.base === 'fixed' ? (params.baseValue ?? '0') : params.base === 'target' ? target : undefined;
    if (base === undefined || (params.per === 'percent' && compare(ofDecimal(base), ZERO) <= 0))
      return undefined;
    return { value: base };
  },

  evaluate(question) {
    const reckoned = reckon(question);
    return 'problem' in reckoned ? invalid(reckoned.problem) : earned(question, reckoned.points);
  },

  rule: ({ params, max, unit }) => [
    {
      line: 'step-rule',
      base: params.base,
      baseValue: params.baseValue ?? null,
      per: params.per,
      size: params.size,
      unit,
      up: params.up,
      down: params.down,
      start: params.start ?? max,
      floor: params.floor ?? points(0),
      cap: params.cap ?? max,
      partial: params.partial,
    },
  ],

  explain(question) {
    const reckoned = reckon(question);
    if ('problem' in reckoned) return { figures: [], working: [] };
    const { params, unit, round, max } = question;
    const { base, distance, steps, each, start, sum, held } = reckoned;
    const actual = shown(reckoned.actual);
    const fewSteps = toDecimalText(steps, 4);
    // 0,996 % is no step of 1 %, and must not read as one [EX5].
    const comesOut = (text: Decimal) => {
      const parts = over(ofDecimal(text), ofDecimal(params.size));
      return toDecimalText(params.partial === 'floor' ? wholePart(parts) : parts, 4) === fewSteps;
    };
    const shownDistance =
      [2, 3, 4, 5, 6, 7, 8].map((places) => toDecimalText(distance, places)).find(comesOut) ??
      toDecimalText(distance, 2);
    return {
      figures: [{ line: 'actual-and-base', actual, base, of: params.base, unit }],
      working: [
        { line: 'steps', distance: shownDistance, per: params.per, unit, steps: fewSteps },
        { line: 'step-sum', start, steps: fewSteps, each, points: round(sum) },
        ...(held === 'cap' ? [{ line: 'capped', cap: params.cap ?? max } as const] : []),
        ...(held === 'floor' ? [{ line: 'at-floor', floor: params.floor ?? points(0) } as const] : []),
      ],
    };
  },
});
