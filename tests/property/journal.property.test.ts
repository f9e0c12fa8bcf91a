// The journal under every single damage, and under long lives of appending, settling and starting again.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../src/base/random.ts';
import { encodeFrame, HEADER_BYTES } from '../../src/client/replica/journal/frames.ts';
import {
  openJournalFile,
  readJournalFile,
  type Disk,
} from '../../src/client/replica/journal/journal-file.ts';
import type { UnsentRow } from '../../src/client/replica/journal/journal.ts';
import { textOfRows } from '../../src/client/replica/journal/stored-rows.ts';
import { seal } from '../../src/client/replica/sealed.ts';
import { memoryDisk, type MemoryDisk } from '../support/memory-disk.ts';
import { check } from '../support/seeds.ts';

const RING = 12 * 1024;
const WRITER = 'aaaaaaaaaaaa';
const rowOf = (seq: number, text = `Phiếu số ${seq}`): UnsentRow => ({
  bloc: 'khoi',
  writer: WRITER,
  seq,
  body: seal({ name: 'enter-score', args: { text }, base: null, at: seq }),
});
const bytesOf = (rows: readonly UnsentRow[]): number =>
  24 + new TextEncoder().encode(JSON.stringify(rows.map(({ bloc, seq, body }) => [bloc, seq, body]))).length;
const textOf = (row: UnsentRow): string => `${row.seq} ${row.body.json}`;

/** Fifty commits, some of them settled, so that the stream does not begin where the ring does. */
function fiftyCommits() {
  const disk = memoryDisk();
  const file = openJournalFile(disk, WRITER, RING);
  for (let seq = 1; seq <= 80; seq += 1) {
    file.append([rowOf(seq)]);
    if (seq === 30) file.settle(Array.from({ length: 30 }, (_, index) => index + 1));
  }
  return disk;
}

test('[JN2] whichever byte is flipped, every other commit is read, and none that was never written', () => {
  const { bytes } = fiftyCommits();
  const written = readJournalFile(memoryDisk(bytes), WRITER, RING).rows.map(textOf);
  expect(written).toHaveLength(50);
  const known = new Set(written);
  let mostLost = 0;
  const wrong: string[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const flipped = bytes.slice();
    flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
    const read = readJournalFile(memoryDisk(flipped), WRITER, RING).rows.map(textOf);
    // Settled rows may come back where the page that settled them is gone; the server knows them.
    for (const text of read)
      if (!known.has(text) && Number(text.split(' ')[0]) > 30) wrong.push(`byte ${at}: ${text}`);
    const still = new Set(read);
    mostLost = Math.max(mostLost, written.filter((text) => !still.has(text)).length);
  }
  expect(wrong).toEqual([]);
  // One flipped byte is one commit at the most.
  expect(mostLost).toBe(1);
});

test('[JN2] wherever the file is cut off, every commit before the cut is read', () => {
  const { bytes } = fiftyCommits();
  const whole = openJournalFile(memoryDisk(bytes.slice()), WRITER, RING);
  const commits = whole.content.rows.length;
  let before = 0;
  for (let length = HEADER_BYTES; length <= bytes.length; length += 1) {
    const { rows } = readJournalFile(memoryDisk(bytes.slice(0, length)), WRITER, RING);
    const seqs = rows.map(({ seq }) => seq);
    // A longer file never holds less, and what it holds begins with the oldest that waits.
    expect(seqs.length).toBeGreaterThanOrEqual(before);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    before = seqs.length;
  }
  expect(before).toBe(commits);
});

