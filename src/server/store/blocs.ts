// A bloc's records and its order.

import { sql } from 'kysely';
import type { Column } from '../../domain/scoring/sheet.ts';
import type { PlacedRecord } from '../../protocol/record-rows.ts';
import {
  addCells,
  cellsBetween,
  cellSizes,
  MOST_PARTS,
  readCells,
  replaceCells,
  withoutCells,
} from './columns.ts';
import type { Db, Tx } from './run.ts';
import { run } from './run.ts';
import type { Tables } from './tables.ts';

type RecordEntry = Tables['record'];

/** A record as it is to stand. */
export interface RecordToPut extends Omit<RecordEntry, 'body'> {
  readonly body: object;
  /** Of a column where only some cells changed: those, and in how many rows its cells lie already. */
  readonly changed?: { readonly cells: Column['cells']; readonly parts: number };
}

/** Makes a bloc; nothing where it is there already. */
export const addBloc = async (tx: Tx, bloc: string): Promise<void> =>
  void (await run(
    tx,
    'insert into bloc_counter (bloc, position) values (?, 0) on conflict (bloc) do nothing',
    [bloc],
  ));

/** Where a bloc stands: its position, and the hash of its log up to there. */
export interface BlocHead {
  readonly position: number;
  readonly head: string;
}

/**
 * Takes the bloc for this transaction and gives its head; undefined where there is no such bloc. A write and
 * not a read: on every engine it makes the next one wait, so that positions never commit out of order [SY3].
 */
export async function lockBloc(tx: Tx, bloc: string): Promise<BlocHead | undefined> {
  const rows = await run<BlocHead>(
    tx,
    'update bloc_counter set position = position where bloc = ? returning position, head',
    [bloc],
  );
  return rows[0];
}

/** The bloc's new head, written once when all its changes have their places. */
export const moveBloc = async (tx: Tx, bloc: string, { position, head }: BlocHead): Promise<void> =>
  void (await run(tx, 'update bloc_counter set position = ?, head = ? where bloc = ?', [
    position,
    head,
    bloc,
  ]));

export async function headOf(db: Db, bloc: string): Promise<BlocHead | undefined> {
  const rows = await run<BlocHead>(db, 'select position, head from bloc_counter where bloc = ?', [bloc]);
  return rows[0];
}

/** A record as it stands, whole; `parts` is in how many rows the cells of a column lie. */
export async function readRecord(
  db: Db,
  bloc: string,
  kind: string,
  id: string,
): Promise<{ readonly position: number; readonly body: unknown; readonly parts: number } | undefined> {
  const [row] = await run<{ position: number; body: string }>(
    db,
    'select position, body from record where bloc = ? and kind = ? and id = ?',
    [bloc, kind, id],
  );
  if (!row) return undefined;
  const body = JSON.parse(row.body) as object;
  if (kind !== 'column') return { position: row.position, body, parts: 0 };
  const { cells, parts } = await readCells(db, bloc, id);
  return { position: row.position, body: { ...body, cells }, parts };
}

/** Records as they now stand; one that was there is replaced. Of a column only what changed is written. */
export async function putRecords(tx: Tx, records: readonly RecordToPut[]): Promise<void> {
  for (const { bloc, kind, id, unit, position, body, changed } of records) {
    const isColumn = kind === 'column';
    if (changed && changed.parts > 0) {
      // All that moves is its place.
      await run(tx, MOVE_COLUMN, [position, bloc, id]);
    } else {
      const row = isColumn ? withoutCells(body as Column) : body;
      await run(tx, PUT_RECORD, [bloc, kind, id, unit, position, JSON.stringify(row)]);
    }
    if (!isColumn) continue;
    const isFolded = !changed || changed.parts >= MOST_PARTS;
    const cells = JSON.stringify(isFolded ? (body as Column).cells : changed.cells);
    await (isFolded ? replaceCells : addCells)(tx, { bloc, record: id, position, cells });
  }
}

const MOVE_COLUMN = `update record set position = ? where bloc = ? and kind = 'column' and id = ?`;
const PUT_RECORD =
  'insert into record (bloc, kind, id, unit, position, body) values (?, ?, ?, ?, ?, ?) on conflict (bloc, kind, id) do update set unit = excluded.unit, position = excluded.position, body = excluded.body';

/**
 * What of a bloc a reader may see: everything; or what is common (held work is not, though it be no one unit's), what is of a year's units, all or some, and some
 * records by name.
 */
export type UnitFilter =
  | 'all'
  | {
      readonly years: ReadonlyMap<string, 'all' | readonly string[]>;
      readonly also: readonly (readonly [kind: string, id: string])[];
      /** Whose held work that is no one unit's is seen, too. */
      readonly late: string | undefined;
    };

function within(sight: UnitFilter): { readonly text: string; readonly values: readonly string[] } {
  if (sight === 'all') return { text: '', values: [] };
  const { years, also, late } = sight;
  const ofYears = [...years].map(([year, units]) => {
    const some = units === 'all' ? '' : `unit in (${units.map(() => '?').join(',')}) and `;
    return { text: ` or (${some}${OF_YEAR})`, values: [...(units === 'all' ? [] : units), ...ofYear(year)] };
  });
  const named = also.map(() => ' or (kind = ? and id = ?)').join('');
  return {
    text: ` and ((unit is null and kind <> 'held-change')${ofYears.map(({ text }) => text).join('')}${named}${late === undefined ? '' : ` or (${HELD_OF_NO_UNIT})`})`,
    values: [
      ...ofYears.flatMap(({ values }) => values),
      ...also.flat(),
      ...(late === undefined ? [] : [authorIn(late)]),
    ],
  };
}

