// The auditor's check against a real database, and against 300 people with a database tool and bad intentions.

import * as fc from 'fast-check';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDatabase, type Remembered } from '../../src/cli/verify/check-database.ts';
import { must } from '../../src/base/assert.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { writeNames } from '../../src/server/sync/blocs.ts';
import { makeBigBloc } from '../support/big-bloc.ts';
import { takeBlocAway } from '../support/bloc-taken-away.ts';
import { putReleasedDatabase } from '../support/released.ts';
import { check } from '../support/seeds.ts';
import { newWriter, signIn, startServer } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
const whole = join(folder, 'whole.sqlite');
/** The same without the sample, which would only make 300 readings slower. */
const sound = join(folder, 'sound.sqlite');
const tampered = join(folder, 'tampered.sqlite');
let kept: Remembered;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const server = await startServer();
  const bloc = await makeBigBloc(server.store, { blocId: 'khoi-do', units: 2, criteria: 60 });
  const [one, two] = [await signIn(server.url, bloc.clerk(0)), await signIn(server.url, bloc.clerk(1))];
  const score = (unit: number, seq: number, base: string | null = null, value = String(seq % 9)) => ({
    seq,
    name: 'enter-score',
    base,
    args: {
      sheetId: bloc.sheetIds[unit],
      owner: 'self',
      criterionId: `c.${(seq % 10) * 6 + 2}`,
      input: seq % 10 === 3 ? { typed: ' ba\r\nmươi ' } : { value },
      reason: seq % 4 === 0 ? ' Thiếu minh chứng ' : '',
      table: 1,
    },
  });
  const [a, b, c] = [newWriter(), newWriter(), newWriter()];
  for (let push = 0; push < 10; push += 1) {
    const seqs = [3 * push + 1, 3 * push + 2, 3 * push + 3];
    await one.push(
      bloc.blocId,
      a,
      seqs.map((seq) => score(0, seq, seq > 10 ? `${a}-${seq - 10}` : null)),
    );
    await two.push(bloc.blocId, b, [score(1, push + 1), { seq: 100 + push, name: 'feast', args: {} }]);
  }
  // Two versions of one cell, and two that say the same.
  await one.push(bloc.blocId, c, [score(0, 1, null, '7'), score(0, 2, null, '2'), score(1, 5)]);
  await server.store.transaction((tx) =>
    writeNames(tx, { id: 'moi', name: 'Người mới', office: '' }, [
      { role: 'unit-clerk', blocId: bloc.blocId, periodId: null, unitId: 'u-1' },
    ]),
  );
  // Settled: one of the versions, a third value, and what was entered on top; with documents behind some of them.
  const [d, e] = [newWriter(), newWriter()];
  const cited = (seq: number, criterionId: string, value: string, more: Record<string, unknown> = {}) => ({
    seq,
    name: 'enter-score',
    args: { sheetId: bloc.sheetIds[0], owner: 'self', criterionId, input: { value }, table: 1, ...more },
  });
  const documents = (...numbers: string[]) => ({
    evidence: numbers.map((number) => ({ number, date: '', abstract: '' })),
  });
  const settled = (seq: number, criterionId: string, first: number, value: string, reason?: string) => ({
    seq,
    name: 'settle-conflict',
    args: {
      sheetId: bloc.sheetIds[0],
      owner: 'self',
      criterionId,
      seen: [`${d}-${first}`, `${e}-${first}`],
      input: { value },
      ...(reason ? { reason } : {}),
    },
  });
  const bySides = [
    [
      d,
      [
        cited(1, 'c.5', '100', documents('15/SNV')),
        cited(2, 'c.11', '80'),
        cited(8, 'c.17', '7', { reason: 'Theo báo cáo' }),
      ],
    ],
    [
      e,
      [
        cited(1, 'c.5', '90', { ...documents('16/SNV', '17/SNV'), reason: 'Theo báo cáo' }),
        cited(2, 'c.11', '81'),
      ],
    ],
    [
      d,
      [settled(3, 'c.5', 1, '90'), settled(4, 'c.11', 2, '82', 'Đã đối chiếu'), settled(9, 'c.17', 8, '7')],
    ],
    [
      d,
      [
        { ...cited(5, 'c.5', '95'), base: `${d}-3` },
        { ...cited(6, 'c.11', '83', documents('18/SNV')), base: `${d}-4` },
      ],
    ],
    [d, [{ ...cited(7, 'c.11', '84', documents()), base: `${d}-6` }]],
  ] as const;
  // Who chose a figure that another had given a document to meanwhile goes on from that one, with the documents of both.
  const [f, g] = [newWriter(), newWriter()];
  const apart = [
    [f, [cited(1, 'c.23', '10')]],
    [g, [cited(1, 'c.23', '15', documents('20/SNV'))]],
    [f, [{ ...cited(2, 'c.23', '10', documents('19/SNV')), base: `${f}-1` }]],
    [
      g,
      [
        {
          seq: 2,
          name: 'settle-conflict',
          args: {
            sheetId: bloc.sheetIds[0],
            owner: 'self',
            criterionId: 'c.23',
            seen: [`${f}-1`, `${g}-1`],
            input: { value: '10' },
          },
        },
        { ...cited(3, 'c.23', '12'), base: `${g}-2` },
      ],
    ],
  ] as const;
  for (const [writer, changes] of [...bySides, ...apart]) {
    const { refused, held } = await one.push(bloc.blocId, writer, changes);
    expect([refused, held]).toEqual([[], []]);
  }
  const { checkpoint } = await one.pullPage(bloc.blocId);
  if (!checkpoint) throw new Error('no checkpoint');
  kept = checkpoint;
  await one.push(bloc.blocId, a, [score(0, 31, `${a}-21`)]);
  await server.store.checkpoint();
  copyFileSync(databasePath(server.dataDir), whole);
  await server.stop();
  copyFileSync(whole, sound);
  const database = new DatabaseSync(sound);
  for (const table of ['column_cells', 'writer_ids', 'log_segment', 'record', 'bloc_counter']) {
    database.exec(`delete from ${table} where bloc <> 'khoi-do'`);
  }
  database.exec(`delete from person_grant where bloc <> 'khoi-do'`);
  database.exec('vacuum');
  database.close();
});

