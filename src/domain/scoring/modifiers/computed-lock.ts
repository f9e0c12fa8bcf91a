// Khóa điểm tính tự động: the points of such a criterion are only ever reckoned; the figures alone may change [MD6].

import type { Leaf } from '../../criteria/criteria-table.ts';
import type { CellInput } from '../cell.ts';

export const isLocked = (leaf: Leaf, input: CellInput): boolean =>
  leaf.locked === true && input !== null && 'override' in input;
