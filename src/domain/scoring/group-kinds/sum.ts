// Tổng các tiêu chí con [GK1].

import { plus, reduced, type Fraction } from '../fraction.ts';
import type { GroupKind } from './group-kind.ts';

export const sum: GroupKind = {
  combine(children) {
    let [earned, missing] = [0, 0];
    let fine: Fraction | undefined;
    for (const child of children) {
      earned += child.earned;
      missing += child.missing;
      fine = child.fine ? (fine ? reduced(plus(fine, child.fine)) : child.fine) : fine;
    }
    return { earned, fine, missing };
  },
  explain: (children, points) => (children.length > 1 ? [{ line: 'sum', terms: children, points }] : []),
};
