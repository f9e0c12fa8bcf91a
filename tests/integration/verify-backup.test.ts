// A backup looked at as it lies, without a restore; and what the commands say of a database of an earlier release.

import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { checkDatabase } from '../../src/cli/verify/check-database.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { takeBlocAway } from '../support/bloc-taken-away.ts';
import { manifestIn, runCommand, STACK } from '../support/command-line.ts';
import { nameFile, offerOf, sendFile, somePdf } from '../support/evidence.ts';
import { putReleasedDatabase } from '../support/released.ts';
import { signIn, startServer } from '../support/server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
const at = (name: string): string => join(folder, name);
const data = at('data');
const [open, shut] = [at('open'), at('shut')];
const passphrase = ['--passphrase-file', at('passphrase')] as const;
const pdf = somePdf(5_000, 1);

beforeAll(async () => {
  writeFileSync(at('passphrase'), 'mot mat khau that dai\n');
  const server = await startServer({ DATA_DIR: data });
  const clerk = await signIn(server.url, 'canbo.sinho');
  await nameFile(clerk, offerOf(pdf));
  await sendFile(clerk, pdf);
  await server.stop();
  expect(runCommand(['backup', '--data', data, '--to', open])).toMatchObject({ status: 0 });
  expect(runCommand(['backup', '--data', data, '--to', shut, ...passphrase])).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const part = (place: string, ending: string): string =>
  join(
    place,
    must(
      readdirSync(place).find((name) => name.endsWith(ending)),
      ending,
    ),
  );

describe('a backup as it lies', () => {
  test.each([
    ['open', open, []],
    ['under a passphrase', shut, passphrase],
  ])(
    '[BK18] %s is sound, and nothing is put beside it; one byte more in a part of it is seen',
    (_, place, more) => {
      const before = readdirSync(place);
      const verify = (from: string) => runCommand(['verify', '--backup', manifestIn(from), ...more]);
      expect(verify(place)).toMatchObject({
        status: 0,
        said: expect.stringContaining('Nguyên vẹn') as string,
      });
      expect(readdirSync(place)).toEqual(before);
      for (const ending of before.filter((name) => !name.endsWith('.json'))) {
        const harmed = at(`harmed ${ending}`);
        cpSync(place, harmed, { recursive: true });
        appendFileSync(join(harmed, ending), 'x');
        expect(verify(harmed)).toMatchObject({
          status: 2,
          said: expect.stringContaining('đã hỏng') as string,
        });
        rmSync(join(harmed, ending));
        expect(verify(harmed)).toMatchObject({ status: 2 });
      }
    },
  );

  test('[BK18] another passphrase, or none, is told; and what somebody was at before it was backed up', () => {
    expect(runCommand(['verify', '--backup', manifestIn(shut)]).status).toBe(2);
    const [edited, place] = [at('edited'), at('edited backup')];
    cpSync(data, edited, { recursive: true });
    const database = new DatabaseSync(databasePath(edited));
    database.exec(`update log_segment set author = 'ai-do' where bloc = 'cac-huyen' and first = 1`);
    database.close();
    expect(runCommand(['backup', '--data', edited, '--to', place]).status).toBe(1);
    const { status, said } = runCommand(['verify', '--backup', manifestIn(place)]);
    expect([status, said]).toEqual([1, expect.stringContaining('nội dung đã bị sửa')]);
  });

  test('[BK18] a file of a backup is not taken for a database whose evidence is gone', () => {
    for (const path of [
      part(open, '.sqlite'),
      part(open, '.files'),
      part(open, '.json'),
      part(shut, '.enc'),
    ]) {
      const { status, said } = runCommand(['verify', '--db', path]);
      expect([status, said]).toEqual([2, expect.stringContaining('verify --backup')]);
      expect(said).not.toContain('mất tệp minh chứng');
    }
  });
});

test('[VF12] what stands beside a backup is held against the database: a bloc without a trace, and a log that is shorter, are told', () => {
  const before = runCommand(['verify', '--db', databasePath(data), '--checkpoints', manifestIn(open)]);
  expect(before).toMatchObject({ status: 0, said: expect.stringContaining('Nguyên vẹn') as string });
  const other = at('without.sqlite');
  cpSync(databasePath(data), other);
  takeBlocAway(other, 'cong-an-xa-347', 'nothing');
  // A file of its own, so that no evidence is looked for beside it.
  expect(runCommand(['verify', '--db', other]).said).not.toContain('cong-an-xa-347');
  const held = runCommand(['verify', '--db', other, '--checkpoints', manifestIn(open)]);
  expect(held.status).toBe(1);
  expect(held.said).toContain('cong-an-xa-347');
});

describe('a database of an earlier release', () => {
  const old = at('old');
  beforeAll(() => putReleasedDatabase(old, '2026-11-23'));

  test('[BK17] is told to be that, and not to be damaged', () => {
    const { status, said } = runCommand(['verify', '--db', databasePath(old)]);
    expect(status).toBe(2);
    expect(said).toMatch(/bản phát hành trước[^]*of an earlier release/);
  });

  test.each([
    ['open', []],
    ['under a passphrase', passphrase],
  ])(
    '[BK17] is backed up %s, told what was not checked, and restored as the present release has it',
    async (how, more) => {
      const [place, into] = [at(`old ${how}`), at(`old ${how} restored`)];
      const taken = runCommand(['backup', '--data', old, '--to', place, ...more]);
      expect(taken.status).toBe(0);
      expect(taken.said).toMatch(/bản phát hành trước[^]*of an earlier release/);
      expect(taken.said).not.toContain('không nguyên vẹn');
      const verified = runCommand(['verify', '--backup', manifestIn(place), ...more]);
      expect([verified.status, verified.said]).toEqual([2, expect.stringContaining('khôi phục được')]);

      expect(runCommand(['restore', '--data', into, '--from', manifestIn(place), ...more])).toMatchObject({
        status: 0,
      });
      expect(checkDatabase(databasePath(into))).toEqual([]);
      const server = await startServer({ DATA_DIR: into, DEMO: 'on' });
      const clerk = await signIn(server.url, 'khoi-mau.canbo.1');
      expect((await clerk.pullAll('khoi-mau')).records.length).toBeGreaterThan(0);
      await server.stop();
    },
  );

  test('[BK17] in place of one a backup is put, too, and its accounts are kept where that is asked', () => {
    const into = at('old in place');
    cpSync(old, into, { recursive: true });
    const place = at('old in place backup');
    expect(runCommand(['backup', '--data', into, '--to', place])).toMatchObject({ status: 0 });
    const args = ['restore', '--data', into, '--from', manifestIn(place), '--keep-accounts'];
    expect(runCommand(args)).toMatchObject({ status: 0 });
    expect(checkDatabase(databasePath(into))).toEqual([]);
  });
});

describe('what never ends, or is never begun', () => {
  test('[VF10] a pipe in the place of a database, a device in that of a receipt, a folder in /proc, a name that is too long', () => {
    const pipe = at('pipe.sqlite');
    execFileSync('mkfifo', [pipe]);
    const long = at('a'.repeat(300));
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['verify', '--db', pipe], 'không phải tệp thường'],
      [['verify', '--db', '/dev/zero'], 'không phải tệp thường'],
      [['verify-receipt', '--file', '/dev/zero', '--data', data], 'lớn hơn'],
      [['verify', '--backup', '/dev/zero'], 'không phải tệp kê khai'],
      [['verify', '--db', databasePath(data), '--checkpoints', '/dev/zero'], 'không phải danh sách mốc kiểm'],
      [['restore', '--from', pipe], 'không phải tệp kê khai'],
      [
        ['restore', '--from', manifestIn(open), '--data', at('x'), '--passphrase-file', '/dev/zero'],
        'tệp mật khẩu',
      ],
      [['schemas', '/proc/x'], '/proc/x'],
      [['backup', '--data', data, '--to', '/proc/x/y'], '/proc/x'],
      [['backup', '--data', data, '--to', long], 'Tên quá dài'],
      [['restore', '--data', long, '--from', manifestIn(open)], 'Tên quá dài'],
    ];
    for (const [args, words] of cases) {
      const { status, said } = runCommand(args);
      expect([args, status, said]).toEqual([args, 2, expect.stringContaining(words)]);
      expect(said).not.toMatch(STACK);
    }
    expect(existsSync(long)).toBe(false);
  });
});
