// A number as people type and paste it: comma or dot, a true minus, grouped thousands. The answer is a decimal
// string, so that no digit is lost on its way to exact arithmetic.

import type { Language } from './words.ts';

export type ReadNumber =
  | { readonly kind: 'blank' }
  /** "-1234.5": a sign, digits, at most one dot. */
  | { readonly kind: 'number'; readonly decimal: string }
  | { readonly kind: 'unreadable' };

/**
 * Reads a typed number. The language's own decimal mark always is one. The other mark groups thousands when
 * what follows it looks so ("1.078" in Vietnamese is one thousand and seventy-eight), and is taken for a
 * pasted decimal mark when it does not ("9.5", "0.125").
 */
export function readNumber(text: string, language: Language = 'vi'): ReadNumber {
  // "5²" is not 52, and "½" is no digit: what stands raised, lowered or as a fraction is not made plain.
  if (/\p{No}/u.test(text)) return { kind: 'unreadable' };
  const bare = withoutGaps(
    text
      .normalize('NFKC')
      .replace(/[\u2212\u2013]/g, '-')
      .trim(),
  );
  if (bare === '') return { kind: 'blank' };

  const parts = /^([+-]?)\s*([\d.,]*\d[\d.,]*)$/.exec(bare);
  const decimal = parts && readDigits(parts[2] ?? '', language === 'vi' ? ',' : '.');
  if (!decimal) return { kind: 'unreadable' };
  return { kind: 'number', decimal: parts[1] === '-' && /[1-9]/.test(decimal) ? `-${decimal}` : decimal };
}

/**
 * "1 078" and "1'078" without the gaps of their thousands; NFKC has made every kind of blank one. A line break is no
 * such gap, nor is a blank after more than three digits: two numbers are never run together.
 */
const withoutGaps = (text: string): string =>
  text.replace(/^([+-]?\s*[1-9]\d{0,2})(?:([ '])\d{3}(?:\2\d{3})*)(?!\d)/, (number) =>
    number.replace(/(?<=\d)[ ']/g, ''),
  );

function readDigits(digits: string, ownMark: ',' | '.'): string | undefined {
  const otherMark = ownMark === ',' ? '.' : ',';
  const last = Math.max(digits.lastIndexOf(ownMark), digits.lastIndexOf(otherMark));
  const mark = digits[last];

  if (mark === undefined) return plain(digits, '');
  if (isGrouped(digits, otherMark)) return plain(digits.replaceAll(otherMark, ''), '');

  const whole = digits.slice(0, last);
  const fraction = digits.slice(last + 1);
  const groupMark = mark === ownMark ? otherMark : ownMark;
  const isWholeFine = /^\d*$/.test(whole) || isGrouped(whole, groupMark);
  return isWholeFine ? plain(whole.replaceAll(groupMark, ''), fraction) : undefined;
}

/** "1.234.567" with dots: groups of three after the first, which does not start with a zero. */
const isGrouped = (digits: string, mark: ',' | '.'): boolean =>
  digits.includes(mark) && new RegExp(`^[1-9]\\d{0,2}(\\${mark}\\d{3})+$`).test(digits);

function plain(whole: string, fraction: string): string {
  const lean = whole.replace(/^0+(?=\d)/, '') || '0';
  return fraction ? `${lean}.${fraction}` : lean;
}
