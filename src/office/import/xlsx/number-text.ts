// A number of a workbook as its office sees it: the format of its cell applied, in Vietnamese signs. The number
// itself is kept beside it, exact; only what is shown follows the format.

import { formatDecimal } from '../../../base/format.ts';
import { Decimal } from '../../../domain/scoring/decimal.ts';

/** Formats that a file names by number alone. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  49: '@',
};

/** As long as a format may be in the programs that write them. */
const MOST_FORMAT = 255;

export function formatOf(id: number, own: ReadonlyMap<number, string>): string {
  const format = own.get(id) ?? BUILT_IN[id] ?? 'General';
  return format.length > MOST_FORMAT ? 'General' : format;
}

/**
 * The decimal behind a stored number. Files keep 17 digits, of which the last two are noise ("12.990000000000002");
 * 15 are what a spreadsheet shows and reckons by. Undefined where it has more digits than a `Decimal` holds.
 */
export function exactNumber(stored: string): Decimal | undefined {
  const text = plainDigits(stored);
  return text !== undefined && Decimal.safeParse(text).success ? text : undefined;
}

/** The same without a bound on its digits, for showing. */
export function plainDigits(stored: string): string | undefined {
  // A file writes a number with some twenty signs.
  if (stored.length > 400 || !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(stored.trim()))
    return undefined;
  const value = Number(stored);
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return undefined;
  const [digits = '0', power = '0'] = value.toExponential(14).split('e');
  return shiftPoint(digits, Number(power));
}

/** "1.2990000", 1 → "12.99". */
function shiftPoint(mantissa: string, power: number): string {
  const isNegative = mantissa.startsWith('-');
  const digits = mantissa.replace('-', '').replace('.', '');
  const point = 1 + power;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point + 1, '0');
  const split = Math.max(point, 1);
  const whole = padded.slice(0, split).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(split).replace(/0+$/, '');
  const plain = fraction ? `${whole}.${fraction}` : whole;
  return isNegative && plain !== '0' ? `-${plain}` : plain;
}

/** What the cell shows. `digits` is the plain decimal of the stored number. */
export function numberText(digits: string, format: string): string {
  const { written, meant } = sectionFor(digits, format);
  const pattern = /general|[#0?][#0?,]*(?:\.[#0?]+)?(?:E[+-]0+)?/i.exec(meant);
  // A fraction is shown as the number it comes to.
  if (!pattern || /[#0?] *\/ *[#0?\d]/.test(meant)) return formatDecimal(digits, 'vi');
  const isPercent = meant.includes('%');
  const scaled = isPercent ? (plainDigits(String(Number(digits) * 100)) ?? digits) : digits;
  const shown = /^general$/i.test(pattern[0])
    ? formatDecimal(scaled, 'vi')
    : grouped(withFraction(scaled, fractionOf(pattern[0])), pattern[0].includes(','));
  const end = pattern.index + pattern[0].length;
  const before = literal(written.slice(0, pattern.index));
  // A section for negative numbers writes their sign itself.
  const unsigned = digits.startsWith('-') ? before.replace(/-$/, '') : before;
  return `${unsigned}${shown}${literal(written.slice(end))}`.trim();
}

const fractionOf = (pattern: string) => {
  const tail = pattern.split('.')[1] ?? '';
  return { least: tail.replace(/[^0]/g, '').length, most: tail.replace(/[^0#?]/g, '').length };
};

/** Never rounds: an office that shows 12,3 and stored 12,25 means 12,25. */
function withFraction(digits: string, { least }: { readonly least: number }): string {
  const [whole = '0', fraction = ''] = digits.split('.');
  const padded = fraction.padEnd(least, '0');
  return padded ? `${whole}.${padded}` : whole;
}

const grouped = (digits: string, groups: boolean): string => {
  const shown = formatDecimal(digits, 'vi');
  const [whole = '', fraction] = shown.split(',');
  return groups ? shown : `${whole.replaceAll('.', '')}${fraction === undefined ? '' : `,${fraction}`}`;
};

/** A section of a format; in `meant` all that is only said is blotted out, and every sign keeps its place. */
interface Section {
  readonly written: string;
  readonly meant: string;
  /** The numbers it says it is for. */
  readonly isFor: ((value: number) => boolean) | undefined;
}

const blot = (part: string): string => '\u0000'.repeat(part.length);

/**
 * The sections of a format. What stands in quotes, behind a backslash or as padding is shown and does nothing: an
 * office writes 0"%" just so that its 97 is not made 9700%. Brackets hold colours, languages and conditions; only a
 * time that runs on, [h], is a sign like those outside.
 */
function sectionsOf(format: string): readonly Section[] {
  const meant = format.replace(/"[^"]*"?|[\\_*][^]|\[[^\]]*\]?/g, (part) =>
    /^\[(?:h+|m+|s+|[<>=].*)\]$/i.test(part) ? part : blot(part),
  );
  let from = 0;
  return meant.split(';').map((section) => {
    const written = format.slice(from, from + section.length);
    from += section.length + 1;
    return { written, meant: section.replace(CONDITION, blot), isFor: conditionOf(section) };
  });
}

const CONDITION = /\[(<=|>=|<>|[<>=])(-?\d+(?:\.\d+)?)\]/;

function conditionOf(section: string): Section['isFor'] {
  const [, sign, digits] = CONDITION.exec(section) ?? [];
  const bound = Number(digits);
  switch (sign) {
    case '<':
      return (value) => value < bound;
    case '<=':
      return (value) => value <= bound;
    case '>':
      return (value) => value > bound;
    case '>=':
      return (value) => value >= bound;
    case '<>':
      return (value) => value !== bound;
    case '=':
      return (value) => value === bound;
    default:
      return undefined;
  }
}

/**
 * The section that shows a number. Where sections say which numbers they are for, the first that fits; else the first
 * of all, since those for the negative and for zero hide a sign or the number itself.
 */
function sectionFor(digits: string, format: string): Section {
  const sections = sectionsOf(format);
  const [first = { written: '', meant: '', isFor: undefined }] = sections;
  if (sections.every(({ isFor }) => isFor === undefined)) return first;
  const value = Number(digits);
  const numbers = sections.slice(0, 3);
  const last = numbers.length - 1;
  const fits = ({ isFor }: Section, at: number): boolean =>
    isFor?.(value) ?? (at === last || (at === 0 ? value > 0 : value < 0));
  return numbers.find(fits) ?? first;
}

/** What a format says in words: quoted, or behind a backslash; paddings and brackets say nothing. */
const literal = (text: string): string =>
  [...text.matchAll(/"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]?|([%+\-/() đĐ₫])/g)]
    .map(([, quoted, escaped, plain]) => quoted ?? escaped ?? plain ?? '')
    .join('');

/** Whether a format shows a number as a day. An "m" is a month where no hours and no seconds stand beside it. */
export function isDayFormat(format: string): boolean {
  const signs = (sectionsOf(format)[0]?.meant ?? '').replace(/s\.0+/gi, 's');
  return /[dy]|^[^hs[]*m[^hs[]*$/i.test(signs) && !/general|[#0?]/i.test(signs);
}

/** The day a serial number stands for; both systems of days that workbooks know. */
export function dayOf(serial: number, is1904: boolean) {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return undefined;
  // The first system believes that 1900 had a 29 February.
  const offset = is1904 ? 24107 : serial < 60 ? -25568 : -25569;
  const date = new Date((Math.floor(serial) + (is1904 ? -offset : offset)) * 86_400_000);
  return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
}
