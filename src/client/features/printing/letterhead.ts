// The top of a sheet and its last line. Number and day are left for the hand: the office gives them [PR9].

import { formatDate, formatTime } from '../../../base/format.ts';
import type { BlocPeriod, MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { DOTS } from '../../parts/bloc-phrases.ts';
import type { FileSource } from '../../replica/from-file.ts';
import type { Letterhead } from '../../../domain/paper/paper-document.ts';

export const SAMPLE_MARK = 'DỮ LIỆU MẪU';

/** The bloc's own papers: "UBND TỈNH …" over "KHỐI THI ĐUA …". */
export const blocLetterhead = (
  period: Pick<BlocPeriod, 'superior' | 'blocName' | 'place'>,
  symbol: string,
  now: number,
): Letterhead => ({
  superior: caps(period.superior),
  body: caps(period.blocName),
  number: `Số: …/${symbol}`,
  placeAndDate: placeAndDate(period.place, now),
});

/** The unit's own papers carry its own heading. */
export const unitLetterhead = (unit: MemberUnit, now: number): Letterhead => ({
  superior: caps(unit.superior),
  body: caps(unit.name),
  number: 'Số: …/…',
  placeAndDate: placeAndDate(unit.place, now),
});

/** An annex has no number of its own: it goes by that of the paper it is attached to [PR34]. */
export const annexLetterhead = (letterhead: Letterhead): Letterhead => ({ ...letterhead, number: '' });

export const caps = (text: string): string => text.toUpperCase();

/** "NĂM 2023"; a school year or a theme as it is written. */
export const periodTitle = ({ period }: Pick<BlocPeriod, 'period'>): string =>
  /^\d{4}$/.test(period) ? `NĂM ${period}` : caps(period);

/** "ngày … tháng 01 năm 2024" [PR9]. */
export function handDate(now: number): string {
  const date = new Date(now);
  const month = date.getMonth() + 1;
  // Nghị định 30 writes a zero before January and February only, so that nobody makes them 11 and 12.
  return `ngày … tháng ${month < 3 ? `0${month}` : month} năm ${date.getFullYear()}`;
}

const placeAndDate = (place: string, now: number): string => `${orRoom(place)}, ${handDate(now)}`;

/** A place that nobody has noted is room for the hand, too [PR9]. */
export const orRoom = (place: string): string => place.trim() || DOTS;

export interface PaperOrigin {
  readonly now: number;
  /** Undefined where the paper is of several tables. */
  readonly tableVersion: number | undefined;
  readonly isUnsent: boolean;
  readonly isSample: boolean;
  /** The copy it was printed from came from a file, and no server has confirmed it [WB3]. */
  readonly source?: FileSource | undefined;
}

/** Where and when the sheet came from, and what about it the server had not heard yet [PR3]. */
export const lastLine = ({ now, tableVersion, isUnsent, isSample, source }: PaperOrigin): string =>
  [
    `In từ Sổ Thi Đua lúc ${formatTime(now)} ngày ${formatDate(now)}.`,
    tableVersion !== undefined && `Bảng tiêu chí bản ${tableVersion}.`,
    isUnsent && 'Chưa gửi máy chủ lúc in.',
    source &&
      `Số liệu nhận từ tệp của ${source.by.name}, máy chủ tính đến ${formatTime(source.heardAt)} ngày ${formatDate(source.heardAt)}, chưa đối chiếu với máy chủ.`,
    isSample && 'Dữ liệu mẫu.',
  ]
    .filter(Boolean)
    .join(' ');
