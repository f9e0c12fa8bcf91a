// The power goes: of the files only what was flushed is left. What was acknowledged must be in it.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { databasePath, openStore } from '../../src/server/store/store.ts';
import { logOf } from '../support/log.ts';
import { mustBeSound, newWriter, signIn, startServer } from '../support/server.ts';
import { buildShim } from '../support/shim.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 30_000 });

const at = (name: string) => fileURLToPath(new URL(`../support/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-power-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { file: shim, missing } = buildShim('powercut', folder, 'The power-cut tests are');

const enter = (seq: number, writer: string) => ({
  seq,
  name: 'enter-score',
  base: seq === 1 ? null : `${writer}-${seq - 1}`,
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 't.2',
    input: { value: String(seq % 9) },
    reason: '',
    table: 1,
  },
});

const PUSHES = 300;

const filled = join(folder, 'filled');
beforeAll(async () => {
  // The sample beforehand, so that only the pushes are in the log of the file.
  if (!missing) await (await startServer({ DATA_DIR: filled })).stop();
});

describe.skipIf(missing)('a power cut', () => {
  /** How many of so many acknowledged changes are not there when the power comes back. */
  async function lostWith(synchronous: 'full' | 'normal'): Promise<number> {
    const [before, left] = [join(folder, `${synchronous}-before`), join(folder, `${synchronous}-left`)];
    for (const place of [before, left]) {
      mkdirSync(place);
      copyFileSync(databasePath(filled), databasePath(place));
    }
    const child = fork(at('forgetful-server.ts'), [before, synchronous], {
      env: { ...process.env, LD_PRELOAD: shim, POWERCUT_FROM: before, POWERCUT_INTO: left },
    });
    const [url] = (await once(child, 'message')) as [string];
    const client = await signIn(url, 'canbo.sinho');
    const writer = newWriter();
    let acknowledged = 0;
    for (let seq = 1; seq <= PUSHES; seq += 1) {
      acknowledged += (await client.push('cac-huyen', writer, [enter(seq, writer)])).accepted.length;
    }
    const dead = once(child, 'exit');
    child.kill('SIGKILL');
    await dead;
    expect(acknowledged).toBe(PUSHES);

    const database = new DatabaseSync(databasePath(left));
    expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
    const store = await openStore(left);
    const kept = await logOf(store, { writer });
    await store.close();
    await mustBeSound(left);
    return acknowledged - kept.length;
  }

  test('[ST1] after 300 acknowledged pushes loses none of them', async () => {
    expect(await lostWith('full')).toBe(0);
  });

  test('[ST1] would lose work with any less than FULL: this test can tell', async () => {
    expect(await lostWith('normal')).toBeGreaterThan(0);
  });
});

describe.skipIf(missing)('kill -9 inside a push', () => {
  test.each([
    ['before', 'in the transaction, before it is on the disk'],
    ['after', 'on the disk, before it is acknowledged'],
  ])('[SY1] %s the flush: all that was acknowledged is there, at most one more (%s)', async (moment) => {
    let reached = 0;
    for (const flush of [10, 16]) {
      const place = join(folder, `${moment}-${flush}`);
      mkdirSync(place);
      copyFileSync(databasePath(filled), databasePath(place));
      const env = { ...process.env, LD_PRELOAD: shim, POWERCUT_KILL: `${moment}:${flush}` };
      const child = fork(at('forgetful-server.ts'), [place], { env });
      const dead = once(child, 'exit');
      const [url] = (await once(child, 'message')) as [string];
      const client = await signIn(url, 'canbo.sinho');
      const writer = newWriter();
      let acknowledged = 0;
      for (let seq = 1; seq <= 40; seq += 1) {
        const answer = await client.push('cac-huyen', writer, [enter(seq, writer)]).catch(() => undefined);
        if (!answer) break;
        acknowledged = seq;
      }
      const [, signal] = (await dead) as [number, string];
      expect([signal, acknowledged < 40]).toEqual(['SIGKILL', true]);
      if (acknowledged > 0) reached += 1;

      const store = await openStore(place);
      const kept = (await logOf(store, { writer })).length;
      await store.close();
      await mustBeSound(place);
      // A process that dies takes nothing from what the system already holds: written is written.
      expect([kept, kept - 1]).toContain(acknowledged);
      const again = await startServer({ DATA_DIR: place });
      const answer = await (
        await signIn(again.url, 'canbo.sinho')
      ).push('cac-huyen', writer, [enter(acknowledged + 1, writer)]);
      expect(answer.accepted.length + answer.duplicate.length).toBe(1);
      await again.stop();
    }
    expect(reached).toBeGreaterThan(0);
  });
});
