// A bloc's scores as a workbook: one sheet per unit with live sums, and a summary that reads them. The sheet of a
// unit is also the form it fills and hands back: its last two columns, hidden, say which row is which criterion.

import { formatDecimal } from '../../base/format.ts';
import type { CriteriaTable } from '../../domain/criteria/criteria-table.ts';
import { citeDocument } from '../../domain/evidence/cite.ts';
import type { UnitId } from '../../domain/ids.ts';
import { counting, isNotAssigned, type CellInput } from '../../domain/scoring/cell.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import { rescalings } from '../../domain/scoring/rescalings.ts';
import type { Column, ColumnOwner, Targets } from '../../domain/scoring/sheet.ts';
import type { UnitScore } from '../../domain/scoring/total.ts';
import {
  columnName,
  sheetName,
  writeWorkbook,
  type BookCell,
  type BookColumn,
  type BookRow,
  type BookSheet,
} from '../workbook/write-workbook.ts';
import { resultOf } from './formulas.ts';
import {
  groupPoints,
  leafPoints,
  leavesMaximum,
  linesOf,
  rowMaximum,
  type Places,
  type TableLine,
} from './score-rows.ts';
import { totalLines, totalPoints } from './score-totals.ts';

type Scored = Extract<ColumnOwner, 'self' | 'bloc'>;

export interface BookUnit {
  readonly unitId: UnitId;
  readonly name: string;
  readonly shortName: string;
  /** What the unit is scored by: the version its own sheet is on. */
  readonly table: CriteriaTable;
  readonly targets: Targets | undefined;
  readonly columns: { readonly [O in Scored]: Column | undefined };
  readonly scores: { readonly [O in Scored]: UnitScore };
  readonly place: number | undefined;
  /** What paper says of the unit's sheet: that it is a draft, '' where it is none, and the notes under it [OX8]. */
  readonly draft: string;
  readonly notes: readonly string[];
  /** What the province's appraisal made of it [OX7]; undefined where there is none. */
  readonly appraised?: AppraisedScores | undefined;
}

interface AppraisedPoints {
  /** Null where the table gives none for what was not assigned. */
  readonly points: number | null;
  readonly notAssigned: boolean;
}

export interface AppraisedScores {
  readonly total: number;
  /** Null where it is not ranked. */
  readonly place: number | null;
  /** Of each criterion that has any, or was not assigned; undefined where the reader may not see the sheet. */
  readonly points: Readonly<Record<string, AppraisedPoints>> | undefined;
}

export interface ScoreBook {
  /** The version in force, whose rows the summary has. */
  readonly table: CriteriaTable;
  readonly blocName: string;
  readonly period: string;
  readonly units: readonly BookUnit[];
  /** The column that the summary shows. */
  readonly owner: Scored;
  /** Said on every sheet of what is not real data; '' where it is. */
  readonly mark: string;
  /** What paper says of the summary and of every rank: that it is a draft, '' where it is none; the notes under it [OX8]. */
  readonly draft: string;
  readonly notes: readonly string[];
}

/** What the heads of a unit's sheet say; the reader of a filled sheet looks for the same words. */
export const HEADS = {
  code: 'STT',
  name: 'Nội dung tiêu chí',
  max: 'Điểm chuẩn',
  measure: 'Đơn vị tính',
  target: 'Chỉ tiêu giao',
  self: 'Kết quả đơn vị khai',
  selfPoints: 'Điểm tự chấm',
  bloc: 'Kết quả khối xác nhận',
  blocPoints: 'Điểm khối chấm',
  appraised: 'Tỉnh thẩm định',
  reason: 'Lý do, minh chứng',
  id: 'Mã tiêu chí',
  flag: 'KG giảm điểm chuẩn',
} as const;

type UnitColumn = BookColumn & { readonly head: keyof typeof HEADS };

