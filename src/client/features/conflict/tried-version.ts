// What a version of a cell would come to, were it the only one: who chooses sees what each costs the unit.

import type { Branch } from '../../../domain/scoring/cell.ts';
import { columnIdOf, sheetIdOf, type CriterionId, type UnitId } from '../../../domain/ids.ts';
import { controlOf } from '../../../domain/scoring/control-of.ts';
import { explainLeaf } from '../../../domain/scoring/explain.ts';
import type { Line } from '../../../domain/scoring/lines.ts';
import type { Points } from '../../../domain/scoring/points.ts';
import type { World } from '../../../domain/changes/define-change.ts';
import { leafFor, peersFor, viewBloc, type BlocView, type ScoringOwner } from '../../parts/bloc-view.ts';

export interface TriedVersion {
  /** Undefined where it comes to none: what is blank, not assigned, or cannot be read. */
  readonly points: Points | undefined;
  /** How the points came about, as in "why"; nothing where they were given as they are. */
  readonly working: readonly Line[];
}

interface CellOf {
  readonly unitId: UnitId;
  readonly owner: ScoringOwner;
  readonly criterionId: CriterionId;
}

/** Undefined where this device has no such cell. */
export function triedVersion(
  { world, period }: BlocView,
  { unitId, owner, criterionId }: CellOf,
  branch: Branch,
): TriedVersion | undefined {
  const columnId = columnIdOf(sheetIdOf(period.id, unitId), owner);
  const column = world.get('column', columnId);
  if (!column) return undefined;
  const cell = [branch];
  const alone = { ...column, cells: { ...column.cells, [criterionId]: cell } };
  const tried = viewBloc(
    {
      get: ((kind, id) =>
        kind === 'column' && id === columnId ? alone : world.get(kind, id)) as World['get'],
    },
    period.id,
  );
  const unit = tried?.unitById.get(unitId);
  const leaf = leafFor(unit, criterionId);
  const outcome = unit?.scores[owner].outcomes.get(criterionId);
  if (!tried || !unit || !leaf || !outcome) return undefined;
  if (outcome.state !== 'scored') return { points: undefined, working: [] };
  const target = unit.targets?.values[criterionId];
  const peers = peersFor(tried, unit, owner, criterionId);
  const isGiven = controlOf(leaf).control === 'points';
  const working = isGiven ? [] : explainLeaf(unit.table, leaf, cell, outcome, target, peers).working;
  return { points: outcome.points, working };
}
