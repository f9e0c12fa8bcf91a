// Chấm thẳng theo số lượng: so many points for each one, up to a cap [PU1].

import { z } from 'zod';
import { ofPoints, smaller, times } from '../fraction.ts';
import { Points } from '../points.ts';
import { figureOf, shown } from './figure-of.ts';
import { defineKind, earned, invalid } from './rule-kind.ts';

export const PerUnit = z.object({
  kind: z.literal('per_unit'),
  /** Points for each one counted. */
  pointPerUnit: Points,
  /** The most they may add up to; the criterion's maximum where the table says nothing. */
  cap: Points.optional(),
});
export type PerUnit = z.infer<typeof PerUnit>;

const COUNT = { least: '0', whole: true } as const;

export const perUnit = defineKind<PerUnit>({
  kind: 'per_unit',
  params: PerUnit,
  comparesUnits: false,
  usesTarget: () => false,
  entry: { control: 'count' },

  fullMarks({ params, max }) {
    const cap = params.cap ?? max;
    return params.pointPerUnit > 0 && cap > 0
      ? { value: String(Math.ceil(cap / params.pointPerUnit)) }
      : undefined;
  },

  evaluate(question) {
    const { params, max } = question;
    const read = figureOf(question, COUNT);
    if ('problem' in read) return invalid(read.problem);
    return earned(
      question,
      smaller(times(read.value, ofPoints(params.pointPerUnit)), ofPoints(params.cap ?? max)),
    );
  },

  rule: ({ params, max, unit }) => [
    { line: 'per-unit-rule', each: params.pointPerUnit, unit, cap: params.cap ?? max },
  ],

  explain(question) {
    const { params, max, unit, round } = question;
    const read = figureOf(question, COUNT);
    if ('problem' in read) return { figures: [], working: [] };
    const count = shown(read.value);
    const cap = params.cap ?? max;
    const raw = round(times(read.value, ofPoints(params.pointPerUnit)));
    return {
      figures: [{ line: 'count-figure', count, unit }],
      working: [
        { line: 'product', count, each: params.pointPerUnit, points: raw },
        raw > cap ? { line: 'capped', cap } : { line: 'under-cap', cap },
      ],
    };
  },
});
