// A disk of a few megabytes in memory, that can really be filled to its last byte. Needs the right to mount.

import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Until nothing more goes in. */
  readonly fill: () => void;
  /** Takes back so many bytes, at most all of it, of what filled it. */
  readonly leave: (bytes: number) => void;
  readonly empty: () => void;
  /** Makes it read-only, while nobody has a file of it open for writing, or writable again. */
  readonly lock: (isLocked: boolean) => void;
  readonly remove: () => void;
}

/** Undefined where this machine does not let us mount one. */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
        try {
          for (;;) writeSync(file, Buffer.alloc(size));
        } catch {
          // Full for blocks of this size; smaller ones may still fit.
        }
      }
      closeSync(file);
    },
    lock: (isLocked) => void execFileSync('mount', ['-o', `remount,${isLocked ? 'ro' : 'rw'}`, folder]),
    leave: (bytes) => truncateSync(ballast, Math.max(0, statSync(ballast).size - bytes)),
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
