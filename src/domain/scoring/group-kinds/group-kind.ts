// How a group makes one number of what is below it. Three kinds, each in its own file.

import type { Fraction } from '../fraction.ts';
import type { Line } from '../lines.ts';
import type { Points } from '../points.ts';

/** One child of a group. Hundredths; `fine` where the table rounds later than at the criterion. */
export interface Below {
  readonly earned: number;
  readonly fine: Fraction | undefined;
  /** What was earned beyond targets, beside the scale: it counts only where the child does. */
  readonly beyond: number;
  /** What was not assigned below, of the maximum. */
  readonly missing: number;
  readonly max: number;
  /** Nothing below it was assigned. */
  readonly isEmpty: boolean;
}

export type Combined = Pick<Below, 'earned' | 'fine' | 'beyond' | 'missing'>;

export interface GroupKind {
  readonly combine: (children: readonly Below[], max: Points) => Combined;
  readonly explain: (children: readonly Points[], points: Points) => readonly Line[];
}
