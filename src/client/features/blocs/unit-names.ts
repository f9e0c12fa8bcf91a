// The names of units in a list that was typed line by line, or copied out of a spreadsheet, where a tab parts the columns.

const isFigure = (cell: string): boolean => /^[\d.,\s%]*$/.test(cell);
const isHeadOfNumbers = (cell: string): boolean => /^(s?tt|no\.?|#)$/i.test(cell);

/**
 * Of a table the first column whose texts all differ: not the running number, nor a kind that is the same in each row. A
 * line without a tab, typed above or below a table, is a name as it stands.
 */
export function unitNamesIn(typed: string): readonly string[] {
  const rows = typed
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    // A row of heads begins with that of the numbers.
    .filter(([first = '']) => !isHeadOfNumbers(first));
  const table = rows.filter(({ length }) => length > 1);
  const differing = (column: number): number => new Set(textsAt(table, column)).size;
  const columns = [...Array(Math.max(1, ...table.map(({ length }) => length))).keys()];
  const most = Math.max(...columns.map(differing));
  const names = columns.find((column) => differing(column) === most) ?? 0;
  return rows.flatMap((row) => (row.length > 1 ? textsAt([row], names) : row.filter((cell) => cell !== '')));
}

const textsAt = (rows: readonly (readonly string[])[], column: number): readonly string[] =>
  rows.map((row) => row[column] ?? '').filter((cell) => !isFigure(cell));
