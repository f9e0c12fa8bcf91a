// Points as offices write them: "10", "2,5", "10 điểm", "tối đa 10đ", "từ 0 đến 5", "+5", "Trừ 2 điểm". What is not
// surely a number of points is said to be none; it is never guessed at [IM4].

import { readNumber } from '../../../base/read-number.ts';
import type { CellProblemCode } from '../understanding.ts';
import { plain, withoutEnd } from './words-of.ts';

export type ReadPoints =
  | { readonly kind: 'blank' }
  /** In hundredths; `rest` holds what the cell says beside the number. */
  | { readonly kind: 'points'; readonly points: number; readonly rest: string }
  | { readonly kind: 'problem'; readonly code: CellProblemCode };

/** How a column writes its decimals, where "1,000" could be read in two ways. */
export type DecimalMark = ',' | '.' | undefined;

const NUMBER = '[+-]?\\d[\\d.,]*';
const UNIT = '(?:điểm|đ|d|diem|point|points|pts)';

/** The whole of a cell as points. */
export function readPoints(text: string, mark?: DecimalMark): ReadPoints {
  const whole = withoutEnd(plain(text), /[.;:]/);
  if (whole.length > 300) return { kind: 'problem', code: 'points-unreadable' };
  const said = whole.replace(/^\((.*)\)$/, '$1');
  if (said === '' || /^[-–—._…/x*]+$/.test(said)) return { kind: 'blank' };
  for (const [pattern, sign] of WHOLE) {
    const found = pattern.exec(said);
    const digits = found?.[1];
    if (digits !== undefined) return numberOf(digits, sign, mark, (found?.[2] ?? '').trim());
  }
  return { kind: 'problem', code: 'points-unreadable' };
}

const wholly = (before: string, after: string, sign = 1): readonly [RegExp, number] => [
  new RegExp(`^${before}\\s*(${NUMBER})\\s*${after}$`, 'u'),
  sign,
];

const MOST = '(?:(?:điểm )?(?:tối đa|cao nhất|không quá|nhiều nhất)(?: là)?:?|=|điểm)?';
const WHOLE: readonly (readonly [RegExp, number])[] = [
  wholly('(?:điểm )?(?:trừ|bị trừ|phạt|trừ tối đa|tối đa trừ)(?: tối đa| đến)?:?', `${UNIT}?`, -1),
  wholly('(?:điểm )?(?:cộng|thưởng|cộng thêm|được cộng)(?: tối đa| đến)?:?', `${UNIT}?`),
  // A range from nothing: its upper end is the maximum.
  wholly(`(?:từ )?0(?:[.,]0+)?\\s*${UNIT}?\\s*(?:đến|tới|-)`, `${UNIT}?`),
  wholly(MOST, `${UNIT}?(?:\\s*(?:\\/\\s*(?:năm|tiêu chí)|tối đa))?`),
  wholly(MOST, '%'),
  // A number, then words about it on a line of their own or in brackets.
  [new RegExp(`^${MOST}\\s*(${NUMBER})\\s*${UNIT}?\\s*(\\([^]*|\\+\\s*\\D[^]*)$`, 'u'), 1],
];

function numberOf(digits: string, sign: number, mark: DecimalMark, rest: string): ReadPoints {
  if (isTwoWays(digits, mark)) return { kind: 'problem', code: 'points-ambiguous' };
  const read = readNumber(digits, mark === '.' ? 'en' : 'vi');
  if (read.kind !== 'number') return { kind: 'problem', code: 'points-unreadable' };
  const [wholePart = '0', fraction = ''] = read.decimal.replace('-', '').split('.');
  if (fraction.replace(/0+$/, '').length > 2) return { kind: 'problem', code: 'points-too-fine' };
  if (wholePart.length > 6) return { kind: 'problem', code: 'points-too-large' };
  const points = Number(wholePart) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  const negative = read.decimal.startsWith('-') ? -1 : 1;
  return { kind: 'points', points: points === 0 ? 0 : points * negative * sign, rest };
}

/** "1,000" where nothing else in the column tells whether its comma groups or divides. */
const isTwoWays = (digits: string, mark: DecimalMark): boolean =>
  mark === undefined && /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/.test(digits);

/** Points from a cell that holds a number; its own decimal, so nothing has to be guessed. */
export function pointsOfDecimal(decimal: string): ReadPoints {
  return numberOf(decimal, 1, '.', '');
}

/** How the numbers of a column divide: from those that leave no doubt. */
export function markOf(texts: readonly string[]): DecimalMark {
  const some = (pattern: RegExp) => texts.some((text) => pattern.test(plain(text)));
  const commas = some(/(?:^|\D)\d+,\d{1,2}(?!\d)/) || some(/\d\.\d{3},\d/);
  const dots = some(/(?:^|\D)\d+\.\d{1,2}(?![\d.])/) || some(/\d,\d{3}\.\d/);
  return commas === dots ? undefined : commas ? ',' : '.';
}

export interface NamedPoints {
  readonly points: number;
  /** The name without them. */
  readonly name: string;
}

const IN_NAME = [
  new RegExp(`^([^]*?)\\s*[([]\\s*(?:${MOST})\\s*(${NUMBER})\\s*${UNIT}\\.?\\s*[)\\]]\\s*[:.]?$`, 'iu'),
  new RegExp(`^([^]*?)\\s*[:–—-]\\s*(?:${MOST})\\s*(${NUMBER})\\s*(?:điểm|đ)\\.?$`, 'iu'),
  new RegExp(
    `^([^]*?)\\s*[,;]?\\s*(?:điểm )?(?:tối đa|cao nhất)(?: là)?:?\\s*(${NUMBER})\\s*(?:điểm|đ)\\.?$`,
    'iu',
  ),
] as const;

/** "15 điểm;" within a name. */
const PRICED = /\d\s*(?:điểm|đ)(?!\p{L})/iu;

/** Points at the end of a name: "I. Thực hiện nhiệm vụ (600 điểm)". */
export function pointsInName(name: string): NamedPoints | undefined {
  // Longer than any name may be: not searched for points, however much there is of it.
  if (name.length > 1200) return undefined;
  const composed = name
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  for (const pattern of IN_NAME) {
    const found = pattern.exec(composed);
    const read = found && numberOf(plain(found[2] ?? ''), 1, undefined, '');
    if (!found?.[1] || read?.kind !== 'points') continue;
    // Points that follow others price the last of several levels: they are not the row's own.
    return PRICED.test(found[1]) ? undefined : { points: read.points, name: found[1].trim() };
  }
  return undefined;
}