/** What is found after somebody was at the file. */
function after(tamper: (database: DatabaseSync) => void, remembered: readonly Remembered[] = []) {
  copyFileSync(sound, tampered);
  const database = new DatabaseSync(tampered);
  database.exec('pragma foreign_keys = off');
  tamper(database);
  database.close();
  return checkDatabase(tampered, remembered);
}
const sql = (...statements: string[]) => after((database) => statements.forEach((one) => database.exec(one)));

describe('a sound database', () => {
  test('[VF1] has nothing to find: the sample, conflicts, refusals and names included', () => {
    expect(checkDatabase(whole, [kept])).toEqual([]);
    expect(checkDatabase(sound, [kept])).toEqual([]);
  });

  test('[VF1] nor one in whose log somebody tried to write into every object of the reading program', async () => {
    const server = await startServer({ DEMO: 'on' });
    const clerk = await signIn(server.url, 'canbo.sinho');
    const column = { as: 'same', value: ['a'] };
    const columns = [
      { path: ['seq'], column: { as: 'steps', steps: [1] } },
      { path: ['name'], column: { as: 'same', value: 'x' } },
      { path: ['at'], column: { as: 'same', value: 1 } },
      ...['open', 'same', 'absent'].map((name) => ({ path: ['args', '__proto__', name], column })),
      { path: ['args', 'constructor', 'prototype', 'evidence'], column },
    ];
    const message = { bloc: 'cac-huyen', epoch: null, writer: newWriter(), device: '', previous: null };
    const changes = { rows: 1, columns };
    const body = JSON.stringify({ ...message, protocol: PROTOCOL, signature: null, changes });
    expect((await clerk.request('POST', '/api/sync/push', body)).status).toBe(200);
    expect(checkDatabase(databasePath(server.dataDir))).toEqual([]);
    const stranger: Record<string, unknown> = {};
    expect([stranger['open'], stranger['same'], stranger['evidence']]).toEqual(Array(3).fill(undefined));
    await server.stop();
  });

  test('[VF1] neither has one of an earlier release, once carried over', async () => {
    const dataDir = join(folder, 'old');
    putReleasedDatabase(dataDir, '2026-11-23');
    await (await startServer({ DATA_DIR: dataDir })).stop();
    expect(checkDatabase(databasePath(dataDir))).toEqual([]);
  });
});

