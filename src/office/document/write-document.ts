// A paper document as `.docx`, in the official layout (Nghị định 30/2020/NĐ-CP), for the office to edit [OX4].

import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeightRule,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type ISectionOptions,
  type ITableCellOptions,
} from 'docx';
import {
  centre,
  isParagraph,
  isSlips,
  left,
  MODULE_MM,
  type PaperCell,
  type PaperDocument,
  type PaperParagraph,
  type PaperRow,
  type PaperSeal,
  type PaperSection,
  type PaperSlip,
  type PaperSlips,
  type PaperTable,
  type Signature,
} from '../../domain/paper/paper-document.ts';
import { writableText } from '../writable-text.ts';
import { sealPicture } from './seal-picture.ts';

const FONT = 'Times New Roman';
/** Word counts in twentieths of a point. */
const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
/** Word counts type in half points. */
const pt = (points: number): number => points * 2;

const PAGE = { short: mm(210), long: mm(297) };
const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10) };
const wideOf = ({ orientation }: PaperDocument): number =>
  (orientation === 'landscape' ? PAGE.long : PAGE.short) - MARGIN.left - MARGIN.right;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };

interface Type {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** Stays on one page with what follows: signatures alone on a page sign nothing. */
  readonly keeps?: boolean;
}

const run = (text: string, { size = 13, bold = false, italics = false }: Type = {}) =>
  new TextRun({ text: writableText(text), font: FONT, size: pt(size), bold, italics, color: '000000' });

/** One paragraph; line ends of the text are kept as line ends. */
const paragraph = (
  text: string,
  type: Type = {},
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.CENTER,
  space = 0,
) =>
  new Paragraph({
    alignment,
    keepNext: type.keeps ?? false,
    spacing: { before: 0, after: mm(space) },
    children: linesOf(text, type),
  });

const linesOf = (text: string, type: Type) =>
  text
    .split('\n')
    .flatMap((line, index) => [...(index === 0 ? [] : [new TextRun({ break: 1 })]), run(line, type)]);

/** A line under a heading, a third to a half as long as what stands above it. */
const underline = (indent: number) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: indent, right: indent },
    spacing: { before: 0, after: mm(2), line: 60, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  });

