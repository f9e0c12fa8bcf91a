// Khoảng cho phép: inside two bounds the points are earned, outside they are not [BD1].

import { z } from 'zod';
import { Decimal } from '../decimal.ts';
import { compare, ofDecimal, ofPoints } from '../fraction.ts';
import { Points, points } from '../points.ts';
import { figureOf, shown } from './figure-of.ts';
import { defineKind, earned, invalid, type InputProblem, type Question } from './rule-kind.ts';

/** A number, or what the unit itself brings: its target, its last year. */
const BandEnd = z.union([Decimal, z.strictObject({ ref: z.enum(['target', 'previous']) })]);
type BandEnd = z.infer<typeof BandEnd>;

export const Band = z
  .object({
    kind: z.literal('band'),
    low: BandEnd.optional(),
    lowIncl: z.boolean().default(true),
    high: BandEnd.optional(),
    highIncl: z.boolean().default(true),
    pointsIn: Points.optional(),
    pointsOut: Points.optional(),
  })
  .refine(({ low, high }) => low !== undefined || high !== undefined);
export type Band = z.infer<typeof Band>;

const refersTo = ({ low, high }: Band, ref: 'target' | 'previous'): boolean =>
  [low, high].some((end) => typeof end === 'object' && end.ref === ref);

function endOf(
  end: BandEnd | undefined,
  { input, target }: Question<Band>,
): { readonly at: Decimal | undefined } | { readonly problem: InputProblem } {
  if (end === undefined || typeof end === 'string') return { at: end };
  const at = end.ref === 'target' ? target : 'before' in input ? input.before : undefined;
  return at === undefined
    ? { problem: { code: end.ref === 'target' ? 'no-target' : 'no-previous' } }
    : { at };
}

function reckon(question: Question<Band>) {
  const { params, max } = question;
  const read = figureOf(question);
  if ('problem' in read) return read;
  const low = endOf(params.low, question);
  if ('problem' in low) return low;
  const high = endOf(params.high, question);
  if ('problem' in high) return high;
  const above = low.at === undefined ? 1 : compare(read.value, ofDecimal(low.at));
  const below = high.at === undefined ? -1 : compare(read.value, ofDecimal(high.at));
  const inside = (params.lowIncl ? above >= 0 : above > 0) && (params.highIncl ? below <= 0 : below < 0);
  return {
    actual: read.value,
    low: low.at,
    high: high.at,
    inside,
    points: inside ? (params.pointsIn ?? max) : (params.pointsOut ?? points(0)),
  };
}

export const band = defineKind<Band>({
  kind: 'band',
  params: Band,
  comparesUnits: false,
  usesTarget: (params) => refersTo(params, 'target'),
  usesPrevious: (params) => refersTo(params, 'previous'),
  entry: { control: 'number' },

  fullMarks({ params, max }) {
    if ((params.pointsIn ?? max) !== max) return undefined;
    const { low, lowIncl, high, highIncl } = params;
    // An end that belongs to the band and is a number of its own; which side it lies on does not matter here.
    const end =
      typeof low === 'string' && lowIncl ? low : typeof high === 'string' && highIncl ? high : undefined;
    const other = end === low ? high : low;
    if (end === undefined || typeof other === 'object') return undefined;
    if (other === undefined) return { value: end };
    const order = compare(ofDecimal(low as Decimal), ofDecimal(high as Decimal));
    return order < 0 || (order === 0 && lowIncl && highIncl) ? { value: end } : undefined;
  },

  evaluate(question) {
    const reckoned = reckon(question);
    return 'problem' in reckoned ? invalid(reckoned.problem) : earned(question, ofPoints(reckoned.points));
  },

  rule: ({ params, max, unit }) => [
    {
      line: 'band-rule',
      low: params.low ?? null,
      lowIncl: params.lowIncl,
      high: params.high ?? null,
      highIncl: params.highIncl,
      unit,
      inside: params.pointsIn ?? max,
      outside: params.pointsOut ?? points(0),
    },
  ],

  explain(question) {
    const reckoned = reckon(question);
    if ('problem' in reckoned) return { figures: [], working: [] };
    const { low, high, inside } = reckoned;
    return {
      figures: [{ line: 'actual', actual: shown(reckoned.actual), unit: question.unit }],
      working: [
        {
          line: 'in-band',
          inside,
          low: low ?? null,
          lowIncl: question.params.lowIncl,
          high: high ?? null,
          highIncl: question.params.highIncl,
          unit: question.unit,
        },
        { line: 'gives', points: question.round(ofPoints(reckoned.points)) },
      ],
    };
  },
});
