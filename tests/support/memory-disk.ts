// A file in memory that answers at once, as the journal's does; a test can tear it, flip it, fill it and refuse it.

import type { Disk } from '../../src/client/replica/journal/journal-file.ts';

export interface MemoryDisk extends Disk {
  bytes: Uint8Array<ArrayBuffer>;
  /** What was flushed: all that a power cut leaves. */
  flushed: Uint8Array<ArrayBuffer>;
  /** Thrown at the next write. */
  refuses: DOMException | undefined;
  /** It ends at this many writes and flushes from now: a write is half done then, a flush not at all. */
  diesIn: number | undefined;
}

export function memoryDisk(bytes: Uint8Array<ArrayBuffer> = new Uint8Array()): MemoryDisk {
  const disk: MemoryDisk = {
    bytes,
    flushed: bytes.slice(),
    refuses: undefined,
    diesIn: undefined,
    getSize: () => disk.bytes.length,
    read(into, { at }) {
      const from = disk.bytes.subarray(at, at + into.length);
      into.set(from);
      return from.length;
    },
    write(more, { at }) {
      if (disk.refuses) throw disk.refuses;
      if (at + more.length > disk.bytes.length) {
        const longer = new Uint8Array(at + more.length);
        longer.set(disk.bytes);
        disk.bytes = longer;
      }
      if (disk.diesIn !== undefined) disk.diesIn -= 1;
      const isLast = disk.diesIn === 0;
      disk.bytes.set(isLast ? more.subarray(0, more.length >> 1) : more, at);
      if (isLast) throw new Error('The process was ended.');
      return more.length;
    },
    flush() {
      if (disk.diesIn !== undefined) disk.diesIn -= 1;
      if (disk.diesIn === 0) throw new Error('The process was ended.');
      disk.flushed = disk.bytes.slice();
    },
  };
  return disk;
}
