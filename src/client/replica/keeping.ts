// Where the work lies while the storage has trouble, and the way back: nothing more is written to a database that has
// failed until it is made anew; what is new lies in the journal, which is looked after meanwhile.

import { changeIdOf, type PersonId } from '../../domain/ids.ts';
import { meetStored } from './epochs.ts';
import type { UnsentRow } from './journal/journal.ts';
import { putBack } from './left-journals.ts';
import { fill, joined, lastPlaceIn, readAll, type Everything, type Joined } from './rebuild.ts';
import {
  asReserved,
  CANARY,
  markDatabase,
  NOT_PULLED,
  type ReplicaState,
  type StorageFault,
} from './replica-state.ts';
import { seal } from './sealed.ts';
import { secondCopyIn } from './second-copy.ts';
import { kindOfStorageError, storageErrorName, WIPED, withPatience } from './storage-guard.ts';
import { openStopgap, type InHand } from './stopgap.ts';
import { RESERVE_PLACE, rowsOf, unsentRow } from './taking-in.ts';

export interface Keeper {
  /** Sorts what the storage threw. After a fault nothing more is written to it, now or at the next start. */
  readonly suffer: (error: unknown) => Promise<StorageFault>;
  /** What the database does, or what memory alone does where the database has trouble. */
  readonly inStorage: <T>(work: () => Promise<T>, inMemory: () => T | Promise<T>) => Promise<T>;
  /** Tries a storage that had no room. False where it still has none. */
  readonly leaveReserve: () => Promise<boolean>;
  /** Makes a storage that has failed anew [SF3]. False where it still fails. */
  readonly rebuild: () => Promise<boolean>;
  /**
   * The journal is all that keeps these rows, and with them what is unsent of this tab: it is looked after, and written
   * anew where it failed or the browser has thrown it away. False where it cannot be, or cannot be known to be there.
   */
  readonly keepAgain: (rows: readonly UnsentRow[]) => Promise<boolean>;
  /** Rows that the journal alone has taken: shown like all others, entered as soon as the database works again. */
  readonly keepInReserve: (rows: readonly UnsentRow[]) => void;
  /** Another tab has the database now, and may have read it a moment before this one's last word. */
  readonly letGo: () => Promise<void>;
  /** What has its verdict stored leaves the journal. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
}

/** Chromium keeps the files of an origin open for two seconds after the last connection. */
const STORE_CLOSES_MS = 3000;

export function createKeeper(state: ReplicaState): Keeper {
  const { deps, sentinel, openStorage, tell, unsent, report, inTurn, copyOf, loadAll } = state;
  const { later, now } = deps;
  const { personId } = deps.actor;
  // A tab that begins has no name yet; the hour keeps it from what another has left.
  const stopgap = openStopgap({ ...deps, person: personId }, () => state.writer?.id ?? String(now()));

  async function suffer(error: unknown): Promise<StorageFault> {
    const kind = kindOfStorageError(error);
    if (kind === 'ours') throw error;
    const name = storageErrorName(error);
    // A tab that is going breaks off what it was doing, and one whose database another has taken holds on to the former:
    // that says nothing of the one there is now.
    const isOver = state.isClosed || (state.trouble?.kind === 'taken' && name !== WIPED);
    if (isOver) return { code: 'storage-fault', name };
    if (state.trouble?.kind !== 'fault' || name === WIPED) state.trouble = { kind, name };
    if (kind === 'fault') {
      sentinel.write({ tainted: true });
      await state.secondCopy.note({ tainted: true, canary: state.canary });
    }
    // Nobody need be asked: nothing is left to lose, memory has it all and writes it down again [SF7].
    if (name === WIPED) void inTurn(rebuild);
    tell();
    return { code: 'storage-fault', name };
  }

  async function inStorage<T>(work: () => Promise<T>, inMemory: () => T | Promise<T>): Promise<T> {
    if (state.trouble?.kind === 'quota') await leaveReserve();
    if (!state.trouble && !state.isClosed) {
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
      await state.storage.transaction('write', ['meta'], ({ meta }) =>
        meta.put([{ key: 'room', value: now() }]),
      );
      if (state.canary === 0 && (deps.memory || state.journals)) await markDatabase(state);
      await putBack(
        state.storage,
        state.reserve.map(({ row }) => row),
      );
      // A bloc that was taken meanwhile is known to memory alone.
      await state.storage.transaction('write', ['blocs'], async (inside) => {
        const stored = new Set((await inside.blocs.all()).map(({ bloc }) => bloc));
        const taken = [...state.blocs.keys()].filter((bloc) => !stored.has(bloc));
        await inside.blocs.put(taken.map((bloc) => ({ bloc, ...NOT_PULLED })));
      });
      state.reserve = [];
      state.trouble = undefined;
      stopgap.drop();
      await loadAll();
      // What is heard from now on is of that server: written beside a batch that only the one before had taken, it would
      // leave half a batch behind.
      if (state.metInMemory !== undefined) await meetStored(state, state.metInMemory);
      return true;
    } catch (error) {
      await suffer(error);
      return false;
    }
  }

  /** Deletes what may be damaged, and makes it anew. */
  async function renew(removeStorage: (person: PersonId) => Promise<void>): Promise<void> {
    state.stopWatching();
    state.storage.close();
    await withPatience(later, () => removeStorage(personId));
    // With no connection left anywhere the browser closes its own files, too, and begins new ones.
    await new Promise<void>((resolve) => later(resolve, STORE_CLOSES_MS));
    state.storage = await openStorage();
    state.watch();
  }

  /**
   * Reads all, deletes, makes anew, fills, reads back [SF3]. The journal holds what is unsent all the while. What
   * the browser has thrown away is made anew, too: the one that was found in its place may still lie in files that are
   * on their way out.
   */
  async function rebuild(): Promise<boolean> {
    // Where another tab has it, it is whole, and holds what that one has sent since: nobody else has it [SF7].
    if (!deps.removeStorage || state.isClosed || state.trouble?.kind === 'taken') return false;
    try {
      const isGone = state.trouble?.name === WIPED;
      const read = isGone
        ? // What a try that failed had read there is there no more.
          await withWhatStands(state.unwritten ?? fromMemory())
        : (state.unwritten ?? (await readAll(state.storage).catch(() => fromMemory())));
      state.unwritten = read;
      await stopgap.keep(inHand());
      await renew(deps.removeStorage);
      const filled = await fill(state.storage, read);
      const { all } = filled;
      putBehind(filled);
      const mark = all.meta.find(({ key }) => key === CANARY)?.value;
      if (typeof mark === 'number') state.canary = mark;
      // A new database counts from where its rows end: what another tab appends there is new, whatever place it has [RP22].
      state.lastPlace = Math.min(state.lastPlace, lastPlaceIn(all));
      state.unwritten = undefined;
      state.reserve = state.reserve.filter(
        ({ row }) => !all.outbox.some((one) => one.writer === row.writer && one.seq === row.seq),
      );
      state.trouble = undefined;
      if (!(await leaveReserve())) return false;
      await keepAgain([]);
      sentinel.write({ tainted: false });
      await state.secondCopy.note({ tainted: false, canary: state.canary });
      report({ is: 'rebuilt' });
      return true;
    } catch (error) {
      await suffer(error);
      return false;
    }
  }

  /**
   * In the place of the database that is gone there may be one that another tab has begun to work in: what that has sent
   * and is kept for a server that forgets lies nowhere else.
   */
  async function withWhatStands(memory: Everything): Promise<Everything> {
    const there = await withPatience(later, async () => {
      const storage = await deps.openStorage(personId);
      return readAll(storage).finally(() => storage.close());
    }).catch(() => undefined);
    if (!there || there.outbox.length + there.sent.length + there.refused.length === 0) return memory;
    const both = joined(there, memory);
    putBehind(both);
    state.lastPlace = 0;
    return both.all;
  }

  /** What another tab's rows stand before. */
  function putBehind({ left }: Joined): void {
    const more = left.map((row) => ({ row, place: (state.lastReserved += 1) }));
    state.reserve = [...more, ...state.reserve];
  }

  /** What of the storage is in memory: all but the keepsakes of what was sent. */
  function fromMemory(): Everything {
    const bodies = [...state.copies.values()];
    return {
      blocs: [...state.blocs.values()],
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
          .map((one) => ({ ...unsentRow(bloc, one), place: one.place })),
      ),
      sent: [],
      refused: state.refused,
      writers: state.writer ? [{ id: state.writer.id, last: state.writer.next - 1 }] : [],
      meta: state.canary ? [{ key: CANARY, value: state.canary }] : [],
    };
  }

