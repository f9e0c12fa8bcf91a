import { describe, expect, test } from 'vitest';
import { ask, fullMarks, ruleWords } from '../../../../support/ask-kind.ts';

describe('pass or fail', () => {
  test('[PF1] all the points or none, unless the table sets other numbers', () => {
    expect([ask({ kind: 'pass_fail' }, true).gives, ask({ kind: 'pass_fail' }, false).gives]).toEqual([
      1000, 0,
    ]);
    const set = { kind: 'pass_fail', pointsTrue: 0, pointsFalse: -500 };
    expect([ask(set, true).gives, ask(set, false).gives]).toEqual([0, -500]);
  });

  test('[SC5] full marks are the answer that earns the maximum, whichever it is, or none', () => {
    const marks = (more: object) => fullMarks({ kind: 'pass_fail', ...more });
    expect(marks({})).toEqual({ input: { passed: true }, gives: 1000 });
    expect(marks({ pointsTrue: 0, pointsFalse: 1000 })).toEqual({ input: { passed: false }, gives: 1000 });
    expect(marks({ pointsTrue: 800 })).toBeUndefined();
    expect(fullMarks({ kind: 'pass_fail', pointsTrue: 0, pointsFalse: -500 }, { max: 0 })).toEqual({
      input: { passed: true },
      gives: 0,
    });
  });

  test('[PF1] a figure is no mark', () => {
    expect(ask({ kind: 'pass_fail' }, '1').gives).toBe('not-a-mark');
  });

  test('[EX2] the result is said in both languages, and a penalty with a true minus', () => {
    const asked = ask({ kind: 'pass_fail', pointsFalse: -50 }, false);
    expect(asked.vi).toBe('Kết quả: không đạt. Được −0,5 điểm.');
    expect(asked.en).toBe('Result: failed. Earns −0.5 points.');
    expect(ruleWords({ kind: 'pass_fail' }, 200)).toBe('Đạt được 2 điểm, không đạt được 0 điểm.');
  });
});

describe('so many points for each', () => {
  const each = { kind: 'per_unit', pointPerUnit: 250 };

  test.each([
    ['0', 0],
    ['1', 250],
    ['4', 1000],
    ['5', 1000],
    ['999999999999', 1000],
    ['1.5', 'not-whole'],
    ['-1', 'out-of-range'],
  ])('[PU1] %s at 2,5 each under 10 gives %s', (count, gives) => {
    expect(ask(each, count).gives).toBe(gives);
  });

  test('[PU1] the table’s own cap stands before the maximum', () => {
    expect(ask({ ...each, cap: 600 }, '3').gives).toBe(600);
    expect(ask({ ...each, cap: 1500 }, '6').gives).toBe(1500);
  });

  test('[PU2] a penalty for each goes down without a floor of its own', () => {
    expect(ask({ kind: 'per_unit', pointPerUnit: -100 }, '3', { max: 0 }).gives).toBe(-300);
  });

  test('[EX2] the product is shown before the cap', () => {
    const asked = ask(each, '5', { unit: 'mô hình' });
    expect(asked.vi).toBe('Số lượng: 5 mô hình. 5 × 2,5 = 12,5 Chạm trần, tính 10 điểm.');
    expect(asked.en).toBe('Count: 5 mô hình. 5 × 2.5 = 12.5 The cap is reached: 10 points count.');
    expect(ruleWords(each, 1000, 'mô hình')).toBe('2,5 điểm mỗi mô hình, không quá 10 điểm.');
  });

  test('[SC5] full marks are the least count that reaches the cap; a penalty has none', () => {
    expect(fullMarks({ kind: 'per_unit', pointPerUnit: 300 })).toEqual({
      input: { value: '4' },
      gives: 1000,
    });
    expect(fullMarks({ kind: 'per_unit', pointPerUnit: -100 })).toBeUndefined();
  });
});

describe('judged by a person', () => {
  const quarter = { kind: 'expert', step: 25 };

  test.each([
    ['0', 0],
    ['10', 1000],
    ['9.75', 975],
    ['9.8', 'off-step'],
    ['10.25', 'out-of-range'],
    ['-0.25', 'out-of-range'],
    ['0.001', 'off-step'],
  ])('[EP1] in steps of 0,25 from 0 to 10, %s gives %s', (figure, gives) => {
    expect(ask(quarter, figure).gives).toBe(gives);
  });

  test('[EP2] trap 6: without a step hundredths are the finest there is', () => {
    expect(ask({ kind: 'expert' }, '2.75', { max: 300 }).gives).toBe(275);
    expect(ask({ kind: 'expert' }, '2.755', { max: 300 }).gives).toBe('off-step');
  });

  test('[EP1] a penalty is judged from its least up to its maximum of 0', () => {
    const penalty = { kind: 'expert', min: -500, step: 50 };
    expect(
      ['-5', '-0.5', '0', '-5.5', '0.5'].map((figure) => ask(penalty, figure, { max: 0 }).gives),
    ).toEqual([-500, -50, 0, 'out-of-range', 'out-of-range']);
  });

  test('[EX2] the judgement and its range are said', () => {
    expect(ask(quarter, '7.5').vi).toBe('Người chấm cho 7,5 điểm. Được 7,5 điểm.');
    expect(ruleWords(quarter)).toBe('Chấm theo mức độ từ 0 đến 10 điểm, bước 0,25.');
  });

  test('[SC5] the maximum is not offered where it lies off the step', () => {
    expect(fullMarks(quarter)).toEqual({ input: { value: '10' }, gives: 1000 });
    expect(fullMarks({ kind: 'expert', step: 30 })).toBeUndefined();
  });
});
