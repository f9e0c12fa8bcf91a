// Chấm theo bậc: the first tier that holds the figure gives its points. Each end says whether it belongs [TI1].

import { z } from 'zod';
import { Decimal } from '../decimal.ts';
import {
  compare,
  fraction,
  minus,
  ofDecimal,
  ofPoints,
  over,
  times,
  toDecimalText,
  toPercentText,
} from '../fraction.ts';
import { points } from '../points.ts';
import type { TransformName } from '../transforms/transform.ts';
import { holds, Tier } from '../tier.ts';
import { figureOf, shown } from './figure-of.ts';
import { defineKind, earned, invalid, type Question } from './rule-kind.ts';

export const Tiers = z.object({
  kind: z.literal('tiers'),
  domain: z.enum(['number', 'integer']).default('number'),
  /** What stands in the tiers: the result itself, its percentage of the target, or what it lacks to it. */
  measure: z.enum(['actual', 'percent_of_target', 'short_of_target']).default('actual'),
  /** For showing only; the tiers themselves decide. */
  direction: z.enum(['higher_better', 'lower_better']).default('higher_better'),
  /** The range a result may lie in. */
  least: Decimal.default('0'),
  most: Decimal.optional(),
  tiers: z.array(Tier).min(1),
});
export type Tiers = z.infer<typeof Tiers>;

const HUNDRED = fraction(100);

/** The least result there is: nothing bounds a fall where the table says no other least, since it may be a rise. */
export const leastOf = ({ least }: Tiers, transform: TransformName = 'identity'): Decimal | undefined =>
  transform === 'delta' && least === '0' ? undefined : least;

function reckon(question: Pick<Question<Tiers>, 'params' | 'input' | 'target' | 'transform'>) {
  const { params, target } = question;
  const read = figureOf(question, {
    least: leastOf(params, question.transform),
    most: params.most,
    whole: params.domain === 'integer',
  });
  if ('problem' in read) return read;
  if (params.measure !== 'actual' && target === undefined) return { problem: { code: 'no-target' } as const };
  const aim = target === undefined ? fraction(0) : ofDecimal(target);
  if (params.measure === 'percent_of_target' && compare(aim, fraction(0)) <= 0) {
    return { problem: { code: 'target-not-positive' } as const };
  }
  const figure =
    params.measure === 'actual'
      ? read.value
      : params.measure === 'percent_of_target'
        ? times(over(read.value, aim), HUNDRED)
        : minus(aim, read.value);
  return { actual: read.value, figure, tier: params.tiers.find((tier) => holds(tier, figure)) };
}

export const tiers = defineKind<Tiers>({
  kind: 'tiers',
  params: Tiers,
  comparesUnits: false,
  usesTarget: (params) => params.measure !== 'actual',
  entry: { control: 'number' },

  fullMarks({ params, max, target }) {
    const best = params.tiers.find((tier) => tier.points === max);
    const end = best?.eq ?? best?.min ?? best?.max;
    if (end === undefined) return undefined;
    const value = params.measure === 'actual' ? end : target && wantedFor(end, params.measure, target);
    if (value === undefined) return undefined;
    // An earlier tier may hold this end, or the range may leave it out: offered only where it earns the maximum.
    const reckoned = reckon({ params, input: { value }, target, transform: 'identity' });
    return 'tier' in reckoned && reckoned.tier?.points === max ? { value } : undefined;
  },

  evaluate(question) {
    const reckoned = reckon(question);
    if ('problem' in reckoned) return invalid(reckoned.problem);
    // Outside every tier earns nothing; the designer's checks ask for tiers without gaps [TI3].
    return earned(question, ofPoints(reckoned.tier?.points ?? points(0)));
  },

  rule: ({ params, unit }) => [
    {
      line: 'tiers-rule',
      measure: params.measure,
      unit: params.measure === 'percent_of_target' ? '%' : unit,
      tiers: params.tiers,
    },
  ],

  explain(question) {
    const { params, target, unit } = question;
    const reckoned = reckon(question);
    if ('problem' in reckoned) return { figures: [], working: [] };
    const actual = shown(reckoned.actual);
    const figure =
      params.measure === 'percent_of_target'
        ? toPercentText(over(reckoned.figure, HUNDRED))
        : toDecimalText(reckoned.figure, 6);
    return {
      figures: [
        params.measure === 'actual' || target === undefined
          ? { line: 'actual', actual, unit }
          : { line: 'actual-and-target', actual, target, unit },
      ],
      working: [
        ...(params.measure === 'percent_of_target' && target !== undefined
          ? [{ line: 'ratio', top: actual, bottom: target, ratio: figure } as const]
          : params.measure === 'short_of_target' && target !== undefined
            ? [{ line: 'shortfall', target, actual, short: figure, unit } as const]
            : []),
        reckoned.tier === undefined
          ? { line: 'no-tier' }
          : {
              line: 'in-tier',
              tier: reckoned.tier,
              unit: params.measure === 'percent_of_target' ? '%' : unit,
              points: question.round(ofPoints(reckoned.tier.points)),
            },
      ],
    };
  },
});

/** The result that has its figure at this end of a tier; undefined where no decimal says it exactly. */
function wantedFor(end: Decimal, measure: 'percent_of_target' | 'short_of_target', target: Decimal) {
  const wanted =
    measure === 'percent_of_target'
      ? over(times(ofDecimal(end), ofDecimal(target)), HUNDRED)
      : minus(ofDecimal(target), ofDecimal(end));
  const value = toDecimalText(wanted, 6);
  return compare(ofDecimal(value), wanted) === 0 ? value : undefined;
}
