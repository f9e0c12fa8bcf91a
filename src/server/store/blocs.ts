// A bloc's records, its order, and the log of its changes.

import { assert } from '../../base/assert.ts';
import type { Db, Tx } from './store.ts';
import { run } from './store.ts';
import type { Tables } from './tables.ts';

export type RecordEntry = Tables['record'];
export type LogEntry = Tables['change_log'];

/** Makes a bloc; nothing where it is there already. */
export const addBloc = async (tx: Tx, bloc: string): Promise<void> =>
  void (await run(
    tx,
    'insert into bloc_counter (bloc, position) values (?, 0) on conflict (bloc) do nothing',
    [bloc],
  ));

/**
 * Takes the bloc for this transaction and gives its position; undefined where there is no such bloc. A write and
 * not a read: on every engine it makes the next one wait, so that positions never commit out of order [SY3].
 */
export async function lockBloc(tx: Tx, bloc: string): Promise<number | undefined> {
  const rows = await run<{ position: number }>(
    tx,
    'update bloc_counter set position = position where bloc = ? returning position',
    [bloc],
  );
  return rows[0]?.position;
}

/** The bloc's new position, written once when all its changes have theirs. */
export const moveBloc = async (tx: Tx, bloc: string, position: number): Promise<void> =>
  void (await run(tx, 'update bloc_counter set position = ? where bloc = ?', [position, bloc]));

export async function headOf(db: Db, bloc: string): Promise<number | undefined> {
  const rows = await run<{ position: number }>(db, 'select position from bloc_counter where bloc = ?', [
    bloc,
  ]);
  return rows[0]?.position;
}

export async function readRecord(
  tx: Db,
  bloc: string,
  kind: string,
  id: string,
): Promise<{ position: number; body: string } | undefined> {
  const rows = await run<{ position: number; body: string }>(
    tx,
    'select position, body from record where bloc = ? and kind = ? and id = ?',
    [bloc, kind, id],
  );
  return rows[0];
}

/** Records as they now stand; one that was there is replaced. */
export const putRecords = (tx: Tx, records: readonly RecordEntry[]): Promise<void> =>
  insertRows(
    tx,
    'record',
    ['bloc', 'kind', 'id', 'unit', 'position', 'body'],
    records,
    ' on conflict (bloc, kind, id) do update set unit = excluded.unit, position = excluded.position, body = excluded.body',
  );

export const appendLog = (tx: Tx, entries: readonly LogEntry[]): Promise<void> =>
  insertRows(
    tx,
    'change_log',
    [
      'bloc',
      'writer',
      'seq',
      'position',
      'name',
      'args',
      'base',
      'at',
      'author',
      'device',
      'received_at',
      'hash',
      'verdict',
      'problem',
      'previous',
    ],
    entries,
  );

const CHUNK = 100;
const texts = new Map<string, string>();

/** Many rows a statement; the text of each size is made once, so that the engine prepares it once. */
async function insertRows<Row extends object>(
  tx: Tx,
  table: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
  tail = '',
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    const key = `${table} ${chunk.length}`;
    let text = texts.get(key);
    if (text === undefined) {
      const row = `(${columns.map(() => '?').join(',')})`;
      text = `insert into ${table} (${columns.join(',')}) values ${chunk.map(() => row).join(',')}${tail}`;
      texts.set(key, text);
    }
    await run(
      tx,
      text,
      chunk.flatMap((row) => columns.map((column) => row[column])),
    );
  }
}

export type KnownChange = Pick<LogEntry, 'seq' | 'hash' | 'verdict' | 'problem' | 'name'>;

/** Which of these ids the writer has used. `seqs` ascends. */
export async function knownChanges(
  tx: Tx,
  bloc: string,
  writer: string,
  seqs: readonly number[],
): Promise<Map<number, KnownChange>> {
  const known = new Map<number, KnownChange>();
  // In runs: a batch is nearly always one, and a far stray must not fetch all that lies between.
  for (const [first, last] of runsOf(seqs)) {
    const rows = await run<KnownChange>(
      tx,
      'select seq, hash, verdict, problem, name from change_log where bloc = ? and writer = ? and seq between ? and ?',
      [bloc, writer, first, last],
    );
    for (const row of rows) known.set(row.seq, row);
  }
  return known;
}

function runsOf(seqs: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const seq of seqs) {
    const last = runs.at(-1);
    assert(last === undefined || seq > last[1], 'seqs ascend');
    if (last && seq - last[1] <= 16) last[1] = seq;
    else runs.push([seq, seq]);
  }
  return runs;
}

/** Whose writer it is: the author of any of its changes, since a writer is one person's. */
export async function authorOfWriter(tx: Tx, bloc: string, writer: string): Promise<string | undefined> {
  const rows = await run<{ author: string }>(
    tx,
    'select author from change_log where bloc = ? and writer = ? limit 1',
    [bloc, writer],
  );
  return rows[0]?.author;
}

export const dropChange = async (tx: Tx, bloc: string, writer: string, seq: number): Promise<void> =>
  void (await run(tx, 'delete from change_log where bloc = ? and writer = ? and seq = ?', [
    bloc,
    writer,
    seq,
  ]));

/** What of a bloc a reader may see: everything, or what is common and what is of these units. */
export type UnitFilter = 'all' | readonly string[];

const within = (units: UnitFilter) =>
  units === 'all'
    ? { text: '', values: [] }
    : { text: ` and (unit is null or unit in (${units.map(() => '?').join(',')}))`, values: units };

export type RecordPlace = Pick<RecordEntry, 'kind' | 'id' | 'position'> & { readonly size: number };

/** Every record in sight by name, place and size, in the bloc's order. */
export async function placesOf(tx: Db, bloc: string, units: UnitFilter): Promise<RecordPlace[]> {
  const { text, values } = within(units);
  return run<RecordPlace>(
    tx,
    `select kind, id, position, length(body) as size from record where bloc = ?${text} order by position, kind, id`,
    [bloc, ...values],
  );
}

/** The records in sight between two positions, the first left out. */
export async function recordsBetween(
  tx: Db,
  bloc: string,
  units: UnitFilter,
  after: number,
  upTo: number,
): Promise<Pick<RecordEntry, 'kind' | 'id' | 'position' | 'body'>[]> {
  const { text, values } = within(units);
  return run(
    tx,
    `select kind, id, position, body from record where bloc = ? and position > ? and position <= ?${text} order by position, kind, id`,
    [bloc, after, upTo, ...values],
  );
}

/** Every record of one kind, of the blocs named or of all. */
export async function recordsOfKind(
  db: Db,
  kind: string,
  blocs: 'all' | readonly string[],
): Promise<Pick<RecordEntry, 'bloc' | 'id' | 'body'>[]> {
  let query = db.selectFrom('record').select(['bloc', 'id', 'body']).where('kind', '=', kind);
  if (blocs !== 'all') query = query.where('bloc', 'in', blocs);
  return query.orderBy('bloc').orderBy('id').execute();
}
