// The restored file takes the place of the old one, which is kept: whatever moment this is cut short at, the next server
// finds a whole database there, or refuses to start and says why.

import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { flush, flushFolder } from '../../server/store/put-file.ts';

/** What SQLite keeps beside a database. */
const LOGS = ['-wal', '-shm', '-journal'];

export function removeWhole(path: string): void {
  for (const tail of [...LOGS, '']) rmSync(`${path}${tail}`, { force: true });
}

/**
 * Puts `fresh` where a database stands, and keeps what was there under another name, which it gives; undefined where
 * nothing was. A log goes with it though its file be gone already, as where a server was killed and the file moved by
 * hand: SQLite would play it into the new one [BK6].
 */
export function putInPlace(fresh: string, place: string, now: number): string | undefined {
  flush(fresh);
  const folder = dirname(place);
  const aside = place.replace(/\.sqlite$/, `.replaced-${now}.sqlite`);
  const logs = LOGS.filter((tail) => existsSync(`${place}${tail}`));
  const isThere = existsSync(place);
  // Each under its second name first, the file last: where that is, its log is beside it, whoever tries again.
  const isSecond = isThere && linked([...logs, ''], place, aside);
  flushFolder(folder);
  if (!isSecond) {
    if (isThere) renameSync(place, aside);
    for (const tail of logs) renameSync(`${place}${tail}`, `${aside}${tail}`);
  } else if (logs.length > 0) {
    // Only one that cannot be read has a log still: it must not stand there without it, and pass for all there was.
    for (const tail of ['', ...logs]) rmSync(`${place}${tail}`);
  }
  flushFolder(folder);
  // Over the old one, where it stands there still: there is never none.
  renameSync(fresh, place);
  flushFolder(folder);
  if (isThere) return aside;
  const [log] = logs;
  return log === undefined ? undefined : `${aside}${log}`;
}

/** Gives a file and what is beside it second names; false, and none, where the file system has no such thing. */
function linked(tails: readonly string[], from: string, to: string): boolean {
  try {
    for (const tail of tails) linkSync(`${from}${tail}`, `${to}${tail}`);
    return true;
  } catch {
    for (const tail of tails) rmSync(`${to}${tail}`, { force: true });
    return false;
  }
}
