import { describe, expect, test } from 'vitest';
import { cappedBonus } from '../../../../src/domain/criteria/policies/bonus-cap.ts';
import { finalColumn } from '../../../../src/domain/criteria/policies/final-rule.ts';
import { reachesMinimum } from '../../../../src/domain/criteria/policies/minimum-for-flag.ts';
import { cappedPenalty } from '../../../../src/domain/criteria/policies/penalty-cap.ts';
import { explainPolicies } from '../../../../src/domain/criteria/policies/explain-policies.ts';
import { Policies } from '../../../../src/domain/criteria/policies/policies.ts';
import { Rounding, roundTo, roundWithin } from '../../../../src/domain/criteria/policies/rounding.ts';
import { fraction } from '../../../../src/domain/scoring/fraction.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import { scoreUnit } from '../../../../src/domain/scoring/total.ts';
import { sayAll } from '../../../../src/domain/scoring/words.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../../../support/small-bloc.ts';

const scale = points(100_000);

describe('caps', () => {
  test('[PO3] bonus is capped in points or as a share of the scale', () => {
    expect([cappedBonus(3001, points(3000), scale), cappedBonus(2999, points(3000), scale)]).toEqual([
      3000, 2999,
    ]);
    expect(cappedBonus(9999, { percentOfScale: '5' }, scale)).toBe(5000);
    expect(cappedBonus(9999, null, scale)).toBe(9999);
  });

  test('[PO4] penalty has a floor in points or as a share of the scale', () => {
    expect([cappedPenalty(-5001, points(-5000), scale), cappedPenalty(-10, points(-5000), scale)]).toEqual([
      -5000, -10,
    ]);
    expect(cappedPenalty(-9999, { percentOfScale: '2.5' }, scale)).toBe(-2500);
    expect(cappedPenalty(-9999, null, scale)).toBe(-9999);
  });

  test('[PO3] a bonus cap under zero, or a penalty cap above it, is no policy', () => {
    const base = { notAssigned: { policy: 'give_zero' }, bonusCap: null, penaltyCap: null, tieBreak: [] };
    expect(Policies.safeParse({ ...base, bonusCap: -1 }).success).toBe(false);
    expect(Policies.safeParse({ ...base, penaltyCap: 1 }).success).toBe(false);
    expect(Policies.safeParse({ ...base, bonusCap: { percentOfScale: '-1' } }).success).toBe(false);
    expect(Policies.safeParse(base).success).toBe(true);
  });
});

describe('rounding', () => {
  test.each([
    [1, 1005, 1, 1005],
    [1, 201, 2, 101],
    [1, -201, 2, -101],
    [10, 45, 10, 0],
    [10, 5, 1, 10],
    [25, 12, 1, 0],
    [25, 25, 2, 25],
    [50, 24, 1, 0],
    [100, 50, 1, 100],
    [100, -50, 1, -100],
  ])('[PO2] on a step of %s, %s ÷ %s is %s', (step, top, bottom, rounded) => {
    expect(roundTo(points(step), fraction(top, bottom))).toBe(rounded);
  });

  test('[PO2] steps are a closed list', () => {
    expect(Rounding.safeParse({ step: 3, at: 'total' }).success).toBe(false);
  });
});

test('[PO5] trap 13: the last reviewer’s value wins, even where it is lower; never the highest', () => {
  const bloc = columnOf('u-1', { a: { value: '9' }, b: { value: '8' } }, 'bloc');
  const province = columnOf('u-1', { a: { value: '5' }, b: null }, 'province');
  const inputs = (rule: 'province_else_bloc' | 'province' | 'bloc', columns: object) =>
    Object.fromEntries(
      Object.entries(finalColumn(rule, columns)?.cells ?? {}).map(([id, cell]) => [id, cell[0]?.input]),
    );
  expect(inputs('province_else_bloc', { bloc, province })).toEqual({ a: { value: '5' }, b: { value: '8' } });
  expect(inputs('bloc', { bloc, province })).toEqual({ a: { value: '9' }, b: { value: '8' } });
  expect(inputs('province', { bloc, province })).toEqual({ a: { value: '5' }, b: null });
  expect(inputs('province_else_bloc', { bloc })).toEqual({ a: { value: '9' }, b: { value: '8' } });
  expect(finalColumn('province', { bloc })).toBeUndefined();
});

test('[PO7] the least for a flag is held exactly', () => {
  const at95 = { percentOfScale: '95' };
  expect([
    reachesMinimum(at95, points(95_000), scale),
    reachesMinimum(at95, points(94_999), scale),
    reachesMinimum(null, points(0), scale),
  ]).toEqual([true, false, true]);
});

