// What a table decided once for all its criteria, in lines; apart from the policies, which the first screen loads.

import type { Line } from '../../scoring/lines.ts';
import type { Points } from '../../scoring/points.ts';
import { explainBonusCap } from './bonus-cap.ts';
import type { FinalRule } from './final-rule.ts';
import type { FlagSlots } from './flag-slots.ts';
import type { MinimumForFlag } from './minimum-for-flag.ts';
import type { NotAssignedPolicy } from './not-assigned.ts';
import { explainPenaltyCap } from './penalty-cap.ts';
import type { Policies } from './policies.ts';
import type { Rounding } from './rounding.ts';
import type { Scale } from './scale.ts';
import type { TieRule } from './tie-break.ts';

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

const explainScale = (scale: Scale): Line => ({ line: 'scale-policy', scale });

const explainRounding = ({ step, at }: Rounding): Line => ({ line: 'rounding-policy', step, at });

const explainNotAssigned = (policy: NotAssignedPolicy): Line => ({
  line: 'not-assigned-policy',
  policy: policy.policy === 'exclude_and_rescale' ? `rescale-${policy.level}` : policy.policy,
});

/** `codeOf`: the printed code of the part or criterion a rule looks at; an id is never shown. */
const explainTieBreak = (rules: readonly TieRule[], codeOf: (rule: TieRule) => string): Line => ({
  line: 'tie-break-policy',
  rules: rules.map((rule) => ({ rule, name: codeOf(rule) })),
});

const explainFinalRule = (rule: FinalRule): Line => ({ line: 'final-rule-policy', rule });

const explainFlagSlots = ({ flags, certificates }: FlagSlots): Line => ({
  line: 'flag-slots-policy',
  flags,
  certificates,
});

const explainMinimum = (minimum: MinimumForFlag): Line =>
  minimum === null
    ? { line: 'no-minimum-for-flag' }
    : { line: 'minimum-for-flag', percent: minimum.percentOfScale };
