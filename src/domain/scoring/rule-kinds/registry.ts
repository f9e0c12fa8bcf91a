// Every rule kind, once. Adding one: its file, its line here, its entry control, its words, its tests.

import { z } from 'zod';
import { expert, Expert } from './expert.ts';
import { passFail, PassFail } from './pass-fail.ts';
import { perUnit, PerUnit } from './per-unit.ts';
import { relativeToLeader, RelativeToLeader } from './relative-to-leader.ts';
import type { RuleKind } from './rule-kind.ts';
import { targetRatio, TargetRatio } from './target-ratio.ts';
import { tiers, Tiers } from './tiers.ts';

export const Rule = z.discriminatedUnion('kind', [
  PassFail,
  PerUnit,
  RelativeToLeader,
  Expert,
  TargetRatio,
  Tiers,
]);
export type Rule = z.infer<typeof Rule>;
export type RuleKindName = Rule['kind'];

export const ruleKinds: { readonly [K in RuleKindName]: RuleKind<Extract<Rule, { kind: K }>> } = {
  pass_fail: passFail,
  per_unit: perUnit,
  relative_to_leader: relativeToLeader,
  expert,
  target_ratio: targetRatio,
  tiers,
};

/** The kind behind a rule. The cast is sound: a rule's `kind` names its own entry. */
export const kindOf = (rule: Rule): RuleKind<Rule> => ruleKinds[rule.kind] as unknown as RuleKind<Rule>;
