// A disk that is really full: a small file system of memory, where we may mount one.

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sizeOf } from '../../src/protocol/push.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { mustBeSound, newWriter, signIn, startServer } from '../support/server.ts';
import { spawnServer } from '../support/spawned.ts';

/** Why there is no such disk; undefined where there is. */
const missing = ((): string | undefined => {
  const place = mkdtempSync(join(tmpdir(), 'so-thi-dua-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'No file system may be mounted here: the tests of a full disk are skipped.';
  } finally {
    rmdirSync(place);
  }
})();
if (missing) console.log(missing);

const score = (seq: number, reason: string, base: string | null) => ({
  seq,
  name: 'enter-score',
  base,
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 't.2',
    input: { value: String(seq % 9) },
    reason,
    table: 1,
  },
});

/** Leaves so many bytes, and gives the file that takes up the others. */
function fillBut(place: string, left: number): string {
  const ballast = join(place, 'ballast');
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  return ballast;
}

describe.skipIf(missing)('a small disk', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'so-thi-dua-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', place]);
  });
  afterEach(() => {
    execFileSync('umount', ['-l', place]);
    rmdirSync(place);
  });

  test('[SY15] [ST9] full: no acknowledgement without a commit, told in words, reading goes on; freed, all is sound', async () => {
    let gone = 0;
    const server = await startServer({ DATA_DIR: place }, { now: () => Date.now() + gone });
    const client = await signIn(server.url, 'canbo.sinho');
    const writer = newWriter();
    const ready = async () => (await client.request('GET', '/readyz')).status;
    expect([await ready(), await ready()]).toEqual([200, 200]);
    const ballast = fillBut(place, 1024 * 1024);

    let acknowledged = 0;
    const reason = 'Đối chiếu công văn số 15/SNV. '.repeat(60);
    for (let seq = 1; ; seq += 1) {
      const base = seq === 1 ? null : `${writer}-${seq - 1}`;
      const response = await client.sendChanges('cac-huyen', writer, [score(seq, `${reason}${seq}`, base)]);
      if (response.status === 200) {
        acknowledged = seq;
        continue;
      }
      expect(response.status).toBe(507);
      expect(await response.json()).toMatchObject({ code: 'storage-full' });
      break;
    }
    expect(acknowledged).toBeGreaterThan(2);
    expect([await ready(), await ready()]).toEqual([507, 507]);
    // So long after its last use a session is noted as used, which there is no room for either.
    gone = 3_600_000;
    const { records } = await client.pullAll('cac-huyen');
    const column = records.find(({ kind }) => kind === 'column')?.body as {
      cells: Record<string, { by: string }[]>;
    };
    expect(column.cells['t.2']?.at(-1)?.by).toBe(`${writer}-${acknowledged}`);

    rmSync(ballast);
    const all = Array.from({ length: acknowledged + 1 }, (_, index) =>
      score(index + 1, `${reason}${index + 1}`, index === 0 ? null : `${writer}-${index}`),
    );
    const later = await client.push('cac-huyen', writer, all);
    expect([sizeOf(later.duplicate), sizeOf(later.accepted)]).toEqual([acknowledged, 1]);
    expect([await ready(), await ready()]).toEqual([200, 200]);
    await server.stop();
    const database = new DatabaseSync(databasePath(place), { readOnly: true });
    expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
  });

  test('[ST9] a server that is started again on a full disk says so, however often it was started, and is not ready', async () => {
    await (await startServer({ DATA_DIR: place })).stop();
    const ballast = fillBut(place, 64 * 1024);
    const server = await spawnServer(place);
    await vi.waitFor(() => expect(server.output()).toMatch(/CHỈ ĐỌC[^]*READING ONLY/));
    const ready = async () => (await fetch(`${server.url}/readyz`)).status;
    expect([await ready(), await ready()]).toEqual([507, 507]);
    rmSync(ballast);
    expect([await ready(), await ready()]).toEqual([200, 200]);
    const gone = once(server.child, 'exit');
    server.child.kill('SIGTERM');
    await gone;
    await mustBeSound(place);
  });

  test('[ST9] asked for hours, readiness leaves the database as large as it was', async () => {
    const server = await startServer({ DATA_DIR: place });
    const size = () => statSync(databasePath(place)).size;
    await server.store.checkpoint();
    const before = size();
    for (let asked = 0; asked < 300; asked += 1) await server.store.probe();
    await server.store.checkpoint();
    expect(size()).toBe(before);
    await server.stop();
  });
});
