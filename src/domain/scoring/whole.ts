// Whole numbers of any size, exactly. A plain number is several times as quick as a big one and just as exact up to
// 2^53, which is all that real tables need; what goes over becomes a big one, and comes back when it fits again, so
// that one value has one form.

import { assert } from '../../base/assert.ts';

export type Whole = number | bigint;

const MOST = BigInt(Number.MAX_SAFE_INTEGER);

// Adding 0 makes of a minus zero the only zero there is.

/** In the one form its size asks for. A plain number that is not whole, or beyond 2^53, is a fault of the caller. */
export function whole(value: Whole): Whole {
  if (typeof value === 'bigint') return value <= MOST && value >= -MOST ? Number(value) : value;
  assert(Number.isSafeInteger(value), 'a whole number');
  return value + 0;
}

// A result that rounding touched lies beyond 2^53, so one look at it tells whether it is exact.

export function sum(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a + b;
    if (Number.isSafeInteger(result)) return result;
  }
  return whole(BigInt(a) + BigInt(b));
}

export function product(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a * b + 0;
    if (Number.isSafeInteger(result)) return result;
  }
  return whole(BigInt(a) * BigInt(b));
}

export const negated = (a: Whole): Whole => (typeof a === 'number' ? 0 - a : whole(-a));

/** How often `b` goes into `a`, towards zero. */
export function wholes(a: Whole, b: Whole): Whole {
  // What the remainder leaves is a multiple of b, so the division is exact.
  if (typeof a === 'number' && typeof b === 'number') return (a - (a % b)) / b + 0;
  return whole(BigInt(a) / BigInt(b));
}

/** What is left of `a` when `b` was taken from it as often as it goes. */
export function remainder(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') return (a % b) + 0;
  return whole(BigInt(a) % BigInt(b));
}
