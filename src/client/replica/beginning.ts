// The beginning of a tab: what of the last time is left in journals, whether the database is still the one it was, and
// the name that this tab writes under.

import { must } from '../../base/assert.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { changeIdOf, type WriterId } from '../../domain/ids.ts';
import type { Journals } from './journal/journal.ts';
import type { Keeper } from './keeping.ts';
import { makeOne, missingRows, openLeftJournals, putBack, type LeftJournal } from './left-journals.ts';
import { markDatabase, type ReplicaState, type StorageFault } from './replica-state.ts';
import { secondCopyIn } from './second-copy.ts';
import { leftStopgaps, putBackRefused, type InHand } from './stopgap.ts';
import { lockName, newWriterId, takeWriter, tryLock, type Writer } from './writer.ts';

export interface Beginning {
  /** Before anything is written. */
  readonly begin: () => Promise<void>;
  /** Another tab may have gone with work that only its journal holds: whoever still lives puts it back. */
  readonly adoptLeft: () => Promise<void>;
  /** This tab's name, and its journal: a storage that refuses even that is a fault, not a bug. */
  readonly myWriter: () => Promise<Result<Writer, StorageFault>>;
}

export function createBeginning(state: ReplicaState, keeper: Keeper): Beginning {
  const { deps, sentinel, unsent, report, remember, tell, loadAll } = state;
  const { locks, random } = deps;
  const { personId } = deps.actor;
  const { suffer, inStorage, rebuild, keepInReserve, settle } = keeper;

  async function begin(): Promise<void> {
    const remembered = sentinel.read();
    try {
      state.journals = await deps.openJournals?.(personId);
    } catch {
      state.secondCopy = secondCopyIn(undefined, 'none');
    }
    const left = state.journals
      ? await openLeft(state.journals, await writersInOutbox()).catch(() => [])
      : [];
    const contents = left.map(({ journal }) => journal.content);
    if (remembered?.tainted || contents.some(({ tainted }) => tainted)) {
      state.trouble = { kind: 'fault', name: 'tainted' };
      if (await rebuild())
        for (const { journal } of left)
          await journal.note({ tainted: false, canary: journal.content.canary });
    }
    const before = remembered?.canary ?? contents.find((one) => one.canary > 0)?.canary ?? 0;
    await inStorage(
      () => knowDatabase(before),
      () => undefined,
    );
    const stopgaps = await leftStopgaps({ ...deps, person: personId });
    await takeBack(left, stopgaps);
    if (!state.trouble) for (const { drop } of stopgaps) drop();
    await closeLeft(left);
    const short = (remembered?.unsent ?? 0) - unsent().length;
    if (short > 0) report({ is: 'fewer', before: remembered?.unsent ?? 0, now: unsent().length });
    if (deps.openJournals) await myWriter();
    await settle();
    remember();
    tell();
  }

  const openLeft = (journals: Journals, writers: readonly WriterId[]) =>
    openLeftJournals({ journals, storage: state.storage, locks }, writers);

  async function writersInOutbox(): Promise<readonly WriterId[]> {
    const rows = await state.storage.tables.outbox.all().catch(() => []);
    return rows.map(({ writer }) => writer);
  }

  async function adoptLeft(): Promise<void> {
    if (!state.journals || state.trouble || state.isClosed) return;
    // Asked at every round of the line: whose work waits is in memory, and thousands of rows need not be read for it.
    const waiting = [...state.copies.values()].flatMap(({ pending }) => pending.map(({ writer }) => writer));
    const left = await openLeft(state.journals, waiting).catch(() => []);
    await takeBack(left);
    await closeLeft(left);
    remember();
  }

  async function closeLeft(left: readonly LeftJournal[]): Promise<void> {
    for (const one of left) {
      await inStorage(
        () =>
          makeOne(
            { journals: must(state.journals, 'a shelf of what was left'), storage: state.storage, locks },
            one,
            state.canary,
          ),
        () => one.close(),
      );
    }
  }

  /** Puts back what only journals have, and what a tab left that died while it made the database anew. Where the database takes nothing it is shown, and waits here. */
  async function takeBack(journals: readonly LeftJournal[], stopgaps: readonly InHand[] = []): Promise<void> {
    const left = [
      ...journals.map(({ journal }) => journal.content.rows),
      ...stopgaps.map(({ rows }) => rows),
    ];
    const refused = stopgaps.flatMap((one) => one.refused);
    await inStorage(
      async () => {
        const strange = journals.filter(({ journal }) => journal.content.canary !== state.canary);
        // Seldom wanted, so not among the first files; where they do not come, the journals keep it for another time.
        const kept =
          strange.length > 0
            ? await import('./kept-rows.ts').then(
                (late) => late.putBackKept(state, strange),
                () => 0,
              )
            : 0;
        // Before the rest: a journal may not have heard yet that its row was refused [SF9].
        const noes = await putBackRefused(state.storage, refused);
        const missing = await missingRows(state.storage, left);
        if (missing.length + noes.length + kept === 0) return;
        await putBack(state.storage, missing);
        await loadAll();
        if (missing.length > 0) report({ is: 'recovered', count: missing.length });
      },
      async () => {
        const told = new Set(state.refused.map(({ id }) => id));
        state.refused = [...state.refused, ...refused.filter(({ id }) => !told.has(id))];
        const known = new Set(unsent().map(({ change }) => change.id));
        const missing = await missingRows(state.storage, left).catch(() => missingRows(undefined, left));
        const unknown = missing.filter(({ writer: name, seq }) => !known.has(changeIdOf(name, seq)));
        keepInReserve(unknown);
        // The trouble may be over before anybody reads of it: that this was left, and is here, is told all the same.
        if (unknown.length > 0) report({ is: 'recovered', count: unknown.length });
      },
    );
  }

  /** The database bears a mark that is noted outside of it: another mark, or none, is another database. */
  async function knowDatabase(before: number): Promise<void> {
    if (!deps.memory && !state.journals) return;
    await markDatabase(state);
    if (before > 0 && before !== state.canary) report({ is: 'wiped' });
  }

  async function myWriter(): Promise<Result<Writer, StorageFault>> {
    if (state.writer) return ok(state.writer);
    try {
      state.writer = await takeWriter({ storage: state.storage, random, locks, journals: state.journals });
    } catch (error) {
      const fault = await suffer(error);
      // A name that the database does not know is good for once: its journal alone remembers its numbers.
      const id = newWriterId(random);
      const journal = await state.journals?.open(id).catch(() => undefined);
      if (!journal) return fail(fault);
      const release = locks ? await tryLock(locks, lockName(state.storage, id)) : undefined;
      state.writer = { id, next: 1, journal, release: release ?? (() => undefined) };
    }
    state.secondCopy = secondCopyIn(state.writer.journal, state.journals ? 'failed' : 'none');
    await state.secondCopy.note({ tainted: state.trouble?.kind === 'fault', canary: state.canary });
    return ok(state.writer);
  }

  return { begin, adoptLeft, myWriter };
}
