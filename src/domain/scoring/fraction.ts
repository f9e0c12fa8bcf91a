// Exact ratios. No floating point ever touches a score, so 100 % is 100 % and a tie is a tie [PT2].

import { assert } from '../../base/assert.ts';
import { points, type Points } from './points.ts';
import type { Decimal } from './decimal.ts';

export interface Fraction {
  /** Numerator; carries the sign. */
  readonly n: bigint;
  /** Denominator, always above zero. */
  readonly d: bigint;
}

export const fraction = (n: bigint | number, d: bigint | number = 1n): Fraction =>
  quotient(BigInt(n), BigInt(d));

function quotient(top: bigint, bottom: bigint): Fraction {
  assert(bottom !== 0n, 'a fraction over zero');
  return bottom < 0n ? { n: -top, d: -bottom } : { n: top, d: bottom };
}

/** "86.4" as 864/10. */
export function ofDecimal(decimal: Decimal): Fraction {
  const dot = decimal.indexOf('.');
  if (dot < 0) return { n: whole(decimal), d: 1n };
  const d = POWERS[decimal.length - dot - 1] ?? 10n ** BigInt(decimal.length - dot - 1);
  return { n: whole(decimal.slice(0, dot) + decimal.slice(dot + 1)), d };
}

const POWERS = [1n, 10n, 100n, 1_000n, 10_000n, 100_000n, 1_000_000n] as const;

/** A short number is read quicker as one: up to fifteen digits it is exact. */
const whole = (digits: string): bigint => BigInt(digits.length < 15 ? Number(digits) : digits);

/** Points as the whole hundredths they are: 12,5 points give 1250. */
export const ofPoints = (value: Points): Fraction => ({ n: BigInt(value), d: 1n });

export const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const minus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
export const over = (a: Fraction, b: Fraction): Fraction => quotient(a.n * b.d, a.d * b.n);
export const compare = (a: Fraction, b: Fraction): number => {
  if (a.d === b.d) return a.n < b.n ? -1 : a.n > b.n ? 1 : 0;
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const isZero = (a: Fraction): boolean => a.n === 0n;
export const isWhole = (a: Fraction): boolean => a.n % a.d === 0n;

/** The nearest whole number, halves away from zero. */
export function rounded(value: Fraction): bigint {
  const negative = value.n < 0n;
  const size = negative ? -value.n : value.n;
  const nearest = (2n * size + value.d) / (2n * value.d);
  return negative ? -nearest : nearest;
}

/** A fraction of hundredths as points, rounded once, half away from zero [PT4]. */
export const toPoints = (hundredths: Fraction): Points => points(Number(rounded(hundredths)));

/** For reading, not for reckoning: at most `places` decimals, half away from zero, idle zeros dropped. */
export function toDecimalText(value: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const scaled = rounded(times(value, { n: scale, d: 1n }));
  const size = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const whole = size.slice(0, size.length - places);
  const tail = size.slice(size.length - places).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${whole}${tail ? `.${tail}` : ''}`;
}

/**
 * A ratio as a percentage for reading, at two decimals; at more where two would round it to a whole number that it
 * is not: 99,996 % must not read "100" beside a tier that ends under 100.
 */
export function toPercentText(ratio: Fraction): string {
  const percent = times(ratio, { n: 100n, d: 1n });
  for (let places = 2; places < 8; places += 2) {
    const text = toDecimalText(percent, places);
    if (text.includes('.') || isWhole(percent)) return text;
  }
  return toDecimalText(percent, 8);
}

/** In lowest terms, for sums that would grow long. */
export function reduced(value: Fraction): Fraction {
  if (value.d === 1n) return value;
  let [a, b] = [value.n < 0n ? -value.n : value.n, value.d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a > 1n ? { n: value.n / a, d: value.d / a } : value;
}
