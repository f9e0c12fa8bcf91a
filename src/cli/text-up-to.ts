// A file whose length nobody has promised: a pipe, or a device that never ends.

import { closeSync, openSync, readSync } from 'node:fs';

const STEP = 1 << 16;

/** Its text; undefined where it has more than `most` bytes. Throws what the system says where it cannot be read. */
export function textUpTo(file: string | number, most: number): string | undefined {
  const from = typeof file === 'number' ? file : openSync(file, 'r');
  try {
    const parts: Buffer[] = [];
    for (let length = 0; length <= most;) {
      const part = Buffer.alloc(STEP);
      const read = readSome(from, part);
      if (read === 0) return Buffer.concat(parts).toString('utf8');
      parts.push(part.subarray(0, read));
      length += read;
    }
    return undefined;
  } finally {
    if (from !== file) closeSync(from);
  }
}

/** A pipe or a terminal in which nothing waits yet is asked again; what was closed at the other end is at its end. */
function readSome(file: number, into: Buffer): number {
  for (;;) {
    try {
      return readSync(file, into);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