/** The document, or several one after the other, each from page 1, as the bytes of one file. */
export async function writeDocument(
  documents: readonly (PaperDocument | PaperSlips)[],
  title: string,
): Promise<Uint8Array> {
  const file = new Document({
    title: writableText(title),
    creator: 'Sổ Thi Đua',
    styles: { default: { document: { run: { font: FONT, size: pt(13) } } } },
    sections: documents.map((one) => (isSlips(one) ? slipPages(one) : sectionOf(one))),
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function sectionOf(document: PaperDocument): ISectionOptions {
  const isWide = document.orientation === 'landscape';
  const wide = wideOf(document);
  const { tables, sections = [] } = document;
  return {
    properties: {
      titlePage: true,
      page: {
        // The library turns the two round itself for a landscape page.
        size: {
          width: PAGE.short,
          height: PAGE.long,
          orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: MARGIN,
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageHead(document, true), first: pageHead(document, false) },
    children: [
      letterhead(document),
      paragraph('', { size: 6 }),
      paragraph(document.title, { size: 14, bold: true }),
      ...(document.subtitle ? [paragraph(document.subtitle, { size: 13, bold: true })] : []),
      underline(Math.round(wide * 0.4)),
      ...(document.attachedTo ? [paragraph(document.attachedTo, { italics: true })] : []),
      ...marksOf(document).map((mark) => paragraph(mark, { bold: true, size: 12 })),
      paragraph('', { size: 6 }),
      ...(document.opening ?? []).map((text) => paragraph(text, {}, AlignmentType.JUSTIFIED, 1.5)),
      ...sections.flatMap((section, index, { length }) =>
        sectionText(section, wide, tables.length === 0 && index === length - 1),
      ),
      ...tables.flatMap((table, index) =>
        index === tables.length - 1
          ? [tableOf(table, wide, { closing: closing(document) })]
          : [tableOf(table, wide), paragraph('', { size: 6 })],
      ),
      ...(tables.length === 0 ? closing(document).flat() : []),
      ...(tables.length > 0 ? [afterTable()] : []),
    ],
  };
}

/** No document ends with a table: the paragraph that must follow is a point high, or it would begin a page of its own. */
const afterTable = () =>
  new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' }, children: [] });

type Blocks = readonly (Paragraph | Table)[];

/** What ends a document: the notes, and the signatures on one page with all that stands under them. */
function closing(document: PaperDocument): readonly Blocks[] {
  const { notes, seal, lastLine, tables } = document;
  const gap = tables.length > 0 ? [paragraph('', { size: 6, keeps: true })] : [];
  const note = (text: string) => paragraph(text, { size: 11, keeps: true }, AlignmentType.JUSTIFIED);
  return [
    ...notes.map((text, index) => (index === 0 ? [...gap, note(`Ghi chú: ${text}`)] : [note(text)])),
    [
      ...gap,
      signatures(document),
      // Two tables with nothing between are one.
      paragraph('', { size: 4, keeps: true }),
      ...(seal
        ? [sealed(seal, lastLine, wideOf(document)), afterTable()]
        : [paragraph(lastLine, { size: 9, italics: true }, AlignmentType.LEFT)]),
    ],
  ];
}

/** The code under the signatures, and what stands beside it for the eye. */
function sealed({ modules, shortCode, says, how }: PaperSeal, lastLine: string, wide: number): Table {
  // As wide as on paper from the browser, in the dots of a screen.
  const side = Math.round(((modules.length * MODULE_MM) / 25.4) * 96);
  const picture = new ImageRun({
    type: 'bmp',
    data: sealPicture(modules),
    transformation: { width: side, height: side },
    altText: { title: shortCode, description: `Mã QR kiểm tra ${shortCode}`, name: shortCode },
  });
  const first = mm(modules.length * MODULE_MM + 4);
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: NO_BORDERS,
      verticalAlign: VerticalAlign.CENTER,
      children,
    });
  return bareTable(
    [first, wide - first],
    [
      new TableRow({
        cantSplit: true,
        children: [
          cell(first, [new Paragraph({ spacing: { before: 0, after: 0 }, children: [picture] })]),
          cell(wide - first, [
            paragraph(`Mã kiểm tra: ${shortCode}`, { size: 12, bold: true }, AlignmentType.LEFT),
            ...[says, how].map((text) => paragraph(text, { size: 9 }, AlignmentType.LEFT)),
            paragraph(lastLine, { size: 9, italics: true }, AlignmentType.LEFT),
          ]),
        ],
      }),
    ],
  );
}

/** What stands side by side, with no lines. */
const bareTable = (columnWidths: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...columnWidths],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [...rows],
  });

const CUT = { style: BorderStyle.DASHED, size: 6, color: '000000' } as const;
const SLIP_MARGIN = mm(8);

/** Slips side by side, with dashed lines to cut along; a row of them never breaks over a page. */
function slipPages({ slip, count, perPage }: PaperSlips): ISectionOptions {
  const across = perPage === 1 ? 1 : 2;
  const width = Math.floor((PAGE.short - 2 * SLIP_MARGIN) / across);
  const rows = Math.ceil(count / perPage) * (perPage === 4 ? 2 : 1);
  const height = Math.floor((PAGE.long - 2 * SLIP_MARGIN - mm(6)) / (perPage === 4 ? 2 : 1));
  const cell = (at: number) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: { ...NO_BORDERS, bottom: CUT, right: at === 0 && across === 2 ? CUT : NONE },
      margins: { left: mm(6), right: mm(6), top: mm(5), bottom: mm(2) },
      children: slipText(slip, width - mm(12)),
    });
  return {
    properties: {
      page: {
        size: { width: PAGE.short, height: PAGE.long },
        margin: { top: SLIP_MARGIN, bottom: SLIP_MARGIN, left: SLIP_MARGIN, right: SLIP_MARGIN, header: 0 },
      },
    },
    // Else it would have the head of the document before it.
    headers: { default: new Header({ children: [] }) },
    children: [
      new Table({
        width: { size: width * across, type: WidthType.DXA },
        columnWidths: Array.from({ length: across }, () => width),
        layout: TableLayoutType.FIXED,
        borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
        rows: Array.from(
          { length: rows },
          () =>
            new TableRow({
              cantSplit: perPage !== 1,
              height: { value: height, rule: HeightRule.ATLEAST },
              children: Array.from({ length: across }, (_, at) => cell(at)),
            }),
        ),
      }),
      paragraph('', { size: 1 }),
    ],
  };
}