describe('somebody with the database in hand', () => {
  const segments = (database: DatabaseSync) =>
    database.prepare(`select last from log_segment where bloc = 'khoi-do' order by last`).all() as {
      last: number;
    }[];

  test('[VF2] who changed one entry: the first bad segment is named', () => {
    const found = after((database) => {
      const { last } = segments(database)[5] as { last: number };
      const change = `update log_segment set entries = replace(entries, '"value"', '"valve"') where bloc = 'khoi-do' and last = ?`;
      database.prepare(change).run(last);
      expect(database.prepare('select changes() as changed').get()).toEqual({ changed: 1 });
    });
    expect(found).toMatchObject([{ bloc: 'khoi-do', what: 'edited' }]);
  });

  test('[VF2] who took a segment out, or put two in each other’s place', () => {
    const cut = after((database) => {
      const { last } = segments(database)[4] as { last: number };
      database.prepare(`delete from log_segment where bloc = 'khoi-do' and last = ?`).run(last);
    });
    expect(cut).toMatchObject([{ bloc: 'khoi-do', what: 'gap' }]);
    const [first, second] = [3, 5];
    const swapped = after((database) => {
      const rows = segments(database);
      const swap = database.prepare(
        `update log_segment set entries = (select entries from log_segment as other where other.bloc = log_segment.bloc and other.last = ?) where bloc = 'khoi-do' and last = ?`,
      );
      swap.run(rows[first]?.last ?? 0, rows[second]?.last ?? 0);
    });
    expect(swapped).toMatchObject([{ what: 'edited' }]);
  });

  test('[VF2] who cut the tail off and mended the head: only what was kept elsewhere convicts them', () => {
    const tamper = (database: DatabaseSync) => {
      const rows = segments(database);
      const { last } = rows.at(-3) as { last: number };
      database.prepare(`delete from log_segment where bloc = 'khoi-do' and last > ?`).run(last);
      database.exec(
        `update bloc_counter set position = ${last}, head = (select hash from log_segment where bloc = 'khoi-do' and last = ${last}) where bloc = 'khoi-do'`,
      );
    };
    expect(after(tamper, [kept]).map(({ what }) => what)).toContain('checkpoint');
  });

  test('[VF2] who put a view in the place of a table, or a trigger behind one', () => {
    const view = 'create view mine as select 1';
    const trigger = 'create trigger mine after insert on log_segment begin select 1; end';
    for (const statement of [view, trigger])
      expect(sql(statement)).toMatchObject([{ what: 'unreadable', detail: expect.stringContaining('mine') }]);
  });

  test('[VF3] who changed a score in the cells, not in the log', () => {
    const found = after((database) => {
      const [row] = database
        .prepare(
          `select record, position, cells from column_cells where bloc = 'khoi-do' and cells like '%"value"%'`,
        )
        .all() as { record: string; position: number; cells: string }[];
      database
        .prepare('update column_cells set cells = ? where record = ? and position = ?')
        .run(
          (row?.cells ?? '').replace(/"value":"[^"]*"/, '"value":"9.75"'),
          row?.record ?? '',
          row?.position ?? 0,
        );
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ bloc: 'khoi-do', what: 'cells' });
  });

  test('[VF3] who changed a document behind a score, or what was chosen between two', () => {
    const change = (from: string, to: string) =>
      after((database) => {
        database.exec(
          `update column_cells set cells = replace(cells, '${from}', '${to}') where cells like '%${from}%'`,
        );
        expect(database.prepare('select changes() > 0 as changed').get()).toEqual({ changed: 1 });
      });
    for (const document of ['15/SNV', '16/SNV', '17/SNV']) {
      expect(change(document, '99/SNV')).toMatchObject([{ bloc: 'khoi-do', what: 'cells' }]);
    }
    expect(change('"value":"95"', '"value":"59"')).toMatchObject([{ bloc: 'khoi-do', what: 'cells' }]);
    expect(change('"reason":"Theo báo cáo"', '"reason":"Theo lệnh"')).toMatchObject([{ what: 'cells' }]);
  });

  test('[VF3] who put a document of another score behind one, and said that somebody had joined it', () => {
    const found = after((database) => {
      const rows = database.prepare(`select rowid, cells from column_cells`).all() as {
        rowid: number;
        cells: string;
      }[];
      const { rowid, cells } = must(
        rows.find((row) => row.cells.includes('"18/SNV"') || row.cells.includes('"value":"84"')),
        'a cell',
      );
      const read = JSON.parse(cells) as Record<string, Record<string, unknown>[]>;
      const [branch] = must(read['c.11'], 'its versions');
      const slipped = { number: '20/SNV', date: '', abstract: '' };
      const before = (branch?.['evidence'] as unknown[] | undefined) ?? [];
      const id = must(/"by":"(\w+-\d+)"/.exec(rows.map((row) => row.cells).join()), 'an entry')[1];
      read['c.11'] = [{ ...branch, evidence: [...before, slipped], same: [id] }];
      database.prepare('update column_cells set cells = ? where rowid = ?').run(JSON.stringify(read), rowid);
    });
    expect(found).toMatchObject([{ bloc: 'khoi-do', what: 'cells' }]);
  });

  test('[VF3] who took cells away, or freed a number so that it could be used again', () => {
    expect(sql(`delete from column_cells where bloc = 'khoi-do'`)[0]?.bloc).toBe('khoi-do');
    expect(sql(`update writer_ids set taken = '[[1,2]]' where bloc = 'khoi-do'`)[0]?.what).toBe('writers');
  });

  test('[VF2] a whole bloc that is gone is missed by who remembers it', () => {
    const gone = after(
      (database) => {
        for (const table of ['column_cells', 'writer_ids', 'log_segment', 'record', 'bloc_counter']) {
          database.exec(`delete from ${table} where bloc = 'khoi-do'`);
        }
      },
      [kept],
    );
    expect(gone).toMatchObject([{ bloc: 'khoi-do', what: 'checkpoint' }]);
  });
});

