import { phrase, type Phrase, type Words } from '../../base/words.ts';
import { periodName } from '../../domain/workflow/period-name.ts';
import type { LastYear } from '../../domain/year/last-year.ts';

export const lastYearWords = {
  from: phrase<{ period: string; value: string; origin: string }>(({ period, value, origin }) => ({
    vi: `${yearVi(period)}: ${value} – ${origin}`,
    en: `${period}: ${value} – ${origin}`,
  })),
  take: phrase<{ value: string }>(({ value }) => ({ vi: `Lấy ${value}`, en: `Take ${value}` })),
  takeFor: phrase<{ value: string; code: string; unit: string }>(({ value, code, unit }) => ({
    vi: `Lấy ${value} làm số năm trước của ${code}, ${unit}`,
    en: `Take ${value} as last year’s figure of ${code}, ${unit}`,
  })),
  differs: phrase<{ typed: string; period: string; value: string; origin: string }>(
    ({ typed, period, value, origin }) => ({
      vi: `Số năm trước đã ghi ${typed} khác ${periodName(period)}: ${value} – ${origin}`,
      en: `${typed} was put in for last year; ${period} came to ${value} – ${origin}`,
    }),
  ),
  same: phrase<{ period: string; origin: string }>(({ period, origin }) => ({
    vi: `Số năm trước khớp ${origin} ${periodName(period)}`,
    en: `Last year’s figure is that of ${period}, ${origin}`,
  })),
  title: { vi: 'Số năm trước khác số đã chốt', en: 'Another figure for last year' },
  help: {
    vi: 'Không chặn chấm: hãy xem số nào đúng, sửa ở bảng chấm hoặc giữ và ghi lý do.',
    en: 'Nothing is barred: see which figure is right, and mend it in the scores or keep it with a reason.',
  },
  ofSelf: { vi: 'Đơn vị tự chấm', en: 'Self-score' },
  ofBloc: { vi: 'Khối chấm', en: 'Bloc score' },
  head: phrase<{ period: string }>(({ period }) => ({ vi: yearVi(period), en: period })),
  kg: { vi: 'KG', en: 'KG' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };

/** "Năm 2025"; a school year or a theme as it is written. */
function yearVi(period: string): string {
  return /^\d{4}$/.test(period) ? `Năm ${period}` : period;
}

const origins: { readonly [O in LastYear['owner']]: Words } = {
  self: { vi: 'đơn vị tự chấm', en: 'as the unit gave it' },
  bloc: { vi: 'điểm khối đã chốt', en: 'as the bloc adopted it' },
  province: { vi: 'tỉnh đã thẩm định', en: 'as the province appraised it' },
};
const notYet: Words = { vi: 'khối chấm, chưa chốt', en: 'the bloc’s, not adopted yet' };

/** Whose word last year's figure is. */
export const originOf = ({ owner, isFinal }: Pick<LastYear, 'owner' | 'isFinal'>): Words =>
  owner === 'bloc' && !isFinal ? notYet : origins[owner];
