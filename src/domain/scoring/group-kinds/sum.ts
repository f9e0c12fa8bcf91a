// Tổng các tiêu chí con [GK1].

import { plus, reduced, type Fraction } from '../fraction.ts';
import type { GroupKind } from './group-kind.ts';

export const sum: GroupKind = {
  combine(children) {
    let [earned, beyond, missing] = [0, 0, 0];
    let fine: Fraction | undefined;
    for (const child of children) {
      earned += child.earned;
      beyond += child.beyond;
      missing += child.missing;
      fine = child.fine ? (fine ? reduced(plus(fine, child.fine)) : child.fine) : fine;
    }
    return { earned, fine, beyond, missing };
  },
  explain: (children, points) => (children.length > 1 ? [{ line: 'sum', terms: children, points }] : []),
};
