// One writer's journal over a file of fixed size. What is kept in memory is where each commit lies and which of its
// rows still wait; the rows themselves stay in the file.

import { must } from '../../../base/assert.ts';
import { fail, ok, type Result } from '../../../base/result.ts';
import type { WriterId } from '../../../domain/ids.ts';
import {
  decodeFrames,
  decodeHeaders,
  encodeFrame,
  encodeHeader,
  HEADER_BYTES,
  RING_BYTES,
  sizeOf,
  type FrameKind,
  type Header,
} from './frames.ts';
import type { JournalContent, JournalFault, UnsentRow } from './journal.ts';
import { rowsOfText, textOfRows } from './stored-rows.ts';

/** Where journals lie among the browser's private files: a folder a person, a file a writer. */
export const JOURNAL_FOLDER = 'journal';

/** A file that answers at once: what a worker's `FileSystemSyncAccessHandle` is. */
export interface Disk {
  readonly getSize: () => number;
  readonly read: (into: Uint8Array<ArrayBuffer>, options: { at: number }) => number;
  readonly write: (bytes: Uint8Array<ArrayBuffer>, options: { at: number }) => number;
  readonly flush: () => void;
}

export interface JournalFile {
  readonly content: JournalContent;
  readonly append: (rows: readonly UnsentRow[]) => Result<void, JournalFault>;
  readonly cancel: (seq: number) => Result<void, JournalFault>;
  readonly settle: (seqs: readonly number[]) => Result<void, JournalFault>;
  readonly note: (note: { readonly tainted: boolean; readonly canary: number }) => Result<void, JournalFault>;
}

/** A commit that lies in the file. */
interface Lying {
  readonly seq: number;
  readonly at: number;
  readonly size: number;
  /** Numbers of its rows that still wait; empty where the commit was settled, replaced or cancelled. */
  readonly waits: Set<number>;
}

/**
 * Opens a journal, or makes one of `ring` bytes; room for it is taken at once. Throws what the file throws, and where
 * a newer version of the app wrote it.
 */
export function openJournalFile(disk: Disk, writer: WriterId, ring: number = RING_BYTES): JournalFile {
  const had = readJournal(disk, writer, ring);
  const size = disk.getSize();
  if (size < HEADER_BYTES + ring) {
    write(disk, new Uint8Array(HEADER_BYTES + ring - size), size);
    disk.flush();
  }
  let header: Header = { ...had.header, generation: had.header.generation + 1, tail: had.end };
  const lying: Lying[] = [...had.lying];

  /** A full page, flushed: only then may what it lets go be written over. */
  function putHeader(more: Partial<Header>): void {
    header = { ...header, ...more, count: header.count + 1 };
    const { bytes, at } = encodeHeader(header);
    write(disk, bytes, at);
    disk.flush();
  }

  function putFrame(kind: FrameKind, seq: number, payload: Uint8Array): Lying | undefined {
    const at = header.tail;
    const frame = encodeFrame({ kind, generation: header.generation, seq, payload }, at);
    if (at + frame.length - header.head > ring) return undefined;
    const start = at % ring;
    write(disk, frame.subarray(0, ring - start), HEADER_BYTES + start);
    if (start + frame.length > ring) write(disk, frame.subarray(ring - start), HEADER_BYTES);
    header = { ...header, tail: at + frame.length };
    return { seq, at, size: frame.length, waits: new Set() };
  }

  /** Lets go of what lies before the first commit that waits. */
  function moveHead(): void {
    const first = lying.findIndex(({ waits }) => waits.size > 0);
    lying.splice(0, first < 0 ? lying.length : first);
    const head = lying[0]?.at ?? header.tail;
    if (head !== header.head) putHeader({ head });
  }

  /**
   * Writes what waits again at the end, and lets go of all before it. Done while there still is room for it: one old
   * commit that waits must not hold a ring full of settled ones.
   */
  function compact(room: number): void {
    const waiting = lying.filter(({ waits }) => waits.size > 0);
    const bytes = waiting.reduce((sum, { size }) => sum + size, 0);
    const used = header.tail - header.head;
    const isLastChance = used + bytes + 2 * room > ring && used + bytes <= ring;
    if (!isLastChance || used - bytes < ring / 8) return;
    const moved = waiting.map((one) => {
      const frame = must(frameOf(readRing(disk, ring, one.at, one.size), one.at), 'a frame where it lies');
      return { ...must(putFrame(1, one.seq, frame.payload), 'room that was reckoned'), waits: one.waits };
    });
    disk.flush();
    lying.splice(0, lying.length, ...moved);
    moveHead();
  }

  function put(kind: FrameKind, seq: number, payload: Uint8Array): Lying | undefined {
    compact(sizeOf(payload.length));
    return putFrame(kind, seq, payload);
  }

  const drop = (seq: number) => lying.filter((one) => one.seq === seq).forEach(({ waits }) => waits.clear());

  putHeader({});
  return {
    content: had.content,

    append(rows) {
      const seq = must(rows[0], 'a commit has a change in it').seq;
      const placed = put(1, seq, new TextEncoder().encode(textOfRows(rows)));
      if (!placed) return fail('full');
      disk.flush();
      drop(seq);
      for (const row of rows) placed.waits.add(row.seq);
      lying.push(placed);
      header = { ...header, lastSeq: Math.max(header.lastSeq, ...rows.map((row) => row.seq)) };
      return ok(undefined);
    },

    cancel(seq) {
      const placed = put(2, seq, new Uint8Array());
      if (!placed) return fail('full');
      disk.flush();
      drop(seq);
      lying.push(placed);
      moveHead();
      return ok(undefined);
    },

    settle(seqs) {
      // Thousands at once after a week in the hills: each looked at once, not once for each that lies here.
      const gone = new Set(seqs);
      for (const { waits } of lying) for (const seq of waits) if (gone.has(seq)) waits.delete(seq);
      moveHead();
      return ok(undefined);
    },

    note(note) {
      putHeader(note);
      return ok(undefined);
    },
  };
}

