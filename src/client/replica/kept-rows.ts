// What the server had taken lies on in a journal until its room is wanted. A database that is gone has no keepsakes of it
// any more: they are made anew from there, as taken by a server of long ago, so that the one that is met next is offered
// them again, in their order and before all that is newer, and keeps what it lacks [JN10].

import { changeIdOf } from '../../domain/ids.ts';
import { closedKey } from './closed-blocs.ts';
import type { UnsentRow } from './journal/journal.ts';
import { missingRows, type LeftJournal } from './left-journals.ts';
import { NOT_PULLED, type ReplicaState } from './replica-state.ts';
import { open } from './sealed.ts';
import type { SentRow, StoredChange } from './storage.ts';

/** No server is of this epoch: whichever comes next is another one, and is met before anything is sent [RP13]. */
const LONG_AGO = 'long-ago';

/** Journals that stood beside another database than this one. Gives how many changes were put back. */
export async function putBackKept(state: ReplicaState, journals: readonly LeftJournal[]): Promise<number> {
  const { storage, sentinel, canary, actor } = state;
  const remembered = sentinel.read();
  // A copy that was closed here after a handover stays closed. Of a bloc in which its author has no role any more it
  // would wait for ever.
  const isHere = ({ bloc, body }: UnsentRow) =>
    actor.grants.some(({ blocId }) => blocId === null || blocId === bloc) &&
    open<StoredChange>(body).at > (remembered?.[closedKey(bloc)] ?? -Infinity);
  const lists = [];
  const read = [];
  for (const { journal } of journals) {
    // One that does not answer is asked another time: it goes on bearing the former mark.
    const rows = await journal.kept().catch(() => undefined);
    if (!rows) continue;
    read.push(journal);
    lists.push(rows.filter(isHere));
  }
  const missing = await missingRows(storage, lists);
  if (missing.length > 0) {
    await storage.transaction('write', ['outbox', 'sent', 'blocs'], async ({ outbox, sent, blocs }) => {
      const there = new Set((await outbox.all()).map(({ writer, seq }) => changeIdOf(writer, seq)));
      const rows = missing.filter(({ writer, seq }) => !there.has(changeIdOf(writer, seq)));
      const places = await outbox.put(rows);
      const batches = new Map<string, SentRow & { readonly places: number[] }>();
      for (const [index, { bloc, writer }] of rows.entries()) {
        const key = `${bloc} ${writer}`;
        const none = { epoch: LONG_AGO, position: 0, at: 0, folded: 0, body: null } as const;
        const batch = batches.get(key) ?? { bloc, writer, places: [], ...none };
        batch.places.push(places[index] as number);
        batches.set(key, batch);
      }
      await sent.put([...batches.values()]);
      for (const bloc of new Set(rows.map((row) => row.bloc))) {
        const held = await blocs.get(bloc);
        if (!held?.epoch) await blocs.put([{ ...NOT_PULLED, ...held, bloc, epoch: LONG_AGO }]);
      }
    });
  }
  // From now on it stands beside this one; a fault was the other's.
  for (const journal of read) await journal.note({ tainted: false, canary });
  return missing.length;
}
