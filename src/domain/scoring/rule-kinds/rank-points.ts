// Điểm theo thứ hạng trong khối: the first gets so many, the second so many, the rest what is left [RN1].

import { z } from 'zod';
import { figuresOf, isBlank, isNotAssigned } from '../cell.ts';
import { compare, fraction, ofPoints, over, plus, type Fraction } from '../fraction.ts';
import { Points, points } from '../points.ts';
import { transforms } from '../transforms/registry.ts';
import { figureOf, shown } from './figure-of.ts';
import { defineKind, earned, invalid, type Peer, type Question } from './rule-kind.ts';

export const RankPoints = z.object({
  kind: z.literal('rank_points'),
  order: z.enum(['desc', 'asc']).default('desc'),
  /** Points of the first place, the second, and so on. */
  points: z.array(Points).min(1).max(60),
  /** Points of every place after those; 0 where the table says nothing. */
  rest: Points.optional(),
  /** Units level with each other get the points of the best of their places, their mean, or those of the last. */
  tie: z.enum(['same', 'average', 'next']).default('same'),
});
export type RankPoints = z.infer<typeof RankPoints>;

const pointsAt = (params: RankPoints, place: number): Points =>
  params.points[place - 1] ?? params.rest ?? points(0);

function figureOfPeer({ input }: Peer, { transform }: Question<RankPoints>): Fraction | undefined {
  const given = figuresOf(input);
  if (isBlank(given) || isNotAssigned(given) || 'typed' in given || 'assigned' in given) return undefined;
  if ('override' in given) return undefined;
  const read = transforms[transform].read(given);
  return 'value' in read ? read.value : undefined;
}

function reckon(question: Question<RankPoints>) {
  const { params, peers } = question;
  const read = figureOf(question);
  if ('problem' in read) return read;
  // How many go before it, and how many stand level with it: two places in one sorted list.
  const sorted = figuresOfPeers(peers, question);
  const direction = params.order === 'desc' ? 1 : -1;
  const against = (figure: Fraction) => compare(figure, read.value) * direction;
  const better = countWhile(sorted, (figure) => against(figure) > 0);
  const level = countWhile(sorted, (figure) => against(figure) >= 0) - better;
  // Alone, as when a unit is reckoned by itself, it is level with nobody but itself.
  const [first, last] = [better + 1, better + Math.max(level, 1)];
  return { actual: read.value, place: first, level: last - first + 1, points: shared(params, first, last) };
}

// One list of peers is asked about once for each unit in it, and does not change: it is read and sorted once, the
// best first.
const figures = new WeakMap<readonly Peer[], readonly Fraction[]>();

function figuresOfPeers(peers: readonly Peer[], question: Question<RankPoints>): readonly Fraction[] {
  const known = figures.get(peers);
  if (known) return known;
  const direction = question.params.order === 'desc' ? -1 : 1;
  const read = peers
    .flatMap((peer) => figureOfPeer(peer, question) ?? [])
    .sort((a, b) => compare(a, b) * direction);
  figures.set(peers, read);
  return read;
}

/** How many at the head of a sorted list hold, found by halving. */
function countWhile(sorted: readonly Fraction[], holds: (figure: Fraction) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const figure = sorted[middle];
    if (figure !== undefined && holds(figure)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shared(params: RankPoints, first: number, last: number): Fraction {
  if (params.tie === 'same') return ofPoints(pointsAt(params, first));
  if (params.tie === 'next') return ofPoints(pointsAt(params, last));
  let sum = fraction(0);
  for (let place = first; place <= last; place += 1) sum = plus(sum, ofPoints(pointsAt(params, place)));
  return over(sum, fraction(last - first + 1));
}

export const rankPoints = defineKind<RankPoints>({
  kind: 'rank_points',
  params: RankPoints,
  comparesUnits: true,
  usesTarget: () => false,
  entry: { control: 'number' },
  fullMarks: () => undefined,

  evaluate(question) {
    const reckoned = reckon(question);
    if ('problem' in reckoned) return invalid(reckoned.problem);
    const { peers } = question;
    const here = peers.filter(({ input }) => !isBlank(input) && !('typed' in input)).length;
    const outcome = earned(question, reckoned.points);
    return here >= peers.length ? outcome : { ...outcome, provisional: { in: here, of: peers.length } };
  },

  rule: ({ params }) => [
    {
      line: 'rank-rule',
      order: params.order,
      points: params.points,
      rest: params.rest ?? points(0),
      tie: params.tie,
    },
  ],

  explain(question) {
    const reckoned = reckon(question);
    if ('problem' in reckoned) return { figures: [], working: [] };
    return {
      figures: [{ line: 'actual', actual: shown(reckoned.actual), unit: question.unit }],
      working: [
        { line: 'place-in-bloc', place: reckoned.place, level: reckoned.level },
        { line: 'gives', points: question.round(reckoned.points) },
      ],
    };
  },
});
