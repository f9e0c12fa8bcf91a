// The log: a segment a push, sealed over the one before, in the transaction of its effect.

import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_PARTS } from '../../src/server/store/columns.ts';
import { run } from '../../src/server/store/store.ts';
import { writeNames } from '../../src/server/sync/blocs.ts';
import { makeBigBloc, type BigBloc } from '../support/big-bloc.ts';
import { onEachEngine } from '../support/engines.ts';
import { logOf } from '../support/log.ts';
import { putReleasedDatabase, releasedMessage } from '../support/released.ts';
import {
  newWriter,
  signIn,
  startServer,
  type ChangeToSend,
  type Client,
  type TestServer,
} from '../support/server.ts';

interface Segment {
  readonly first: number;
  readonly last: number;
  readonly kind: string;
  readonly writer: string;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly author: string;
  readonly device: string;
  readonly received_at: number;
  readonly entries: string;
  readonly previous: string;
  readonly hash: string;
}

/** Reckons the chain anew, by nothing but what is written down about it. */
async function expectWhole(from: TestServer, blocId: string): Promise<Segment[]> {
  const segments = await run<Segment>(
    from.store.read,
    'select * from log_segment where bloc = ? order by first',
    [blocId],
  );
  let [next, head] = [1, ''];
  for (const one of segments) {
    expect(one.first).toBe(next);
    expect(one.previous).toBe(head);
    const fields = [blocId, one.first, one.last, one.kind, one.writer, one.first_seq, one.last_seq];
    const line = JSON.stringify([...fields, one.author, one.device, one.received_at]);
    head = hash('sha256', `${head}\nso-thi-dua segment 1\n${line}\n${one.entries}`);
    expect(one.hash).toBe(head);
    next = one.last + 1;
  }
  expect(
    await run(from.store.read, 'select position, head from bloc_counter where bloc = ?', [blocId]),
  ).toEqual([{ position: next - 1, head }]);
  return segments;
}

onEachEngine((engine) => {
  let server: TestServer;
  let bloc: BigBloc;
  let clerk: Client;

  beforeAll(async () => {
    server = await engine.start();
    bloc = await makeBigBloc(server.store, { units: 2, criteria: 60 });
    clerk = await signIn(server.url, bloc.clerk(0));
  });
  afterAll(() => server.stop());

  const score = (
    seq: number,
    criterion: number,
    value: string,
    base: string | null = null,
  ): ChangeToSend => ({
    seq,
    name: 'enter-score',
    base,
    args: {
      sheetId: bloc.sheetIds[0],
      owner: 'self',
      criterionId: `c.${criterion * 6 + 2}`,
      input: { value },
      reason: '',
      table: 1,
    },
  });

  describe('the chain', () => {
    test('[LG1] every push is one segment, sealed over the one before, without a hole; the head is the last seal', async () => {
      const writer = newWriter();
      const before = (await expectWhole(server, bloc.blocId)).length;
      await clerk.push(bloc.blocId, writer, [score(1, 1, '3'), score(2, 2, '4')]);
      await clerk.push(bloc.blocId, writer, [
        score(1, 1, '3'),
        score(3, 3, '5'),
        { seq: 4, name: 'feast', args: {} },
      ]);
      await clerk.push(bloc.blocId, writer, [score(1, 1, '3'), score(3, 3, '5')]);
      const segments = await expectWhole(server, bloc.blocId);

      expect(segments.length).toBe(before + 2);
      expect(segments.at(-1)).toMatchObject({
        writer,
        first_seq: 3,
        last_seq: 4,
        kind: 'changes',
        device: 'test',
      });
      const log = await logOf(server.store, { writer });
      expect(log.map(({ seq, verdict }) => [seq, verdict])).toEqual([
        [1, 'accepted'],
        [2, 'accepted'],
        [3, 'accepted'],
        [4, 'refused'],
      ]);
    });

    test('[LG2] records written outside a change stand in the log too, with who wrote them', async () => {
      await server.store.transaction((tx) =>
        writeNames(
          tx,
          { id: 'moi', name: 'Người mới', office: 'Văn phòng' },
          [{ role: 'unit-clerk', blocId: bloc.blocId, periodId: null, unitId: 'u-1' }],
          { by: 'quantri', at: 5 },
        ),
      );
      const segments = await expectWhole(server, bloc.blocId);
      expect(segments[0]?.kind).toBe('records');
      expect(segments.at(-1)).toMatchObject({
        kind: 'records',
        author: 'quantri',
        received_at: 5,
        writer: '',
      });
      expect(segments.at(-1)?.entries).toContain('Người mới');
    });
  });

  describe('cells', () => {
    test('[LG3] a push writes the cells it changed and not their column; folded or not, the column reads the same', async () => {
      const writer = newWriter();
      const known = new Map<number, string>();
      let folds = 0;
      for (let round = 0; round < MOST_PARTS + 4; round += 1) {
        const criteria = [round % 5, 5 + (round % 3)];
        const changes = criteria.map((criterion, index) =>
          score(round * 2 + index + 1, criterion, String(round), known.get(criterion) ?? null),
        );
        // Whatever other tests left in these cells was seen.
        if (round === 0) Object.assign(changes, await withBases(changes));
        await clerk.push(bloc.blocId, writer, changes);
        criteria.forEach((criterion, index) => known.set(criterion, `${writer}-${round * 2 + index + 1}`));
        const parts = await run<{ cells: string }>(
          server.store.read,
          'select cells from column_cells where bloc = ? and record = ? order by position',
          [bloc.blocId, `${bloc.sheetIds[0]}/self`],
        );
        expect(parts.length).toBeLessThanOrEqual(MOST_PARTS);
        if (parts.length === 1) folds += 1;
        else expect(Object.keys(JSON.parse(parts.at(-1)?.cells ?? '{}') as object)).toHaveLength(2);
        const cells = await cellsNow();
        for (const [criterion, id] of known) {
          expect(cells[`c.${criterion * 6 + 2}`]?.at(-1)?.by).toBe(id);
        }
      }
      expect(folds).toBeGreaterThan(0);
    });

    const cellsNow = async () => {
      const { records } = await clerk.pullAll(bloc.blocId);
      const column = records.find(({ id }) => id === `${bloc.sheetIds[0]}/self`)?.body;
      return (column as { cells: Record<string, { by: string }[]> } | undefined)?.cells ?? {};
    };
    const withBases = async (changes: readonly ChangeToSend[]) => {
      const cells = await cellsNow();
      return changes.map((change) => ({
        ...change,
        base: cells[(change.args as { criterionId: string }).criterionId]?.[0]?.by ?? null,
      }));
    };
  });
});

