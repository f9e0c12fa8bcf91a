// The handovers of this device, kept among the notes of its storage: the record can be printed and the code read again
// after any restart, and the closing is one transaction with the bloc's end.

import type { HandedOver } from '../../domain/handover/handed-over.ts';
import { closedKey } from './closed-blocs.ts';
import { forgetHistory } from './history-by-hand.ts';
import type { ReplicaStorage, ReplicaTables } from './storage.ts';

const HANDOVERS = 'handovers';

const listIn = async ({ meta }: Pick<ReplicaTables, 'meta'>): Promise<readonly HandedOver[]> =>
  ((await meta.get(HANDOVERS))?.value as readonly HandedOver[] | undefined) ?? [];

/** All of them, the newest first. */
export const handoversOn = async ({
  tables,
}: Pick<ReplicaStorage, 'tables'>): Promise<readonly HandedOver[]> => (await listIn(tables)).toReversed();

const isSame = (one: HandedOver, { id, side }: Pick<HandedOver, 'id' | 'side'>) =>
  one.id === id && one.side === side;

/** Keeps it. One that is here already stays as far as it has come; what was given here is not received here [HO3]. */
export const keepHandover = (storage: ReplicaStorage, handover: HandedOver): Promise<void> =>
  storage.transaction('write', ['meta'], async (tables) => {
    const list = await listIn(tables);
    const { id } = handover;
    if (list.some((one) => isSame(one, handover) || isSame(one, { id, side: 'given' }))) return;
    await tables.meta.put([{ key: HANDOVERS, value: [...list, handover] }]);
  });

/** The person kept the file to themselves after all: nothing was given. What is confirmed already stays. */
export const takeBackHandover = (storage: ReplicaStorage, id: string): Promise<void> =>
  storage.transaction('write', ['meta'], async (tables) => {
    const list = await listIn(tables);
    const left = list.filter((one) => !isSame(one, { id, side: 'given' }) || one.confirmedAt !== null);
    await tables.meta.put([{ key: HANDOVERS, value: left }]);
  });

/** The receiver's code was right. */
export const noteConfirmed = (storage: ReplicaStorage, id: string, at: number): Promise<void> =>
  storage.transaction('write', ['meta'], (tables) =>
    change(tables, id, (one) => ({ ...one, confirmedAt: one.confirmedAt ?? at })),
  );

/**
 * Takes the bloc from this device, with its mark that it is not to come back by itself: all or nothing. What was sent
 * stays as a keepsake, for a server that is restored one day. `not-empty`: something of the bloc has come in since
 * anybody looked, and everything stays [HO4].
 */
export function closeHandedOver(
  storage: ReplicaStorage,
  { id, bloc }: Pick<HandedOver, 'id' | 'bloc'>,
  at: number,
): Promise<'closed' | 'not-empty' | 'not-confirmed'> {
  return storage.transaction('write', ['blocs', 'records', 'outbox', 'refused', 'meta'], async (tables) => {
    const given = (await listIn(tables)).find((one) => isSame(one, { id, side: 'given' }));
    if (!given || given.confirmedAt === null) return 'not-confirmed';
    const [outbox, refused, records] = await Promise.all([
      tables.outbox.all(),
      tables.refused.all(),
      tables.records.ofBloc(bloc),
    ]);
    const held = new Set(records.filter(({ kind }) => kind === 'held-change').map(({ id }) => id));
    const own = refused.filter((row) => row.bloc === bloc);
    // What the server holds lies there, under the eyes of whoever receives the bloc.
    const isOpen = own.some((row) => !row.held || !held.has(row.id));
    if (isOpen || outbox.some((row) => row.bloc === bloc)) return 'not-empty';
    await tables.refused.remove(own.map(({ id: change }) => change));
    await tables.records.removeBloc(bloc);
    await tables.blocs.remove([bloc]);
    await forgetHistory(tables, bloc);
    await tables.meta.put([{ key: closedKey(bloc), value: at }]);
    await change(tables, id, (one) => ({ ...one, closedAt: at }));
    return 'closed';
  });
}

async function change(
  tables: ReplicaTables,
  id: string,
  next: (one: HandedOver) => HandedOver,
): Promise<void> {
  const list = await listIn(tables);
  const value = list.map((one) => (isSame(one, { id, side: 'given' }) ? next(one) : one));
  await tables.meta.put([{ key: HANDOVERS, value }]);
}
