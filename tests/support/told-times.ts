// What a process in the zone and the language of its surroundings makes of times, days and numbers, as one line of JSON.

import { formatDate, formatDecimal, formatMoment, formatTime } from '../../src/base/format.ts';
import { handDate } from '../../src/client/features/printing/letterhead.ts';
import { dayOf } from '../../src/office/import/xlsx/number-text.ts';

const newYearsEve = Date.parse('2023-12-31T23:30+07:00');
// Between these two minutes the clocks of California are put forward.
const [before, after] = [Date.parse('2024-03-10T09:59Z'), Date.parse('2024-03-10T10:00Z')] as const;

export interface Told {
  readonly zone: string;
  readonly locale: string;
  readonly times: readonly string[];
  readonly others: unknown;
}
const told: Told = {
  zone: process.env.TZ ?? '',
  locale: Intl.NumberFormat().resolvedOptions().locale,
  times: [
    `${formatTime(newYearsEve)} ${formatDate(newYearsEve)}`,
    handDate(newYearsEve),
    formatMoment(before, after),
    formatMoment(after, before),
  ],
  others: [
    formatDecimal('-1234567.25', 'vi'),
    dayOf(45292, false),
    dayOf(0.99, false),
    dayOf(45291.99, false),
  ],
};
console.log(JSON.stringify(told));
