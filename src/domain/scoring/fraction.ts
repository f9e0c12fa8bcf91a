// Exact ratios. Of whole numbers only, never rounded on the way, so 100 % is 100 % and a tie is a tie [PT2].

import { assert } from '../../base/assert.ts';
import { points, type Points } from './points.ts';
import type { Decimal } from './decimal.ts';
import { negated, product, remainder, sum, whole, wholes, type Whole } from './whole.ts';

export interface Fraction {
  /** Numerator; carries the sign. */
  readonly n: Whole;
  /** Denominator, always above zero. */
  readonly d: Whole;
}

/** `n` over `d`. Throws where either is not whole, or `d` is zero. */
export const fraction = (n: Whole, d: Whole = 1): Fraction => quotient(whole(n), whole(d));

function quotient(top: Whole, bottom: Whole): Fraction {
  assert(bottom !== 0, 'a fraction over zero');
  return bottom < 0 ? { n: negated(top), d: negated(bottom) } : { n: top, d: bottom };
}

/** "86.4" as 864/10. */
export function ofDecimal(decimal: Decimal): Fraction {
  const dot = decimal.indexOf('.');
  if (dot < 0) return { n: digits(decimal), d: 1 };
  return {
    n: digits(decimal.slice(0, dot) + decimal.slice(dot + 1)),
    d: powerOfTen(decimal.length - dot - 1),
  };
}

/** Up to fifteen digits a plain number is exact. */
const digits = (text: string): Whole => (text.length < 16 ? Number(text) + 0 : whole(BigInt(text)));

const powerOfTen = (places: number): Whole => (places < 16 ? 10 ** places : 10n ** BigInt(places));

/** Points as the whole hundredths they are: 12,5 points give 1250. */
export const ofPoints = (value: Points): Fraction => ({ n: whole(value), d: 1 });

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d
    ? { n: sum(a.n, b.n), d: a.d }
    : { n: sum(product(a.n, b.d), product(b.n, a.d)), d: product(a.d, b.d) };
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, opposite(b));
export const times = (a: Fraction, b: Fraction): Fraction => ({
  n: product(a.n, b.n),
  d: product(a.d, b.d),
});
export const over = (a: Fraction, b: Fraction): Fraction => quotient(product(a.n, b.d), product(a.d, b.n));
const opposite = (a: Fraction): Fraction => ({ n: negated(a.n), d: a.d });
export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [product(a.n, b.d), product(b.n, a.d)];
  return left < right ? -1 : left > right ? 1 : 0;
}
export const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const isZero = (a: Fraction): boolean => a.n === 0;
export const isNegative = (a: Fraction): boolean => a.n < 0;
export const isWhole = (a: Fraction): boolean => a.d === 1 || remainder(a.n, a.d) === 0;
/** Without what is behind the point: 2,9 is 2, and -2,9 is -2. */
export const wholePart = (a: Fraction): Fraction => ({ n: wholes(a.n, a.d), d: 1 });

/** The nearest whole number, halves away from zero. */
export function rounded({ n, d }: Fraction): Whole {
  if (d === 1) return n;
  const size = n < 0 ? negated(n) : n;
  const nearest = wholes(sum(product(2, size), d), product(2, d));
  return n < 0 ? negated(nearest) : nearest;
}

/** A fraction of hundredths as points, rounded once, half away from zero [PT4]. */
export const toPoints = (hundredths: Fraction): Points => points(Number(rounded(hundredths)));

/** For reading, not for reckoning: at most `places` decimals, half away from zero, idle zeros dropped. */
export function toDecimalText(value: Fraction, places: number): string {
  const scaled = rounded(times(value, { n: powerOfTen(places), d: 1 }));
  const size = (scaled < 0 ? negated(scaled) : scaled).toString().padStart(places + 1, '0');
  const whole = size.slice(0, size.length - places);
  const tail = size.slice(size.length - places).replace(/0+$/, '');
  return `${scaled < 0 ? '-' : ''}${whole}${tail ? `.${tail}` : ''}`;
}

/**
 * A ratio as a percentage for reading, at two decimals; at more where two would round it to a whole number that it
 * is not: 99,996 % must not read "100" beside a tier that ends under 100.
 */
export function toPercentText(ratio: Fraction): string {
  return (
    percentAt(ratio, 2) ??
    percentAt(ratio, 4) ??
    percentAt(ratio, 6) ??
    toDecimalText(times(ratio, HUNDRED), 8)
  );
}

const HUNDRED: Fraction = { n: 100, d: 1 };

/** Undefined where it would read as a whole number that it is not. */
function percentAt(ratio: Fraction, places: number): string | undefined {
  const percent = times(ratio, HUNDRED);
  const text = toDecimalText(percent, places);
  return text.includes('.') || isWhole(percent) ? text : undefined;
}

/**
 * The same for ratios that are shown beside what came of them: at as many decimals as it takes for that to come out when it
 * is done by hand; at two where no number of them does [EX5].
 */
export function toPercentTexts<const Ratios extends readonly Fraction[]>(
  ratios: Ratios,
  comesOut: (...shown: readonly Fraction[]) => boolean,
): { readonly [At in keyof Ratios]: string } {
  const texts = (places: number) => ratios.map((ratio) => percentAt(ratio, places) ?? toPercentText(ratio));
  let at = 2;
  const isOut = () => comesOut(...texts(at).map((text) => over(ofDecimal(text), HUNDRED)));
  while (at < 8 && !isOut()) at += 1;
  return texts(at < 8 ? at : 2) as { readonly [At in keyof Ratios]: string };
}

/** In lowest terms, for sums that would grow long. */
export function reduced(value: Fraction): Fraction {
  if (value.d === 1) return value;
  let [a, b] = [value.n < 0 ? negated(value.n) : value.n, value.d];
  while (b !== 0) [a, b] = [b, remainder(a, b)];
  return a > 1 ? { n: wholes(value.n, a), d: wholes(value.d, a) } : value;
}
