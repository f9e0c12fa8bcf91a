// A sheet is one unit in one period: its stage and table version. Its values lie in one column per owner.

import { z } from 'zod';
import { CriterionId, PersonId, PeriodId, SheetId, UnitId } from '../ids.ts';
import { Review } from '../workflow/review-levels.ts';
import { SheetStage } from '../workflow/stages.ts';
import { Cell } from './cell.ts';
import { Decimal } from './decimal.ts';

/** Who a column of scores belongs to. Owners are disjoint, so honest conflicts are rare. */
export const ColumnOwner = z.enum(['self', 'bloc', 'province']);
export type ColumnOwner = z.infer<typeof ColumnOwner>;

export const Sheet = z.object({
  id: SheetId,
  periodId: PeriodId,
  unitId: UnitId,
  /** The version of the table that this sheet is scored by. */
  tableVersion: z.int().min(1),
  stage: SheetStage,
  /** The last move: who, and when by their own clock. */
  moved: z.object({ by: PersonId, at: z.int() }).nullable(),
  /** Where the bloc reviews in several levels: how far it has come [LV2]. */
  review: Review.optional(),
});
export type Sheet = z.infer<typeof Sheet>;

/** A cell that counts no more: an earlier version of the table had a place for it [TM1], or the appraisal it was of was given up [PV7]. */
export const KeptCell = z.object({
  criterionId: CriterionId,
  code: z.string(),
  name: z.string(),
  version: z.int().min(1),
  cell: Cell,
});
export type KeptCell = z.infer<typeof KeptCell>;

export const Column = z.object({
  sheetId: SheetId,
  owner: ColumnOwner,
  cells: z.record(CriterionId, Cell),
  /** What counts no more, in the order it was set aside; absent where there is nothing. */
  kept: z.array(KeptCell).optional(),
});
export type Column = z.infer<typeof Column>;

/** What the bloc assigned to one unit, by criterion. */
export const Targets = z.object({
  periodId: PeriodId,
  unitId: UnitId,
  values: z.record(CriterionId, Decimal),
});
export type Targets = z.infer<typeof Targets>;

export const emptyColumn = (sheetId: SheetId, owner: ColumnOwner): Column => ({ sheetId, owner, cells: {} });
