// The vocabulary of explanations: each line is a code with its numbers. `words/` gives each its sentence.

import type { FinalRule } from '../criteria/policies/final-rule.ts';
import type { TieRule } from '../criteria/policies/tie-break.ts';
import type { Shown } from './by-hand.ts';
import type { Decimal } from './decimal.ts';
import type { Points } from './points.ts';
import type { Tier } from './tier.ts';

interface PricedOption {
  readonly label: string;
  readonly points: Points;
}
interface PricedItem {
  readonly label: string;
  readonly each: Points;
  readonly most?: number | undefined;
}
type End = Decimal | { readonly ref: 'target' | 'previous' } | null;
type Base = 'target' | 'previous' | 'fixed';

/** What the rule kinds and their inputs say. */
export interface KindLines {
  'pass-fail-rule': { passed: Points; failed: Points };
  'pass-fail-figure': { passed: boolean };
  'per-unit-rule': { each: Points; unit: string; cap: Points };
  'count-figure': { count: Decimal; unit: string };
  product: { count: Decimal; each: Points; points: Points };
  capped: { cap: Points };
  'under-cap': { cap: Points };
  'expert-rule': { least: Points; most: Points; step: Points };
  'judged-figure': { points: Points };
  gives: { points: Shown };
  'target-ratio-rule': { max: Points; fullAt: Decimal };
  'target-ratio-lower-rule': { max: Points; fullAt: Decimal };
  'zero-below-rule': { ratio: Decimal };
  actual: { actual: Decimal; unit: string };
  'actual-and-target': { actual: Decimal; target: Decimal; unit: string };
  'actual-without-target': { actual: Decimal; unit: string };
  ratio: { top: Decimal; bottom: Decimal; ratio: Decimal };
  'share-of-max': { max: Points; share: Decimal; points: Points };
  'below-threshold': object;
  'under-zero': object;
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
  /** The best among those without a target has nothing, or less. */
  'leader-nothing': object;
  'no-target-zero': object;
  fall: { before: Decimal; now: Decimal; fall: Decimal };
  'choice-rule': { options: readonly PricedOption[] };
  chosen: { label: string };
  'deduct-rule': { max: Points; items: readonly PricedItem[]; floor: Points };
  'item-count': { label: string; count: Decimal };
  'item-capped': { label: string; most: number };
  'taken-off': { max: Points; off: readonly Points[]; points: Points };
  'at-floor': { floor: Points };
  'bonus-penalty-rule': { bonus: Points; penalty: Points; least: Points | null; most: Points };
  'bonus-penalty-counts': { bonus: Decimal; penalty: Decimal };
  'bonus-penalty-sum': {
    bonus: Decimal;
    bonusEach: Points;
    penalty: Decimal;
    penaltyEach: Points;
    points: Points;
  };
  'step-rule': {
    base: Base;
    baseValue: Decimal | null;
    per: 'percent' | 'unit';
    size: Decimal;
    unit: string;
    up: Points;
    down: Points;
    start: Points;
    floor: Points;
    cap: Points;
    partial: 'floor' | 'proportional';
  };
  'actual-and-base': { actual: Decimal; base: Decimal; of: Base; unit: string };
  steps: { distance: Decimal; per: 'percent' | 'unit'; unit: string; steps: Decimal };
  'step-sum': { start: Points; steps: Decimal; each: Points; points: Points };
  'band-rule': {
    low: End;
    lowIncl: boolean;
    high: End;
    highIncl: boolean;
    unit: string;
    inside: Points;
    outside: Points;
  };
  'in-band': {
    inside: boolean;
    low: Decimal | null;
    lowIncl: boolean;
    high: Decimal | null;
    highIncl: boolean;
    unit: string;
  };
  'external-rule': { source: string; max: Points };
  'external-linear-rule': { source: string; most: Decimal; max: Points };
  'external-classes-rule': { source: string; options: readonly PricedOption[] };
  'external-figure': { source: string; given: Decimal };
  'brought-to-scale': { given: Decimal; most: Decimal; max: Points; points: Points };
  'rank-rule': {
    order: 'desc' | 'asc';
    points: readonly Points[];
    rest: Points;
    tie: 'same' | 'average' | 'next';
  };
  'place-in-bloc': { place: number; level: number };
  'overshoot-rule': { each: Points; cap: Points; asBonus: boolean };
  overshoot: { percent: Decimal; each: Points; points: Points; isCapped: boolean };
  'overshoot-most': { points: Points };
}

