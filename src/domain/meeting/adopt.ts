// Freezes what a meeting came to.

import type { PersonId, UnitId } from '../ids.ts';
import type { Placed } from '../ranking/standings.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import type { AdoptedResult, AdoptedUnit } from './adopted-result.ts';
import { isRanked, pointsOf, type BlocResult } from './bloc-result.ts';
import type { Meeting } from './meeting.ts';

/** The result of a bloc as its meeting closes [MT5]. */
export function adopt(
  period: BlocPeriod,
  { units, standings }: BlocResult,
  meeting: Meeting,
  { by, at }: { readonly by: PersonId; readonly at: number },
): AdoptedResult {
  const awardOf = (unitId: UnitId) => meeting.proposals.find((one) => one.unitId === unitId)?.award ?? null;
  const asAdopted = ({ unitId, score, total, place, status, grade }: Placed): AdoptedUnit[] => {
    const member = period.units.find(({ id }) => id === unitId);
    const scored = units.find((one) => one.unitId === unitId);
    if (!member || !scored) return [];
    return [
      {
        unitId,
        name: member.name,
        shortName: member.shortName,
        tableVersion: scored.table.version,
        status,
        place: place ?? null,
        total,
        parts: score.parts.map(({ part: { id, code }, points }) => ({ id, code, points })),
        bonus: score.bonus,
        penalty: score.penalty,
        ...(score.gates.length > 0
          ? { gatePoints: score.gatePoints, gates: score.gates.map(({ gate }) => gate.id) }
          : {}),
        grade: grade === undefined ? null : (scored.table.grades[grade]?.name ?? null),
        award: isRanked(scored) ? awardOf(unitId) : null,
        points: pointsOf(scored),
      },
    ];
  };
  return {
    periodId: period.id,
    session: meeting.session,
    at,
    by,
    tableVersion: period.tableVersion,
    units: standings.placed.flatMap(asAdopted),
    meeting,
  };
}
