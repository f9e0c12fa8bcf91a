// A third copy of what is unsent, in localStorage. A browser that is short of room throws the databases and the private
// files of an origin away together, unless it has promised to keep them; localStorage it leaves where it is [JN7].

import { fail } from '../../../base/result.ts';
import type { PersonId, WriterId } from '../../../domain/ids.ts';
import type { Journal, JournalContent, Journals, OpenJournals, UnsentRow } from './journal.ts';
import { rowsOfStored, textOfRows, type StoredRow } from './stored-rows.ts';

const ROOT = 'so-thi-dua/unsent';
/** Of the five million characters that browsers give: what is being typed needs room there, too. */
const MOST_CHARS = 2_000_000;
/** A key for each commit would make a list of thousands, which every key that is typed reads through. */
const PART_CHARS = 8000;

/** Journals of which each commit is written into `memory` too, and comes back from there where its file is gone. */
export const withMirror =
  (openJournals: OpenJournals, memory: Storage | undefined): OpenJournals =>
  async (person) => {
    const journals = await openJournals(person);
    return memory ? mirrored(journals, memory, `${ROOT}/${person}/`) : journals;
  };

/** Somebody leaves this device for good, with nothing unsent. */
export function forgetMirror(memory: Storage | undefined, person: PersonId): void {
  if (memory) for (const key of keysUnder(memory, `${ROOT}/${person}/`)) memory.removeItem(key);
}

const keysUnder = (memory: Storage, root: string) =>
  Object.keys(memory).filter((key) => key.startsWith(root));

function mirrored(journals: Journals, memory: Storage, root: string): Journals {
  const writers = () => keysUnder(memory, root).map((key) => key.slice(root.length, key.lastIndexOf('/')));
  return {
    names: async () => [...new Set([...(await journals.names()), ...writers()])],
    async open(writer) {
      const mirror = openMirror(memory, root, writer);
      const journal = await journals.open(writer).catch((error: unknown) => {
        // No room for a file: what the mirror has can be read all the same.
        if (mirror.commits().size === 0) throw error;
        return unwritable;
      });
      return mirroredJournal(journal, mirror);
    },
    async remove(writer) {
      for (const key of keysUnder(memory, `${root}${writer}/`)) memory.removeItem(key);
      await journals.remove(writer);
    },
    close: journals.close,
  };
}

const NOTHING: JournalContent = { rows: [], lastSeq: 0, tainted: false, canary: 0, damaged: false };
const failed = () => Promise.resolve(fail('failed' as const));
const unwritable: Journal = {
  content: NOTHING,
  append: failed,
  cancel: failed,
  settle: failed,
  kept: () => Promise.resolve([]),
  note: failed,
  stands: () => Promise.resolve('gone'),
  close: () => undefined,
};

type Commits = Map<number, readonly UnsentRow[]>;

interface Mirror {
  /** By the number of their first change, in its order. */
  readonly commits: () => ReadonlyMap<number, readonly UnsentRow[]>;
  /** Where there is no room it is not kept: this copy is one more, not the one that is relied on. */
  readonly keep: (rows: readonly UnsentRow[]) => void;
  /** Commits by the number of their first change. */
  readonly drop: (seqs: readonly number[]) => void;
}

