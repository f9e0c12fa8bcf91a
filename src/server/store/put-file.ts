// A file that is there whole or not at all: a disk that fills takes some of a write, and says nothing of the rest.

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { giveTo, type Owner } from './owner.ts';

/** Writes all of it where the file stands. Throws what the system says (ENOSPC, EFBIG) where it takes no more. */
export function writeAll(file: number, content: Uint8Array): void {
  for (let done = 0; done < content.length;) done += writeSync(file, content, done);
}

/**
 * Puts a text in a new file, for this user's eyes, has it on the disk and reads it back. Throws what the system says, or
 * an ENOSPC of its own where what is there is not what was written; no file is left then.
 */
export function writeWhole(path: string, text: string): void {
  const content = Buffer.from(text);
  // What a process that was killed has left there may be another user's.
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  try {
    try {
      writeAll(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (!readFileSync(path).equals(content))
      throw Object.assign(new Error(`${path} is not what was written`), { code: 'ENOSPC', path });
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Puts a text in the place of a file. Where that fails, the one that was there stays as it was. */
export function putFile(path: string, text: string, owner?: Owner): void {
  const fresh = `${path}.new`;
  writeWhole(fresh, text);
  giveTo(fresh, owner);
  renameSync(fresh, path);
  flushFolder(dirname(path));
}

/** Until the disk has it, a file is not there. */
export function flush(path: string): void {
  const place = openSync(path, 'r');
  try {
    fsyncSync(place);
  } finally {
    closeSync(place);
  }
}

/** Nor is the name that a folder has for it. A share of another machine may know no such thing, and is not to blame. */
export function flushFolder(path: string): void {
  try {
    flush(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EBADF', 'EISDIR'].includes(code)) throw error;
  }
}
