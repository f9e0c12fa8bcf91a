// What the screens read and write. State is read from memory and written only by `commit`; other tabs of the
// same person hear of it through the database.

import { must } from '../../base/assert.ts';
import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { changeRules, type Intent } from '../../domain/changes/registry.ts';
import { changeIdOf, type ChangeId, type PersonId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { createBlocCopy, pendingOf, type BlocCopy, type Pending } from './bloc-copy.ts';
import { closedKey } from './closed-blocs.ts';
import { addHistoryPage, type HistoryPage } from './history.ts';
import type { Journals, OpenJournals, UnsentRow } from './journal/journal.ts';
import { makeOne, missingRows, openLeftJournals, putBack, type LeftJournal } from './left-journals.ts';
import { readAll, writeAll, type Everything } from './rebuild.ts';
import { open, seal } from './sealed.ts';
import { secondCopyIn, type SecondCopyHealth } from './second-copy.ts';
import { openSentinel } from './sentinel.ts';
import {
  asPending,
  offerAgain,
  RESERVE_PLACE,
  refusedRow,
  rowsOf,
  storePage,
  storeSent,
  takenIn,
  tablesOfPage,
  tablesOfSent,
  type Page,
  type Sent,
} from './taking-in.ts';
import type { BlocRow, OpenStorage, OutboxRow, RefusedRow, ReplicaStorage, StoredChange } from './storage.ts';
import {
  kindOfStorageError,
  laterHere,
  openGuarded,
  storageErrorName,
  WIPED,
  withPatience,
  type Later,
  type StorageErrorKind,
} from './storage-guard.ts';
import { lockName, newWriterId, takeWriter, tryLock, type Writer } from './writer.ts';

interface Deps {
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
  /** The browser's own name of the error: "QuotaExceededError", "UnknownError"; "JournalFull" is ours. */
  readonly name: string;
}

/** Where the work of this device lies now. */
export interface Keeping {
  /** Undefined where the database works: else what is new lies in the journal and in memory alone [SF2]. */
  readonly trouble: StorageTrouble | undefined;
  /** Changes that the database does not hold yet. */
  readonly reserve: number;
  readonly secondCopy: SecondCopyHealth;
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

/** The ids of what was saved on this device, in the order asked. */
export type Committed = Result<readonly ChangeId[], Problem | StorageFault>;

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
  /** When this tab last saw something saved, by this device's clock. */
  readonly savedAt: number | null;
  /** Grows with every change of anything above: what screens subscribe to. */
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * The one write door. All of the intents are saved, or none: the rule runs on this copy, the changes are flushed to
   * the journal, then one strict transaction appends to the outbox, having seen that no other tab wrote meanwhile.
   * Where only the journal takes them they are saved all the same, and `keeping` says so.
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
  /**
   * A round begins. Work that a tab left behind in its journal is put back first.
   * The server says which it is: where it was restored, what only the one before had taken waits again [RP13].
   */
  readonly meetEpoch: (epoch: string) => Promise<void>;
  /** Keeps a page of the bloc's history. */
  readonly addHistory: (page: HistoryPage) => Promise<void>;
  /**
   * Does something to a bloc's rows, in turn with all else, and reads the bloc anew: a copy that comes from a file, or
   * goes. Nothing is done where the storage is in trouble.
   */
  readonly remake: <T>(bloc: string, work: (storage: ReplicaStorage) => Promise<T>) => Promise<T | 'trouble'>;
}

export type { Page, Sent };

/** A row that only the journal holds, and where the screens show it meanwhile. */
interface Reserved {
  readonly row: UnsentRow;
  readonly place: number;
}

/** Opens one person's copy: everything is in memory, and can be worked on, when this resolves. */
export async function openReplica(deps: Deps): Promise<Replica> {
  const { now, random, locks, wakeSync, later = laterHere } = deps;
  const { personId } = deps.actor;
  const openStorage = () =>
    openGuarded(
      () => deps.openStorage(personId),
      later,
      async ({ tables }) => canary === 0 || (await tables.meta.get(CANARY))?.value === canary,
    );
  const sentinel = openSentinel(deps.memory, personId);
  let actor = deps.actor;
  let journals: Journals | undefined;
  let writer: Writer | undefined;
  let secondCopy = secondCopyIn(undefined, deps.openJournals ? 'opening' : 'none');
  let canary = 0;
  let storage = await openStorage();
  let trouble: StorageTrouble | undefined;
  let reserve: readonly Reserved[] = [];
  /** What was read from a database that is gone, until another has taken it. */
  let unwritten: Everything | undefined;
  let news: readonly StorageNews[] = [];
  let lastPlace = 0;
  let lastReserved = RESERVE_PLACE;
  let isClosed = false;
  let version = 0;
  let savedAt: number | null = null;
  let blocs = new Map<string, BlocRow>();
  let refused: readonly RefusedRow[] = [];
  const copies = new Map<string, BlocCopy>();
  const listeners = new Set<() => void>();
  let queue: Promise<unknown> = Promise.resolve();

  const unsent = (): readonly Pending[] =>
    [...copies.values()].flatMap((copy) => copy.pending.filter(({ takenAt }) => takenAt === null));

  const tell = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const remember = () => sentinel.write({ unsent: unsent().length });
  const report = (one: StorageNews) => {
    news = [...news, one];
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

  // --- reading ---

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
    const reserved = reserve.filter(({ row }) => row.bloc === bloc).map(asReserved);
    copyOf(bloc).rebase(records, [...takenIn(outbox.map(asPending), sent), ...reserved], true);
    lastPlace = Math.max(lastPlace, ...outbox.map((row) => row.place ?? 0));
  }

  async function refreshRows(): Promise<readonly string[]> {
    const { tables } = storage;
    const [rows, no] = await Promise.all([tables.blocs.all(), tables.refused.all()]);
    const isMoved = ({ bloc, cursor, file }: BlocRow) =>
      blocs.get(bloc)?.cursor !== cursor || blocs.get(bloc)?.file !== file;
    const moved = rows.filter(isMoved).map((row) => row.bloc);
    const before = blocs;
    blocs = new Map(rows.map((row) => [row.bloc, row]));
    for (const bloc of before.keys()) if (!blocs.has(bloc)) copies.delete(bloc);
    refused = no;
    return moved;
  }

  /** The rows, and anew the blocs whose records another tab has moved: a cursor is never ahead of its records. */
  async function refresh(): Promise<void> {
    for (const bloc of await refreshRows()) await load(bloc);
  }

  async function loadAll(): Promise<void> {
    await refreshRows();
    for (const bloc of blocs.keys()) await load(bloc);
  }

  /** Rows that another tab appended since we last looked. */
  function ingest(rows: readonly OutboxRow[]): void {
    const fresh = rows.filter((row) => must(row.place, 'a stored row has a place') > lastPlace);
    for (const bloc of new Set(fresh.map((row) => row.bloc))) {
      copies.get(bloc)?.append(fresh.filter((row) => row.bloc === bloc).map(asPending));
    }
    lastPlace = Math.max(lastPlace, ...fresh.map((row) => row.place ?? 0));
  }

  // --- trouble ---

  /** Sorts what the storage threw. After a fault nothing more is written to it, now or at the next start. */
  async function suffer(error: unknown): Promise<StorageFault> {
    const kind = kindOfStorageError(error);
    if (kind === 'ours') throw error;
    const name = storageErrorName(error);
    // A tab that is going breaks off what it was doing: that says nothing of the database.
    if (isClosed) return { code: 'storage-fault', name };
    if (trouble?.kind !== 'fault' || name === WIPED) trouble = { kind, name };
    if (kind === 'fault') {
      sentinel.write({ tainted: true });
      await secondCopy.note({ tainted: true, canary });
    }
    // Nobody need be asked: nothing is left to lose, memory has it all and writes it down again [SF7].
    if (name === WIPED) void inTurn(rebuild);
    tell();
    return { code: 'storage-fault', name };
  }

  /** What the database does, or what memory alone does where the database has trouble. */
  async function inStorage<T>(work: () => Promise<T>, inMemory: () => T | Promise<T>): Promise<T> {
    if (trouble?.kind === 'quota') await leaveReserve();
    if (!trouble && !isClosed) {
      try {
        return await work();
      } catch (error) {
        await suffer(error);
      }
    }
    return inMemory();
  }

  /** The storage had no room: what waits in the journal is tried again. What memory alone knew is fetched again. */
  async function leaveReserve(): Promise<boolean> {
    try {
      // A row is written where none waits, too: reading alone proves nothing of the room.
      await storage.transaction('write', ['meta'], ({ meta }) => meta.put([{ key: 'room', value: now() }]));
      await putBack(
        storage,
        reserve.map(({ row }) => row),
      );
      // A bloc that was taken meanwhile is known to memory alone.
      await storage.transaction('write', ['blocs'], async (inside) => {
        const stored = new Set((await inside.blocs.all()).map(({ bloc }) => bloc));
        const taken = [...blocs.keys()].filter((bloc) => !stored.has(bloc));
        await inside.blocs.put(taken.map((bloc) => ({ bloc, ...NOT_PULLED })));
      });
      reserve = [];
      trouble = undefined;
      await loadAll();
      return true;
    } catch (error) {
      await suffer(error);
      return false;
    }
  }

  /** Deletes what may be damaged, and makes it anew. */
  async function renew(removeStorage: (person: PersonId) => Promise<void>): Promise<void> {
    stopWatching();
    storage.close();
    await withPatience(later, () => removeStorage(personId));
    // With no connection left anywhere the browser closes its own files, too, and begins new ones.
    await new Promise<void>((resolve) => later(resolve, STORE_CLOSES_MS));
    storage = await openStorage();
    watch();
  }

  /**
   * Reads all, deletes, makes anew, fills, reads back [SF3]. The journal holds what is unsent all the while. What
   * the browser has thrown away is made anew, too: the one that was found in its place may still lie in files that are
   * on their way out.
   */
  async function rebuild(): Promise<boolean> {
    if (!deps.removeStorage || isClosed) return false;
    try {
      const isGone = trouble?.name === WIPED;
      const all = isGone ? fromMemory() : (unwritten ?? (await readAll(storage).catch(() => fromMemory())));
      unwritten = all;
      await renew(deps.removeStorage);
      await writeAll(storage, all);
      unwritten = undefined;
      reserve = reserve.filter(
        ({ row }) => !all.outbox.some((one) => one.writer === row.writer && one.seq === row.seq),
      );
      trouble = undefined;
      if (!(await leaveReserve())) return false;
      await keepAgain([]);
      sentinel.write({ tainted: false });
      await secondCopy.note({ tainted: false, canary });
      report({ is: 'rebuilt' });
      return true;
    } catch (error) {
      await suffer(error);
      return false;
    }
  }

  /** What of the storage is in memory: all but the keepsakes of what was sent. */
  function fromMemory(): Everything {
    const bodies = [...copies.values()];
    return {
      blocs: [...blocs.values()],
      records: bodies.flatMap(({ bloc, base }) =>
        [...base.values()].map(({ kind, id, position, body }) => ({
          bloc,
          kind,
          id,
          position,
          body: seal(body),
        })),
      ),
      outbox: bodies.flatMap(({ bloc, pending }) =>
        pending
          .filter(({ place }) => place < RESERVE_PLACE)
          .map((one) => ({ ...rowOf(bloc, one), place: one.place })),
      ),
      sent: [],
      refused,
      writers: writer ? [{ id: writer.id, last: writer.next - 1 }] : [],
      meta: canary ? [{ key: CANARY, value: canary }] : [],
    };
  }

  // --- the beginning ---

  /** Before anything is written: what of the last time is left in journals, and whether the database is still it. */
  async function begin(): Promise<void> {
    const remembered = sentinel.read();
    try {
      journals = await deps.openJournals?.(personId);
    } catch {
      secondCopy = secondCopyIn(undefined, 'none');
    }
    const left = journals ? await openLeftJournals({ journals, storage, locks }).catch(() => []) : [];
    const contents = left.map(({ journal }) => journal.content);
    if (remembered?.tainted || contents.some(({ tainted }) => tainted)) {
      trouble = { kind: 'fault', name: 'tainted' };
      if (await rebuild()) for (const one of left) await one.journal.note({ tainted: false, canary });
    }
    const before = remembered?.canary ?? contents.find((one) => one.canary > 0)?.canary ?? 0;
    await inStorage(
      () => knowDatabase(before),
      () => undefined,
    );
    await takeBack(left);
    await closeLeft(left);
    const short = (remembered?.unsent ?? 0) - unsent().length;
    if (short > 0) report({ is: 'fewer', before: remembered?.unsent ?? 0, now: unsent().length });
    if (deps.openJournals) await myWriter();
    await settle();
    remember();
    tell();
  }

  /** Another tab may have gone with work that only its journal holds: whoever still lives puts it back. */
  async function adoptLeft(): Promise<void> {
    if (!journals || trouble || isClosed) return;
    const left = await openLeftJournals({ journals, storage, locks }).catch(() => []);
    await takeBack(left);
    await closeLeft(left);
    remember();
  }

  async function closeLeft(left: readonly LeftJournal[]): Promise<void> {
    for (const one of left) {
      await inStorage(
        () => makeOne({ journals: must(journals, 'a shelf of what was left'), storage, locks }, one),
        () => one.close(),
      );
    }
  }

  /** Everything of a bloc that this device still holds and a server of another epoch may not. */
  async function keptOf(bloc: string, epoch: string): Promise<readonly Pending[]> {
    const { sent, outbox } = storage.tables;
    const folded = await sent.folded(bloc).catch(() => []);
    const rows = await outbox.all().catch(() => []);
    return [
      ...folded
        .filter((one) => one.epoch !== epoch)
        .flatMap(rowsOf)
        .map(asPending),
      ...rows.filter((one) => one.bloc === bloc).map(asPending),
      ...reserve.filter(({ row }) => row.bloc === bloc).map(asReserved),
    ];
  }

  /** Puts back what only journals have. Where the database takes nothing it is shown, and waits here. */
  async function takeBack(left: readonly LeftJournal[]): Promise<void> {
    await inStorage(
      async () => {
        const missing = await missingRows(storage, left);
        if (missing.length === 0) return;
        await putBack(storage, missing);
        await loadAll();
        report({ is: 'recovered', count: missing.length });
      },
      async () => {
        const known = new Set(unsent().map(({ change }) => change.id));
        const missing = await missingRows(storage, left).catch(() => missingRows(undefined, left));
        keepInReserve(missing.filter(({ writer: name, seq }) => !known.has(changeIdOf(name, seq))));
      },
    );
  }

  /** The database bears a mark that is noted outside of it: another mark, or none, is another database. */
  async function knowDatabase(before: number): Promise<void> {
    if (!deps.memory && !journals) return;
    const mark = (await storage.tables.meta.get(CANARY))?.value;
    canary = typeof mark === 'number' ? mark : 1 + Math.floor(random() * 0xffff_fffe);
    if (mark === undefined) await storage.tables.meta.put([{ key: CANARY, value: canary }]);
    if (before > 0 && before !== canary) report({ is: 'wiped' });
    sentinel.write({ canary });
  }

  /** This tab's name, and its journal: a storage that refuses even that is a fault, not a bug. */
  async function myWriter(): Promise<Result<Writer, StorageFault>> {
    if (writer) return ok(writer);
    try {
      writer = await takeWriter({ storage, random, locks, journals });
    } catch (error) {
      const fault = await suffer(error);
      // A name that the database does not know is good for once: its journal alone remembers its numbers.
      const id = newWriterId(random);
      const journal = await journals?.open(id).catch(() => undefined);
      if (!journal) return fail(fault);
      const release = locks ? await tryLock(locks, lockName(storage, id)) : undefined;
      writer = { id, next: 1, journal, release: release ?? (() => undefined) };
    }
    secondCopy = secondCopyIn(writer.journal, journals ? 'failed' : 'none');
    await secondCopy.note({ tainted: trouble?.kind === 'fault', canary });
    return ok(writer);
  }

  /**
   * The journal is all that keeps these rows, and with them what is unsent of this tab: it is looked after, and written
   * anew where the browser has thrown it away. False where it cannot be.
   */
  async function keepAgain(rows: readonly UnsentRow[]): Promise<boolean> {
    if (!writer || isClosed || secondCopy.health === 'none' || (await secondCopy.stands()))
      return secondCopy.health === 'good';
    const { id } = writer;
    // Not closed one by one: a hand on a file that is gone may never come back from closing it.
    journals?.close();
    journals = await deps.openJournals?.(personId).catch(() => undefined);
    const journal = await journals?.open(id).catch(() => undefined);
    writer.journal = journal;
    secondCopy = secondCopyIn(journal, 'failed');
    const held = new Set(journal?.content.rows.map(({ seq }) => seq));
    const mine = [...copies.values()].flatMap(({ bloc, pending }) =>
      pending.filter((one) => one.writer === id && one.takenAt === null).map((one) => rowOf(bloc, one)),
    );
    const missing = [...mine, ...rows].filter(({ seq }) => !held.has(seq));
    return missing.length === 0
      ? secondCopy.health === 'good'
      : (await secondCopy.append(missing)) === 'kept';
  }

  /** What has its verdict stored leaves the journal. */
  async function settle(): Promise<void> {
    if (!writer || trouble) return;
    const mine = unsent().filter((one) => one.writer === writer?.id);
    await secondCopy.keepOnly(new Set(mine.map(({ seq }) => seq)));
  }

  // --- writing ---

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
      if (trouble?.kind === 'quota') await leaveReserve();
      const taken = await myWriter();
      if (!taken.ok) return taken;
      const me = taken.value;
      let isJournaled = false;
      for (;;) {
        const prepared = prepare(copy, intents, me.next);
        if (!prepared.ok) {
          // Another tab's work made it a no: its number is not given again.
          if (isJournaled) await secondCopy.cancel(me.next);
          if (isJournaled) me.next += intents.length;
          return prepared;
        }
        const changes = prepared.value;
        const rows = changes.map((change, index) => ({
          bloc,
          writer: me.id,
          seq: me.next + index,
          body: sealChange(change),
        }));
        const journaled = await secondCopy.append(rows);
        if (journaled === 'full') return fail({ code: 'storage-fault', name: 'JournalFull' });
        isJournaled = journaled === 'kept';
        const appended = await append(rows);
        if (!appended.ok) {
          if (!isJournaled || !(await keepAgain(rows))) return appended;
          keepInReserve(rows);
        } else if ('others' in appended.value) {
          // Another tab was first: take its work in and let the rule speak again.
          ingest(appended.value.others);
          continue;
        } else {
          const { places } = appended.value;
          lastPlace = Math.max(lastPlace, ...places);
          copy.append(
            changes.map((change, index) =>
              pendingOf(places[index] as number, me.id, me.next + index, change),
            ),
          );
        }
        me.next += rows.length;
        savedAt = now();
        remember();
        tell();
        wakeSync();
        return ok(changes.map(({ id }) => id));
      }
    });

  type Appended = { readonly places: readonly number[] } | { readonly others: readonly OutboxRow[] };

  async function append(rows: readonly OutboxRow[]): Promise<Result<Appended, StorageFault>> {
    if (trouble) return fail({ code: 'storage-fault', name: trouble.name });
    try {
      return await storage.transaction('write', ['outbox'], async ({ outbox }) => {
        const behind = await outbox.above(lastPlace);
        // Asked twice, after a connection that was lost: what is there already is not written again.
        const mine = behind.filter((one) => one.writer === rows[0]?.writer && one.seq >= rows[0].seq);
        if (mine.length === rows.length) {
          return ok({ places: mine.map(({ place }) => must(place, 'a stored row has a place')) });
        }
        return behind.length > 0 ? ok({ others: behind }) : ok({ places: await outbox.put(rows) });
      });
    } catch (error) {
      return fail(await suffer(error));
    }
  }

  /** Rows that the journal alone has taken: shown like all others, entered as soon as the database works again. */
  function keepInReserve(rows: readonly UnsentRow[]): void {
    const more = rows.map((row) => ({ row, place: (lastReserved += 1) }));
    reserve = [...reserve, ...more];
    for (const bloc of new Set(rows.map((row) => row.bloc))) {
      copyOf(bloc).append(more.filter(({ row }) => row.bloc === bloc).map(asReserved));
      if (!blocs.has(bloc)) blocs.set(bloc, { bloc, ...NOT_PULLED });
    }
  }

  const store: ReplicaStore = {
    async take(bloc) {
      if (copies.has(bloc) && blocs.has(bloc)) return;
      await inTurn(async () => {
        await inStorage(
          async () => {
            const { tables } = storage;
            if (!(await tables.blocs.get(bloc))) await tables.blocs.put([{ bloc, ...NOT_PULLED }]);
            await tables.meta.remove([closedKey(bloc)]);
            await refresh();
            if (!copies.has(bloc)) await load(bloc);
          },
          () => {
            if (!blocs.has(bloc)) blocs.set(bloc, { bloc, ...NOT_PULLED });
            copyOf(bloc);
          },
        );
        tell();
      });
    },

    applyPage: (page) =>
      inTurn(async () => {
        const copy = copyOf(page.bloc);
        const done = await inStorage(
          async () =>
            takePage(await storage.tables.blocs.get(page.bloc), page, async (next) =>
              storage.transaction('write', tablesOfPage, (inside) =>
                storePage(inside, page, next, copy.pending),
              ),
            ),
          () => {
            const held = blocs.get(page.bloc);
            const left = waitingAfter(page, copy.pending, held?.epoch);
            return takePage(held, page, () => Promise.resolve(left));
          },
        );
        await settle();
        tell();
        return done;
      }),

    addHistory: (page) =>
      inTurn(async () => {
        await inStorage(
          () => addHistoryPage(storage, page),
          () => undefined,
        );
        tell();
      }),

    remake: <T>(bloc: string, work: (storage: ReplicaStorage) => Promise<T>) =>
      inTurn(() =>
        inStorage<T | 'trouble'>(
          async () => {
            const done = await work(storage);
            await refreshRows();
            if (blocs.has(bloc)) await load(bloc);
            tell();
            return done;
          },
          () => 'trouble',
        ),
      ),

    meetEpoch: (epoch) =>
      inTurn(async () => {
        await adoptLeft();
        await inStorage(
          async () => {
            for (const row of blocs.values()) {
              if (row.epoch === '' || row.epoch === epoch) continue;
              const copy = copyOf(row.bloc);
              // The next pull begins anew, and other tabs see by the cursor that they must read the outbox again.
              const next = { ...row, epoch, scope: '', cursor: 0 };
              const left = await storage.transaction('write', ['blocs', 'outbox', 'sent'], async (inside) => {
                const waiting = await offerAgain(inside, row.bloc, epoch, copy.pending);
                await inside.blocs.put([next]);
                return waiting;
              });
              copy.rebase([], left, false);
              blocs.set(row.bloc, next);
            }
          },
          async () => {
            // Memory alone knows what was taken, by a server that is no more. Reading harms no damaged database: what
            // it keeps of long ago goes first, or newer work would come before what it was built on.
            for (const row of blocs.values()) {
              if (row.epoch === '' || row.epoch === epoch) continue;
              const copy = copyOf(row.bloc);
              const here = new Set(copy.pending.map(({ change }) => change.id));
              const back = (await keptOf(row.bloc, epoch)).filter(({ change }) => !here.has(change.id));
              const waiting = [...takenIn(copy.pending, []), ...back];
              copy.rebase(
                [],
                waiting.toSorted((a, b) => a.place - b.place),
                false,
              );
              blocs.set(row.bloc, { ...row, epoch, scope: '', cursor: 0 });
            }
          },
        );
        tell();
      }),

    recordSent: (asked) =>
      inTurn(async () => {
        const copy = copyOf(asked.bloc);
        // First, so that a crash in between is not taken for a loss.
        sentinel.write({ unsent: unsent().length - asked.accepted.length - asked.refused.length });
        if (trouble?.kind === 'quota') await leaveReserve();
        const sent = placedNow(asked, copy.pending);
        const refusedNow = await inStorage(
          async () => {
            await storage.transaction('write', tablesOfSent, (inside) => storeSent(inside, sent));
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
          refused = [...refused, ...refusedNow];
          const row = blocs.get(sent.bloc);
          if (row) blocs.set(sent.bloc, { ...row, confirmedAt: sent.at });
        } else {
          await inStorage(refresh, () => undefined);
        }
        await settle();
        remember();
        tell();
      }),
  };

  /** A page applies only onto the cursor it follows; a late or doubled one is dropped. */
  async function takePage(
    held: BlocRow | undefined,
    page: Page,
    keep: (next: BlocRow) => Promise<readonly Pending[]>,
  ): Promise<'applied' | 'stale'> {
    // Closed meanwhile: what was still on its way to it is for nobody.
    if (!held) return 'stale';
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
    blocs.set(page.bloc, next);
    return 'applied';
  }

  // Other tabs: their commits are new rows of the outbox, their pulls move a bloc's cursor.
  let stopWatching: () => void = () => undefined;
  function watch(): void {
    stopWatching = storage.watch({
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
          if (!trouble) await inStorage(refresh, () => undefined);
          await settle();
          tell();
        });
      },
      lost() {
        void inTurn(async () => {
          await inStorage(refresh, () => undefined);
          tell();
        });
        // The files go a moment before the database, or after it.
        for (const ms of FILES_GO_MS) later(() => void inTurn(() => keepAgain([]).then(tell)), ms);
      },
      taken() {
        trouble ??= { kind: 'taken', name: 'TakenError' };
        tell();
      },
    });
  }

  await loadAll();
  watch();
  const ready = deps.openJournals || deps.memory ? inTurn(begin) : Promise.resolve();

  return {
    get storage() {
      return storage;
    },
    copies,
    store,
    ready,
    commit,
    putAway: (changeId) =>
      inTurn(async () => {
        await inStorage(
          async () => {
            await storage.tables.refused.remove([changeId]);
            await refresh();
          },
          () => {
            refused = refused.filter(({ id }) => id !== changeId);
          },
        );
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
    get keeping() {
      return { trouble, reserve: reserve.length, secondCopy: secondCopy.health };
    },
    get news() {
      return news;
    },
    putNewsAway() {
      news = [];
      tell();
    },
    recheck: () =>
      inTurn(async () => {
        if (trouble?.kind === 'quota') await leaveReserve();
        else if (trouble?.kind === 'fault') await rebuild();
        await settle();
        tell();
        return trouble === undefined;
      }),
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
      isClosed = true;
      stopWatching();
      secondCopy.close();
      journals?.close();
      writer?.release();
      storage.close();
    },
  };
}

/** Chromium keeps the files of an origin open for two seconds after the last connection. */
const STORE_CLOSES_MS = 3000;

/** When a browser that has closed the database will have thrown away the files, too, if that is what it is at. */
const FILES_GO_MS = [500, 3000, 15_000];

const CANARY = 'canary';
const NOT_PULLED = { cursor: 0, epoch: '', scope: '', complete: false, heardAt: null, confirmedAt: null };

const sealChange = ({ name, args, base, at }: Omit<Change, 'id'>) =>
  seal({ name, args, base, at } satisfies StoredChange);
const rowOf = (bloc: string, { writer, seq, change }: Pending): UnsentRow => ({
  bloc,
  writer,
  seq,
  body: sealChange(change),
});
const asReserved = ({ row, place }: Reserved): Pending => asPending({ ...row, place });

/** What a page leaves waiting, where only memory takes it in; at a server of another epoch, all of it. */
function waitingAfter(
  page: Page,
  pending: readonly Pending[],
  epoch: string | undefined,
): readonly Pending[] {
  if (page.epoch !== epoch) return pending.map((one) => ({ ...one, takenAt: null }));
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
