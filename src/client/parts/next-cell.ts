// Where the keyboard goes from a cell. Pure, so the grid only draws [GR1].

export interface Place {
  readonly row: number;
  readonly column: number;
}
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

const PAGE = 10;

/** The place a key leads to; the same place where it leads nowhere. Ctrl goes to the far end. */
export function nextCell(
  { row, column }: Place,
  key: string,
  ctrl: boolean,
  { rows, columns }: GridSize,
): Place {
  const [lastRow, lastColumn] = [Math.max(0, rows - 1), Math.max(0, columns - 1)];
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : Math.max(0, row - 1), column };
    case 'ArrowDown':
    case 'Enter':
      return { row: ctrl && key !== 'Enter' ? lastRow : Math.min(lastRow, row + 1), column };
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: ctrl ? lastColumn : Math.min(lastColumn, column + 1) };
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? lastRow : row, column: lastColumn };
    case 'PageUp':
      return { row: Math.max(0, row - PAGE), column };
    case 'PageDown':
      return { row: Math.min(lastRow, row + PAGE), column };
    default:
      return { row, column };
  }
}

/** Tab walks along the row and on to the next; undefined where it leaves the grid, as a keyboard user expects. */
export function tabFrom(
  { row, column }: Place,
  back: boolean,
  { rows, columns }: GridSize,
): Place | undefined {
  const flat = row * columns + column + (back ? -1 : 1);
  if (flat < 0 || flat >= rows * columns) return undefined;
  return { row: Math.floor(flat / columns), column: flat % columns };
}
