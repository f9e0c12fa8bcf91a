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
  const sheetId = `${periodId}/tan-uyen`;
  const reason = 'Lãnh đạo bị kỷ luật';
  await send(
    'truongkhoi',
    { name: 'give-peer-checks', args: { periodId, pairs: [{ unitId: 'tan-uyen', by: 'nam-nhun' }] } },
    { name: 'mark-gate', args: { periodId, unitId: 'muong-te', gateId: 'g1', shut: true, reason } },
    { name: 'mark-gate', args: { periodId, unitId: 'phong-tho', gateId: 'g1', shut: true, reason } },
    { name: 'mark-gate', args: { periodId, unitId: 'phong-tho', gateId: 'g1', shut: false } },
  );
  const remark = { points: '1', reason: 'Chưa có quyết định' };
  await send('canbo.namnhun', {
    name: 'remark-on-sheet',
    args: { sheetId, by: 'nam-nhun', criterionId: 't.2', remark },
  });
  await send(
    'truongkhoi',
    { name: 'begin-review', args: { sheetId } },
    { name: 'ask-explanation', args: { sheetId, criterionId: 't.2', text: 'Vì sao?' } },
  );
  const of = { id: null, unitId: 'sin-ho', text: 'Nhất trí' };
  await send('thuky', { name: 'record-in-meeting', args: { periodId, entry: { is: 'opinion', of } } });
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
    'gates',
    'minutes',
    'Not looked at: accounts, passwords',
    'the members of a bloc and its settings',
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
    ['where a sheet stands', `replace(body, 'explaining', 'open')`, `kind = 'sheet'`],
    ['who handed it in', `replace(body, '"moved":{"by":"', '"moved":{"by":"x')`, `kind = 'sheet'`],
  ])('[VF8] who changed %s', (_what, body, where) => {
    const found = after(`update record set body = ${body} where (${where}) and body <> ${body}`);
    expect(found.map(({ what }) => what)).toContain('records');
  });

  const mark = `{"gateId":"g1","reason":"Cháy nổ","by":"truongkhoi","at":1}`;
  test.each([
    ['gate-marks', 'muong-te', `json_set(body, '$.marks', json('[]'))`, 'gate g1 is gone'],
    [
      'gate-marks',
      'muong-te',
      `json_set(body, '$.marks[0].reason', 'Lý do khác')`,
      'gate g1 does not say what was said',
    ],
    [
      'gate-marks',
      'muong-te',
      `json_insert(body, '$.marks[#]', json_extract(body, '$.marks[0]'))`,
      'gate g1 stands there twice',
    ],
    ['gate-marks', 'phong-tho', `json_set(body, '$.marks', json('[${mark}]'))`, 'gate g1 is in no log'],
    ['gate-marks', 'phong-tho', `json_set(body, '$.marks', json('[null]'))`, 'is in no log'],
    [
      'peer-check',
      'tan-uyen/nam-nhun',
      `json_set(body, '$.remarks[0].points', '50')`,
      'remark on t.2 does not say what was said',
    ],
    [
      'peer-check',
      'tan-uyen/nam-nhun',
      `json_set(body, '$.done', json('{"by":"x","at":1}'))`,
      'done does not say what was said',
    ],
    ['explanations', 'tan-uyen', `json_set(body, '$.questions[0].withdrawn', json('true'))`, 'question '],
    ['meeting', '', `json_set(body, '$.opinions[0].text', 'Không nhất trí')`, 'opinion '],
    ['meeting', '', `json_set(body, '$.facts.chair', 'Ông B')`, 'facts does not say what was said'],
  ])('[VF11] who changed what was said in %s of %s: %s', (kind, of, body, detail) => {
    const id = `cac-huyen.2023${of === '' ? '' : `/${of}`}`;
    const found = after(`update record set body = ${body} where kind = ? and id = ?`, kind, id);
    expect(found).toEqual([
      {
        bloc: 'cac-huyen',
        what: 'records',
        detail: expect.stringMatching(new RegExp(`^${kind} ${id}: .*${detail}`)) as string,
      },
    ]);
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
