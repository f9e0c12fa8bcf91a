import { expect, test } from 'vitest';
import { daysUntil } from '../../../src/base/days.ts';

const at = (hour: number, minute = 0) => new Date(2024, 0, 15, hour, minute).getTime();

test.each([
  ['2024-01-18', 3],
  ['2024-01-15', 0],
  ['2024-01-14', -1],
  ['2024-02-15', 31],
  ['2025-01-15', 366],
])('[FM4] to %s it is %i days, at any hour of the day', (day, days) => {
  for (const now of [at(0), at(7, 30), at(23, 59)]) expect(daysUntil(day, now)).toBe(days);
});

test('[FM4] far days are as far as the calendar has them', () => {
  for (const [from, to] of [
    ['2023-12-31', '2024-03-01'],
    ['2000-02-28', '2100-03-01'],
    ['2024-02-29', '2028-02-29'],
  ] as const) {
    const [year, month, day] = from.split('-').map(Number) as [number, number, number];
    const noon = new Date(year, month - 1, day, 12).getTime();
    expect(daysUntil(to, noon)).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000);
  }
});