  /** What of this tab no server has taken, as far as memory knows. */
  const mine = (): readonly UnsentRow[] =>
    [...state.copies.values()].flatMap(({ bloc, pending }) =>
      pending
        .filter((one) => one.writer === state.writer?.id && one.takenAt === null)
        .map((one) => unsentRow(bloc, one)),
    );

  /**
   * What this tab alone has: of a database that is gone, what waits and what was taken, for a server that may be restored
   * to before it; its own; and what was refused, which no journal keeps.
   */
  const inHand = (): InHand => {
    const { sent = [], outbox = [], refused = [] } = state.unwritten ?? {};
    const rows = [...sent.filter(({ body }) => body).flatMap(rowsOf), ...outbox, ...mine()];
    // A no that memory alone has heard is asked for once more: its change lies among what waits.
    const asked = new Set(rows.map(({ writer, seq }) => changeIdOf(writer, seq)));
    const noes = new Map([...state.refused, ...refused].map((row) => [row.id, row]));
    return { rows, refused: [...noes.values()].filter(({ id }) => !asked.has(id)) };
  };

  async function keepAgain(rows: readonly UnsentRow[]): Promise<boolean> {
    if (!state.writer || state.isClosed || state.secondCopy.health === 'none') return false;
    const standing = await state.secondCopy.stands();
    if (standing !== 'gone') return standing === 'here';
    const { id } = state.writer;
    // Not closed one by one: a hand on a file that is gone may never come back from closing it.
    state.journals?.close();
    state.journals = await deps.openJournals?.(personId).catch(() => undefined);
    const journal = await state.journals?.open(id).catch(() => undefined);
    state.writer.journal = journal;
    state.secondCopy = secondCopyIn(journal, 'failed');
    const held = new Set(journal?.content.rows.map(({ seq }) => seq));
    const missing = [...mine(), ...rows].filter(({ seq }) => !held.has(seq));
    return missing.length === 0
      ? state.secondCopy.health === 'good'
      : (await state.secondCopy.append(missing)) === 'kept';
  }

