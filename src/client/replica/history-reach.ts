// How far a bloc's history on this device reaches, beside its records: it comes after them, and may lack what they show.

import type { HistoryShelf } from './history.ts';
import type { BlocRow } from './storage.ts';

/** Whether the history tells of everything that the records show. */
export function isHistoryWhole(
  { epoch, recordScope, cursor }: HistoryShelf,
  row: Pick<BlocRow, 'epoch' | 'scope' | 'cursor'> | undefined,
): boolean {
  return cursor >= (row?.cursor ?? 0) && epoch === row?.epoch && recordScope === (row.scope ?? '');
}
