// The files behind scores in a backup: one after the other in one pack, in the order of the manifest's list, so that a
// passphrase shuts them as it does the database.

import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filePath } from '../../server/store/file-store.ts';
import { giveTo, makeFolder, type Owner } from '../../server/store/owner.ts';
import { flushFolder, writeAll } from '../../server/store/put-file.ts';

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

/**
 * Puts the files of a pack into a folder, beside what is there, as `owner`'s. False where one is not what the list says:
 * nothing is put then.
 */
export function openPack(
  path: string,
  list: readonly Packed[],
  folder: string,
  owner: Owner | undefined,
): boolean {
  // All are looked at before the first is put.
  if (!isWholePack(path, list)) return false;
  const arePut = through(path, list, (hash, content) => put(filePath(folder, hash), hash, content, owner));
  // The folders have the names on the disk, too.
  for (const place of new Set(list.map(({ hash }) => dirname(filePath(folder, hash))))) flushFolder(place);
  if (list.length > 0) flushFolder(folder);
  return arePut;
}

/** Whether each file of a pack is what the list says. */
export const isWholePack = (path: string, list: readonly Packed[]): boolean =>
  through(path, list, () => undefined);

function through(
  path: string,
  list: readonly Packed[],
  then: (hash: string, content: Buffer) => void,
): boolean {
  const pack = openSync(path, 'r');
  try {
    return eachOf(pack, list, then);
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

function put(place: string, hash: string, content: Buffer, owner: Owner | undefined): void {
  if (existsSync(place) && sha256(readFileSync(place)) === hash) return;
  makeFolder(dirname(place), 0o700, owner);
  const part = join(dirname(place), `${hash}.restored`);
  rmSync(part, { force: true });
  const file = openSync(part, 'wx', 0o600);
  try {
    writeAll(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  giveTo(part, owner);
  renameSync(part, place);
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
