// What stands in each row under the head, field by field, before anyone asks how the rows belong together.

import type { SourceCell } from '../source-book.ts';
import type { CellProblem, CellProblemCode, ColumnRole, Placement } from '../understanding.ts';
import { codeInColumn, codeOf, splitCode, type Code } from './code-text.ts';
import type { Columns } from './columns.ts';
import type { Grid } from './grid.ts';
import type { Ledger } from './ledger.ts';
import { markOf, pointsInName, pointsOfDecimal, readPoints, type DecimalMark } from './points-text.ts';

export interface Fields {
  readonly index: number;
  readonly code: Code | undefined;
  /** The code as it will stand in the table; what was written where it is no numbering we know. */
  readonly codeText: string;
  readonly codeRef: string;
  /** The spreadsheet holds a number, or a day, where the office wrote a code. */
  readonly isCodeNumber: boolean;
  readonly codeDay: SourceCell['day'];
  readonly name: string;
  /** The opening of a group that stands in a column of its own. */
  readonly group: string;
  readonly max: number | undefined;
  /** The max is the sum of other cells. */
  readonly isSum: boolean;
  /** Stands for a group that has no row of its own. */
  readonly isOpening?: boolean;
  readonly maxRef: string;
  readonly text: string;
  readonly unit: string;
  readonly evidence: string;
  readonly bonus: number | undefined;
  readonly rest: string;
  readonly bold: boolean;
  /** The name goes over every column: a title within the table. */
  readonly isWide: boolean;
  readonly problems: readonly CellProblem[];
}

/** Every row after the head, read by the roles of its columns. */
export function readFields(grid: Grid, columns: Columns, ledger: Ledger): readonly Fields[] {
  const { first } = columns;
  const max = columns.roles.indexOf('max');
  const column = grid.sheet.rows.slice(first).map(({ cells }) => cells[max]);
  const mark = markOf(column.flatMap((cell) => (cell && cell.number === undefined ? [cell.text] : [])));
  return grid.sheet.rows.slice(first).map((_, index) => readRow(grid, columns, ledger, first + index, mark));
}

function readRow(grid: Grid, columns: Columns, ledger: Ledger, row: number, mark: DecimalMark): Fields {
  const problems: CellProblem[] = [];
  const cells = grid.filled(row);
  const inRole = (role: ColumnRole) => cells.filter(({ column }) => columns.roles[column] === role);
  const take = (role: ColumnRole, placement: Placement): string =>
    inRole(role)
      .map(({ cell }) => {
        ledger.place(cell, placement);
        return cell.text;
      })
      .filter((text) => text !== '')
      .join(' ');
  const complain = (cell: SourceCell, code: CellProblemCode) =>
    problems.push({ ref: cell.ref, text: cell.text, code });

  // A column that a person leaves out is left out, and not forgotten.
  take('ignore', 'ignored');
  const codeCell = inRole('code')[0]?.cell;
  const max = readMax(inRole('max')[0]?.cell, mark, ledger, complain);
  const bonus = readBonus(inRole('bonus')[0]?.cell, mark, ledger);
  const nameCell = inRole('name')[0]?.cell;
  const { name, lines } = withoutRuleLines(take('name', 'name'));
  const written = splitName(codeCell, name, max.points, ledger, complain, () => {
    if (nameCell) complain(nameCell, 'points-differ');
  });
  const words = [...lines, take('rule', 'text'), max.rest].filter((text) => text !== '');
  if (codeCell && max.points !== undefined && written.name === '') complain(codeCell, 'name-missing');
  return {
    index: row,
    ...written,
    codeRef: codeCell?.ref ?? '',
    isCodeNumber: codeCell?.number !== undefined,
    codeDay: codeCell?.day,
    group: take('group', 'name'),
    max: max.points ?? written.pointsInName,
    isSum: max.isSum,
    maxRef: inRole('max')[0]?.cell.ref ?? inRole('name')[0]?.cell.ref ?? '',
    text: words.join('\n'),
    unit: take('unit', 'unit'),
    evidence: take('evidence', 'evidence'),
    bonus: bonus.points,
    rest: [bonus.rest, restOf(cells, columns, ledger)].filter((text) => text !== '').join('; '),
    bold: cells.some(
      ({ column, cell }) => ['code', 'name'].includes(columns.roles[column] ?? '') && cell.bold === true,
    ),
    isWide: cells.length === 1 && (cells[0]?.cell.span?.columns ?? 1) >= Math.max(2, grid.sheet.columns - 1),
    problems,
  };
}

