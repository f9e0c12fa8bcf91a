import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { packRows, type Row } from '../../src/protocol/columns.ts';
import { inRanges } from '../../src/protocol/push.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { grantsOf } from '../../src/server/store/people.ts';
import { run, type Store } from '../../src/server/store/store.ts';
import { createPush } from '../../src/server/sync/push.ts';
import { readPush } from '../../src/server/http/sync-routes.ts';
import { asUnknown, logOf } from '../support/log.ts';
import { makeBigBloc, type BigBloc } from '../support/big-bloc.ts';
import { newWriter, signIn, type ChangeToSend, type Client, type TestServer } from '../support/server.ts';
import { onEachEngine } from '../support/engines.ts';

onEachEngine((engine) => {
  let server: TestServer;
  let bloc: BigBloc;
  let clerk: Client;

  beforeAll(async () => {
    server = await engine.start();
    bloc = await makeBigBloc(server.store, { units: 3, criteria: 60 });
    clerk = await signIn(server.url, bloc.clerk(0));
  });
  afterAll(() => server.stop('tampered'));

  const score = (
    seq: number,
    more: Partial<ChangeToSend> & { unit?: number; value?: string } = {},
  ): ChangeToSend => {
    const { unit = 0, value = String(seq % 9), ...rest } = more;
    return {
      seq,
      name: 'enter-score',
      args: {
        sheetId: bloc.sheetIds[unit],
        owner: 'self',
        // Every second criterion of six counts things, so any small number fits.
        criterionId: `c.${((seq - 1) % 10) * 6 + 2}`,
        input: { value },
        reason: '',
        table: 1,
      },
      ...rest,
    };
  };

  const cellOf = async (client: Client, criterion: string, unit = 0) => {
    const { records } = await client.pullAll(bloc.blocId);
    const column = records.find(({ id }) => id === `${bloc.sheetIds[unit]}/self`);
    const { cells } = must(column, 'a column').body as {
      cells: Record<string, { by: string; input: unknown; author: string }[]>;
    };
    return cells[criterion];
  };

  test('[SY2] what comes again beside new work has the word it had, and the log is not told of it twice', async () => {
    const writer = newWriter();
    const never = score(1, { unit: 1 });
    const first = await clerk.push(bloc.blocId, writer, [never, score(2)]);
    const [refused] = first.refused;
    expect([refused?.problem.code, first.accepted]).toEqual(['not-permitted', [[2, 2]]]);
    const again = await clerk.push(bloc.blocId, writer, [never, score(2), score(3)]);
    expect([again.refused, again.duplicate, again.accepted]).toEqual([[refused], [[2, 2]], [[3, 3]]]);
    const kept = await run<{ entries: string }>(
      server.store.read,
      'select entries from log_segment where bloc = ? and writer = ? order by first',
      [bloc.blocId, writer],
    );
    const told = kept.map(({ entries }) => (JSON.parse(entries) as { refused: [number][] }).refused);
    expect(told.map((problems) => problems.map(([seq]) => seq))).toEqual([[1], []]);
  });

  test('[SY16] a push that was read before the database was put back is not taken by the one that stands', async () => {
    const { store } = server;
    let epoch = store.epoch;
    const putBack: Store = {
      ...store,
      get epoch() {
        return epoch;
      },
      // Between the reading of the push and its turn.
      transaction(act) {
        epoch = 'b'.repeat(32);
        return store.transaction(act);
      },
    };
    const { push } = createPush({ store: putBack, now: Date.now, mostChanges: 100, onBug: () => undefined });
    const id = bloc.clerk(0);
    const actor = { personId: id, name: '', grants: await grantsOf(store.read, id) };
    const writer = newWriter();
    const request = {
      protocol: PROTOCOL,
      bloc: bloc.blocId,
      epoch,
      writer,
      device: 'may-mot',
      changes: packRows([{ ...score(1), base: null, at: 1 } as Row]),
      previous: null,
      signature: null,
    };
    await expect(push(actor, readPush(request))).rejects.toMatchObject({ code: 'epoch-changed' });
    expect(await logOf(store, { writer })).toEqual([]);
  });

  test('[LG4] a device whose name a database would write otherwise is refused, and so is nobody’s sign-in a fault', async () => {
    const { position } = await clerk.push(bloc.blocId, newWriter(), [score(1)]);
    for (const device of ['de\ud800v', 'de\u0000v', 'máy', 'd'.repeat(65)]) {
      const body = {
        protocol: PROTOCOL,
        bloc: bloc.blocId,
        epoch: null,
        writer: newWriter(),
        device,
        changes: packRows([{ ...score(1), base: null, at: 1 } as Row]),
        previous: null,
        signature: null,
      };
      const answers = await Promise.all([
        clerk.request('POST', '/api/sync/push', body),
        clerk.request('POST', '/api/carry-key', { device, have: null }),
        clerk.request('POST', '/api/presence', { bloc: bloc.blocId, unitId: null, device }),
        clerk.request('POST', '/api/session', { username: device, password: 'mau-2023' }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, device.length > 64 ? 400 : 401]);
    }
    expect((await clerk.pullAll(bloc.blocId)).last.to).toBe(position);
  });

  describe('what came before', () => {
    test('[SY2] a change sent again is a duplicate, and does not move the bloc', async () => {
      const writer = newWriter();
      const changes = [1, 2, 3].map((seq) => score(seq));
      const first = await clerk.push(bloc.blocId, writer, changes);
      const second = await clerk.push(bloc.blocId, writer, changes);

      expect(first.accepted).toEqual([[1, 3]]);
      expect(second).toMatchObject({
        accepted: [],
        duplicate: [[1, 3]],
        refused: [],
        position: first.position,
      });
    });

    test('[SY2] any suffix, any number of times, in any order, with gaps: each is taken once', async () => {
      const writer = newWriter();
      const all = Array.from({ length: 40 }, (_, index) =>
        score(index + 1, { base: index < 10 ? null : `${writer}-${index - 9}` }),
      );
      let accepted = 0;
      for (const [from, to] of [
        [20, 30],
        [0, 10],
        [5, 25],
        [30, 40],
        [0, 40],
        [17, 40],
      ] as const) {
        const answer = await clerk.push(bloc.blocId, writer, all.slice(from, to));
        for (const [first, last] of answer.accepted) accepted += last - first + 1;
        for (const { seq } of all.slice(from, to)) {
          expect(inRanges(answer.accepted, seq) !== inRanges(answer.duplicate, seq)).toBe(true);
        }
      }
      expect(accepted).toBe(40);
    });

    test('[SY2] a known id with another content is a collision; what stood stays', async () => {
      const writer = newWriter();
      await clerk.push(bloc.blocId, writer, [score(1, { value: '4' })]);
      const answer = await clerk.push(bloc.blocId, writer, [score(1, { value: '5' }), score(2)]);

      expect(answer.refused).toEqual([
        { seq: 1, problem: { code: 'change-id-collision', id: `${writer}-1` } },
      ]);
      expect(answer.accepted).toEqual([[2, 2]]);
    });

    test('[SY2] a refused change is refused again with the same reason, and counts as answered', async () => {
      const writer = newWriter();
      const foreign = score(1, { unit: 1 });
      const first = await clerk.push(bloc.blocId, writer, [foreign]);
      const second = await clerk.push(bloc.blocId, writer, [foreign]);

      expect(first.refused).toEqual([{ seq: 1, problem: { code: 'not-permitted', action: 'enter-score' } }]);
      expect(second.refused).toEqual(first.refused);
      expect(second.position).toBe(first.position);
    });

    test('[SY8] a writer is one person’s: a neighbour cannot use up the ids of changes still offline', async () => {
      const writer = newWriter();
      await clerk.push(bloc.blocId, writer, [score(1)]);
      const neighbour = await signIn(server.url, bloc.clerk(1));
      const stolen = await neighbour.push(bloc.blocId, writer, [score(2, { unit: 1 })]);
      const own = await clerk.push(bloc.blocId, writer, [score(2)]);

      expect(stolen.refused.map(({ problem }) => problem.code)).toEqual(['change-id-collision']);
      expect(own.accepted).toEqual([[2, 2]]);
    });
  });

  describe('what cannot be taken', () => {
    test('[SY5] one poison row among 1,000 is refused by its seq and holds up none of the others', async () => {
      const writer = newWriter();
      const changes = Array.from({ length: 1000 }, (_, index) =>
        score(index + 1, { base: index < 10 ? null : `${writer}-${index - 9}` }),
      );
      changes[499] = { seq: 500, name: 'enter-score', args: { sheetId: 5, nonsense: [[[]]] } };
      changes[700] = { seq: 701, name: 'x'.repeat(200), args: null };
      changes[800] = { ...score(801), args: { ...(score(801).args as object), reason: 'ă'.repeat(9000) } };
      const answer = await clerk.push(bloc.blocId, writer, changes);

      expect(answer.accepted).toEqual([
        [1, 499],
        [501, 700],
        [702, 800],
        [802, 1000],
      ]);
      expect(answer.refused.map(({ seq, problem }) => [seq, problem.code])).toEqual([
        [500, 'change-unreadable'],
        [701, 'change-unreadable'],
        [801, 'change-unreadable'],
      ]);
      expect(inRanges((await clerk.push(bloc.blocId, writer, changes)).duplicate, 1000)).toBe(true);
    });

    test('[SY6] a change of a kind not known yet is kept and refused; once known it is judged', async () => {
      const writer = newWriter();
      const answer = await clerk.push(bloc.blocId, writer, [
        { seq: 1, name: 'hold-a-feast', args: { when: 'now' } },
      ]);
      expect(answer.refused[0]?.problem.code).toBe('change-unknown');
      const [kept] = await logOf(server.store, { writer });
      expect(kept?.args).toEqual({ when: 'now' });

      // As an older server would have left it.
      const change = score(1);
      const sent = newWriter();
      await clerk.push(bloc.blocId, sent, [change]);
      await asUnknown(server.store, sent);
      expect((await clerk.push(bloc.blocId, sent, [change])).accepted).toEqual([[1, 1]]);
    });

    test('[SY5] a time that no calendar has is refused by its seq; the furthest that one has is taken', async () => {
      const last = 8_640_000_000_000_000 - 24 * 3_600_000;
      const answer = await clerk.push(bloc.blocId, newWriter(), [
        { ...score(1), at: last + 1 },
        { ...score(2), at: -last - 1 },
        { ...score(3), at: last },
      ]);
      expect(answer.refused.map(({ seq, problem }) => [seq, problem.code])).toEqual([
        [1, 'change-unreadable'],
        [2, 'change-unreadable'],
      ]);
      expect(answer.accepted).toEqual([[3, 3]]);
    });

    test('[SY5] a row without a seq fails the request with 400, since it has no name to be answered by', async () => {
      const response = await clerk.sendChanges(bloc.blocId, newWriter(), [score(1), { ...score(2), seq: 0 }]);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'bad-request' });
    });

    test('[SY13] a change is judged by the roles its author holds when it arrives', async () => {
      const username = bloc.clerk(2);
      const late = await signIn(server.url, username);
      const writer = newWriter();
      expect((await late.push(bloc.blocId, writer, [score(1, { unit: 2 })])).accepted).toEqual([[1, 1]]);
      await run(server.store.write, `update person_grant set unit = 'u-1' where person = ?`, [username]);
      const answer = await late.push(bloc.blocId, writer, [score(2, { unit: 2 })]);
      await run(server.store.write, `update person_grant set unit = 'u-3' where person = ?`, [username]);

      expect(answer.refused[0]?.problem.code).toBe('not-permitted');
    });
  });

  describe('order', () => {
    test('[SY3] positions follow the order of taking, without holes, over many writers at once', async () => {
      const writers = Array.from({ length: 12 }, newWriter);
      const start = (await clerk.pullPage(bloc.blocId)).to;
      await Promise.all(
        writers.map((writer) =>
          clerk.push(
            bloc.blocId,
            writer,
            [1, 2, 3, 4, 5].map((seq) => score(seq)),
          ),
        ),
      );
      const log = (await logOf(server.store, { bloc: bloc.blocId })).filter(
        ({ position }) => position > start,
      );
      const positions = log.map(({ position }) => position);
      expect(positions).toEqual(positions.map((_, index) => start + 1 + index));
      for (const writer of writers) {
        expect(log.filter((row) => row.writer === writer).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
      }
    });

    test('[SY4] what fails in a group takes nothing from its neighbours', async () => {
      const [good, other] = [newWriter(), newWriter()];
      const leader = await signIn(server.url, bloc.leader);
      const officer = await signIn(server.url, 'sonoivu');
      const [taken, missing, alsoTaken] = await Promise.all([
        clerk.push(bloc.blocId, good, [score(1)]),
        officer.sendChanges('no-such-bloc', newWriter(), [score(1)]),
        leader.push(bloc.blocId, other, [
          { seq: 1, name: 'begin-review', args: { sheetId: bloc.sheetIds[1] } },
        ]),
      ]);
      expect(taken.accepted).toEqual([[1, 1]]);
      expect(missing.status).toBe(404);
      expect(alsoTaken.refused[0]?.problem.code).toBe('cannot-move');
    });

    test('[CF2] two writers who saw the same thing keep both branches, until one who saw both writes', async () => {
      const criterion = 'c.56';
      const entry = (value: string): ChangeToSend => {
        const change = score(1, { value });
        return { ...change, args: { ...(change.args as object), criterionId: criterion } };
      };
      const [a, b] = [newWriter(), newWriter()];
      const before = (await cellOf(clerk, criterion))?.[0]?.by ?? null;
      await clerk.push(bloc.blocId, a, [{ ...entry('1'), base: before }]);
      await clerk.push(bloc.blocId, b, [{ ...entry('2'), base: before }]);
      expect((await cellOf(clerk, criterion))?.map(({ input }) => input)).toEqual([
        { value: '1' },
        { value: '2' },
      ]);

      await clerk.push(bloc.blocId, b, [{ ...entry('3'), seq: 2, base: `${b}-1` }]);
      expect((await cellOf(clerk, criterion))?.map(({ by }) => by)).toEqual([`${a}-1`, `${b}-2`]);
    });

    test('[SY3] a memory of the bloc that another process has overtaken is dropped, not written back', async () => {
      const second = await server.beside();
      const elsewhere = await signIn(second.url, bloc.clerk(1));
      const criterion = 'c.2';
      await elsewhere.push(bloc.blocId, newWriter(), [score(1, { unit: 1, value: '3' })]);
      const here = await signIn(server.url, bloc.clerk(1));
      await here.push(bloc.blocId, newWriter(), [score(2, { unit: 1, value: '4' })]);
      await elsewhere.push(bloc.blocId, newWriter(), [score(3, { unit: 1, value: '5' })]);
      await second.stop('tampered');

      for (const cell of [criterion, 'c.8', 'c.14']) expect(await cellOf(here, cell, 1)).toHaveLength(1);
    });
  });
});
