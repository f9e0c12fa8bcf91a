// The steps of a bloc's year as tasks: at home with why, and over all blocs.

import type { Words } from '../../base/words.ts';
import type { YearStep } from './year-tasks.ts';

export const yearStepWords = {
  'year-explain': { vi: 'Giải trình với khối', en: 'Answer the bloc' },
  'year-review': {
    vi: 'Rà soát chênh lệch, chấm xong từng đơn vị',
    en: 'Review the differences, finish each unit',
  },
  'year-level': { vi: 'Duyệt phiếu ở cấp của bạn', en: 'Pass sheets at your level of the review' },
  'year-check': { vi: 'Chấm chéo phiếu của đơn vị khác', en: 'Look through another unit’s sheet' },
  'year-returned': { vi: 'Sở Nội vụ trả lại hồ sơ', en: 'The Department returned the package' },
  'year-meet': { vi: 'Họp bình xét', en: 'Hold the meeting' },
  'year-sign': { vi: 'In và ký biên bản họp', en: 'Print and sign the minutes' },
  'year-send': { vi: 'Gửi hồ sơ lên Sở Nội vụ', en: 'Send the package to the Department' },
  'year-receive': { vi: 'Tiếp nhận hồ sơ của khối', en: 'Receive the bloc’s package' },
  'year-appraise': { vi: 'Thẩm định hồ sơ của khối', en: 'Appraise the bloc’s package' },
  'year-publish': { vi: 'Công bố kết quả', en: 'Publish the result' },
  'year-awards': { vi: 'Ghi kết quả khen thưởng', en: 'Note what was decided of the awards' },
} as const satisfies { readonly [S in `year-${YearStep}`]: Words };
