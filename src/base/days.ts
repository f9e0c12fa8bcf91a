// Days of the calendar, as texts "2024-01-18": whether one exists, and how far it is. By the reader's own midnights:
// "còn 3 ngày" does not change at noon.

import { formatDate } from './format.ts';

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengthOf = (year: number, month: number): number =>
  (MONTHS[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);

const partsOf = (iso: string): readonly [year: number, month: number, day: number] => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return [year, month, day];
};

/** Whether the calendar has that day. */
export function isDay(iso: string): boolean {
  const [year, month, day] = partsOf(iso);
  return year >= 1 && day >= 1 && day <= lengthOf(year, month);
}

/** The days of the calendar before it. */
function numberOf(iso: string): number {
  const [year, month, day] = partsOf(iso);
  const before = year - 1;
  const ofYears = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const ofMonths = MONTHS.slice(0, month - 1).reduce<number>((sum, _, at) => sum + lengthOf(year, at + 1), 0);
  return ofYears + ofMonths + day;
}

/** The day that it is for the reader, "2024-01-18". */
export const dayOf = (now: number): string => formatDate(now).split('/').toReversed().join('-');

/** Whole days from today to `day`; negative once it is past. */
export const daysUntil = (day: string, now: number): number => numberOf(day) - numberOf(dayOf(now));
