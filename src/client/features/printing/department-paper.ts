// The frame of the Department's own papers over a bloc's result: its heading, one table, and who signs.

import type { PaperColumn, PaperDocument, PaperRow } from '../../../domain/paper/paper-document.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { isOfCommittee, provinceOf } from '../../parts/bloc-phrases.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { draftMark, type DraftReason } from './draft.ts';
import { blocLetterhead, caps, lastLine, periodTitle, SAMPLE_MARK } from './letterhead.ts';
import type { PrintedAt } from './meeting-result.ts';
import { isMeetingUnsent } from './unsent.ts';

interface DepartmentTable {
  readonly orientation: PaperDocument['orientation'];
  /** "KQTĐ-SNV", behind the paper's number. */
  readonly symbol: string;
  /** Without the year. */
  readonly title: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
  readonly notes: readonly string[];
  readonly reasons: readonly DraftReason[];
}

export function departmentPaper(
  { period, source }: BlocView,
  { copy, now }: PrintedAt,
  { orientation, symbol, title, columns, rows, notes, reasons }: DepartmentTable,
): PaperDocument {
  return {
    orientation,
    letterhead: {
      ...blocLetterhead({ ...period, place: placeOf(period) }, symbol, now),
      body: officeOf(period),
    },
    title: `${title} ${periodTitle(period)}`,
    subtitle: period.blocName,
    attachedTo: undefined,
    draftMark: draftMark(reasons),
    sampleMark: period.sample ? SAMPLE_MARK : undefined,
    tables: [{ isNarrow: false, columns, rows, totals: [] }],
    notes,
    signatures: [
      { offices: ['NGƯỜI LẬP BIỂU'], how: '(Ký, ghi rõ họ tên)', name: '' },
      { offices: ['GIÁM ĐỐC'], how: '(Ký, ghi rõ họ tên, đóng dấu)', name: '' },
    ],
    lastLine: lastLine({
      now,
      tableVersion: period.tableVersion,
      isUnsent: isMeetingUnsent(copy, period.id),
      isSample: period.sample,
      source,
    }),
  };
}

/** The Department, under a province's committee; else the office above the bloc itself. */
const officeOf = (period: BlocPeriod): string =>
  isOfCommittee(period) ? 'SỞ NỘI VỤ' : caps(period.superior);

/** The Department dates its papers from the province, wherever this year's leading unit is. */
const placeOf = (period: BlocPeriod): string =>
  provinceOf(period).replace(/^(tỉnh|thành phố) /, '') || period.place;
