// A sheet of an office's file as the wizard shows it: what was understood, and the draft it would make. Pure.

import { draftTable } from '../../../office/import/draft-table.ts';
import type { DraftNote, DraftedTable } from '../../../office/import/draft-types.ts';
import type { SourceBook } from '../../../office/import/source-book.ts';
import { understand } from '../../../office/import/understand.ts';
import type { Corrections, Understanding } from '../../../office/import/understanding.ts';
import { newRowId } from './new-ids.ts';

export interface ReadImport {
  readonly understanding: Understanding;
  readonly table: DraftedTable;
  readonly notes: readonly DraftNote[];
  /** The file was made by this product, and reads back as it was. */
  readonly isOurs: boolean;
}

/** Undefined where there is no such sheet. */
export function readImport(book: SourceBook, at: number, corrections: Corrections): ReadImport | undefined {
  const sheet = book.sheets[at];
  if (!sheet) return undefined;
  const understanding = understand(sheet, corrections);
  return { understanding, ...draftTable(understanding, newRowId), isOurs: false };
}
