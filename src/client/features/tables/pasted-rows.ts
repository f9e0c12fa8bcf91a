// A block copied from a spreadsheet, read as a sheet of a file is read, and the edits that put it below a row [IW2].

import { tidyText } from '../../../base/text.ts';
import type { CriteriaTable, Node, Part } from '../../../domain/criteria/criteria-table.ts';
import { find, isCriterion, placeOf, type TableEdit } from '../../../domain/criteria/table-edits.ts';
import { readDecimal } from '../../../domain/scoring/decimal.ts';
import { draftTable } from '../../../office/import/draft-table.ts';
import { cellRef, type SourceCell, type SourceSheet } from '../../../office/import/source-book.ts';
import { understand } from '../../../office/import/understand.ts';
import type { CellProblem, Corrections, Understanding } from '../../../office/import/understanding.ts';

/** Rows by lines, cells by tabs; a quoted cell may hold both, as spreadsheets copy it. */
export function sheetOfText(text: string): SourceSheet {
  const lines = cellsOf(text);
  const columns = Math.max(0, ...lines.map((line) => line.length));
  return {
    name: '',
    above: [],
    columns,
    hiddenColumns: [],
    rows: lines.map((line, row) => ({
      at: row + 1,
      hidden: false,
      cells: Array.from({ length: columns }, (_, column) => cellOf(line[column] ?? '', row, column)),
    })),
  };
}

function cellOf(raw: string, row: number, column: number): SourceCell {
  const text = tidyText(raw);
  // A bare number is a number: whether it is points or the row's own is told by its column. Only where it is written
  // just so: "1.10" and "01" are codes as well, and "1,000" is a thousand or one.
  const number = /^-?[\d.,\s]+$/.test(text) ? readDecimal(text, 'vi') : undefined;
  const isPlain = number === text.replace(/\s/g, '').replace(',', '.');
  return { ref: cellRef(row, column), text, ...(number !== undefined && isPlain ? { number } : {}) };
}

function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (isQuoted && letter === '"') {
      if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === '\t' && !isQuoted) endCell();
    else if (letter === '\n' && !isQuoted) {
      endCell();
      rows.push(row);
      row = [];
    } else if (letter !== '\r') cell += letter;
  }
  if (cell !== '' || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}

export interface Pasted {
  readonly understanding: Understanding;
  /** What would be added: parts where the block has parts, else rows for the chosen group. */
  readonly rows: readonly (Part | Node)[];
  readonly problems: readonly CellProblem[];
}

/** What a block holds; no rows where nothing of it looks like criteria. */
export function readPasted(text: string, corrections: Corrections, newId: () => string): Pasted {
  const understanding = understand(sheetOfText(text), corrections);
  const { table } = draftTable(understanding, newId);
  const isOnlyRows = !understanding.rows.some(({ role }) => role === 'part');
  const rows = isOnlyRows ? table.parts.flatMap(({ children }) => children) : table.parts;
  return { understanding, rows, problems: understanding.problems };
}

/**
 * The edits that add the rows: below the chosen row, where parts become groups of it, or as parts at the end. Undefined
 * where they fit nowhere: a criterion cannot stand outside every part.
 */
export function pasteEdits(
  table: CriteriaTable,
  chosen: string | undefined,
  rows: readonly (Part | Node)[],
  as: 'below' | 'parts',
): readonly TableEdit[] | undefined {
  if (as === 'parts') {
    const canStand = rows.every((row) => !isCriterion(row));
    return canStand ? chain(null, table.parts.at(-1)?.id ?? null, rows) : undefined;
  }
  const row = chosen === undefined ? undefined : find(table.parts, chosen);
  if (!row) return undefined;
  if (!isCriterion(row)) return chain(row.id, row.children.at(-1)?.id ?? null, rows);
  const place = placeOf(table, row.id);
  return place?.parent ? chain(place.parent, row.id, rows) : undefined;
}

function chain(
  parent: string | null,
  after: string | null,
  rows: readonly (Part | Node)[],
): readonly TableEdit[] {
  return rows.map((row, index) => ({
    do: 'add',
    parent,
    after: index === 0 ? after : (rows[index - 1]?.id ?? null),
    row,
  }));
}
