// Where the head of the table stands, and what each column holds: told by its head where there is one, else by what
// stands under it.

import { COLUMN_ROLES, type ColumnRole, type Corrections } from '../understanding.ts';
import { codeInColumn, codeOf, splitCode } from './code-text.ts';
import type { Grid } from './grid.ts';
import { roleOfHead, roleOfHeads } from './head-words.ts';
import { readPoints } from './points-text.ts';
import { bare } from './words-of.ts';

export interface Columns {
  readonly headRows: readonly number[];
  readonly roles: readonly ColumnRole[];
  readonly heads: readonly string[];
  /** Whether a head was found, or the columns were told by what they hold. */
  readonly hasHead: boolean;
  /** The first row of the table itself. */
  readonly first: number;
}

export function columnsOf(
  grid: Grid,
  { headRows, columns }: Pick<Corrections, 'headRows' | 'columns'>,
): Columns {
  const found = headRows ?? findHead(grid);
  const heads = Array.from({ length: grid.sheet.columns }, (_, column) => headsOver(grid, found, column));
  const first = (found.at(-1) ?? -1) + 1;
  const told = heads.map((texts) => roleOfHeads(texts));
  const settled = settle(grid, told, heads, first);
  return {
    headRows: found,
    roles: settled.map((role, column) => columns[column] ?? role),
    heads: heads.map((texts) => texts.join(' ')),
    hasHead: found.length > 0,
    first: found.length > 0 ? first : firstRow(grid, settled),
  };
}

/** Without a head the table begins where numbering and a name, or points, stand for the first time. */
function firstRow(grid: Grid, roles: readonly ColumnRole[]): number {
  const text = (row: number, role: ColumnRole) => grid.cell(row, roles.indexOf(role))?.text ?? '';
  const row = grid.sheet.rows.findIndex(
    (_, at) =>
      text(at, 'name') !== '' &&
      (codeOf(text(at, 'code')) !== undefined || readPoints(text(at, 'max')).kind === 'points'),
  );
  return Math.max(0, row);
}

/** How far down a head may stand: letters and titles come before it. */
const SEARCHED = 60;

function findHead(grid: Grid): readonly number[] {
  const rows = Math.min(grid.sheet.rows.length, SEARCHED);
  let best = { row: -1, score: 0 };
  for (let row = 0; row < rows; row += 1) {
    const score = headScore(grid, row);
    if (score > best.score) best = { row, score };
  }
  if (best.row < 0) return [];
  const first = firstOfHead(grid, best.row);
  const head = Array.from({ length: best.row - first + 1 }, (_, index) => first + index);
  while (goesOn(grid, head)) head.push((head.at(-1) ?? 0) + 1);
  return head;
}

/** How much a row looks like a head: different roles in short cells, a name and points among them. */
function headScore(grid: Grid, row: number): number {
  const cells = grid.filled(row);
  const told = cells.flatMap(({ cell }) => (cell.text.length <= 90 ? (roleOfHead(cell.text) ?? []) : []));
  const roles = new Set(told);
  const isHead =
    roles.size >= 2 &&
    (roles.has('name') || roles.has('group') || roles.has('rule')) &&
    (roles.has('max') || roles.has('score') || roles.has('code'));
  // A row of figures is a row of the table, whatever its words.
  const figures = cells.filter(({ cell }) => cell.number !== undefined).length;
  return isHead && figures <= 1 ? roles.size + told.length / 100 : 0;
}

/** The best row may be the lower one of a head whose upper row says less. */
function firstOfHead(grid: Grid, row: number): number {
  let first = row;
  while (first > 0 && isUpperHead(grid, first - 1, first)) first -= 1;
  return first;
}

const isUpperHead = (grid: Grid, upper: number, lower: number): boolean => {
  const cells = grid.filled(upper);
  return (
    cells.length >= 1 &&
    cells.every(({ cell }) => roleOfHead(cell.text) !== undefined && cell.text.length < 60) &&
    (cells.length >= 2 || Boolean(cells[0]?.cell.span && cells[0].cell.span.columns < grid.sheet.columns)) &&
    grid.filled(lower).every(({ cell }) => cell.number === undefined)
  );
};

/** Whether the row after the head still belongs to it. */
function goesOn(grid: Grid, head: readonly number[]): boolean {
  const last = head.at(-1) ?? 0;
  const next = last + 1;
  const cells = grid.filled(next);
  const row = grid.sheet.rows[next];
  if (!row || head.length > 5) return false;
  const isUnderHead = row.cells.some((_, column) => {
    const owner = grid.owner(next, column);
    return (
      owner !== undefined &&
      head.some(
        (one) => grid.cell(one, column)?.ref === owner.ref || grid.owner(one, column)?.ref === owner.ref,
      ) &&
      owner.text !== ''
    );
  });
  if (isUnderHead) return true;
  if (cells.length === 0) return false;
  if (isColumnNumbers(cells.map(({ cell }) => cell.text))) return true;
  // Sub-heads without merged cells: under the first columns there is nothing, and every word is one of a head.
  const isSub = cells.every(
    ({ cell }) =>
      cell.number === undefined &&
      cell.text.length < 60 &&
      roleOfHead(cell.text) !== undefined &&
      readPoints(cell.text).kind !== 'points',
  );
  // A part's title is no head, whatever words it has.
  const isPlain = cells.every(
    ({ cell }) =>
      codeOf(cell.text) === undefined &&
      splitCode(cell.text) === undefined &&
      (cell.span?.columns ?? 1) < grid.sheet.columns - 1,
  );
  const startsRow = cells.some(({ column }) => column === nameColumn(grid, head));
  return isSub && isPlain && (!startsRow || isHeadTail(grid, head, next));
}

