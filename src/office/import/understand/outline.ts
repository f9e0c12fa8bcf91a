// Which row lies under which, from the numbering itself: a numbering that was not seen yet goes one level down, one
// that is open goes back to its own level. Tables number their levels in every way there is, but each in one way.

import { asLetter, type Code } from './code-text.ts';
import { isSetOff } from './row-kinds.ts';
import type { Fields } from './rows.ts';
import { isCapitals } from './words-of.ts';

export interface Placed {
  readonly row: Fields;
  readonly code: Code | undefined;
  readonly depth: number;
}

interface Level {
  readonly key: string;
  readonly code: Code | undefined;
  readonly look: string;
  readonly rank: number;
  /** Opens a part by its own words: "ĐIỀU KIỆN BẮT BUỘC". */
  readonly isPart: boolean;
  hasChild: boolean;
}

/** What numbers the levels of tables, from the highest: no table puts I under 1, or 1 under a dash. */
const RANKS: Readonly<Record<Code['style'], number>> = {
  part: 0,
  topic: 1.5,
  other: 2,
  roman: 1,
  upper: 1,
  number: 2,
  dotted: 2,
  mixed: 2,
  lower: 3,
  'lower-roman': 3,
  bullet: 4,
};

/** `depthSet` is a depth that a person gave a row; `standsAlone` a row that opens a part of its own by its words. */
export function outline(
  rows: readonly Fields[],
  depthSet: (row: Fields) => number | undefined,
  standsAlone: (row: Fields) => boolean,
): readonly Placed[] {
  const levels: Level[] = [];
  return rows.map((row) => {
    const code = row.code && readIn(row.code, levels);
    const given = depthSet(row);
    // A row that a person moved is an exception: its like stay where they are.
    const key = given === undefined ? keyOf(row, code, levels) : `moved ${row.index}`;
    const depth = Math.min(given ?? depthOf(row, key, code, levels, standsAlone), levels.length);
    levels.length = depth;
    const above = levels.at(-1);
    if (above) above.hasChild = true;
    const rank = code ? RANKS[code.style] : -1;
    levels.push({ key, code, look: lookOf(row), rank, isPart: !code && standsAlone(row), hasChild: false });
    return { row, code, depth };
  });
}

function keyOf(row: Fields, code: Code | undefined, levels: readonly Level[]): string {
  // "38b" without a "38" before it is numbered like its neighbours.
  const isAlone = code?.style === 'mixed' && !levels.some((level) => level.code?.text === code.parent);
  if (code) return isAlone ? 'number' : code.key;
  if (row.group !== '') return 'group column';
  return isSetOff(row) ? `set off ${lookOf(row)}` : 'plain';
}

const lookOf = ({ name, bold }: Fields): string => (isCapitals(name) ? 'capitals' : bold ? 'bold' : 'plain');

/** "I" after "H" is a letter; "I" at the beginning is a number. */
function readIn(code: Code, levels: readonly Level[]): Code {
  const letter = asLetter(code);
  if (!letter) return code;
  const isOpen = levels.some(({ key }) => key === code.key);
  const follows = levels.some(
    (level) =>
      level.key === letter.key &&
      level.code?.value !== undefined &&
      isNext(level.code.value, letter.value ?? 0),
  );
  return follows &&
    !(isOpen && levels.some((level) => level.key === code.key && level.code?.value === (code.value ?? 0) - 1))
    ? letter
    : !isOpen && (code.value ?? 0) >= 50
      ? letter
      : code;
}

/** Some alphabets go from d to đ, others to e. */
const isNext = (before: number, now: number): boolean => now > before && now - before <= 2;

function depthOf(
  row: Fields,
  key: string,
  code: Code | undefined,
  levels: readonly Level[],
  standsAlone: (row: Fields) => boolean,
): number {
  if (!code && standsAlone(row)) return 0;
  const parent = code?.parent;
  if (parent !== undefined) {
    const under = levels.findLastIndex((level) => sameCode(level.code?.text, parent));
    if (under >= 0) return under + 1;
  }
  const open = levels.findLastIndex((level) => level.key === key);
  if (open >= 0) return open;
  const last = levels.at(-1);
  // A title without numbering, met after criteria: it stands where its like in looks stand.
  if (!code && isSetOff(row) && last && !last.hasChild && levels.length > 1) {
    const like = levels.findIndex((level) => level.hasChild && level.look === lookOf(row));
    return like >= 0 ? like : 1;
  }
  if (!code) return levels.length;
  const rank = RANKS[code.style];
  // Another kind of numbering of the same rank, met after rows further down: "T. Điểm thưởng" after "III".
  const lower = levels.findIndex(
    (level, at) =>
      level.rank > rank || (rank <= 1 && (level.isPart || (level.rank === rank && at < levels.length - 1))),
  );
  return lower >= 0 ? lower : levels.length;
}

const sameCode = (one: string | undefined, other: string): boolean =>
  one !== undefined && one.replace(/[.\s]/g, '').toLowerCase() === other.replace(/[.\s]/g, '').toLowerCase();