/** What a journal holds, without touching it. Throws what the file throws. */
export const readJournalFile = (disk: Disk, writer: WriterId, ring: number = RING_BYTES): JournalContent =>
  readJournal(disk, writer, ring).content;

const NEW: Header = { count: 0, generation: 0, head: 0, tail: 0, lastSeq: 0, tainted: false, canary: 0 };

function readJournal(disk: Disk, writer: WriterId, ring: number) {
  const pages = new Uint8Array(HEADER_BYTES);
  disk.read(pages, { at: 0 });
  const [known, older] = decodeHeaders(pages);
  // Both header pages gone: the frames are looked for from the beginning of the ring, where most journals begin.
  const header = known ?? NEW;
  const bytes = disk.getSize() > 0 ? readRing(disk, ring, header.head, ring) : new Uint8Array();
  const { frames, end, broken } = decodeFrames(bytes, header.head, header.tail);
  // Where a page is gone, it may have been the newer: what it had let go was then written over, one round further.
  if (!older) frames.push(...decodeFrames(bytes, header.head + ring, 0).frames);

  const bySeq = new Map<number, readonly UnsentRow[]>();
  const lying: Lying[] = [];
  const newest = new Map<number, Lying>();
  let { lastSeq } = header;
  for (const { kind, seq, payload, at, size } of frames) {
    bySeq.delete(seq);
    newest.get(seq)?.waits.clear();
    const rows = kind === 1 ? rowsOfText(new TextDecoder().decode(payload), writer) : [];
    if (rows.length > 0) bySeq.set(seq, rows);
    const one = { seq, at, size, waits: new Set(rows.map((row) => row.seq)) };
    lying.push(one);
    newest.set(seq, one);
    lastSeq = Math.max(lastSeq, seq, ...rows.map((row) => row.seq));
  }
  // Of a change that was written twice the last stands, at its number's place.
  const rows = [...new Map([...bySeq.values()].flat().map((row) => [row.seq, row])).values()].toSorted(
    (a, b) => a.seq - b.seq,
  );
  const content: JournalContent = {
    rows,
    lastSeq,
    tainted: header.tainted,
    canary: header.canary,
    damaged: broken || (!known && frames.length > 0),
  };
  const generation = Math.max(header.generation, ...frames.map((frame) => frame.generation));
  const last = frames.at(-1);
  return {
    header: { ...header, generation, lastSeq },
    end: Math.max(end, header.tail, last ? last.at + last.size : 0),
    lying,
    content,
  };
}

const frameOf = (bytes: Uint8Array, at: number) => decodeFrames(bytes, at, at).frames[0];

/** A stretch of the stream, in its order. */
function readRing(disk: Disk, ring: number, at: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const start = at % ring;
  const first = Math.min(size, ring - start);
  disk.read(bytes.subarray(0, first), { at: HEADER_BYTES + start });
  if (first < size) disk.read(bytes.subarray(first), { at: HEADER_BYTES });
  return bytes;
}

/** All of the bytes, or a throw: a disk that takes a part has refused. */
function write(disk: Disk, bytes: Uint8Array, at: number): void {
  if (disk.write(bytes as Uint8Array<ArrayBuffer>, { at }) !== bytes.length) {
    throw new DOMException('The file took only a part.', 'QuotaExceededError');
  }
}
