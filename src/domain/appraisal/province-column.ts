// What the province wrote over the bloc's scores, cell by cell, and the column that counts with it.

import { sameJson } from '../../base/compare.ts';
import type { World } from '../changes/define-change.ts';
import type { CriteriaTable } from '../criteria/criteria-table.ts';
import { finalColumn } from '../criteria/policies/final-rule.ts';
import { columnIdOf, type CriterionId, type SheetId } from '../ids.ts';
import { counting, isBlank, type CellInput } from '../scoring/cell.ts';
import type { Column } from '../scoring/sheet.ts';

/** [PV3] Says something else than the bloc's cell does. What is taken back says nothing: the bloc's stands again. */
export function isOtherThanBloc(
  world: World,
  sheetId: SheetId,
  criterionId: CriterionId,
  input: CellInput,
): boolean {
  if (isBlank(input)) return false;
  const cell = world.get('column', columnIdOf(sheetId, 'bloc'))?.cells[criterionId];
  return !sameJson(cell ? counting(cell).input : null, input);
}

/** The column that the table lets count: the province's cells over the bloc's, or one of the two alone [PO5]. */
export const finalColumnOf = (world: World, sheetId: SheetId, table: CriteriaTable): Column | undefined =>
  finalColumn(table.policies.finalRule, {
    bloc: world.get('column', columnIdOf(sheetId, 'bloc')),
    province: world.get('column', columnIdOf(sheetId, 'province')),
  });
