// A workbook as plain data, and the one place that writes it as `.xlsx`. Text is always a string cell, so that no
// text of ours, whatever it begins with, can become a formula [OX1]; formulas stand only where they are asked for.

import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { writableText } from '../writable-text.ts';

/** Empty, text, a number, or a formula without its "=" (and what it comes to, for programs that do not reckon). */
export type BookCell =
  | null
  | string
  | number
  | {
      readonly formula: string;
      readonly result: number | string | undefined;
      readonly dress?: Dress | undefined;
    }
  | { readonly value: string | number | null; readonly dress: Dress };

/** `kg`: points that the table gives for what was not assigned. */
type Dress = 'title' | 'subtitle' | 'note' | 'head' | 'hand' | 'kg';

export interface BookRow {
  readonly cells: readonly BookCell[];
  /** `place`: a total whose figures are ranks. */
  readonly dress: 'plain' | 'part' | 'group' | 'leaf' | 'total' | 'place' | 'head';
}

export interface BookSheet {
  readonly name: string;
  readonly columns: readonly BookColumn[];
  readonly rows: readonly BookRow[];
  /** Where the head of the table stands, from 0: repeated on every page, and kept in view. */
  readonly headRow: number;
  readonly paper: 'a4' | 'a3';
  readonly orientation: 'portrait' | 'landscape';
  /** Columns that stay in view at the left. */
  readonly frozenColumns: number;
  /** Not shown: what programs read. */
  readonly hidden?: boolean;
}

export interface BookColumn {
  /** In characters. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly kind: 'text' | 'points' | 'figure' | 'hidden';
}

const FONT = 'Times New Roman';
const LINE = { style: 'thin' } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const GREY = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8E8E8' } } as const;
// Nghị định 30: 20 to 25 mm above and below, 30 to 35 at the left, 15 to 20 at the right. Excel counts in inches.
const MARGINS = { top: 0.79, bottom: 0.79, left: 1.18, right: 0.59, header: 0.39, footer: 0.39 };

/** The file as bytes. */
export async function writeWorkbook(sheets: readonly BookSheet[], title: string): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(asSheet),
    namedRanges: sheets.map(repeatedHead),
    properties: { title: writableText(title), creator: 'Sổ Thi Đua' },
  });
}

function asSheet(sheet: BookSheet): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const rows = sheet.rows.map(({ cells: some, dress }, row) =>
    sheet.columns.map((column, at) => {
      const cell = some[at] ?? null;
      const style = styleOf(cell, column, dress);
      if (cell !== null && typeof cell === 'object' && 'formula' in cell) {
        const result = typeof cell.result === 'string' ? writableText(cell.result) : cell.result;
        cells.set(`${row},${at}`, {
          formula: writableText(cell.formula),
          ...(result === undefined ? {} : { formulaResult: result }),
          type: 'formula',
          value: result ?? null,
          style,
        });
        return null;
      }
      const given = cell !== null && typeof cell === 'object' ? cell.value : cell;
      const value = typeof given === 'string' ? escaped(given) : given;
      cells.set(`${row},${at}`, { value, style });
      return value;
    }),
  );
  return {
    name: sheet.name,
    ...(sheet.hidden ? { hidden: true } : {}),
    columns: sheet.columns.map(({ width, kind }) => ({ width, hidden: kind === 'hidden' })),
    rows,
    cells,
    rowDefs: heightsOf(sheet),
    freezePane: { rows: sheet.headRow + 1, columns: sheet.frozenColumns },
    pageSetup: {
      paperSize: sheet.paper,
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
      horizontalCentered: true,
    },
    // Page numbers in the middle of the top margin, not on the first page.
    headerFooter: { differentFirst: true, oddHeader: '&C&P' },
  };
}

/** The head on every printed page. The library writes the sheet's name as it is, and one with a space says nothing then. */
const repeatedHead = ({ name, headRow }: BookSheet) => ({
  name: '_xlnm.Print_Titles',
  range: `'${name.replaceAll("'", "''")}'!$${headRow + 1}:$${headRow + 1}`,
  scope: name,
});

/** "_x0041_" in a workbook means "A"; as a text of its own it has to say that it does not. */
const escaped = (text: string): string => writableText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** Points that a line of the table's type takes. */
const LINE_HEIGHT = 15;
/** Letters of it that stand on a unit of a column's width; under the truth, so that no line is cut. */
const LETTERS = 1.25;

/** Rows as high as their longest text: not every program reckons that when it opens a file, or prints it. */
function heightsOf({ rows, columns }: BookSheet): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  rows.forEach(({ cells, dress }, row) => {
    if (dress === 'plain') return;
    const lines = cells.map((cell, at) => linesIn(cell, columns[at]));
    heights.set(row, { height: Math.max(1, ...lines) * LINE_HEIGHT + 3 });
  });
  return heights;
}

function linesIn(cell: BookCell | undefined, column: BookColumn | undefined): number {
  const text = typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell;
  if (typeof text !== 'string' || !column || column.kind === 'hidden') return 1;
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / (column.width * LETTERS))), 0);
}

// Still a number, so that sums have it.
const WITH_KG = '#,##0.00" (KG)"';
const FORMATS = { text: undefined, points: '#,##0.00', figure: undefined, hidden: undefined } as const;

function styleOf(cell: BookCell, column: BookColumn, row: BookRow['dress']): CellStyle {
  const own = cell !== null && typeof cell === 'object' && 'dress' in cell ? cell.dress : undefined;
  if (own === 'title' || own === 'subtitle' || own === 'note') {
    return {
      font: { name: FONT, size: own === 'title' ? 14 : 12, bold: own !== 'note', italic: own === 'note' },
      alignment: { horizontal: 'left', vertical: 'center' },
    };
  }
  if (row === 'plain') return { font: { name: FONT, size: 12 } };
  const isBold = row !== 'leaf' || own === 'head';
  const format =
    own === 'kg' ? WITH_KG : row === 'head' ? undefined : row === 'place' ? '0' : FORMATS[column.kind];
  return {
    font: { name: FONT, size: 11, bold: isBold },
    border: BORDER,
    alignment: {
      horizontal: row === 'head' ? 'center' : column.align,
      vertical: 'center',
      // A number does not break, and one too wide for its column is not shown at all.
      ...(own === 'kg' ? { shrinkToFit: true } : { wrapText: true }),
    },
    ...(format ? { numFmt: format } : {}),
    ...(row === 'part' || row === 'total' || row === 'place' || row === 'head' ? { fill: GREY } : {}),
  };
}

/** A name that Excel takes for a sheet, told apart from those already given. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  // A cut may leave half of a character.
  const cut = (text: string, length: number) => writableText(text.slice(0, length));
  const allowed = writableText(wanted)
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim();
  const plain = cut(allowed, 31) || 'Đơn vị';
  if (!taken.has(plain.toLowerCase())) return plain;
  for (let count = 2; ; count += 1) {
    const name = `${cut(plain, 28)} ${count}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** "A", "Z", "AA": a column by its place from 0. */
export const columnName = (at: number): string =>
  at < 26
    ? String.fromCodePoint(65 + at)
    : columnName(Math.floor(at / 26) - 1) + String.fromCodePoint(65 + (at % 26));
