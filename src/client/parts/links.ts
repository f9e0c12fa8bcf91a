// Addresses that several features lead to.

import type { PeriodId, UnitId } from '../../domain/ids.ts';

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

/** Who was assigned what: criteria × units. */
export const targetsLink = (periodId: PeriodId): string => `/k/${periodId}/chi-tieu`;

/** Where a printed sheet is held against what this device knows. */
export const checkPaperLink = '/kiem-tra';

/** The Department's appraisal of a bloc, or of one unit of it. */
export const appraisalLink = (periodId: PeriodId, unitId?: UnitId): string =>
  `/k/${periodId}/tham-dinh${unitId === undefined ? '' : `/${unitId}`}`;
