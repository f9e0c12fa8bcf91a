// The vocabulary of explanations: each line is a code with its numbers. `words.ts` gives each its sentence.

import type { Decimal } from './decimal.ts';
import type { Points } from './points.ts';
import type { Tier } from './tier.ts';

export interface LineArgs {
  'pass-fail-rule': { passed: Points; failed: Points };
  'pass-fail-figure': { passed: boolean };
  'per-unit-rule': { each: Points; unit: string; cap: Points };
  'count-figure': { count: Decimal; unit: string };
  product: { count: Decimal; each: Points; points: Points };
  capped: { cap: Points };
  'under-cap': { cap: Points };
  'expert-rule': { least: Points; most: Points; step: Points };
  'judged-figure': { points: Points };
  gives: { points: Points };
  'target-ratio-rule': { max: Points; fullAt: Decimal };
  'target-ratio-lower-rule': { max: Points; fullAt: Decimal };
  'zero-below-rule': { ratio: Decimal };
  actual: { actual: Decimal; unit: string };
  'actual-and-target': { actual: Decimal; target: Decimal; unit: string };
  'actual-without-target': { actual: Decimal; unit: string };
  ratio: { top: Decimal; bottom: Decimal; ratio: Decimal };
  'share-of-max': { max: Points; share: Decimal; points: Points };
  'below-threshold': object;
  'nothing-left': object;
  shortfall: { target: Decimal; actual: Decimal; short: Decimal; unit: string };
  'tiers-rule': {
    measure: 'actual' | 'percent_of_target' | 'short_of_target';
    unit: string;
    tiers: readonly Tier[];
  };
  'in-tier': { tier: Tier; unit: string; points: Points };
  'no-tier': object;
  'leader-rule': { share: Decimal; max: Points };
  'leader-short': { share: Decimal; max: Points; ratio: Decimal; points: Points };
  'leader-met': { share: Decimal; max: Points; points: Points };
  'leader-leads': { points: Points };
  'leader-best': { ratio: Decimal };
  'leader-behind': { share: Decimal; max: Points; over: Decimal; leadOver: Decimal; points: Points };
  'leader-group': { actual: Decimal; best: Decimal; max: Points; points: Points };
  'no-target-zero': object;
  'units-in': { in: number; of: number };
  sum: { terms: readonly Points[]; points: Points };
  'group-capped': { cap: Points };
  rescaled: { earned: Points; assigned: Points; max: Points; points: Points };
  'part-without-criteria': object;
  'bonus-capped': { cap: Points };
  'penalty-capped': { cap: Points };
  'total-sum': { base: Points; bonus: Points; penalty: Points; points: Points };
  'not-assigned-rescaled': object;
  'not-assigned-full': { points: Points };
  'not-assigned-zero': object;
}

export type LineCode = keyof LineArgs;

/** One line of an explanation. */
export type Line = {
  readonly [Code in LineCode]: { readonly line: Code } & Readonly<LineArgs[Code]>;
}[LineCode];