describe('a database as it was released', () => {
  let folder: string;
  let old: TestServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-'));
    putReleasedDatabase(folder, '2026-11-23');
    old = await startServer({ DATA_DIR: folder, DEMO: 'on' });
  });
  afterAll(async () => {
    await old.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('[ST3] opens, with its epoch, its order and every record as they were', async () => {
    const leader = await signIn(old.url, 'khoi-mau.truong');
    const released = releasedMessage('protocol-2/pull-response') as Record<string, unknown>;
    const page = await leader.pullPage('khoi-mau');
    const mine = await (await signIn(old.url, 'khoi-mau.canbo.1')).pullPage('khoi-mau');
    expect(page).toMatchObject({ epoch: released['epoch'], to: released['to'], more: false });
    expect(mine).toMatchObject({
      records: released['records'],
      cells: released['cells'],
      check: released['check'],
    });
    expect(mine.scope).toBe(released['scope']);
  });

  test('[ST3] its log is one chain, in the old places; what the old log did not tell has a place in it', async () => {
    const segments = await expectWhole(old, 'khoi-mau');
    expect(segments.map(({ kind, first, last }) => [kind, first, last])).toEqual([
      ['untold', 1, 7],
      ['changes', 8, 15],
      ['changes', 16, 18],
      ['changes', 19, 20],
      ['changes', 21, 21],
      ['changes', 22, 22],
      ['untold', 23, 23],
      ['changes', 24, 24],
    ]);
    expect(await run(old.store.read, `select name from sqlite_master where name = 'change_log'`, [])).toEqual(
      [],
    );
  });

  test('[ST4] it is kept as it was, beside the one that was changed', () => {
    const [kept = ''] = readdirSync(folder).filter((name) => name.includes('.before-'));
    const database = new DatabaseSync(join(folder, kept), { readOnly: true });
    expect(database.prepare('select count(*) as count from change_log').get()).toEqual({ count: 16 });
    database.close();
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('[ST3] what was answered is answered the same; what that release did not know is judged now', async () => {
    const client = await signIn(old.url, 'khoi-mau.canbo.1');
    const again = await client.request('POST', '/api/sync/push', releasedMessage('protocol-2/push-request'));
    const released = releasedMessage('protocol-2/push-response-again') as Record<string, unknown>;
    expect(await again.json()).toMatchObject({
      accepted: released['accepted'],
      duplicate: released['duplicate'],
      refused: released['refused'],
      position: released['position'],
    });
    const [unknown] = await logOf(old.store, { writer: 'dddddddddddd' });
    const { seq = 0, name = '', args, base = null, at = 0 } = unknown ?? {};
    const judged = await client.push('khoi-mau', 'dddddddddddd', [{ seq, name, args, base, at }]);
    expect(judged.accepted).toEqual([[1, 1]]);
    const told = await logOf(old.store, { writer: 'dddddddddddd' });
    expect(told.map(({ verdict }) => verdict)).toEqual(['refused', 'accepted']);
    const known = await client.push('khoi-mau', 'dddddddddddd', [{ seq, name, args, base, at }]);
    expect(known.duplicate).toEqual([[1, 1]]);
    await expectWhole(old, 'khoi-mau');
  });
});
