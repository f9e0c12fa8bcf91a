// The book of cells: where each that holds something went. What nobody took is a problem that names it, so nothing
// of an office's file is lost without a word [IM5].

import type { SourceCell, SourceSheet } from '../source-book.ts';
import type { CellProblem, Placement } from '../understanding.ts';
import { isFilled } from './grid.ts';

export interface Ledger {
  readonly place: (cell: SourceCell, placement: Placement) => void;
  /** Every cell of a row, whatever it held before. */
  readonly placeRow: (row: number, placement: Placement) => void;
  readonly close: () => {
    readonly placed: Readonly<Record<string, Placement>>;
    readonly problems: readonly CellProblem[];
  };
}

export function ledgerOf(sheet: SourceSheet): Ledger {
  const placed = new Map<string, Placement>();
  return {
    place: (cell, placement) => void placed.set(cell.ref, placement),
    placeRow(row, placement) {
      for (const cell of sheet.rows[row]?.cells ?? []) if (isFilled(cell)) placed.set(cell.ref, placement);
    },
    close() {
      const problems: CellProblem[] = [];
      for (const cell of sheet.rows.flatMap(({ cells }) => cells)) {
        if (!isFilled(cell) || placed.has(cell.ref)) continue;
        placed.set(cell.ref, 'problem');
        problems.push({ ref: cell.ref, text: cell.text, code: 'not-placed' });
      }
      return { placed: Object.fromEntries(placed), problems };
    },
  };
}
