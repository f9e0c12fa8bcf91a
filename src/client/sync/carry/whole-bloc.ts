// A whole bloc into a file and out of it. What is read was written by strangers: every record goes by its own schema,
// and what this app does not know is left out.

import { fail, ok, type Result } from '../../../base/result.ts';
import { matterOfArgs } from '../../../domain/held/about-args.ts';
import { argsReadBy } from '../../../domain/held/args-read-by.ts';
import { matterOf } from '../../../domain/record-units.ts';
import { recordSchemas } from '../../../domain/record-schemas.ts';
import { isRecordKind, recordIdOf, type RecordBodies, type RecordKind } from '../../../domain/records.ts';
import type { Actor } from '../../../domain/workflow/permissions.ts';
import { reads, readScope, type ReadScope, type Year } from '../../../domain/workflow/read-scope.ts';
import type { CarryKey } from '../../../protocol/carry.ts';
import { packRows, unpackRows, type Row } from '../../../protocol/columns.ts';
import { isWithin } from '../../../protocol/packed-size.ts';
import { HistoryEntry } from '../../../protocol/history.ts';
import { joinRecords, splitRecords, type PlacedRecord } from '../../../protocol/record-rows.ts';
import { WholeBloc, type Handover } from '../../../protocol/whole-bloc.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { fileSourceIn } from '../../replica/from-file.ts';
import { readHistory } from '../../replica/history.ts';
import type { BlocRow, ReplicaStorage } from '../../replica/storage.ts';
import type { BlocFromFile } from '../../replica/take-whole.ts';
import { carriedWorkOf, hexOf, isBounded, rowsOfWork, type CarriedWork } from './carried-work.ts';
import { isNewer, type ContentProblem } from './packing.ts';

const FORMAT = 'so-thi-dua/bloc';

/** Ten years of a bloc of sixty units, with room; and what a device may hold of it in memory. */
const MOST = { rows: 300_000, characters: 128 * 1024 * 1024 };

/** A file that was opened, with all of it read. */
export interface OpenedBloc {
  readonly whole: WholeBloc;
  readonly records: readonly PlacedRecord[];
  readonly history: readonly HistoryEntry[];
  /** SHA-256 of the content as it lay in the file, in hex: both devices reckon it over the same bytes [HO1]. */
  readonly digest: string;
}

interface Deps {
  readonly crypto: Pick<Crypto, 'subtle' | 'getRandomValues'>;
  readonly storage: ReplicaStorage;
  /** Needed only where something is unsent. */
  readonly key: CarryKey | undefined;
  readonly device: string;
}

interface Making extends Pick<WholeBloc, 'by' | 'period' | 'at' | 'handover'> {
  readonly copy: BlocCopy;
  readonly row: BlocRow;
  readonly name: string;
  /** What its maker may read of the bloc. */
  readonly scope: ReadScope;
}

/** Why a file cannot be made on this device now. */
export type MakingProblem = 'no-key' | 'not-whole' | 'from-file';

/** All that this device has of a bloc from the server, and what waits on it. */
export async function wholeBlocOf(
  { crypto, storage, key, device }: Deps,
  { copy, row, name, scope, ...facts }: Making,
): Promise<Result<WholeBloc, MakingProblem>> {
  if (!row.complete || row.heardAt === null) return fail('not-whole');
  // A second hand would pass on what nobody has confirmed, under its own name [WB4].
  if (fileSourceIn(copy.base, copy.bloc)) return fail('from-file');
  const pending = copy.pending.filter(({ takenAt }) => takenAt === null);
  if (pending.length > 0 && !key) return fail('no-key');
  const bloc = { id: copy.bloc, name };
  const work =
    pending.length > 0 && key
      ? await carriedWorkOf(
          { subtle: crypto.subtle, key, device },
          { person: facts.by, bloc, at: facts.at, pending },
        )
      : undefined;
  // A sheet that is here because this person's unit checks it is not theirs to pass on [PC2].
  const isOurs = ({ kind, id, body }: PlacedRecord) =>
    !isRecordKind(kind) || reads(scope, matterOf(kind, id, body as RecordBodies[RecordKind]));
  const { records, cells } = splitRecords([...copy.base.values()].filter(isOurs));
  const history = await readHistory(storage, copy.bloc);
  return ok({
    format: FORMAT,
    version: 1,
    id: hexOf(crypto.getRandomValues(new Uint8Array(16))),
    bloc,
    ...facts,
    ...extentOf(scope),
    server: { epoch: row.epoch, position: row.cursor, heardAt: row.heardAt },
    records: packRows(records),
    cells: packRows(cells),
    history: packRows(history as unknown as readonly Row[]),
    unsent: work?.batches ?? [],
  });
}

/** How a scope is written into a file. */
function extentOf(scope: ReadScope): Pick<WholeBloc, 'only' | 'years'> {
  if (scope.see === 'all') return { only: null };
  const years = [...scope.years].map(([id, part]): [string, string[] | null] => [
    id,
    part === 'all' ? null : [...part],
  ]);
  return { only: [...new Set(years.flatMap(([, units]) => units ?? []))].sort(), years };
}

