// What the screens read and write. State is read from memory and written only by `commit`; other tabs of the
// same person hear of it through the database.

import { allRules, whenWhole } from '../../domain/changes/known-rules.ts';
import type { ChangeId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { createBeginning } from './beginning.ts';
import type { BlocCopy } from './bloc-copy.ts';
import { createCommit, type Commit } from './committing.ts';
import { createKeeper, type Keeper } from './keeping.ts';
import {
  openState,
  type ReplicaDeps,
  type ReplicaState,
  type StorageNews,
  type StorageTrouble,
} from './replica-state.ts';
import { createStore, type ReplicaStore } from './replica-store.ts';
import type { SecondCopyHealth } from './second-copy.ts';
import type { BlocRow, RefusedRow, ReplicaStorage } from './storage.ts';
import { withPatience } from './storage-guard.ts';

export type { StorageNews } from './replica-state.ts';
export type { Page } from './taking-in.ts';

/** Where the work of this device lies now. */
export interface Keeping {
  /** Undefined where the database works: else what is new lies in the journal and in memory alone [SF2]. */
  readonly trouble: StorageTrouble | undefined;
  /** Changes that the database does not hold yet. */
  readonly reserve: number;
  readonly secondCopy: SecondCopyHealth;
}

export interface Replica {
  readonly storage: ReplicaStorage;
  readonly actor: Actor;
  /** Blocs on this device, by id; what is not there has not been taken. */
  readonly copies: ReadonlyMap<string, BlocCopy>;
  readonly blocs: ReadonlyMap<string, BlocRow>;
  readonly refused: readonly RefusedRow[];
  /** Kept when what was left of the last time, in journals too, is in. */
  readonly ready: Promise<void>;
  readonly keeping: Keeping;
  readonly news: readonly StorageNews[];
  readonly putNewsAway: () => void;
  /** Tries the storage again, rebuilding it where it had failed. False where the trouble stays. */
  readonly recheck: () => Promise<boolean>;
  /** Reads what other tabs have done: a page that was frozen may not have heard of it [RP24]. */
  readonly lookAgain: () => Promise<void>;
  /** When this tab last saw something saved, by this device's clock. */
  readonly savedAt: number | null;
  /** By how many milliseconds this device's clock goes ahead of the server's, as last heard in this tab; null before that. */
  readonly clockAhead: number | null;
  /** Grows with every change of anything above: what screens subscribe to. */
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * The one write door. All of the intents are saved, or none: the rule runs on this copy, the changes are flushed to
   * the journal, then one strict transaction appends to the outbox, having seen that no other tab wrote meanwhile.
   * Where only the journal takes them they are saved all the same, and `keeping` says so.
   */
  readonly commit: Commit;
  /** A person has read why a change was refused, and puts it away. */
  readonly putAway: (changeId: ChangeId) => Promise<void>;
  /** It was put away too soon. */
  readonly bringBack: (row: RefusedRow) => Promise<void>;
  /** For the sync engine alone. */
  readonly store: ReplicaStore;
  readonly setActor: (actor: Actor) => void;
  readonly close: () => void;
}

/** Opens one person's copy: everything is in memory, and can be worked on, when this resolves. */
export async function openReplica(deps: ReplicaDeps): Promise<Replica> {
  const state = await openState(deps);
  const keeper = createKeeper(state);
  const beginning = createBeginning(state, keeper);
  const commit = createCommit(state, keeper, beginning);
  const store = createStore(state, keeper, beginning);
  const { inTurn, tell } = state;
  const { inStorage, leaveReserve, rebuild, settle } = keeper;

  state.watch = () => {
    state.stopWatching = watchTabs(state, keeper);
  };
  await state.loadAll();
  // Before anything else is waited for: what happens to the storage meanwhile would never be heard of.
  state.watch();
  if (behindIn(state).length > 0) {
    // Not for ever: what the page is opened for does not hang on a file that does not come.
    await withPatience(state.deps.later, () => catchUp(state)).catch(() => undefined);
  }
  state.subscribe(() => void catchUp(state));
  // A screen's own file may bring them, too, and tells nobody.
  whenWhole(() => void catchUp(state));
  const keepRefused = (inDatabase: () => Promise<unknown>, inMemory: () => readonly RefusedRow[]) =>
    inTurn(async () => {
      await inStorage(
        async () => {
          await inDatabase();
          await state.refresh();
        },
        () => {
          state.refused = inMemory();
        },
      );
      tell();
    });
  const ready = deps.openJournals || deps.memory ? inTurn(beginning.begin) : Promise.resolve();

  return {
    get storage() {
      return state.storage;
    },
    copies: state.copies,
    store,
    ready,
    commit,
    putAway: (changeId) =>
      keepRefused(
        () => state.storage.tables.refused.remove([changeId]),
        () => state.refused.filter(({ id }) => id !== changeId),
      ),
    bringBack: (row) =>
      keepRefused(
        () => state.storage.tables.refused.put([row]),
        () => [...state.refused.filter(({ id }) => id !== row.id), row],
      ),
    get actor() {
      return state.actor;
    },
    get blocs() {
      return state.blocs;
    },
    get refused() {
      return state.refused;
    },
    get keeping() {
      return { trouble: state.trouble, reserve: state.reserve.length, secondCopy: state.secondCopy.health };
    },
    get news() {
      return state.news;
    },
    putNewsAway() {
      state.news = [];
      tell();
    },
    recheck: () =>
      inTurn(async () => {
        if (state.trouble?.kind === 'quota') await leaveReserve();
        else if (state.trouble?.kind === 'fault') await rebuild();
        await settle();
        tell();
        return state.trouble === undefined;
      }),
    lookAgain: () => lookAgain(state, keeper),
    get savedAt() {
      return state.savedAt;
    },
    get clockAhead() {
      return state.clockAhead;
    },
    get version() {
      return state.version;
    },
    subscribe: state.subscribe,
    setActor(next) {
      state.actor = next;
      tell();
    },
    close() {
      state.isClosed = true;
      state.stopWatching();
      keeper.close();
      state.secondCopy.close();
      state.journals?.close();
      state.writer?.release();
      state.storage.close();
    },
  };
}

const behindIn = ({ copies }: ReplicaState) => [...copies.values()].filter(({ isBehind }) => isBehind);

/** [CH6] Where something waits whose rule is not in memory: fetches the rules, and shows it. */
async function catchUp(state: ReplicaState): Promise<void> {
  if (behindIn(state).length === 0) return;
  await allRules().catch(() => undefined);
  const behind = behindIn(state);
  for (const copy of behind) copy.catchUp();
  if (behindIn(state).length < behind.length) state.tell();
}

const lookAgain = (state: ReplicaState, { inStorage, settle }: Keeper): Promise<void> =>
  state.inTurn(async () => {
    const look = () => state.refresh().then(state.remember);
    if (!state.trouble) await inStorage(look, () => undefined);
    await settle();
    state.tell();
  });

/** When a browser that has closed the database will have thrown away the files, too, if that is what it is at. */
const FILES_GO_MS = [500, 3000, 15_000];

/** Other tabs: their commits are new rows of the outbox, their pulls move a bloc's cursor. Gives the way to stop. */
function watchTabs(state: ReplicaState, keeper: Keeper): () => void {
  const { inStorage, keepAgain, letGo } = keeper;
  const { inTurn, ingest, refresh, tell } = state;
  return state.storage.watch({
    after: () => state.lastPlace,
    appended(rows) {
      if (!rows.some((row) => (row.place ?? 0) > state.lastPlace)) return;
      void inTurn(async () => {
        ingest(rows);
        tell();
      });
    },
    moved() {
      void lookAgain(state, keeper);
    },
    lost() {
      void inTurn(async () => {
        await inStorage(refresh, () => undefined);
        tell();
      });
      // The files go a moment before the database, or after it.
      for (const ms of FILES_GO_MS) state.deps.later(() => void inTurn(() => keepAgain([]).then(tell)), ms);
    },
    taken() {
      void letGo();
      tell();
    },
  });
}
