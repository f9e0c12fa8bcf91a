// The frame of the Department's own papers over the result of a bloc, or of several: its heading, one table, who signs.

import type {
  Letterhead,
  PaperColumn,
  PaperDocument,
  PaperRow,
  Signature,
} from '../../../domain/paper/paper-document.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { isOfCommittee, provinceOf } from '../../parts/bloc-phrases.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { draftMark, type DraftReason } from './draft.ts';
import { blocLetterhead, caps, lastLine, periodTitle, SAMPLE_MARK, type PaperOrigin } from './letterhead.ts';
import type { PrintedAt } from './meeting-result.ts';
import { isMeetingUnsent } from './unsent.ts';

interface DepartmentTable {
  readonly orientation: PaperDocument['orientation'];
  /** "KQTĐ", behind the paper's number. */
  readonly symbol: string;
  /** Without the year. */
  readonly title: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
  readonly notes: readonly string[];
  readonly reasons: readonly DraftReason[];
}

/** Of one bloc. */
export const departmentPaper = (
  { period, source }: BlocView,
  { copy, now }: PrintedAt,
  table: DepartmentTable,
): PaperDocument =>
  departmentFrame(table, period, period.blocName, {
    now,
    tableVersion: period.tableVersion,
    isUnsent: isMeetingUnsent(copy, period.id),
    isSample: period.sample,
    source,
  });

/** `period` says the year and the office; `subtitle` whose result it is. */
export function departmentFrame(
  { orientation, symbol, title, columns, rows, notes, reasons }: DepartmentTable,
  period: BlocPeriod,
  subtitle: string,
  origin: PaperOrigin,
): PaperDocument {
  return {
    orientation,
    letterhead: departmentLetterhead(period, symbol, origin.now),
    title: `${title} ${periodTitle(period)}`,
    subtitle,
    attachedTo: undefined,
    draftMark: draftMark(reasons),
    sampleMark: origin.isSample ? SAMPLE_MARK : undefined,
    tables: [{ isNarrow: false, columns, rows, totals: [] }],
    notes,
    signatures: departmentSignatures(period),
    lastLine: lastLine(origin),
  };
}

/** "UBND TỈNH …" over "SỞ NỘI VỤ". */
export const departmentLetterhead = (period: BlocPeriod, symbol: string, now: number): Letterhead => ({
  ...blocLetterhead({ ...period, place: placeOf(period) }, symbolOf(symbol, period), now),
  ...headingOf(period),
});

/** Who made the paper, and the Department's head. */
export const departmentSignatures = (period: BlocPeriod): readonly [Signature, Signature] => [
  { offices: ['NGƯỜI LẬP BIỂU'], how: '(Ký, ghi rõ họ tên)', name: '' },
  {
    offices: [isOfCommittee(period) ? 'GIÁM ĐỐC' : 'THỦ TRƯỞNG CƠ QUAN'],
    how: '(Ký, ghi rõ họ tên, đóng dấu)',
    name: '',
  },
];

/** The paper's own kind, and the Department's name behind it where it is the Department's. */
const symbolOf = (kind: string, period: BlocPeriod): string => (isOfCommittee(period) ? `${kind}-SNV` : kind);

/** The Department, under a province's committee; else the office above the bloc itself, and what is above that is not known. */
const headingOf = (period: BlocPeriod): { readonly superior: string; readonly body: string } =>
  isOfCommittee(period)
    ? { superior: caps(period.superior), body: 'SỞ NỘI VỤ' }
    : { superior: '', body: caps(period.superior) };

/** The Department dates its papers from the province, wherever this year's leading unit is. */
const placeOf = (period: BlocPeriod): string =>
  provinceOf(period).replace(/^(tỉnh|thành phố) /, '') || period.place;
