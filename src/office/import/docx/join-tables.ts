// One table of criteria is often several in a document: a table for each part, its title a paragraph between them.
// Tables of one shape that follow each other are therefore offered as one sheet too.

import type { Room } from '../file/room.ts';
import type { SourceCell, SourceRow, SourceSheet } from '../source-book.ts';

/** The tables joined, for each run of two or more with as many columns; nothing where there is none. */
export function joinTables(sheets: readonly SourceSheet[], room: Room): readonly SourceSheet[] {
  const runs: { readonly sheet: SourceSheet; readonly number: number }[][] = [];
  for (const [index, sheet] of sheets.entries()) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.sheet.columns === sheet.columns) run.push({ sheet, number: index + 1 });
    else runs.push([{ sheet, number: index + 1 }]);
  }
  return runs
    .filter((run) => run.length > 1 && (run[0]?.sheet.columns ?? 0) >= 3)
    .map((run) => join(run, room));
}

function join(
  run: readonly { readonly sheet: SourceSheet; readonly number: number }[],
  room: Room,
): SourceSheet {
  const [first] = run;
  const columns = first?.sheet.columns ?? 0;
  room.forCells(run.reduce((sum, { sheet }) => sum + (sheet.above.length + sheet.rows.length) * columns, 0));
  const rows = run.flatMap(({ sheet, number }, index) => [
    ...(index === 0
      ? []
      : sheet.above.map((text, at) => titleRow(text, `đoạn ${at + 1} trước bảng ${number}`, columns))),
    ...sheet.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => inTable(cell, number)) })),
  ]);
  return {
    name: `Bảng ${run.map(({ number }) => number).join(' + ')}`,
    above: first?.sheet.above ?? [],
    rows: rows.map((row, at) => ({ ...row, at: at + 1 })),
    columns,
    hiddenColumns: [],
  };
}

const inTable = (cell: SourceCell, number: number): SourceCell => ({
  ...cell,
  ref: `bảng ${number}, ${cell.ref}`,
  ...(cell.mergedWith === undefined ? {} : { mergedWith: `bảng ${number}, ${cell.mergedWith}` }),
});

/** A paragraph as a row of one cell across the table. */
const titleRow = (text: string, ref: string, columns: number): Omit<SourceRow, 'at'> => ({
  hidden: false,
  cells: Array.from({ length: columns }, (_, column) =>
    column === 0
      ? { ref, text, bold: true, span: { rows: 1, columns } }
      : { ref: `${ref}, cột ${column + 1}`, text: '', mergedWith: ref },
  ),
});
