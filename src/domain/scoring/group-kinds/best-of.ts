// Chỉ tính mức cao nhất: of many awards, only the highest counts. It leaves the maximum only where nothing below it
// was assigned [GK2].

import { compare } from '../fraction.ts';
import type { GroupKind } from './group-kind.ts';

export const bestOf: GroupKind = {
  combine(children, max) {
    const assigned = children.filter((child) => !child.isEmpty);
    const [first, ...others] = assigned;
    if (!first) return { earned: 0, fine: undefined, missing: max };
    const best = others.reduce((most, child) => {
      const isBetter =
        most.fine && child.fine ? compare(child.fine, most.fine) > 0 : child.earned > most.earned;
      return isBetter ? child : most;
    }, first);
    return { earned: best.earned, fine: best.fine, missing: 0 };
  },
  explain: (children, points) => [{ line: 'best-of', terms: children, points }],
};
