// What this device's storage does with news of the server: verdicts on what was sent, and pages of what now is.
// Each runs inside one transaction, so that a crash leaves the news taken in whole or not at all.

import { must } from '../../base/assert.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import { changeIdOf } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Checkpoint } from '../../protocol/checkpoint.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { PlacedRecord } from '../../protocol/record-rows.ts';
import { pendingOf, type Pending } from './bloc-copy.ts';
import { open, seal } from './sealed.ts';
import type {
  BlocRow,
  OutboxRow,
  RefusedRow,
  ReplicaTables,
  SentRow,
  StoredChange,
  TableName,
} from './storage.ts';

/** A page of a pull. */
export interface Page {
  readonly bloc: string;
  readonly epoch: string;
  readonly scope: string;
  readonly from: number;
  readonly to: number;
  readonly more: boolean;
  readonly at: number;
  readonly records: readonly PlacedRecord[];
  /** How far the bloc's log reached and what it said, signed. */
  readonly checkpoint?: Checkpoint | undefined;
  /** The log no longer says what it said when this device last looked. */
  readonly fork?: boolean | undefined;
}

/** What the server answered to a batch: each change of it is in one of the two lists, or still waits. */
export interface Sent {
  readonly bloc: string;
  readonly writer: string;
  readonly epoch: string;
  readonly position: number;
  readonly at: number;
  readonly accepted: readonly Pending[];
  readonly refused: readonly {
    readonly pending: Pending;
    readonly problem: Problem | { readonly code: string };
    /** The server keeps it for an officer to decide. */
    readonly held?: boolean;
  }[];
  /** The server's signed word for the batch. */
  readonly receipt?: Receipt | null;
  /** Set aside by this device itself: the server has confirmed nothing. */
  readonly isOurs?: true;
}

export const tablesOfSent: readonly TableName[] = ['blocs', 'outbox', 'sent', 'refused', 'writers'];
export const tablesOfPage: readonly TableName[] = [
  'blocs',
  'records',
  'outbox',
  'sent',
  'refused',
  'writers',
];

/** Keeps the verdicts: what was taken waits for the pull that brings it, what was refused moves out of the way. */
export async function storeSent(tables: ReplicaTables, sent: Sent): Promise<void> {
  const { bloc, writer, epoch, position, at, receipt = null } = sent;
  const row = await tables.blocs.get(bloc);
  if (row && !sent.isOurs) await tables.blocs.put([{ ...row, confirmedAt: at }]);
  if (sent.accepted.length > 0) {
    // Two tabs may send the same while neither hears of the other; what a pull has brought back meanwhile is kept.
    const asked = sent.accepted.map(({ place }) => place);
    const still = new Set(await tables.outbox.places(Math.min(...asked), Math.max(...asked)));
    // Each change in one row: of two that hold it, one would be put away as a keepsake and the other never be whole.
    const unfolded = (await tables.sent.unfolded(bloc)).filter((one) => one.epoch === epoch);
    const kept = new Set(unfolded.flatMap((one) => one.places));
    const places = asked.filter((place) => still.has(place) && !kept.has(place));
    if (places.length > 0) {
      await tables.sent.put([{ bloc, writer, epoch, position, at, places, folded: 0, body: null, receipt }]);
    }
  } else if (receipt) {
    // For a batch that was refused or held throughout the server has signed no less [RC5].
    await tables.sent.put([receiptAlone({ bloc, writer, epoch, position, at, receipt })]);
  }
  if (sent.refused.length > 0) {
    await tables.refused.put(sent.refused.map((one) => refusedRow(sent, one)));
    await removeFromOutbox(
      tables,
      sent.refused.map(({ pending }) => pending),
    );
  }
}

/** A row that is kept for its receipt, and asks for nothing more. */
export const receiptAlone = (row: Omit<SentRow, 'places' | 'folded' | 'body'>): SentRow => ({
  ...row,
  places: [],
  folded: 1,
  body: seal([]),
});

export const refusedRow = (
  { bloc, at }: Sent,
  { pending, problem, held = false }: Sent['refused'][number],
): RefusedRow => ({ id: pending.change.id, bloc, problem, at, held, body: seal(pending.change) });

/** The page, the cursor, and the end of what the page now holds by itself. Gives what still waits. */
export async function storePage(
  tables: ReplicaTables,
  page: Page,
  next: BlocRow,
  held: readonly Pending[],
): Promise<readonly Pending[]> {
  const pending = await offerAgain(tables, page.bloc, page.epoch, held, page.fork);
  const isFolded = (one: Pending) => one.takenAt !== null && one.takenAt <= page.to && !page.more;
  const folded = pending.filter(isFolded);
  if (page.from === 0) await tables.records.removeBloc(page.bloc);
  await tables.records.put(
    page.records.map(({ kind, id, position, body }) => ({
      bloc: page.bloc,
      kind,
      id,
      position,
      body: seal(body),
    })),
  );
  await tables.blocs.put([next]);
  if (folded.length > 0) await fold(tables, page.bloc, folded);
  return pending.filter((one) => !isFolded(one));
}

/**
 * What a server of another epoch took may be gone from this one: it waits again, in the order in which it was
 * written, however long ago that was [RP13]. So does all of it where the log no longer says what it said, the first time
 * that this is seen: a database that was put back behind the server's back has no other epoch. Gives all that now waits.
 */
