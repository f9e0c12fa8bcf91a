// The records beside the cells, against the log: a bloc's table, targets, sheets, members; of the sample as it begins, and
// after people have worked in it.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDatabase } from '../../src/cli/verify/check-database.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { applyNextVersionAt } from '../support/next-version.ts';
import { newWriter, signIn, startServer } from '../support/server.ts';
import { NEXT_EDITS } from '../support/table-versions.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
const sound = join(folder, 'sound.sqlite');
const tampered = join(folder, 'tampered.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const server = await startServer();
  const periodId = 'cac-huyen.2023';
  const send = async (username: string, ...changes: { name: string; args: object }[]) => {
    const client = await signIn(server.url, username);
    const numbered = changes.map((change, index) => ({ seq: index + 1, ...change }));
    const { refused, held } = await client.push('cac-huyen', newWriter(), numbered);
    expect([refused, held]).toEqual([[], []]);
  };
  await send('thuky', {
    name: 'set-targets',
    args: { periodId, targets: [{ unitId: 'sin-ho', criterionId: 'i.1', value: '417' }] },
  });
  await applyNextVersionAt(server.url, NEXT_EDITS);
  await send('truongkhoi', { name: 'set-levels', args: { periodId, levels: [] } });
  await server.store.checkpoint();
  copyFileSync(databasePath(server.dataDir), sound);
  await server.stop();
});

/** What is found after a statement that changed something. */
function after(statement: string, ...values: string[]) {
  copyFileSync(sound, tampered);
  const database = new DatabaseSync(tampered);
  const { changes } = database.prepare(statement).run(...values);
  database.close();
  expect(Number(changes)).toBeGreaterThan(0);
  return checkDatabase(tampered);
}

test('[VF8] nothing is found where people only worked', () => {
  expect(checkDatabase(sound)).toEqual([]);
});

test('[VF9] the command says what it looked at, and that accounts and roles are not in a log', () => {
  const said = spawnSync(process.execPath, ['src/cli/main.ts', 'verify', '--db', sound], {
    encoding: 'utf8',
  });
  expect([said.status, said.stderr]).toEqual([0, '']);
  for (const named of [
    'targets',
    'tables of criteria',
    'evidence file',
    'Not looked at: accounts, passwords',
  ])
    expect(said.stdout).toContain(named);
  expect(said.stdout).toMatch(/Không kiểm tra: tài khoản, mật khẩu, vai trò/);
});

describe('somebody with the database in hand', () => {
  test.each(['criteria-table', 'targets', 'sheet', 'bloc-period', 'people', 'column'])(
    '[VF8] who took away any %s',
    (kind) => {
      const database = new DatabaseSync(sound, { readOnly: true });
      const ids = database.prepare('select bloc, id from record where kind = ?').all(kind) as {
        bloc: string;
        id: string;
      }[];
      database.close();
      expect(ids.length).toBeGreaterThan(0);
      for (const { bloc, id } of ids) {
        const found = after('delete from record where bloc = ? and kind = ? and id = ?', bloc, kind, id);
        expect(found).toContainEqual(
          expect.objectContaining({ bloc, what: 'missing', detail: expect.stringContaining(id) as string }),
        );
      }
    },
  );

  test.each([
    [
      'the points of the table that is in force',
      `replace(body, '"max":', '"max":9')`,
      `id = 'cac-huyen.2023@2'`,
    ],
    ['a name in it that was edited', `replace(body, 'du lịch', 'dịch vụ')`, `id = 'cac-huyen.2023@2'`],
    ['the points of the table before it', `replace(body, '"max":', '"max":9')`, `id = 'cac-huyen.2023@1'`],
    ['a target that was set', `replace(body, '"417"', '"41"')`, `id = 'cac-huyen.2023/sin-ho'`],
    [
      'a target that the beginning states',
      `replace(body, '"values":{"', '"values":{"x')`,
      `kind = 'targets'`,
    ],
    [
      'the members of a bloc that nobody has changed since',
      `replace(body, 'xã', 'phường')`,
      `kind = 'bloc-period' and position < 20`,
    ],
    ['where a sheet stands', `replace(body, 'self_submitted', 'open')`, `kind = 'sheet'`],
    ['who handed it in', `replace(body, '"moved":{"by":"', '"moved":{"by":"x')`, `kind = 'sheet'`],
  ])('[VF8] who changed %s', (_what, body, where) => {
    const found = after(`update record set body = ${body} where (${where}) and body <> ${body}`);
    expect(found.map(({ what }) => what)).toContain('records');
  });

  test('[VF8] who put a record back as it was, gave it to another unit, to nobody, or said that another change wrote it', () => {
    const at = `kind = 'sheet' and id = 'cac-huyen.2023/tan-uyen'`;
    const what = (set: string) => after(`update record set ${set} where ${at}`).map((one) => one.what);
    expect(what('position = 1')).toContain('records');
    expect(what(`unit = 'phong-tho'`)).toContain('records');
    expect(what('unit = null')).toContain('records');
    expect(what('position = position + 1')).toContain('records');
    expect(what('position = position - 1')).toContain('records');
  });

  test('[VF8] who put in a record that nothing in the log has written', () => {
    const found = after(
      `insert into record (bloc, kind, id, unit, position, body) select bloc, kind, 'cac-huyen.2023/moi', 'moi', position, body from record where kind = 'sheet' limit 1`,
    );
    expect(found.map(({ what }) => what)).toContain('records');
  });
});
