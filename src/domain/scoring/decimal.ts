// A number as it was typed, kept exactly: "86.4" is 864/10, never 86.40000000000001.

import { z } from 'zod';
import { readNumber } from '../../base/read-number.ts';
import type { Language } from '../../base/words.ts';

/** Canonical decimal: no plus sign, no idle zeros, at most 12 whole and 6 fraction digits [PT2]. */
export const Decimal = z
  .string()
  .max(20)
  .regex(/^(?:0|-?(?:[1-9]\d{0,11}|0)(?:\.\d{0,5}[1-9])?)$/)
  .refine((text) => text !== '-0');
export type Decimal = z.infer<typeof Decimal>;

const PLAIN = /^(?:0|-?[1-9]\d{0,11}|-?(?:[1-9]\d{0,11}|0)\.\d{0,5}[1-9])$/;
/** The same question asked plainly, where it comes thousands of times a second. */
export const isDecimal = (text: string): boolean => text.length <= 20 && PLAIN.test(text);

/**
 * A number as people type it, made canonical: "12,5", "1.078" (a thousand and seventy-eight in Vietnamese), a true
 * minus. Undefined where it is no number, or has more digits than a `Decimal` holds [PT3].
 */
export function readDecimal(typed: string, language: Language = 'vi'): Decimal | undefined {
  const read = readNumber(typed, language);
  if (read.kind !== 'number') return undefined;
  const [whole = '0', fraction = ''] = read.decimal.split('.');
  const tail = fraction.replace(/0+$/, '');
  const canonical = tail ? `${whole}.${tail}` : whole;
  return Decimal.safeParse(canonical).success ? canonical : undefined;
}