export async function offerAgain(
  tables: ReplicaTables,
  bloc: string,
  epoch: string,
  pending: readonly Pending[],
  isForked = false,
): Promise<readonly Pending[]> {
  const held = await tables.blocs.get(bloc);
  // The keepsakes of long ago are many, and only another epoch asks for them.
  const isNews = isForked && !held?.forkedAt;
  const folded = held?.epoch === epoch && !isNews ? [] : await tables.sent.folded(bloc);
  const unfolded = await tables.sent.unfolded(bloc);
  const isGone = (row: SentRow) => isNews || row.epoch !== epoch;
  const gone = [...unfolded, ...folded].filter((row) => isGone(row) && row.places.length > 0);
  // Another tab may have learnt of the restore first, and this may be asked twice: what was taken, and what waits at
  // all, is what stands here, not what this tab remembers.
  const waiting = takenIn(
    await stillHere(tables, pending),
    unfolded.filter((row) => !isGone(row)),
  );
  if (gone.length === 0) return waiting;
  await tables.sent.remove(gone.map(({ id }) => must(id, 'a stored row has an id')));
  // Its no may be here already: of a server that was met while this database took nothing [RP19].
  const refused = new Set((await tables.refused.all()).map(({ id }) => id));
  const back = gone
    .flatMap((row) => (row.folded ? rowsOf(row) : []))
    .filter((row) => !refused.has(changeIdOf(row.writer, row.seq)));
  await tables.outbox.put(back);
  // What the one before signed for stays: it is the proof that it once had it [RC5].
  await tables.sent.put(gone.filter(({ receipt }) => receipt).map(receiptAlone));
  return [...waiting, ...back.map(asPending)].sort((a, b) => a.place - b.place);
}

/** Places of what the database does not hold yet: behind all that it does. */
export const RESERVE_PLACE = 2 ** 45;

/** Without those whose rows are gone: folded or refused meanwhile. What is in reserve has no row. */
async function stillHere(tables: ReplicaTables, pending: readonly Pending[]): Promise<readonly Pending[]> {
  const places = pending.flatMap(({ place }) => (place < RESERVE_PLACE ? [place] : []));
  if (places.length === 0) return pending;
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const here = new Set(await tables.outbox.places(first, last));
  return pending.filter(({ place }) => place >= RESERVE_PLACE || here.has(place));
}

/** Which of these the server has taken, by the batches that stand here. */
export function takenIn(pending: readonly Pending[], sent: readonly SentRow[]): readonly Pending[] {
  const position = new Map(sent.flatMap((row) => row.places.map((place) => [place, row.position] as const)));
  return pending.map((one) => ({ ...one, takenAt: position.get(one.place) ?? null }));
}

/** The outbox rows that a folded batch was; none where it is kept for its receipt alone. */
export function rowsOf({ bloc, writer, places, body }: SentRow): OutboxRow[] {
  if (places.length === 0) return [];
  const changes = open<readonly Change[]>(must(body, 'a folded batch keeps its changes'));
  return changes.map(({ id, name, args, base, at }, index) => ({
    place: must(places[index], 'a place for each change'),
    bloc,
    writer,
    seq: Number(id.slice(id.lastIndexOf('-') + 1)),
    body: seal({ name, args, base, at } satisfies StoredChange),
  }));
}

async function fold(tables: ReplicaTables, bloc: string, folded: readonly Pending[]): Promise<void> {
  const byPlace = new Map(folded.map((one) => [one.place, one]));
  const whole: SentRow[] = [];
  for (const row of await tables.sent.unfolded(bloc)) {
    const changes = row.places.flatMap((place) => byPlace.get(place) ?? []);
    if (changes.length === row.places.length) {
      whole.push({ ...row, folded: 1, body: seal(changes.map(({ change }) => change)) });
    }
  }
  await tables.sent.put(whole);
  await removeFromOutbox(tables, folded);
}

/** Takes rows out of the outbox; each writer's number is kept, so that it is never used again. */
async function removeFromOutbox(tables: ReplicaTables, gone: readonly Pending[]): Promise<void> {
  await tables.outbox.remove(gone.map(({ place }) => place));
  const last = new Map<string, number>();
  for (const { writer, seq } of gone) last.set(writer, Math.max(seq, last.get(writer) ?? 0));
  for (const [id, seq] of last) {
    const row = await tables.writers.get(id);
    // A name that this database never gave is not learnt here: nobody may write under it again.
    if (row && row.last < seq) await tables.writers.put([{ id, last: seq }]);
  }
}

export const asPending = (row: OutboxRow): Pending =>
  pendingOf(must(row.place, 'a stored row has a place'), row.writer, row.seq, open<StoredChange>(row.body));

/** A change as it is stored: its id is its writer's name and number. */
export const sealChange = ({ name, args, base, at }: Omit<Change, 'id'>) =>
  seal({ name, args, base, at } satisfies StoredChange);

/** What waits, as it lies in the outbox. */
export const unsentRow = (bloc: string, { writer, seq, change }: Pending): Omit<OutboxRow, 'place'> => ({
  bloc,
  writer,
  seq,
  body: sealChange(change),
});