const nameColumn = (grid: Grid, head: readonly number[]): number =>
  Array.from({ length: grid.sheet.columns }, (_, column) =>
    roleOfHeads(headsOver(grid, head, column)),
  ).indexOf('name');

/** A head whose words are spread over rows: "Nội dung" over "thi đua". Each word below stands under one above. */
const isHeadTail = (grid: Grid, head: readonly number[], next: number): boolean =>
  grid.filled(next).length >= 2 &&
  grid.filled(next).every(({ column }) => headsOver(grid, head, column).length > 0) &&
  grid.filled(next).filter(({ cell }) => readPoints(cell.text).kind === 'points').length === 0;

/** "1 | 2 | 3", "(1) (2) (3)", "A B 1 2": the numbers that forms give their columns. */
function isColumnNumbers(texts: readonly string[]): boolean {
  if (texts.length < 3) return false;
  const numbers = texts.map((text) => /^[([]?\s*(?:(\d{1,2})|([A-Z]))\s*(?:=.*)?[)\]]?$/.exec(text.trim()));
  if (!numbers.every(Boolean)) return false;
  const digits = numbers.flatMap((found) => (found?.[1] === undefined ? [] : [Number(found[1])]));
  return (
    digits.length >= 2 &&
    digits.every((digit, index) => index === 0 || digit === (digits[index - 1] ?? 0) + 1)
  );
}

/** The texts over a column from top to bottom, each once. */
function headsOver(grid: Grid, head: readonly number[], column: number): readonly string[] {
  const seen: string[] = [];
  const refs = new Set<string>();
  for (const row of head) {
    const owner = grid.owner(row, column);
    const text = owner?.text ?? '';
    if (!owner || text === '' || refs.has(owner.ref) || isColumnNumber(text)) continue;
    refs.add(owner.ref);
    seen.push(text.replace(/\s+/g, ' '));
  }
  return seen;
}

const isColumnNumber = (text: string): boolean => /^[([]?\s*(?:\d{1,2}|[A-Z])\s*(?:=.*)?[)\]]?$/.test(text);

/** One column of codes, at least one of names, one of points; the others by their heads, else scores or notes. */
function settle(
  grid: Grid,
  told: readonly (ColumnRole | undefined)[],
  heads: readonly (readonly string[])[],
  first: number,
): ColumnRole[] {
  const roles: (ColumnRole | undefined)[] = [...told];
  const looks = roles.map((_, column) => lookOf(grid, column, first));
  const columnsWith = (role: ColumnRole) => roles.flatMap((one, column) => (one === role ? [column] : []));

  // A head over two columns, of which the first holds the numbering.
  for (const column of columnsWith('name')) {
    const look = looks[column];
    const next = roles[column + 1] === 'name' && heads[column]?.join() === heads[column + 1]?.join();
    if (
      look &&
      next &&
      look.codes > 0 &&
      look.codes >= look.filled * 0.6 &&
      columnsWith('code').length === 0
    ) {
      roles[column] = 'code';
    }
  }
  if (columnsWith('code').length === 0) {
    const column = roles.findIndex(
      (role, at) => role === undefined && isMostly(looks[at]?.codes, looks[at]?.filled),
    );
    const words = looks.map(({ words: count }) => count);
    const names = columnsWith('name')[0] ?? words.indexOf(Math.max(...words));
    if (column >= 0 && column < names) roles[column] = 'code';
  }
  for (const column of columnsWith('code').slice(1)) roles[column] = 'note';

  settleNames(roles, looks, heads);
  settlePoints(grid, roles, looks, first);
  return roles.map(
    (role, column) =>
      role ?? (looks[column]?.filled === 0 ? 'ignore' : columnByLook(looks[column], column, roles)),
  );
}

interface Look {
  readonly filled: number;
  readonly codes: number;
  readonly points: number;
  readonly letters: number;
  /** Cells that hold words. */
  readonly words: number;
  readonly merged: number;
  readonly withPoints: number;
}

function lookOf(grid: Grid, column: number, first: number): Look {
  const look = { filled: 0, codes: 0, points: 0, letters: 0, words: 0, merged: 0, withPoints: 0 };
  for (let row = first; row < grid.sheet.rows.length; row += 1) {
    const cell = grid.cell(row, column);
    if (!cell || cell.text === '') continue;
    look.filled += 1;
    look.letters += cell.text.length;
    if (/\p{L}{2}.*\p{L}{2}/u.test(cell.text) && cell.number === undefined) look.words += 1;
    if (codeInColumn(cell.text) || cell.day) look.codes += 1;
    if (cell.number !== undefined || readPoints(cell.text).kind === 'points') look.points += 1;
    if ((cell.span?.rows ?? 1) > 1) look.merged += 1;
    if (/\d\s*(?:điểm|đ)(?![\p{L}])/iu.test(cell.text)) look.withPoints += 1;
  }
  return look;
}

