import { indexOf, type CriteriaTable, type Leaf } from '../../domain/criteria/criteria-table.ts';
import { kindOf } from '../../domain/scoring/rule-kinds/registry.ts';
import type { BlocView } from './bloc-view.ts';

/**
 * The criteria whose rule asks for a target: those of the version in force in its order, then those that only an
 * older version has which some sheet is still scored by.
 */
export function targetLeaves({ table, units }: BlocView): readonly Leaf[] {
  const leaves = new Map<string, Leaf>();
  for (const one of new Set<CriteriaTable>([table, ...units.map((unit) => unit.table)])) {
    for (const { leaf } of indexOf(one).leaves) {
      if (!leaves.has(leaf.id) && kindOf(leaf.rule).usesTarget(leaf.rule)) leaves.set(leaf.id, leaf);
    }
  }
  return [...leaves.values()];
}
