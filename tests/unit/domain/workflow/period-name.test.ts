import { expect, test } from 'vitest';
import { wordsOf } from '../../../../src/domain/problem-words.ts';
import { periodName } from '../../../../src/domain/workflow/period-name.ts';

test('[YR8] a year is called one; a school year or a theme says what it is itself', () => {
  expect(periodName('2023')).toBe('năm 2023');
  expect(periodName('Năm học 2023–2024')).toBe('Năm học 2023–2024');
  expect(wordsOf({ code: 'period-exists', period: 'Năm học 2023–2024' }).vi).toMatch(
    /^Khối đã có Năm học 2023/,
  );
});
