import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  negated,
  product,
  remainder,
  sum,
  whole,
  wholes,
  type Whole,
} from '../../../../src/domain/scoring/whole.ts';

/** Small ones, ones about the border of what a plain number holds, and far beyond it. */
const anyWhole = fc
  .oneof(
    fc.bigInt({ min: -1000n, max: 1000n }),
    fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
    fc.bigInt({ min: -(2n ** 53n) - 3n, max: -(2n ** 53n) + 3n }),
    fc.bigInt({ min: -(2n ** 30n), max: 2n ** 30n }),
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
  )
  .map((exact) => ({ exact, value: whole(exact) }));

/** The value, and that it has the one form its size asks for. */
function agrees(value: Whole, exact: bigint): void {
  expect(BigInt(value)).toBe(exact);
  expect(typeof value === 'number').toBe(
    exact <= BigInt(Number.MAX_SAFE_INTEGER) && exact >= BigInt(Number.MIN_SAFE_INTEGER),
  );
  expect(Object.is(value, -0)).toBe(false);
}

test('[PT2] whole numbers of any size are reckoned as big integers reckon them', () => {
  fc.assert(
    fc.property(anyWhole, anyWhole, (a, b) => {
      agrees(a.value, a.exact);
      agrees(sum(a.value, b.value), a.exact + b.exact);
      agrees(product(a.value, b.value), a.exact * b.exact);
      agrees(negated(a.value), -a.exact);
      expect(a.value < b.value).toBe(a.exact < b.exact);
      expect(a.value === b.value).toBe(a.exact === b.exact);
      if (b.exact === 0n) return;
      agrees(wholes(a.value, b.value), a.exact / b.exact);
      agrees(remainder(a.value, b.value), a.exact % b.exact);
    }),
    { numRuns: 2000 },
  );
});

test('[PT2] a product one beyond what a plain number holds is still exact', () => {
  expect(product(94_906_267, 94_906_267)).toBe(9_007_199_515_875_289n);
  expect([product(0, -5), whole(-0)]).toEqual([0, 0]);
});

test.each([1.5, 2 ** 53, Number.NaN])(
  '[PT2] %d is no plain whole number, and is not taken for one',
  (value) => {
    expect(() => whole(value)).toThrow();
  },
);
