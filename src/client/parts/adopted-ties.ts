// A unit as its meeting adopted it, as the table's tie rules read it. Nothing is kept of why units of one total were told
// apart, and nothing need be: all that the rules look at was frozen with the result.

import type { CriteriaTable } from '../../domain/criteria/criteria-table.ts';
import { effectOf } from '../../domain/ranking/gates/shut-gates.ts';
import { toldTies, type TiedPlace, type ToldTie } from './told-ties.ts';
import { ZERO } from '../../domain/scoring/points.ts';
import type { AdoptedUnit } from '../../domain/meeting/adopted-result.ts';
import { ballotOf } from '../../domain/meeting/ballot.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';

/** Every tie of a result, by the table it was reckoned by; `tableOf` is the version that a unit was scored by. */
export const adoptedTies = (
  { units, meeting }: { readonly units: readonly AdoptedUnit[]; readonly meeting: Meeting },
  table: CriteriaTable,
  tableOf: (unit: AdoptedUnit) => CriteriaTable,
): readonly ToldTie<AdoptedPlace>[] =>
  toldTies(
    table,
    units.flatMap((unit) => adoptedPlace(unit, tableOf(unit)) ?? []),
    ballotOf(meeting),
  );

interface AdoptedPlace extends TiedPlace {
  readonly shortName: string;
}

/** Undefined where it has no place. */
function adoptedPlace(unit: AdoptedUnit, own: CriteriaTable): AdoptedPlace | undefined {
  const { unitId, shortName, place, total, bonus, penalty, gatePoints = ZERO, gates = [] } = unit;
  const isScored = Object.values(unit.points).some((one) => one !== null);
  if (unit.status !== 'ranked' || place === null || !isScored) return undefined;
  const shut = own.gates.filter(({ id }) => gates.includes(id));
  return {
    unitId,
    shortName,
    place,
    total,
    isLowered:
      effectOf(shut.map((gate) => ({ gate, mark: undefined, criterion: undefined }))).lowerPlaces > 0,
    score: {
      parts: unit.parts.map(({ id, points }) => ({ part: { id }, points })),
      outcomes: {
        get: (id) => {
          const earned = unit.points[id] ?? undefined;
          return earned === undefined ? undefined : { state: 'scored', points: earned };
        },
      },
      bonus,
      penalty,
      gatePoints,
    },
  };
}
