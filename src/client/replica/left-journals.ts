// Journals that no tab holds any more: each is made one with the database again. What the database has lost is put
// back under its own id, what the journal never had is written there, and what has its verdict is let go [JN1].

import { changeIdOf, type WriterId } from '../../domain/ids.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import type { Journal, Journals, UnsentRow } from './journal/journal.ts';
import { open } from './sealed.ts';
import type { OutboxRow, ReplicaStorage, StoredChange } from './storage.ts';
import { lockName, tryLock } from './writer.ts';

export interface LeftJournal {
  readonly writer: WriterId;
  readonly journal: Journal;
  /** Lets others open it. */
  readonly close: () => void;
}

interface Deps {
  readonly journals: Journals;
  readonly storage: ReplicaStorage;
  readonly locks: LockManager | undefined;
}

/**
 * Opens what no live tab holds, and keeps it from others until it is closed. `writers` are those whose work is known to
 * wait: their journal may be gone.
 */
export async function openLeftJournals(
  { journals, storage, locks }: Deps,
  writers: readonly WriterId[],
): Promise<readonly LeftJournal[]> {
  const left: LeftJournal[] = [];
  for (const writer of new Set([...(await journals.names()), ...writers])) {
    const release = locks ? await tryLock(locks, lockName(storage, writer)) : () => undefined;
    if (!release) continue;
    try {
      const journal = await journals.open(writer);
      const close = () => {
        journal.close();
        release();
      };
      left.push({ writer, journal, close });
    } catch {
      // Another tab has it after all, or the disk has no room for a new one.
      release();
    }
  }
  return left;
}

/**
 * What was left, each list in the order of its tab, and lies nowhere in the database; in the order in which it was
 * written: one tab's work may rest on another's. Without a database, all of it.
 */
export async function missingRows(
  storage: ReplicaStorage | undefined,
  left: readonly (readonly UnsentRow[])[],
): Promise<readonly UnsentRow[]> {
  const all = left.filter((rows) => rows.length > 0);
  if (all.length === 0 || !storage) return merged(all);
  const known = await storage.transaction('read', ['outbox', 'sent', 'refused'], async (tables) => {
    const [outbox, sent, refused] = await Promise.all([
      tables.outbox.all(),
      tables.sent.all(),
      tables.refused.all(),
    ]);
    const kept = sent.flatMap(({ body }) => (body ? open<readonly Change[]>(body).map(({ id }) => id) : []));
    return new Set([...outbox.map(idOf), ...refused.map(({ id }) => id), ...kept]);
  });
  return merged(all.map((rows) => rows.filter((row) => !known.has(idOf(row)))));
}

/**
 * By the device's clock; each writer's own keep their order, and none comes before the one it was built on, whatever the
 * clock did meanwhile.
 */
function merged(journals: readonly (readonly UnsentRow[])[]): readonly UnsentRow[] {
  const queues = journals.map((rows) =>
    rows
      .map((row) => {
        const { at, base } = open<StoredChange>(row.body);
        return { row, id: idOf(row), at, base };
      })
      .toReversed(),
  );
  const waiting = new Set(queues.flatMap((queue) => queue.map(({ id }) => id)));
  const rows = new Map<string, UnsentRow>();
  for (;;) {
    const begun = queues.filter((queue) => queue.length > 0);
    const ready = begun.filter((queue) => !waiting.has(queue.at(-1)?.base ?? ''));
    const [first] = (ready.length > 0 ? ready : begun).toSorted(
      (a, b) => (a.at(-1)?.at ?? 0) - (b.at(-1)?.at ?? 0),
    );
    const next = first?.pop();
    if (!next) return [...rows.values()];
    rows.set(next.id, next.row);
    waiting.delete(next.id);
  }
}

/** Puts rows into the outbox that are not there, with their blocs, so that they are sent and their blocs fetched. */
export async function putBack(storage: ReplicaStorage, rows: readonly UnsentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await storage.transaction('write', ['outbox', 'blocs'], async ({ outbox, blocs }) => {
    const there = new Set((await outbox.all()).map(idOf));
    const taken = new Set((await blocs.all()).map(({ bloc }) => bloc));
    const none = { cursor: 0, epoch: '', scope: '', complete: false, heardAt: null, confirmedAt: null };
    const strange = new Set(rows.map(({ bloc }) => bloc).filter((bloc) => !taken.has(bloc)));
    await blocs.put([...strange].map((bloc) => ({ bloc, ...none })));
    await outbox.put(rows.filter((row) => !there.has(idOf(row))));
  });
}

/**
 * What a journal lacks is written there, what has its verdict is let go, and it is closed. One that stood beside a
 * database of another mark may have more to give yet [JN10].
 */
export async function makeOne({ journals, storage }: Deps, left: LeftJournal, canary: number): Promise<void> {
  const { writer, journal } = left;
  const waiting = (await unsentRows(storage)).filter((row) => row.writer === writer);
  const waits = new Set(waiting.map(({ seq }) => seq));
  const held = new Set(journal.content.rows.map(({ seq }) => seq));
  const refused = new Set((await storage.tables.refused.all()).map(({ id }) => id));
  const settled = [...held].filter((seq) => !waits.has(seq));
  await journal.settle(
    settled,
    settled.filter((seq) => refused.has(changeIdOf(writer, seq))),
  );
  const unheld = waiting.filter(({ seq }) => !held.has(seq));
  if (unheld.length > 0) await journal.append(unheld);
  const isKnown = (await storage.tables.writers.get(writer)) !== undefined;
  left.close();
  // A name that is still known is taken up again, and the room of its journal with it.
  const isOver = waiting.length === 0 && !isKnown && journal.content.canary === canary;
  if (isOver) await journals.remove(writer).catch(() => undefined);
}

/** Rows of the outbox that the server has not taken. */
async function unsentRows(storage: ReplicaStorage): Promise<readonly OutboxRow[]> {
  return storage.transaction('read', ['outbox', 'sent'], async (tables) => {
    const [outbox, sent] = await Promise.all([tables.outbox.all(), tables.sent.all()]);
    const taken = new Set(sent.filter(({ folded }) => folded === 0).flatMap(({ places }) => places));
    return outbox.filter(({ place }) => place === undefined || !taken.has(place));
  });
}

const idOf = ({ writer, seq }: UnsentRow): string => changeIdOf(writer, seq);
