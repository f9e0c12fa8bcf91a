// A sheet goes over to the table in force. What still fits stays where it is; what does not is kept on the sheet,
// with its author and value, and is never dropped [TM1].

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { indexOf, type CriteriaTable } from '../criteria/criteria-table.ts';
import { columnIdOf, SheetId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import type { Cell } from '../scoring/cell.ts';
import { fitsKind } from '../scoring/fits-kind.ts';
import { ColumnOwner, type Column, type KeptCell } from '../scoring/sheet.ts';
import { mayMigrate } from '../workflow/permissions.ts';
import { hasReached } from '../workflow/stages.ts';
import { voidAllLevels } from '../workflow/void-levels.ts';
import { defineChange } from './define-change.ts';

export const MigrateSheet = z.strictObject({ sheetId: SheetId, to: z.int().min(1) });

export const migrateSheet = defineChange({
  name: 'migrate-sheet',
  args: MigrateSheet,

  apply(world, actor, { sheetId, to }, { at }) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (!mayMigrate(actor, sheet)) return fail({ code: 'not-permitted', action: 'migrate-sheet' });
    if (sheet.stage === 'withdrawn') return fail({ code: 'sheet-withdrawn' });
    if (hasReached(sheet.stage, 'adopted')) return fail({ code: 'sheet-adopted' });
    const [before, after] = [sheet.tableVersion, to].map((version) =>
      world.get('criteria-table', tableIdOf(sheet.periodId, version)),
    );
    if (!before || !after) return fail({ code: 'table-not-found', version: to });
    if (after.stage !== 'applied') return fail({ code: 'table-not-applied', version: to });
    if (sheet.tableVersion > to) return fail({ code: 'sheet-on-version', version: sheet.tableVersion });
    // Two people took it over while apart: both wanted what is so.
    if (sheet.tableVersion === to) return ok(undefined);

    for (const owner of ColumnOwner.options) {
      const column = world.get('column', columnIdOf(sheetId, owner));
      if (column) world.put('column', migrated(column, before, after));
    }
    const moved = { ...sheet, tableVersion: to };
    world.put('sheet', moved);
    voidAllLevels(world, moved, 'new-table', { by: actor.personId, at });
    return ok(undefined);
  },
});

/** A column under another version of the table: every cell is still there, in its place or among those kept. */
export function migrated(column: Column, before: CriteriaTable, after: CriteriaTable): Column {
  const cells: Record<string, Cell> = {};
  const kept: KeptCell[] = [...(column.kept ?? [])];
  const was = indexOf(before).leafById;
  for (const [id, cell] of Object.entries(column.cells)) {
    if (stillFits(after, id, cell)) cells[id] = cell;
    else {
      const leaf = was.get(id)?.leaf;
      kept.push({
        criterionId: id,
        code: leaf?.code ?? id,
        name: leaf?.name ?? '',
        version: before.version,
        cell,
      });
    }
  }
  return kept.length > 0 ? { ...column, cells, kept } : { ...column, cells };
}

/** Every version of the cell must fit, so that no branch of a conflict is lost to the table. */
export function stillFits(after: CriteriaTable, id: string, cell: Cell): boolean {
  const leaf = indexOf(after).leafById.get(id)?.leaf;
  return leaf !== undefined && cell.every(({ input }) => fitsKind(leaf, input));
}