/** A secret that lies in the package alone. */
export const newSecret = (crypto: Pick<Crypto, 'getRandomValues'>): Handover['secret'] =>
  hexOf(crypto.getRandomValues(new Uint8Array(32)));

export const isWholeBloc = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT;

/** The value as a whole bloc. Throws as parsers do where a part of it cannot be read. */
export function readWhole(value: unknown, digest: string): Result<OpenedBloc, ContentProblem> {
  if (isNewer(value, FORMAT, 1)) return fail('newer');
  const read = WholeBloc.safeParse(value);
  if (!read.success) return fail('not-carried');
  // What is sealed stays as it was read, to the letter.
  const whole: WholeBloc = { ...read.data, unsent: (value as WholeBloc).unsent };
  const work = workOf(whole);
  if (!isWithin([whole.records, whole.cells, whole.history], MOST) || (work && !isBounded(work)))
    return fail('not-carried');
  if (work) rowsOfWork(work);
  const placed = joinRecords(unpackRows(whole.records), unpackRows(whole.cells));
  const records = placed.flatMap((record) => knownRecord(record) ?? []);
  const history = HistoryEntry.array().parse(unpackRows(whole.history));
  if (!records.some(({ kind, id }) => kind === 'bloc-period' && id === whole.period))
    return fail('not-carried');
  return ok({ whole, records, history, digest });
}

/** Undefined for a kind this app does not know. Throws where the body is not of its kind. */
function knownRecord({ kind, id, position, body }: PlacedRecord): PlacedRecord | undefined {
  if (!isRecordKind(kind)) return undefined;
  const parsed = recordSchemas[kind].parse(body);
  if (recordIdOf[kind](parsed as never) !== id) throw new TypeError('a record under another’s name');
  return { kind, id, position, body: parsed };
}

/** The unsent part, as work that is carried; undefined where there is none. */
export const workOf = ({ by, bloc, at, unsent }: WholeBloc): CarriedWork | undefined =>
  unsent.length > 0
    ? {
        format: 'so-thi-dua/carried',
        version: 1,
        person: { id: by.id, name: by.name },
        bloc: { id: bloc.id, name: bloc.name.slice(0, 200) },
        at,
        batches: unsent,
      }
    : undefined;

/** Whose matters of a year are in a file; null: all there are. */
export const unitsInYear = ({ only, years }: WholeBloc, year: string): readonly string[] | null =>
  years ? (years.find(([id]) => id === year) ?? [year, []])[1] : only;

/**
 * What somebody may read of the bloc in a file, by the years that lie in it and those that are here. A role in a year that
 * neither knows is of one that has begun since: whoever leads it is given the year before by its leaders, as a file, and
 * their device may have no more than that.
 */
export function scopeOfFile(
  { whole, records }: OpenedBloc,
  actor: Actor,
  here: readonly Year[],
): ReadScope | undefined {
  const inFile = records.flatMap(({ kind, body }) => (kind === 'bloc-period' ? [body as Year] : []));
  const known = [...here, ...inFile];
  const since = actor.grants.flatMap(({ blocId, periodId }) =>
    periodId !== null &&
    (blocId ?? whole.bloc.id) === whole.bloc.id &&
    known.every(({ id }) => id !== periodId)
      ? [{ id: periodId, previous: whole.period }]
      : [],
  );
  return readScope(actor, whole.bloc.id, [...known, ...since]);
}

/** Whether the reader may see units that are not in it: then it stands in for nothing fuller [WB4]. */
function isPart(whole: WholeBloc, scope: ReadScope): boolean {
  if (whole.only === null) return false;
  if (scope.see === 'all') return true;
  return [...scope.years].some(([year, part]) => {
    const units = unitsInYear(whole, year);
    return units !== null && (part === 'all' || part.some((unitId) => !units.includes(unitId)));
  });
}

/** What a reader may take of it: their own units' matters, as the server would give them [WB5]. */
export function partFor(
  { whole, records, history }: OpenedBloc,
  scope: ReadScope,
  takenAt: number,
): BlocFromFile {
  const { id, by, at, server, bloc } = whole;
  return {
    bloc: bloc.id,
    source: {
      id,
      by: { name: by.name, office: by.office },
      madeAt: at,
      ...server,
      isPart: isPart(whole, scope),
      takenAt,
    },
    records: records.filter(({ kind, id: name, body }) =>
      reads(scope, matterOf(kind as RecordKind, name, body as RecordBodies[RecordKind])),
    ),
    history: history.flatMap((entry) => {
      if (scope.see === 'all') return [entry];
      const args = argsReadBy(scope, entry.args);
      const matter = matterOfArgs(args);
      const isTheirs = matter === null ? args !== entry.args : reads(scope, matter);
      return isTheirs && args !== undefined ? [{ ...entry, args }] : [];
    }),
  };
}
