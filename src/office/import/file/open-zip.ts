// The parts of a zipped file, opened with distrust: what the directory declares is weighed before anything is
// inflated, and inflating stops at what was declared, so that a file cannot lie its way past [IM2].

import { damaged, Unreadable } from '../read-problem.ts';

const MIB = 1024 * 1024;

export const LIMITS = {
  fileBytes: 10 * MIB,
  entries: 500,
  inflatedBytes: 40 * MIB,
  /** Of inflated to packed, for entries large enough to matter. */
  ratio: 200,
  ratioFrom: MIB,
} as const;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly inflated: number;
  readonly at: number;
}

export interface OpenZip {
  readonly has: (name: string) => boolean;
  /** How many bytes a part comes to; 0 where there is none. */
  readonly sizeOf: (name: string) => number;
  readonly names: readonly string[];
  /** A part as bytes; throws `Unreadable` where it is not what was declared. */
  readonly read: (name: string) => Promise<Uint8Array>;
}

/** Reads the directory at the end of the file and nothing else. */
export function openZip(bytes: Uint8Array): OpenZip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(bytes, view);
  weigh(entries, bytes.length);
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const find = (name: string) => byName.get(name.toLowerCase());
  return {
    names: entries.map(({ name }) => name),
    has: (name) => find(name) !== undefined,
    sizeOf: (name) => find(name)?.inflated ?? 0,
    async read(name) {
      const entry = find(name);
      if (!entry) throw damaged();
      return inflate(entry, dataOf(entry, bytes, view));
    },
  };
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

function directoryOf(bytes: Uint8Array, view: DataView): readonly Entry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.entries) throw new Unreadable({ code: 'too-many-entries' });
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  // The directory says how many; it ends where the end record begins, whichever comes first.
  while (entries.length < count) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const tail = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + 46 + nameLength > end) throw damaged();
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new Unreadable({ code: 'protected' });
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + tail;
  }
  // More entries than were counted would be read by other programs and not weighed by us.
  if (at + 4 <= end && view.getUint32(at, true) === ENTRY) throw damaged();
  return entries;
}

/** The end record, looked for from the back: a comment of up to 64 KiB may follow it. */
function endOf(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) {
      return at;
    }
  }
  throw damaged();
}

function weigh(entries: readonly Entry[], fileBytes: number): void {
  // Sums may be lies of 4 GiB each: added as numbers, which hold them all.
  const all = entries.reduce((sum, { inflated }) => sum + inflated, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const swells = ({ inflated, packed: from }: Entry) =>
    inflated > LIMITS.ratioFrom && inflated > from * LIMITS.ratio;
  if (all > LIMITS.inflatedBytes || entries.some(swells)) throw new Unreadable({ code: 'inflates-too-much' });
  // Entries that share their bytes: a bomb's other trick.
  if (packed > fileBytes) throw damaged();
  const isOdd = ({ name }: Entry) => /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|[\0\\]/i.test(name);
  if (entries.some(isOdd)) throw damaged();
}

function dataOf(entry: Entry, bytes: Uint8Array, view: DataView): Uint8Array {
  const { at, packed } = entry;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw damaged();
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + packed > bytes.length) throw damaged();
  return bytes.subarray(from, from + packed);
}

async function inflate(entry: Entry, data: Uint8Array): Promise<Uint8Array> {
  if (entry.method !== 0 && entry.method !== 8) throw damaged();
  const whole = entry.method === 0 ? data : await inflateUpTo(data, entry.inflated);
  if (whole.length !== entry.inflated || crcOf(whole) !== entry.crc) throw damaged();
  return whole;
}

async function inflateUpTo(data: Uint8Array, most: number): Promise<Uint8Array> {
  const source = new Blob([data as Uint8Array<ArrayBuffer>]).stream();
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const whole = new Uint8Array(most);
  let length = 0;
  for (;;) {
    // A broken stream rejects here, and only that is what it means.
    const step = await reader.read().catch(() => undefined);
    if (step === undefined) throw damaged();
    if (step.done) return whole.subarray(0, length);
    if (length + step.value.length > most) {
      // Its end is not waited for: it may never come.
      void reader.cancel().catch(() => undefined);
      throw new Unreadable({ code: 'inflates-too-much' });
    }
    whole.set(step.value, length);
    length += step.value.length;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
