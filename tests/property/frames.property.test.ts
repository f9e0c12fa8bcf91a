// Frames shown to a camera: whatever is missed, doubled, mixed up or damaged, what comes out is what went in.

import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { seeded } from '../../src/base/random.ts';
import {
  BLOCK,
  blocksOf,
  createFrames,
  FRAME_BYTES,
  readFrame,
  readFrames,
  type FrameReader,
} from '../../src/client/sync/carry/frames/frames.ts';
import { check } from '../support/seeds.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const framesOf = (content: Uint8Array) => createFrames(content, sha256(content));
const contents = fc.uint8Array({ minLength: 1, maxLength: 12 * BLOCK });

/** What a camera does with the frames it is shown; stops when all is known. */
function watch(shown: Iterable<Uint8Array>): { reader: FrameReader | undefined; read: number } {
  let [reader, read]: [FrameReader | undefined, number] = [undefined, 0];
  for (const bytes of shown) {
    const frame = readFrame(bytes);
    if (!frame) continue;
    read += 1;
    if (reader) reader.take(frame);
    else reader = readFrames(frame);
    if (reader.done === reader.of) break;
  }
  return { reader, read };
}

test('[QR1] any frames in any order, a third of them lost, some doubled: the content comes back', () => {
  check(
    fc.property(contents, fc.integer(), fc.integer({ min: 0, max: 5000 }), (content, seed, start) => {
      const frames = framesOf(content);
      const random = seeded(seed);
      const shown = Array.from({ length: 4 * frames.blocks + 40 }, (_, at) => frames.frame(start + at))
        .filter(() => random() > 0.3)
        .flatMap((bytes) => (random() < 0.2 ? [bytes, bytes] : [bytes]))
        .map((bytes) => ({ bytes, by: random() }))
        .toSorted((a, b) => a.by - b.by)
        .map(({ bytes }) => bytes);
      expect(watch(shown).reader?.content()).toEqual(content);
    }),
    100,
  );
});

test('[QR1] a frame that was read twice tells nothing new, and never more than there is', () => {
  check(
    fc.property(contents, fc.array(fc.nat(200), { minLength: 1 }), (content, seqs) => {
      const frames = framesOf(content);
      const read = seqs.map((seq) => must(readFrame(frames.frame(seq)), 'a frame'));
      const reader = readFrames(must(read[0], 'one'));
      for (const frame of read) {
        reader.take(frame);
        const before = reader.done;
        expect(reader.take(frame)).toBe('known');
        expect(reader.done).toBe(before);
        expect(reader.done).toBeLessThanOrEqual(reader.of);
      }
    }),
    100,
  );
});

test('[QR2] a damaged frame, one cut short, and one of another content are put aside', () => {
  check(
    fc.property(
      contents,
      contents,
      fc.nat(500),
      fc.nat(FRAME_BYTES - 1),
      fc.integer({ min: 1, max: 255 }),
      (one, other, seq, at, by) => {
        const bytes = framesOf(one).frame(seq);
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] as number) ^ by;
        expect(readFrame(damaged)).toBeUndefined();
        expect(readFrame(bytes.slice(0, at))).toBeUndefined();
        fc.pre(!Buffer.from(one).equals(Buffer.from(other)));
        const reader = readFrames(must(readFrame(bytes), 'a frame'));
        expect(reader.take(must(readFrame(framesOf(other).frame(seq)), 'a frame'))).toBe('foreign');
        expect(reader.done).toBe(1);
      },
    ),
    100,
  );
  expect(readFrame(new TextEncoder().encode('https://example.invalid/'))).toBeUndefined();
});

test('[QR3] a set of 20 units fits into 15 seconds of ten frames each, whatever third of them is lost', () => {
  const content = Uint8Array.from({ length: 20 * 1024 }, (_, at) => (at * 7919) >>> 3);
  const frames = framesOf(content);
  const shown = Array.from({ length: 150 }, (_, seq) => frames.frame(seq));
  let most = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = seeded(seed);
    const { reader, read } = watch(shown.filter(() => random() > 0.3));
    expect([seed, reader?.content()]).toEqual([seed, content]);
    most = Math.max(most, read);
  }
  expect(frames.blocks).toBe(blocksOf(20 * 1024));
  // Hardly more frames than blocks: what is read is nearly always news.
  expect(most).toBeLessThanOrEqual(frames.blocks + 14);
});
