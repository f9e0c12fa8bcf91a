import { describe, expect, test } from 'vitest';
import { cappedBonus } from '../../../../src/domain/criteria/policies/bonus-cap.ts';
import { finalColumn } from '../../../../src/domain/criteria/policies/final-rule.ts';
import { reachesMinimum } from '../../../../src/domain/criteria/policies/minimum-for-flag.ts';
import { cappedPenalty } from '../../../../src/domain/criteria/policies/penalty-cap.ts';
import { explainPolicies, Policies } from '../../../../src/domain/criteria/policies/policies.ts';
import { Rounding, roundTo } from '../../../../src/domain/criteria/policies/rounding.ts';
import { fraction } from '../../../../src/domain/scoring/fraction.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import { sayAll } from '../../../../src/domain/scoring/words.ts';
import { columnOf } from '../../../support/small-bloc.ts';

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
      'Điểm cuối là điểm tỉnh duyệt; tỉnh chưa duyệt thì lấy điểm khối. ' +
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
