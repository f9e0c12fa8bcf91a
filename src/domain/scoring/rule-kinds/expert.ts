// Chấm theo mức độ: a person judges, within the range and the step that the table gives [EP1].

import { z } from 'zod';
import { compare, fraction, isWhole, over, times, toDecimalText, ofPoints } from '../fraction.ts';
import { Points, points } from '../points.ts';
import { figureOf } from './figure-of.ts';
import { defineKind, earned, invalid } from './rule-kind.ts';

export const Expert = z.object({
  kind: z.literal('expert'),
  /** The least that may be given; 0 where the table says nothing, below it for a penalty. */
  min: Points.optional(),
  step: Points.optional(),
});
export type Expert = z.infer<typeof Expert>;

const HUNDRED = fraction(100);
const asDecimal = (value: Points) => toDecimalText(over(ofPoints(value), HUNDRED), 2);
const least = (params: Expert): Points => params.min ?? points(0);
const step = (params: Expert): Points => params.step ?? points(1);

export const expert = defineKind<Expert>({
  kind: 'expert',
  params: Expert,
  comparesUnits: false,
  usesTarget: () => false,
  entry: { control: 'points', step },
  // Not offered where the maximum itself lies off the step [SC5].
  fullMarks: ({ params, max }) =>
    isWhole(over(ofPoints(max), ofPoints(step(params)))) ? { value: asDecimal(max) } : undefined,

  evaluate(question) {
    const { params, max } = question;
    const read = figureOf(question);
    if ('problem' in read) return invalid(read.problem);
    const hundredths = times(read.value, HUNDRED);
    if (compare(hundredths, ofPoints(least(params))) < 0 || compare(hundredths, ofPoints(max)) > 0) {
      return invalid({ code: 'out-of-range', least: asDecimal(least(params)), most: asDecimal(max) });
    }
    if (!isWhole(over(hundredths, ofPoints(step(params))))) {
      return invalid({ code: 'off-step', step: asDecimal(step(params)) });
    }
    return earned(question, hundredths);
  },

  rule: ({ params, max }) => [{ line: 'expert-rule', least: least(params), most: max, step: step(params) }],

  explain(question) {
    const read = figureOf(question);
    const given = 'value' in read ? question.round(times(read.value, HUNDRED)) : points(0);
    return {
      figures: [{ line: 'judged-figure', points: given }],
      working: [{ line: 'gives', points: given }],
    };
  },
});
