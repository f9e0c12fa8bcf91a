// What happens to a table between one office and the next: rows and columns come and go, numbers become words, heads
// are split, marks are typed another way. Each change says what it does to what must be read.

import { understand, type ColumnRole } from '../../src/office/import/understand.ts';
import { bookFrom, sheetAt } from './tables-read.ts';
import {
  bold,
  NOTHING,
  rangeOf,
  row,
  writeSheets,
  type Expected,
  type Styled,
  type Typed,
  type TypedRow,
  type TypedSheet,
} from '../fixtures/workbooks/make/sheet-maker.ts';

/** Where the columns of a sheet stand before it is changed. */
export interface Places {
  /** The rows of the head, from 0. */
  readonly head: readonly number[];
  readonly code: number | undefined;
  readonly name: number;
  readonly max: number;
}

export type Mutation = (sheet: TypedSheet, places: Places) => TypedSheet;

const valueOf = (cell: Typed): string | number | null =>
  cell !== null && typeof cell === 'object' ? cell.v : cell;

/** The cell with another value, its looks kept. */
const withValue = (cell: Typed, v: string | number | null): Typed =>
  cell !== null && typeof cell === 'object' ? { ...cell, v } : v;

const mapCells = (
  sheet: TypedSheet,
  change: (cell: Typed, row: number, column: number) => Typed,
): TypedSheet => ({
  ...sheet,
  rows: sheet.rows.map((one, at) => ({
    ...one,
    cells: one.cells.map((cell, column) => change(cell, at, column)),
  })),
});

const mapText = (sheet: TypedSheet, change: (text: string) => string): TypedSheet =>
  mapCells(sheet, (cell) => {
    const value = valueOf(cell);
    return typeof value === 'string' ? withValue(cell, change(value)) : cell;
  });

/** Points of rows that must be read, of leaves and groups alike. */
const mapPoints = (
  sheet: TypedSheet,
  { head, max }: Places,
  change: (points: number, cell: Typed) => Typed,
): TypedSheet =>
  mapCells(sheet, (cell, at, column) => {
    const value = valueOf(cell);
    const isPoints = column === max && at > (head.at(-1) ?? -1) && typeof value === 'number' && value > 0;
    const isPlain = cell === null || typeof cell !== 'object' || (cell.formula === undefined && !cell.f);
    return isPoints && isPlain ? change(value, cell) : cell;
  });

const letters = (column: number): string => String.fromCodePoint(65 + column);
const merge = (from: { row: number; column: number }, to: { row: number; column: number }): string =>
  `${letters(from.column)}${from.row + 1}:${letters(to.column)}${to.row + 1}`;

const shiftMerges = (
  merges: readonly string[] = [],
  row: (at: number) => number,
  column: (at: number) => number,
): readonly string[] =>
  merges.map((ref) => {
    const { startRow, startCol, endRow, endCol } = rangeOf(ref);
    return merge(
      { row: row(startRow), column: column(startCol) },
      { row: row(endRow), column: column(endCol) },
    );
  });

/** New rows before the row `at`; a merger that goes over it grows. */
function insertRows(sheet: TypedSheet, at: number, rows: readonly TypedRow[]): TypedSheet {
  const moved = (place: number) => (place >= at ? place + rows.length : place);
  return {
    ...sheet,
    rows: [...sheet.rows.slice(0, at), ...rows, ...sheet.rows.slice(at)],
    merges: shiftMerges(sheet.merges, moved, (column) => column),
  };
}

function insertColumn(sheet: TypedSheet, at: number, fill: (row: number) => Typed = () => null): TypedSheet {
  const width = Math.max(...sheet.rows.map(({ cells }) => cells.length));
  return {
    ...sheet,
    rows: sheet.rows.map((one, row) => {
      const cells = Array.from({ length: width }, (_, column) => one.cells[column] ?? null);
      return { ...one, cells: [...cells.slice(0, at), fill(row), ...cells.slice(at)] };
    }),
    merges: shiftMerges(
      sheet.merges,
      (row) => row,
      (column) => (column >= at ? column + 1 : column),
    ),
    ...(sheet.hiddenColumns
      ? { hiddenColumns: sheet.hiddenColumns.map((column) => (column >= at ? column + 1 : column)) }
      : {}),
  };
}

const afterHead = ({ head }: Places): number => (head.at(-1) ?? -1) + 1;
const text = (points: number): string => String(points).replace('.', ',');
const number = (value: unknown): number | undefined =>
  typeof value === 'string' && /^\d+(?:[.,]\d{1,2})?$/.test(value)
    ? Number(value.replace(',', '.'))
    : undefined;

