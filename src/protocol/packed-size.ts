// What packed rows come to, told by their columns before any of them is unpacked: a few hundred bytes may say a million.

import type { Column, Packed } from './columns.ts';

/** How many characters the rows come to, about: a value that is said once may be of every row. */
export function unpackedLength({ rows, columns }: Packed): number {
  const lengthOf = (value: unknown): number => JSON.stringify(value).length;
  return columns.reduce((sum, { column }) => {
    if (column.as === 'same') return sum + rows * lengthOf(column.value);
    if (column.as !== 'words' && column.as !== 'ids') return sum + lengthOf(column);
    const lengths = column.words.map(lengthOf);
    const places = column.as === 'words' ? column.at : column.word;
    return places.reduce((length, place) => length + (lengths[place] ?? 0), sum);
  }, 0);
}

/**
 * How many members the rows come to, with the groups that lead to them. Asked of the columns and never of each row,
 * since it is asked of every push. Where a column's values are fewer or more than its rows, it unpacks to nothing.
 */
export const membersOf = ({ rows, columns }: Packed): number =>
  columns.reduce((sum, { path, column, absent = [] }) => {
    const values = column.as === 'same' ? rows - lackingOf(absent, rows) : placesOf(column).length;
    return sum + values * path.length;
  }, 0);

function placesOf(column: Exclude<Column, { readonly as: 'same' }>): readonly unknown[] {
  switch (column.as) {
    case 'steps':
      return column.steps;
    case 'ids':
      return column.word;
    case 'words':
      return column.at;
    case 'plain':
      return column.values;
  }
}

/** How many rows the runs name, written as `packRows` writes them; of others it may be that they name none. */
function lackingOf(absent: readonly number[], rows: number): number {
  let [sum, end] = [0, 0];
  for (let run = 0; run + 1 < absent.length; run += 2) {
    const [first, length] = [absent[run] as number, absent[run + 1] as number];
    if (first < end || length < 0 || first + length > rows) return 0;
    sum += length;
    end = first + length;
  }
  return sum;
}

/** What a member of a row takes beside its value, in characters. */
const MEMBER = 8;

/**
 * Whether all of it unpacks to no more than so many rows and characters. Asked of what strangers made, before any of
 * it is unpacked: a few hundred bytes may say a million rows.
 */
export function isWithin(
  some: readonly Packed[],
  most: { readonly rows: number; readonly characters: number },
): boolean {
  const rows = some.reduce((sum, packed) => sum + packed.rows, 0);
  if (rows > most.rows) return false;
  const members = ({ rows: each, columns }: Packed) =>
    columns.reduce((sum, { path }) => sum + each * path.length, 0);
  const length = some.reduce((sum, packed) => sum + members(packed) * MEMBER + unpackedLength(packed), 0);
  return length <= most.characters;
}
