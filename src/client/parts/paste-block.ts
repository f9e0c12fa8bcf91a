// A block copied in Excel: rows by lines, cells by tabs. Nothing is cut silently: what falls outside is counted [GR3].

import type { GridSize, Place } from './next-cell.ts';

export interface Pasted {
  readonly cells: readonly { readonly place: Place; readonly text: string }[];
  /** Cells of the block that lie beyond the grid. */
  readonly outside: number;
}

/** Where each text of a block goes, from the place it was pasted at. */
export function pasteBlock(text: string, at: Place, { rows, columns }: GridSize): Pasted {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const cells: { place: Place; text: string }[] = [];
  let outside = 0;
  lines.forEach((line, down) =>
    line.split('\t').forEach((cell, along) => {
      const place = { row: at.row + down, column: at.column + along };
      if (place.row < rows && place.column < columns) cells.push({ place, text: cell.trim() });
      else outside += 1;
    }),
  );
  return { cells, outside };
}
