// What a sheet says, row by row: its columns, its tree of parts, groups and criteria, its words on how points are
// given. Pure, so that the screen may ask again at every correction. Nothing is dropped: each cell that holds
// something is taken by a field or named by a problem [IM5].

import { must } from '../../base/assert.ts';
import type { SourceSheet } from './source-book.ts';
import { columnsOf } from './understand/columns.ts';
import { repeatsHead } from './understand/head.ts';
import { gridOf } from './understand/grid.ts';
import { ledgerOf, type Ledger } from './understand/ledger.ts';
import { outline } from './understand/outline.ts';
import { repairCodes } from './understand/repair-codes.ts';
import { kindsOf } from './understand/row-kinds.ts';
import { readFields } from './understand/rows.ts';
import { aboveReading, readingsOf, type Reading } from './understand/readings.ts';
import { corrected, numbersGroups, withCorrections, withGroup } from './understand/settled.ts';
import { checkSums } from './understand/sums.ts';
import { titleOf } from './understand/title.ts';
import { partRoleOf, treeOf } from './understand/tree.ts';
import {
  NO_CORRECTIONS,
  type CellProblem,
  type Corrections,
  type Placement,
  type RowRole,
  type Understanding,
} from './understanding.ts';

export type { ColumnRole, Corrections, Understanding } from './understanding.ts';
export { NO_CORRECTIONS } from './understanding.ts';
export { bestSheet } from './best-sheet.ts';
export { sayCellProblem } from './problem-words.ts';

/** Rows of which a suggested rule can be taken, for "take all". */
export const allSuggestions = ({ rows }: Understanding): readonly number[] =>
  rows.flatMap(({ index, suggestion }) => (suggestion ? [index] : []));

/** Reads a sheet, with what a person set right. */
export function understand(sheet: SourceSheet, corrections: Corrections = NO_CORRECTIONS): Understanding {
  const grid = gridOf(sheet);
  const ledger = ledgerOf(sheet);
  const columns = columnsOf(grid, corrections);
  const { first } = columns;
  const fields = readFields(grid, columns, ledger).map((row) => corrected(row, corrections));
  const kinds = withCorrections(
    fields,
    kindsOf(
      fields,
      (index) => grid.filled(index).length,
      (index) => repeatsHead(grid, columns.headRows, index),
    ),
    corrections,
  );
  const inTree = fields.filter((_, at) => kinds[at] === 'node');
  const isNumbered = numbersGroups(inTree);
  const nodes = inTree.flatMap((row) => withGroup(row, isNumbered));
  const tree = treeOf(
    outline(
      repairCodes(nodes),
      ({ index, isOpening }) => (isOpening ? undefined : corrections.rows[index]?.depth),
      ({ name }) => partRoleOf(name) !== undefined,
    ),
  );
  const textOf = (index: number) =>
    grid
      .filled(index)
      .map(({ cell }) => cell.text)
      .join(' ');
  const readings = readingsOf(fields, kinds, tree, corrections, textOf);
  const above = Array.from({ length: first }, (_, index) =>
    aboveReading(index, columns.headRows, textOf(index)),
  );
  for (const row of [...above, ...readings]) placeWhole(ledger, row);
  const rows = [...above, ...readings].map((row) => ({
    ...row,
    at: sheet.rows[row.index]?.at ?? row.index + 1,
  }));
  const refs = new Map(fields.map(({ index, maxRef }) => [index, maxRef]));
  const { placed, problems } = ledger.close();
  return {
    title: corrections.title ?? titleOf(sheet, columns.headRows[0] ?? first),
    headRows: columns.headRows,
    columns: columns.roles.map((role, column) => ({ role, head: columns.heads[column] ?? '' })),
    rows,
    sums: checkSums(rows, (index) => refs.get(index) ?? ''),
    problems: [...rows.flatMap((row) => row.problems), ...hiddenProblems(sheet), ...problems],
    accepted: corrections.accepted,
    placed,
  };
}

const WHOLE_ROW: Partial<Readonly<Record<RowRole, Placement>>> = {
  title: 'title',
  head: 'head',
  total: 'total',
  note: 'note',
  signature: 'signature',
  ignore: 'ignored',
  tier: 'tier',
  text: 'text',
};

function placeWhole(ledger: Ledger, { index, role }: Reading): void {
  const placement = WHOLE_ROW[role];
  if (placement) ledger.placeRow(index, placement);
}

/** Hidden rows and columns are read like any other, and said to have been hidden. */
function hiddenProblems(sheet: SourceSheet): readonly CellProblem[] {
  const firstIn = (cells: SourceSheet['rows'][number]['cells']) => cells.find(({ text }) => text !== '');
  const rows = sheet.rows.flatMap(({ hidden, cells }) => (hidden ? (firstIn(cells) ?? []) : []));
  const columns = sheet.hiddenColumns.flatMap(
    (column) => firstIn(sheet.rows.map(({ cells }) => must(cells[column], 'a cell in each column'))) ?? [],
  );
  return [...rows, ...columns].map(({ ref, text }) => ({ ref, text, code: 'hidden' }));
}
