// The changes of a push as they came: each read, or kept as it is where it cannot be.

import { isChangeId } from '../../domain/ids.ts';
import { unpackRows, type Row } from '../../protocol/columns.ts';
import { membersOf, unpackedLength } from '../../protocol/packed-size.ts';
import type { ChangeRow, PushRequest } from '../../protocol/push.ts';
import { batchText } from '../../protocol/receipt.ts';
import { RequestFault } from '../request-fault.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { hashOf } from './content-hash.ts';

/** One change as it came, in the form it is logged in. */
export interface Arrival {
  readonly change: ChangeRow;
  readonly readable: boolean;
}

/** A batch in its writer's order, each change once. */
export interface Arrivals {
  readonly inOrder: readonly Arrival[];
  /** The packed rows as they came. */
  readonly text: string;
  /** The text says just these changes in this order, and can be logged as it is. */
  readonly isPlain: boolean;
}

/** A whole table, copied or read from a workbook: 400 criteria with all their words come to half of it. */
const MOST_CHANGE_CHARACTERS = 1024 * 1024;
/** Of a change that cannot be read so much is kept, to be looked at. */
const MOST_KEPT_UNREAD = 8192;
/** A batch of thousands with a long reason in each comes to less; above it the device sends it in parts. */
const MOST_UNPACKED = 16 * 1024 * 1024;
/** So many members a change there is room for in a batch, with the groups above them: a score has 17. */
const MOST_MEMBERS = 64;
const MOST_SEQ = 999_999_999_999_999;
const isSeq = (seq: unknown): seq is number =>
  Number.isSafeInteger(seq) && (seq as number) >= 1 && (seq as number) <= MOST_SEQ;

/** Throws a fault where the batch is too large, packed or unpacked, or a row has no number to be answered by [SY5]. */
export function readArrivals({ changes }: Pick<PushRequest, 'changes'>, most: number): Arrivals {
  if (changes.rows > most) throw new RequestFault('too-large');
  if (changes.rows > 1 && membersOf(changes) > most * MOST_MEMBERS) throw new RequestFault('too-large');
  const text = batchText(changes);
  if (text.length * changes.rows > MOST_UNPACKED && unpackedLength(changes) > MOST_UNPACKED)
    throw new RequestFault('too-large');
  // Every word of a change stands in the text of the batch, and a counted number is no longer than this.
  const areShort = text.length + 40 * changes.columns.length <= MOST_CHANGE_CHARACTERS;
  const arrivals: Arrival[] = [];
  let [last, isPlain] = [0, changes.columns.every(({ path }) => FIELDS.has(path[0] as string))];
  for (const row of unpack(changes)) {
    const { seq } = row;
    // Without its seq a change has no name to be answered by.
    if (!isSeq(seq)) throw new RequestFault('bad-request');
    const arrival = readArrival(seq, row, areShort);
    isPlain &&= arrival.readable && seq > last;
    last = seq;
    arrivals.push(arrival);
  }
  return { inOrder: isPlain ? arrivals : sorted(arrivals), text, isPlain };
}

const FIELDS: ReadonlySet<string> = new Set(['seq', 'name', 'args', 'base', 'at']);

/** By number, each once; two of one number must say the same. */
function sorted(arrivals: readonly Arrival[]): Arrival[] {
  const bySeq = new Map<number, Arrival>();
  for (const arrival of arrivals) {
    const twin = bySeq.get(arrival.change.seq);
    if (twin && contentOf(twin.change) !== contentOf(arrival.change)) throw new RequestFault('bad-request');
    bySeq.set(arrival.change.seq, arrival);
  }
  return [...bySeq.values()].sort((a, b) => a.change.seq - b.change.seq);
}

/** What tells a change sent again from another one that came under its id [SY2]. */
export const contentOf = ({ name, args, base, at }: Omit<ChangeRow, 'seq'>): string =>
  canonicalJson([name, base, at, args ?? null]);

/** `ChangeRow` by hand, since it runs for every change; the arguments are read by their rule. */
function readChange(
  seq: number,
  { name, args = null, base = null, at }: Row,
  isShort: boolean,
): ChangeRow | undefined {
  if (typeof name !== 'string' || name.length < 1 || name.length > 60) return undefined;
  // It becomes part of a record where the change is held, and would make that one unreadable.
  if (base !== null && !(typeof base === 'string' && isChangeId(base))) return undefined;
  if (!isShort && JSON.stringify(args).length > MOST_CHANGE_CHARACTERS) return undefined;
  return isMoment(at) ? { seq, name, args, base, at } : undefined;
}

/** What a calendar can tell; of another nobody could say when it was [SY5]. */
const isMoment = (at: unknown): at is number =>
  Number.isSafeInteger(at) && Math.abs(at as number) <= MOST_MOMENT;
/** The last day that a `Date` has, and a day to spare for every zone of time. */
const MOST_MOMENT = 8_640_000_000_000_000 - 24 * 60 * 60_000;

function unpack(changes: PushRequest['changes']): Row[] {
  try {
    return unpackRows(changes);
  } catch (error) {
    if (error instanceof RangeError) throw new RequestFault('bad-request');
    throw error;
  }
}

function readArrival(seq: number, row: Row, isShort: boolean): Arrival {
  const read = readChange(seq, row, isShort);
  if (read) return { change: read, readable: true };
  // Kept, cut to size, so that what was refused can be looked at; its whole content makes the hash.
  const name = typeof row['name'] === 'string' ? row['name'].slice(0, 60) : '?';
  const content = canonicalJson(row);
  const args = { unreadable: content.slice(0, MOST_KEPT_UNREAD), hash: hashOf(name, content) };
  return { change: { seq, name, args, base: null, at: 0 }, readable: false };
}
