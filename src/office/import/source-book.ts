// An office's file as plain data, before anyone asks what it means: sheets of rows of cells, each by the name the
// office calls it. It can be cloned from a worker to the screen as it stands.

import type { Decimal } from '../../domain/scoring/decimal.ts';

export interface SourceBook {
  readonly format: 'xlsx' | 'docx';
  readonly sheets: readonly SourceSheet[];
}

/** One worksheet, or one table of a document. */
export interface SourceSheet {
  /** The tab's own name; "Bảng 1" and so on in a document. */
  readonly name: string;
  /** Paragraphs that stand before the table of a document, its titles; none in a workbook. */
  readonly above: readonly string[];
  /** Paragraphs after the last table of a document. */
  readonly below?: readonly string[];
  /** Every row from the first to the last that holds something, blank ones too. */
  readonly rows: readonly SourceRow[];
  readonly columns: number;
  readonly hiddenColumns: readonly number[];
  /** The whole sheet is hidden. */
  readonly hidden?: boolean;
}

export interface SourceRow {
  /** From 1, as the office sees it. */
  readonly at: number;
  readonly hidden: boolean;
  readonly cells: readonly SourceCell[];
}

export interface SourceCell {
  /** "C12"; in a document "dòng 12, cột 3". */
  readonly ref: string;
  /** What the office sees: composed marks, Unix line ends, a number as it is displayed. */
  readonly text: string;
  /** Where the cell holds a number: its exact decimal, without the noise of floating point. */
  readonly number?: Decimal;
  /** Where the cell holds a day: what spreadsheets make of "1.2" when nobody looks. */
  readonly day?: { readonly day: number; readonly month: number; readonly year: number };
  /** The formula behind it, without its "="; `text` is what the program that saved the file last came to. */
  readonly formula?: string;
  /** The cell at the top left of those it is merged with; its own text is '' then. */
  readonly mergedWith?: string;
  /** On that cell: how far the merger goes. */
  readonly span?: { readonly rows: number; readonly columns: number };
  readonly bold?: boolean;
}

/** "A", "Z", "AA": a column by its place from 0, and with its row "C12". */
export const cellRef = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

const columnLetters = (at: number): string =>
  at < 26
    ? String.fromCodePoint(65 + at)
    : columnLetters(Math.floor(at / 26) - 1) + String.fromCodePoint(65 + (at % 26));
