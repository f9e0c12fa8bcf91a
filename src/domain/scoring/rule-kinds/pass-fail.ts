// Đạt / không đạt: all the points or none, unless the table sets other numbers [PF1].

import { z } from 'zod';
import { Points, points } from '../points.ts';
import { defineKind, invalid, scored } from './rule-kind.ts';

export const PassFail = z.object({
  kind: z.literal('pass_fail'),
  pointsTrue: Points.optional(),
  pointsFalse: Points.optional(),
});
export type PassFail = z.infer<typeof PassFail>;

const earned = (params: PassFail, max: Points, passed: boolean): Points =>
  passed ? (params.pointsTrue ?? max) : (params.pointsFalse ?? points(0));

export const passFail = defineKind<PassFail>({
  kind: 'pass_fail',
  params: PassFail,
  comparesUnits: false,
  usesTarget: () => false,
  entry: { control: 'pass-fail' },
  fullMarks: () => ({ passed: true }),

  evaluate({ params, max, input }) {
    if (!('passed' in input)) return invalid({ code: 'unreadable' });
    return scored(earned(params, max, input.passed));
  },

  rule: ({ params, max }) => [
    { line: 'pass-fail-rule', passed: earned(params, max, true), failed: earned(params, max, false) },
  ],

  explain(question) {
    const passed = 'passed' in question.input && question.input.passed;
    return {
      figures: [{ line: 'pass-fail-figure', passed }],
      working: [{ line: 'gives', points: earned(question.params, question.max, passed) }],
    };
  },
});
