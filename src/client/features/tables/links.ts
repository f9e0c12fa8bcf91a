// The addresses of the tables of a bloc.

import type { PeriodId } from '../../../domain/ids.ts';

export const tablesLink = (periodId: PeriodId): string => `/k/${periodId}/bang`;
export const designerLink = (periodId: PeriodId, version: number): string =>
  `${tablesLink(periodId)}/${version}`;
export const importLink = (periodId: PeriodId, version: number): string =>
  `${designerLink(periodId, version)}/nhap`;
