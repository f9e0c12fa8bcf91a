// The simulation as a test: 500 seeds of bad luck, the mutants that it must find out, the seeds that once failed.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/** Runs it as people do; gives what it printed. */
async function sim(
  ...options: readonly string[]
): Promise<{ readonly code: number | null; readonly told: string }> {
  const child = spawn(process.execPath, [MAIN, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, told };
}

test(
  '[SM1] whatever happens to devices, line and server in 500 seeds, no promise is broken',
  { timeout: 600_000 },
  async () => {
    const { code, told } = await sim('--seeds', '500');
    expect(told).toMatch(/^500 seeds of 120 steps: \d{4,} changes saved, .* 0 broken/m);
    expect(code).toBe(0);
  },
);

test(
  '[SM2] every mutant of the product’s code is found out by its seed, and no seed fails that once failed',
  { timeout: 600_000 },
  async () => {
    const { code, told } = await sim('--known');
    expect(told).toMatch(/\b(2[0-9]|[3-9][0-9]) mutants, \d+ kept seeds; 0 failed/);
    expect(code).toBe(0);
  },
);
