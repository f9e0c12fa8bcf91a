import type { Decimal } from '../decimal.ts';
import { compare, isWhole, ofDecimal, toDecimalText, type Fraction } from '../fraction.ts';
import { transforms } from '../transforms/registry.ts';
import type { Read } from '../transforms/transform.ts';
import type { Question } from './rule-kind.ts';

interface Bounds {
  readonly least?: Decimal;
  readonly most?: Decimal;
  readonly whole?: boolean;
}

type Asked = Pick<Question<unknown>, 'input' | 'transform'>;

/** The figure a rule looks at, or why there is none. Never clamps: what was typed stays as typed [SC2]. */
export function figureOf({ input, transform }: Asked, { least, most, whole = false }: Bounds = {}): Read {
  const read = transforms[transform].read(input);
  if ('problem' in read) return read;
  const { value } = read;
  const below = least !== undefined && compare(value, ofDecimal(least)) < 0;
  const above = most !== undefined && compare(value, ofDecimal(most)) > 0;

  if (below || above) return { problem: { code: 'out-of-range', least: least ?? null, most: most ?? null } };
  if (whole && !isWhole(value)) return { problem: { code: 'not-whole' } };
  return read;
}

/** A figure for reading: as it was typed where it was typed, at six decimals where it is a quotient. */
export const shown = (value: Fraction): Decimal => toDecimalText(value, 6);
