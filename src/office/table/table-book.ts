// A table of criteria as a workbook that an office reads, prints and may edit: parents are live sums. Hidden columns
// and a hidden sheet carry the rest, so that what comes back is the very table that went out [IM8].

import { isLeaf, type CriteriaTable, type Part } from '../../domain/criteria/criteria-table.ts';
import { standsBeside } from '../../domain/scoring/modifiers/bonus.ts';
import { linesOf, type TableLine } from '../scores/score-rows.ts';
import {
  columnName,
  writeWorkbook,
  type BookCell,
  type BookRow,
  type BookSheet,
} from '../workbook/write-workbook.ts';
import {
  bareNode,
  CHUNK,
  COLUMNS,
  DATA_SHEET,
  evidenceWords,
  HEADS,
  MARK,
  ruleWords,
  shownPoints,
  unitOf,
  type RowData,
} from './table-columns.ts';

export interface TableHeading {
  readonly blocName: string;
  readonly period: string;
  /** Said under the title of what is not real data; '' where it is. */
  readonly mark: string;
}

/** Rows above the first row of the table, the head among them. */
const ABOVE = 4;

/** The workbook as bytes, made on the device. */
export const tableBook = (table: CriteriaTable, heading: TableHeading): Promise<Uint8Array> =>
  writeWorkbook(tableSheets(table, heading), table.title);

/** The sheets before they are written: the table, and what it decides beside its rows. */
function tableSheets(table: CriteriaTable, { blocName, period, mark }: TableHeading): readonly BookSheet[] {
  const lines = linesOf(table);
  const rowOf = new Map(lines.map(({ node }, index) => [node.id, ABOVE + 1 + index]));
  const plain = (cells: readonly BookCell[]): BookRow => ({ cells, dress: 'plain' });
  return [
    {
      name: 'Bảng tiêu chí',
      columns: COLUMNS,
      headRow: ABOVE - 1,
      paper: 'a4',
      orientation: 'landscape',
      frozenColumns: 2,
      rows: [
        plain([{ value: table.title, dress: 'title' }]),
        plain([{ value: [blocName, period].filter((text) => text !== '').join(', '), dress: 'subtitle' }]),
        plain([{ value: mark, dress: 'note' }]),
        { cells: COLUMNS.map(({ head }) => HEADS[head]), dress: 'head' },
        ...lines.map((line) => rowFor(line, rowOf)),
      ],
    },
    dataSheet(table, lines),
  ];
}

function rowFor(line: TableLine, rowOf: ReadonlyMap<string, number>): BookRow {
  const { node, part, level, depth } = line;
  const own = bareNode(node);
  const data: RowData = { depth, node: own };
  const text = JSON.stringify(data);
  return {
    dress: level,
    cells: [
      node.code,
      node.name,
      pointsCell(line, part, rowOf),
      unitOf(own),
      ruleWords(own),
      evidenceWords(own),
      node.id,
      text.slice(0, CHUNK),
      text.slice(CHUNK) || null,
    ],
  };
}

/** A parent that adds up is a formula; one that does not keeps the number it states. */
function pointsCell({ node }: TableLine, part: Part, rowOf: ReadonlyMap<string, number>): BookCell {
  const shown = shownPoints(bareNode(node), part.role);
  if (shown === undefined) return null;
  if ('rule' in node || part.role === 'penalty') return shown / 100;
  const counted = node.children.filter((child) => !isLeaf(child) || !standsBeside(child));
  const isBest = node.kind === 'group_best_of';
  const points = counted.map(({ max }) => max);
  const come = isBest ? Math.max(...points) : points.reduce<number>((sum, one) => sum + one, 0);
  // A heading among the children has no points of its own to add.
  const isPlain =
    counted.length > 0 && !counted.some((child) => 'kind' in child && child.kind === 'group_info');
  if (!isPlain || come !== shown) return shown / 100;
  const column = columnName(COLUMNS.findIndex(({ head }) => head === 'max'));
  const cells = counted.map(({ id }) => `${column}${rowOf.get(id)}`).join(',');
  return { formula: `${isBest ? 'MAX' : 'SUM'}(${cells})`, result: shown / 100 };
}

/** What the table decides beside its rows, and which rows it had. */
function dataSheet(
  { title, scale, policies, gates, grades }: CriteriaTable,
  lines: readonly TableLine[],
): BookSheet {
  const rest = { title, scale, policies, gates, grades };
  const rows = lines.map(({ node }) => [node.id, node.name] as const);
  const chunks = [rest, rows].map((value) => chunksOf(JSON.stringify(value)));
  return {
    name: DATA_SHEET,
    hidden: true,
    columns: [{ width: 20, align: 'left', kind: 'text' }],
    headRow: 0,
    paper: 'a4',
    orientation: 'portrait',
    frozenColumns: 0,
    rows: [MARK, ...chunks.flatMap((some) => [String(some.length), ...some])].map((text) => ({
      cells: [text],
      dress: 'plain',
    })),
  };
}

const chunksOf = (text: string): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, at) => text.slice(at * CHUNK, (at + 1) * CHUNK));
