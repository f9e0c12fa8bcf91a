// Theo tỷ lệ hoàn thành chỉ tiêu: the maximum times result ÷ target, up to full marks [TR1].

import { z } from 'zod';
import { Decimal } from '../decimal.ts';
import {
  compare,
  fraction,
  isZero,
  larger,
  ofDecimal,
  ofPoints,
  over,
  smaller,
  times,
  toDecimalText,
  toPercentText,
  toPoints,
  type Fraction,
} from '../fraction.ts';
import { figureOf } from './figure-of.ts';
import { defineKind, invalid, scored, type Question } from './rule-kind.ts';

export const TargetRatio = z.object({
  kind: z.literal('target_ratio'),
  direction: z.enum(['higher_better', 'lower_better']).default('higher_better'),
  /** Under this ratio nothing is earned. */
  zeroBelow: Decimal.optional(),
  /** The ratio that earns full points. */
  fullAt: Decimal.refine((ratio) => ratio !== '0' && !ratio.startsWith('-')).default('1'),
});
export type TargetRatio = z.infer<typeof TargetRatio>;

const ZERO = fraction(0);
const ONE = fraction(1);

/** Result ÷ target; the other way round where less is better. Nothing where the divisor is zero. */
function ratioOf({ direction }: TargetRatio, actual: Fraction, target: Fraction): Fraction | undefined {
  if (direction === 'higher_better') return over(actual, target);
  return isZero(actual) ? undefined : over(target, actual);
}

function shareOf(params: TargetRatio, ratio: Fraction | undefined): Fraction {
  // Lower is better and the result is zero: nothing can be better, so the share is full [TR4].
  if (ratio === undefined) return ONE;
  if (params.zeroBelow !== undefined && compare(ratio, ofDecimal(params.zeroBelow)) < 0) return ZERO;
  return larger(ZERO, smaller(ONE, over(ratio, ofDecimal(params.fullAt))));
}

function reckon({ params, max, input, target }: Question<TargetRatio>) {
  const read = figureOf(input, { least: '0' });
  if ('problem' in read) return read;
  if (target === undefined) return { problem: { code: 'no-target' } as const };
  if (compare(ofDecimal(target), ZERO) <= 0) return { problem: { code: 'target-not-positive' } as const };
  const ratio = ratioOf(params, read.value, ofDecimal(target));
  const share = shareOf(params, ratio);
  return { ratio, share, points: toPoints(times(ofPoints(max), share)) };
}

export const targetRatio = defineKind<TargetRatio>({
  kind: 'target_ratio',
  params: TargetRatio,
  comparesUnits: false,
  usesTarget: () => true,
  entry: { control: 'number', whole: false, compares: 'target' },

  fullMarks({ params, target }) {
    if (target === undefined) return undefined;
    const aim = ofDecimal(target);
    const full =
      params.direction === 'higher_better'
        ? times(aim, ofDecimal(params.fullAt))
        : over(aim, ofDecimal(params.fullAt));
    const value = toDecimalText(full, 6);
    // Only offered where the decimal is exact, or the reward would fall a hair short.
    return compare(ofDecimal(value), full) === 0 ? { value } : undefined;
  },

  evaluate(question) {
    const reckoned = reckon(question);
    return 'problem' in reckoned ? invalid(reckoned.problem) : scored(reckoned.points);
  },

  rule: ({ params, max }) => [
    params.direction === 'higher_better'
      ? { line: 'target-ratio-rule', max, fullAt: params.fullAt }
      : { line: 'target-ratio-lower-rule', max, fullAt: params.fullAt },
    ...(params.zeroBelow === undefined
      ? []
      : [{ line: 'zero-below-rule', ratio: params.zeroBelow } as const]),
  ],

  explain(question) {
    const { input, target, unit, max, params } = question;
    const reckoned = reckon(question);
    const actual = 'value' in input ? input.value : '0';
    if ('problem' in reckoned || target === undefined) return { figures: [], working: [] };
    const { ratio, share, points } = reckoned;
    return {
      figures: [{ line: 'actual-and-target', actual, target, unit }],
      working: [
        ratio === undefined
          ? { line: 'nothing-left' }
          : params.direction === 'higher_better'
            ? {
                line: 'ratio',
                top: actual,
                bottom: target,
                ratio: toPercentText(ratio),
              }
            : {
                line: 'ratio',
                top: target,
                bottom: actual,
                ratio: toPercentText(ratio),
              },
        isZero(share) && ratio !== undefined && !isZero(ratio)
          ? { line: 'below-threshold' }
          : { line: 'share-of-max', max, share: toPercentText(share), points },
        compare(share, ONE) === 0 ? { line: 'capped', cap: max } : { line: 'under-cap', cap: max },
      ],
    };
  },
});
