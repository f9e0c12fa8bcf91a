// A file in memory that answers at once, as the journal's does; a test can tear it, flip it, fill it and refuse it.

import type { Disk } from '../../src/client/replica/journal/journal-file.ts';

export interface MemoryDisk extends Disk {
  bytes: Uint8Array<ArrayBuffer>;
  /** What was flushed: all that a power cut leaves. */
  flushed: Uint8Array<ArrayBuffer>;
  /** Thrown at the next write. */
  refuses: DOMException | undefined;
}

export function memoryDisk(bytes: Uint8Array<ArrayBuffer> = new Uint8Array()): MemoryDisk {
  const disk: MemoryDisk = {
    bytes,
    flushed: bytes.slice(),
    refuses: undefined,
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
      disk.bytes.set(more, at);
      return more.length;
    },
    flush() {
      disk.flushed = disk.bytes.slice();
    },
  };
  return disk;
}