/** Every change, by what it is called when it fails. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'blank rows between all rows': (sheet, places) =>
    sheet.rows.reduceRight(
      (all, _, at) => (at > afterHead(places) ? insertRows(all, at, [NOTHING]) : all),
      sheet,
    ),
  'a blank row after the head': (sheet, places) => insertRows(sheet, afterHead(places), [NOTHING]),
  'ten rows down': (sheet) =>
    insertRows(
      sheet,
      0,
      Array.from({ length: 10 }, () => NOTHING),
    ),
  'two columns to the right': (sheet) => insertColumn(insertColumn(sheet, 0), 0),
  'a letterhead above': (sheet) =>
    insertRows(sheet, 0, [
      row(['ỦY BAN NHÂN DÂN TỈNH', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']),
      row(['Số: 12/KH-UBND', null, 'Độc lập - Tự do - Hạnh phúc']),
      row([null, null, 'Lai Châu, ngày 27 tháng 01 năm 2023']),
      NOTHING,
    ]),
  'a title of three lines above': (sheet, { head }) =>
    insertRows(sheet, head[0] ?? 0, [row(['(Ban hành kèm theo Quyết định số 15/QĐ-KTĐ)']), NOTHING]),
  'marks typed apart (NFD)': (sheet) => mapText(sheet, (one) => one.normalize('NFD')),
  'Windows line ends after texts': (sheet) => mapText(sheet, (one) => `${one}\r\n`),
  'blanks around texts': (sheet) => mapText(sheet, (one) => `  ${one} `),
  'hard blanks around texts': (sheet) => mapText(sheet, (one) => `\u00a0${one}\u00a0`),
  'zero-width characters': (sheet) => mapText(sheet, (one) => `\u200b${one}\ufeff`),
  'every column hidden but the name': (sheet, { name }) => ({
    ...sheet,
    hiddenColumns: [0, 1, 2, 3, 4, 5, 6, 7].filter((column) => column !== name),
  }),
  'every second row hidden': (sheet, places) => ({
    ...sheet,
    rows: sheet.rows.map((one, at) =>
      at > afterHead(places) && at % 2 === 0 ? { ...one, hidden: true } : one,
    ),
  }),
  'points as text with a comma': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, text(points))),
  'points as text with a dot': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, String(points))),
  'points with two decimals': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, points.toFixed(2).replace('.', ','))),
  'points as "10 điểm"': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, `${text(points)} điểm`)),
  'points as "10đ"': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, `${text(points)}đ`)),
  'points as "tối đa 10 điểm"': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, `tối đa ${text(points)} điểm`)),
  'points as "Tối đa: 10"': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, `Tối đa: ${text(points)}`)),
  'points as "từ 0 đến 10"': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, `từ 0 đến ${text(points)}`)),
  'points as "0 - 10"': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, `0 – ${text(points)}`)),
  'points as "(10 điểm)"': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, `(${text(points)} điểm)`)),
  'points with a hard blank': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, `${text(points)}\u00a0điểm`)),
  'points with floating noise': (sheet, places) =>
    mapPoints(sheet, places, (points, cell) => withValue(cell, points + points * 2.220446049250313e-16)),
  'points as formulas': (sheet, places) =>
    mapPoints(sheet, places, (points): Styled => ({ v: points, formula: 'SUM(Z1:Z2)' })),
  'texts of numbers as numbers': (sheet, places) =>
    mapCells(sheet, (cell, at, column) => {
      const read = at >= afterHead(places) && column === places.max ? number(valueOf(cell)) : undefined;
      return read === undefined ? cell : withValue(cell, read);
    }),
  'codes as text': (sheet, places) =>
    mapCells(sheet, (cell, at, column) => {
      const value = valueOf(cell);
      return column === places.code &&
        at >= afterHead(places) &&
        typeof value === 'number' &&
        Number.isInteger(value)
        ? withValue(cell, String(value))
        : cell;
    }),
  'codes with a dot after them': (sheet, places) =>
    mapCells(sheet, (cell, at, column) => {
      const value = valueOf(cell);
      const isCode =
        column === places.code && at >= afterHead(places) && /^(?:\d+|[IVX]+)$/.test(String(value ?? ''));
      return isCode && (typeof value === 'string' || Number.isInteger(value))
        ? withValue(cell, `${value}.`)
        : cell;
    }),
  'dashes as long dashes': (sheet) => mapText(sheet, (one) => one.replace(/^-(?=\s|$)/, '–')),
  'heads in capitals': (sheet, { head }) =>
    mapCells(sheet, (cell, at) =>
      head.includes(at) ? withValue(cell, String(valueOf(cell) ?? '').toUpperCase() || null) : cell,
    ),
  'heads with line breaks': (sheet, { head }) =>
    mapCells(sheet, (cell, at) =>
      head.includes(at) ? withValue(cell, String(valueOf(cell) ?? '').replaceAll(' ', '\n') || null) : cell,
    ),
  'nothing is bold': (sheet) =>
    mapCells(sheet, (cell) => (cell !== null && typeof cell === 'object' ? { ...cell, bold: false } : cell)),
  'numbers under the head': (sheet, places) =>
    places.head.length === 0
      ? sheet
      : insertRows(sheet, afterHead(places), [
          row(
            Array.from(
              { length: Math.max(...sheet.rows.map(({ cells }) => cells.length)) },
              (_, at) => `(${at + 1})`,
            ),
          ),
        ]),
  'the head again in the middle': (sheet, { head }) => {
    const first = head[0] ?? 0;
    const middle = Math.floor((sheet.rows.length + afterHead({ head, code: 0, name: 0, max: 0 })) / 2);
    return head.length === 1
      ? insertRows(sheet, middle, [{ cells: sheet.rows[first]?.cells ?? [], expected: [] }])
      : sheet;
  },
  'a total at the end': (sheet, { name, max }) => {
    const cells: Typed[] = [];
    cells[name] = bold('TỔNG CỘNG:');
    cells[max] = null;
    return { ...sheet, rows: [...sheet.rows, row(Array.from(cells, (cell) => cell ?? null))] };
  },
  'signatures at the end': (sheet) => ({
    ...sheet,
    rows: [
      ...sheet.rows,
      NOTHING,
      row([null, 'Lai Châu, ngày 05 tháng 01 năm 2024']),
      row(['NGƯỜI LẬP BIỂU', 'TM. KHỐI THI ĐUA']),
      row([null, 'TRƯỞNG KHỐI']),
    ],
  }),
  'a note at the end': (sheet) => ({
    ...sheet,
    rows: [...sheet.rows, NOTHING, row(['Ghi chú: các đơn vị gửi bảng tự chấm trước ngày 20/12.'])],
  }),
  'a column of remarks': (sheet, { head }) => {
    const last = Math.max(...sheet.rows.map(({ cells }) => cells.length));
    return insertColumn(sheet, last, (at) =>
      at === head[0] ? 'Cơ quan theo dõi' : at % 3 === 0 && at > (head.at(-1) ?? -1) ? 'Sở Nội vụ' : null,
    );
  },
  'an empty column among the others': (sheet, { max }) => insertColumn(sheet, max),
  'the points moved to the end': (sheet, { max, head }) => {
    // Mergers would go over the hole.
    if (head.length > 1) return sheet;
    const width = Math.max(...sheet.rows.map(({ cells }) => cells.length));
    return {
      ...sheet,
      merges: [],
      rows: sheet.rows.map((one) => {
        const cells = Array.from({ length: width }, (_, column) => one.cells[column] ?? null);
        return { ...one, cells: [...cells.filter((_, column) => column !== max), cells[max] ?? null] };
      }),
    };
  },
  'numbering moved into the names': (sheet, { code, name, head }) =>
    code === undefined
      ? sheet
      : mapRows(sheet, head, (cells) => {
          const written = numbering(cells[code] ?? null);
          const title = valueOf(cells[name] ?? null);
          if (written === undefined || typeof title !== 'string') return cells;
          return cells.map((cell, column) =>
            column === code ? null : column === name ? withValue(cell, `${written} ${title}`) : cell,
          );
        }),
  'the column of numbers dropped, numbering in the names': (sheet, places) => {
    const { code, head } = places;
    if (code === undefined || head.length > 1 || (sheet.merges ?? []).length > 2) return sheet;
    const cannotMove = sheet.rows.some(
      ({ cells }, at) =>
        at > (head.at(-1) ?? -1) &&
        valueOf(cells[code] ?? null) !== null &&
        typeof valueOf(cells[places.name] ?? null) === 'string' &&
        numbering(cells[code] ?? null) === undefined,
    );
    if (cannotMove) return sheet;
    const moved = mutations['numbering moved into the names']?.(sheet, places) ?? sheet;
    return {
      ...moved,
      merges: [],
      rows: moved.rows.map((one) => {
        // What stands in no other column goes along with the name.
        const own = one.cells[code] ?? null;
        const cells = one.cells.filter((_, column) => column !== code);
        return {
          ...one,
          cells: own !== null && !cells.some((cell) => valueOf(cell) !== null) ? [own, ...cells] : cells,
        };
      }),
    };
  },
};

const mapRows = (
  sheet: TypedSheet,
  head: readonly number[],
  change: (cells: readonly Typed[]) => readonly Typed[],
): TypedSheet => ({
  ...sheet,
  rows: sheet.rows.map((one, at) => (at > (head.at(-1) ?? -1) ? { ...one, cells: change(one.cells) } : one)),
});

/** "1." as it is typed before a name. */
function numbering(cell: Typed): string | undefined {
  const value = valueOf(cell);
  if (value === null || (cell !== null && typeof cell === 'object' && cell.day)) return undefined;
  const written = String(value).trim();
  if (/^(?:[-+]|.+[.)]|Phần .+)$/.test(written)) return written;
  return /^(?:[IVX]+|[A-Z](?:\.\d)?|\d[\d.]*[a-z]?|[IVX]+\.\d)$/.test(written) ? `${written}.` : undefined;
}

export const expectedOf = ({ rows }: TypedSheet): readonly Expected[] =>
  rows.flatMap(({ expected }) => expected);

/** Where they stand, as the sheet is read before it is changed. */
export async function placesOf(sheet: TypedSheet): Promise<Places> {
  const book = await bookFrom(await writeSheets([sheet]));
  const { headRows, columns } = understand(sheetAt(book, 0));
  const at = (role: ColumnRole) => {
    const place = columns.findIndex((column) => column.role === role);
    return place < 0 ? undefined : place;
  };
  return { head: headRows, code: at('code'), name: at('name') ?? 0, max: at('max') ?? 0 };
}
