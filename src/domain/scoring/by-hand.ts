// Numbers of a working that are exact fractions, at as many decimals as it takes for it to come out by hand [EX7].

import type { Decimal } from './decimal.ts';
import { fraction, ofDecimal, over, times, toDecimalText, toPoints, type Fraction } from './fraction.ts';
import { points, type Points } from './points.ts';

/** Whole hundredths as ever; the decimals of the points themselves where more than two are shown. */
export type Shown = Points | Decimal;

/** At how many decimals what goes into a working is shown, and what comes of it. */
export interface Decimals {
  readonly of: number;
  readonly result: number;
}

export const TWO: Decimals = { of: 2, result: 2 };
const MOST = 8;

/** The fewest decimals at which a working comes out; two where no number of them does. */
export function decimalsFor(comesOut: (decimals: Decimals) => boolean): Decimals {
  for (let of = TWO.of; of <= MOST; of += 1) {
    for (let result = of; result >= TWO.result; result -= 1) {
      if (comesOut({ of, result })) return { of, result };
    }
  }
  return TWO;
}

/** Hundredths as they are shown at so many decimals of a point. */
export const shown = (hundredths: Fraction, decimals: number): Shown =>
  decimals === TWO.of ? toPoints(hundredths) : textAt(hundredths, decimals);

/** The hundredths that a reader of what is shown has before them. */
export const readAt = (hundredths: Fraction, decimals: number): Fraction =>
  times(ofDecimal(textAt(hundredths, decimals)), HUNDRED);

/** Whether two numbers read the same. */
export const sameAt = (one: Fraction, other: Fraction, decimals: number): boolean =>
  textAt(one, decimals) === textAt(other, decimals);

const HUNDRED = fraction(100);
const textAt = (hundredths: Fraction, decimals: number): Decimal => {
  const text = toDecimalText(over(hundredths, HUNDRED), decimals);
  return text === '-0' ? '0' : text;
};

export const isNothing = (amount: Shown): boolean => amount === 0 || amount === '0';
export const isBelowZero = (amount: Shown): boolean =>
  typeof amount === 'number' ? amount < 0 : amount.startsWith('-');
export const sizeOf = (amount: Shown): Shown =>
  typeof amount === 'number' ? points(Math.abs(amount)) : amount.replace(/^-/, '');
