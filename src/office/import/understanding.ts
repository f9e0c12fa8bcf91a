// What was understood of a sheet, row by row, as data: which column holds what, what each row is, and everything that
// could not be taken, by the cell it stands in. Nothing here has been applied yet.

import type { PartRole } from '../../domain/criteria/criteria-table.ts';
import type { Rule } from '../../domain/scoring/rule-kinds/registry.ts';
import type { TransformName } from '../../domain/scoring/transforms/transform.ts';

export const COLUMN_ROLES = [
  'code',
  'group',
  'name',
  'max',
  'bonus',
  'rule',
  'unit',
  'target',
  'evidence',
  'note',
  'score',
  'ignore',
] as const;
/** `bonus`: what a criterion may earn on top of its maximum; `group`: a name that stands for several rows; `score`: what a unit or its graders fill in. */
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export const ROW_ROLES = [
  'title',
  'head',
  'part',
  'group',
  'heading',
  'criterion',
  'tier',
  'text',
  'total',
  'note',
  'signature',
  'blank',
  'ignore',
] as const;
/** `heading`: a line without points of its own; `text`: goes on with the row above; `tier`: a step of its rule. */
export type RowRole = (typeof ROW_ROLES)[number];

export interface RowReading {
  /** Its place in the sheet's rows, from 0. */
  readonly index: number;
  /** Its number as the office sees it. */
  readonly at: number;
  readonly role: RowRole;
  /** 0 for a part, one more for each level below. */
  readonly depth: number;
  readonly code: string;
  readonly name: string;
  /** In hundredths; undefined where the row gives none. */
  readonly max: number | undefined;
  /** What it may earn on top, in hundredths; undefined where the row names nothing. */
  readonly bonus: number | undefined;
  /** The office's words on how it is scored, those of the rows that go on with it too. */
  readonly text: string;
  readonly unit: string;
  readonly evidence: string;
  /** What the other columns say, each with its head: kept, and shown as notes. */
  readonly rest: string;
  readonly partRole?: PartRole;
  /** Offered beside the words, never applied unseen [IM6]. */
  readonly suggestion: RuleSuggestion | undefined;
  readonly problems: readonly CellProblem[];
}

export interface RuleSuggestion {
  readonly rule: Rule;
  readonly unit: string;
  readonly transform?: TransformName;
  /** The words it was read from. */
  readonly from: string;
  /** `likely`: someone should look twice. */
  readonly sure: 'exact' | 'likely';
}

export interface CellProblem {
  readonly ref: string;
  /** What stands in the cell. */
  readonly text: string;
  readonly code: CellProblemCode;
}

export type CellProblemCode =
  /** In a column of points, and no points. */
  | 'points-unreadable'
  /** "1,000": one, or a thousand? */
  | 'points-ambiguous'
  /** More than two decimals. */
  | 'points-too-fine'
  | 'points-too-large'
  /** A criterion without points. */
  | 'points-missing'
  /** Two different numbers of points in one row. */
  | 'points-differ'
  /** A number that a spreadsheet made a day of. */
  | 'code-was-day'
  /** "1.10" that a spreadsheet keeps as 1.1. */
  | 'code-was-number'
  | 'code-too-long'
  | 'name-missing'
  | 'name-too-long'
  | 'text-too-long'
  | 'unit-too-long'
  /** A formula that was never reckoned, or came to an error. */
  | 'formula-without-value'
  /** A row or column is hidden, and holds something. */
  | 'hidden'
  /** Belongs to no row or column that is understood. */
  | 'not-placed';

/** What a group or part says it adds up to, and what is below it adds up to, in hundredths. */
export interface SumProblem {
  /** The row of the group, or of the total. */
  readonly index: number;
  readonly at: number;
  readonly ref: string;
  readonly name: string;
  readonly stated: number;
  readonly added: number;
}

/** What a person set right; by row index and column. Whatever is not named stays as it was read. */
export interface Corrections {
  /** The rows of the head, from 0. */
  readonly headRows?: readonly number[];
  readonly columns: Readonly<Record<number, ColumnRole>>;
  readonly rows: Readonly<Record<number, RowCorrection>>;
  /** Rows whose suggested rule a person took. */
  readonly accepted: readonly number[];
  readonly title?: string;
}

export interface RowCorrection {
  readonly role?: RowRole;
  readonly depth?: number;
  readonly max?: number;
  readonly code?: string;
  readonly name?: string;
  readonly partRole?: PartRole;
}

export const NO_CORRECTIONS: Corrections = { columns: {}, rows: {}, accepted: [] };

export interface Understanding {
  readonly title: string;
  readonly headRows: readonly number[];
  readonly columns: readonly { readonly role: ColumnRole; readonly head: string }[];
  readonly rows: readonly RowReading[];
  readonly sums: readonly SumProblem[];
  /** Every problem, those of the rows too. */
  readonly problems: readonly CellProblem[];
  /** Rows whose suggestion was taken. */
  readonly accepted: readonly number[];
  /** Where each cell that holds something went, by its ref [IM5]. */
  readonly placed: Readonly<Record<string, Placement>>;
}

/** Which field took a cell; `problem`: none did, and a problem names it. */
export type Placement =
  | 'title'
  | 'head'
  | 'code'
  | 'name'
  | 'max'
  | 'bonus'
  | 'text'
  | 'unit'
  | 'evidence'
  | 'rest'
  | 'tier'
  | 'total'
  | 'note'
  | 'signature'
  | 'ignored'
  | 'problem';
