// A sheet as the reader of tables looks at it: which cell covers a place, and what a merged head says of each column
// it goes over.

import type { SourceCell, SourceSheet } from '../source-book.ts';

export interface Grid {
  readonly sheet: SourceSheet;
  readonly cell: (row: number, column: number) => SourceCell | undefined;
  /** The text that a person sees over a place: the merged cell's own where the place is merged into one. */
  readonly seen: (row: number, column: number) => string;
  /** The cell whose text is seen there. */
  readonly owner: (row: number, column: number) => SourceCell | undefined;
  /** Cells of a row that hold something themselves, with their columns. */
  readonly filled: (row: number) => readonly { readonly column: number; readonly cell: SourceCell }[];
}

export function gridOf(sheet: SourceSheet): Grid {
  const byRef = new Map<string, SourceCell>();
  for (const { cells } of sheet.rows) for (const cell of cells) byRef.set(cell.ref, cell);
  const cell = (row: number, column: number) => sheet.rows[row]?.cells[column];
  const owner = (row: number, column: number) => {
    const own = cell(row, column);
    return own?.mergedWith === undefined ? own : byRef.get(own.mergedWith);
  };
  return {
    sheet,
    cell,
    owner,
    seen: (row, column) => owner(row, column)?.text ?? '',
    filled: (row) =>
      (sheet.rows[row]?.cells ?? []).flatMap((one, column) => (isFilled(one) ? [{ column, cell: one }] : [])),
  };
}

/** A cell that must be accounted for. */
export const isFilled = (cell: SourceCell): boolean => cell.text !== '' || cell.formula !== undefined;
