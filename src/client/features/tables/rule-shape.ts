// Where a rule's own shape is not what a person would fill in: ends of tiers and bands, plain lists of points, parts
// that are there only where they say something.

import type { Rule, RuleKindName } from '../../../domain/scoring/rule-kinds/registry.ts';
import type { Loose } from './form.ts';

/** The rule as the form shows it. */
export function asForm(rule: Rule): Loose {
  const shape: Loose = { ...rule };
  if (rule.kind === 'tiers') {
    shape.tiers = rule.tiers.map(({ eq, min, min_excl: above, max, max_excl: below, points }) => ({
      lowEnd: above === undefined ? 'incl' : 'excl',
      low: eq ?? min ?? above,
      highEnd: below === undefined ? 'incl' : 'excl',
      high: eq ?? max ?? below,
      points,
    }));
  }
  if (rule.kind === 'rank_points') shape.points = rule.points.map((points) => ({ points }));
  if (rule.kind === 'band') {
    for (const end of ['low', 'high'] as const) {
      const value = rule[end];
      shape[`${end}Of`] = value === undefined ? 'none' : typeof value === 'string' ? 'value' : value.ref;
      shape[end] = typeof value === 'string' ? value : undefined;
    }
  }
  return shape;
}

/** What the form says, in the rule's own shape; its schema judges it. */
export function asRule(kind: RuleKindName, shape: Loose): Loose {
  const rule: Loose = { ...shape, kind };
  if (kind === 'tiers') rule.tiers = (shape.tiers as readonly Loose[]).map(asTier);
  if (kind === 'rank_points') rule.points = (shape.points as readonly Loose[]).map(({ points }) => points);
  if (kind === 'band') {
    for (const end of ['low', 'high'] as const) {
      const of = shape[`${end}Of`];
      delete rule[`${end}Of`];
      if (of === 'none') delete rule[end];
      if (of === 'target' || of === 'previous') rule[end] = { ref: of };
    }
  }
  if (kind === 'target_ratio') {
    const { overshoot } = shape as { overshoot?: Loose };
    if (overshoot?.pointsPerPct === undefined && overshoot?.cap === undefined) delete rule.overshoot;
  }
  if (kind === 'step' && shape.base !== 'fixed') delete rule.baseValue;
  if (kind === 'external_score' && shape.map !== 'classes') delete rule.classes;
  return rule;
}

/** Two equal ends that both belong are one figure. */
function asTier({ low, lowEnd, high, highEnd, points }: Loose): Loose {
  if (low !== undefined && low === high && lowEnd !== 'excl' && highEnd !== 'excl')
    return { eq: low, points };
  return {
    ...(low === undefined ? {} : { [lowEnd === 'excl' ? 'min_excl' : 'min']: low }),
    ...(high === undefined ? {} : { [highEnd === 'excl' ? 'max_excl' : 'max']: high }),
    points,
  };
}
