// Freezes what the bloc looks back on at its half.

import type { World } from '../changes/define-change.ts';
import { indexOf } from '../criteria/criteria-table.ts';
import { columnIdOf, sheetIdOf, type PersonId, type UnitId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import type { HalfYear } from './half-year.ts';

/** [YR4] As the records have it now. A member without a sheet has put in nothing. */
export function halfYearOf(
  world: World,
  period: BlocPeriod,
  { by, at }: { readonly by: PersonId; readonly at: number },
): HalfYear {
  const year = world.get('bloc-year', period.id);
  const activities = year?.activities ?? [];
  const inState = (state: string) => activities.filter((one) => one.state === state);
  return {
    periodId: period.id,
    by,
    at,
    units: period.units.map(({ id: unitId, name }) => {
      const calls = inState('held').flatMap(({ attendance }) =>
        attendance.filter((one) => one.unitId === unitId),
      );
      return {
        unitId,
        name,
        ...progressOf(world, period, unitId),
        signed: year?.pledge.signatures.some((one) => one.unitId === unitId && one.signed) ?? false,
        attended: calls.filter(({ present }) => present).length,
        called: calls.length,
      };
    }),
    activities: {
      held: inState('held').length,
      planned: inState('planned').length,
      dropped: inState('dropped').length,
    },
  };
}

function progressOf(world: World, period: BlocPeriod, unitId: UnitId) {
  const sheetId = sheetIdOf(period.id, unitId);
  const version = world.get('sheet', sheetId)?.tableVersion ?? period.tableVersion;
  const table = world.get('criteria-table', tableIdOf(period.id, version));
  const cells = world.get('column', columnIdOf(sheetId, 'self'))?.cells ?? {};
  const leaves = table ? indexOf(table).leaves : [];
  return { entered: leaves.filter(({ leaf }) => cells[leaf.id] !== undefined).length, of: leaves.length };
}
