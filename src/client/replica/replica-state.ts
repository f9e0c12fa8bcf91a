// What one tab has in memory of one person's storage, and how it is read from there. The rooms of the replica share it:
// `keeping` where the storage has trouble, `beginning`, `committing`, and the store of the sync engine.

import { must } from '../../base/assert.ts';
import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { createBlocCopy, type BlocCopy, type Pending } from './bloc-copy.ts';
import type { Journals, OpenJournals, UnsentRow } from './journal/journal.ts';
import type { Everything } from './rebuild.ts';
import { open } from './sealed.ts';
import { secondCopyIn, type SecondCopy } from './second-copy.ts';
import { openSentinel, type Sentinel } from './sentinel.ts';
import type { BlocRow, OpenStorage, OutboxRow, RefusedRow, ReplicaStorage } from './storage.ts';
import { laterHere, openGuarded, type Later, type StorageErrorKind } from './storage-guard.ts';
import { asPending, RESERVE_PLACE, takenIn } from './taking-in.ts';
import type { Writer } from './writer.ts';

/** What a replica stands on. */
export interface ReplicaDeps {
  readonly actor: Actor;
  readonly openStorage: OpenStorage;
  /** Deletes the person's storage, closed before, for good: a part of its rebuilding. Absent, nothing is rebuilt. */
  readonly removeStorage?: (personId: PersonId) => Promise<void>;
  /** The second copy. Absent, there is none. */
  readonly openJournals?: OpenJournals;
  /** What is remembered outside of the storage: localStorage. */
  readonly memory?: Storage | undefined;
  readonly later?: Later;
  readonly now: Clock;
  readonly random: Random;
  readonly locks: LockManager | undefined;
  /** Called after every commit, so that the sync engine need not look. */
  readonly wakeSync: () => void;
}

/** Storage said no: what was typed is still on the screen, and nothing was told to be saved. */
export interface StorageFault {
  readonly code: 'storage-fault';
  /** The browser's own name of the error: "QuotaExceededError", "UnknownError"; "JournalFull" and "RulesMissing" [CH6] are ours. */
  readonly name: string;
}

export interface StorageTrouble {
  readonly kind: Exclude<StorageErrorKind, 'ours'>;
  readonly name: string;
}

/** What happened to the storage, told until it is put away. */
export type StorageNews =
  /** Changes that only the journal had were put back. */
  | { readonly is: 'recovered'; readonly count: number }
  /** Fewer are unsent than last time, and nothing sent them [SF5]. */
  | { readonly is: 'fewer'; readonly before: number; readonly now: number }
  /** The database was emptied or thrown away. */
  | { readonly is: 'wiped' }
  | { readonly is: 'rebuilt' };

/** A row that only the journal holds, and where the screens show it meanwhile. */
export interface Reserved {
  readonly row: UnsentRow;
  readonly place: number;
}

export const asReserved = ({ row, place }: Reserved): Pending => asPending({ ...row, place });

/** Where the database keeps its mark [SF5]. */
export const CANARY = 'canary';
/** A bloc of which nothing has come yet. */
export const NOT_PULLED = {
  cursor: 0,
  epoch: '',
  scope: '',
  complete: false,
  heardAt: null,
  confirmedAt: null,
};

export interface ReplicaState {
  readonly deps: ReplicaDeps & { readonly later: Later };
  readonly sentinel: Sentinel;
  readonly openStorage: () => Promise<ReplicaStorage>;
  storage: ReplicaStorage;
  actor: Actor;
  journals: Journals | undefined;
  writer: Writer | undefined;
  secondCopy: SecondCopy;
  /** The mark of the database; 0 until it is known. */
  canary: number;
  trouble: StorageTrouble | undefined;
  reserve: readonly Reserved[];
  /** What was read from a database that is gone, until another has taken it. */
  unwritten: Everything | undefined;
  /** The epoch of a server that was met while the database took nothing: it meets it as soon as it does. */
  metInMemory: string | undefined;
  news: readonly StorageNews[];
  /** The last place of the outbox that memory knows of. */
  lastPlace: number;
  lastReserved: number;
  isClosed: boolean;
  version: number;
  savedAt: number | null;
  /** By how many milliseconds this device's clock went ahead of the server's at the last page; null before the first. */
  clockAhead: number | null;
  blocs: Map<string, BlocRow>;
  refused: readonly RefusedRow[];
  readonly copies: Map<string, BlocCopy>;
  /** Listens to other tabs through the storage that is open now. */
  watch: () => void;
  stopWatching: () => void;

