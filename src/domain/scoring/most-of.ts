// How far a criterion's points may go: most rules stop at the maximum, some say themselves that they go beyond it.

import type { Leaf } from '../criteria/criteria-table.ts';

/** The most that a rule can give by its own words; undefined where the maximum itself bounds it. */
export function mostOf({ rule, max }: Leaf): number | undefined {
  const most = (all: readonly { readonly points: number }[]) => Math.max(...all.map(({ points }) => points));
  switch (rule.kind) {
    case 'pass_fail':
      return Math.max(rule.pointsTrue ?? max, rule.pointsFalse ?? 0);
    case 'choice':
      return most(rule.options);
    case 'tiers':
      return most(rule.tiers);
    case 'per_unit':
      return rule.pointPerUnit <= 0 ? 0 : (rule.cap ?? max);
    case 'rank_points':
      return Math.max(...rule.points, rule.rest ?? 0);
    case 'step':
      return Math.min(rule.cap ?? max, rule.up > 0 || rule.down < 0 ? Infinity : (rule.start ?? max));
    case 'bonus_penalty':
      return rule.bonusEach === 0 ? 0 : (rule.max ?? max);
    case 'band':
      return Math.max(rule.pointsIn ?? max, rule.pointsOut ?? 0);
    case 'external_score':
      return rule.map === 'classes' ? most(rule.classes ?? []) : undefined;
    case 'target_ratio':
      return rule.overshoot && !rule.overshoot.asBonus ? max + rule.overshoot.cap : undefined;
    case 'relative_to_leader':
    case 'deduct':
    case 'expert':
      return undefined;
  }
}
