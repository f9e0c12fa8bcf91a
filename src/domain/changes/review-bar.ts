// What keeps the bloc from letting a sheet go on, at the end of its review and at each level of it.

import { columnIdOf } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import { withoutReason } from '../scoring/differences.ts';
import type { Points } from '../scoring/points.ts';
import { submitBar } from '../scoring/submit-bar.ts';
import { emptyColumn, type Sheet } from '../scoring/sheet.ts';
import { scoreUnit } from '../scoring/total.ts';
import type { World } from './define-change.ts';

/** [WF7] Whole and valid, with a reason wherever it differs from the unit's own; undefined where it is. */
export function reviewBar(world: World, sheet: Sheet): Problem | undefined {
  const { id: sheetId, unitId } = sheet;
  const table = tableFor(world, sheet);
  if (!table) return { code: 'sheet-not-found', sheetId };
  const targets = world.get('targets', sheetId);
  const [self, bloc] = [
    world.get('column', columnIdOf(sheetId, 'self')),
    world.get('column', columnIdOf(sheetId, 'bloc')),
  ];
  const bar = submitBar(table, bloc ?? emptyColumn(sheetId, 'bloc'), targets);
  // The documents are the unit's to name.
  if (bar && bar.code !== 'evidence-missing') return bar;
  const silent = withoutReason(table, { unitId, targets }, { self, bloc });
  return silent.length > 0 ? { code: 'differences-without-reason', criteria: silent.length } : undefined;
}

/** The bloc's score of a unit by itself, in hundredths: what other units' figures add to it is no matter of this sheet. */
export function blocTotal(world: World, sheet: Sheet): Points | undefined {
  const table = tableFor(world, sheet);
  const { id, unitId } = sheet;
  const [column, targets] = [world.get('column', columnIdOf(id, 'bloc')), world.get('targets', id)];
  return table && scoreUnit(table, { unitId, column, targets }).total;
}

const tableFor = (world: World, { periodId, tableVersion }: Sheet) =>
  world.get('criteria-table', tableIdOf(periodId, tableVersion));
