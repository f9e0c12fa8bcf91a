// So với đơn vị dẫn đầu khối: a share for the target met, the rest by the distance to the bloc's best [RL1].
// The order of the branches is the rule; each is a test by its number.

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
  times,
  toDecimalText,
  toPercentText,
  toPercentTexts,
  type Fraction,
} from '../fraction.ts';
import type { Line } from '../lines.ts';
import { figuresOf } from '../cell.ts';
import type { TransformName } from '../transforms/transform.ts';
import { transforms } from '../transforms/registry.ts';
import { figureOf, shown } from './figure-of.ts';
import {
  defineKind,
  earned,
  invalid,
  WITHOUT_ASSIGNMENT,
  type InputProblem,
  type Outcome,
  type Peer,
  type Question,
  type UnitsIn,
} from './rule-kind.ts';

export const RelativeToLeader = z.object({
  kind: z.literal('relative_to_leader'),
  /** What meeting the target exactly earns, as a share of the maximum. */
  baseShare: Decimal.default('0.5'),
  /** A unit that has a result but no target: compared with its like, not assigned, or zero. */
  noTarget: z.enum(['separate_group', 'na', 'zero']).default('separate_group'),
});
export type RelativeToLeader = z.infer<typeof RelativeToLeader>;

const ZERO = fraction(0);
const ONE = fraction(1);
const percent = toPercentText;

type Branch =
  | { readonly is: 'problem'; readonly problem: InputProblem }
  | { readonly is: 'not-assigned' }
  | { readonly is: 'zero' }
  | { readonly is: 'group'; readonly best: Fraction; readonly points: Fraction }
  | { readonly is: 'short' | 'met'; readonly ratio: Fraction; readonly points: Fraction }
  | { readonly is: 'leads'; readonly ratio: Fraction; readonly points: Fraction }
  | { readonly is: 'behind'; readonly ratio: Fraction; readonly lead: Fraction; readonly points: Fraction };

function branchOf(question: Question<RelativeToLeader>): Branch {
  const { params, max, target, transform, peers } = question;
  const read = figureOf(question);
  if ('problem' in read) return { is: 'problem', problem: read.problem };
  const actual = read.value;
  const full = ofPoints(max);
  if (target === undefined) return withoutTarget(question, actual, full);
  const aim = ofDecimal(target);
  if (compare(aim, ZERO) <= 0) return { is: 'problem', problem: { code: 'target-not-positive' } };

  const ratio = over(actual, aim);
  const base = times(full, ofDecimal(params.baseShare));
  const place = compare(actual, aim);
  if (place < 0) return { is: 'short', ratio, points: larger(ZERO, times(base, ratio)) };
  // Meeting the target exactly earns the share alone, even for the unit that leads [RL3].
  if (place === 0) return { is: 'met', ratio, points: base };

  const lead = best([leadOf(peers, transform)], ratio);
  if (compare(ratio, lead) === 0) return { is: 'leads', ratio, points: full };
  // The lead is above 1 here, since this unit's own ratio is: never a division by zero [RL5].
  const climb = over(minus(ratio, ONE), minus(lead, ONE));
  return { is: 'behind', ratio, lead, points: plus(base, times(minus(full, base), climb)) };
}

function withoutTarget(
  { params: { noTarget }, transform, peers }: Question<RelativeToLeader>,
  actual: Fraction,
  full: Fraction,
): Branch {
  if (noTarget === 'na') return { is: 'not-assigned' };
  if (noTarget === 'zero') return { is: 'zero' };
  const most = best([mostWithoutTarget(peers, transform)], actual);
  if (compare(most, ZERO) <= 0) return { is: 'group', best: most, points: ZERO };
  return { is: 'group', best: most, points: larger(ZERO, times(full, over(actual, most))) };
}

function figureOfPeer({ input }: Peer, transform: TransformName): Fraction | undefined {
  const given = figuresOf(input);
  if (given === null || 'assigned' in given || 'typed' in given || 'override' in given) return undefined;
  const read = transforms[transform].read(given);
  return 'value' in read ? read.value : undefined;
}

function ratioOf(peer: Peer, transform: TransformName): Fraction | undefined {
  const figure = figureOfPeer(peer, transform);
  if (figure === undefined || peer.target === undefined) return undefined;
  const aim = ofDecimal(peer.target);
  return compare(aim, ZERO) > 0 ? over(figure, aim) : undefined;
}

// One list of peers is asked about once for each unit in it, and does not change: its best are found once.
const counted = new WeakMap<readonly Peer[], UnitsIn>();
const leads = new WeakMap<readonly Peer[], Fraction | undefined>();
const mosts = new WeakMap<readonly Peer[], Fraction | undefined>();

function leadOf(peers: readonly Peer[], transform: TransformName): Fraction | undefined {
  if (!leads.has(peers)) leads.set(peers, highest(peers.map((peer) => ratioOf(peer, transform))));
  return leads.get(peers);
}

