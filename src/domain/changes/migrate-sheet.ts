// A sheet goes over to the table in force. What still fits stays where it is; what does not is kept on the sheet,
// with its author and value, and is never dropped [TM1].

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { indexOf, type CriteriaTable } from '../criteria/criteria-table.ts';
import { columnIdOf, SheetId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import type { Cell } from '../scoring/cell.ts';
import { fitsKind } from '../scoring/fits-kind.ts';
import { ColumnOwner, emptyColumn, type Column, type KeptCell, type Sheet } from '../scoring/sheet.ts';
import { submitBar } from '../scoring/submit-bar.ts';
import { mayMigrate } from '../workflow/permissions.ts';
import { hasReached } from '../workflow/stages.ts';
import { voidAllLevels } from '../workflow/void-levels.ts';
import { defineChange, type World } from './define-change.ts';
import { reviewBar } from './review-bar.ts';

const MigrateSheet = z.strictObject({ sheetId: SheetId, to: z.int().min(1) });

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
    const who = { by: actor.personId, at };
    const over = { ...sheet, tableVersion: to };
    const stage = stageOver(world, over, after);
    const moved = stage === sheet.stage ? over : { ...over, stage, moved: who };
    world.put('sheet', moved);
    voidAllLevels(world, moved, 'new-table', who);
    return ok(undefined);
  },
});

/**
 * [TM7] Where the sheet stands then. What was handed in, or done with, over another table may be neither over this one: a
 * criterion that came is blank, and whoever could fill it would be shut out.
 */
export function stageOver(world: World, sheet: Sheet, table: CriteriaTable): Sheet['stage'] {
  const { id, stage } = sheet;
  if (stage === 'self_submitted') {
    const self = world.get('column', columnIdOf(id, 'self')) ?? emptyColumn(id, 'self');
    return submitBar(table, self, world.get('targets', id)) ? 'open' : stage;
  }
  return stage === 'bloc_scored' && reviewBar(world, sheet) ? 'bloc_review' : stage;
}

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
function stillFits(after: CriteriaTable, id: string, cell: Cell): boolean {
  const leaf = indexOf(after).leafById.get(id)?.leaf;
  return leaf !== undefined && cell.every(({ input }) => fitsKind(leaf, input));
}