test('[PO1] what a table decided is said, a line each, the scale first', () => {
  const policies = Policies.parse({
    notAssigned: { policy: 'exclude_and_rescale' },
    bonusCap: 3000,
    penaltyCap: { percentOfScale: '5' },
    tieBreak: [{ by: 'part', part: 'i' }, { by: 'bonus' }, { by: 'ballot' }],
    minimumForFlag: { percentOfScale: '90' },
  });
  expect(
    sayAll(
      explainPolicies(policies, scale, ({ by }) => (by === 'part' ? 'I' : '')),
      'vi',
    ),
  ).toBe(
    'Thang điểm 1.000. Làm tròn đến 0,01 điểm ở từng tiêu chí, nửa làm tròn lên. ' +
      'Tiêu chí không giao (KG): loại khỏi điểm tối đa, quy đổi trong từng phần. ' +
      'Điểm thưởng không quá 30. Điểm trừ không quá −50. ' +
      'Bằng điểm thì xét lần lượt: điểm của phần I; điểm thưởng cao hơn; bỏ phiếu kín tại khối. ' +
      'Điểm cuối là điểm thẩm định; chưa có thì lấy điểm khối. ' +
      'Đề nghị 1 Cờ, các đơn vị tiếp theo xét Bằng khen. Đề nghị Cờ từ 90% thang điểm trở lên.',
  );
});

test('[CT7] tie rules of the first form are read as they were meant', () => {
  const read = Policies.parse({
    notAssigned: { policy: 'give_full' },
    bonusCap: null,
    penaltyCap: null,
    tieBreak: ['part-i', 'bonus', 'bloc-ballot'],
  });
  expect(read.tieBreak).toEqual([{ by: 'part', part: 'i' }, { by: 'bonus' }, { by: 'ballot' }]);
});

describe('a maximum between two steps', () => {
  const full = { a: { passed: true }, b: { value: '10' } } as const;
  const scoreOf = (
    at: 'criterion' | 'part' | 'total',
    inputs: Parameters<typeof columnOf>[1],
    more: object = {},
  ) => {
    const table = tableOf(
      [
        part('i', 'score', 2550, [
          leaf('a', 1250, { kind: 'pass_fail' }),
          leaf('b', 1300, { kind: 'target_ratio' }),
        ]),
        part('p', 'penalty', 0, [leaf('m', 0, { kind: 'expert', min: -1250, step: 1 })]),
      ],
      { policies: { rounding: { step: 100, at }, ...more } },
    );
    const column = columnOf('u-1', inputs);
    return scoreUnit(table, { unitId: 'u-1', column, targets: targetsOf('u-1', { b: '10' }) });
  };

  test('[PO8] full marks are the maximum, wherever the table rounds, and as many as the table gives for them', () => {
    expect(scoreOf('criterion', full).outcomes.get('a')).toMatchObject({ points: 1250 });
    expect(scoreOf('criterion', full).total).toBe(2550);
    expect(scoreOf('part', full).parts[0]?.points).toBe(2550);
    expect(scoreOf('total', full).total).toBe(2550);
    const given = scoreOf(
      'criterion',
      { ...full, a: { assigned: false } },
      { notAssigned: { policy: 'give_full' } },
    );
    expect(given.total).toBe(2550);
  });

  test('[PO8] what is under it is rounded as ever', () => {
    // 13 × 97 % = 12.61.
    expect(scoreOf('criterion', { ...full, b: { value: '9.7' } }).outcomes.get('b')).toMatchObject({
      points: 1300,
    });
    expect(scoreOf('criterion', { ...full, b: { value: '9' } }).outcomes.get('b')).toMatchObject({
      points: 1200,
    });
    expect(roundWithin(points(100), fraction(-1250), points(-1250))).toBe(-1250);
    expect(roundWithin(points(100), fraction(-1240), points(-1250))).toBe(-1200);
    // What is past it before is no less past it.
    expect(roundWithin(points(100), fraction(1260), points(1250))).toBe(1300);
  });

  test('[PO3] a bonus that is over its cap by less than is shown counts as the cap', () => {
    const table = tableOf(
      [
        part('i', 'score', 1000, [leaf('a', 1000, { kind: 'target_ratio' })]),
        part('t', 'bonus', 1000, [leaf('c', 1000, { kind: 'target_ratio' })]),
      ],
      { policies: { rounding: { step: 1, at: 'total' }, bonusCap: 300 } },
    );
    const targets = targetsOf('u-1', { a: '10', c: '10' });
    const totalOf = (a: string, c: string) =>
      scoreUnit(table, {
        unitId: 'u-1',
        column: columnOf('u-1', { a: { value: a }, c: { value: c } }),
        targets,
      }).total;
    // 5.003 + 3.004, of which 3 count; under the cap the fraction counts.
    expect(totalOf('5.003', '3.004')).toBe(800);
    expect(totalOf('5.003', '2.999')).toBe(800);
    expect(totalOf('5.003', '2.992')).toBe(800);
    expect(totalOf('5.003', '2.991')).toBe(799);
  });
});
