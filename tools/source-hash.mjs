// One hash for everything the built client depends on: the same sources give the same build id anywhere,
// with or without git, and an unchanged hash means there is nothing to build.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const BUILT_FROM = [
  'index.html',
  'package.json',
  'package-lock.json',
  'public',
  'src/base',
  'src/client',
  'src/domain',
  'src/protocol',
  'tools/build.mjs',
  'tools/lean',
  'tools/source-hash.mjs',
  'vite.config.ts',
];

/** A hash of the names and contents of all sources of the client. */
export function sourceHash() {
  const hash = createHash('sha256');
  for (const file of BUILT_FROM.flatMap((entry) => filesUnder(path.join(root, entry)))) {
    hash.update(path.relative(root, file).replaceAll(path.sep, '/'));
    hash.update('\0');
    hash.update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

/** Every file at or under a path, in one fixed order; none where there is nothing. */
export function filesUnder(entry) {
  const found = statSync(entry, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [entry];
  return readdirSync(entry)
    .toSorted()
    .flatMap((name) => filesUnder(path.join(entry, name)));
}