type Act =
  | { readonly do: 'append'; readonly rows: number; readonly length: number }
  /** Ended at one of the writes and flushes of an append; of what was not flushed the disk has these blocks. */
  | { readonly do: 'die'; readonly steps: number; readonly leaves: 'all' | 'none' | number }
  /** Until it is full; then all is settled but the oldest, and those of a stride. */
  | { readonly do: 'fill'; readonly length: number; readonly stride: number }
  | { readonly do: 'settle'; readonly share: number }
  | { readonly do: 'cancel' | 'restart' | 'cut' };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      rows: fc.integer({ min: 1, max: 5 }),
      length: fc.integer({ min: 0, max: 300 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'restart' as const, 'cut' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('die' as const),
      steps: fc.integer({ min: 1, max: 12 }),
      leaves: fc.oneof(fc.constant('all' as const), fc.constant('none' as const), fc.nat(0xffff)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fill' as const),
      length: fc.integer({ min: 0, max: 300 }),
      stride: fc.integer({ min: 2, max: 40 }),
    }),
  },
);

/** What a disk holds once its process or its power went: of what was not flushed all, nothing, or some blocks. */
function leftOf({ bytes, flushed }: MemoryDisk, leaves: 'all' | 'none' | number): Uint8Array<ArrayBuffer> {
  if (leaves === 'all') return bytes.slice();
  const left = flushed.slice();
  if (leaves === 'none') return left;
  const random = seeded(leaves);
  for (let at = 0; at < left.length; at += 512)
    if (random() < 0.5) left.set(bytes.subarray(at, Math.min(at + 512, left.length)), at);
  return left;
}

test('[JN3] through any life, what was appended and not settled is there; full is said, and settling makes room', () => {
  const seen = { full: 0, appended: 0, died: 0, freed: 0, kept: 0 };
  check(
    fc.property(fc.array(act, { minLength: 100, maxLength: 300 }), (acts) => {
      const ring = 16 * 1024;
      let disk = memoryDisk();
      let file = openJournalFile(disk, WRITER, ring);
      const waiting = new Map<number, UnsentRow[]>();
      const takenBack = new Set<number>();
      const written = new Map<number, string>();
      let next = 1;
      const held = () => [...waiting.values()].flat().map(textOf);
      const rowsNext = (count: number, length: number) =>
        Array.from({ length: count }, (_, index) => rowOf(next + index, 'x'.repeat(length)));
      const settle = (keys: readonly number[]) => {
        file.settle(keys.flatMap((key) => (waiting.get(key) ?? []).map(({ seq }) => seq)));
        for (const key of keys) waiting.delete(key);
      };
      function append(rows: UnsentRow[]): boolean {
        const done = file.append(rows);
        if (done.ok) {
          waiting.set(next, rows);
          for (const row of rows) written.set(row.seq, textOf(row));
          next += rows.length;
          seen.appended += 1;
          return true;
        }
        seen.full += 1;
        expect(done.problem).toBe('full');
        // It is full of what waits, not of what was settled: but for the room to write the largest once more.
        const sizes = [...waiting.values(), rows].map(bytesOf);
        const bytes = sizes.reduce((sum, size) => sum + size, 0);
        expect(bytes + Math.max(ring / 16, ...sizes.map((size) => size + 20))).toBeGreaterThan(ring);
        return false;
      }
      function startAgain(bytes: Uint8Array<ArrayBuffer>): void {
        disk = memoryDisk(bytes);
        file = openJournalFile(disk, WRITER, ring);
        const kept = file.content.rows.map(textOf);
        for (const text of held()) expect(kept).toContain(text);
        for (const { seq } of file.content.rows) expect(takenBack).not.toContain(seq);
        // What was taken lies on as it was written, and never among what waits.
        const waits = new Set(file.content.rows.map(({ seq }) => seq));
        for (const row of file.kept()) {
          expect([waits.has(row.seq), takenBack.has(row.seq)]).toEqual([false, false]);
          if (row.seq < next && written.has(row.seq)) expect(textOf(row)).toBe(written.get(row.seq));
          seen.kept += 1;
        }
        // What was settled between two that wait comes back, and is settled again by who knows that it was sent.
        const known = new Set([...waiting.values()].flat().map(({ seq }) => seq));
        file.settle(file.content.rows.map(({ seq }) => seq).filter((seq) => !known.has(seq)));
      }
      for (const one of acts) {
        if (one.do === 'append') {
          append(rowsNext(one.rows, one.length));
        } else if (one.do === 'settle') {
          settle([...waiting.keys()].filter((_, index) => (index * 7919) % 100 < one.share * 100));
        } else if (one.do === 'fill') {
          while (append(rowsNext(1, one.length)));
          settle([...waiting.keys()].filter((_, index) => index % one.stride > 0));
          // The head waits at a full ring; what was settled between is room all the same.
          if (one.stride > 3) {
            expect(append(rowsNext(1, one.length))).toBe(true);
            seen.freed += 1;
          }
        } else if (one.do === 'cancel') {
          const key = [...waiting.keys()].at(-1);
          if (key === undefined) continue;
          expect(file.cancel(key).ok).toBe(true);
          for (const { seq } of waiting.get(key) ?? []) takenBack.add(seq);
          waiting.delete(key);
        } else if (one.do === 'die') {
          disk.diesIn = one.steps;
          const rows = rowsNext(2, 100);
          let isDone = false;
          try {
            isDone = append(rows);
          } catch (error) {
            if (disk.diesIn !== 0) throw error;
            seen.died += 1;
          }
          startAgain(leftOf(disk, one.leaves));
          if (isDone) continue;
          // The commit that was being written is there whole, or not at all.
          const there = file.content.rows.filter(({ seq }) => seq >= next).map(textOf);
          expect(there.length === 0 ? [] : rows.map(textOf)).toEqual(there);
          next = file.content.lastSeq + 1;
        } else {
          // A power cut leaves what was flushed.
          startAgain((one.do === 'cut' ? disk.flushed : disk.bytes).slice());
          expect(file.content.lastSeq).toBe(next - 1);
        }
      }
    }),
    100,
  );
  expect(seen.full).toBeGreaterThan(20);
  expect(seen.appended).toBeGreaterThan(1000);
  expect(seen.died).toBeGreaterThan(100);
  expect(seen.freed).toBeGreaterThan(100);
  expect(seen.kept).toBeGreaterThan(1000);
});