/**
 * A unit's record is named after its year; held work, which is named after its change, says it in its arguments. A text
 * in there cannot be taken for that: its own quotes are written with a stroke before them.
 */
const OF_YEAR = `(id like ? or (kind = 'held-change' and (body like ? or body like ?)))`;
const ofYear = (year: string): string[] => [`${year}/%`, `%"sheetId":"${year}/%`, `%"periodId":"${year}"%`];

export type RecordPlace = Pick<RecordEntry, 'kind' | 'id' | 'position'> & { readonly size: number };

/** Every record in sight by name, place and about its size, in the bloc's order. */
export async function placesOf(tx: Db, bloc: string, units: UnitFilter): Promise<RecordPlace[]> {
  const { text, values } = within(units);
  const rows = await run<RecordPlace>(
    tx,
    `select kind, id, position, length(body) as size from record where bloc = ?${text} order by position, kind, id`,
    [bloc, ...values],
  );
  const sizes = await cellSizes(tx, bloc);
  return rows.map((row) => ({
    ...row,
    size: row.size + (row.kind === 'column' ? (sizes.get(row.id) ?? 0) : 0),
  }));
}

/** Where every record in sight stands, by its kind and id. */
export async function positionsOf(
  tx: Db,
  bloc: string,
  units: UnitFilter,
): Promise<Pick<RecordEntry, 'kind' | 'id' | 'position'>[]> {
  const { text, values } = within(units);
  return run(tx, `select kind, id, position from record where bloc = ?${text}`, [bloc, ...values]);
}

/** The records in sight between two positions, the first left out; whole, columns with their cells. */
export async function recordsBetween(
  tx: Db,
  bloc: string,
  units: UnitFilter,
  after: number,
  upTo: number,
): Promise<PlacedRecord[]> {
  const { text, values } = within(units);
  const rows = await run<Pick<RecordEntry, 'kind' | 'id' | 'position' | 'body'>>(
    tx,
    `select kind, id, position, body from record where bloc = ? and position > ? and position <= ?${text} order by position, kind, id`,
    [bloc, after, upTo, ...values],
  );
  const cells = rows.some(({ kind }) => kind === 'column')
    ? await cellsBetween(tx, bloc, { text, values }, after, upTo)
    : new Map<string, Column['cells']>();
  // Not parsed by the schemas here: it was they that wrote it, and the device parses it again.
  return rows.map(({ kind, id, position, body }) => {
    const parsed = JSON.parse(body) as object;
    return {
      kind,
      id,
      position,
      body: kind === 'column' ? { ...parsed, cells: cells.get(id) ?? {} } : parsed,
    };
  });
}

/** Whether an author has held work that is no one unit's matter. */
export async function hasHeldOfNoUnit(db: Db, bloc: string, author: string): Promise<boolean> {
  const rows = await run(db, `select 1 from record where bloc = ? and ${HELD_OF_NO_UNIT} limit 1`, [
    bloc,
    authorIn(author),
  ]);
  return rows.length > 0;
}

const HELD_OF_NO_UNIT = `kind = 'held-change' and unit is null and body like ?`;
const authorIn = (author: string): string => `%"author":"${author}"%`;

/** What weighs no more than this takes one place among the held work; what weighs more takes as many as it has of them. */
const HELD_PIECE = 8192;
export const heldPlaces = (characters: number): number => 1 + Math.floor(characters / HELD_PIECE);

export interface OpenHeld {
  readonly all: number;
  readonly own: number;
}

/**
 * How many places a unit's held work takes, or the bloc's own where `unit` is null, that nobody has decided on; and how
 * many of them are `author`'s.
 */
export async function openHeldOf(
  db: Db,
  bloc: string,
  unit: string | null,
  author: string,
): Promise<OpenHeld> {
  const places = sql`1 + length(body) / ${sql.lit(HELD_PIECE)}`;
  const { all, own } = await db
    .selectFrom('record')
    .select([
      sql<number | string>`coalesce(sum(${places}), 0)`.as('all'),
      sql<
        number | string
      >`coalesce(sum(case when body like ${authorIn(author)} then ${places} else 0 end), 0)`.as('own'),
    ])
    .where('bloc', '=', bloc)
    .where('kind', '=', 'held-change')
    .where('unit', unit === null ? 'is' : '=', unit)
    .where('body', 'like', '%"settled":null%')
    .executeTakeFirstOrThrow();
  return { all: Number(all), own: Number(own) };
}

/** Some of a bloc's records of one kind, by name. */
export const recordsNamed = (
  db: Db,
  bloc: string,
  kind: string,
  ids: readonly string[],
): Promise<Pick<RecordEntry, 'id' | 'body'>[]> =>
  db
    .selectFrom('record')
    .select(['id', 'body'])
    .where('bloc', '=', bloc)
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .execute();

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
