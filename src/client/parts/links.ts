// Addresses that several features lead to.

import type { PeriodId, UnitId } from '../../domain/ids.ts';

/** Taking a sheet over to the version of the table in force; all of the bloc's where no unit is named. */
export const migrationLink = (periodId: PeriodId, unitId?: UnitId): string =>
  `/k/${periodId}/chuyen-bang${unitId === undefined ? '' : `/${unitId}`}`;

/** Who was assigned what: criteria × units. */
export const targetsLink = (periodId: PeriodId): string => `/k/${periodId}/chi-tieu`;
