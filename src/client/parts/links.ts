// Addresses that several features lead to.

import type { CriterionId, PeriodId, UnitId } from '../../domain/ids.ts';
import { belongsTo, isBlocScorer, type Actor } from '../../domain/workflow/permissions.ts';
import type { ScoringOwner } from './bloc-view.ts';

/** How a column is named in an address. */
export const columnNames = { self: 'tu-cham', bloc: 'khoi' } as const;

/**
 * Where a column is scored: the grid, or the sheet of one unit, at one criterion. It names the column, so that it stays the
 * same from unit to unit and after a reload, and is the right one for who heads a unit and leads the bloc [WF12].
 */
export const scoringLink = (
  periodId: PeriodId,
  owner: ScoringOwner,
  unitId?: UnitId,
  criterionId?: CriterionId,
): string =>
  `/k/${periodId}/cham${unitId === undefined ? '' : `/${unitId}`}?cot=${columnNames[owner]}` +
  (criterionId === undefined ? '' : `#c-${criterionId}`);

/** The column in which somebody scores a unit: of their own unit they may write no other. */
export const columnFor = (actor: Actor, sheet: { periodId: PeriodId; unitId: UnitId }): ScoringOwner =>
  isBlocScorer(actor, sheet.periodId) && !belongsTo(actor, sheet) ? 'bloc' : 'self';

/** Taking a sheet over to the version of the table in force; all of the bloc's where no unit is named. */
export const migrationLink = (periodId: PeriodId, unitId?: UnitId): string =>
  `/k/${periodId}/chuyen-bang${unitId === undefined ? '' : `/${unitId}`}`;

/** Where a conflict of one cell is settled. */
export const conflictLink = (
  periodId: PeriodId,
  place: { readonly unitId: UnitId; readonly owner: string; readonly criterionId: string },
): string => `/k/${periodId}/hai-ban/${place.unitId}/${place.owner}/${place.criterionId}`;

/** Where work leaves and comes in by hand. */
export const transferLink = (periodId: PeriodId | undefined): string =>
  periodId === undefined ? '/mang-tay' : `/k/${periodId}/mang-tay`;

/** Where what waits on this device goes into a file, with a panel for each bloc; it opens with none on the device, too. */
export const saveLink = `${transferLink(undefined)}#luu-ra-tep`;

/** Who was assigned what: criteria × units. */
export const targetsLink = (periodId: PeriodId): string => `/k/${periodId}/chi-tieu`;

/** Where a printed sheet is held against what this device knows. */
export const checkPaperLink = '/kiem-tra';

/** The Department's appraisal of a bloc, or of one unit of it. */
export const appraisalLink = (periodId: PeriodId, unitId?: UnitId): string =>
  `/k/${periodId}/tham-dinh${unitId === undefined ? '' : `/${unitId}`}`;