/** Full of commits, of which only the oldest and one more wait. */
function fullRing() {
  const disk = memoryDisk();
  const file = openJournalFile(disk, WRITER, RING);
  let last = 0;
  while (file.append([rowOf(last + 1)]).ok) last += 1;
  const settled = Array.from({ length: last }, (_, index) => index + 1).filter(
    (seq) => seq !== 1 && seq !== 20,
  );
  file.settle(settled);
  return { disk, file, last };
}

test('[JN3] one that waits at the head of a full ring is written again at the end: wherever that stops, it is there', () => {
  const whole = fullRing();
  expect(whole.file.append([rowOf(whole.last + 1)]).ok).toBe(true);
  expect(openJournalFile(whole.disk, WRITER, RING).append([rowOf(whole.last + 2)]).ok).toBe(true);
  let steps = 0;
  for (;;) {
    const { disk, file, last } = fullRing();
    disk.diesIn = steps + 1;
    try {
      file.append([rowOf(last + 1)]);
      break;
    } catch {
      steps += 1;
    }
    for (const leaves of ['all', 'none', ...Array.from({ length: 30 }, (_, index) => index)] as const) {
      const { rows } = readJournalFile(memoryDisk(leftOf(disk, leaves)), WRITER, RING);
      const seqs = rows.map(({ seq }) => seq);
      expect(seqs, `step ${steps}, ${leaves}`).toEqual(expect.arrayContaining([1, 20]));
    }
  }
  // The oldest, the header that lets go of where it lay, and the new one, each written and flushed.
  expect(steps).toBeGreaterThanOrEqual(6);
});

