// Điểm thưởng gắn với tiêu chí: entered by itself, with its own evidence, beside the criterion it belongs to. Where
// that criterion was not assigned there is nothing to reward [MD2].

import { indexOf, type CriteriaTable, type Leaf } from '../../criteria/criteria-table.ts';
import type { CriterionId } from '../../ids.ts';
import type { Line } from '../lines.ts';

/** The criterion that a bonus belongs to; undefined for one that stands for itself. */
export const attachedTo = (leaf: Leaf): CriterionId | undefined => leaf.bonus?.of ?? undefined;

export function explainCriterionBonus(table: CriteriaTable, leaf: Leaf): readonly Line[] {
  const to = codeOfAttached(table, leaf);
  return to === undefined ? [] : [{ line: 'attached-bonus', to }];
}

/** Why such a bonus counts for nothing: what it belongs to was not assigned. */
export function explainOrphan(table: CriteriaTable, leaf: Leaf): readonly Line[] {
  const to = codeOfAttached(table, leaf);
  return to === undefined ? [] : [{ line: 'bonus-without-criterion', to }];
}

function codeOfAttached(table: CriteriaTable, leaf: Leaf): string | undefined {
  const id = attachedTo(leaf);
  return id === undefined ? undefined : indexOf(table).leafById.get(id)?.leaf.code;
}
