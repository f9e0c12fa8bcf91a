// What a table decides once for all its criteria: nine policies, each in its own file.

import { z } from 'zod';
import type { Line } from '../../scoring/lines.ts';
import type { Points } from '../../scoring/points.ts';
import { BonusCap, explainBonusCap } from './bonus-cap.ts';
import { explainFinalRule, FinalRule } from './final-rule.ts';
import { explainFlagSlots, FlagSlots, ONE_FLAG } from './flag-slots.ts';
import { explainMinimum, MinimumForFlag } from './minimum-for-flag.ts';
import { explainNotAssigned, NotAssignedPolicy } from './not-assigned.ts';
import { explainPenaltyCap, PenaltyCap } from './penalty-cap.ts';
import { explainRounding, Rounding, TWO_DECIMALS } from './rounding.ts';
import { explainScale } from './scale.ts';
import { explainTieBreak, TieBreak, type TieRule } from './tie-break.ts';

/** The ninth, the scale, is the table's own `scale`. */
export const Policies = z.object({
  rounding: Rounding.default(TWO_DECIMALS),
  notAssigned: NotAssignedPolicy,
  bonusCap: BonusCap,
  penaltyCap: PenaltyCap,
  tieBreak: TieBreak,
  finalRule: FinalRule.default('province_else_bloc'),
  flagSlots: FlagSlots.default(ONE_FLAG),
  minimumForFlag: MinimumForFlag.default(null),
});
export type Policies = z.infer<typeof Policies>;

/** What the table decided, a line each, for the designer's page and the appendix. */
export const explainPolicies = (
  policies: Policies,
  scale: Points,
  codeOf: (rule: TieRule) => string,
): readonly Line[] => [
  explainScale(scale),
  explainRounding(policies.rounding),
  explainNotAssigned(policies.notAssigned),
  explainBonusCap(policies.bonusCap, scale),
  explainPenaltyCap(policies.penaltyCap, scale),
  explainTieBreak(policies.tieBreak, codeOf),
  explainFinalRule(policies.finalRule),
  explainFlagSlots(policies.flagSlots),
  explainMinimum(policies.minimumForFlag),
];
