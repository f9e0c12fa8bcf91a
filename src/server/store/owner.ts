// Whose a file is. The commands are often run as root, and what they make is read by a server that is not.

import { chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const ROOT = 0;
const isRoot = (): boolean => process.getuid?.() === ROOT;

/** Who owns what a place is for: the file that is there, unless it is root's; else the folder around it, or above. */
export function ownerOf(path: string): Owner | undefined {
  let place = resolve(path);
  const own = statSync(place, { throwIfNoEntry: false });
  if (own?.isDirectory() || (own && own.uid !== ROOT)) return { uid: own.uid, gid: own.gid };
  do place = dirname(place);
  while (!existsSync(place));
  const { uid, gid } = statSync(place);
  return { uid, gid };
}

/** Root alone can give a file away; for anybody else it stays their own. */
export function giveTo(path: string, owner: Owner | undefined): void {
  if (owner && isRoot()) chownSync(path, owner.uid, owner.gid);
}

/**
 * Makes a folder with all that lack above it. Throws what the system says: Node's own way of making several goes round
 * for ever in a folder in which none can be made, such as /proc.
 */
export function makeFolder(path: string, mode = 0o700, owner?: Owner): void {
  const missing: string[] = [];
  let place = resolve(path);
  for (; !existsSync(place); place = dirname(place)) missing.push(place);
  if (!statSync(place).isDirectory())
    throw Object.assign(new Error(`${place} is no folder`), { code: 'ENOTDIR', path: place });
  for (const one of missing.toReversed()) {
    try {
      mkdirSync(one, { mode });
    } catch (error) {
      // Another process may have been first.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      continue;
    }
    giveTo(one, owner);
  }
}
