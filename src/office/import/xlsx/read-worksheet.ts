// One worksheet as rows of cells. Cells that are only formatted do not count, however far down or right they go; what
// holds something is bounded before the grid is laid out, alone and with the other sheets of its file [IM2].

import { tidyText } from '../../../base/text.ts';
import { damaged, Unreadable } from '../read-problem.ts';
import { readXml, type Attributes } from '../file/read-xml.ts';
import type { Room } from '../file/room.ts';
import { cellRef, type SourceCell, type SourceRow, type SourceSheet } from '../source-book.ts';
import { cellText, isOn, PLAIN, type Style } from './book-parts.ts';
import { dayOf, exactNumber, isDayFormat, numberText, plainDigits } from './number-text.ts';

export const MOST_ROWS = 5000;
export const MOST_COLUMNS = 200;
/** A workbook describes each of its columns at most once, and has no more. */
const MOST_DESCRIBED = 16_384;
/** As long as a formula may be in the programs that write them. */
const MOST_FORMULA = 8192;

export interface SheetContext {
  readonly name: string;
  readonly hidden: boolean;
  readonly texts: readonly string[];
  readonly styles: readonly Style[];
  readonly is1904: boolean;
  /** Shared by all sheets of the file. */
  readonly room: Room;
}

type Filled = Omit<SourceCell, 'ref' | 'mergedWith' | 'span'>;

export function readWorksheet(xml: string, context: SheetContext): SourceSheet {
  const found = readCells(xml, context);
  const rowCount = Math.max(0, ...[...found.rows.keys()].map((row) => row + 1));
  const columns = found.lastColumn + 1;
  context.room.forCells(rowCount * columns);
  const blank: readonly SourceRow[] = Array.from({ length: rowCount }, (_, row) => ({
    at: row + 1,
    hidden: found.hiddenRows.has(row),
    cells: Array.from({ length: columns }, (_unused, column) => ({
      ref: cellRef(row, column),
      text: '',
      ...found.rows.get(row)?.get(column),
    })),
  }));
  return {
    name: tidyText(context.name),
    above: [],
    rows: merged(blank, found.merges, columns, context.room),
    columns,
    hiddenColumns: [...found.hiddenColumns].filter((column) => column < columns),
    ...(context.hidden ? { hidden: true } : {}),
  };
}

interface Found {
  readonly rows: Map<number, Map<number, Filled>>;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  readonly merges: string[];
  lastColumn: number;
}

function readCells(xml: string, context: SheetContext): Found {
  const found: Found = {
    rows: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merges: [],
    lastColumn: -1,
  };
  let [row, column] = [-1, -1];
  let cell:
    { type: string; style: Style; value: string; inline: string; formula: string | undefined } | undefined;
  let [into, aside]: [string, number] = ['', 0];
  let described = 0;
  const keep = (filled: Filled | undefined) => {
    if (!filled) return;
    if (!(Number.isInteger(row) && row >= 0)) throw damaged();
    if (row >= MOST_ROWS)
      throw new Unreadable({ code: 'too-many-rows', sheet: context.name, most: MOST_ROWS });
    if (column >= MOST_COLUMNS) {
      throw new Unreadable({ code: 'too-many-columns', sheet: context.name, most: MOST_COLUMNS });
    }
    context.room.forText(filled.text.length + (filled.formula?.length ?? 0));
    const cells = found.rows.get(row) ?? new Map<number, Filled>();
    found.rows.set(row, cells.set(column, filled));
    found.lastColumn = Math.max(found.lastColumn, column);
  };
  readXml(xml, {
    open(name, attributes) {
      into = '';
      switch (name) {
        case 'col':
          described += 1;
          if (described > MOST_DESCRIBED) throw damaged();
          if (isOn(attributes.get('hidden') ?? '0')) {
            for (const one of columnsOf(attributes)) found.hiddenColumns.add(one);
          }
          break;
        case 'row':
          row = attributes.has('r') ? Number(attributes.get('r')) - 1 : row + 1;
          column = -1;
          if (isOn(attributes.get('hidden') ?? '0')) found.hiddenRows.add(row);
          break;
        case 'c': {
          const place = placeOf(attributes.get('r'));
          if (place) [row, column] = [place.row, place.column];
          else column += 1;
          const style = context.styles[Number(attributes.get('s') ?? -1)] ?? PLAIN;
          cell = { type: attributes.get('t') ?? 'n', style, value: '', inline: '', formula: undefined };
          break;
        }
        case 'f':
          if (cell) cell.formula = '';
          into = 'f';
          break;
        case 'rPh':
          aside += 1;
          break;
        case 'v':
        case 't':
          into = name;
          break;
        case 'mergeCell':
          found.merges.push(attributes.get('ref') ?? '');
          break;
        default:
      }
    },
    text(text) {
      if (!cell || aside > 0) return;
      if (into === 'v') cell.value += text;
      else if (into === 't') cell.inline += text;
      else if (into === 'f') cell.formula = (cell.formula ?? '') + text;
    },
    close(name) {
      into = '';
      if (name === 'rPh') aside -= 1;
      if (name !== 'c' || !cell) return;
      keep(filledOf(cell, context));
      cell = undefined;
    },
  });
  return found;
}

