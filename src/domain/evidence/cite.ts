// A document as paper and office files cite it.

import type { Evidence } from '../scoring/cell.ts';

/** "Số 15/SNV, ngày 02/03/2024, về thu nộp quỹ (tệp anh.jpg)": what is known of it, in that order. */
export const citeDocument = ({ number, date, abstract, file }: Evidence, beforeDate = ''): string => {
  const cited = [number, date && `${beforeDate}${date}`, abstract].filter(Boolean).join(', ');
  if (!file) return cited;
  return cited ? `${cited} (tệp ${file.name})` : `tệp ${file.name}`;
};
