// What the screens read and write. State is read from memory and written only by `commit`; other tabs of the
// same person hear of it through the database.

import { must } from '../../base/assert.ts';
import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { changeRules, type Intent } from '../../domain/changes/registry.ts';
import { changeIdOf, type ChangeId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { createBlocCopy, pendingOf, type BlocCopy, type Pending } from './bloc-copy.ts';
import { open, seal } from './sealed.ts';
import {
  asPending,
  offerAgain,
  storePage,
  storeSent,
  tablesOfPage,
  tablesOfSent,
  type Page,
  type Sent,
} from './taking-in.ts';
import type {
  BlocRow,
  OpenStorage,
  OutboxRow,
  RefusedRow,
  ReplicaStorage,
  SentRow,
  StoredChange,
} from './storage.ts';
import { takeWriter, type Writer } from './writer.ts';

interface Deps {
  readonly actor: Actor;
  readonly openStorage: OpenStorage;
  readonly now: Clock;
  readonly random: Random;
  readonly locks: LockManager | undefined;
  /** Called after every commit, so that the sync engine need not look. */
  readonly wakeSync: () => void;
}

/** Storage said no: what was typed is still on the screen, and nothing was told to be saved. */
export interface StorageFault {
  readonly code: 'storage-fault';
  /** The browser's own name of the error: "QuotaExceededError", "UnknownError". */
  readonly name: string;
}

/** The ids of what was saved on this device, in the order asked. */
export type Committed = Result<readonly ChangeId[], Problem | StorageFault>;

export interface Replica {
  readonly storage: ReplicaStorage;
  readonly actor: Actor;
  /** Blocs on this device, by id; what is not there has not been taken. */
  readonly copies: ReadonlyMap<string, BlocCopy>;
  readonly blocs: ReadonlyMap<string, BlocRow>;
  readonly refused: readonly RefusedRow[];
  /** When this tab last saw something saved, by this device's clock. */
  readonly savedAt: number | null;
  /** Grows with every change of anything above: what screens subscribe to. */
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * The one write door. All of the intents are saved, or none: the rule runs on this copy, then one strict
   * transaction appends to the outbox, having seen that no other tab wrote meanwhile.
   */
  readonly commit: (bloc: string, intents: readonly Intent[]) => Promise<Committed>;
  /** A person has read why a change was refused, and puts it away. */
  readonly putAway: (changeId: ChangeId) => Promise<void>;
  /** For the sync engine alone. */
  readonly store: ReplicaStore;
  readonly setActor: (actor: Actor) => void;
  readonly close: () => void;
}

export interface ReplicaStore {
  /** Registers a bloc to be pulled. */
  readonly take: (bloc: string) => Promise<void>;
  readonly applyPage: (page: Page) => Promise<'applied' | 'stale'>;
  readonly recordSent: (sent: Sent) => Promise<void>;
  /** The server says which it is: where it was restored, what only the one before had taken waits again [RP13]. */
  readonly meetEpoch: (epoch: string) => Promise<void>;
}

export type { Page, Sent };

/** Opens one person's copy: everything is in memory, and can be worked on, when this resolves. */
export async function openReplica(deps: Deps): Promise<Replica> {
  const { now, random, locks, wakeSync } = deps;
  const storage = await deps.openStorage(deps.actor.personId);
  const { tables } = storage;
  let actor = deps.actor;
  let writer: Writer | undefined;
  let lastPlace = 0;
  let version = 0;
  let savedAt: number | null = null;
  let blocs = new Map<string, BlocRow>();
  let refused: readonly RefusedRow[] = [];
  const copies = new Map<string, BlocCopy>();
  const listeners = new Set<() => void>();
  let queue: Promise<unknown> = Promise.resolve();

  const tell = () => {
    version += 1;
    for (const listener of listeners) listener();
  };

  /** One thing at a time touches memory and database together. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  const copyOf = (bloc: string): BlocCopy => {
    const copy = copies.get(bloc) ?? createBlocCopy(bloc, () => actor);
    copies.set(bloc, copy);
    return copy;
  };

  /** Reads a bloc anew: at the start, and when another tab has pulled. */
  async function load(bloc: string): Promise<void> {
    const [rows, outbox, sent] = await storage.transaction(
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
    copyOf(bloc).rebase(records, takenIn(outbox.map(asPending), sent), true);
    lastPlace = Math.max(lastPlace, ...outbox.map((row) => row.place ?? 0));
  }

  async function refreshRows(): Promise<readonly string[]> {
    const [rows, no] = await Promise.all([tables.blocs.all(), tables.refused.all()]);
    const moved = rows.filter((row) => blocs.get(row.bloc)?.cursor !== row.cursor).map((row) => row.bloc);
    blocs = new Map(rows.map((row) => [row.bloc, row]));
    refused = no;
    return moved;
  }

  /** The rows, and anew the blocs whose records another tab has moved: a cursor is never ahead of its records. */
  async function refresh(): Promise<void> {
    for (const bloc of await refreshRows()) await load(bloc);
  }

  /** Rows that another tab appended since we last looked. */
  function ingest(rows: readonly OutboxRow[]): void {
    const fresh = rows.filter((row) => must(row.place, 'a stored row has a place') > lastPlace);
    for (const bloc of new Set(fresh.map((row) => row.bloc))) {
      copies.get(bloc)?.append(fresh.filter((row) => row.bloc === bloc).map(asPending));
    }
    lastPlace = Math.max(lastPlace, ...fresh.map((row) => row.place ?? 0));
  }

  const prepare = (
    copy: BlocCopy,
    intents: readonly Intent[],
    first: number,
  ): Result<readonly Change[], Problem> => {
    const changes: Change[] = [];
    const draft = copy.draft();
    for (const [index, { name, args }] of intents.entries()) {
      const rule = changeRules[name] as {
        baseOf?: (world: World, actor: Actor, args: unknown) => ChangeId | null;
      };
      const id = changeIdOf(must(writer, 'a writer').id, first + index);
      // Each sees what those before it wrote, or two entries in one cell would be a conflict with oneself.
      const base = rule.baseOf?.(draft.world, actor, args) ?? null;
      const change = { id, name, args, base, at: now() };
      const result = draft.tryChange(change);
      if (!result.ok) return result;
      changes.push(change);
    }
    return ok(changes);
  };

  const commit = (bloc: string, intents: readonly Intent[]): Promise<Committed> =>
    inTurn(async () => {
      const copy = copyOf(bloc);
      for (;;) {
        const taken = await myWriter();
        if (!taken.ok) return taken;
        const me = taken.value;
        const prepared = prepare(copy, intents, me.next);
        if (!prepared.ok) return prepared;
        const changes = prepared.value;
        const rows = changes.map(({ name, args, base, at }, index) => ({
          bloc,
          writer: me.id,
          seq: me.next + index,
          body: seal({ name, args, base, at } satisfies StoredChange),
        }));
        const appended = await append(rows);
        if (!appended.ok) return appended;
        // Another tab was first: take its work in and let the rule speak again.
        if ('others' in appended.value) {
          ingest(appended.value.others);
          continue;
        }
        const { places } = appended.value;
        me.next += rows.length;
        lastPlace = Math.max(lastPlace, ...places);
        copy.append(
          changes.map((change, index) =>
            pendingOf(places[index] as number, me.id, (rows[index] as OutboxRow).seq, change),
          ),
        );
        savedAt = now();
        tell();
        wakeSync();
        return ok(changes.map(({ id }) => id));
      }
    });

  /** This tab's name, taken at its first commit: a storage that refuses even that is a fault, not a bug. */
  async function myWriter(): Promise<Result<Writer, StorageFault>> {
    try {
      writer ??= await takeWriter({ storage, random, locks });
      return ok(writer);
    } catch (error) {
      return fail({ code: 'storage-fault', name: storageErrorName(error) });
    }
  }

  type Appended = { readonly places: readonly number[] } | { readonly others: readonly OutboxRow[] };

  async function append(rows: readonly OutboxRow[]): Promise<Result<Appended, StorageFault>> {
    try {
      return await storage.transaction('write', ['outbox'], async ({ outbox }) => {
        const others = await outbox.above(lastPlace);
        return others.length > 0 ? ok({ others }) : ok({ places: await outbox.put(rows) });
      });
    } catch (error) {
      return fail({ code: 'storage-fault', name: storageErrorName(error) });
    }
  }

  const store: ReplicaStore = {
    take: (bloc) =>
      inTurn(async () => {
        if (!(await tables.blocs.get(bloc))) {
          const none = { cursor: 0, epoch: '', scope: '', complete: false, heardAt: null, confirmedAt: null };
          await tables.blocs.put([{ bloc, ...none }]);
        }
        await refresh();
        if (!copies.has(bloc)) await load(bloc);
        tell();
      }),

    applyPage: (page) =>
      inTurn(async () => {
        const copy = copyOf(page.bloc);
        const row = must(await tables.blocs.get(page.bloc), 'a page for a bloc that was taken');
        // A page applies only onto the cursor it follows; a late or doubled one is dropped.
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
        };
        const left = await storage.transaction('write', tablesOfPage, (inside) =>
          storePage(inside, page, next, copy.pending),
        );
        copy.rebase(page.records, left, fresh);
        blocs.set(page.bloc, next);
        tell();
        return 'applied';
      }),

    meetEpoch: (epoch) =>
      inTurn(async () => {
        for (const row of blocs.values()) {
          if (row.epoch === '' || row.epoch === epoch) continue;
          const copy = copyOf(row.bloc);
          // The next pull begins anew, and other tabs see by the cursor that they must read the outbox again.
          const next = { ...row, epoch, scope: '', cursor: 0 };
          const left = await storage.transaction('write', ['blocs', 'outbox', 'sent'], async (inside) => {
            await inside.blocs.put([next]);
            return offerAgain(inside, row.bloc, epoch, copy.pending);
          });
          copy.rebase([], left, false);
          blocs.set(row.bloc, next);
        }
        tell();
      }),

    recordSent: (sent) =>
      inTurn(async () => {
        const copy = copyOf(sent.bloc);
        await storage.transaction('write', tablesOfSent, (inside) => storeSent(inside, sent));
        copy.taken(new Set(sent.accepted.map(({ place }) => place)), sent.position);
        if (sent.refused.length > 0) {
          const gone = new Set(sent.refused.map(({ pending }) => pending.place));
          copy.rebase(
            [],
            copy.pending.filter(({ place }) => !gone.has(place)),
            false,
          );
        }
        await refresh();
        tell();
      }),
  };

  await refreshRows();
  for (const bloc of blocs.keys()) await load(bloc);

  // Other tabs: their commits are new rows of the outbox, their pulls move a bloc's cursor.
  const stopWatching = storage.watch({
    after: () => lastPlace,
    appended(rows) {
      if (!rows.some((row) => (row.place ?? 0) > lastPlace)) return;
      void inTurn(async () => {
        ingest(rows);
        tell();
      });
    },
    moved() {
      void inTurn(async () => {
        await refresh();
        tell();
      });
    },
  });

  return {
    storage,
    copies,
    store,
    commit,
    putAway: (changeId) =>
      inTurn(async () => {
        await tables.refused.remove([changeId]);
        await refresh();
        tell();
      }),
    get actor() {
      return actor;
    },
    get blocs() {
      return blocs;
    },
    get refused() {
      return refused;
    },
    get savedAt() {
      return savedAt;
    },
    get version() {
      return version;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setActor(next) {
      actor = next;
      tell();
    },
    close() {
      stopWatching();
      writer?.release();
      storage.close();
    },
  };
}

function takenIn(pending: readonly Pending[], sent: readonly SentRow[]): readonly Pending[] {
  const position = new Map(sent.flatMap((row) => row.places.map((place) => [place, row.position] as const)));
  return pending.map((one) => ({ ...one, takenAt: position.get(one.place) ?? null }));
}

/** The browser's own name for what went wrong: an abort hides the quota or the full disk inside it. */
function storageErrorName(error: unknown): string {
  if (!(error instanceof Error)) return 'UnknownError';
  return (error as { inner?: { name?: string } }).inner?.name ?? error.name;
}