/** What the cell holds; nothing where it is only formatted. */
function filledOf(
  cell: { type: string; style: Style; value: string; inline: string; formula: string | undefined },
  { texts, is1904 }: SheetContext,
): Filled | undefined {
  const more = {
    ...(cell.style.bold ? { bold: true } : {}),
    ...(cell.formula === undefined ? {} : { formula: cell.formula.slice(0, MOST_FORMULA) }),
  };
  const shown = (text: string) => (text === '' && cell.formula === undefined ? undefined : { text, ...more });
  const said = (text: string) => shown(cellText(text));
  switch (cell.type) {
    case 's':
      return shown(texts[Number(cell.value)] ?? '');
    case 'inlineStr':
      return said(cell.inline);
    case 'b':
      return said(cell.value === '1' ? 'TRUE' : 'FALSE');
    case 'str':
    case 'e':
    case 'd':
      return said(cell.value);
    default: {
      const filled = numbered(cell.value, cell.style, is1904);
      return filled ? { ...filled, ...more } : said(cell.value);
    }
  }
}

function numbered(value: string, { format }: Style, is1904: boolean): Filled | undefined {
  const digits = plainDigits(value);
  if (digits === undefined) return undefined;
  const day = isDayFormat(format) ? dayOf(Number(value), is1904) : undefined;
  if (day) {
    const two = (part: number) => String(part).padStart(2, '0');
    return { text: `${two(day.day)}/${two(day.month)}/${day.year}`, day };
  }
  const number = exactNumber(value);
  return { text: numberText(digits, format), ...(number === undefined ? {} : { number }) };
}

/** "B3" as places from 0. */
function placeOf(ref: string | undefined): { readonly row: number; readonly column: number } | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref ?? '');
  if (!parts?.[1] || !parts[2]) return undefined;
  const column = Array.from(parts[1]).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(parts[2]) - 1, column };
}

function columnsOf(attributes: Attributes): readonly number[] {
  const from = Math.max(1, Math.floor(Number(attributes.get('min') ?? 1)) || 1);
  const to = Math.min(Number(attributes.get('max') ?? from), MOST_COLUMNS);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from - 1 + index);
}

/** The rows with each merger told: how far it goes at its top left, and where that is in the others. */
function merged(
  rows: readonly SourceRow[],
  refs: readonly string[],
  columns: number,
  room: Room,
): readonly SourceRow[] {
  const cells = rows.map((row) => [...row.cells]);
  for (const ref of refs) {
    const [first, last] = ref.split(':').map(placeOf);
    if (!first || !last) continue;
    const top = cells[first.row]?.[first.column];
    if (!top || top.mergedWith) continue;
    const to = { row: Math.min(last.row, rows.length - 1), column: Math.min(last.column, columns - 1) };
    const span = { rows: to.row - first.row + 1, columns: to.column - first.column + 1 };
    if (span.rows < 1 || span.columns < 1) throw damaged();
    room.forMerged(span.rows * span.columns);
    for (let row = first.row; row <= to.row; row += 1) {
      for (let column = first.column; column <= to.column; column += 1) {
        const line = cells[row];
        if (line) line[column] = { ref: cellRef(row, column), text: '', mergedWith: top.ref };
      }
    }
    const line = cells[first.row];
    if (line) line[first.column] = span.rows * span.columns > 1 ? { ...top, span } : top;
  }
  return rows.map((row, index) => ({ ...row, cells: cells[index] ?? row.cells }));
}
