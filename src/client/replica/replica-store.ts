// What the sync engine may do to the replica: pages and verdicts come in, and a server that was restored is met.

import type { Pending } from './bloc-copy.ts';
import type { Beginning } from './beginning.ts';
import { closedKey } from './closed-blocs.ts';
import { meetInMemory, meetStored } from './epochs.ts';
import { addHistoryPage, type HistoryPage } from './history.ts';
import type { Keeper } from './keeping.ts';
import { NOT_PULLED, type ReplicaState } from './replica-state.ts';
import type { BlocRow, MetaRow, ReplicaStorage } from './storage.ts';
import {
  refusedRow,
  storePage,
  storeSent,
  tablesOfPage,
  tablesOfSent,
  type Page,
  type Sent,
} from './taking-in.ts';

export interface ReplicaStore {
  /** Registers a bloc to be pulled. */
  readonly take: (bloc: string) => Promise<void>;
  readonly applyPage: (page: Page) => Promise<'applied' | 'stale'>;
  /** From where a bloc goes on to be fetched: where it stands, or where the copy stands that is to take its place. */
  readonly reachOf: (bloc: string) => Pick<BlocRow, 'cursor' | 'epoch' | 'scope'> | undefined;
  readonly recordSent: (sent: Sent) => Promise<void>;
  /** Before a round: work that a tab left behind in its journal is put back. */
  readonly adoptLeft: () => Promise<void>;
  /** The server says which it is: where it was restored, what only the one before had taken waits again [RP13]. */
  readonly meetEpoch: (epoch: string) => Promise<void>;
  /** Keeps a page of the bloc's history. */
  readonly addHistory: (page: HistoryPage) => Promise<void>;
  /** Keeps what else the line has fetched, and has the screens look again. */
  readonly keepFetched: (row: MetaRow) => Promise<void>;
  /**
   * Does something to a bloc's rows, in turn with all else, and reads the bloc anew: a copy that comes from a file, or
   * goes. Nothing is done where the storage is in trouble.
   */
  readonly remake: <T>(bloc: string, work: (storage: ReplicaStorage) => Promise<T>) => Promise<T | 'trouble'>;
}

