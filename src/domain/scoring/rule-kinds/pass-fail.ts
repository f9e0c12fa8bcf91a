// Đạt / không đạt: all the points or none, unless the table sets other numbers [PF1].

import { z } from 'zod';
import { ofPoints } from '../fraction.ts';
import { Points, points } from '../points.ts';
import { defineKind, earned, invalid } from './rule-kind.ts';

export const PassFail = z.object({
  kind: z.literal('pass_fail'),
  pointsTrue: Points.optional(),
  pointsFalse: Points.optional(),
});
export type PassFail = z.infer<typeof PassFail>;

const pointsFor = (params: PassFail, max: Points, passed: boolean): Points =>
  passed ? (params.pointsTrue ?? max) : (params.pointsFalse ?? points(0));

export const passFail = defineKind<PassFail>({
  kind: 'pass_fail',
  params: PassFail,
  comparesUnits: false,
  usesTarget: () => false,
  entry: { control: 'pass-fail' },

  fullMarks({ params, max }) {
    const passed = [true, false].find((answer) => pointsFor(params, max, answer) === max);
    return passed === undefined ? undefined : { passed };
  },

  evaluate(question) {
    const { params, max, input } = question;
    if (!('passed' in input)) return invalid({ code: 'not-a-mark' });
    return earned(question, ofPoints(pointsFor(params, max, input.passed)));
  },

  rule: ({ params, max }) => [
    { line: 'pass-fail-rule', passed: pointsFor(params, max, true), failed: pointsFor(params, max, false) },
  ],

  explain(question) {
    const passed = 'passed' in question.input && question.input.passed;
    return {
      figures: [{ line: 'pass-fail-figure', passed }],
      working: [
        { line: 'gives', points: question.round(ofPoints(pointsFor(question.params, question.max, passed))) },
      ],
    };
  },
});
