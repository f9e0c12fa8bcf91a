// How the cells of a bloc came about, kept on the device in pages as they came, so that it can be looked at with no
// network. Beside the records and never in their way: nothing is reckoned from it.

import type { HistoryEntry } from '../../protocol/history.ts';
import { HISTORY_TELLS } from '../../protocol/version.ts';
import { open, seal, type Sealed } from './sealed.ts';
import type { ReplicaStorage } from './storage.ts';

/** How far a bloc's history is on this device. */
export interface HistoryShelf {
  readonly epoch: string;
  readonly scope: string;
  /** The scope of the records at that time: a role that came or went since changes what may be read here, too [HY1]. */
  readonly recordScope?: string;
  /** Everything up to this position. */
  readonly cursor: number;
  readonly pages: number;
  /** What the release knew that fetched it; a server that tells more tells it anew, once it is asked [HY9]. */
  readonly tells?: number;
}

export interface HistoryPage {
  readonly bloc: string;
  readonly epoch: string;
  readonly scope: string;
  readonly recordScope?: string;
  readonly from: number;
  readonly to: number;
  readonly entries: readonly HistoryEntry[];
}

export const EMPTY_SHELF: HistoryShelf = { epoch: '', scope: '', cursor: 0, pages: 0 };
export const shelfKey = (bloc: string) => `history ${bloc}`;
export const pageKey = (bloc: string, page: number) => `history ${bloc} ${page}`;

/** How far it has come; from nothing where it never began. */
export async function historyShelf(
  { tables }: Pick<ReplicaStorage, 'tables'>,
  bloc: string,
): Promise<HistoryShelf> {
  const row = await tables.meta.get(shelfKey(bloc));
  return (row?.value as HistoryShelf | undefined) ?? EMPTY_SHELF;
}

/** Adds a page behind the ones there are; one that does not follow them is dropped. A page from 0 begins anew, and nothing stays of those before. */
export function addHistoryPage(storage: ReplicaStorage, page: HistoryPage): Promise<void> {
  const { bloc, epoch, scope, recordScope = '', from, to, entries } = page;
  return storage.transaction('write', ['meta'], async (tables) => {
    const shelf = await historyShelf({ tables }, bloc);
    const follows = shelf.epoch === epoch && shelf.scope === scope && shelf.cursor === from;
    if (!follows && from !== 0) return;
    const pages = from === 0 ? 0 : shelf.pages;
    const rows = entries.length > 0 ? [{ key: pageKey(bloc, pages), value: seal(entries) }] : [];
    const next: HistoryShelf = {
      epoch,
      scope,
      recordScope,
      cursor: to,
      pages: pages + rows.length,
      tells: HISTORY_TELLS,
    };
    const old = Array.from({ length: shelf.pages - pages }, (_, index) => pageKey(bloc, pages + index));
    await tables.meta.remove(old);
    await tables.meta.put([...rows, { key: shelfKey(bloc), value: next }]);
  });
}

/** All of it, in the bloc's order. Throws where a newer version of the app wrote it. */
export async function readHistory(storage: ReplicaStorage, bloc: string): Promise<readonly HistoryEntry[]> {
  const { pages } = await historyShelf(storage, bloc);
  const rows = await Promise.all(
    Array.from({ length: pages }, (_, page) => storage.tables.meta.get(pageKey(bloc, page))),
  );
  return rows.flatMap((row) => (row ? open<readonly HistoryEntry[]>(row.value as Sealed) : []));
}
