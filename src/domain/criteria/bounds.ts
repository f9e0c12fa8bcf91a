import { standsBeside } from '../scoring/modifiers/bonus.ts';
import { points } from '../scoring/points.ts';
import { indexOf, type CriteriaTable, type Group, type Node, type Part } from './criteria-table.ts';
import { capPoints } from './policies/cap.ts';

/** What bonus and penalty may come to, and the most of all; undefined where the table sets no bound. */
export function bounds(table: CriteriaTable) {
  const { scale, policies, parts } = table;
  const bonusParts = parts.filter(({ role }) => role === 'bonus');
  const besideScale = indexOf(table).leaves.filter(({ leaf }) => standsBeside(leaf));
  const penaltyParts = parts.filter(({ role }) => role === 'penalty');
  const overshoot = overshootOf({ children: parts });
  const bonusSum = points(
    bonusParts.reduce((sum, { max }) => sum + max, 0) +
      besideScale.reduce((sum, { leaf }) => sum + leaf.max, 0) +
      overshoot,
  );
  const bonus = capPoints(policies.bonusCap, scale) ?? bonusSum;
  const penaltyCap = capPoints(policies.penaltyCap, scale);
  const hasBonus = bonusParts.length > 0 || besideScale.length > 0 || overshoot > 0;
  const penaltySum = penaltyParts.reduce<number | undefined>(
    (sum, { min }) => (sum === undefined || min === undefined ? undefined : sum + min),
    0,
  );
  return {
    hasBonus,
    hasPenalty: penaltyParts.length > 0,
    bonus,
    penalty:
      penaltyCap === null
        ? penaltySum === undefined
          ? undefined
          : points(penaltySum)
        : points(-Math.abs(penaltyCap)),
    total: hasBonus ? points(scale + bonus) : scale,
  };
}

/** The most that going beyond targets may add to the bonus; of several of which the best counts, the highest. */
function overshootOf({
  kind,
  children,
}: {
  readonly kind?: Part['kind'] | Group['kind'];
  readonly children: readonly (Part | Node)[];
}): number {
  const each = children.map((child) => {
    if ('children' in child) return overshootOf(child);
    const { rule } = child;
    return rule.kind === 'target_ratio' && rule.overshoot?.asBonus ? rule.overshoot.cap : 0;
  });
  return kind === 'group_best_of' ? Math.max(0, ...each) : each.reduce<number>((sum, one) => sum + one, 0);
}
