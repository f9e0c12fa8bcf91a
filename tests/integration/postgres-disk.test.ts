// A PostgreSQL that is made read-only under the running server, and one whose disk is really full.

import { Client as Direct } from 'pg';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sizeOf } from '../../src/protocol/push.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { logOf } from '../support/log.ts';
import {
  lockDatabase,
  placelessPostgres,
  postgresMissing,
  startPostgres,
  type TestPostgres,
} from '../support/postgres.ts';
import { clientOf, newWriter, signIn, startServer, type Client, type TestServer } from '../support/server.ts';
import { smallDisk, type SmallDisk } from '../support/small-disk.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

if (postgresMissing !== undefined) console.log(postgresMissing);

const HOUR = 3_600_000;
/** Long enough that a session is noted as used at its next request. */
let later = 0;

const enter = (writer: string, seq: number, reason = '') => ({
  seq,
  name: 'enter-score',
  base: seq === 1 ? null : `${writer}-${seq - 1}`,
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 't.2',
    input: { value: String(seq % 9) },
    reason,
    table: 1,
  },
});

/** The last that was entered, as a pull tells it. */
async function lastRead(client: Client): Promise<string | undefined> {
  const { records } = await client.pullAll('cac-huyen');
  const column = records.find(({ id }) => id === 'cac-huyen.2023/sin-ho/self')?.body as {
    cells: Record<string, { by: string }[]>;
  };
  return column.cells['t.2']?.at(-1)?.by;
}

describe.skipIf(postgresMissing !== undefined)('a PostgreSQL that takes no writes', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  const serverOn = (DATABASE_URL: string): Promise<TestServer> =>
    startServer({ DATABASE_URL }, { now: () => Date.now() + later });

  async function endSessions(address: string): Promise<void> {
    const direct = new Direct({ connectionString: address });
    await direct.connect();
    await direct.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await direct.end();
  }

  test('[SY15] read-only: nothing is acknowledged, it is told in words, reading goes on; writable again, it is taken', async () => {
    const address = await postgres.newDatabase();
    const server = await serverOn(address);
    const client = await signIn(server.url, 'canbo.sinho');
    const writer = newWriter();
    await client.push('cac-huyen', writer, [enter(writer, 1)]);

    await lockDatabase(address, true);
    await endSessions(address);
    // The sessions that were cut off are noticed by and by; no answer of that moment is an acknowledgement either.
    while ((await client.request('GET', '/readyz')).status === 503);
    const refusal = {
      code: 'storage-full',
      message: { vi: expect.stringContaining('không ghi được') as string },
    };
    const writes = [
      () => client.sendChanges('cac-huyen', writer, [enter(writer, 2)]),
      () => client.sendChanges('cac-huyen', writer, [enter(writer, 2)]),
      () =>
        clientOf(server.url).request('POST', '/api/session', {
          username: 'thuky',
          password: SAMPLE_PASSWORD,
        }),
      () => client.request('GET', '/readyz'),
    ];
    for (const write of writes) {
      const response = await write();
      expect(await response.json()).toMatchObject(refusal);
      expect([response.status, response.headers.get('retry-after')]).toEqual([507, '60']);
    }
    later = HOUR;
    expect(await lastRead(client)).toBe(`${writer}-1`);
    expect((await client.request('GET', '/api/session')).status).toBe(200);
    later = 0;
    expect(await logOf(server.store, { writer })).toHaveLength(1);

    // Nobody ends the server's sessions this time: it must find out by itself, at the first push.
    await lockDatabase(address, false);
    const after = await client.push('cac-huyen', writer, [enter(writer, 1), enter(writer, 2)]);
    expect([sizeOf(after.duplicate), sizeOf(after.accepted)]).toEqual([1, 1]);
    expect((await client.request('GET', '/readyz')).status).toBe(200);
    expect(await lastRead(client)).toBe(`${writer}-2`);
    await server.stop();
  });

  describe('with a small disk', () => {
    let disk: SmallDisk | undefined;
    let place: string;
    beforeAll(() => {
      disk = placelessPostgres === undefined ? smallDisk(48) : undefined;
      place = disk?.folder ?? mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
    });
    afterAll(() => (disk ? disk.remove() : rmSync(place, { recursive: true })));

    test('[SY15] full: no acknowledgement without a commit, told in words, reading goes on; freed, it is taken', async (context) => {
      if (!disk) return context.skip(placelessPostgres ?? 'No file system may be mounted here.');
      const server = await serverOn(await postgres.newDatabase(place));
      const client = await signIn(server.url, 'canbo.sinho');
      const writer = newWriter();
      disk.fill();

      let acknowledged = 0;
      const reason = 'Đối chiếu công văn số 15/SNV. '.repeat(60);
      let refused: Response | undefined;
      while (!refused) {
        const next = enter(writer, acknowledged + 1, `${reason}${acknowledged + 1}`);
        const response = await client.sendChanges('cac-huyen', writer, [next]);
        if (response.status === 200) acknowledged += 1;
        else refused = response;
      }
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([507, '60']);
      expect(await refused.json()).toMatchObject({
        code: 'storage-full',
        message: { vi: expect.stringContaining('hết chỗ') as string },
      });
      later = HOUR;
      if (acknowledged > 0) expect(await lastRead(client)).toBe(`${writer}-${acknowledged}`);
      expect((await client.request('GET', '/api/session')).status).toBe(200);
      later = 0;
      expect(await logOf(server.store, { writer })).toHaveLength(acknowledged);

      disk.empty();
      const all = Array.from({ length: acknowledged + 1 }, (_, index) =>
        enter(writer, index + 1, `${reason}${index + 1}`),
      );
      const after = await client.push('cac-huyen', writer, all);
      expect([sizeOf(after.duplicate), sizeOf(after.accepted)]).toEqual([acknowledged, 1]);
      expect((await client.request('GET', '/readyz')).status).toBe(200);
      await server.stop();
    });
  });
});
