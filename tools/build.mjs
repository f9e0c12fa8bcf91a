// Builds the client into dist/ when its sources have changed. The old dist/ serves until the new one is whole.
// The assets of the last three releases stay, because a page that was open during a deploy still asks for its
// own chunks; and each text file gets its compressed siblings, so that the server never compresses twice.

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { pinnedNode, run } from './run.mjs';
import { filesUnder, root, sourceHash } from './source-hash.mjs';

const KEPT_RELEASES = 3;
const TEXT = /\.(css|html|js|json|mjs|svg|webmanifest)$/;

const dist = path.join(root, 'dist');
const next = path.join(root, '.cache/dist-next');
const old = path.join(root, '.cache/dist-old');

/** Builds if there is something new to build. Throws a plain sentence when the build fails. */
export async function build() {
  const hash = sourceHash();
  const releases = readReleases();
  if (releases[0]?.hash === hash && existsSync(path.join(dist, 'index.html'))) {
    console.log('build: dist is up to date');
    return;
  }

  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', next, '--emptyOutDir'];
  const code = await run(pinnedNode(), args, { quiet: true });
  if (code !== 0) throw new Error('the client did not build; what is wrong stands above.');

  const sizes = await Promise.all(filesUnder(next).map(compress));
  const wire = sizes.reduce((sum, size) => sum + size, 0);
  keepReleases(hash, releases);
  swap();
  console.log(`build: dist is ready, ${Math.ceil(wire / 1024)} KiB over the wire in all`);
}

function readReleases() {
  try {
    return JSON.parse(readFileSync(path.join(dist, 'releases.json'), 'utf8')).releases;
  } catch {
    return [];
  }
}

/** Writes the compressed siblings of a text file. Gives what the file weighs on the wire. */
async function compress(file) {
  const bytes = readFileSync(file);
  if (!TEXT.test(file)) return bytes.length;

  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
    promisify(gzip)(bytes, { level: 9 }),
  ]);
  writeFileSync(`${file}.br`, br);
  writeFileSync(`${file}.gz`, gz);
  return br.length;
}

function keepReleases(hash, before) {
  const assets = readdirSync(path.join(next, 'assets'));
  assets.sort();
  const kept = [{ hash, assets }, ...before.filter((release) => release.hash !== hash)].slice(
    0,
    KEPT_RELEASES,
  );

  for (const name of kept.slice(1).flatMap((release) => release.assets)) {
    const from = path.join(dist, 'assets', name);
    const to = path.join(next, 'assets', name);
    if (existsSync(from) && !existsSync(to)) cpSync(from, to);
  }
  writeFileSync(path.join(next, 'releases.json'), `${JSON.stringify({ releases: kept }, null, 2)}\n`);
}

function swap() {
  mkdirSync(path.dirname(old), { recursive: true });
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(next, dist);
  rmSync(old, { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build().catch((error) => {
    console.error(`build: ${error.message}`);
    process.exitCode = 1;
  });
}
