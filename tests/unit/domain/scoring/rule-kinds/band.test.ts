import { expect, test } from 'vitest';
import { ask, fullMarks, ruleWords } from '../../../../support/ask-kind.ts';

const plain = { kind: 'band', low: '5', high: '10' };
// More than last year, not more than the plan.
const income = { kind: 'band', low: { ref: 'previous' }, lowIncl: false, high: { ref: 'target' } };

test.each([
  ['5', 1000],
  ['10', 1000],
  ['4.999999', 0],
  ['10.000001', 0],
])('[BD1] %s against 5 to 10 gives %s', (figure, points) => {
  expect(ask(plain, figure).gives).toBe(points);
});

test('[BD1] each end says whether it belongs, and one may be missing', () => {
  const open = { ...plain, lowIncl: false, highIncl: false, pointsOut: 200 };
  expect([ask(open, '5').gives, ask(open, '10').gives, ask(open, '7').gives]).toEqual([200, 200, 1000]);
  expect(ask({ kind: 'band', high: '1' }, '-3').gives).toBe(1000);
  expect(ask({ kind: 'band', low: '1', pointsIn: 400 }, '1').gives).toBe(400);
  expect(() => ask({ kind: 'band' }, '1')).toThrow();
});

test('[BD1] trap 4: the ends may be last year and the target', () => {
  const gives = (before: string, now: string) => ask(income, { before, now }, { target: '60' }).gives;
  expect([gives('50', '50'), gives('50', '50.01'), gives('50', '60'), gives('50', '60.01')]).toEqual([
    0, 1000, 1000, 0,
  ]);
  expect(ask(income, { before: '50', now: '55' }).gives).toBe('no-target');
  expect(ask(income, '55', { target: '60' }).gives).toBe('no-previous');
});

test('[SC5] full marks are an end that belongs to the band', () => {
  expect(fullMarks(plain)).toEqual({ input: { value: '5' }, gives: 1000 });
  expect(fullMarks({ ...plain, low: '11' })).toBeUndefined();
  expect(fullMarks(income, { target: '60' })).toBeUndefined();
});

test('[EX2] the bounds are said as they are', () => {
  expect(ruleWords(income)).toBe(
    'Trong khoảng trên năm trước đến chỉ tiêu giao được 10 điểm, ngoài khoảng được 0 điểm.',
  );
  expect(ask(plain, '12').vi).toBe('Kết quả 12. Ngoài khoảng từ 5 đến 10. Được 0 điểm.');
});
