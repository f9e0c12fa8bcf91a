// The last days of a year's steps in words: at home with the day, and over all blocs where one is past.

import { phrase, type Phrase, type Words } from '../../base/words.ts';
import type { YearStep } from '../../domain/year/bloc-year.ts';

export const dueWords = {
  daysLeft: phrase<{ days: number }>(({ days }) => ({
    vi: days > 0 ? `Còn ${days} ngày` : days === 0 ? 'Hôm nay' : `Quá hạn ${-days} ngày`,
    en: days > 0 ? `${days} days left` : days === 0 ? 'Today' : `${-days} days past`,
  })),
  'due-half': { vi: 'Hạn sơ kết 6 tháng', en: 'Half-year review' },
  'due-submit': { vi: 'Hạn nộp phiếu tự chấm', en: 'Self-scores handed in' },
  'due-review': { vi: 'Hạn khối rà soát', en: 'The bloc’s review' },
  'due-meet': { vi: 'Hạn họp bình xét', en: 'The meeting' },
  'due-send': { vi: 'Hạn gửi hồ sơ lên Sở Nội vụ', en: 'The package to the Department' },
} as const satisfies { readonly daysLeft: Phrase<{ days: number }> } & {
  readonly [S in `due-${YearStep}`]: Words;
};