const slipText = (slip: PaperSlip, wide: number): (Paragraph | Table)[] => [
  paragraph(slip.issuer, { size: 11, bold: true }),
  underline(Math.round(wide * 0.35)),
  paragraph(slip.title, { bold: true }),
  paragraph(slip.subtitle, { size: 11, bold: true }),
  ...(slip.sampleMark === undefined ? [] : [paragraph(slip.sampleMark, { size: 9 })]),
  paragraph(slip.how, { size: 11, italics: true }, AlignmentType.JUSTIFIED, 2),
  tableOf(
    {
      isNarrow: false,
      columns: [
        { head: 'STT', widthMm: 11 },
        { head: 'Đơn vị', widthMm: undefined },
        { head: 'Chọn', widthMm: 18 },
      ],
      rows: slip.choices.map((choice, index) => ({
        level: 'leaf',
        indent: 0,
        cells: [centre(String(index + 1)), left(choice), centre('☐')],
      })),
      totals: [],
    },
    wide,
  ),
  paragraph('', { size: 1 }),
];

/** `closes`: the signatures follow, and the text stays with them. */
function sectionText({ heading, body }: PaperSection, wide: number, closes: boolean): (Paragraph | Table)[] {
  return [
    ...(heading === '' ? [] : [bodyText({ text: heading, style: 'lead' }, true)]),
    ...body.flatMap((block) =>
      isParagraph(block)
        ? [bodyText(block, false, closes)]
        : [tableOf(block, wide, { closes }), paragraph('', { size: 6, keeps: closes })],
    ),
  ];
}

/** Justified, the first line set in by a centimetre, six points between paragraphs. */
function bodyText({ text, style }: PaperParagraph, bold = false, keeps = false): Paragraph {
  const isSetIn = style !== 'address' && style !== 'blank';
  return new Paragraph({
    alignment: style === 'address' ? AlignmentType.CENTER : AlignmentType.JUSTIFIED,
    keepNext: keeps || style === 'lead',
    indent: isSetIn ? { firstLine: mm(10) } : {},
    spacing: { before: 120, after: 120 },
    children: linesOf(text, { bold, italics: style === 'basis' }),
  });
}

const marksOf = ({ draftMark, sampleMark }: PaperDocument): readonly string[] =>
  [draftMark, sampleMark].filter((mark) => mark !== undefined);

/** The number in the middle of the top margin, not on the first page; what it is not stands on every page. */
function pageHead(document: PaperDocument, withNumber: boolean): Header {
  const marks = marksOf(document).map((mark) => (mark.startsWith('BẢN NHÁP') ? 'BẢN NHÁP' : mark));
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: withNumber
          ? [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: pt(13) })]
          : [],
      }),
      ...(marks.length > 0
        ? [paragraph(marks.join(' · '), { size: 10, bold: true }, AlignmentType.RIGHT)]
        : []),
    ],
  });
}

function letterhead(document: PaperDocument): Table {
  const { letterhead: head } = document;
  const wide = wideOf(document);
  const [left, right] = [Math.round(wide * 0.43), Math.round(wide * 0.57)];
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({ width: { size: width, type: WidthType.DXA }, borders: NO_BORDERS, children });
  return new Table({
    width: { size: wide, type: WidthType.DXA },
    columnWidths: [left, right],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(left, [
            paragraph(head.superior, { size: 12 }),
            paragraph(head.body, { size: 12, bold: true }),
            underline(Math.round(left * 0.32)),
            paragraph(head.number),
          ]),
          cell(right, [
            paragraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }),
            paragraph('Độc lập - Tự do - Hạnh phúc', { bold: true }),
            underline(Math.round(right * 0.22)),
            paragraph(head.placeAndDate, { italics: true }),
          ]),
        ],
      }),
    ],
  });
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const GREY = { type: 'clear', color: 'auto', fill: 'E8E8E8' } as const;

/**
 * `closes`: the signatures follow, and its last two rows at least stay with them. `closing`: what ends the document, as
 * rows of the table without lines, since LibreOffice keeps a row of a table that goes over several pages with the next
 * row alone, and never with what stands after the table.
 */