  readonly subscribe: (listener: () => void) => () => void;
  readonly tell: () => void;
  /** Everything of any bloc that the server has not taken. */
  readonly unsent: () => readonly Pending[];
  readonly remember: () => void;
  readonly report: (news: StorageNews) => void;
  /** One thing at a time touches memory and database together. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly copyOf: (bloc: string) => BlocCopy;
  /** Reads a bloc anew: at the start, and when another tab has pulled. */
  readonly load: (bloc: string) => Promise<void>;
  /** Reads the rows of blocs and refusals. Gives the blocs whose records another tab has moved. */
  readonly refreshRows: () => Promise<readonly string[]>;
  /** The rows, and anew what has moved: a cursor is never ahead of its records. */
  readonly refresh: () => Promise<void>;
  readonly loadAll: () => Promise<void>;
  /** Takes in rows that another tab appended since we last looked. */
  readonly ingest: (rows: readonly OutboxRow[]) => void;
}

/**
 * Reads the database's mark, or gives it one. It is known only once it stands there: a database that had no room for it
 * would else be taken for another one, and be made anew from memory, which has no keepsakes.
 */
export async function markDatabase(state: ReplicaState): Promise<void> {
  const { meta } = state.storage.tables;
  const mark = (await meta.get(CANARY))?.value;
  const canary = typeof mark === 'number' ? mark : 1 + Math.floor(state.deps.random() * 0xffff_fffe);
  if (mark === undefined) await meta.put([{ key: CANARY, value: canary }]);
  state.canary = canary;
  state.sentinel.write({ canary });
}

