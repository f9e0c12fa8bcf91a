// A server of another epoch is another server: what only the one before had taken waits again, in the database or, where
// that takes nothing, in memory, until the database takes it [RP13].

import type { Pending } from './bloc-copy.ts';
import { asReserved, type ReplicaState } from './replica-state.ts';
import { asPending, offerAgain, rowsOf, takenIn } from './taking-in.ts';

/** In the database, and in memory what it then holds. Throws what the storage throws. */
export async function meetStored(state: ReplicaState, epoch: string): Promise<void> {
  for (const row of state.blocs.values()) {
    if (row.epoch === '' || row.epoch === epoch) continue;
    const copy = state.copyOf(row.bloc);
    // The next pull begins anew, and other tabs see by the cursor that they must read the outbox again.
    const next = { ...row, epoch, scope: '', cursor: 0 };
    const left = await state.storage.transaction(
      'write',
      ['blocs', 'outbox', 'sent', 'refused'],
      async (inside) => {
        const waiting = await offerAgain(inside, row.bloc, epoch, copy.pending);
        await inside.blocs.put([next]);
        return waiting;
      },
    );
    copy.rebase([], left, false);
    state.blocs.set(row.bloc, next);
  }
  state.metInMemory = undefined;
}

/**
 * Memory alone knows what was taken, by a server that is no more. Reading harms no damaged database: what it keeps of long
 * ago goes first, or newer work would come before what it was built on.
 */
export async function meetInMemory(state: ReplicaState, epoch: string): Promise<void> {
  state.metInMemory = epoch;
  for (const row of state.blocs.values()) {
    if (row.epoch === '' || row.epoch === epoch) continue;
    const copy = state.copyOf(row.bloc);
    const here = new Set(copy.pending.map(({ change }) => change.id));
    const back = (await keptOf(state, row.bloc, epoch)).filter(({ change }) => !here.has(change.id));
    const waiting = [...takenIn(copy.pending, []), ...back];
    copy.rebase(
      [],
      waiting.toSorted((a, b) => a.place - b.place),
      false,
    );
    state.blocs.set(row.bloc, { ...row, epoch, scope: '', cursor: 0 });
  }
}

/** Everything of a bloc that this device still holds and a server of another epoch may not. */
async function keptOf(state: ReplicaState, bloc: string, epoch: string): Promise<readonly Pending[]> {
  const { sent, outbox } = state.storage.tables;
  // Of a database that is gone, this tab has it in hand.
  const gone = state.unwritten;
  const folded = gone
    ? gone.sent.filter((one) => one.bloc === bloc && one.folded === 1)
    : await sent.folded(bloc).catch(() => []);
  const rows = gone?.outbox ?? (await outbox.all().catch(() => []));
  return [
    ...folded
      .filter((one) => one.epoch !== epoch)
      .flatMap(rowsOf)
      .map(asPending),
    ...rows.filter((one) => one.bloc === bloc).map(asPending),
    ...state.reserve.filter(({ row }) => row.bloc === bloc).map(asReserved),
  ];
}