const columns = {
  log_segment: [
    'first',
    'last',
    'kind',
    'writer',
    'first_seq',
    'last_seq',
    'author',
    'device',
    'received_at',
    'entries',
    'previous',
    'hash',
  ],
  bloc_counter: ['position', 'head'],
  writer_ids: ['author', 'taken'],
  column_cells: ['position', 'cells', 'record'],
} as const;
type Table = keyof typeof columns;

test('[VF4] 300 single rows edited, taken out, or swapped in one of their fields: each is found', () => {
  const tables = Object.keys(columns) as Table[];
  check(
    fc.property(
      fc.record({
        table: fc.constantFrom(...tables, 'log_segment' as const, 'log_segment' as const),
        act: fc.constantFrom('edit', 'delete', 'swap'),
        row: fc.nat(),
        other: fc.nat(),
        column: fc.nat(),
        spot: fc.nat(),
      }),
      ({ table, act, row, other, column, spot }) => {
        let isChanged = false;
        const found = after((database) => {
          const rows = database.prepare(`select rowid as id, * from ${table}`).all() as Record<
            string,
            never
          >[];
          const [one, two] = [rows[row % rows.length], rows[other % rows.length]];
          const name = columns[table][column % columns[table].length] as string;
          if (!one || !two) return;
          const set = database.prepare(`update or ignore ${table} set ${name} = ? where rowid = ?`);
          const changes = () => (database.prepare('select changes() as n').get() as { n: number }).n === 1;
          if (act === 'delete') {
            database.prepare(`delete from ${table} where rowid = ?`).run(one['id'] as never);
            isChanged = true;
          } else if (act === 'swap') {
            if (one[name] === two[name]) return;
            set.run(two[name], one['id'] as never);
            isChanged = changes();
          } else {
            set.run(edited(one[name], spot) as never, one['id'] as never);
            isChanged = changes();
          }
        });
        return !isChanged || found.length > 0;
      },
    ),
    300,
  );
}, 120_000);

/** The same with one letter, or one step, other. A cell's JSON stays JSON: what breaks is found anyhow. */
function edited(value: unknown, spot: number): unknown {
  if (typeof value === 'number') return value + 1 + (spot % 3);
  const text = String(value);
  const digits = [...text.matchAll(/[0-9a-f]/g)].map(({ index }) => index);
  if (digits.length === 0) return `${text}x`;
  const at = digits[spot % digits.length] as number;
  const letter = text[at] === '1' ? '2' : '1';
  return text.slice(0, at) + letter + text.slice(at + 1);
}

test('[VF12] a bloc taken away with all that is its own is missed by the roles in it', () => {
  copyFileSync(whole, tampered);
  takeBlocAway(tampered, 'cac-huyen', 'roles');
  expect(checkDatabase(tampered)).toEqual([{ bloc: 'cac-huyen', what: 'gone', detail: 'roles are of it' }]);
});