/** One writer's mirror: a few commits under a key, which is named by the first that was put there. */
function openMirror(memory: Storage, root: string, writer: WriterId): Mirror {
  const own = `${root}${writer}/`;
  const parts = new Map<string, Commits>();
  const sizes = new Map<string, number>();
  /** The part that a commit lies in. */
  const places = new Map<number, string>();
  let others = 0;
  for (const key of keysUnder(memory, root)) {
    const text = memory.getItem(key) ?? '';
    if (!key.startsWith(own)) {
      others += key.length + text.length;
      continue;
    }
    sizes.set(key, text.length);
    try {
      const stored = JSON.parse(text) as readonly (readonly StoredRow[])[];
      const commits = stored.map((one) => rowsOfStored(one, writer));
      parts.set(key, new Map(commits.map((rows) => [rows[0]?.seq ?? 0, rows])));
      for (const [first] of commits) if (first) places.set(first.seq, key);
    } catch {
      // Not ours to read, and not ours to throw away.
    }
  }

  function write(key: string, commits: Commits): void {
    if (commits.size === 0) {
      memory.removeItem(key);
      parts.delete(key);
      sizes.delete(key);
      return;
    }
    const text = `[${[...commits.values()].map(textOfRows).join(',')}]`;
    try {
      memory.setItem(key, text);
    } catch {
      // Full: the journal has it. What stood there stands.
      return;
    }
    parts.set(key, commits);
    sizes.set(key, text.length);
    for (const seq of commits.keys()) places.set(seq, key);
  }

  const mirror: Mirror = {
    commits: () =>
      new Map([...parts.values()].flatMap((commits) => [...commits]).toSorted(([a], [b]) => a - b)),
    keep(rows) {
      const [first] = rows;
      if (!first) return;
      mirror.drop([first.seq]);
      const size = textOfRows(rows).length + 1;
      const all = others + [...sizes.values()].reduce((sum, one) => sum + one, 0);
      if (all + size > MOST_CHARS) return;
      const [last] = [...parts.keys()].slice(-1);
      const hasRoom = last !== undefined && (sizes.get(last) ?? 0) + size <= PART_CHARS;
      const key = hasRoom ? last : `${own}${first.seq}`;
      write(key, new Map([...(parts.get(key) ?? []), [first.seq, rows]]));
    },
    drop(seqs) {
      const touched = new Set<string>();
      for (const seq of seqs) {
        const key = places.get(seq);
        if (!key) continue;
        parts.get(key)?.delete(seq);
        places.delete(seq);
        touched.add(key);
      }
      for (const key of touched) write(key, parts.get(key) ?? new Map());
    },
  };
  return mirror;
}

async function mirroredJournal(journal: Journal, mirror: Mirror): Promise<Journal> {
  const { content } = journal;
  const inFile = new Set(content.rows.map((row) => row.seq));
  /** Numbers that still wait, by the commit they lie in; and the commit, by the number. */
  const waits = new Map<number, Set<number>>();
  const commitOf = new Map<number, number>();
  const wait = (commit: number, rows: readonly UnsentRow[]) => {
    waits.set(commit, new Set(rows.map((row) => row.seq)));
    for (const row of rows) commitOf.set(row.seq, commit);
  };
  const lost: UnsentRow[] = [];
  const settled: number[] = [];
  for (const [seq, rows] of mirror.commits()) {
    // The file is written before its mirror: of what it once had it knows better what still waits.
    const isLost = seq > content.lastSeq;
    if (!isLost && !rows.some((row) => inFile.has(row.seq))) {
      settled.push(seq);
      continue;
    }
    wait(seq, rows);
    if (!isLost) continue;
    await journal.append(rows);
    lost.push(...rows);
  }
  mirror.drop(settled);

  function keep(rows: readonly UnsentRow[]): void {
    const [first] = rows;
    if (!first) return;
    mirror.keep(rows);
    wait(first.seq, rows);
  }
  // What was written before there was a mirror, or did not go into it.
  for (const row of content.rows) if (!commitOf.has(row.seq)) keep([row]);

  function drop(commits: readonly number[]): void {
    mirror.drop(commits);
    for (const seq of commits) waits.delete(seq);
  }

  return {
    content: {
      ...content,
      rows: [...content.rows, ...lost],
      lastSeq: Math.max(content.lastSeq, ...lost.map((row) => row.seq)),
    },
    async append(rows) {
      const appended = await journal.append(rows);
      if (appended.ok) keep(rows);
      return appended;
    },
    cancel(seq) {
      drop([seq]);
      return journal.cancel(seq);
    },
    settle(given, refused) {
      const done: number[] = [];
      for (const seq of given) {
        const commit = commitOf.get(seq) ?? seq;
        const waiting = waits.get(commit);
        commitOf.delete(seq);
        if (waiting?.delete(seq) && waiting.size === 0) done.push(commit);
      }
      drop(done);
      return journal.settle(given, refused);
    },
    kept: journal.kept,
    note: journal.note,
    stands: journal.stands,
    close: journal.close,
  };
}
