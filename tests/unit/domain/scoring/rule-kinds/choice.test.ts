import { expect, test } from 'vitest';
import { ask, fullMarks, ruleWords } from '../../../../support/ask-kind.ts';

const grade = {
  kind: 'choice',
  options: [
    { id: 'xs', label: 'Hoàn thành xuất sắc', points: 1000 },
    { id: 't', label: 'Hoàn thành tốt', points: 750 },
    { id: 'k', label: 'Không hoàn thành', points: 0 },
  ],
};

test.each([
  ['xs', 1000],
  ['t', 750],
  ['k', 0],
  ['none', 'no-such-option'],
])('[OP1] the option %s gives %s', (choice, gives) => {
  expect(ask(grade, { choice }).gives).toBe(gives);
});

test('[OP1] a figure or a mark is no choice', () => {
  expect([ask(grade, '1').gives, ask(grade, true).gives]).toEqual(['not-an-option', 'not-an-option']);
});

test('[SC5] full marks are the option that gives the maximum, where there is one', () => {
  expect(fullMarks(grade)).toEqual({ input: { choice: 'xs' }, gives: 1000 });
  expect(fullMarks(grade, { max: 2000 })).toBeUndefined();
});

test('[EX2] the rule names every option, the working the one that was chosen', () => {
  expect(ruleWords(grade)).toBe(
    'Chọn một mức: Hoàn thành xuất sắc: 10; Hoàn thành tốt: 7,5; Không hoàn thành: 0 điểm.',
  );
  expect(ask(grade, { choice: 't' }).vi).toBe('Mức đã chọn: Hoàn thành tốt. Được 7,5 điểm.');
  expect(ask(grade, { choice: 't' }).en).toBe('Chosen: Hoàn thành tốt. Earns 7.5 points.');
});
