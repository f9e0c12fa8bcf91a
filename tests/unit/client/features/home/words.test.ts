import { expect, test } from 'vitest';
import { homeWords } from '../../../../../src/client/features/home/words.ts';

const whole = { blank: 0, invalid: 0, conflicts: 0, unproven: 0 };

test('[WF2] a sheet waits for its head only where nothing keeps it from being handed in', () => {
  expect(homeWords.remaining(whole).vi).toBe('Đã chấm đủ, chờ thủ trưởng nộp');
  expect(homeWords.remaining({ ...whole, conflicts: 1, unproven: 2 }).vi).toBe(
    'Còn 3 ô cần xử lý (hai bản, thiếu minh chứng)',
  );
  expect(homeWords.remaining({ ...whole, blank: 2, invalid: 1, unproven: 1 }).vi).toBe(
    'Còn 3 tiêu chí chưa chấm',
  );
});
