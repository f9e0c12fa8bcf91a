// The journal under every single damage, and under long lives of appending, settling and starting again.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEADER_BYTES } from '../../src/client/replica/journal/frames.ts';
import { openJournalFile, readJournalFile } from '../../src/client/replica/journal/journal-file.ts';
import type { UnsentRow } from '../../src/client/replica/journal/journal.ts';
import { seal } from '../../src/client/replica/sealed.ts';
import { memoryDisk } from '../support/memory-disk.ts';
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
);

test('[JN3] through any life, what was appended and not settled is there; full is said, and settling makes room', () => {
  const seen = { full: 0, appended: 0 };
  check(
    fc.property(fc.array(act, { minLength: 100, maxLength: 300 }), (acts) => {
      const ring = 16 * 1024;
      let disk = memoryDisk();
      let file = openJournalFile(disk, WRITER, ring);
      const waiting = new Map<number, UnsentRow[]>();
      let next = 1;
      const held = () => [...waiting.values()].flat().map(textOf);
      for (const one of acts) {
        if (one.do === 'append') {
          const rows = Array.from({ length: one.rows }, (_, index) =>
            rowOf(next + index, 'x'.repeat(one.length)),
          );
          const done = file.append(rows);
          if (done.ok) {
            waiting.set(next, rows);
            next += rows.length;
            seen.appended += 1;
          } else {
            seen.full += 1;
            expect(done.problem).toBe('full');
            // It is full of what waits, not of what was settled long ago: about half of it is needed to make order.
            const bytes = [...waiting.values(), rows].reduce((sum, commit) => sum + bytesOf(commit), 0);
            expect(bytes).toBeGreaterThan(ring * 0.3);
          }
        } else if (one.do === 'settle') {
          const keys = [...waiting.keys()].filter((_, index) => (index * 7919) % 100 < one.share * 100);
          file.settle(keys.flatMap((key) => (waiting.get(key) ?? []).map(({ seq }) => seq)));
          for (const key of keys) waiting.delete(key);
        } else if (one.do === 'cancel') {
          const key = [...waiting.keys()].at(-1);
          if (key !== undefined && file.cancel(key).ok) waiting.delete(key);
        } else {
          // A power cut leaves what was flushed.
          disk = memoryDisk(one.do === 'cut' ? disk.flushed.slice() : disk.bytes.slice());
          file = openJournalFile(disk, WRITER, ring);
          const kept = file.content.rows.map(textOf);
          for (const text of held()) expect(kept).toContain(text);
          // What was settled between two that wait comes back, and is settled again by who knows that it was sent.
          const known = new Set([...waiting.values()].flat().map(({ seq }) => seq));
          file.settle(file.content.rows.map(({ seq }) => seq).filter((seq) => !known.has(seq)));
          expect(file.content.lastSeq).toBe(next - 1);
        }
      }
    }),
    100,
  );
  expect(seen.full).toBeGreaterThan(20);
  expect(seen.appended).toBeGreaterThan(1000);
});
