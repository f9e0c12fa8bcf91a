// Điểm do cơ quan khác chấm: taken as it is, brought to the criterion's scale, or by the class it gives [XS1].

import { z } from 'zod';
import { tidyText } from '../../../base/text.ts';
import { Decimal } from '../decimal.ts';
import { fraction, ofDecimal, ofPoints, over, times, toDecimalText } from '../fraction.ts';
import { Option } from './choice.ts';
import { figureOf, shown } from './figure-of.ts';
import { defineKind, earned, invalid, notAnOption, type Question } from './rule-kind.ts';

export const ExternalScore = z
  .object({
    kind: z.literal('external_score'),
    /** Who gives it: "Sở Nội vụ (PAR INDEX)". */
    source: z.string().min(1).max(200).transform(tidyText),
    /** The most that the other office gives. */
    sourceMax: Decimal.refine((most) => most !== '0' && !most.startsWith('-')).default('100'),
    map: z.enum(['as_is', 'linear', 'classes']),
    classes: z.array(Option).max(30).optional(),
  })
  .refine(({ map, classes }) => map !== 'classes' || (classes !== undefined && classes.length > 0));
export type ExternalScore = z.infer<typeof ExternalScore>;

const HUNDRED = fraction(100);

function reckon(question: Question<ExternalScore>) {
  const { params, max, input } = question;
  if (params.map === 'classes') {
    if (!('choice' in input)) return { problem: notAnOption(params.classes ?? []) };
    const given = params.classes?.find(({ id }) => id === input.choice);
    if (!given) return { problem: { code: 'no-such-option' } as const };
    return { given: given.label, points: ofPoints(given.points) };
  }
  // As it is, it is points of this table: no more than the criterion may give.
  const most = params.map === 'as_is' ? toDecimalText(over(ofPoints(max), HUNDRED), 2) : params.sourceMax;
  const read = figureOf(question, { least: '0', most });
  if ('problem' in read) return read;
  const points =
    params.map === 'as_is'
      ? times(read.value, HUNDRED)
      : times(ofPoints(max), over(read.value, ofDecimal(params.sourceMax)));
  return { given: shown(read.value), points };
}

export const externalScore = defineKind<ExternalScore>({
  kind: 'external_score',
  params: ExternalScore,
  comparesUnits: false,
  usesTarget: () => false,
  entry: { control: 'number' },
  entryOf: (params) =>
    params.map === 'classes'
      ? { control: 'choice', options: () => params.classes ?? [] }
      : { control: 'number' },
  // Another office gave the score: there is nothing to offer.
  fullMarks: () => undefined,

  evaluate(question) {
    const reckoned = reckon(question);
    return 'problem' in reckoned ? invalid(reckoned.problem) : earned(question, reckoned.points);
  },

  rule: ({ params, max }) => [
    params.map === 'classes'
      ? { line: 'external-classes-rule', source: params.source, options: params.classes ?? [] }
      : params.map === 'linear'
        ? { line: 'external-linear-rule', source: params.source, most: params.sourceMax, max }
        : { line: 'external-rule', source: params.source, max },
  ],

  explain(question) {
    const reckoned = reckon(question);
    if ('problem' in reckoned) return { figures: [], working: [] };
    const { params, max, round } = question;
    const points = round(reckoned.points);
    return {
      figures: [
        params.map === 'classes'
          ? { line: 'chosen', label: reckoned.given }
          : { line: 'external-figure', source: params.source, given: reckoned.given },
      ],
      working: [
        params.map === 'linear'
          ? { line: 'brought-to-scale', given: reckoned.given, most: params.sourceMax, max, points }
          : { line: 'gives', points },
      ],
    };
  },
});