const UNIT_COLUMNS: readonly UnitColumn[] = [
  { head: 'code', width: 8, align: 'center', kind: 'text' },
  { head: 'name', width: 46, align: 'left', kind: 'text' },
  { head: 'max', width: 10, align: 'right', kind: 'points' },
  { head: 'measure', width: 12, align: 'center', kind: 'text' },
  { head: 'target', width: 12, align: 'right', kind: 'figure' },
  { head: 'self', width: 18, align: 'right', kind: 'figure' },
  { head: 'selfPoints', width: 12, align: 'right', kind: 'points' },
  { head: 'bloc', width: 18, align: 'right', kind: 'figure' },
  { head: 'blocPoints', width: 12, align: 'right', kind: 'points' },
  { head: 'reason', width: 34, align: 'left', kind: 'text' },
  { head: 'id', width: 10, align: 'left', kind: 'hidden' },
  { head: 'flag', width: 6, align: 'left', kind: 'hidden' },
];
/** After an appraisal, what it came to stands beside the bloc's points. */
const APPRAISED_COLUMNS: readonly UnitColumn[] = UNIT_COLUMNS.flatMap((column) =>
  column.head === 'blocPoints'
    ? [column, { head: 'appraised', width: 12, align: 'right', kind: 'points' }]
    : [column],
);

const isAppraised = ({ units }: ScoreBook): boolean => units.some(({ appraised }) => appraised !== undefined);
const columnsOf = (book: ScoreBook): readonly UnitColumn[] =>
  isAppraised(book) ? APPRAISED_COLUMNS : UNIT_COLUMNS;
const at = (book: ScoreBook, head: keyof typeof HEADS): string =>
  columnName(columnsOf(book).findIndex((column) => column.head === head));

/** Rows above the head of the table, on a unit's sheet and on the summary. */
const ABOVE = 5;
const FIRST = ABOVE + 2;

/** The workbook as bytes, made on the device. */
export function scoreBook(book: ScoreBook): Promise<Uint8Array> {
  return writeWorkbook(scoreSheets(book), `${book.blocName}, ${book.period}`);
}

/** The sheets before they are written: the summary first, then the units in the bloc's order. */
export function scoreSheets(book: ScoreBook): readonly BookSheet[] {
  const names = new Set<string>(['tổng hợp']);
  const sheets = book.units.map((unit) => {
    const name = sheetName(unit.shortName, names);
    names.add(name.toLowerCase());
    const lines = linesOf(unit.table);
    const rowOf = new Map(lines.map(({ node }, index) => [node.id, FIRST + index]));
    return { unit, name, rowOf, sheet: unitSheet(book, unit, name, lines) };
  });
  return [summarySheet(book, sheets, linesOf(book.table)), ...sheets.map(({ sheet }) => sheet)];
}

function unitSheet(book: ScoreBook, unit: BookUnit, name: string, lines: readonly TableLine[]): BookSheet {
  const { table } = unit;
  const rowOf = new Map(lines.map(({ node }, index) => [node.id, FIRST + index]));
  const places = (owner: Scored): Places => ({
    rowOf,
    points: at(book, owner === 'self' ? 'selfPoints' : 'blocPoints'),
    max: at(book, 'max'),
    flag: at(book, 'flag'),
  });
  const appraisedCells = (cell: BookCell): readonly BookCell[] => (isAppraised(book) ? [cell] : []);
  const inBest = insideBest(lines);
  const rows = lines.map((line): BookRow => {
    const { node, level } = line;
    const flag = leavesMaximum(line, inBest.has(node.id));
    const isLeaf = 'rule' in node;
    const points = (owner: Scored): BookCell =>
      isLeaf
        ? leafPoints(table, unit.scores[owner], node.id, inputIn(unit, owner, node.id))
        : groupPoints(table, unit.scores[owner], node, places(owner));
    return {
      dress: level,
      cells: [
        node.code,
        node.name,
        rowMaximum(line),
        isLeaf ? node.unit : '',
        isLeaf ? figure(unit.targets?.values[node.id]) : null,
        isLeaf ? entered(unit, 'self', node) : null,
        points('self'),
        isLeaf ? entered(unit, 'bloc', node) : null,
        points('bloc'),
        ...appraisedCells(isLeaf ? appraisedPoints(unit, node.id) : null),
        isLeaf ? reasons(unit, node.id) : null,
        node.id,
        flag,
      ],
    };
  });
  const totalsAt = FIRST + lines.length;
  const totals = {
    self: totalPoints(table, unit.scores.self, places('self'), totalsAt),
    bloc: totalPoints(table, unit.scores.bloc, places('bloc'), totalsAt),
  };
  const isRescaled = isRescaledIn(unit, 'self') || isRescaledIn(unit, 'bloc');
  return {
    name,
    columns: columnsOf(book),
    headRow: ABOVE,
    frozenColumns: 2,
    paper: 'a4',
    orientation: 'landscape',
    rows: [
      ...above(
        { ...book, table },
        withDraft(unit.name, unit.draft),
        'Chỉ điền các cột “Kết quả”; điểm phần, tổng điểm do bảng tính tự cộng.',
      ),
      { dress: 'head', cells: columnsOf(book).map(({ head }) => HEADS[head]) },
      ...rows,
      ...totalLines(table, isRescaled).map(({ is, name: what, max }, index): BookRow => ({
        dress: 'total',
        cells: [
          '',
          what,
          max,
          '',
          null,
          null,
          totals.self[index] ?? null,
          null,
          totals.bloc[index] ?? null,
          ...appraisedCells(is === 'total' && unit.appraised ? unit.appraised.total / 100 : null),
          null,
          '',
          0,
        ],
      })),
      {
        dress: 'place',
        cells: [
          '',
          'XẾP HẠNG',
          null,
          '',
          null,
          null,
          null,
          null,
          unit.place ?? null,
          ...appraisedCells(unit.appraised?.place ?? null),
          unit.place === undefined ? null : book.draft,
          '',
          0,
        ],
      },
      ...below(unit.notes),
    ],
  };
}

