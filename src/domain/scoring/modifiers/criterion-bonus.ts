// Điểm thưởng gắn với tiêu chí: entered by itself, with its own evidence, beside the criterion it belongs to. Where
// that criterion was not assigned there is nothing to reward [MD2].

import type { Leaf } from '../../criteria/criteria-table.ts';
import type { CriterionId } from '../../ids.ts';

/** The criterion that a bonus belongs to; undefined for one that stands for itself. */
export const attachedTo = (leaf: Leaf): CriterionId | undefined => leaf.bonus?.of ?? undefined;
