// A table of a document laid out as a grid, like a worksheet: cells that go over several columns or rows are told at
// their top left.

import type { Room } from '../file/room.ts';
import { Unreadable } from '../read-problem.ts';
import type { SourceCell, SourceSheet } from '../source-book.ts';
import { MOST_COLUMNS, MOST_ROWS } from '../xlsx/read-worksheet.ts';
import { exactNumber } from '../xlsx/number-text.ts';

export interface DocumentCell {
  readonly text: string;
  /** Over how many columns it goes. */
  readonly span: number;
  readonly merge: 'none' | 'begins' | 'goes-on';
  readonly bold: boolean;
}

export interface DocumentTable {
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly rows: readonly { readonly skip: number; readonly cells: readonly DocumentCell[] }[];
}

const refOf = (row: number, column: number): string => `dòng ${row + 1}, cột ${column + 1}`;

export function layOut({ above, below, rows }: DocumentTable, name: string, room: Room): SourceSheet {
  if (rows.length > MOST_ROWS) throw new Unreadable({ code: 'too-many-rows', sheet: name, most: MOST_ROWS });
  const columns = Math.max(
    0,
    ...rows.map(({ skip, cells }) => skip + cells.reduce((sum, { span }) => sum + span, 0)),
  );
  if (columns > MOST_COLUMNS) {
    throw new Unreadable({ code: 'too-many-columns', sheet: name, most: MOST_COLUMNS });
  }
  room.forCells(Math.max(1, rows.length * columns));
  const grid: SourceCell[][] = [];
  // The cell that each column may still go on with, by its place in the grid.
  const open = new Map<number, { readonly row: number; readonly column: number }>();
  for (const [row, { skip, cells }] of rows.entries()) {
    const line = Array.from({ length: columns }, (_, column): SourceCell => ({
      ref: refOf(row, column),
      text: '',
    }));
    grid.push(line);
    let column = skip;
    for (const cell of cells) {
      place(grid, open, row, column, cell);
      column += cell.span;
    }
  }
  return {
    name,
    above,
    ...(below.length > 0 ? { below } : {}),
    rows: grid.map((cells, row) => ({ at: row + 1, hidden: false, cells })),
    columns,
    hiddenColumns: [],
  };
}

function place(
  grid: SourceCell[][],
  open: Map<number, { readonly row: number; readonly column: number }>,
  row: number,
  column: number,
  { text, span, merge, bold }: DocumentCell,
): void {
  const line = grid[row] ?? [];
  const from = merge === 'goes-on' ? open.get(column) : undefined;
  const top = from && grid[from.row]?.[from.column];
  if (from && top) {
    const rows = row - from.row + 1;
    const lineOfTop = grid[from.row];
    if (lineOfTop) lineOfTop[from.column] = { ...top, span: { rows, columns: top.span?.columns ?? 1 } };
    cover(line, row, column, span, top.ref);
    // What stands in a cell that goes on is not shown by the program, but it is there.
    const here = line[column];
    if (text !== '' && here) line[column] = { ref: here.ref, text };
    return;
  }
  const number = /^-?\d+$/.test(text) ? exactNumber(text) : undefined;
  line[column] = {
    ref: refOf(row, column),
    text,
    // "01" is a code, and a code is as it is written.
    ...(number === text ? { number } : {}),
    ...(bold ? { bold } : {}),
    ...(span > 1 ? { span: { rows: 1, columns: span } } : {}),
  };
  cover(line, row, column + 1, span - 1, refOf(row, column));
  if (merge === 'begins') open.set(column, { row, column });
  else open.delete(column);
}

function cover(line: SourceCell[], row: number, from: number, count: number, mergedWith: string): void {
  for (let column = from; column < from + count; column += 1) {
    line[column] = { ref: refOf(row, column), text: '', mergedWith };
  }
}
