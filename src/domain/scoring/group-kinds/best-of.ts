// Chỉ tính mức cao nhất: of many awards, only the highest counts. It leaves the maximum only where nothing below it
// was assigned [GK2].

import { compare, fraction, plus } from '../fraction.ts';
import type { Below, GroupKind } from './group-kind.ts';

export const bestOf: GroupKind = {
  combine(children, max) {
    const assigned = children.filter((child) => !child.isEmpty);
    const [first, ...others] = assigned;
    if (!first) return { earned: 0, fine: undefined, beyond: 0, missing: max };
    const best = others.reduce((most, child) => (isBetter(child, most) ? child : most), first);
    return { earned: best.earned, fine: best.fine, beyond: best.beyond, missing: 0 };
  },
  explain: (children, points) => [{ line: 'best-of', terms: children, points }],
};

/** By all that a child brings, or a better result would lower the total where it takes the other's place [TO7]. */
function isBetter(one: Below, other: Below): boolean {
  if (!one.fine || !other.fine) return one.earned + one.beyond > other.earned + other.beyond;
  return compare(plus(one.fine, fraction(one.beyond)), plus(other.fine, fraction(other.beyond))) > 0;
}
