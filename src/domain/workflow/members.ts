// Who is in a bloc has to hold together, whoever says it.

import type { Problem } from '../problems.ts';
import type { BlocPeriod } from './bloc-period.ts';

/** Why these cannot be the members with these leaders; undefined where they can. */
export function membersBar({
  units,
  leaderUnitId,
  deputyUnitId,
}: Pick<BlocPeriod, 'units' | 'leaderUnitId' | 'deputyUnitId'>): Problem | undefined {
  const ids = units.map((unit) => unit.id);
  const twice = ids.find((one, at) => ids.indexOf(one) !== at);
  if (twice !== undefined) return { code: 'row-exists', id: twice };
  const stranger = [leaderUnitId, deputyUnitId].find((one) => one !== null && !ids.includes(one));
  if (stranger) return { code: 'unit-not-found', unitId: stranger };
  return leaderUnitId === deputyUnitId ? { code: 'leader-is-deputy' } : undefined;
}
