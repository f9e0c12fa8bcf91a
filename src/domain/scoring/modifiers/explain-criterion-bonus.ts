// What is said of a bonus attached to a criterion; apart from its reckoning, which the first screen loads.

import { indexOf, type CriteriaTable, type Leaf } from '../../criteria/criteria-table.ts';
import type { Line } from '../lines.ts';
import { attachedTo } from './criterion-bonus.ts';

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