  async function settle(): Promise<void> {
    if (!state.writer || state.trouble) return;
    const { id } = state.writer;
    const mine = unsent().filter(({ writer }) => writer === id);
    const refused = new Set(state.refused.map((one) => one.id));
    await state.secondCopy.keepOnly(new Set(mine.map(({ seq }) => seq)), (seq) =>
      refused.has(changeIdOf(id, seq)),
    );
  }

  function keepInReserve(rows: readonly UnsentRow[]): void {
    const more = rows.map((row) => ({ row, place: (state.lastReserved += 1) }));
    state.reserve = [...state.reserve, ...more];
    for (const bloc of new Set(rows.map((row) => row.bloc))) {
      copyOf(bloc).append(more.filter(({ row }) => row.bloc === bloc).map(asReserved));
      if (!state.blocs.has(bloc)) state.blocs.set(bloc, { bloc, ...NOT_PULLED });
    }
  }

  async function letGo(): Promise<void> {
    // A fault was the former one's. One that the browser threw away is found again by what stands in its place.
    if (state.trouble?.name !== WIPED) state.trouble = { kind: 'taken', name: 'TakenError' };
    await stopgap.keep(inHand());
  }

  return {
    suffer,
    inStorage,
    leaveReserve,
    rebuild,
    keepAgain,
    keepInReserve,
    letGo,
    settle,
    close: stopgap.leave,
  };
}
