// Where the head of a table stands: in one row or several, with words spread over them, under titles and letterheads.

import { codeOf, splitCode } from './code-text.ts';
import type { Grid } from './grid.ts';
import { roleOfHead, roleOfHeads } from './head-words.ts';
import { readPoints } from './points-text.ts';
import { bare } from './words-of.ts';

/** How far down a head may stand: letters and titles come before it. */
const SEARCHED = 60;

/** The rows of the head, from the top; none where no row looks like one. */
export function findHead(grid: Grid): readonly number[] {
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
  const [only, other] = cells;
  const goesOver = only !== undefined && (only.cell.span?.columns ?? 1) < grid.sheet.columns;
  // One cell alone is a title, unless it is as short as "Điểm" and stands over several columns.
  const isHead =
    other !== undefined || (goesOver && only.cell.span !== undefined && only.cell.text.length <= 25);
  return (
    isHead &&
    cells.every(
      ({ cell }) =>
        roleOfHead(cell.text) !== undefined &&
        cell.text.length < 60 &&
        !/^(?:bang|bieu|phieu|phu luc)\s/.test(bare(cell.text)),
    ) &&
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
  const isMarked = texts.every((text) => /^[([]/.test(text.trim()));
  if (texts.length < (isMarked ? 2 : 3)) return false;
  const numbers = texts.map((text) => /^[([]?\s*(?:(\d{1,2})|([A-Z]))\s*(?:=.*)?[)\]]?$/.exec(text.trim()));
  if (!numbers.every(Boolean)) return false;
  const digits = numbers.flatMap((found) => (found?.[1] === undefined ? [] : [Number(found[1])]));
  return (
    digits.length >= 2 &&
    digits.every((digit, index) => index === 0 || digit === (digits[index - 1] ?? 0) + 1)
  );
}

/** The texts over a column from top to bottom, each once. */
export function headsOver(grid: Grid, head: readonly number[], column: number): readonly string[] {
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

/** Whether a row of the table repeats its head, as printed pages do; something else may stand beside it. */
export function repeatsHead(grid: Grid, head: readonly number[], row: number): boolean {
  const cells = grid.filled(row);
  const same = (one: number) =>
    cells.filter(({ column, cell }) => bare(cell.text) === bare(grid.cell(one, column)?.text ?? '')).length;
  const most = Math.max(0, ...head.map(same));
  return most >= 2 && most >= cells.length * 0.6;
}
