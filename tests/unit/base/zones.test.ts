// A device may stand in any zone and speak any language, and both may change under way.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Told } from '../../support/told-times.ts';

const script = fileURLToPath(new URL('../../support/told-times.ts', import.meta.url));

function toldIn(zone: string, locale: string): Told {
  const env = { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale };
  return JSON.parse(execFileSync(process.execPath, [script], { env, encoding: 'utf8' })) as Told;
}

const TIMES = {
  'Asia/Ho_Chi_Minh': ['23:30 31/12/2023', 'ngày … tháng 12 năm 2023', '16:59', '17:00'],
  'America/Los_Angeles': ['08:30 31/12/2023', 'ngày … tháng 12 năm 2023', '01:59', '03:00'],
  'Pacific/Kiritimati': [
    '06:30 01/01/2024',
    'ngày … tháng 01 năm 2024',
    '23:59 10/03/2024',
    '00:00 11/03/2024',
  ],
} as const;

test('[FM2] one moment is told in the zone of whoever reads it, the same in every language; a day of a workbook has no zone', () => {
  const others = [
    '−1.234.567,25',
    { day: 1, month: 1, year: 2024 },
    { day: 31, month: 12, year: 1899 },
    { day: 31, month: 12, year: 2023 },
  ];
  for (const [zone, times] of Object.entries(TIMES)) {
    for (const locale of ['vi-VN', 'en-US']) {
      expect(toldIn(zone, `${locale.replace('-', '_')}.UTF-8`)).toEqual({ zone, locale, times, others });
    }
  }
});
