// Every rule kind, once. Adding one: its file, its line here, its entry control, its words, its tests.

import { z } from 'zod';
import { band, Band } from './band.ts';
import { bonusPenalty, BonusPenalty } from './bonus-penalty.ts';
import { choice, Choice } from './choice.ts';
import { deduct, Deduct } from './deduct.ts';
import { expert, Expert } from './expert.ts';
import { externalScore, ExternalScore } from './external-score.ts';
import { passFail, PassFail } from './pass-fail.ts';
import { perUnit, PerUnit } from './per-unit.ts';
import { rankPoints, RankPoints } from './rank-points.ts';
import { relativeToLeader, RelativeToLeader } from './relative-to-leader.ts';
import type { RuleKind } from './rule-kind.ts';
import { step, Step } from './step.ts';
import { targetRatio, TargetRatio } from './target-ratio.ts';
import { tiers, Tiers } from './tiers.ts';

export const Rule = z.discriminatedUnion('kind', [
  PassFail,
  Choice,
  Tiers,
  TargetRatio,
  Step,
  RelativeToLeader,
  RankPoints,
  PerUnit,
  Deduct,
  BonusPenalty,
  Band,
  Expert,
  ExternalScore,
]);
export type Rule = z.infer<typeof Rule>;
export type RuleKindName = Rule['kind'];

export const ruleKinds: { readonly [K in RuleKindName]: RuleKind<Extract<Rule, { kind: K }>> } = {
  pass_fail: passFail,
  choice,
  tiers,
  target_ratio: targetRatio,
  step,
  relative_to_leader: relativeToLeader,
  rank_points: rankPoints,
  per_unit: perUnit,
  deduct,
  bonus_penalty: bonusPenalty,
  band,
  expert,
  external_score: externalScore,
};

/** The kind behind a rule. The cast is sound: a rule's `kind` names its own entry. */
export const kindOf = (rule: Rule): RuleKind<Rule> => ruleKinds[rule.kind] as unknown as RuleKind<Rule>;
