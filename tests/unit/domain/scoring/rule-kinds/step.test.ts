import { describe, expect, test } from 'vitest';
import { ask, fullMarks, ruleWords } from '../../../../support/ask-kind.ts';

// 100 % of the plan: 20 points; each 1 % short takes 0,5; each 1 % beyond adds 0,2, at most 2.
const plan = { kind: 'step', base: 'target', up: 20, down: 50, cap: 2200 };
const given = (rule: object, figure: Parameters<typeof ask>[1], target?: string) =>
  ask(rule as Record<string, unknown>, figure, { max: 2000, ...(target ? { target } : {}) });

describe('steps of the target', () => {
  test.each([
    ['200', 2000],
    ['198', 1950],
    ['197', 1950],
    ['196.01', 1950],
    ['196', 1900],
    ['202', 2020],
    ['203.9', 2020],
    ['204', 2040],
    ['220', 2200],
    ['400', 2200],
    ['119.99', 0],
    ['0', 0],
  ])('[SP1] %s of 200 gives %s', (actual, points) => {
    expect(given(plan, actual, '200').gives).toBe(points);
  });

  test('[SP1] parts of a step count where the table says so, exactly', () => {
    expect(given({ ...plan, partial: 'proportional' }, '197', '200').gives).toBe(1925);
    expect(given({ ...plan, partial: 'proportional' }, '2', '3').gives).toBe(333);
  });

  test('[SP1] without a target, or with one of zero, there is nothing to step from', () => {
    expect(given(plan, '5').gives).toBe('no-target');
    expect(given(plan, '5', '0').gives).toBe('target-not-positive');
  });
});

test('[SP1] last year’s value may be the base, and a number the base for all', () => {
  const grown = { kind: 'step', base: 'previous', size: '5', up: 100, down: 100, start: 1000 };
  expect(given(grown, { before: '80', now: '92' }).gives).toBe(1300);
  expect(given(grown, { before: '80', now: '80' }).gives).toBe(1000);
  expect(given(grown, '92').gives).toBe('no-previous');
  const days = { kind: 'step', base: 'fixed', baseValue: '10', per: 'unit', up: -100, down: 0 };
  expect([given(days, '10').gives, given(days, '13').gives, given(days, '8').gives]).toEqual([
    2000, 1700, 2000,
  ]);
});

test('[SC5] full marks are the base, where the base earns them', () => {
  expect(fullMarks(plan, { max: 2000, target: '200' })).toEqual({ input: { value: '200' }, gives: 2000 });
  expect(fullMarks(plan, { max: 2000 })).toBeUndefined();
  expect(fullMarks({ ...plan, start: 1000 }, { max: 2000, target: '200' })).toBeUndefined();
});

test('[EX2] the base, the distance, the steps and the bound are shown', () => {
  expect(given(plan, '197', '200').vi).toBe(
    'Kết quả 197; chỉ tiêu giao 200. Chênh -1,5%, tính -1 mức. 20 - 1 × 0,5 = 19,5'.replaceAll('-', '−'),
  );
  expect(ruleWords(plan, 2000)).toBe(
    'Bằng chỉ tiêu giao được 20 điểm; cứ vượt 1% cộng 0,2, cứ giảm 1% trừ 0,5 (chỉ tính mức trọn); từ 0 đến 22 điểm.',
  );
});
