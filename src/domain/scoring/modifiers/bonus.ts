// Điểm thưởng ngoài thang: a criterion that stands beside the scale. It is no part of any maximum, it is never
// rescaled, and it may lift the total over the scale [MD1].

import type { Leaf } from '../../criteria/criteria-table.ts';
import type { Line } from '../lines.ts';

/** Whether a criterion of the scale's own part counts with the bonus. */
export const standsBeside = (leaf: Leaf): boolean => leaf.bonus !== undefined;

export const explainBonus = (leaf: Leaf): readonly Line[] =>
  leaf.bonus?.of === null ? [{ line: 'outside-scale' }] : [];
