// One column of all units of a bloc, each by the version of the table its own sheet is on: only units on the same one
// are compared [TM3].

import type { CriteriaTable } from '../criteria/criteria-table.ts';
import type { UnitId } from '../ids.ts';
import type { AdoptedUnit } from '../meeting/adopted-result.ts';
import { asAdopted, scoreBloc, type PeersById, type UnitInputs, type UnitScore } from './total.ts';

export interface VersionInputs extends UnitInputs {
  readonly table: CriteriaTable;
  /** What the bloc's meeting adopted of it, where it did. */
  readonly adopted?: AdoptedUnit | undefined;
}

/** Every unit's score by its id, and the figures that were compared, for each version. */
export function scoreVersions(units: readonly VersionInputs[]): {
  readonly scores: ReadonlyMap<UnitId, UnitScore>;
  readonly peers: ReadonlyMap<CriteriaTable, PeersById>;
} {
  const scores = new Map<UnitId, UnitScore>();
  const peers = new Map<CriteriaTable, PeersById>();
  for (const table of new Set(units.map((unit) => unit.table))) {
    const elsewhere = units.filter((unit) => unit.table !== table).map(({ unitId }) => unitId);
    const scored = scoreBloc(
      table,
      units.filter((unit) => unit.table === table),
      elsewhere,
    );
    for (const score of scored.scores) scores.set(score.unitId, score);
    peers.set(table, scored.peers);
  }
  for (const unit of units) {
    const score = scores.get(unit.unitId);
    if (unit.adopted && score?.provisional)
      scores.set(unit.unitId, asAdopted(unit.table, unit, score, unit.adopted));
  }
  return { scores, peers };
}