/** What modifiers, groups and the total say. */
export interface TotalLines {
  'units-in': { in: number; of: number };
  /** The points as the meeting froze them. */
  adopted: { points: Points };
  /** The points as the Department's appraisal froze them. */
  appraised: { points: Points };
  sum: { terms: readonly Shown[]; points: Shown };
  'group-capped': { cap: Points };
  'part-capped': { cap: Points };
  rescaled: { earned: Shown; assigned: Points; max: Points; points: Shown };
  'part-without-criteria': object;
  'bonus-capped': { cap: Points };
  'penalty-capped': { cap: Points };
  'total-sum': { base: Shown; bonus: Shown; penalty: Shown; points: Shown };
  /** What is rescaled for it; or the group that goes by the best of what was assigned. */
  'not-assigned-rescaled': { of: 'part' | 'table' | 'best-of' };
  'not-assigned-full': { points: Points };
  'not-assigned-zero': object;
  /** Whatever the table would give for it: a gate made it nothing. */
  'not-assigned-zeroed': object;
  'rescaled-to-table': { earned: Shown; assigned: Points; max: Points; points: Shown };
  /** `of` names them with their points, where they are known. */
  'not-assigned-average': {
    count: number;
    of: readonly { readonly name: string; readonly points: Points }[];
    sum: Points;
    points: Points;
  };
  'not-assigned-beside': object;
  'not-assigned-no-average': object;
  'best-of': { terms: readonly Points[]; points: Points };
  'rounded-criterion': { from: Shown; points: Points; step: Points };
  'rounded-beyond': { points: Points; step: Points };
  'rounded-part': { points: Points; step: Points };
  'rounded-total': { points: Points; step: Points };
  'outside-scale': object;
  'attached-bonus': { to: string };
  /** The criterion that the bonus belongs to was not assigned. */
  'bonus-without-criterion': { to: string };
  'evidence-missing': object;
  'evidence-given': { documents: number };
  /** `beyond` is what the figures would earn beside the scale, which set points do not. */
  override: { reckoned: Points | null; points: Points; beyond: Points };
  'zeroed-by-gate': { text: string };
  'gate-points-sum': { points: Points };
}

/** What the table decided once for all. */
export interface PolicyLines {
  'scale-policy': { scale: Points };
  'rounding-policy': { step: Points; at: 'criterion' | 'part' | 'total' };
  'no-bonus-cap': object;
  'no-penalty-cap': object;
  'not-assigned-policy': {
    policy: 'rescale-part' | 'rescale-table' | 'give_full' | 'give_average' | 'give_zero';
  };
  'tie-break-policy': { rules: readonly { readonly rule: TieRule; readonly name: string }[] };
  'final-rule-policy': { rule: FinalRule };
  'flag-slots-policy': { flags: number; certificates: number | null };
  'minimum-for-flag': { percent: Decimal };
  'no-minimum-for-flag': object;
}

/** What gates and the order of units say. */
export interface RankLines {
  'gate-not-ranked': { text: string };
  'gate-no-flag': { text: string };
  'gate-held': { text: string };
  'gate-not-registered': { text: string };
  'gate-zero': { text: string; criteria: number };
  'gate-lowered': { text: string; lowerGrade: number; lowerPlaces: number };
  'gate-points': { text: string; points: Points };
  'gate-dissolved': { text: string };
  'gate-reason': { reason: string };
  'tied-apart': { rule: TieRule; name: string; mine: Points; theirs: Points; above: boolean };
  'tied-level': { units: number; place: number };
  'tied-awaits-ballot': { units: number };
  'places-lowered': { places: number };
  'flag-below-minimum': { percent: Decimal };
}

export interface LineArgs extends KindLines, TotalLines, PolicyLines, RankLines {}

type LineCode = keyof LineArgs;

/** One line of an explanation. */
export type Line = {
  readonly [Code in LineCode]: { readonly line: Code } & Readonly<LineArgs[Code]>;
}[LineCode];
