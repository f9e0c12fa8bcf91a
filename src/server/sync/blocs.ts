// Blocs as a whole: making one with its first records, listing those a person may take, and keeping the names of
// its people.

import { must } from '../../base/assert.ts';
import { recordUnitOf } from '../../domain/record-units.ts';
import { recordSchemas } from '../../domain/record-schemas.ts';
import { recordIdOf, type RecordBodies, type RecordKind } from '../../domain/records.ts';
import type { Actor, Grant } from '../../domain/workflow/permissions.ts';
import { readScope } from '../../domain/workflow/read-scope.ts';
import type { BlocPeriod } from '../../domain/workflow/bloc-period.ts';
import { inOrder } from '../../protocol/offer-order.ts';
import type { BlocOffer } from '../../protocol/session.ts';
import {
  addBloc,
  lockBloc,
  moveBloc,
  putRecords,
  readRecord,
  recordsOfKind,
  type BlocHead,
  type RecordToPut,
} from '../store/blocs.ts';
import { appendSegment } from '../store/segments.ts';
import type { Store, Tx } from '../store/store.ts';
import { recordsText } from './log-entries.ts';
import { storedRecord } from './stored-record.ts';

/** A record to begin with; `seedRecord` pairs kind and body. */
export interface SeedRecord {
  readonly kind: RecordKind;
  readonly body: RecordBodies[RecordKind];
}

export const seedRecord = <K extends RecordKind>(kind: K, body: RecordBodies[K]): SeedRecord => ({
  kind,
  body,
});

/** Who wrote outside a change, and when by the server's clock; the sample and tests need say neither. */
interface Hand {
  readonly by: string;
  readonly at: number;
}
const NOBODY: Hand = { by: '', at: 0 };

/** Makes a bloc with what stands before the first change. False, and nothing, where the bloc has begun already. */
export const createBloc = (
  store: Store,
  bloc: string,
  records: readonly SeedRecord[],
  hand = NOBODY,
): Promise<boolean> =>
  store.transaction(async (tx) => {
    await addBloc(tx, bloc);
    const start = must(await lockBloc(tx, bloc), 'a bloc to write in');
    if (start.position > 0) return false;
    await writeOutside(tx, bloc, start, records, hand);
    return true;
  });

/** Writes records that no change makes, in the log too: the beginning of a bloc, and the names of its people. */
async function writeOutside(
  tx: Tx,
  bloc: string,
  start: BlocHead,
  records: readonly SeedRecord[],
  { by, at }: Hand,
): Promise<void> {
  if (records.length === 0) return;
  const entries = records.map(({ kind, body }, index): RecordToPut => {
    const parsed = recordSchemas[kind].parse(body);
    return {
      bloc,
      kind,
      // The kind picks its own readers; the compiler cannot follow the pairing through the union.
      id: (recordIdOf[kind] as (body: RecordBodies[RecordKind]) => string)(parsed),
      unit: (recordUnitOf[kind] as (body: RecordBodies[RecordKind]) => string | null)(parsed),
      position: start.position + index + 1,
      body: parsed,
    };
  });
  const position = start.position + records.length;
  const head = await appendSegment(
    tx,
    {
      bloc,
      first: start.position + 1,
      last: position,
      kind: 'records',
      writer: '',
      first_seq: 0,
      last_seq: 0,
      author: by,
      device: '',
      received_at: at,
      entries: recordsText(entries),
    },
    start.head,
  );
  await putRecords(tx, entries);
  await moveBloc(tx, bloc, { position, head });
}

/** Enters a person's name and office where history will print them: in every bloc of their grants. */
export async function writeNames(
  tx: Tx,
  person: { readonly id: string; readonly name: string; readonly office: string },
  grants: readonly Grant[],
  hand = NOBODY,
): Promise<void> {
  const inBlocs = grants.filter((grant) => grant.role !== 'administrator').map((grant) => grant.blocId);
  if (inBlocs.length === 0) return;
  const every = inBlocs.includes(null);
  const rows = await recordsOfKind(
    tx,
    'bloc-period',
    every ? 'all' : inBlocs.filter((bloc) => bloc !== null),
  );
  // One after another in the order of their ids, so that two such transactions never wait for each other.
  for (const bloc of new Set(rows.map((row) => row.bloc))) {
    const start = must(await lockBloc(tx, bloc), 'a bloc to write in');
    const row = await readRecord(tx, bloc, 'people', bloc);
    const people = row ? storedRecord('people', row.body) : { blocId: bloc, names: {} };
    const names = { ...people.names, [person.id]: { name: person.name, office: person.office } };
    await writeOutside(tx, bloc, start, [seedRecord('people', { ...people, names })], hand);
  }
}

/** The blocs in their years that a person may take onto a device and open: those of which they read what is a unit's [PM9]. */
export async function offersFor(store: Store, actor: Actor): Promise<BlocOffer[]> {
  const named = actor.grants.map((grant) => grant.blocId);
  const periods = await periodsOf(
    store,
    named.includes(null) ? 'all' : named.filter((bloc) => bloc !== null),
  );
  const offers = [...new Set(periods.map(({ blocId }) => blocId))].flatMap((bloc) => {
    const years = periods.filter(({ blocId }) => blocId === bloc);
    const scope = readScope(actor, bloc, years);
    const isRead = ({ id }: BlocPeriod) => scope?.see === 'all' || (scope?.years.has(id) ?? false);
    return years.filter(isRead).map(offerOf);
  });
  return offers.toSorted(inOrder);
}

/** Every year of some blocs, or of all. */
export async function periodsOf(store: Store, blocs: 'all' | readonly string[]): Promise<BlocPeriod[]> {
  const rows = await recordsOfKind(store.read, 'bloc-period', blocs);
  return rows.map(({ body }) => storedRecord('bloc-period', JSON.parse(body)));
}

export const offerOf = ({
  id,
  blocId,
  blocName,
  shortName,
  period,
  units,
  sample,
}: BlocPeriod): BlocOffer => ({
  blocId,
  periodId: id,
  blocName,
  shortName,
  period,
  units: units.length,
  sample,
});
