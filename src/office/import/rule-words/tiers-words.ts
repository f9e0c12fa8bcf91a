// "Đạt 100%: 2 điểm; từ 95% đến dưới 100%: 1,75 điểm; dưới 95%: 0 điểm": a scale of steps.

import { compare, ofDecimal } from '../../../domain/scoring/fraction.ts';
import { hasWord } from '../understand/words-of.ts';
import { points } from '../../../domain/scoring/points.ts';
import { holds, type Tier } from '../../../domain/scoring/tier.ts';
import { clausesOf, priced, type Priced, type RuleWords } from './clauses.ts';
import { ANY, isRest, rangeIn, type SaidRange } from './ranges.ts';
import type { Guess } from './suggest-rule.ts';

export function readTiers(words: RuleWords): Guess | undefined {
  const steps = clausesOf(words).map((clause) => priced(clause, words.max));
  if (steps.length < 2 || !steps.every((step) => step !== undefined)) return undefined;
  if (steps.some(({ label }) => hasWord(label, 'trừ', 'cứ', 'mỗi', 'thứ', 'hạng', 'xếp'))) return undefined;
  const rest = steps.filter(({ label }) => isRest(label));
  const said = steps
    .filter(({ label }) => !isRest(label))
    .map((step) => ({ step, said: rangeIn(step.label) }));
  if (rest.length > 1 || said.length < 1 || !said.every(({ said: range }) => range !== undefined))
    return undefined;
  const ranges = said as readonly { readonly step: Priced; readonly said: SaidRange }[];
  const unit = unitOf(ranges);
  if (unit === undefined) return undefined;
  // "Không" is none of a thing that is counted, and nothing of a percentage.
  const isNone = ranges.some(({ said: { unit: own } }) => own === ANY);
  if (isNone && !COUNTED.has(unit)) return undefined;
  const tiers = ranges.map(({ step, said: { range } }): Tier => ({ ...range, points: points(step.points) }));
  const open = opened(tiers, unit);
  const last = rest[0] && restOf(open, rest[0].points);
  if (rest.length > 0 && !last) return undefined;
  const all = inReach(last ? [...open, last] : open);
  if (!all) return undefined;
  const isLate = ranges.some(({ step }) => /hạn|thời gian/u.test(step.label));
  const isOfTarget = unit === '%' && steps.some(({ label }) => OF_TARGET.test(label));
  const measure = isOfTarget ? 'percent_of_target' : 'actual';
  // A percentage of what is counted in tonnes is not counted in tonnes.
  const isOwnUnit = isOfTarget || unit === '' || words.unit === '' || unit === ANY || unit === words.unit;
  return {
    rule: {
      kind: 'tiers',
      domain: isCounted(unit, all) ? 'integer' : 'number',
      measure,
      direction: isLowerBetter(all) ? 'lower_better' : 'higher_better',
      least: '0',
      tiers: all,
    },
    unit:
      unit === ANY ? (isLate ? 'ngày' : '') : isOfTarget ? words.unit : isOwnUnit ? words.unit || unit : unit,
    sure: isOwnUnit ? 'exact' : 'likely',
  };
}

/** The percentage is one of a target that each unit was given. */
const OF_TARGET = /kế hoạch|chỉ tiêu|dự toán|(?<!\p{L})kh(?!\p{L})|mục tiêu/u;

/** One unit for all steps; '' says nothing against any other. */
function unitOf(ranges: readonly { readonly said: SaidRange }[]): string | undefined {
  const units = new Set(ranges.map(({ said: { unit } }) => unit).filter((unit) => unit !== ''));
  if (units.size === 2) units.delete(ANY);
  return units.size > 1 ? undefined : ([...units][0] ?? '');
}

const COUNTED = new Set(['ngày', 'lần', 'buổi', 'tháng', 'vụ', 'người', 'xã', 'mô hình', 'trường hợp', ANY]);
const isCounted = (unit: string, tiers: readonly Tier[]): boolean =>
  COUNTED.has(unit) && tiers.every((tier) => endsOf(tier).every((end) => !end.includes('.')));

const endsOf = ({ eq, min, min_excl: above, max, max_excl: below }: Tier): readonly string[] =>
  [eq, min, above, max, below].filter((end) => end !== undefined);

const lowest = (tier: Tier): number =>
  Math.min(...endsOf(tier).map(Number)) - (tier.max_excl === undefined && tier.max === undefined ? 0 : 0.5);

const isLowerBetter = (tiers: readonly Tier[]): boolean => {
  const sorted = tiers.toSorted((a, b) => lowest(a) - lowest(b));
  return (sorted[0]?.points ?? 0) > (sorted.at(-1)?.points ?? 0);
};

/** "Đạt 100%" at the top of a scale is met by whoever does better. */
function opened(tiers: readonly Tier[], unit: string): Tier[] {
  return tiers.map((tier) => {
    const { eq, points: own } = tier;
    if (eq !== '100' || unit !== '%') return tier;
    const isTop = tiers.every(
      (other) =>
        other === tier ||
        endsOf(other).every((end) => compare(ofDecimal(end), ofDecimal(eq)) <= 0 && other.min_excl !== eq),
    );
    return isTop ? { min: eq, points: own } : tier;
  });
}

/**
 * The first step that holds a figure wins: one figure ("đúng hạn") goes before the range it lies in. Undefined where
 * a step would never win, for then the order meant something else.
 */
function inReach(tiers: readonly Tier[]): Tier[] | undefined {
  const isWithin = (tier: Tier, at: number) =>
    tier.eq !== undefined && tiers.slice(0, at).some((before) => holds(before, ofDecimal(tier.eq ?? '0')));
  const ordered = [
    ...tiers.filter((tier, at) => isWithin(tier, at)),
    ...tiers.filter((tier, at) => !isWithin(tier, at)),
  ];
  const ends = tiers.flatMap(endsOf).map(Number);
  const probes = [...ends, ...ends.flatMap((end) => [end - 0.01, end + 0.01])].filter((probe) => probe >= 0);
  const winners = new Set(
    probes.map((probe) => {
      const figure = ofDecimal(String(Number(probe.toFixed(4))));
      return ordered.find((tier) => holds(tier, figure));
    }),
  );
  return ordered.every((tier) => winners.has(tier)) ? ordered : undefined;
}

/** What is left under the lowest end, or over the highest; undefined where that cannot be said in one range. */
function restOf(tiers: readonly Tier[], earned: number): Tier | undefined {
  const sorted = tiers.toSorted((a, b) => lowest(a) - lowest(b));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return undefined;
  const own = points(earned);
  const low = first.eq ?? first.min;
  const isOpenBelow = low === undefined && first.min_excl === undefined;
  // What is left lies where the points fall to.
  if (!isOpenBelow && low !== '0' && !isLowerBetter(tiers)) {
    return low === undefined ? { max: first.min_excl, points: own } : { max_excl: low, points: own };
  }
  const high = last.eq ?? last.max;
  if (high !== undefined) return { min_excl: high, points: own };
  return last.max_excl === undefined ? undefined : { min: last.max_excl, points: own };
}
