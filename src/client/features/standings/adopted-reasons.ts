// Why units of one total stand where the minutes put them, for who has no sheet to reckon it from [EX17].

import type { UnitId } from '../../../domain/ids.ts';
import type { AdoptedResult } from '../../../domain/meeting/adopted-result.ts';
import { adoptedTies } from '../../parts/adopted-ties.ts';
import { tableIdOf } from '../../../domain/records.ts';
import type { Line } from '../../../domain/scoring/lines.ts';
import type { BlocView } from '../../parts/bloc-view.ts';

/** Nothing of a unit whose total alone says its place, or whose table is not here. */
export function adoptedReasons(
  { world, period }: BlocView,
  result: AdoptedResult,
): (unitId: UnitId) => readonly Line[] {
  const versionOf = (version: number) => world.get('criteria-table', tableIdOf(period.id, version));
  const table = versionOf(result.tableVersion);
  if (!table) return () => [];
  const ties = adoptedTies(result, table, (unit) => versionOf(unit.tableVersion) ?? table);
  const told = ties.flatMap(({ steps = [] }) => steps).flatMap(({ groups }) => groups);
  const lowered = ties.flatMap((tie) => tie.lowered);
  return (unitId) => [
    ...told.flatMap(({ units, reason }) => (units.some((one) => one.unitId === unitId) ? [reason] : [])),
    ...lowered.flatMap(({ unit, places }) =>
      unit.unitId === unitId ? [{ line: 'places-lowered', places } as const] : [],
    ),
  ];
}
