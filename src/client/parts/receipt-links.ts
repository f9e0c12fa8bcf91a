// Addresses of receipts: apart from the others, which every screen has with it.

import type { PeriodId } from '../../domain/ids.ts';

/** The server's receipts that this device keeps. */
export const receiptsLink = (periodId: PeriodId): string => `/k/${periodId}/bien-nhan`;

/** Receipts as paper: one, those of a day, or all where nothing is asked. */
export function receiptPaperLink(
  periodId: PeriodId,
  { code, day }: { readonly code?: string; readonly day?: string } = {},
): string {
  const asked = code ? `?so=${code}` : day ? `?ngay=${day}` : '';
  return `/k/${periodId}/in/bien-nhan${asked}`;
}
