// A number as it was typed, kept exactly: "86.4" is 864/10, never 86.40000000000001.

import { z } from 'zod';

/** Canonical decimal: no plus sign, no idle zeros, at most 12 whole and 6 fraction digits [PT2]. */
export const Decimal = z
  .string()
  .max(20)
  .regex(/^(?:0|-?(?:[1-9]\d{0,11}|0)(?:\.\d{0,5}[1-9])?)$/)
  .refine((text) => text !== '-0');
export type Decimal = z.infer<typeof Decimal>;

/**
 * Reads a number as Vietnamese people type it: "12,5", "12.5", "1.078" (a thousand and seventy-eight),
 * "1.234.567,8", a true minus or a hyphen. A single dot before exactly three digits groups thousands,
 * unless the whole part is 0 ("0.125"), since offices write the dot for thousands [PT3].
 * Returns undefined where it is no number, or has more digits than a `Decimal` holds.
 */
export function readDecimal(typed: string): Decimal | undefined {
  const text = typed
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^\u2212/, '-')
    .replace(/^\+/, '');
  const plain = ungroup(text);
  if (plain === undefined || !/^-?\d{1,15}(\.\d{1,12})?$/.test(plain)) return undefined;
  const negative = plain.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? plain.slice(1) : plain).split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const tail = fraction.replace(/0+$/, '');
  const body = tail ? `${digits}.${tail}` : digits;
  const canonical = negative && body !== '0' ? `-${body}` : body;
  return Decimal.safeParse(canonical).success ? canonical : undefined;
}

function ungroup(text: string): string | undefined {
  if (text.includes(',')) {
    const [whole = '', fraction, ...rest] = text.split(',');
    if (rest.length > 0)
      return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : undefined;
    if (whole.includes('.') && !/^-?\d{1,3}(\.\d{3})+$/.test(whole)) return undefined;
    return `${whole.replaceAll('.', '')}.${fraction}`;
  }
  if (/^-?[1-9]\d{0,2}(\.\d{3})+$/.test(text)) return text.replaceAll('.', '');
  return text;
}
