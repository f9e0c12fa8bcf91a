// The names of units in a list that was typed line by line, or copied out of a spreadsheet, where a tab parts the columns.

const isFigure = (cell: string): boolean => /^[\d.,\s%]*$/.test(cell);
const isHeadOfNumbers = (cell: string): boolean => /^(s?tt|no\.?|#)$/i.test(cell);

/** Of a table the column that has the names: the one with most texts, and of two such the longer ones; no numbers. */
export function unitNamesIn(typed: string): readonly string[] {
  const rows = typed.split('\n').map((line) => line.split('\t').map((cell) => cell.trim()));
  const columns = Math.max(...rows.map(({ length }) => length));
  if (columns === 1) return rows.flatMap(([cell = '']) => (cell === '' ? [] : [cell]));

  // A row of heads begins with that of the numbers.
  const table = rows.filter(([first = '']) => !isHeadOfNumbers(first));
  const textsOf = (column: number) => table.map((row) => row[column] ?? '').filter((cell) => !isFigure(cell));
  const weights = Array.from({ length: columns }, (_, column) => {
    const texts = textsOf(column);
    return { column, different: new Set(texts).size, letters: texts.join('').length };
  });
  const [best] = weights.toSorted((a, b) => b.different - a.different || b.letters - a.letters);
  return textsOf(best?.column ?? 0);
}
