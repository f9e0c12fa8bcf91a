// A disk that the system makes read-only under the running server, and writable again.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { sizeOf } from '../../src/protocol/push.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { clientOf, mustBeSound, newWriter, signIn } from '../support/server.ts';
import { buildShim } from '../support/shim.ts';

const at = (name: string) => fileURLToPath(new URL(`../support/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-read-only-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { file: shim, missing } = buildShim('readonly', folder, 'The test of a read-only disk is');

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

describe.skipIf(missing)('a disk made read-only', () => {
  test('[SY15] [ST9] nothing is acknowledged, it is told in words, reading goes on; writable again, all is sound', async () => {
    const place = join(folder, 'data');
    const marker = join(folder, 'is-read-only');
    const env = { ...process.env, LD_PRELOAD: shim, READONLY_UNDER: place, READONLY_WHILE: marker };
    const child = fork(at('forgetful-server.ts'), [place], { env });
    const [url] = (await once(child, 'message')) as [string];
    const client = await signIn(url, 'canbo.sinho');
    const writer = newWriter();
    await client.push('cac-huyen', writer, [enter(1, writer)]);
    // As whoever watches over it asks: time and again, before and meanwhile and afterwards.
    const ready = async () => (await client.request('GET', '/readyz')).status;
    expect([await ready(), await ready()]).toEqual([200, 200]);

    writeFileSync(marker, '');
    const refusal = {
      code: 'storage-full',
      message: { vi: expect.stringContaining('không ghi được') as string },
    };
    const writes = [
      () => client.sendChanges('cac-huyen', writer, [enter(2, writer)]),
      () => client.sendChanges('cac-huyen', writer, [enter(2, writer)]),
      () => clientOf(url).request('POST', '/api/session', { username: 'thuky', password: SAMPLE_PASSWORD }),
      () => client.request('GET', '/readyz'),
      () => client.request('GET', '/readyz'),
    ];
    for (const write of writes) {
      const response = await write();
      expect(await response.json()).toMatchObject(refusal);
      expect([response.status, response.headers.get('retry-after')]).toEqual([507, '60']);
    }
    const { records } = await client.pullAll('cac-huyen');
    const column = records.find(({ kind }) => kind === 'column')?.body as {
      cells: Record<string, { by: string }[]>;
    };
    expect(column.cells['t.2']?.at(-1)?.by).toBe(`${writer}-1`);
    expect((await client.request('GET', '/api/session')).status).toBe(200);

    rmSync(marker);
    const later = await client.push('cac-huyen', writer, [enter(1, writer), enter(2, writer)]);
    expect([sizeOf(later.duplicate), sizeOf(later.accepted)]).toEqual([1, 1]);
    expect([await ready(), await ready()]).toEqual([200, 200]);
    const dead = once(child, 'exit');
    child.kill('SIGKILL');
    await dead;
    const database = new DatabaseSync(databasePath(place), { readOnly: true });
    expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
    await mustBeSound(place);
  });
});
