// Days and hours as Vietnamese offices write them, typed by hand: a browser's own picker speaks the language of the
// browser, and 02/01 in one is 01/02 in another.

import { isDay } from './days.ts';

const DAY = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})$/;
const HOUR = /^(\d{1,2})(?:\s*(?:[:.h]|giờ|g)\s*(\d{1,2})?)?\s*(?:phút)?$/i;

/** "18/1/2024" is 2024-01-18; undefined where it is no day of the calendar. */
export function readDay(text: string): string | undefined {
  const [, day, month, year] = DAY.exec(text.trim()) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** Whether it is a day, a month or a year, as a document's date may be known: "18/1/2024", "1/2024", "2024". */
export const isSomeDate = (text: string): boolean =>
  /^\d{4}$/.test(text.trim()) || [text, `1/${text}`].some((day) => readDay(day) !== undefined);

/** 2024-01-18 is "18/01/2024"; '' stays ''. */
export const writeDay = (iso: string): string => iso.split('-').toReversed().join('/');

/** "8 giờ 30", "8h30", "08:30" and "8" are hours of the day, as "08:30"; undefined where it is none. */
export function readHour(text: string): string | undefined {
  const [, hour, minute = '0'] = HOUR.exec(text.trim().normalize('NFC')) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
