// What the bloc's meeting adopted of one unit, for who reads its sheet.

import type { World } from '../changes/define-change.ts';
import { adoptedIdOf, sheetIdOf } from '../ids.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { hasReached } from '../workflow/stages.ts';
import type { AdoptedUnit } from './adopted-result.ts';

/** Undefined where the sheet was not adopted, or what was adopted is not here. */
export function adoptedUnitOf(world: World, sheet: Sheet | undefined): AdoptedUnit | undefined {
  if (!sheet || !hasReached(sheet.stage, 'adopted')) return undefined;
  const { periodId, unitId } = sheet;
  const session = world.get('meeting', periodId)?.session ?? 1;
  const result = world.get('adopted-result', adoptedIdOf(periodId, session));
  return result?.units.find((unit) => unit.unitId === unitId);
}

export type AdoptedBySheet = (sheet: Sheet | undefined) => AdoptedUnit | undefined;

/** The same for who has not got every unit's sheet: nobody else needs what they can reckon. */
export function adoptedInPart(world: World, { id, units }: BlocPeriod): AdoptedBySheet {
  const isWhole = units.every((unit) => world.get('sheet', sheetIdOf(id, unit.id)));
  return (sheet) => (isWhole ? undefined : adoptedUnitOf(world, sheet));
}
