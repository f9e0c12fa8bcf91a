import { describe, expect, test } from 'vitest';
import { Rule } from '../../../../../src/domain/scoring/rule-kinds/registry.ts';
import { ask, fullMarks, ruleWords } from '../../../../support/ask-kind.ts';

const ratio = { kind: 'target_ratio' };
const lower = { kind: 'target_ratio', direction: 'lower_better' };

describe('result against target', () => {
  test.each([
    ['50', '100', 500],
    ['100', '100', 1000],
    ['250', '100', 1000],
    ['0', '100', 0],
    ['1', '3', 333],
    ['2', '3', 667],
    ['0.005', '10', 1],
    ['0.004999', '10', 0],
  ])('[TR1] %s of %s earns %d hundredths of 10 points', (actual, target, points) => {
    expect(ask(ratio, actual, { target }).gives).toBe(points);
  });

  test('[TR2] without a target, or with none above zero, there is nothing to reckon', () => {
    expect(ask(ratio, '5').gives).toBe('no-target');
    expect(ask(ratio, '5', { target: '0' }).gives).toBe('target-not-positive');
    expect(ask(ratio, '5', { target: '-1' }).gives).toBe('target-not-positive');
  });

  test('[TR1] a result under zero, a fall where a rise was asked for, earns nothing and is valid', () => {
    const fell = ask(ratio, '-1.2', { target: '8' });
    expect(fell.gives).toBe(0);
    expect(fell.vi).toContain('−1,2 ÷ 8 = −15% Kết quả dưới 0 nên được 0 điểm.');
    expect(ask(ratio, { before: '10', now: '10.5' }, { target: '3', transform: 'delta' }).gives).toBe(0);
    expect(ask({ ...ratio, zeroBelow: '0.5' }, '-1', { target: '8' }).gives).toBe(0);
  });

  test('[TR3] under `zeroBelow` nothing is earned; exactly on it the ratio counts', () => {
    const floor = { ...ratio, zeroBelow: '0.5' };
    expect([
      ask(floor, '49.9999', { target: '100' }).gives,
      ask(floor, '50', { target: '100' }).gives,
    ]).toEqual([0, 500]);
    expect(ask(floor, '49.9999', { target: '100' }).vi).toContain('Dưới mức tối thiểu nên được 0 điểm.');
  });

  test('[TR5] full marks are earned at `fullAt`, under or over the target', () => {
    expect(ask({ ...ratio, fullAt: '0.8' }, '80', { target: '100' }).gives).toBe(1000);
    expect(ask({ ...ratio, fullAt: '1.25' }, '100', { target: '100' }).gives).toBe(800);
  });

  test('[TR5] a table cannot ask for full marks at a ratio of zero or less', () => {
    for (const fullAt of ['0', '-1']) expect(Rule.safeParse({ ...ratio, fullAt }).success).toBe(false);
  });

  test('[TR4] trap 4: where less is better the ratio is turned round, and a result of 0 is full marks', () => {
    expect(ask(lower, '2', { target: '1' }).gives).toBe(500);
    expect(ask(lower, '0.5', { target: '1' }).gives).toBe(1000);
    const none = ask(lower, '0', { target: '1' });
    expect(none.gives).toBe(1000);
    expect(none.en).toContain('A result of 0 or less is the best there is');
    expect(ask(lower, '-2', { target: '1' }).gives).toBe(1000);
    expect(ask({ ...lower, zeroBelow: '0.9' }, '0', { target: '1' }).gives).toBe(1000);
  });
});

describe('what is said', () => {
  test('[EX2] the ratio and the product are shown with the unit’s own numbers', () => {
    const asked = ask(ratio, '1040', { target: '1078', max: 3000, unit: 'lao động' });
    expect(asked.gives).toBe(2894);
    expect(asked.vi).toBe(
      'Kết quả 1.040 lao động; chỉ tiêu giao 1.078 lao động. 1.040 ÷ 1.078 = 96,47% 30 × 96,47% = 28,94 Chưa vượt trần 30 điểm.',
    );
    expect(asked.en).toBe(
      'Result 1,040 lao động; target 1,078 lao động. 1,040 ÷ 1,078 = 96.47% 30 × 96.47% = 28.94 Within the cap of 30 points.',
    );
  });

  test('[EX2] the rule says which way round it is, and where it is zero', () => {
    expect(ruleWords({ ...lower, zeroBelow: '0.5', fullAt: '1.2' }, 500)).toBe(
      'Càng thấp càng tốt: 5 × (chỉ tiêu ÷ kết quả ÷ 1,2), không quá 5 điểm. Dưới tỷ lệ 0,5 thì được 0 điểm.',
    );
  });
});

test('[SC5] full marks are offered as the exact figure, or not at all', () => {
  expect(fullMarks(ratio, { target: '8.44' })).toEqual({ input: { value: '8.44' }, gives: 1000 });
  expect(fullMarks({ ...lower, fullAt: '0.8' }, { target: '1' })).toEqual({
    input: { value: '1.25' },
    gives: 1000,
  });
  expect(fullMarks({ ...lower, fullAt: '3' }, { target: '1' })).toBeUndefined();
  expect(fullMarks(ratio)).toBeUndefined();
});

describe('beyond the target', () => {
  const beside = { kind: 'target_ratio', overshoot: { pointsPerPct: 20, cap: 200 } };
  const within = { ...beside, overshoot: { ...beside.overshoot, asBonus: false } };
  const asked = (rule: object, actual: string) =>
    ask(rule as Record<string, unknown>, actual, { target: '200' }).outcome;

  test.each([
    ['200', 0],
    ['201.99', 0],
    ['202', 20],
    ['219.9', 180],
    ['220', 200],
    ['500', 200],
  ])('[TR6] %s of 200 earns %s beside the scale', (actual, beyond) => {
    const outcome = asked(beside, actual);
    expect(outcome).toMatchObject({ points: 1000 });
    expect(outcome.state === 'scored' ? (outcome.beyond ?? 0) : NaN).toBe(beyond);
  });

  test('[TR6] [TO7] trap 4: where less is better, a result of 0 earns all there is to earn beyond', () => {
    const lessOf = (overshoot: object) => (actual: string) =>
      ask({ ...lower, overshoot }, actual, { target: '10' });
    const besides = lessOf({ pointsPerPct: 10, cap: 200 });
    expect(['5', '1', '0', '-1'].map((actual) => besides(actual).outcome)).toMatchObject(
      [200, 200, 200, 200].map((beyond) => ({ points: 1000, beyond })),
    );
    expect(besides('0').vi).toContain('hưởng mức vượt cao nhất: 2 điểm');
    expect(lessOf({ pointsPerPct: 10, cap: 200, asBonus: false })('0').gives).toBe(1200);
  });

  test('[TR6] or it lifts the criterion over its maximum', () => {
    expect(asked(within, '210')).toMatchObject({ points: 1100 });
    expect(asked(within, '190')).toMatchObject({ points: 950 });
  });
});
