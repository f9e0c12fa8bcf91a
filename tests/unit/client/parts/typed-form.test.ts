import { expect, test } from 'vitest';
import { overtaken } from '../../../../src/client/parts/use-typed-form.ts';

test('[RP15] the first keys of a text that was saved whole are over; anything else that was typed is not', () => {
  const saved = { report: 'Khối đã hoàn thành 12/12 chỉ tiêu.', note: 'Đã đọc', day: '' };
  expect(overtaken(saved, { report: 'Khối đã', note: 'Đã đọc, còn hai ý', day: '3/11' })).toEqual({
    report: 'Khối đã',
  });
  // A field that was emptied, and one that stands as it was saved.
  expect(overtaken(saved, { ...saved, note: '' })).toEqual({});
});
