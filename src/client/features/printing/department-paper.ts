// What the Department's own papers share: its heading over the bloc's result, and who signs.

import type { Letterhead, PaperDocument } from '../../../domain/paper/paper-document.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { isOfCommittee, provinceOf } from '../../parts/bloc-phrases.ts';
import { blocLetterhead, caps } from './letterhead.ts';

export const departmentLetterhead = (period: BlocPeriod, symbol: string, now: number): Letterhead => ({
  ...blocLetterhead({ ...period, place: placeOf(period) }, symbol, now),
  body: officeOf(period),
});

export const departmentSignatures: PaperDocument['signatures'] = [
  { offices: ['NGƯỜI LẬP BIỂU'], how: '(Ký, ghi rõ họ tên)', name: '' },
  { offices: ['GIÁM ĐỐC'], how: '(Ký, ghi rõ họ tên, đóng dấu)', name: '' },
];

/** The Department, under a province's committee; else the office above the bloc itself. */
const officeOf = (period: BlocPeriod): string =>
  isOfCommittee(period) ? 'SỞ NỘI VỤ' : caps(period.superior);

/** The Department dates its papers from the province, wherever this year's leading unit is. */
const placeOf = (period: BlocPeriod): string =>
  provinceOf(period).replace(/^(tỉnh|thành phố) /, '') || period.place;
