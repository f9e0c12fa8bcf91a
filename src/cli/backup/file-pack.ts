// The files behind scores in a backup: one after the other in one pack, in the order of the manifest's list, so that a
// passphrase shuts them as it does the database.

import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filePath } from '../../server/store/file-store.ts';

/** A file of a pack: its content's hash, and its length. */
export interface Packed {
  readonly hash: string;
  readonly size: number;
}

/**
 * Writes the files of a folder to a pack, and has it on the disk. Gives what is in it; `lacking` is what is not in the
 * folder, or not what its name says.
 */
export function writePack(
  folder: string,
  wanted: readonly Packed[],
  to: string,
): { readonly list: readonly Packed[]; readonly lacking: readonly string[] } {
  const pack = openSync(to, 'w', 0o600);
  const [list, lacking]: [Packed[], string[]] = [[], []];
  try {
    for (const { hash } of wanted) {
      const path = filePath(folder, hash);
      const content = existsSync(path) ? readFileSync(path) : undefined;
      if (!content || sha256(content) !== hash) {
        lacking.push(hash);
        continue;
      }
      writeAll(pack, content);
      list.push({ hash, size: content.length });
    }
    fsyncSync(pack);
  } finally {
    closeSync(pack);
  }
  return { list, lacking };
}

/** Puts the files of a pack into a folder, beside what is there. False where one is not what the list says: nothing is put then. */
export function openPack(path: string, list: readonly Packed[], folder: string): boolean {
  const pack = openSync(path, 'r');
  try {
    // All are looked at before the first is put.
    return (
      eachOf(pack, list, () => undefined) && eachOf(pack, list, (hash, content) => put(folder, hash, content))
    );
  } finally {
    closeSync(pack);
  }
}

function eachOf(
  pack: number,
  list: readonly Packed[],
  then: (hash: string, content: Buffer) => void,
): boolean {
  let at = 0;
  for (const { hash, size } of list) {
    const content = Buffer.alloc(size);
    if (readSync(pack, content, 0, size, at) !== size || sha256(content) !== hash) return false;
    then(hash, content);
    at += size;
  }
  return true;
}

function put(folder: string, hash: string, content: Buffer): void {
  const place = filePath(folder, hash);
  if (existsSync(place) && sha256(readFileSync(place)) === hash) return;
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  const part = join(dirname(place), `${hash}.restored`);
  rmSync(part, { force: true });
  const file = openSync(part, 'wx', 0o600);
  try {
    writeAll(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, place);
}

/** The system may take only some of it at once. */
function writeAll(file: number, content: Buffer): void {
  for (let done = 0; done < content.length;) done += writeSync(file, content, done);
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
