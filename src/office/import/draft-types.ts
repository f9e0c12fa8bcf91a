// A draft of a table of criteria made from an office's file, with what was noted on the way.

import type { CriteriaTable } from '../../domain/criteria/criteria-table.ts';

type DraftedTable = Pick<CriteriaTable, 'title' | 'scale' | 'policies' | 'gates' | 'grades' | 'parts'>;

export interface DraftTable {
  readonly table: DraftedTable;
  readonly notes: readonly DraftNote[];
}

/** Something a person should know of; `row` is the row's index in the sheet where it is about one. */
export type DraftNote =
  /** Kept words that found no field: columns of remarks, notes below the table. */
  | { readonly code: 'kept'; readonly row: number; readonly ref: string; readonly text: string }
  /** No part was found, so one was made around everything. */
  | { readonly code: 'part-made'; readonly name: string }
  /** A group states no points; they were added up. */
  | { readonly code: 'points-added'; readonly row: number; readonly name: string; readonly points: number }
  /** A criterion states no points; it has 0 until someone says. */
  | { readonly code: 'points-missing'; readonly row: number; readonly name: string }
  /** A visible cell of a table of ours was changed after it was written; what is visible counts. */
  | {
      readonly code: 'edited';
      readonly row: number;
      readonly ref: string;
      readonly was: string;
      readonly now: string;
    }
  /** A row of a table of ours was deleted after it was written. */
  | { readonly code: 'gone'; readonly name: string };