function tableOf(
  { columns, rows, totals, isNarrow, rowMm }: PaperTable,
  wide: number,
  {
    closing = [],
    closes = closing.length > 0,
  }: { readonly closing?: readonly Blocks[]; readonly closes?: boolean } = {},
): Table {
  const fixed = columns.reduce((sum, { widthMm }) => sum + (widthMm === undefined ? 0 : mm(widthMm)), 0);
  const open = columns.filter(({ widthMm }) => widthMm === undefined).length || 1;
  const widths = columns.map(({ widthMm }) =>
    widthMm === undefined ? Math.max(mm(25), Math.floor((wide - fixed) / open)) : mm(widthMm),
  );
  const size = isNarrow ? 10 : 11;
  const cell = (
    text: string,
    at: number,
    type: Type,
    align: PaperCell['align'],
    isGrey: boolean,
    indent = 0,
  ) =>
    new TableCell({
      width: { size: widths[at] ?? mm(15), type: WidthType.DXA },
      borders: BORDERS,
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: mm(1 + indent * 3), right: mm(1), top: mm(0.5), bottom: mm(0.5) },
      ...(isGrey ? { shading: GREY } : {}),
      children: [paragraph(text, type, ALIGN[align])],
    });
  const row = ({ cells, level, indent }: PaperRow, keeps = false) =>
    new TableRow({
      cantSplit: true,
      ...(rowMm === undefined ? {} : { height: { value: mm(rowMm), rule: HeightRule.ATLEAST } }),
      children: cells.map(({ text, align }, at) =>
        cell(
          text,
          at,
          { size, bold: level !== 'leaf', keeps },
          align,
          level === 'part',
          at === 1 ? Math.min(indent, 4) : 0,
        ),
      ),
    });
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ head }, at) => cell(head, at, { size, bold: true }, 'center', false)),
      }),
      ...rows.map((one, index) => row(one, closes && totals.length < 2 && index >= rows.length - 2)),
      ...totals.map((one) => row(one, closes)),
      ...closing.map(
        (children, index) =>
          new TableRow({
            cantSplit: true,
            children: [
              new TableCell({
                columnSpan: columns.length,
                borders: index === 0 ? { ...NO_BORDERS, top: LINE } : NO_BORDERS,
                margins: { left: 0, right: 0, top: 0, bottom: 0 },
                children: [...children],
              }),
            ],
          }),
      ),
    ],
  });
}

/** Offices above, names below: each row stays in one line across, however many lines an office has. */
function signatures(document: PaperDocument): Table {
  const { recipients, signatures: signing } = document;
  // One who signs alone signs at the right.
  const beside = recipients ? [recipientLines(recipients)] : signing.length === 1 ? [[paragraph('')]] : [];
  const wide = Math.floor(wideOf(document) / (beside.length + signing.length));
  const cell = (children: Paragraph[], more: Partial<ITableCellOptions> = {}) =>
    new TableCell({
      width: { size: wide, type: WidthType.DXA },
      borders: NO_BORDERS,
      ...more,
      children,
    });
  const head = ({ offices, how }: Signature) =>
    cell([
      ...offices.map((office) => paragraph(office, { bold: true, keeps: true })),
      ...(how === '' ? [] : [paragraph(how, { italics: true, keeps: true })]),
    ]);
  const foot = ({ name }: Signature) =>
    cell([paragraph(name || '…………………………', { bold: name !== '', keeps: true })], {
      verticalAlign: VerticalAlign.BOTTOM,
    });
  return bareTable(
    Array.from({ length: beside.length + signing.length }, () => wide),
    [
      new TableRow({
        cantSplit: true,
        children: [...beside.map((lines) => cell(lines, { rowSpan: 2 })), ...signing.map(head)],
      }),
      new TableRow({
        cantSplit: true,
        // Room for a signature and a stamp.
        height: { value: mm(25), rule: HeightRule.ATLEAST },
        children: signing.map(foot),
      }),
    ],
  );
}

const recipientLines = (lines: readonly string[]): Paragraph[] => [
  paragraph('Nơi nhận:', { size: 12, bold: true, italics: true, keeps: true }, AlignmentType.LEFT),
  ...lines.map((line) => paragraph(line, { size: 11, keeps: true }, AlignmentType.LEFT)),
];
