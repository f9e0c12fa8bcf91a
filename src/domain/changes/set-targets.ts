// The bloc gives its units their targets, several at once as from a pasted block [TL7].

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { CriterionId, PeriodId, sheetIdOf, UnitId } from '../ids.ts';
import { Decimal } from '../scoring/decimal.ts';
import { indexOf } from '../criteria/criteria-table.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { tableIdOf } from '../records.ts';
import { shortNames, type BlocPeriod } from '../workflow/bloc-period.ts';
import { targetsBar } from '../workflow/column-bar.ts';
import { belongsTo, isBlocScorer } from '../workflow/permissions.ts';
import { voidLevels } from '../workflow/void-levels.ts';
import { defineChange, type World } from './define-change.ts';

export const SetTargets = z.strictObject({
  periodId: PeriodId,
  /** null takes a target away: it was not assigned after all. */
  targets: z
    .array(z.strictObject({ unitId: UnitId, criterionId: CriterionId, value: Decimal.nullable() }))
    .min(1)
    .max(5000),
});

export const setTargets = defineChange({
  name: 'set-targets',
  args: SetTargets,

  apply(world, actor, { periodId, targets }, stamp) {
    if (!isBlocScorer(actor, periodId)) return fail({ code: 'not-permitted', action: 'set-targets' });
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    const unknown = targets.find(
      ({ criterionId, value }) => value !== null && !isInTables(world, period, criterionId),
    );
    if (unknown) return fail({ code: 'criterion-not-found', criterionId: unknown.criterionId });
    const closed = [...new Set(targets.map((one) => one.unitId))].filter((unitId) => {
      const sheet = world.get('sheet', sheetIdOf(periodId, unitId));
      return sheet && targetsBar(world, sheet);
    });
    if (closed.length > 0) return fail({ code: 'targets-closed', units: shortNames(period, closed) });
    for (const { unitId } of targets) {
      const sheet = world.get('sheet', sheetIdOf(periodId, unitId));
      // At the year's start it is a plan; once the sheet was handed in it is points, also where it was taken back since.
      if (sheet && wasHandedIn(sheet) && belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    }
    for (const { unitId, criterionId, value } of targets) {
      if (!period.units.some(({ id }) => id === unitId)) return fail({ code: 'unit-not-found', unitId });
      const before = world.get('targets', sheetIdOf(periodId, unitId))?.values ?? {};
      const { [criterionId]: _, ...others } = before;
      world.put('targets', {
        periodId,
        unitId,
        values: value === null ? others : { ...others, [criterionId]: value },
      });
    }
    for (const unitId of new Set(targets.map((one) => one.unitId))) {
      const sheet = world.get('sheet', sheetIdOf(periodId, unitId));
      if (sheet) voidLevels(world, actor, sheet, 'targets', stamp);
    }
    return ok(undefined);
  },
});

const wasHandedIn = ({ stage, moved }: Sheet): boolean => stage !== 'open' || moved !== null;

/** Of any version: what a newer one has left out may be what a device gave while it had no network. */
function isInTables(world: World, { id, tableVersion }: BlocPeriod, criterionId: CriterionId): boolean {
  let isAnyHere = false;
  // The next one is being written while this one is in force.
  for (let version = tableVersion + 1; version >= 1; version -= 1) {
    const table = world.get('criteria-table', tableIdOf(id, version));
    if (table && indexOf(table).leafById.has(criterionId)) return true;
    isAnyHere ||= table !== undefined;
  }
  return !isAnyHere;
}
