// Why a criterion of a unit has its points, out of a view: one way for the screen and for paper.

import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import { explainLeaf, type Explanation } from '../../domain/scoring/explain.ts';
import { peersFor, type BlocView, type ScoringOwner, type UnitView } from './bloc-view.ts';

/** By its cell, its target and what the other units have in the same column. */
export function explainCriterion(
  view: BlocView,
  unit: UnitView,
  owner: ScoringOwner,
  leaf: Leaf,
): Explanation {
  const cell = unit.columns[owner]?.cells[leaf.id];
  const outcome = unit.scores[owner].outcomes.get(leaf.id) ?? { state: 'not-scored' as const };
  const target = unit.targets?.values[leaf.id];
  const peers = peersFor(view, unit, owner, leaf.id);
  const others = view.units
    .filter((one) => one.unit.id !== unit.unit.id && one.table === unit.table)
    .map((one) => ({ name: one.unit.shortName, outcome: one.scores[owner].outcomes.get(leaf.id) }));
  const why = explainLeaf(unit.table, leaf, cell, outcome, target, peers, others);
  // Nobody asks the officer for a document: there is no field for one, and finishing does not wait for it [PV12].
  return unit.proposed
    ? { ...why, working: why.working.filter(({ line }) => line !== 'evidence-missing') }
    : why;
}
