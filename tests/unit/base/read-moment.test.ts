import { expect, test } from 'vitest';
import { readDay, readHour, writeDay } from '../../../src/base/read-moment.ts';

test.each([
  ['18/01/2024', '2024-01-18'],
  ['18/1/2024', '2024-01-18'],
  ['2-1-2024', '2024-01-02'],
  [' 29.02.2024 ', '2024-02-29'],
  ['29/02/2023', undefined],
  ['31/04/2024', undefined],
  ['00/01/2024', undefined],
  ['1/13/2024', undefined],
  ['2024-01-18', undefined],
  ['18/01/24', undefined],
  ['mai', undefined],
  ['', undefined],
])('[FM5] the day %s is read as %s: day first, as it is written here', (text, iso) => {
  expect(readDay(text)).toBe(iso);
  if (iso !== undefined) expect(readDay(writeDay(iso))).toBe(iso);
});

test.each([
  ['8', '08:00'],
  ['8h', '08:00'],
  ['8h30', '08:30'],
  ['8 giờ 30', '08:30'],
  ['08 giờ 00 phút', '08:00'],
  ['23:59', '23:59'],
  ['14.05', '14:05'],
  ['24:00', undefined],
  ['8:60', undefined],
  ['sáng', undefined],
  ['', undefined],
])('[FM5] the hour %s is read as %s', (text, hour) => {
  expect(readHour(text)).toBe(hour);
});
