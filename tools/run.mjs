// Runs the project's own programs. node_modules/.bin comes first in PATH, so that they get the Node the
// project pins, whatever Node started this.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { root } from './source-hash.mjs';

const bin = path.join(root, 'node_modules/.bin');

/** The environment for every child: pinned programs first. */
export const childEnv = (extra = {}) => ({
  ...process.env,
  PATH: [bin, process.env.PATH].filter(Boolean).join(path.delimiter),
  // Servers and commands are started by the hundred, and each would read its own text anew: half of a start.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, '.cache/compiled'),
  ...extra,
});

/** The Node to run: the one pinned in node_modules, or the present one where none is published for the machine. */
export function pinnedNode() {
  const pinned = path.join(bin, 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}

/** Runs a program to its end, showing what it prints. Gives its exit code. */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: childEnv(env),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    });
    // A quiet program is heard only when it fails.
    const said = [];
    child.stdout?.on('data', (chunk) => said.push(chunk));
    child.stderr?.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      if (code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** Whether a program can be started at all. */
export const canRun = (command, args = ['--version']) =>
  spawnSync(command, args, { stdio: 'ignore', env: childEnv() }).error === undefined;
