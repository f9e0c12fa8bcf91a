// The command line as an operator runs it: a process of its own.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from '../../src/base/assert.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface Ran {
  /** Null where it was killed. */
  readonly status: number | null;
  readonly said: string;
}

/** Runs a command to its end, in at most half a minute; `node`: options of Node itself. */
export function runCommand(
  args: readonly string[],
  { env = {}, node = [] }: { readonly env?: NodeJS.ProcessEnv; readonly node?: readonly string[] } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '', ...env },
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
  return { status, said: stdout + stderr };
}

/** The manifest of the one backup in a folder. */
export const manifestIn = (place: string): string =>
  join(
    place,
    must(
      readdirSync(place).find((name) => name.endsWith('.json')),
      'a manifest',
    ),
  );

/** What a program leaves that ended otherwise than it meant to. */
export const STACK = /\n\s+at /;
