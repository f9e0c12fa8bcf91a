// History that comes or goes with a bloc by hand; what comes by the line is `history.ts`.

import type { HistoryEntry } from '../../protocol/history.ts';
import { EMPTY_SHELF, historyShelf, pageKey, shelfKey, type HistoryShelf } from './history.ts';
import { seal } from './sealed.ts';
import type { PlacedRecord } from '../../protocol/record-rows.ts';
import type { BlocRow, ReplicaTables } from './storage.ts';

/** Puts history that no server gave: it is read like any, and the server's own begins anew in its place [WB2]. */
export async function putHistory(
  { meta }: ReplicaTables,
  { bloc, epoch, scope }: Pick<BlocRow, 'bloc' | 'epoch' | 'scope'>,
  entries: readonly HistoryEntry[],
  records: readonly PlacedRecord[],
): Promise<void> {
  if (entries.length === 0) return;
  // What made the file may have had less of it than its scores show: then it is said where it is printed [HY5].
  const last = Math.max(...entries.map(({ position }) => position));
  const isWhole = records.every(({ kind, position }) => kind !== 'column' || position <= last);
  await meta.put([
    { key: pageKey(bloc, 0), value: seal(entries) },
    {
      key: shelfKey(bloc),
      value: {
        ...EMPTY_SHELF,
        ...(isWhole && { epoch, recordScope: scope }),
        pages: 1,
      } satisfies HistoryShelf,
    },
  ]);
}

/** Takes all of a bloc's history away. */
export async function forgetHistory(tables: ReplicaTables, bloc: string): Promise<void> {
  const { pages } = await historyShelf({ tables }, bloc);
  const keys = Array.from({ length: pages }, (_, page) => pageKey(bloc, page));
  await tables.meta.remove([...keys, shelfKey(bloc)]);
}
