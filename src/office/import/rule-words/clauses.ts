// The words of a rule cut into clauses, with the numbers in them read once for all kinds.

import { readDecimal } from '../../../domain/scoring/decimal.ts';
import { plain, withoutEnd } from '../understand/words-of.ts';

/** What is known of a criterion when its words are read. */
export interface RuleWords {
  readonly name: string;
  readonly text: string;
  readonly unit: string;
  /** In hundredths. */
  readonly max: number;
  /** Rows under it, with their points where they have a cell of their own. */
  readonly steps: readonly { readonly words: string; readonly points: number | undefined }[];
}

export interface Clause {
  /** Lower case, without the bullet before it. */
  readonly said: string;
  readonly written: string;
  /** Points that stand in a cell beside it. */
  readonly points: number | undefined;
}

export const NUM = '(\\d+(?:[.,]\\d+)*)';
export const POINTS = '(?:điểm|đ)(?![\\p{L}])';

/** Lines and what semicolons part; a full stop ends a clause where a capital follows. */
export function clausesOf({ text, steps }: Pick<RuleWords, 'text' | 'steps'>): readonly Clause[] {
  const cut = (words: string): readonly string[] =>
    words
      .normalize('NFC')
      .split(/\n|;|\.\s+(?=\p{Lu})/u)
      .flatMap(atCommas)
      .map((clause) => clause.replace(/^\s*(?:[-+•*–—]|[a-zđ]\)|\d\))\s*/u, '').trim())
      .filter((clause) => clause !== '');
  const clauseOf = (written: string, points?: number): Clause => ({
    written,
    said: withoutEnd(plain(written), /[.,:]/).trim(),
    points,
  });
  return [
    ...cut(text).map((written) => clauseOf(written)),
    ...steps.flatMap(({ words, points }) =>
      points === undefined
        ? cut(words).map((written) => clauseOf(written))
        : [clauseOf(words.trim(), points)],
    ),
  ];
}

/** Commas part clauses where each part has a price of its own, and none is only a bound of the others. */
function atCommas(clause: string): readonly string[] {
  const parts = clause.split(/,\s+/);
  const isPriced = (part: string) =>
    PRICE.test(plain(part)) && !/^\s*(?:tối đa|không quá|trần|cao nhất|nhưng)/iu.test(part);
  return parts.length > 1 && parts.every(isPriced) ? parts : [clause];
}

/** All of it as one text, for kinds that are told by a phrase. */
export const wholeOf = ({ text, steps }: RuleWords): string =>
  plain([text, ...steps.map(({ words }) => words)].join('; '));

export const decimalOf = (digits: string): string | undefined => readDecimal(digits, 'vi');

/** Points in hundredths; undefined where they are none. */
export function hundredths(digits: string | undefined): number | undefined {
  const decimal = digits === undefined ? undefined : decimalOf(digits);
  if (decimal === undefined) return undefined;
  const [whole = '0', fraction = ''] = decimal.split('.');
  if (fraction.length > 2 || whole.length > 5) return undefined;
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

export interface Priced {
  /** What earns the points. */
  readonly label: string;
  readonly written: string;
  readonly points: number;
}

const LAST = new RegExp(
  `^(.*?)\\s*(?:[:=→]|-|,)?\\s*(?:thì )?(?:được|đạt|cho|chấm|tính|cộng|là)?\\s*(?:tối đa )?\\s*${NUM}\\s*${POINTS}$`,
  'u',
);
const BARE = new RegExp(`^(.*?)\\s*[:=→]\\s*${NUM}$`, 'u');
const LOOSE = new RegExp(`^(\\D{2,}?)\\s+${NUM}$`, 'u');
const OPEN_END =
  /(?:từ|đến|tới|trên|dưới|thứ|hạng|số|loại|mức|năm|khoản|điều|quá|hơn|đạt|trừ|cộng|được|tối đa)$/u;
const PRICE = new RegExp(`${NUM}\\s*${POINTS}(?!\\s*%)`, 'u');
const FIRST = new RegExp(`^${NUM}\\s*${POINTS}\\s*(?:nếu|khi|đối với|:|cho)\\s*(.+)$`, 'u');
const NOTHING = /^(.*?)\s*[:=,-]?\s*(?:không được điểm|không có điểm|không tính điểm|không chấm điểm)$/u;
const ALL =
  /^(.*?)\s*[:=,-]?\s*(?:thì )?(?:được|đạt|chấm|tính|cho)?\s*(?:điểm tối đa|tối đa điểm|đủ điểm|100% (?:số )?điểm(?: chuẩn| tối đa)?)$/u;

/** A clause that names a price: "đạt từ 95%: 1,75 điểm", "2 điểm nếu …", "hoàn thành tốt = 50". */
export function priced(clause: Clause, max: number): Priced | undefined {
  const { said, written } = clause;
  const labelled = (some: string, points: number | undefined): Priced | undefined => {
    const label = withoutEnd(some, /[\s:=,-]/).trim();
    // A label with a price of its own is two clauses that were not told apart.
    return points === undefined || some.trim() === '' || PRICE.test(some)
      ? undefined
      : { label, written: asWritten(written, label), points };
  };
  if (clause.points !== undefined) {
    const own = LAST.exec(said) ?? BARE.exec(said);
    const agrees = own !== null && hundredths(own[2]) === clause.points;
    return labelled(agrees ? (own[1] ?? said) : said, clause.points);
  }
  const first = FIRST.exec(said);
  if (first) return labelled(first[2] ?? '', hundredths(first[1]));
  const last = LAST.exec(said) ?? BARE.exec(said);
  if (last) return labelled(last[1] ?? '', hundredths(last[2]));
  const loose = LOOSE.exec(said);
  if (loose?.[1] && !OPEN_END.test(loose[1].trim())) return labelled(loose[1], hundredths(loose[2]));
  const nothing = NOTHING.exec(said);
  if (nothing) return labelled(nothing[1] ?? '', 0);
  const all = ALL.exec(said);
  return all ? labelled(all[1] ?? '', max) : undefined;
}

/** Some words of a text with the capitals and blanks they were written with. */
export function asWritten(text: string, said: string): string {
  const pattern = said
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll('-', '[-\\u2010-\\u2015\\u2212]'))
    .join('\\s+');
  const found = new RegExp(pattern, 'iu').exec(text.normalize('NFC'));
  return found ? found[0].replace(/\s+/g, ' ') : said;
}

/** The numbers of a text, years and numbers of documents left out. */
export const numbersIn = (text: string): readonly string[] =>
  plain(text)
    .replace(
      /(?<!\p{L})(?:năm|ngày|tháng|quý)\s+\d[\d/.-]*|(?<!\p{L})số\s+\d[\w/.-]*|\b(?:19|20)\d\d\b|\d+\/\d+\/\d+|\d+\/[a-zđ][\w-]*/gu,
      ' ',
    )
    .match(/\d+(?:[.,]\d+)*/g)
    ?.flatMap((digits) => decimalOf(digits) ?? []) ?? [];
