import { expect, test } from 'vitest';
import { ask, ruleWords } from '../../../../support/ask-kind.ts';

const par = { kind: 'external_score', source: 'Sở Nội vụ (PAR INDEX)', map: 'linear' };

test.each([
  ['100', 2000],
  ['86.4', 1728],
  ['33.333', 667],
  ['0', 0],
  ['100.01', 'out-of-range'],
  ['-1', 'out-of-range'],
])('[XS1] %s of 100 is %s of 20', (score, gives) => {
  expect(ask(par, score, { max: 2000 }).gives).toBe(gives);
});

test('[XS1] as it is, it is points of this table, no more than the maximum', () => {
  const rule = { ...par, map: 'as_is' };
  expect([ask(rule, '9.75').gives, ask(rule, '10').gives, ask(rule, '10.01').gives]).toEqual([
    975,
    1000,
    'out-of-range',
  ]);
});

test('[XS1] a class earns its points; without classes there is no such rule', () => {
  const rule = { ...par, map: 'classes', classes: [{ id: 'a', label: 'Tốt', points: 800 }] };
  expect([ask(rule, { choice: 'a' }).gives, ask(rule, { choice: 'b' }).gives, ask(rule, '1').gives]).toEqual([
    800,
    'no-such-option',
    'not-an-option',
  ]);
  expect(() => ask({ ...par, map: 'classes' }, '1')).toThrow();
});

test('[EX2] who gave it, and how it was brought to scale', () => {
  expect(ruleWords(par, 2000)).toBe(
    'Lấy điểm do Sở Nội vụ (PAR INDEX) chấm (thang 100), quy về thang 20 điểm.',
  );
  expect(ask(par, '86.4', { max: 2000 }).vi).toBe('Sở Nội vụ (PAR INDEX) chấm 86,4. 86,4 ÷ 100 × 20 = 17,28');
});