const isRescaledIn = ({ table, scores }: BookUnit, owner: Scored): boolean =>
  rescalings(table, scores[owner]).length > 0;

/** The rows that lie in a group of which only the best counts: they leave no maximum by themselves. */
function insideBest(lines: readonly TableLine[]): ReadonlySet<string> {
  const inside = new Set<string>();
  const mark = (nodes: readonly TableLine['node'][]): void => {
    for (const node of nodes) {
      inside.add(node.id);
      if ('children' in node) mark(node.children);
    }
  };
  for (const { node } of lines) {
    if ('children' in node && node.kind === 'group_best_of') mark(node.children);
  }
  return inside;
}

function summarySheet(
  book: ScoreBook,
  sheets: readonly {
    readonly unit: BookUnit;
    readonly name: string;
    readonly rowOf: Places['rowOf'];
    readonly sheet: BookSheet;
  }[],
  lines: readonly TableLine[],
): BookSheet {
  const points = at(book, book.owner === 'self' ? 'selfPoints' : 'blocPoints');
  const pointsAt = columnsOf(book).findIndex((_, column) => columnName(column) === points);
  const isWide = sheets.length > 12;
  // A formula that reads an empty cell gives 0, and "not scored" is not 0 [SC1].
  const read = ({ name, sheet }: Pick<(typeof sheets)[number], 'name' | 'sheet'>, row: number): BookCell => {
    const cell = `'${name.replaceAll("'", "''")}'!${points}${row}`;
    const own = sheet.rows[row - 1]?.cells[pointsAt];
    const dress = own !== null && typeof own === 'object' && 'dress' in own ? own.dress : undefined;
    return { formula: `IF(${cell}="","",${cell})`, result: resultOf(own), dress };
  };
  const rows = lines.map((line): BookRow => ({
    dress: line.level,
    cells: [
      line.node.code,
      line.node.name,
      rowMaximum(line),
      // A unit on another version has its rows elsewhere, and none for what its version does not have.
      ...sheets.map((one): BookCell => {
        const row = one.rowOf.get(line.node.id);
        return row === undefined ? '' : read(one, row);
      }),
    ],
  }));
  const isRescaled = sheets.some(({ unit }) => isRescaledIn(unit, book.owner));
  const totalRows = totalLines(book.table, isRescaled).map(({ is, name, max }): BookRow => ({
    dress: 'total',
    cells: [
      '',
      name,
      max,
      ...sheets.map((one): BookCell => {
        const index = totalLines(one.unit.table, false).findIndex((line) => line.is === is);
        return index < 0 ? '' : read(one, FIRST + one.rowOf.size + index);
      }),
    ],
  }));
  return {
    name: 'Tổng hợp',
    columns: [
      { width: 8, align: 'center', kind: 'text' },
      { width: 44, align: 'left', kind: 'text' },
      { width: 10, align: 'right', kind: 'points' },
      ...sheets.map((): BookColumn => ({ width: 11, align: 'right', kind: 'points' })),
    ],
    headRow: ABOVE,
    frozenColumns: 2,
    paper: isWide ? 'a3' : 'a4',
    orientation: 'landscape',
    rows: [
      ...above(
        book,
        withDraft(book.owner === 'bloc' ? 'Điểm khối chấm' : 'Điểm đơn vị tự chấm', book.draft),
        behindNote(book),
      ),
      {
        dress: 'head',
        cells: [HEADS.code, HEADS.name, 'Điểm tối đa', ...sheets.map(({ unit }) => unit.shortName)],
      },
      ...rows,
      ...totalRows,
      { dress: 'place', cells: ['', 'XẾP HẠNG', null, ...sheets.map(({ unit }) => unit.place ?? null)] },
      ...(isAppraised(book) ? appraisedRows(sheets.map(({ unit }) => unit)) : []),
      ...below(book.notes),
    ],
  };
}