test('[JN3] a ring that an older release filled to its last byte has room again once what lies at its end is settled', () => {
  const { disk, last } = brimful();
  const file = openJournalFile(disk, WRITER, RING);
  file.settle(Array.from({ length: last - 1 }, (_, index) => index + 2));
  expect(file.append([rowOf(last + 1)]).ok).toBe(true);
  const again = openJournalFile(disk, WRITER, RING);
  expect(again.content.rows.map(({ seq }) => seq)).toEqual([1, last + 1]);
});

/** Written without keeping any room free, as releases did until there was a room to keep. */
function brimful() {
  const disk = memoryDisk();
  openJournalFile(disk, WRITER, RING);
  let [at, last] = [0, 0];
  for (;;) {
    const payload = new TextEncoder().encode(textOfRows([rowOf(last + 1)]));
    const frame = encodeFrame({ kind: 1, generation: 1, seq: last + 1, payload }, at);
    if (at + frame.length > RING) return { disk, last };
    disk.write(frame.slice(), { at: HEADER_BYTES + at });
    at += frame.length;
    last += 1;
  }
}

test('[JN9] a journal has all its room before the first change: zeros from end to end, flushed, and no longer ever after', () => {
  for (const before of [0, 100, HEADER_BYTES + RING / 2]) {
    const disk = memoryDisk(new Uint8Array(before));
    const written = new Uint8Array(HEADER_BYTES + RING);
    let wasFlushed = false;
    const watched: Disk = {
      ...disk,
      getSize: disk.getSize,
      write(bytes: Uint8Array<ArrayBuffer>, { at }: { at: number }) {
        // A hole that a file system keeps no room for is not written by being skipped.
        if (!wasFlushed) expect([bytes.every((byte) => byte === 0), at]).toEqual([true, before]);
        written.fill(1, at, at + bytes.length);
        return disk.write(bytes, { at });
      },
      flush() {
        if (!wasFlushed) expect(written.subarray(before).every((one) => one === 1)).toBe(true);
        wasFlushed = true;
        disk.flush();
      },
    };
    const file = openJournalFile(watched, WRITER, RING);
    expect(disk.flushed).toHaveLength(HEADER_BYTES + RING);
    for (let seq = 1; seq <= 300; seq += 1) {
      expect(file.append([rowOf(seq)]).ok).toBe(true);
      file.settle([seq - 1]);
    }
    expect(disk.bytes).toHaveLength(HEADER_BYTES + RING);
  }
  // As large as it is on a device: some weeks of a valley.
  const real = memoryDisk();
  openJournalFile(real, WRITER);
  expect(real.flushed).toHaveLength(4 * 1024 * 1024);
});

test('[JN10] what was taken lies in the journal until its room is wanted; what was refused or taken back does not', () => {
  const disk = memoryDisk();
  const file = openJournalFile(disk, WRITER, RING);
  file.append([rowOf(1), rowOf(2)]);
  file.append([rowOf(3), rowOf(4)]);
  file.append([rowOf(5)]);
  file.append([rowOf(6)]);
  file.cancel(6);
  // Of one commit a part was refused, and is told before the rest: all of it is gone.
  file.settle([3], [3]);
  file.settle([1, 2, 4, 5]);
  const keptIn = (one: typeof file) => one.kept().map(({ seq }) => seq);
  expect(keptIn(file)).toEqual([1, 2, 5]);
  const again = openJournalFile(disk, WRITER, RING);
  expect([again.content.rows, keptIn(again)]).toEqual([[], [1, 2, 5]]);
  // Round and round: the last of them fill the ring.
  for (let seq = 7; seq <= 500; seq += 1) {
    again.append([rowOf(seq)]);
    again.settle([seq]);
  }
  const kept = keptIn(openJournalFile(disk, WRITER, RING));
  expect([kept.at(-1), kept.length > 50, kept[0] === 500 - kept.length + 1]).toEqual([500, true, true]);
});