export function createStore(state: ReplicaState, keeper: Keeper, { adoptLeft }: Beginning): ReplicaStore {
  const { sentinel, unsent, copyOf, load, refreshRows, refresh, inTurn, remember, tell } = state;
  const { inStorage, leaveReserve, settle } = keeper;

  /** What of a new copy has come, while the whole one before it is worked with [RP25]. */
  const coming = new Map<string, { readonly page: Page; readonly over: BlocRow }>();

  const store: ReplicaStore = {
    reachOf(bloc) {
      const page = coming.get(bloc)?.page;
      if (!page) return state.blocs.get(bloc);
      const { to: cursor, epoch, scope } = page;
      return { cursor, epoch, scope };
    },

    async take(bloc) {
      if (state.copies.has(bloc) && state.blocs.has(bloc)) return;
      await inTurn(async () => {
        await inStorage(
          async () => {
            const { tables } = state.storage;
            if (!(await tables.blocs.get(bloc))) await tables.blocs.put([{ bloc, ...NOT_PULLED }]);
            await tables.meta.remove([closedKey(bloc)]);
            await refresh();
            if (!state.copies.has(bloc)) await load(bloc);
          },
          () => {
            if (!state.blocs.has(bloc)) state.blocs.set(bloc, { bloc, ...NOT_PULLED });
            copyOf(bloc);
          },
        );
        tell();
      });
    },

    applyPage: (given) =>
      inTurn(async () => {
        state.clockAhead = state.deps.now() - given.at;
        const whole = withWhatCame(given);
        if (!whole) return 'applied';
        const { page, over } = whole;
        const copy = copyOf(page.bloc);
        const done = await inStorage(
          async () =>
            takePage(await state.storage.tables.blocs.get(page.bloc), page, over, async (next) =>
              state.storage.transaction('write', tablesOfPage, (inside) =>
                storePage(inside, page, next, copy.pending),
              ),
            ),
          () => {
            const held = state.blocs.get(page.bloc);
            const left = waitingAfter(page, copy.pending, held);
            return takePage(held, page, over, () => Promise.resolve(left));
          },
        );
        await settle();
        tell();
        return done;
      }),

    addHistory: (page) =>
      inTurn(async () => {
        await inStorage(
          () => addHistoryPage(state.storage, page),
          () => undefined,
        );
        tell();
      }),

    keepFetched: (row) =>
      inTurn(async () => {
        await inStorage(
          () =>
            state.storage.transaction('write', ['meta'], async ({ meta }) => void (await meta.put([row]))),
          () => undefined,
        );
        tell();
      }),

    remake: <T>(bloc: string, work: (storage: ReplicaStorage) => Promise<T>) =>
      inTurn(() =>
        inStorage<T | 'trouble'>(
          async () => {
            coming.delete(bloc);
            const done = await work(state.storage);
            await refreshRows();
            if (state.blocs.has(bloc)) await load(bloc);
            else sentinel.write({ [closedKey(bloc)]: state.deps.now() });
            tell();
            return done;
          },
          () => 'trouble',
        ),
      ),

    adoptLeft: () => inTurn(adoptLeft),

    meetEpoch: (epoch) =>
      inTurn(async () => {
        await inStorage(
          () => meetStored(state, epoch),
          () => meetInMemory(state, epoch),
        );
        tell();
      }),

    recordSent: (asked) =>
      inTurn(async () => {
        const copy = copyOf(asked.bloc);
        // First, so that a crash in between is not taken for a loss.
        sentinel.write({ unsent: unsent().length - asked.accepted.length - asked.refused.length });
        if (state.trouble?.kind === 'quota') await leaveReserve();
        const sent = placedNow(asked, copy.pending);
        const refusedNow = await inStorage(
          async () => {
            await state.storage.transaction('write', tablesOfSent, (inside) => storeSent(inside, sent));
            return undefined;
          },
          () => sent.refused.map((one) => refusedRow(sent, one)),
        );
        copy.taken(new Set(sent.accepted.map(({ place }) => place)), sent.position);
        if (sent.refused.length > 0) {
          const gone = new Set(sent.refused.map(({ pending }) => pending.place));
          copy.rebase(
            [],
            copy.pending.filter(({ place }) => !gone.has(place)),
            false,
          );
        }
        if (refusedNow) {
          state.refused = [...state.refused, ...refusedNow];
          const row = state.blocs.get(sent.bloc);
          if (row && !sent.isOurs) state.blocs.set(sent.bloc, { ...row, confirmedAt: sent.at });
        } else {
          await inStorage(refresh, () => undefined);
        }
        await settle();
        remember();
        tell();
      }),
  };

  /**
   * Where a whole copy is fetched anew and takes several pages, they are put together in memory, and the last one is the
   * new copy: a line that breaks in between leaves the one before to work with and to print. Undefined until then.
   */
  function withWhatCame(page: Page): { readonly page: Page; readonly over?: BlocRow } | undefined {
    const { bloc, from, epoch, scope } = page;
    const held = state.blocs.get(bloc);
    const before = coming.get(bloc);
    coming.delete(bloc);
    const goesOn = before?.page.to === from && before.page.epoch === epoch && before.page.scope === scope;
    if (from > 0 && !goesOn) return { page };
    const joined =
      before && from > 0
        ? {
            ...page,
            from: 0,
            records: [...before.page.records, ...page.records],
            fork: page.fork ?? before.page.fork,
          }
        : page;
    const over = from > 0 ? before?.over : held;
    if (!page.more || !held?.complete) return { page: joined, ...(from > 0 && over ? { over } : {}) };
    coming.set(bloc, { page: joined, over: over ?? held });
    return undefined;
  }

  /** A page applies only onto the cursor it follows; a late or doubled one is dropped. */
  async function takePage(
    held: BlocRow | undefined,
    page: Page,
    /** What a copy that was put together here is to take the place of. */
    over: BlocRow | undefined,
    keep: (next: BlocRow) => Promise<readonly Pending[]>,
  ): Promise<'applied' | 'stale'> {
    // Closed meanwhile: what was still on its way to it is for nobody.
    if (!held) return 'stale';
    // Another tab has fetched it meanwhile: what was put together here is of yesterday.
    if (over && (over.cursor !== held.cursor || over.epoch !== held.epoch || over.scope !== held.scope))
      return 'stale';
    const row = held;
    const fresh = page.from === 0;
    const follows =
      fresh || (page.from === row.cursor && page.epoch === row.epoch && page.scope === row.scope);
    if (!follows) return 'stale';
    const next: BlocRow = {
      ...row,
      cursor: page.to,
      epoch: page.epoch,
      scope: page.scope,
      // A copy that is being fetched anew is whole again only with its last page.
      complete: !page.more || (row.complete && !fresh),
      heardAt: page.more ? row.heardAt : page.at,
      // The one that the log no longer answers for is evidence, and stays.
      checkpoint: page.fork ? (row.checkpoint ?? null) : (page.checkpoint ?? row.checkpoint ?? null),
      // Told once, it is told until a person has looked: a log that was rewritten does not mend itself.
      forkedAt: page.fork ? (row.forkedAt ?? page.at) : (row.forkedAt ?? null),
    };
    copyOf(page.bloc).rebase(page.records, await keep(next), fresh);
    state.blocs.set(page.bloc, next);
    return 'applied';
  }

  return store;
}

/** What a page leaves waiting, where only memory takes it in; at a server of another epoch or another log, all of it. */
function waitingAfter(
  page: Page,
  pending: readonly Pending[],
  held: BlocRow | undefined,
): readonly Pending[] {
  if (page.epoch !== held?.epoch || (page.fork && !held.forkedAt))
    return pending.map((one) => ({ ...one, takenAt: null }));
  return pending.filter(({ takenAt }) => takenAt === null || takenAt > page.to || page.more);
}

/** The same verdicts, at the places that their changes have by now: what was in reserve has another one since. */
function placedNow(sent: Sent, pending: readonly Pending[]): Sent {
  const byId = new Map(pending.map((one) => [one.change.id, one]));
  const now = (one: Pending) => byId.get(one.change.id) ?? one;
  return {
    ...sent,
    accepted: sent.accepted.map(now),
    refused: sent.refused.map((one) => ({ ...one, pending: now(one.pending) })),
  };
}