/** [OX7] The final result, under the one that the bloc came to. */
const appraisedRows = (units: readonly BookUnit[]): readonly BookRow[] => [
  {
    dress: 'total',
    cells: [
      '',
      'TỈNH THẨM ĐỊNH: TỔNG CỘNG',
      null,
      ...units.map(({ appraised }) => (appraised ? appraised.total / 100 : null)),
    ],
  },
  {
    dress: 'place',
    cells: ['', 'TỈNH THẨM ĐỊNH: XẾP HẠNG', null, ...units.map(({ appraised }) => appraised?.place ?? null)],
  },
];

/** A criterion's appraised points, "KG", or nothing where they are not to be seen. */
function appraisedPoints({ appraised }: BookUnit, id: string): BookCell {
  const of = appraised?.points?.[id];
  if (!of) return null;
  if (of.points === null) return 'KG';
  return of.notAssigned ? { value: of.points / 100, dress: 'kg' } : of.points / 100;
}

/** Whose figures are of another version than the rows of the summary [PR15]. */
function behindNote({ table, units }: ScoreBook): string {
  const behind = units.filter((unit) => unit.table.version < table.version);
  return behind
    .map(({ shortName, table: own }) => `${shortName} còn chấm theo bảng bản ${own.version}.`)
    .join(' ');
}

const withDraft = (subtitle: string, draft: string): string =>
  draft === '' ? subtitle : `${subtitle} (${draft})`;

/** What paper says under a table stands under that of the workbook too. */
const below = (notes: readonly string[]): readonly BookRow[] =>
  notes.length === 0
    ? []
    : [
        { dress: 'plain', cells: [] },
        ...notes.map((value): BookRow => ({ dress: 'plain', cells: [{ value, dress: 'note' }] })),
      ];

const above = (
  { table, blocName, period, mark }: ScoreBook,
  subtitle: string,
  note: string,
): readonly BookRow[] =>
  [
    { value: blocName, dress: 'subtitle' as const },
    { value: table.title, dress: 'title' as const },
    { value: subtitle, dress: 'subtitle' as const },
    {
      value: [`Kỳ ${period}, bảng tiêu chí bản ${table.version}.`, mark].filter(Boolean).join(' '),
      dress: 'note' as const,
    },
    { value: note, dress: 'note' as const },
  ].map((cell): BookRow => ({ dress: 'plain', cells: [cell] }));

/** A figure as a number where a number holds it exactly, else as text: nothing is rounded on the way out. */
function figure(decimal: string | undefined): BookCell {
  if (decimal === undefined) return null;
  const digits = decimal.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length <= 15 ? Number(decimal) : formatDecimal(decimal, 'vi');
}

function entered(
  unit: BookUnit,
  owner: Scored,
  leaf: Parameters<typeof inputText>[2] & { id: string },
): BookCell {
  const input = inputIn(unit, owner, leaf.id);
  if (input === null) return null;
  if (isNotAssigned(input)) return 'KG';
  return 'value' in input ? figure(input.value) : inputText(input, 'vi', leaf);
}

function inputIn({ columns }: BookUnit, owner: Scored, id: string): CellInput {
  const cell = columns[owner]?.cells[id];
  return cell ? counting(cell).input : null;
}

/** Why, and the documents behind it: the bloc's words first, where it has any. */
function reasons({ columns }: BookUnit, id: string): string {
  return (['bloc', 'self'] as const)
    .flatMap((owner) => {
      const cell = columns[owner]?.cells[id];
      if (!cell) return [];
      const { reason, evidence = [] } = counting(cell);
      return [reason, ...evidence.map((one) => citeDocument(one))].filter(Boolean);
    })
    .filter((text, index, all) => all.indexOf(text) === index)
    .join('; ');
}
