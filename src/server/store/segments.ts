// The log of a bloc: a segment for each push, each sealed over the one before it, so that a row edited, taken out
// or put elsewhere later is found [LG1]. Written in the transaction of its effect, never without it.

import { hash } from 'node:crypto';
import { assert } from '../../base/assert.ts';
import { run, type Db, type Tx } from './run.ts';
import type { Tables } from './tables.ts';

export type SegmentEntry = Tables['log_segment'];

/** A segment before it has its place in the chain. */
export type OpenSegment = Omit<SegmentEntry, 'previous' | 'hash'>;

/** The text that is sealed: every field of the row. Its first line names the form, should it ever change. */
const segmentText = (segment: OpenSegment): string => {
  const { bloc, first, last, kind, writer, first_seq, last_seq, author, device, received_at } = segment;
  const head = [bloc, first, last, kind, writer, first_seq, last_seq, author, device, received_at];
  return `so-thi-dua segment 1\n${JSON.stringify(head)}\n${segment.entries}`;
};

/** The segment sealed over the hash before it; '' before the first of a bloc. */
const seal = (segment: OpenSegment, previous: string): SegmentEntry => ({
  ...segment,
  previous,
  hash: hash('sha256', `${previous}\n${segmentText(segment)}`),
});

/** Half a pair of surrogates would be sealed as one text and stored as another, and NUL is stored by no engine [LG4]. */
const isStorable = ({ author, device, entries }: OpenSegment): boolean =>
  [author, device, entries].every((text) => text.isWellFormed() && !text.includes('\0'));

const COLUMNS =
  'bloc, first, last, kind, writer, first_seq, last_seq, author, device, received_at, entries, previous, hash';
const INSERT = `insert into log_segment (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes a segment behind `previous` and gives its hash, the bloc's new head. */
export async function appendSegment(tx: Tx, segment: OpenSegment, previous: string): Promise<string> {
  assert(isStorable(segment), 'a segment that is stored as it is sealed');
  const one = seal(segment, previous);
  await run(tx, INSERT, [
    one.bloc,
    one.first,
    one.last,
    one.kind,
    one.writer,
    one.first_seq,
    one.last_seq,
    one.author,
    one.device,
    one.received_at,
    one.entries,
    one.previous,
    one.hash,
  ]);
  return one.hash;
}

/** The segments of a writer that may hold numbers between these, in the bloc's order. */
export const segmentsOfWriter = (
  tx: Db,
  bloc: string,
  writer: string,
  firstSeq: number,
  lastSeq: number,
): Promise<Pick<SegmentEntry, 'entries'>[]> =>
  run(
    tx,
    'select entries from log_segment where bloc = ? and writer = ? and last_seq >= ? and first_seq <= ? order by first',
    [bloc, writer, firstSeq, lastSeq],
  );

/** Whether the log has a writer's work from another device than this one, in any bloc. */
export const isOfAnotherDevice = async (tx: Db, writer: string, device: string): Promise<boolean> =>
  (await run(tx, 'select 1 from log_segment where writer = ? and device <> ? limit 1', [writer, device]))
    .length > 0;

/** The hash of the segment that ends at a position; undefined where none does. */
export async function hashAt(db: Db, bloc: string, last: number): Promise<string | undefined> {
  const rows = await run<{ hash: string }>(db, 'select hash from log_segment where bloc = ? and last = ?', [
    bloc,
    last,
  ]);
  return rows[0]?.hash;
}

export type ChangeSegment = Pick<
  SegmentEntry,
  'first' | 'last' | 'writer' | 'author' | 'received_at' | 'entries'
>;

/** The first `most` segments of what people did behind a position, in the bloc's order. */
export const changeSegmentsAfter = (
  db: Db,
  bloc: string,
  after: number,
  most: number,
): Promise<ChangeSegment[]> =>
  run(
    db,
    `select first, last, writer, author, received_at, entries from log_segment
      where bloc = ? and kind = 'changes' and last > ? order by last limit ?`,
    [bloc, after, most],
  );