function mostWithoutTarget(peers: readonly Peer[], transform: TransformName): Fraction | undefined {
  if (!mosts.has(peers)) {
    const like = peers.filter((peer) => peer.target === undefined);
    mosts.set(peers, highest(like.map((peer) => figureOfPeer(peer, transform))));
  }
  return mosts.get(peers);
}

const highest = (values: readonly (Fraction | undefined)[]): Fraction | undefined =>
  values.reduce((most, value) => (value && (!most || compare(value, most) > 0) ? value : most), undefined);

const best = (values: readonly (Fraction | undefined)[], own: Fraction): Fraction =>
  values.reduce<Fraction>(
    (most, value) => (value !== undefined && compare(value, most) > 0 ? value : most),
    own,
  );

/** Units that have answered, or were not assigned it; an unreadable figure has not answered. */
function unitsIn(peers: readonly Peer[]): UnitsIn {
  const known = counted.get(peers);
  if (known) return known;
  const answered = peers.filter(({ input }) => input !== null && !('typed' in input));
  const units = { in: answered.length, of: peers.length };
  counted.set(peers, units);
  return units;
}

function outcomeOf(branch: Branch, question: Question<RelativeToLeader>): Outcome {
  if (branch.is === 'problem') return invalid(branch.problem);
  if (branch.is === 'not-assigned') return WITHOUT_ASSIGNMENT;
  const outcome = earned(question, branch.is === 'zero' ? ZERO : branch.points);
  // Short of the target, or exactly at it, no other unit's figure can change the score [RL7].
  const settled = branch.is === 'short' || branch.is === 'met' || branch.is === 'zero';
  const coming = unitsIn(question.peers);
  return settled || coming.in >= coming.of ? outcome : { ...outcome, provisional: coming };
}

function workingOf(
  branch: Branch,
  { max, params, round }: Question<RelativeToLeader>,
  actual: Decimal,
  target: Decimal,
): Line[] {
  const share = params.baseShare;
  const full = ofPoints(max);
  const base = times(full, ofDecimal(share));
  switch (branch.is) {
    case 'short': {
      const given = round(branch.points);
      const [ratio] = toPercentTexts([branch.ratio], (r = ONE) => round(times(base, r)) === given);
      return [
        { line: 'ratio', top: actual, bottom: target, ratio },
        isNegative(branch.ratio)
          ? { line: 'under-zero' }
          : { line: 'leader-short', share, max, ratio, points: given },
      ];
    }
    case 'met':
      return [{ line: 'leader-met', share, max, points: round(branch.points) }];
    case 'leads':
      return [
        { line: 'ratio', top: actual, bottom: target, ratio: percent(branch.ratio) },
        { line: 'leader-leads', points: round(branch.points) },
      ];
    case 'behind': {
      const given = round(branch.points);
      const beyond = [minus(branch.ratio, ONE), minus(branch.lead, ONE)] as const;
      const [above, leadAbove] = toPercentTexts(
        beyond,
        (own = ONE, lead = ONE) =>
          !isZero(lead) && round(plus(base, times(minus(full, base), over(own, lead)))) === given,
      );
      return [
        { line: 'ratio', top: actual, bottom: target, ratio: percent(branch.ratio) },
        { line: 'leader-best', ratio: percent(branch.lead) },
        { line: 'leader-behind', share, max, over: above, leadOver: leadAbove, points: given },
      ];
    }
    case 'group':
      if (actual.startsWith('-')) return [{ line: 'under-zero' }];
      if (compare(branch.best, ZERO) <= 0) return [{ line: 'leader-nothing' }];
      return [
        {
          line: 'leader-group',
          actual,
          best: toDecimalText(branch.best, 6),
          max,
          points: round(branch.points),
        },
      ];
    case 'zero':
      return [{ line: 'no-target-zero' }];
    case 'problem':
    case 'not-assigned':
      return [];
  }
}

export const relativeToLeader = defineKind<RelativeToLeader>({
  kind: 'relative_to_leader',
  params: RelativeToLeader,
  comparesUnits: true,
  usesTarget: () => true,
  entry: { control: 'number' },
  fullMarks: () => undefined,
  evaluate: (question) => outcomeOf(branchOf(question), question),
  rule: ({ params, max }) => [{ line: 'leader-rule', share: params.baseShare, max }],

  explain(question) {
    const { target, unit } = question;
    const read = figureOf(question);
    const actual = 'value' in read ? shown(read.value) : '0';
    return {
      figures: [
        target === undefined
          ? { line: 'actual-without-target', actual, unit }
          : { line: 'actual-and-target', actual, target, unit },
      ],
      working: workingOf(branchOf(question), question, actual, target ?? '0'),
    };
  },
});
