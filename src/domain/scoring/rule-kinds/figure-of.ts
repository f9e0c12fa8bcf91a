import type { Decimal } from '../decimal.ts';
import { compare, isWhole, ofDecimal, type Fraction } from '../fraction.ts';
import type { GivenInput, InputProblem } from './rule-kind.ts';

interface Bounds {
  readonly least?: Decimal;
  readonly most?: Decimal;
  readonly whole?: boolean;
}

type Read = { readonly value: Fraction } | { readonly problem: InputProblem };

/** The number of an input, or why it cannot be one. Never clamps: what was typed stays as typed [SC2]. */
export function figureOf(input: GivenInput, { least, most, whole = false }: Bounds = {}): Read {
  if (!('value' in input)) return { problem: { code: 'unreadable' } };
  const value = ofDecimal(input.value);
  const below = least !== undefined && compare(value, ofDecimal(least)) < 0;
  const above = most !== undefined && compare(value, ofDecimal(most)) > 0;

  if (below || above) return { problem: { code: 'out-of-range', least: least ?? '0', most: most ?? null } };
  if (whole && !isWhole(value)) return { problem: { code: 'not-whole' } };
  return { value };
}
