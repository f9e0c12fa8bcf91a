// A small library in C that stands between a server and its disk, built where the test runs.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Shim {
  /** What LD_PRELOAD is given. */
  readonly file: string;
  /** Why there is none, in a sentence that is printed; undefined where it was built. */
  readonly missing: string | undefined;
}

/** Builds `support/<name>.c` into a folder. `what` names the tests that need it. */
export function buildShim(name: string, folder: string, what: string): Shim {
  const file = join(folder, `${name}.so`);
  const source = fileURLToPath(new URL(`${name}.c`, import.meta.url));
  const missing = build(source, file);
  if (missing) console.log(`${what} skipped: ${missing}.`);
  return { file, missing };
}

function build(source: string, file: string): string | undefined {
  if (process.platform !== 'linux') return 'they need Linux';
  try {
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', file, source, '-ldl'], { stdio: 'pipe' });
    return undefined;
  } catch {
    return 'gcc not found';
  }
}
