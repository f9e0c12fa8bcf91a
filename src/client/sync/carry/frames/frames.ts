// Bytes as an endless row of small frames, for a screen that nobody answers: any of them will do, in any order, and
// which were missed does not matter. The first round shows the blocks themselves; every frame after it is the sum
// (exclusive or) of a random half of them, and about as many frames as there are blocks give them back.

import { assert } from '../../../../base/assert.ts';
import { hexOf } from '../carried-work.ts';

/** Bytes of the content in a frame: with the rest 501, a QR code of version 15 at level L. */
export const BLOCK = 480;
const HEAD = 17;
const TAIL = 4;
export const FRAME_BYTES = HEAD + BLOCK + TAIL;
/** Beyond this nobody holds a phone still: 600 blocks are 280 KiB, over a minute. */
const MOST_BLOCKS = 600;
export const MOST_CONTENT = MOST_BLOCKS * BLOCK;

const MAGIC = [0x53, 0x51, 1] as const;
const ID_BYTES = 8;
const MOST_SEQ = 2 ** 24;

export interface Frame {
  /** Which content it belongs to, in hex. */
  readonly id: string;
  /** Of the whole content, in bytes. */
  readonly length: number;
  readonly seq: number;
  readonly block: Uint8Array;
}

/** The name of a content in its frames: the beginning of its SHA-256, in hex. */
export const idOfFrames = async (subtle: SubtleCrypto, content: Uint8Array<ArrayBuffer>): Promise<string> =>
  hexOf((await subtle.digest('SHA-256', content)).slice(0, ID_BYTES));

export const blocksOf = (length: number): number => Math.ceil(length / BLOCK);

/** A content ready to be shown. `digest`: its SHA-256. At most `MOST_CONTENT` bytes, at least one. */
export function createFrames(
  content: Uint8Array,
  digest: Uint8Array,
): { readonly blocks: number; readonly frame: (seq: number) => Uint8Array<ArrayBuffer> } {
  assert(content.length > 0 && content.length <= MOST_CONTENT, 'content that fits into frames');
  const count = blocksOf(content.length);
  const whole = new Uint8Array(count * BLOCK);
  whole.set(content);
  const block = (at: number) => whole.subarray(at * BLOCK, (at + 1) * BLOCK);
  return {
    blocks: count,
    frame(seq) {
      const bytes = new Uint8Array(FRAME_BYTES);
      bytes.set([...MAGIC, ...digest.subarray(0, ID_BYTES)]);
      putNumber(bytes, 11, content.length);
      putNumber(bytes, 14, seq % MOST_SEQ);
      const body = bytes.subarray(HEAD, HEAD + BLOCK);
      const chosen = chosenBlocks(seq % MOST_SEQ, count);
      for (let at = 0; at < count; at += 1) if (has(chosen, at)) addTo(body, block(at));
      new DataView(bytes.buffer).setUint32(HEAD + BLOCK, crc32(bytes.subarray(0, HEAD + BLOCK)));
      return bytes;
    },
  };
}

/** What a camera read; undefined where it is no frame of ours, or not whole. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  if (bytes.length !== FRAME_BYTES || MAGIC.some((byte, at) => bytes[at] !== byte)) return undefined;
  const said = new DataView(bytes.buffer, bytes.byteOffset).getUint32(HEAD + BLOCK);
  if (said !== crc32(bytes.subarray(0, HEAD + BLOCK))) return undefined;
  const length = number(bytes, 11);
  if (length === 0 || length > MOST_CONTENT) return undefined;
  const id = hexOf(bytes.subarray(3, 3 + ID_BYTES));
  return { id, length, seq: number(bytes, 14), block: bytes.slice(HEAD, HEAD + BLOCK) };
}

export interface FrameReader {
  /** Takes a frame in: `new` where it told something, `known` where not, `foreign` where it is of another content. */
  readonly take: (frame: Frame) => 'new' | 'known' | 'foreign';
  /** Blocks known so far, and of how many. */
  readonly done: number;
  readonly of: number;
  readonly id: string;
  /** The content, once all blocks are known. Its hash is still to be asked. */
  readonly content: () => Uint8Array<ArrayBuffer> | undefined;
}

interface Sum {
  /** Which blocks it is the sum of. */
  readonly blocks: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Gathers the frames of one content, that of its first. */
export function readFrames(first: Frame): FrameReader {
  const { id, length } = first;
  const count = blocksOf(length);
  /** Each sum by its lowest block: no sum below holds that block. */
  const sumAt = new Map<number, Sum>();

  function take(frame: Frame): 'new' | 'known' | 'foreign' {
    if (frame.id !== id || frame.length !== length) return 'foreign';
    const blocks = chosenBlocks(frame.seq, count);
    const bytes = frame.block.slice();
    for (let at = lowest(blocks); at !== undefined; at = lowest(blocks)) {
      const known = sumAt.get(at);
      if (!known) {
        sumAt.set(at, { blocks, bytes });
        return 'new';
      }
      addBits(blocks, known.blocks);
      addTo(bytes, known.bytes);
    }
    return 'known';
  }
  take(first);

  return {
    take,
    id,
    of: count,
    get done() {
      return sumAt.size;
    },
    content() {
      if (sumAt.size < count) return undefined;
      const whole = new Uint8Array(count * BLOCK);
      // From the last: every other block of a sum lies behind its lowest, and is known by then.
      for (let at = count - 1; at >= 0; at -= 1) {
        const sum = sumAt.get(at) as Sum;
        const block = whole.subarray(at * BLOCK, (at + 1) * BLOCK);
        block.set(sum.bytes);
        for (let other = at + 1; other < count; other += 1) {
          if (has(sum.blocks, other)) addTo(block, whole.subarray(other * BLOCK, (other + 1) * BLOCK));
        }
      }
      return whole.slice(0, length);
    },
  };
}

/** The blocks that a frame is the sum of, as bits: its own in the first round, then a random half. */
function chosenBlocks(seq: number, count: number): Uint32Array {
  const chosen = new Uint32Array(Math.ceil(count / 32));
  if (seq < count) {
    flip(chosen, seq);
    return chosen;
  }
  const draw = mulberry32(seq);
  for (let word = 0; word < chosen.length; word += 1) chosen[word] = draw();
  const spare = chosen.length * 32 - count;
  if (spare > 0) chosen[chosen.length - 1] = (chosen[chosen.length - 1] as number) & (0xffffffff >>> spare);
  if (lowest(chosen) === undefined) flip(chosen, seq % count);
  return chosen;
}

/**
 * 32 random bits at a time. Both sides must draw the same for ever, so it stands here, a part of the format. It
 * multiplies: one that only shifts and adds without carry makes sums of which no more than 32 differ.
 */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

const has = (bits: Uint32Array, at: number): boolean =>
  (((bits[at >>> 5] as number) >>> (at & 31)) & 1) === 1;
function flip(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) ^ (1 << (at & 31));
}
function lowest(bits: Uint32Array): number | undefined {
  const word = bits.findIndex((one) => one !== 0);
  if (word < 0) return undefined;
  const value = bits[word] as number;
  return word * 32 + 31 - Math.clz32(value & -value);
}
function addBits(to: Uint32Array, from: Uint32Array): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) ^ (from[at] as number);
}
function addTo(to: Uint8Array, from: Uint8Array): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) ^ (from[at] as number);
}

function putNumber(bytes: Uint8Array, at: number, value: number): void {
  bytes.set([(value >>> 16) & 255, (value >>> 8) & 255, value & 255], at);
}
const number = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 255] as number);
  return (sum ^ 0xffffffff) >>> 0;
}