function readMax(
  cell: SourceCell | undefined,
  mark: DecimalMark,
  ledger: Ledger,
  complain: (cell: SourceCell, code: CellProblemCode) => void,
): { readonly points: number | undefined; readonly rest: string; readonly isSum: boolean } {
  const none = { points: undefined, rest: '', isSum: cell?.formula !== undefined };
  if (!cell) return none;
  // A percentage is stored as its hundredth; what is shown is what is meant.
  const read =
    cell.number === undefined || cell.text.endsWith('%')
      ? readPoints(cell.text, mark)
      : pointsOfDecimal(cell.number);
  if (cell.formula !== undefined && (cell.text === '' || cell.text.startsWith('#'))) {
    complain(cell, 'formula-without-value');
    ledger.place(cell, 'problem');
    return none;
  }
  if (read.kind === 'points') {
    ledger.place(cell, 'max');
    return { points: read.points, rest: read.rest === '' ? '' : cell.text, isSum: none.isSum };
  }
  if (read.kind === 'blank') {
    ledger.place(cell, 'max');
    // A dash or a cross says something only to a person.
    return { ...none, rest: /^[-–—._…/]*$/.test(cell.text) ? '' : cell.text };
  }
  complain(cell, read.code);
  ledger.place(cell, 'problem');
  return { ...none, rest: cell.text };
}

/** What a criterion may earn on top of its maximum; anything but points above zero is kept in words. */
function readBonus(
  cell: SourceCell | undefined,
  mark: DecimalMark,
  ledger: Ledger,
): { readonly points: number | undefined; readonly rest: string } {
  if (!cell) return { points: undefined, rest: '' };
  const read = cell.number === undefined ? readPoints(cell.text, mark) : pointsOfDecimal(cell.number);
  const isPoints = read.kind === 'points' && read.points > 0;
  ledger.place(cell, isPoints ? 'bonus' : 'rest');
  const isPlain = isPoints && read.rest === '';
  return {
    points: isPoints ? read.points : undefined,
    rest: isPlain || cell.text === '' || /^[-–—0._…/]*$/.test(cell.text) ? '' : `Điểm thưởng: ${cell.text}`,
  };
}

function splitName(
  codeCell: SourceCell | undefined,
  name: string,
  points: number | undefined,
  ledger: Ledger,
  complain: (cell: SourceCell, code: CellProblemCode) => void,
  differs: () => void,
) {
  const own = codeCell ? codeInCell(codeCell, complain) : undefined;
  if (codeCell) ledger.place(codeCell, 'code');
  const split = splitCode(name);
  const repeats = own && split && split.code.text === own.code?.text;
  const code = own?.code ?? (own === undefined ? split?.code : undefined);
  const bareName = own === undefined || repeats ? (split?.name ?? name) : name;
  // A text in the column of codes that is no code: a part whose title begins there.
  const isTitle = own !== undefined && own.code === undefined && name === '';
  const inCell = isTitle ? splitCode(own.text) : undefined;
  const whole = isTitle ? (inCell?.name ?? own.text) : bareName;
  const said = pointsInName(whole);
  const agrees = said !== undefined && (points === undefined || points === said.points);
  if (said !== undefined && !agrees) differs();
  return {
    code: isTitle ? inCell?.code : code,
    codeText: isTitle ? (inCell?.code.text ?? '') : (own?.text ?? code?.text ?? ''),
    name: agrees ? said.name : whole,
    pointsInName: agrees ? said.points : undefined,
  };
}

function codeInCell(cell: SourceCell, complain: (cell: SourceCell, code: CellProblemCode) => void) {
  if (cell.day) {
    complain(cell, 'code-was-day');
    const text = `${cell.day.day}.${cell.day.month}`;
    return { code: codeOf(text), text };
  }
  // "1,10" is "1.10" where the spreadsheet divides by commas.
  const text = cell.number ?? cell.text.replace(/\s+/g, ' ').replace(/^(\d+),(\d+)$/, '$1.$2');
  // It stands in a column of its own, so it is kept as the office writes it: "a)", "1.".
  return { code: codeInColumn(text), text };
}

/** What the other columns say, each after its head. */
function restOf(
  cells: readonly { readonly column: number; readonly cell: SourceCell }[],
  { roles, heads }: Columns,
  ledger: Ledger,
): string {
  return cells
    .filter(({ column }) => ['target', 'note', 'score'].includes(roles[column] ?? ''))
    .map(({ column, cell }) => {
      ledger.place(cell, 'rest');
      const head = heads[column] ?? '';
      return head === '' ? cell.text : `${head}: ${cell.text}`;
    })
    .filter((text) => text !== '')
    .join('; ');
}

/** A name whose further lines say how it is scored: "Thực hiện kế hoạch", then "- Đạt 100%: 10 điểm". */
function withoutRuleLines(name: string): { readonly name: string; readonly lines: readonly string[] } {
  const lines = name.split('\n').map((line) => line.trim());
  const isRule = (line: string) => /^[-+•*·–—]\s*\S/.test(line) || /\d\s*(?:điểm|đ)(?!\p{L})/iu.test(line);
  const first = lines.findIndex((line, at) => at > 0 && isRule(line));
  return first < 0
    ? { name, lines: [] }
    : { name: lines.slice(0, first).join('\n'), lines: lines.slice(first) };
}
