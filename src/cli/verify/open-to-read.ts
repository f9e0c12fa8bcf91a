// How a database that is only read is opened: also on a disk that takes no writes any more, where SQLite itself gives up.

import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/**
 * Where to open a database to read it. On a read-only disk its write-ahead log cannot be opened; where there is nothing
 * in that, the file alone is all of it, and nobody changes it there.
 */
export function placeToRead(path: string): string | URL {
  if (!isReadOnlyDisk(dirname(resolve(path))) || hasLog(path)) return path;
  return unchanging(path);
}

/** A file that nobody writes to while it is read, as in a backup: nothing is put beside it. */
export function unchanging(path: string): URL {
  const place = pathToFileURL(path);
  place.searchParams.set('immutable', '1');
  return place;
}

export const openToRead = (path: string | URL): DatabaseSync =>
  new DatabaseSync(typeof path === 'string' ? placeToRead(path) : path, { readOnly: true, timeout: 10_000 });

/** SQLite could open no file of the database: it may not, or the disk takes no log beside it. */
export const isNotOpened = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 14;

/** Entries that are not in the file yet lie in a log beside it. */
const hasLog = (path: string): boolean =>
  ['-wal', '-journal'].some((tail) => (statSync(`${path}${tail}`, { throwIfNoEntry: false })?.size ?? 0) > 0);

/** Root may write anywhere but where the system takes no writes at all. */
export function isReadOnlyDisk(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EROFS';
  }
}

/** Whether a database is one that a release left before the log was chained: it must be brought up to date to be checked. */
export function isOfEarlierRelease(path: string | URL): boolean {
  const database = openToRead(path);
  try {
    const has = (name: string) =>
      database.prepare('select 1 from sqlite_master where name = ?').get(name) !== undefined;
    return has('migration') && has('change_log') && !has('log_segment');
  } finally {
    database.close();
  }
}
