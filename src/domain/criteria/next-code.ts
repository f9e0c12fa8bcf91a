// The number a new row gets: what its sisters are numbered by, one further [TD5]. Only a proposal: the office writes its own.

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];
// The letters by which Vietnamese lists go on.
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

/** The code after the last of some; the parent's with ".1" for the first; '' where nothing can be told. */
export function nextCode(sisters: readonly string[], parent: string): string {
  const last = sisters.at(-1);
  if (last === undefined) return /^[IVX]+$|\d$/.test(parent) ? `${parent}.1` : '';
  const digits = /^(.*?)(\d+)([.)]?)$/.exec(last);
  if (digits) return `${digits[1]}${Number(digits[2]) + 1}${digits[3]}`;
  const [head = '', tail = last] = /^(.*[.\s])?([^.\s]+)$/.exec(last)?.slice(1) ?? [];
  const roman = ROMAN.indexOf(tail);
  if (roman >= 0) return `${head}${ROMAN[roman + 1] ?? ''}`;
  const letter = /^[a-zđ][)]?$/i.test(tail) ? LETTERS.indexOf(tail.charAt(0).toLowerCase()) : -1;
  const next = letter < 0 ? undefined : LETTERS[letter + 1];
  if (next === undefined) return /^[-–+•]$/.test(last) ? last : '';
  return `${head}${tail.charAt(0) === tail.charAt(0).toUpperCase() ? next.toUpperCase() : next}${tail.slice(1)}`;
}
