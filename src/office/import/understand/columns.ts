// What each column holds: told by its head where there is one, else by what stands under it.

import type { ColumnRole, Corrections } from '../understanding.ts';
import { codeInColumn, codeOf } from './code-text.ts';
import type { Grid } from './grid.ts';
import { findHead, headsOver } from './head.ts';
import { roleOfHeads } from './head-words.ts';
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
  // Parts may be numbered in one column and criteria in the next.
  const [code, ...more] = columnsWith('code');
  for (const column of more) if (!isBeside(grid, code, column, first)) roles[column] = 'note';
  const name = columnsWith('name')[0] ?? 0;
  for (const [column, role] of roles.entries()) {
    const look = looks[column];
    const isNumbered =
      role === undefined &&
      column < name &&
      look !== undefined &&
      look.codes >= 2 &&
      look.codes * 2 >= look.filled;
    const isOther = looks[code ?? -1]?.filled === 0 || isBeside(grid, code, column, first);
    if (isNumbered && isOther) roles[column] = 'code';
  }

  settleNames(roles, looks, heads);
  settlePoints(grid, roles, looks, heads, first);
  // What graders fill in are figures; words there are remarks.
  for (const [column, role] of roles.entries()) {
    const look = looks[column];
    if (role === 'score' && look && isMostly(look.words, look.filled)) roles[column] = 'note';
  }
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
    if (cell.number !== undefined || isPoints(cell.text)) look.points += 1;
    if ((cell.span?.rows ?? 1) > 1) look.merged += 1;
    if (/\d\s*(?:điểm|đ)(?![\p{L}])/iu.test(cell.text)) look.withPoints += 1;
  }
  return look;
}

/** Points, though it may not be known how many: "1,000". */
function isPoints(text: string): boolean {
  const read = readPoints(text);
  return read.kind === 'points' || (read.kind === 'problem' && read.code === 'points-ambiguous');
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
  heads: readonly (readonly string[])[],
  first: number,
): void {
  const named = roles.flatMap((role, column) => (role === 'max' ? [column] : []));
  const withPoints = named.filter((column) => (looks[column]?.points ?? 0) > 0);
  // "Điểm chuẩn" and "Điểm tối đa" say more than "Điểm".
  const exact = withPoints.find((column) => EXACT.test(bare(heads[column]?.join(' ') ?? '')));
  const chosen = exact ?? withPoints[0] ?? named[0];
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

const EXACT = /chuan|toi da|cao nhat|quy dinh|khung/;

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
