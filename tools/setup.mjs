// Installs what package-lock.json names, when node_modules was not made from this very file. Needs nothing but
// Node 20 and npm on Linux x64, where the lock brings the Node that runs the product; elsewhere Node 24.15.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { pinnedNode, run } from './run.mjs';
import { root } from './source-hash.mjs';

const NODE_NEEDED = [24, 15];
const stamp = path.join(root, 'node_modules/.stamp');

/** Makes node_modules fit the lock. Throws a plain sentence when it cannot. */
export async function setup() {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    console.log('setup: node_modules is up to date');
  } else {
    console.log('setup: installing what package-lock.json names (npm ci)');
    const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
    if (code !== 0) throw new Error('npm ci failed. Check the network and the registry, then run it again.');
    writeFileSync(stamp, wanted);
  }
  checkNode();
}

function lockHash() {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

function checkNode() {
  if (pinnedNode() !== process.execPath) return;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) return;
  throw new Error(
    `This machine has Node ${process.versions.node}, and no newer one is bundled for ${process.platform}-${process.arch}. ` +
      `Install Node ${NODE_NEEDED.join('.')} or later from nodejs.org, then run this again.`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await setup().catch((error) => {
    console.error(`setup: ${error.message}`);
    process.exitCode = 1;
  });
}
