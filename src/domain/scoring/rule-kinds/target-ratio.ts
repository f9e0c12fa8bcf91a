// Theo tỷ lệ hoàn thành chỉ tiêu: the maximum times result ÷ target, up to full marks [TR1].

import { z } from 'zod';
import { Decimal } from '../decimal.ts';
import {
  compare,
  fraction,
  isNegative,
  isZero,
  larger,
  minus,
  ofDecimal,
  ofPoints,
  over,
  plus,
  smaller,
  times,
  toDecimalText,
  toPercentText,
  toPercentTexts,
  type Fraction,
  wholePart,
} from '../fraction.ts';
import { Points, points } from '../points.ts';
import { figureOf, shown } from './figure-of.ts';
import { defineKind, earned, invalid, type Question } from './rule-kind.ts';

export const TargetRatio = z.object({
  kind: z.literal('target_ratio'),
  direction: z.enum(['higher_better', 'lower_better']).default('higher_better'),
  /** Under this ratio nothing is earned. */
  zeroBelow: Decimal.optional(),
  /** The ratio that earns full points. */
  fullAt: Decimal.refine((ratio) => ratio !== '0' && !ratio.startsWith('-')).default('1'),
  /** What going beyond the target earns on top, for each per cent beyond, up to a cap [TR6]. */
  overshoot: z
    .object({
      pointsPerPct: Points.refine((each) => each > 0),
      cap: Points.refine((cap) => cap > 0),
      /** It stands beside the scale, with the bonus; otherwise it lifts the criterion over its maximum. */
      asBonus: z.boolean().default(true),
    })
    .optional(),
});
export type TargetRatio = z.infer<typeof TargetRatio>;

const ZERO = fraction(0);
const ONE = fraction(1);

/** Result ÷ target; the other way round where less is better. Nothing where nothing or less is left to divide by. */
function ratioOf({ direction }: TargetRatio, actual: Fraction, target: Fraction): Fraction | undefined {
  if (direction === 'higher_better') return over(actual, target);
  return compare(actual, ZERO) <= 0 ? undefined : over(target, actual);
}

function shareOf(params: TargetRatio, ratio: Fraction | undefined): Fraction {
  // Lower is better and nothing is left: nothing can be better, so the share is full [TR4].
  if (ratio === undefined) return ONE;
  if (params.zeroBelow !== undefined && compare(ratio, ofDecimal(params.zeroBelow)) < 0) return ZERO;
  return larger(ZERO, smaller(ONE, over(ratio, ofDecimal(params.fullAt))));
}

function reckon(question: Question<TargetRatio>) {
  const { params, max, target, round } = question;
  const read = figureOf(question);
  if ('problem' in read) return read;
  if (target === undefined) return { problem: { code: 'no-target' } as const };
  if (compare(ofDecimal(target), ZERO) <= 0) return { problem: { code: 'target-not-positive' } as const };
  const ratio = ratioOf(params, read.value, ofDecimal(target));
  const share = shareOf(params, ratio);
  const exact = times(ofPoints(max), share);
  return { actual: read.value, ratio, share, exact, points: round(exact), over: beyondOf(params, ratio) };
}

/** Points for each whole per cent beyond the ratio that earns full marks; nothing where the table gives none. */
function beyondOf({ overshoot, fullAt }: TargetRatio, ratio: Fraction | undefined) {
  if (!overshoot) return undefined;
  // Nothing can be better than nothing left: it earns all there is, as TO7 wants of what came near it.
  if (ratio === undefined) return { percent: undefined, exact: ofPoints(overshoot.cap), isCapped: true };
  const percent = times(minus(ratio, ofDecimal(fullAt)), fraction(100));
  if (compare(percent, ZERO) <= 0) return undefined;
  const whole = wholePart(percent);
  const raw = times(whole, ofPoints(overshoot.pointsPerPct));
  const isCapped = compare(raw, ofPoints(overshoot.cap)) > 0;
  return { percent: toDecimalText(whole, 0), exact: isCapped ? ofPoints(overshoot.cap) : raw, isCapped };
}

export const targetRatio = defineKind<TargetRatio>({
  kind: 'target_ratio',
  params: TargetRatio,
  comparesUnits: false,
  usesTarget: () => true,
  entry: { control: 'number' },

  fullMarks({ params, target }) {
    const aim = ofDecimal(target ?? '0');
    if (compare(aim, ZERO) <= 0) return undefined;
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
    if ('problem' in reckoned) return invalid(reckoned.problem);
    const { exact, over: beyond } = reckoned;
    if (!beyond) return earned(question, exact);
    return question.params.overshoot?.asBonus
      ? { ...earned(question, exact), beyond: question.round(beyond.exact) }
      : earned(question, plus(exact, beyond.exact));
  },

  rule: ({ params, max }) => [
    params.direction === 'higher_better'
      ? { line: 'target-ratio-rule', max, fullAt: params.fullAt }
      : { line: 'target-ratio-lower-rule', max, fullAt: params.fullAt },
    ...(params.zeroBelow === undefined
      ? []
      : [{ line: 'zero-below-rule', ratio: params.zeroBelow } as const]),
    ...(params.overshoot === undefined
      ? []
      : [
          {
            line: 'overshoot-rule',
            each: params.overshoot.pointsPerPct,
            cap: params.overshoot.cap,
            asBonus: params.overshoot.asBonus,
          } as const,
        ]),
  ],

  explain(question) {
    const { target, unit, max, params, round } = question;
    const reckoned = reckon(question);
    if ('problem' in reckoned || target === undefined) return { figures: [], working: [] };
    const { ratio, share, points: given, over: beyond } = reckoned;
    const actual = shown(reckoned.actual);
    const [top, bottom] = params.direction === 'higher_better' ? [actual, target] : [target, actual];
    const [ofMax] = toPercentTexts([share], (shown = share) => round(times(ofPoints(max), shown)) === given);
    const isWhole = ratio !== undefined && compare(ratio, share) === 0;
    return {
      figures: [{ line: 'actual-and-target', actual, target, unit }],
      working: [
        ratio === undefined
          ? { line: 'nothing-left' }
          : { line: 'ratio', top, bottom, ratio: isWhole ? ofMax : toPercentText(ratio) },
        isZero(share) && ratio !== undefined && !isZero(ratio)
          ? { line: isNegative(ratio) ? 'under-zero' : 'below-threshold' }
          : { line: 'share-of-max', max, share: ofMax, points: given },
        compare(share, ONE) === 0 ? { line: 'capped', cap: max } : { line: 'under-cap', cap: max },
        ...(beyond
          ? [
              beyond.percent === undefined
                ? ({ line: 'overshoot-most', points: round(beyond.exact) } as const)
                : ({
                    line: 'overshoot',
                    percent: beyond.percent,
                    each: params.overshoot?.pointsPerPct ?? points(0),
                    points: round(beyond.exact),
                    isCapped: beyond.isCapped,
                  } as const),
            ]
          : []),
      ],
    };
  },
});
