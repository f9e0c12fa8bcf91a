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
  type PlacedFrame,
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
  readonly settle: (seqs: readonly number[], refused?: readonly number[]) => Result<void, JournalFault>;
  readonly kept: () => readonly UnsentRow[];
  readonly note: (note: { readonly tainted: boolean; readonly canary: number }) => Result<void, JournalFault>;
}

/** Of two flushes each: an edit waits for them. Where it ended the next one goes on. */
const MOST_ROUNDS = 64;

/** A commit that lies in the file. */
interface Lying {
  readonly seq: number;
  readonly at: number;
  readonly size: number;
  /** Numbers of its rows that still wait; empty where the commit was settled, replaced or cancelled. */
  readonly waits: Set<number>;
  /** One of them was refused: once none waits, it is taken back, lest it be offered as one that was taken. */
  isRefused?: true;
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

  const free = () => ring - (header.tail - header.head);

  /** The bytes of what waits, and of its largest commit. */
  function waiting(): { readonly bytes: number; readonly largest: number } {
    let [bytes, largest] = [0, 0];
    for (const { waits, size } of lying) {
      if (waits.size === 0) continue;
      bytes += size;
      largest = Math.max(largest, size);
    }
    return { bytes, largest };
  }

  /**
   * Writes what waits at the head again at the end, where enough is settled behind it: one old commit that waits must
   * not hold a ring full of settled ones. What was copied is flushed before the header lets go of where it lay, and only
   * then is that written over: wherever it stops, each commit lies there once at least. True where this many bytes can
   * be written, and the largest of what waits once more behind them.
   */
  function makeRoom(more: number): boolean {
    const { bytes, largest } = waiting();
    const spare = Math.max(ring / 16, Math.max(largest, more) + sizeOf(0));
    const needed = more + Math.min(spare, ring / 3);
    if (free() >= needed) return true;
    if (ring - bytes < needed) return false;
    moveHead();
    // Some more at once, or every append at a full ring would begin anew.
    const aim = Math.min(ring - bytes, needed + ring / 16);
    let end = header.tail;
    for (let round = 0; round < MOST_ROUNDS && free() < aim && (lying[0]?.at ?? end) < end; round += 1) {
      if (moveOnce(aim, end)) continue;
      if (!letGoOfEnd()) break;
      end = header.tail;
    }
    return free() >= needed;
  }

  /** As much as the free room takes, and no more than is aimed at. False where not even the first finds room. */
  function moveOnce(aim: number, end: number): boolean {
    const moved: Lying[] = [];
    let count = 0;
    for (const one of lying) {
      if (one.at >= end || ring - (header.tail - one.at) >= aim) break;
      if (one.waits.size > 0) {
        const frame = must(frameOf(readRing(disk, ring, one.at, one.size), one.at), 'a frame where it lies');
        const copy = putFrame(1, one.seq, frame.payload);
        if (!copy) break;
        moved.push({ ...one, at: copy.at });
      }
      count += 1;
    }
    if (moved.length === 0) return false;
    disk.flush();
    lying.push(...moved);
    lying.splice(0, count);
    moveHead();
    return true;
  }

  /**
   * A file that an older release filled to the brim has no room for a copy: what is settled at its end is given up, and
   * hidden by a new generation as soon as something is written there.
   */
  function letGoOfEnd(): boolean {
    const before = header.tail;
    for (let last = lying.at(-1); last && last.waits.size === 0; last = lying.at(-1)) {
      // It may be the word that takes back or replaces what lies before it.
      if (lying.some(({ seq, at }) => seq === last?.seq && at < last.at)) break;
      lying.pop();
    }
    const last = lying.at(-1);
    const tail = last ? last.at + last.size : header.head;
    if (tail === before) return false;
    putHeader({ tail, generation: header.generation + 1 });
    return true;
  }

  /** Taking back is not refused for want of room: it may go into what is kept free. */
  function takeBack(seq: number): boolean {
    makeRoom(sizeOf(0));
    const placed = putFrame(2, seq, new Uint8Array());
    if (!placed) return false;
    drop(seq);
    lying.push(placed);
    return true;
  }

  const drop = (seq: number) => lying.filter((one) => one.seq === seq).forEach(({ waits }) => waits.clear());

  putHeader({});
  return {
    content: had.content,

    append(rows) {
      const seq = must(rows[0], 'a commit has a change in it').seq;
      const payload = new TextEncoder().encode(textOfRows(rows));
      const placed = makeRoom(sizeOf(payload.length)) ? putFrame(1, seq, payload) : undefined;
      if (!placed) return fail('full');
      disk.flush();
      drop(seq);
      for (const row of rows) placed.waits.add(row.seq);
      lying.push(placed);
      header = { ...header, lastSeq: Math.max(header.lastSeq, ...rows.map((row) => row.seq)) };
      return ok(undefined);
    },

    cancel(seq) {
      if (!takeBack(seq)) return fail('full');
      disk.flush();
      moveHead();
      return ok(undefined);
    },

    settle(seqs, refused = []) {
      // Thousands at once after a week in the hills: each looked at once, not once for each that lies here.
      const [gone, no] = [new Set(seqs), new Set(refused)];
      const over: number[] = [];
      for (const one of lying) {
        for (const seq of one.waits) {
          if (!gone.has(seq)) continue;
          one.waits.delete(seq);
          if (no.has(seq)) one.isRefused = true;
          if (one.isRefused && one.waits.size === 0) over.push(one.seq);
        }
      }
      over.forEach(takeBack);
      moveHead();
      return ok(undefined);
    },

    kept() {
      const from = Math.max(0, header.tail - ring);
      const { frames } = decodeFrames(readRing(disk, ring, from, header.tail - from), from, from);
      const waits = new Set(lying.flatMap((one) => [...one.waits]));
      return replay(frames, writer).rows.filter(({ seq }) => !waits.has(seq));
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

  const { rows, lying, last } = replay(frames, writer);
  const lastSeq = Math.max(header.lastSeq, last);
  const content: JournalContent = {
    rows,
    lastSeq,
    tainted: header.tainted,
    canary: header.canary,
    damaged: broken || (!known && frames.length > 0),
  };
  const generation = Math.max(header.generation, ...frames.map((frame) => frame.generation));
  const behind = frames.at(-1);
  return {
    header: { ...header, generation, lastSeq },
    end: Math.max(end, header.tail, behind ? behind.at + behind.size : 0),
    lying,
    content,
  };
}

/** What these frames leave, and the highest number among them. */
function replay(frames: readonly PlacedFrame[], writer: WriterId) {
  const bySeq = new Map<number, readonly UnsentRow[]>();
  const lying: Lying[] = [];
  const newest = new Map<number, Lying>();
  let last = 0;
  for (const { kind, seq, payload, at, size } of frames) {
    bySeq.delete(seq);
    newest.get(seq)?.waits.clear();
    const rows = kind === 1 ? rowsOfText(new TextDecoder().decode(payload), writer) : [];
    if (rows.length > 0) bySeq.set(seq, rows);
    const one = { seq, at, size, waits: new Set(rows.map((row) => row.seq)) };
    lying.push(one);
    newest.set(seq, one);
    last = Math.max(last, seq, ...rows.map((row) => row.seq));
  }
  // Of a change that was written twice the last stands, at its number's place.
  const rows = [...new Map([...bySeq.values()].flat().map((row) => [row.seq, row])).values()].toSorted(
    (a, b) => a.seq - b.seq,
  );
  return { rows, lying, last };
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
