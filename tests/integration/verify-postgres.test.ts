// The auditor's command against a real PostgreSQL: while its server works, and after somebody was at its tables.

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client as Direct } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { makeBigBloc, type BigBloc } from '../support/big-bloc.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { newWriter, signIn, startServer, type Client, type TestServer } from '../support/server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

if (postgresMissing !== undefined) console.log(postgresMissing);

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

describe.skipIf(postgresMissing !== undefined)('verify on PostgreSQL', () => {
  let postgres: TestPostgres;
  let address: string;
  let server: TestServer;
  let bloc: BigBloc;
  let clerk: Client;
  let writer: string;
  let folder: string;
  /** What a device remembers of the log. */
  let kept: string;
  let direct: Direct;

  beforeAll(async () => {
    postgres = await startPostgres();
    address = await postgres.newDatabase();
    server = await startServer({ DATABASE_URL: address });
    bloc = await makeBigBloc(server.store, { blocId: 'khoi-do', units: 2, criteria: 60 });
    clerk = await signIn(server.url, bloc.clerk(0));
    writer = newWriter();
    for (let seq = 1; seq <= 24; seq += 1) await clerk.push(bloc.blocId, writer, [score(seq)]);
    folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
    kept = join(folder, 'kept.json');
    direct = new Direct({ connectionString: address });
    await direct.connect();
  });
  afterAll(async () => {
    await direct.end();
    await server.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const score = (seq: number) => ({
    seq,
    name: 'enter-score',
    base: seq > 10 ? `${writer}-${seq - 10}` : null,
    args: {
      sheetId: must(bloc.sheetIds[0], 'a sheet'),
      owner: 'self',
      criterionId: `c.${(seq % 10) * 6 + 2}`,
      input: { value: String(seq % 9) },
      reason: seq % 4 === 0 ? 'Thiếu minh chứng' : '',
      table: 1,
    },
  });

  /** The command as its operator types it, with the server's own setting and a folder of temporary files of its own. */
  const verify = (...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> =>
    new Promise((resolve) => {
      const env = { ...process.env, DATABASE_URL: address, TMPDIR: folder };
      execFile(process.execPath, [CLI, 'verify', ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr }),
      );
    });

  /** What is found after somebody was at the tables; all is put back. */
  async function after(
    statements: readonly string[],
    ...args: readonly string[]
  ): Promise<{ code: number; said: string }> {
    const names = ['log_segment', 'column_cells', 'bloc_counter', 'writer_ids', 'record'] as const;
    for (const name of names) await direct.query(`create table kept_${name} as select * from ${name}`);
    // As somebody does who owns the database: the keys are no obstacle.
    await direct.query('set session_replication_role = replica');
    let changed = 0;
    for (const statement of statements) changed += (await direct.query(statement)).rowCount ?? 0;
    expect(changed).toBeGreaterThan(0);
    const found = await verify(...args);
    for (const name of names) {
      await direct.query(`delete from ${name}`);
      await direct.query(`insert into ${name} select * from kept_${name}`);
      await direct.query(`drop table kept_${name}`);
    }
    return found;
  }
  /** Where the n-th segment of the bloc ends. */
  const last = (n: number) =>
    `(select last from log_segment where bloc = 'khoi-do' order by last offset ${n} limit 1)`;

  test('[VF5] a sound one has nothing to find, while a server writes in it; no copy is left behind', async () => {
    let isOver = false;
    let seq = 24;
    const writing = (async () => {
      while (!isOver) await clerk.push(bloc.blocId, writer, [score((seq += 1))]);
    })();
    const { checkpoint } = await clerk.pullPage(bloc.blocId);
    writeFileSync(kept, JSON.stringify([checkpoint]));
    const found = await verify('--checkpoints', kept);
    isOver = true;
    await writing;
    expect(seq).toBeGreaterThan(24);
    expect(found).toEqual({ code: 0, said: expect.stringContaining('Nguyên vẹn') as string });
    expect(readdirSync(folder)).toEqual(['kept.json']);
  });

  test('[VF5] an edited, a deleted and a reordered row of the log are each named', async () => {
    const edited = await after([
      `update log_segment set entries = replace(entries, '"value"', '"valve"') where bloc = 'khoi-do' and last = ${last(5)}`,
    ]);
    expect(edited).toEqual({
      code: 1,
      said: expect.stringMatching(/^khoi-do \d+–\d+: nội dung đã bị sửa/) as string,
    });
    const deleted = await after([`delete from log_segment where bloc = 'khoi-do' and last = ${last(5)}`]);
    expect(deleted).toEqual({ code: 1, said: expect.stringMatching(/^khoi-do.*thiếu hoặc thừa/) as string });
    const reordered = await after([
      `alter table log_segment drop constraint log_segment_pkey`,
      `update log_segment set (first, last) = (
        select other.first, other.last from log_segment as other
        where other.bloc = 'khoi-do' and other.last in (${last(5)}, ${last(6)}) and other.last <> log_segment.last)
        where bloc = 'khoi-do' and last in (${last(5)}, ${last(6)})`,
    ]);
    expect(reordered).toEqual({
      code: 1,
      said: expect.stringMatching(/^khoi-do \d+–\d+: sai thứ tự/) as string,
    });
  });

  test('[VF5] so are a cell, a number freed, the head, and a tail cut off that somebody remembers', async () => {
    const cell = await after([
      `update column_cells set cells = regexp_replace(cells, '"value":"[^"]*"', '"value":"9.75"') where bloc = 'khoi-do' and cells like '%"value"%'`,
    ]);
    expect(cell).toEqual({ code: 1, said: expect.stringContaining('ô điểm không khớp') as string });
    const freed = await after([`update writer_ids set taken = '[[1,2]]' where bloc = 'khoi-do'`]);
    expect(freed).toEqual({ code: 1, said: expect.stringContaining('số đã nhận không khớp') as string });
    const head = await after([`update bloc_counter set position = position + 1 where bloc = 'khoi-do'`]);
    expect(head).toEqual({ code: 1, said: expect.stringContaining('không đến đúng chỗ') as string });
    const cut = await after(
      [
        `delete from log_segment where bloc = 'khoi-do' and last > ${last(20)}`,
        `update bloc_counter set (position, head) = (
          select last, hash from log_segment where bloc = 'khoi-do' order by last desc limit 1) where bloc = 'khoi-do'`,
      ],
      '--checkpoints',
      kept,
    );
    expect(cut).toEqual({ code: 1, said: expect.stringContaining('khác với mốc kiểm') as string });
    expect((await verify()).code).toBe(0);
  });

  test('[VF5] [VF8] a table of criteria that was edited or taken away is named, too', async () => {
    const table = `kind = 'criteria-table' and bloc = 'khoi-do'`;
    const edited = await after([
      `update record set body = replace(body, '"max":', '"max": 1') where ${table}`,
    ]);
    expect(edited).toEqual({ code: 1, said: expect.stringContaining('bản ghi không khớp') as string });
    const gone = await after([`delete from record where ${table}`]);
    expect(gone).toEqual({ code: 1, said: expect.stringContaining('mất số liệu') as string });
  });

  test('[VF5] one that cannot be reached, or is none of ours, is no sound one', async () => {
    const whole = address;
    address = whole.replace(/:\d+\//, ':1/');
    expect(await verify()).toMatchObject({
      code: 2,
      said: expect.stringContaining('DATABASE_URL') as string,
    });
    address = await postgres.newDatabase();
    expect(await verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining('không đọc được') as string,
    });
    address = whole;
  });
});
