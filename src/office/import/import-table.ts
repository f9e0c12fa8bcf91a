// One entry for the whole way: a file of ours comes back as the table it was; any other is understood and drafted.

import { readTableBook } from '../table/read-table-book.ts';
import { draftTable } from './draft-table.ts';
import type { DraftTable } from './draft-types.ts';
import type { SourceBook } from './source-book.ts';
import { bestSheet } from './best-sheet.ts';
import { understand } from './understand.ts';
import { NO_CORRECTIONS, type Corrections, type Understanding } from './understanding.ts';

export type ImportedTable =
  /** The file was written by this product: nothing has to be understood. */
  | { readonly is: 'ours'; readonly draft: DraftTable }
  | {
      readonly is: 'read';
      readonly sheet: number;
      readonly understanding: Understanding;
      readonly draft: DraftTable;
    };

/** `sheet` is the place of the sheet that is meant; the one that looks most like a table where it is not given. */
export function importTable(
  book: SourceBook,
  newId: () => string,
  sheet?: number,
  corrections: Corrections = NO_CORRECTIONS,
): ImportedTable {
  const own = readTableBook(book);
  if (own) return { is: 'ours', draft: own };
  const at = sheet ?? bestSheet(book);
  const chosen = book.sheets[at] ?? EMPTY;
  const understanding = understand(chosen, corrections);
  return { is: 'read', sheet: at, understanding, draft: draftTable(understanding, newId) };
}

const EMPTY = { name: '', above: [], rows: [], columns: 0, hiddenColumns: [] } as const;
