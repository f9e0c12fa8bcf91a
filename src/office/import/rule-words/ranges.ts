// Ranges in words, each end as it is said: "từ 95% đến dưới 100%" takes in 95 and leaves out 100, "trên 95%" leaves
// out 95, "từ 75% đến 95%" takes in both.

import type { Tier } from '../../../domain/scoring/tier.ts';
import { decimalOf, NUM } from './clauses.ts';

type Range = Omit<Tier, 'points'>;

/** What the numbers of a range are of: "%", "ngày"; '' where nothing is said. */
export interface SaidRange {
  readonly range: Range;
  readonly unit: string;
}

const UNIT = '(%|‰|ngày|lần|buổi|tháng|vụ|người|xã|mô hình|trường hợp|điểm %)?';
const N = `${NUM}\\s*${UNIT}`;
const end = (before: string, after = '') => new RegExp(`${before}\\s*${N}${after}`, 'u');

const TWO: readonly (readonly [RegExp, 'min' | 'min_excl', 'max' | 'max_excl'])[] = [
  [
    new RegExp(`(?:từ|≥|>=)\\s*${N}\\s*(?:đến|tới|-|và)\\s*(?:dưới|nhỏ hơn|chưa đến|<)\\s*${N}`, 'u'),
    'min',
    'max_excl',
  ],
  [
    new RegExp(`(?:trên|hơn|lớn hơn|>)\\s*${N}\\s*(?:đến|tới|-|và)\\s*(?:dưới|nhỏ hơn|<)\\s*${N}`, 'u'),
    'min_excl',
    'max_excl',
  ],
  [
    new RegExp(`(?:trên|hơn|lớn hơn|quá|>)\\s*${N}\\s*(?:đến|tới|-)\\s*(?:bằng |≤ ?)?${N}`, 'u'),
    'min_excl',
    'max',
  ],
  [new RegExp(`${N}\\s*(?:-|đến|tới)\\s*(?:dưới|<)\\s*${N}`, 'u'), 'min', 'max_excl'],
  [new RegExp(`(?:từ\\s*)?${N}\\s*(?:đến|tới|-)\\s*(?:bằng |≤ ?)?${N}`, 'u'), 'min', 'max'],
];

const ONE: readonly (readonly [RegExp, keyof Range])[] = [
  [end('(?:từ|đạt|tối thiểu|ít nhất|≥|>=)?', '\\s*trở lên'), 'min'],
  [end('(?:từ|dưới|≤|<=)?', '\\s*trở xuống'), 'max'],
  [end('(?:không quá|tối đa|nhiều nhất|≤|<=|đến)'), 'max'],
  [end('(?:≥|>=|tối thiểu|ít nhất|không dưới)'), 'min'],
  [end('(?:trên|hơn|lớn hơn|cao hơn|vượt quá|quá|>)'), 'min_excl'],
  [end('(?:dưới|nhỏ hơn|thấp hơn|chưa đến|chưa đạt|<)'), 'max_excl'],
  [end('từ'), 'min'],
  [end('(?:đạt|bằng|=|được|hoàn thành|thực hiện|chậm|đủ)?'), 'eq'],
];

/** The one range a phrase names; undefined where it names none, or has numbers beside it. */
export function rangeIn(phrase: string): SaidRange | undefined {
  for (const [pattern, low, high] of TWO) {
    const found = pattern.exec(phrase);
    if (!found) continue;
    const [from, to] = [decimalOf(found[1] ?? ''), decimalOf(found[3] ?? '')];
    if (from === undefined || to === undefined || Number(from) > Number(to) || hasMore(phrase, found[0]))
      return undefined;
    return { range: { [low]: from, [high]: to }, unit: found[4] ?? found[2] ?? '' };
  }
  for (const [pattern, kind] of ONE) {
    const found = pattern.exec(phrase);
    if (!found) continue;
    const at = decimalOf(found[1] ?? '');
    if (at === undefined || hasMore(phrase, found[0])) return undefined;
    return { range: { [kind]: at }, unit: found[2] ?? '' };
  }
  if (MEETS_TARGET.test(phrase)) return { range: { min: '100' }, unit: '%' };
  if (/^(?:có )?không(?: có)?$/u.test(phrase)) return { range: { eq: '0' }, unit: ANY };
  // Nothing late is no day late.
  return /^(?:[^\d]*\s)?(?:đúng (?:hạn|thời hạn|thời gian|quy định về thời gian)|không chậm)$/u.test(phrase)
    ? { range: { eq: '0' }, unit: ANY }
    : undefined;
}

/** None of whatever the other steps count. */
export const ANY = 'any';

/** "Đạt và vượt kế hoạch": all of it. */
const MEETS_TARGET =
  /^(?:[^\d]*\s)?(?:đạt|hoàn thành)(?: (?:và|hoặc) vượt)?(?: mức)? (?:kế hoạch|chỉ tiêu|dự toán|kh)(?: (?:được )?(?:tỉnh )?giao| đề ra| năm)?(?: trở lên)?$/u;

const hasMore = (phrase: string, taken: string): boolean => /\d/.test(phrase.replace(taken, ' '));

export const isRest = (label: string): boolean =>
  /^(?:các |những )?(?:trường hợp |mức |đơn vị |kết quả )?(?:khác )?còn lại$|^(?:các )?(?:trường hợp )?khác$/u.test(
    label,
  );
