// How a journal lies in its file: two header pages, written in turn, then a ring of frames. Each frame is sealed with
// a checksum over itself and its place in the endless stream, so that a torn, flipped or left-over frame is never
// read as a good one, and reading goes on behind a damaged one [JN2].

export const HEADER_BYTES = 8192;
/** Room for some 14,400 scores that wait, weeks in a valley; written full of zeros once, so that a full disk has room for it. */
export const RING_BYTES = 4 * 1024 * 1024 - HEADER_BYTES;

const FORMAT = 1;
const MAGIC = 0x4a445453;
const PAGE = HEADER_BYTES / 2;
const HEADER_FIELDS = 48;

export interface Header {
  /** Grows with each writing; the higher of two whole pages is the one that counts. */
  readonly count: number;
  /** Grows with each opening: what an older one left behind the end is not read as this one's. */
  readonly generation: number;
  /** Where in the stream the first frame that counts begins; and, as of this header, where the last one ended. */
  readonly head: number;
  readonly tail: number;
  readonly lastSeq: number;
  readonly tainted: boolean;
  readonly canary: number;
}

/** 1: rows of one commit. 2: the commit that began at this seq is taken back. */
export type FrameKind = 1 | 2;

export interface Frame {
  readonly kind: FrameKind;
  readonly generation: number;
  /** The first row's number. */
  readonly seq: number;
  readonly payload: Uint8Array;
}

export interface PlacedFrame extends Frame {
  /** Where in the stream it begins, and its bytes there. */
  readonly at: number;
  readonly size: number;
}

const FRAME_HEAD = 20;
/** In the high half of `kind`: most bytes that are no frame are passed over without a checksum. */
const FRAME_MARK = 0x4a6e0000;

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let rest = index;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
  return rest;
});

/** CRC-32C of some bytes, as a number from 0 to 2³² − 1. */
function crc32c(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const placeSeed = (at: number): number => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, at);
  return crc32c(bytes);
};

/** A header page, and where in the file it goes. */
export function encodeHeader(header: Header): { readonly bytes: Uint8Array; readonly at: number } {
  const bytes = new Uint8Array(HEADER_FIELDS);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, MAGIC);
  view.setUint32(8, FORMAT);
  view.setUint32(12, header.count);
  view.setUint32(16, header.generation);
  view.setFloat64(20, header.head);
  view.setFloat64(28, header.tail);
  view.setUint32(36, header.lastSeq);
  view.setUint32(40, header.tainted ? 1 : 0);
  view.setUint32(44, header.canary);
  view.setUint32(0, crc32c(bytes.subarray(4)));
  return { bytes, at: (header.count % 2) * PAGE };
}

/** The pages that are whole, the newer first. Throws where a newer app wrote the file. */
export function decodeHeaders(pages: Uint8Array): readonly Header[] {
  const found = [0, PAGE].flatMap((at) => {
    const bytes = pages.subarray(at, at + HEADER_FIELDS);
    if (bytes.length < HEADER_FIELDS) return [];
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    if (view.getUint32(4) !== MAGIC || view.getUint32(0) !== crc32c(bytes.subarray(4))) return [];
    if (view.getUint32(8) !== FORMAT)
      throw new Error('The journal was written by a newer version of the app.');
    return {
      count: view.getUint32(12),
      generation: view.getUint32(16),
      head: view.getFloat64(20),
      tail: view.getFloat64(28),
      lastSeq: view.getUint32(36),
      tainted: view.getUint32(40) === 1,
      canary: view.getUint32(44),
    };
  });
  return found.toSorted((a, b) => b.count - a.count);
}

/** A frame as it lies at a place of the stream. Its length is a multiple of 4. */
export function encodeFrame({ kind, generation, seq, payload }: Frame, at: number): Uint8Array {
  const bytes = new Uint8Array(sizeOf(payload.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(4, payload.length);
  view.setUint32(8, generation);
  view.setUint32(12, seq);
  view.setUint32(16, FRAME_MARK | kind);
  bytes.set(payload, FRAME_HEAD);
  view.setUint32(0, crc32c(bytes.subarray(4), placeSeed(at)));
  return bytes;
}

/** The bytes that a frame takes. */
export const sizeOf = (payload: number): number => (FRAME_HEAD + payload + 3) & ~3;

/**
 * The frames of a stretch of the stream that begins at `from`. `broken` where bytes had to be passed over before
 * `knownTail`, up to which there once were frames without a gap.
 */
export function decodeFrames(
  bytes: Uint8Array,
  from: number,
  knownTail: number,
): { readonly frames: PlacedFrame[]; readonly end: number; readonly broken: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const frames: PlacedFrame[] = [];
  let [end, generation, broken] = [0, 0, false];
  for (let at = 0; at + FRAME_HEAD <= bytes.length;) {
    const frame = frameAt(bytes, view, at, from, generation);
    if (!frame) {
      at += 4;
      continue;
    }
    broken ||= at > end;
    frames.push(frame);
    generation = frame.generation;
    at += frame.size;
    end = at;
  }
  return { frames, end: from + end, broken: broken || from + end < knownTail };
}

function frameAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  from: number,
  generation: number,
): PlacedFrame | undefined {
  const mark = view.getUint32(at + 16);
  if (mark !== (FRAME_MARK | 1) && mark !== (FRAME_MARK | 2)) return undefined;
  const length = view.getUint32(at + 4);
  const size = sizeOf(length);
  if (length > bytes.length || at + size > bytes.length) return undefined;
  const itsGeneration = view.getUint32(at + 8);
  if (itsGeneration < generation) return undefined;
  if (view.getUint32(at) !== crc32c(bytes.subarray(at + 4, at + size), placeSeed(from + at)))
    return undefined;
  return {
    kind: mark === (FRAME_MARK | 1) ? 1 : 2,
    generation: itsGeneration,
    seq: view.getUint32(at + 12),
    payload: bytes.slice(at + FRAME_HEAD, at + FRAME_HEAD + length),
    at: from + at,
    size,
  };
}