const isMostly = (some = 0, all = 0): boolean => all > 0 && some >= all * 0.7;

/** Of several columns of names one may hold groups, one the rule in words; under one head they are one indented name. */
function settleNames(
  roles: (ColumnRole | undefined)[],
  looks: readonly (Look | undefined)[],
  heads: readonly (readonly string[])[],
): void {
  const names = roles.flatMap((role, column) => (role === 'name' ? [column] : []));
  if (names.length === 0) {
    const group = roles.indexOf('group');
    const longest = looks
      .map((look, column) => ({
        column,
        letters:
          roles[column] === undefined || column === group || roles[column] === 'target'
            ? (look?.words ?? 0)
            : -1,
      }))
      .toSorted((a, b) => b.letters - a.letters)[0];
    if (longest && longest.letters > 0) roles[longest.column] = 'name';
    else if (roles.includes('rule')) roles[roles.indexOf('rule')] = 'name';
    return;
  }
  const [one, ...others] = names as [number, ...number[]];
  for (const other of others) {
    const [a, b] = [looks[one], looks[other]];
    if (!a || !b || heads[one]?.join() === heads[other]?.join()) continue;
    const groups =
      roles[one] === 'name' && !roles.includes('group') && (a.merged > 1 || a.filled < b.filled * 0.6);
    if (groups && b.withPoints < b.filled * 0.5) roles[one] = 'group';
    else roles[other] = b.withPoints > 0 || !roles.includes('rule') ? 'rule' : 'note';
  }
}

/** One column gives the maximum: the first with points under it. Others that were called so are what graders fill in. */
function settlePoints(
  grid: Grid,
  roles: (ColumnRole | undefined)[],
  looks: readonly (Look | undefined)[],
  first: number,
): void {
  const named = roles.flatMap((role, column) => (role === 'max' ? [column] : []));
  const withPoints = named.filter((column) => (looks[column]?.points ?? 0) > 0);
  const chosen = withPoints[0] ?? named[0];
  for (const column of named) {
    if (column === chosen || isBeside(grid, chosen, column, first)) continue;
    // "Thang điểm" beside "Điểm chuẩn": words on how points are given.
    const look = looks[column];
    roles[column] = look && look.withPoints > look.points && !roles.includes('rule') ? 'rule' : 'score';
  }
  if (chosen !== undefined) {
    const look = looks[chosen];
    const isWords =
      look && look.filled > 2 && look.points < look.filled * 0.2 && look.letters > look.filled * 20;
    if (!isWords) return;
    roles[chosen] = roles.includes('rule') ? 'note' : 'rule';
  }
  const name = roles.indexOf('name');
  const byLook = looks
    .map((look, column) => ({ column, points: look?.points ?? 0, filled: look?.filled ?? 0 }))
    .filter(
      ({ column, points, filled }) =>
        column > name &&
        points >= 2 &&
        points >= filled * 0.5 &&
        (roles[column] === undefined || roles[column] === 'score'),
    );
  const best = byLook.toSorted((a, b) => b.points - a.points || a.column - b.column)[0];
  if (best) roles[best.column] = 'max';
}

/** Two columns of points of which each row fills one: groups in the first, their criteria in the second. */
function isBeside(grid: Grid, chosen: number | undefined, other: number, first: number): boolean {
  if (chosen === undefined) return false;
  const rows = Array.from({ length: grid.sheet.rows.length - first }, (_, index) => first + index);
  const holds = (row: number, column: number) => (grid.cell(row, column)?.text ?? '') !== '';
  const both = rows.filter((row) => holds(row, chosen) && holds(row, other)).length;
  const [one = 0, two = 0] = [chosen, other].map((column) => rows.filter((row) => holds(row, column)).length);
  return both <= 1 && one >= 1 && two >= 2;
}

function columnByLook(
  look: Look | undefined,
  column: number,
  roles: readonly (ColumnRole | undefined)[],
): ColumnRole {
  if (!look) return 'ignore';
  if (!roles.includes('name')) return 'name';
  const max = roles.indexOf('max');
  if (column > max && isMostly(look.points, look.filled)) return 'score';
  return 'note';
}

export const isColumnRole = (text: string): text is ColumnRole =>
  (COLUMN_ROLES as readonly string[]).includes(text);

/** Whether a row of the table repeats its head, as printed pages do; something else may stand beside it. */
export function repeatsHead(grid: Grid, head: readonly number[], row: number): boolean {
  const cells = grid.filled(row);
  const same = (one: number) =>
    cells.filter(({ column, cell }) => bare(cell.text) === bare(grid.cell(one, column)?.text ?? '')).length;
  const most = Math.max(0, ...head.map(same));
  return most >= 2 && most >= cells.length * 0.6;
}
