import type { PeriodId } from '../../../domain/ids.ts';

/** The cell where it is scored. */
export const cellLink = (periodId: PeriodId, unitId: string, criterionId: string): string =>
  `/k/${periodId}/cham/${unitId}#c-${criterionId}`;
