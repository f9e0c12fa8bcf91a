// A third copy of what is unsent, in localStorage. A browser that is short of room throws the databases and the private
// files of an origin away together, unless it has promised to keep them; localStorage it leaves where it is [JN7].

import type { PersonId, WriterId } from '../../../domain/ids.ts';
import type { Journal, JournalContent, Journals, OpenJournals, UnsentRow } from './journal.ts';
import { rowsOfText, textOfRows } from './stored-rows.ts';
import { fail } from '../../../base/result.ts';

const ROOT = 'so-thi-dua/unsent';
/** Of the five million characters that browsers give: what is being typed needs room there, too. */
const MOST_CHARS = 2_000_000;

/** Journals of which each commit is written into `memory` too, and comes back from there where its file is gone. */
export const withMirror =
  (openJournals: OpenJournals, memory: Storage | undefined): OpenJournals =>
  async (person) => {
    const journals = await openJournals(person);
    return memory ? mirrored(journals, mirrorOf(memory, person)) : journals;
  };

/** Somebody leaves this device for good, with nothing unsent. */
export function forgetMirror(memory: Storage | undefined, person: PersonId): void {
  if (memory) for (const key of keysUnder(memory, `${ROOT}/${person}/`)) memory.removeItem(key);
}

const keysUnder = (memory: Storage, root: string) =>
  Object.keys(memory).filter((key) => key.startsWith(root));

interface Mirror {
  readonly writers: () => readonly WriterId[];
  /** A writer's commits, by the number of their first change. */
  readonly commits: (writer: WriterId) => ReadonlyMap<number, readonly UnsentRow[]>;
  /** Where there is no room it is not kept: this copy is one more, not the one that is relied on. */
  readonly put: (writer: WriterId, rows: readonly UnsentRow[]) => void;
  readonly remove: (writer: WriterId, seq: number) => void;
}

function mirrorOf(memory: Storage, person: PersonId): Mirror {
  const root = `${ROOT}/${person}/`;
  const keyOf = (writer: WriterId, seq: number) => `${root}${writer}/${seq}`;
  const sizeOf = (key: string) => key.length + (memory.getItem(key)?.length ?? 0);
  let chars = keysUnder(memory, root).reduce((sum, key) => sum + sizeOf(key), 0);

  function remove(writer: WriterId, seq: number): void {
    const key = keyOf(writer, seq);
    if (memory.getItem(key) === null) return;
    chars -= sizeOf(key);
    memory.removeItem(key);
  }

  return {
    writers: () => [
      ...new Set(keysUnder(memory, root).map((key) => key.slice(root.length, key.lastIndexOf('/')))),
    ],
    commits(writer) {
      const own = `${root}${writer}/`;
      const numbers = keysUnder(memory, own).map((key) => Number(key.slice(own.length)));
      const commits = new Map<number, readonly UnsentRow[]>();
      for (const seq of numbers.toSorted((a, b) => a - b)) {
        try {
          commits.set(seq, rowsOfText(memory.getItem(keyOf(writer, seq)) ?? '', writer));
        } catch {
          // Not ours to read, and not ours to throw away.
        }
      }
      return commits;
    },
    put(writer, rows) {
      const [first] = rows;
      if (!first) return;
      remove(writer, first.seq);
      const key = keyOf(writer, first.seq);
      const text = textOfRows(rows);
      if (chars + key.length + text.length > MOST_CHARS) return;
      try {
        memory.setItem(key, text);
        chars += key.length + text.length;
      } catch {
        // Full: the journal has it.
      }
    },
    remove,
  };
}

function mirrored(journals: Journals, mirror: Mirror): Journals {
  return {
    names: async () => [...new Set([...(await journals.names()), ...mirror.writers()])],
    async open(writer) {
      const commits = mirror.commits(writer);
      const journal = await journals.open(writer).catch((error: unknown) => {
        // No room for a file: what the mirror has can be read all the same.
        if (commits.size === 0) throw error;
        return unwritable;
      });
      return mirroredJournal(journal, mirror, writer, commits);
    },
    async remove(writer) {
      for (const seq of mirror.commits(writer).keys()) mirror.remove(writer, seq);
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
  note: failed,
  stands: () => Promise.resolve(false),
  close: () => undefined,
};

async function mirroredJournal(
  journal: Journal,
  mirror: Mirror,
  writer: WriterId,
  commits: ReadonlyMap<number, readonly UnsentRow[]>,
): Promise<Journal> {
  const { content } = journal;
  /** Numbers that still wait, by the commit they lie in. */
  const waits = new Map<number, Set<number>>();
  const lost: UnsentRow[] = [];
  for (const [seq, rows] of commits) {
    const inFile = new Set(content.rows.map((row) => row.seq));
    // The file is written before its mirror: of what it once had it knows better what still waits.
    const isLost = seq > content.lastSeq;
    if (!isLost && !rows.some((row) => inFile.has(row.seq))) {
      mirror.remove(writer, seq);
      continue;
    }
    waits.set(seq, new Set(rows.map((row) => row.seq)));
    if (!isLost) continue;
    await journal.append(rows);
    lost.push(...rows);
  }

  function keep(rows: readonly UnsentRow[]): void {
    const [first] = rows;
    if (!first) return;
    mirror.put(writer, rows);
    waits.set(first.seq, new Set(rows.map((row) => row.seq)));
  }
  // What was written before there was a mirror, or did not go into it.
  const mirroredSeqs = new Set([...waits.values()].flatMap((seqs) => [...seqs]));
  for (const row of content.rows) if (!mirroredSeqs.has(row.seq)) keep([row]);

  function drop(seq: number): void {
    mirror.remove(writer, seq);
    waits.delete(seq);
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
      drop(seq);
      return journal.cancel(seq);
    },
    settle(seqs) {
      for (const [commit, waiting] of waits) {
        for (const seq of seqs) waiting.delete(seq);
        if (waiting.size === 0) drop(commit);
      }
      return journal.settle(seqs);
    },
    note: journal.note,
    stands: journal.stands,
    close: journal.close,
  };
}
