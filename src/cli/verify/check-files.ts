// The files behind scores, by the database's word: each must lie in the folder under its hash, and be what that says.
// What a sheet names and no device has sent yet is not missed here: nobody said that it had come.

import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { openToRead } from './open-to-read.ts';
import type { Finding } from './segments.ts';

const STEP = 1 << 20;

/** Every file of a database, given as a file, that is not in the folder as it should be. */
export function checkFiles(path: string | URL, folder: string): Finding[] {
  const database = openToRead(path);
  try {
    // A database of an older release has no such table, and no files.
    const has = database.prepare(`select 1 from sqlite_master where name = 'evidence_file'`).get();
    if (!has) return [];
    const rows = database
      .prepare('select bloc, unit, hash, size from evidence_file order by bloc, unit, hash')
      .all() as unknown as { bloc: string; unit: string; hash: string; size: number }[];
    const looked = new Map<string, 'file-missing' | 'file-altered' | undefined>();
    return rows.flatMap(({ bloc, unit, hash, size }): Finding[] => {
      const key = `${hash} ${size}`;
      if (!looked.has(key)) looked.set(key, faultOf(join(folder, hash.slice(0, 2), hash), hash, size));
      const what = looked.get(key);
      return what ? [{ bloc, what, detail: `${unit}: ${hash}` }] : [];
    });
  } finally {
    database.close();
  }
}

function faultOf(path: string, expected: string, size: number): 'file-missing' | 'file-altered' | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return 'file-missing';
  }
  try {
    const [hash, buffer] = [createHash('sha256'), Buffer.alloc(STEP)];
    let length = 0;
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
      length += read;
    }
    return length === size && hash.digest('hex') === expected ? undefined : 'file-altered';
  } catch {
    return 'file-altered';
  } finally {
    closeSync(file);
  }
}
