import { byText } from '../../base/compare.ts';
import type { UnitId } from '../ids.ts';
import type { Points } from '../scoring/points.ts';

export interface Standing {
  readonly unitId: UnitId;
  readonly total: Points;
}
export type Ranked<S extends Standing> = S & { readonly place: number };

/** A unit's place is one more than the number of units above it: 1, 2, 2, 4 [RK1]. */
export function rank<S extends Standing>(standings: readonly S[]): readonly Ranked<S>[] {
  const placeOf = ({ total }: S) => 1 + standings.filter((other) => other.total > total).length;

  // Ties keep a fixed order, so that two devices print the same table [RK2].
  return standings
    .map((standing) => ({ ...standing, place: placeOf(standing) }))
    .sort((a, b) => a.place - b.place || byText(a.unitId, b.unitId));
}
