// A database that has failed once is not written again: it is read whole, deleted, made anew and filled. A browser
// that is made to write on over a damaged database throws all of it away at its next start [SF3].

import { assert } from '../../base/assert.ts';
import { changeIdOf } from '../../domain/ids.ts';
import type { UnsentRow } from './journal/journal.ts';
import { seal } from './sealed.ts';
import type {
  BlocRow,
  MetaRow,
  OutboxRow,
  RecordRow,
  RefusedRow,
  ReplicaStorage,
  ReplicaTables,
  SentRow,
  StoredTable,
  WriterRow,
} from './storage.ts';
import { tableNames } from './storage.ts';
import { receiptAlone, rowsOf } from './taking-in.ts';

/** All that a person's storage holds. */
export interface Everything {
  readonly blocs: readonly BlocRow[];
  readonly records: readonly RecordRow[];
  readonly outbox: readonly OutboxRow[];
  readonly sent: readonly SentRow[];
  readonly refused: readonly RefusedRow[];
  readonly writers: readonly WriterRow[];
  readonly meta: readonly MetaRow[];
}

type AnyTables = Readonly<Record<keyof Everything, StoredTable<unknown, unknown>>>;
const anyOf = (tables: ReplicaTables): AnyTables => tables as unknown as AnyTables;

export const readAll = (storage: ReplicaStorage): Promise<Everything> =>
  storage.transaction('read', tableNames, readIn);

async function readIn(tables: ReplicaTables): Promise<Everything> {
  const rows = await Promise.all(tableNames.map((name) => anyOf(tables)[name].all()));
  return Object.fromEntries(tableNames.map((name, index) => [name, rows[index]])) as unknown as Everything;
}

export interface Joined {
  readonly all: Everything;
  /** Rows of memory that are to be entered behind, since each of the two counted places from one. */
  readonly left: readonly UnsentRow[];
}

/** What stands in a database that another tab has begun meanwhile, and what this one's memory has beside it. */
export function joined(there: Everything, memory: Everything): Joined {
  const whole = new Set(there.blocs.flatMap(({ bloc, complete }) => (complete ? [bloc] : [])));
  const better = memory.blocs.filter(({ bloc }) => !whole.has(bloc));
  const mine = new Set(better.map(({ bloc }) => bloc));
  const both = <Row extends { readonly bloc: string }>(theirs: readonly Row[], ours: readonly Row[]) => [
    ...theirs.filter(({ bloc }) => !mine.has(bloc)),
    ...ours.filter(({ bloc }) => mine.has(bloc)),
  ];
  const idOf = ({ writer, seq }: { readonly writer: string; readonly seq: number }) =>
    changeIdOf(writer, seq);
  const refused = [...new Map([...memory.refused, ...there.refused].map((row) => [row.id, row])).values()];
  const kept = there.sent.filter(({ body }) => body).flatMap(rowsOf);
  const known = new Set([...[...there.outbox, ...kept].map(idOf), ...refused.map(({ id }) => id)]);
  return {
    all: {
      ...there,
      blocs: both(there.blocs, better),
      records: both(there.records, memory.records),
      refused,
      sent: [...there.sent, ...receiptsBeside(there.sent, memory.sent)],
      writers: furthest([...there.writers, ...memory.writers]),
      // This tab's mark among them.
      meta: [...new Map([...there.meta, ...memory.meta].map((row) => [row.key, row])).values()],
    },
    // What was sent and is kept for a server that forgets is offered once more: it is taken once.
    left: [...memory.sent.filter(({ body }) => body).flatMap(rowsOf), ...memory.outbox]
      .filter((row) => !known.has(idOf(row)))
      .map(({ bloc, writer, seq, body }) => ({ bloc, writer, seq, body })),
  };
}

/** What a server signed for stays, whoever wrote it down first [RC5]. */
function receiptsBeside(there: readonly SentRow[], memory: readonly SentRow[]): readonly SentRow[] {
  const known = new Set(there.map(({ receipt }) => receipt?.signature));
  return memory
    .filter(({ receipt }) => receipt && !known.has(receipt.signature))
    .map(({ bloc, writer, epoch, position, at, receipt }) =>
      receiptAlone({ bloc, writer, epoch, position, at, receipt: receipt ?? null }),
    );
}

/** A number that was given out is given out no more, whichever of the two knows of it [RP4]. */
function furthest(rows: readonly WriterRow[]): readonly WriterRow[] {
  const last = new Map<string, WriterRow>();
  for (const row of rows) if (row.last > (last.get(row.id)?.last ?? -1)) last.set(row.id, row);
  return [...last.values()];
}

/**
 * A new database counts places from one again, and a batch that was sent is known by its places: a row that took one
 * of them would pass for sent, and be written over when the batch is offered again. So the count goes on.
 */
async function keepCounting({ outbox }: ReplicaTables, { outbox: rows, sent }: Everything): Promise<void> {
  const last = Math.max(0, ...sent.flatMap(({ places }) => places));
  if (last === 0 || rows.some(({ place = 0 }) => place >= last)) return;
  await outbox.put([{ place: last, bloc: '', writer: '', seq: 0, body: seal(null) }]);
  await outbox.remove([last]);
}

/** The last place that a database filled with this has given out; what it gives out next lies behind. */
export const lastPlaceIn = ({ outbox, sent }: Everything): number =>
  Math.max(0, ...outbox.map(({ place = 0 }) => place), ...sent.flatMap(({ places }) => places));

/**
 * Fills a storage that was made anew, and reads it back. Where another tab was quicker and works in it already, what
 * stands there stands: two tabs that lost one database make it anew at once, and each counts places from one.
 * Throws what the storage throws, and where not all of it is there.
 */
export async function fill(storage: ReplicaStorage, memory: Everything): Promise<Joined> {
  const filled = await storage.transaction('write', tableNames, async (tables) => {
    const there = await readIn(tables);
    const isEmpty = tableNames.every((name) => there[name].length === 0);
    const { all, left } = isEmpty ? { all: memory, left: [] } : joined(there, memory);
    const whole = new Set(all.blocs.filter((row) => !there.blocs.includes(row)).map(({ bloc }) => bloc));
    for (const bloc of whole) await tables.records.removeBloc(bloc);
    // The tab that works in it knows it by its own mark.
    const meta = [...new Map([...all.meta, ...there.meta].map((row) => [row.key, row])).values()];
    for (const name of tableNames) await anyOf(tables)[name].put({ ...all, meta }[name]);
    await keepCounting(tables, all);
    return { all: { ...all, meta }, left, isAlone: isEmpty };
  });
  const found = await readAll(storage);
  for (const name of tableNames) {
    // Another tab at work takes out what has its verdict meanwhile.
    const isThere = !filled.isAlone || found[name].length >= filled.all[name].length;
    assert(isThere, `all rows of ${name} after a rebuild`);
  }
  return filled;
}
