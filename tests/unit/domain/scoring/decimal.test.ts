import { describe, expect, test } from 'vitest';
import { Decimal, readDecimal } from '../../../../src/domain/scoring/decimal.ts';
import {
  fraction,
  ofDecimal,
  rounded,
  times,
  toDecimalText,
  toPoints,
} from '../../../../src/domain/scoring/fraction.ts';
import { Points } from '../../../../src/domain/scoring/points.ts';

describe('a decimal as it is stored', () => {
  test.each(['0', '7', '-7', '0.5', '-0.5', '999999999999.999999', '12.000001'])(
    '[PT2] %s is canonical',
    (text) => {
      expect(Decimal.safeParse(text).success).toBe(true);
    },
  );

  test.each([
    '',
    '-0',
    '+1',
    '01',
    '1.',
    '.5',
    '1.50',
    '1,5',
    '1e3',
    'NaN',
    ' 1',
    '1000000000000',
    '0.0000001',
    '-0.0',
  ])('[PT2] %j is not', (text) => {
    expect(Decimal.safeParse(text).success).toBe(false);
  });
});

describe('a decimal as it is typed', () => {
  test.each([
    ['12,50', '12.5'],
    ['1.078', '1078'],
    ['1.078,25', '1078.25'],
    ['−6,20', '-6.2'],
    ['-0,0', '0'],
    ['007', '7'],
    ['0,000', '0'],
    ['999.999.999.999,999999', '999999999999.999999'],
  ])('[PT3] %j becomes %s', (typed, decimal) => {
    expect(readDecimal(typed)).toBe(decimal);
  });

  test.each(['', 'abc', '1,2,3', '0,1234567', '1000000000000', '5%'])(
    '[PT3] %j is no decimal, and is not cut into one',
    (typed) => {
      expect(readDecimal(typed)).toBeUndefined();
    },
  );
});

describe('exact ratios', () => {
  test('[PT2] trap 5: a tenth three times is three tenths', () => {
    expect(toDecimalText(times(ofDecimal('0.1'), fraction(3)), 20)).toBe('0.3');
    expect(ofDecimal('86.4')).toEqual({ n: 864, d: 10 });
    expect(fraction(1, -3)).toEqual({ n: -1, d: 3 });
  });

  test('[PT4] halves go away from zero, on both sides', () => {
    expect([5, -5, 4, -4, 15, -15].map((n) => Number(rounded(fraction(n, 10))))).toEqual([
      1, -1, 0, 0, 2, -2,
    ]);
    expect([toPoints(fraction(25, 2)), toPoints(fraction(-25, 2))]).toEqual([13, -13]);
  });

  test('[PT4] for reading, idle zeros are dropped and halves go away from zero', () => {
    expect([
      toDecimalText(fraction(-1, 8), 2),
      toDecimalText(fraction(100), 2),
      toDecimalText(fraction(1, 3), 0),
    ]).toEqual(['-0.13', '100', '0']);
    expect(toDecimalText(fraction(-1, 1000), 2)).toBe('0');
  });

  test('[PT1] points are whole hundredths within a million points', () => {
    expect([
      Points.safeParse(1.5).success,
      Points.safeParse(100_000_001).success,
      Points.safeParse(-250).success,
    ]).toEqual([false, false, true]);
  });
});
