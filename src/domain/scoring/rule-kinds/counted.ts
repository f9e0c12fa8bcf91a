// Several things counted for one criterion: what kinds with `counts` have in common.

import type { Decimal } from '../decimal.ts';
import { compare, fraction, isWhole, ofDecimal, type Fraction } from '../fraction.ts';
import type { GivenInput } from '../cell.ts';
import type { InputProblem, Named } from './rule-kind.ts';

export interface Counted {
  readonly item: Named;
  readonly count: Fraction;
  readonly text: Decimal;
}

const ZERO = fraction(0);

/** The count of each item; one that was not filled in is none. With a single item a bare number will do. */
export function countsOf(
  input: GivenInput,
  items: readonly Named[],
): { readonly counts: readonly Counted[] } | { readonly problem: InputProblem } {
  const [only, ...others] = items;
  const filled =
    'counts' in input
      ? input.counts
      : 'value' in input && only && others.length === 0
        ? { [only.id]: input.value }
        : undefined;
  if (!filled) return { problem: { code: 'unreadable' } };
  if (Object.keys(filled).some((id) => !items.some((item) => item.id === id))) {
    return { problem: { code: 'no-such-option' } };
  }
  const counts = items.map((item) => {
    const text = filled[item.id] ?? '0';
    return { item, text, count: ofDecimal(text) };
  });
  if (counts.some(({ count }) => compare(count, ZERO) < 0)) {
    return { problem: { code: 'out-of-range', least: '0', most: null } };
  }
  if (counts.some(({ count }) => !isWhole(count))) return { problem: { code: 'not-whole' } };
  return { counts };
}