/** Opens the storage; nothing is read from it yet. Throws what the storage throws. */
export async function openState(given: ReplicaDeps): Promise<ReplicaState> {
  const deps = { later: laterHere, ...given };
  const { personId } = deps.actor;
  const sentinel = openSentinel(deps.memory, personId);
  const listeners = new Set<() => void>();
  let queue: Promise<unknown> = Promise.resolve();
  const openStorage = () =>
    openGuarded(
      () => deps.openStorage(personId),
      deps.later,
      async ({ tables }) => state.canary === 0 || (await tables.meta.get(CANARY))?.value === state.canary,
    );

  const unsent = (): readonly Pending[] =>
    [...state.copies.values()].flatMap((copy) => copy.pending.filter(({ takenAt }) => takenAt === null));

  const tell = () => {
    state.version += 1;
    for (const listener of listeners) listener();
  };
  const remember = () => sentinel.write({ unsent: unsent().length });
  const report = (one: StorageNews) => {
    state.news = [...state.news, one];
  };

  /** One thing at a time touches memory and database together. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  const copyOf = (bloc: string): BlocCopy => {
    const copy = state.copies.get(bloc) ?? createBlocCopy(bloc, () => state.actor);
    state.copies.set(bloc, copy);
    return copy;
  };

  /** Reads a bloc anew: at the start, and when another tab has pulled. */
  async function load(bloc: string): Promise<void> {
    const [rows, outbox, sent] = await state.storage.transaction(
      'read',
      ['records', 'outbox', 'sent'],
      async (inside) => {
        const [records, waiting, taken] = await Promise.all([
          inside.records.ofBloc(bloc),
          inside.outbox.all(),
          inside.sent.unfolded(bloc),
        ]);
        return [records, waiting.filter((row) => row.bloc === bloc), taken] as const;
      },
    );
    const records = rows.map(({ kind, id, position, body }) => ({ kind, id, position, body: open(body) }));
    const reserved = state.reserve.filter(({ row }) => row.bloc === bloc).map(asReserved);
    copyOf(bloc).rebase(records, [...takenIn(outbox.map(asPending), sent), ...reserved], true);
    state.lastPlace = Math.max(state.lastPlace, ...outbox.map((row) => row.place ?? 0));
  }

  /** Without what was refused meanwhile: what waits and what was refused never overlap [RP21]. */
  function stillWaiting(pending: readonly Pending[]): readonly Pending[] {
    if (state.refused.length === 0) return pending;
    const refused = new Set(state.refused.map(({ id }) => id));
    return pending.filter(({ change }) => !refused.has(change.id));
  }

  async function refreshRows(): Promise<readonly string[]> {
    const { tables } = state.storage;
    const [rows, no] = await Promise.all([tables.blocs.all(), tables.refused.all()]);
    // By the epoch, too: a bloc that stood at the beginning stands there still when another tab has met a new server. And
    // by the scope: what may be read changes without anything being written.
    const isMoved = ({ bloc, cursor, epoch, scope, file }: BlocRow) => {
      const known = state.blocs.get(bloc);
      const isSame = known?.cursor === cursor && known.epoch === epoch && known.scope === scope;
      return !isSame || known.file !== file;
    };
    const moved = rows.filter(isMoved).map((row) => row.bloc);
    const before = state.blocs;
    state.blocs = new Map(rows.map((row) => [row.bloc, row]));
    for (const bloc of before.keys()) if (!state.blocs.has(bloc)) state.copies.delete(bloc);
    state.refused = no;
    // Another tab has heard that these were refused, and moved them out of the way: they wait here no more either.
    for (const copy of state.copies.values()) {
      const waiting = stillWaiting(copy.pending);
      if (waiting.length < copy.pending.length) copy.rebase([], waiting, false);
    }
    return moved;
  }

  /** The rows, and anew the blocs whose records another tab has moved: a cursor is never ahead of its records. */
  async function refresh(): Promise<void> {
    for (const bloc of await refreshRows()) await load(bloc);
    if (unsent().length === 0) return;
    // What another tab has sent counts as sent here, too, although no cursor has moved yet [RP6].
    for (const [bloc, copy] of state.copies)
      for (const { places, position } of await state.storage.tables.sent.unfolded(bloc))
        copy.taken(new Set(places), position);
  }

  async function loadAll(): Promise<void> {
    await refreshRows();
    for (const bloc of state.blocs.keys()) await load(bloc);
  }

  /** Rows that another tab appended since we last looked. */
  function ingest(rows: readonly OutboxRow[]): void {
    const fresh = rows.filter((row) => must(row.place, 'a stored row has a place') > state.lastPlace);
    for (const bloc of new Set(fresh.map((row) => row.bloc))) {
      const rows = fresh.filter((row) => row.bloc === bloc);
      state.copies.get(bloc)?.append(stillWaiting(rows.map(asPending)));
    }
    state.lastPlace = Math.max(state.lastPlace, ...fresh.map((row) => row.place ?? 0));
  }

  const state: ReplicaState = {
    deps,
    sentinel,
    openStorage,
    storage: await openStorage(),
    actor: deps.actor,
    journals: undefined,
    writer: undefined,
    secondCopy: secondCopyIn(undefined, deps.openJournals ? 'opening' : 'none'),
    canary: 0,
    trouble: undefined,
    reserve: [],
    unwritten: undefined,
    metInMemory: undefined,
    news: [],
    lastPlace: 0,
    lastReserved: RESERVE_PLACE,
    isClosed: false,
    version: 0,
    savedAt: null,
    clockAhead: null,
    blocs: new Map(),
    refused: [],
    copies: new Map(),
    watch: () => undefined,
    stopWatching: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell,
    unsent,
    remember,
    report,
    inTurn,
    copyOf,
    load,
    refreshRows,
    refresh,
    loadAll,
    ingest,
  };
  return state;
}
