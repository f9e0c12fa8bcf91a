import { expect, test } from 'vitest';
import { lastYearWords } from '../../../../src/client/parts/last-year-words.ts';

test('[LY4] a year is told in small letters inside a sentence, a theme as it was written', () => {
  const said = (period: string) => [
    lastYearWords.differs({ typed: '3', period, value: '2', origin: 'đơn vị tự chấm' }).vi,
    lastYearWords.same({ period, origin: 'đơn vị tự chấm' }).vi,
  ];
  expect(said('2025')).toEqual([
    'Số năm trước đã ghi 3 khác năm 2025: 2 – đơn vị tự chấm',
    'Số năm trước khớp đơn vị tự chấm năm 2025',
  ]);
  expect(said('Đại hội Đảng bộ tỉnh Lai Châu')).toEqual([
    'Số năm trước đã ghi 3 khác Đại hội Đảng bộ tỉnh Lai Châu: 2 – đơn vị tự chấm',
    'Số năm trước khớp đơn vị tự chấm Đại hội Đảng bộ tỉnh Lai Châu',
  ]);
});
