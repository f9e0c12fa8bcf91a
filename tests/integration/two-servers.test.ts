// Two processes on one PostgreSQL, both taking work in one bloc, one of them killed: nothing is skipped or doubled.

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { unpackRows } from '../../src/protocol/columns.ts';
import { sizeOf, type PushResponse } from '../../src/protocol/push.ts';
import { joinRecords, type PlacedRecord } from '../../src/protocol/record-rows.ts';
import { openStore, run, type Store } from '../../src/server/store/store.ts';
import { makeBigBloc, type BigBloc } from '../support/big-bloc.ts';
import { logOf } from '../support/log.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { mustBeSound, newWriter, signIn, type Client } from '../support/server.ts';
import { spawnServer, type Spawned } from '../support/spawned.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

if (postgresMissing !== undefined) console.log(postgresMissing);

describe.skipIf(postgresMissing !== undefined)('two servers on one database', () => {
  let postgres: TestPostgres;
  let folder: string;
  let address: string;
  let store: Store;
  let bloc: BigBloc;
  let servers: readonly Spawned[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
    folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-'));
    address = await postgres.newDatabase();
    // Together, so that both find the tables, the sample and the first key missing.
    const begun = await Promise.allSettled([1, 2].map(() => spawnServer(folder, { DATABASE_URL: address })));
    // Kept before it is asked whether both are there, so that none is left behind where one is not.
    servers = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const one of begun) if (one.status === 'rejected') throw one.reason;
    store = await openStore(folder, address);
    bloc = await makeBigBloc(store, { units: 6, criteria: 60 });
  });
  afterAll(async () => {
    for (const { child } of servers) child.kill('SIGKILL');
    await (store as Store | undefined)?.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const score = (unit: number, writer: string, seq: number) => ({
    seq,
    name: 'enter-score',
    base: seq > 10 ? `${writer}-${seq - 10}` : null,
    args: {
      sheetId: bloc.sheetIds[unit],
      owner: 'self',
      criterionId: `c.${((seq - 1) % 10) * 6 + 2}`,
      input: { value: String(seq % 9) },
      reason: '',
      table: 1,
    },
  });

  /** Follows the bloc page by page, as a device does, until `isOver` and nothing more comes. */
  async function follow(reader: Client, isOver: () => boolean): Promise<Map<string, PlacedRecord>> {
    const copy = new Map<string, PlacedRecord>();
    let [cursor, epoch, scope] = [0, '', ''];
    for (;;) {
      const wasOver = isOver();
      const page = await reader.pullPage(bloc.blocId, { cursor, epoch, scope });
      for (const record of joinRecords(unpackRows(page.records), unpackRows(page.cells))) {
        copy.set(`${record.kind} ${record.id}`, record);
      }
      if (wasOver && page.to === cursor && !page.more) return copy;
      ({ to: cursor, epoch, scope } = page);
    }
  }

  test('[SY14] work in one bloc through both, one killed with -9: each change once, none skipped by who reads along', async () => {
    const [first, second] = servers as [Spawned, Spawned];
    const leader = await signIn(second.url, bloc.leader);
    let pushed = 0;
    let isOver = false;
    const following = follow(leader, () => isOver);

    const acknowledged = await Promise.all(
      bloc.sheetIds.map(async (_, unit) => {
        const writer = newWriter();
        const both = await Promise.all(servers.map(({ url }) => signIn(url, bloc.clerk(unit))));
        let acked = 0;
        for (let batch = 0; batch < 16; batch += 1) {
          const changes = [1, 2, 3, 4, 5].map((step) => score(unit, writer, 5 * batch + step));
          const send = (client: Client | undefined): Promise<PushResponse> =>
            client ? client.push(bloc.blocId, writer, changes) : Promise.reject(new Error('no client'));
          // Now this one, now the other; what one never answered, the other is sent again.
          const answer = await send(both[(batch + unit) % 2]).catch(() => send(both[1]));
          acked += sizeOf(answer.accepted) + sizeOf(answer.duplicate);
          pushed += 1;
          if (pushed === 40) first.child.kill('SIGKILL');
        }
        return [writer, acked] as const;
      }),
    );
    isOver = true;
    const copy = await following;
    if (first.child.exitCode === null && first.child.signalCode === null) await once(first.child, 'exit');

    for (const [writer, acked] of acknowledged) {
      expect(acked).toBe(80);
      const log = await logOf(store, { writer });
      expect(log.map(({ seq, verdict }) => [seq, verdict])).toEqual(
        Array.from({ length: 80 }, (_, index) => [index + 1, 'accepted']),
      );
    }
    const all = (await logOf(store, { bloc: bloc.blocId })).map(({ position }) => position);
    const head = (await leader.pullPage(bloc.blocId)).to;
    expect(all).toEqual(all.map((_, index) => head - all.length + 1 + index));

    // Who read along holds just what a newcomer is given.
    const { records } = await leader.pullAll(bloc.blocId);
    expect(new Map(records.map((record) => [`${record.kind} ${record.id}`, record]))).toEqual(copy);
    const chain = await run<{ previous: string; hash: string }>(
      store.read,
      'select previous, hash from log_segment where bloc = ? order by last',
      [bloc.blocId],
    );
    chain.forEach(({ previous }, index) => expect(previous).toBe(chain[index - 1]?.hash ?? ''));
    await mustBeSound(folder, address);
  });

  test('[ST6] eight processes’ worth of stores opened at once on an empty database: each opens, on one epoch', async () => {
    for (let time = 0; time < 3; time += 1) {
      const address = await postgres.newDatabase();
      const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(folder, address)));
      expect(new Set(stores.map(({ epoch }) => epoch)).size).toBe(1);
      await Promise.all(stores.map((opened) => opened.close()));
    }
  });

  test('[SG5] servers that share a folder of keys sign with one key', async () => {
    const { readdir } = await import('node:fs/promises');
    const names = await readdir(join(folder, 'keys'));
    expect(names.filter((name) => name.endsWith('.pem'))).toHaveLength(1);
  });
});
