// Fetching how things came about, after everything that matters more. What fails is tried again at a later round.

import { unpackRows } from '../../protocol/columns.ts';
import { HistoryEntry } from '../../protocol/history.ts';
import { HISTORY_TELLS } from '../../protocol/version.ts';
import { historyShelf } from '../replica/history.ts';
import { isHistoryWhole } from '../replica/history-reach.ts';
import type { Replica } from '../replica/replica.ts';
import type { Transport } from './transport.ts';

interface Deps {
  readonly replica: Replica;
  readonly transport: Transport;
}

/** Brings the history of every bloc up to where its records are. Stops at the first thing that goes wrong. */
export async function fetchHistory({ replica, transport }: Deps): Promise<void> {
  for (const { bloc, complete } of replica.blocs.values()) {
    for (let more = complete; more;) {
      if (replica.keeping.trouble) return;
      const shelf = await historyShelf(replica.storage, bloc);
      const records = replica.blocs.get(bloc);
      if (isHistoryWhole(shelf, records) && shelf.tells === HISTORY_TELLS) break;
      const recordScope = records?.scope ?? '';
      const { epoch, scope, cursor: after } = shelf;
      const answer = await transport.history({ bloc, after, epoch, scope });
      if (answer.is !== 'answer') return;
      const entries = HistoryEntry.array().safeParse(unpackRows(answer.value.entries));
      if (!entries.success) return;
      await replica.store.addHistory({ ...answer.value, recordScope, entries: entries.data });
      ({ more } = answer.value);
    }
  }
}
