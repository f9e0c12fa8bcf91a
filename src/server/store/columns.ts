// Where the cells of columns lie, and the only place that knows it. A push writes the cells it changed as one
// row; now and then the rows of a column are folded into one. Read together, in order, they are the column.

import type { Column } from '../../domain/scoring/sheet.ts';
import { run, type Db, type Tx } from './run.ts';
import type { Tables } from './tables.ts';

type Cells = Column['cells'];
export type CellsEntry = Tables['column_cells'];

/** A column has at most so many rows of cells; the next one folds them. */
export const MOST_PARTS = 16;

/** The column's body without its cells, which is what its record row holds. */
export function withoutCells({ sheetId, owner, kept }: Column): Omit<Column, 'cells'> {
  return { sheetId, owner, ...(kept ? { kept } : {}) };
}

/** The cells of one column, and in how many rows they lie. */
export async function readCells(
  db: Db,
  bloc: string,
  record: string,
): Promise<{ readonly cells: Cells; readonly parts: number }> {
  const rows = await run<{ cells: string }>(
    db,
    'select cells from column_cells where bloc = ? and record = ? order by position',
    [bloc, record],
  );
  return {
    cells: Object.assign({}, ...rows.map(({ cells }) => JSON.parse(cells) as Cells)) as Cells,
    parts: rows.length,
  };
}

/** Some cells of a column as they now are. */
export const addCells = async (tx: Tx, { bloc, record, position, cells }: CellsEntry): Promise<void> =>
  void (await run(tx, 'insert into column_cells (bloc, record, position, cells) values (?, ?, ?, ?)', [
    bloc,
    record,
    position,
    cells,
  ]));

/** All cells of a column in one row, in place of the rows there were. */
export async function replaceCells(tx: Tx, entry: CellsEntry): Promise<void> {
  await run(tx, 'delete from column_cells where bloc = ? and record = ?', [entry.bloc, entry.record]);
  await addCells(tx, entry);
}

/** The cells of the columns whose records stand between two positions, by the record's id. `unit` narrows it. */
export async function cellsBetween(
  db: Db,
  bloc: string,
  unit: { readonly text: string; readonly values: readonly string[] },
  after: number,
  upTo: number,
): Promise<ReadonlyMap<string, Cells>> {
  const rows = await run<{ record: string; cells: string }>(
    db,
    `select c.record, c.cells from column_cells c join record r on r.bloc = c.bloc and r.kind = 'column' and r.id = c.record
      where c.bloc = ? and r.position > ? and r.position <= ?${unit.text} order by c.record, c.position`,
    [bloc, after, upTo, ...unit.values],
  );
  const found = new Map<string, Cells>();
  for (const { record, cells } of rows) {
    found.set(record, Object.assign(found.get(record) ?? {}, JSON.parse(cells) as Cells));
  }
  return found;
}

/** About how long the cells of each column are, by the record's id: repeated ones are counted again. */
export async function cellSizes(db: Db, bloc: string): Promise<ReadonlyMap<string, number>> {
  const rows = await run<{ record: string; size: number }>(
    db,
    'select record, sum(length(cells)) as size from column_cells where bloc = ? group by record',
    [bloc],
  );
  return new Map(rows.map(({ record, size }) => [record, size]));
}
