// What every command of an administrator has in common: how it is asked about, and how it says what is in its way.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { databasePath } from '../../src/server/store/store.ts';

vi.setConfig({ testTimeout: 60_000 });

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cli(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: folder, ...env },
  });
  return { status, stdout, stderr };
}

/** What a command says that ends with exit code 2, line by line. */
function refusal(args: readonly string[], env: Readonly<Record<string, string>> = {}): string[] {
  const { status, stdout, stderr } = cli(args, env);
  expect([status, stdout]).toEqual([2, '']);
  return stderr.trim().split('\n');
}

test('[CL4] --help after any command prints how it is written, and nothing is done', () => {
  const names = [...cli(['--help']).stdout.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => String(name));
  expect(names).toEqual(expect.arrayContaining(['backup', 'new-epoch', 'restore', 'schemas', 'verify']));
  for (const name of names) {
    const asked = cli([name, '--help'], { DATABASE_URL: 'garbage' });
    expect([asked.status, asked.stderr], name).toEqual([0, '']);
    expect(asked.stdout).toContain(`npm run -s cli -- ${name}`);
  }
  expect(cli(['schemas', join(folder, 'new'), '-h']).status).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

test('[CL4] schemas into what is a file, or with more than a folder, is refused', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, 'as it was');
  const place = join(folder, 'new');
  expect(refusal(['schemas', file])).toEqual([
    expect.stringContaining(`${file} là tệp, không phải thư mục`),
    expect.stringContaining(`${file} is a file and no folder`),
  ]);
  for (const args of [
    [place, 'more'],
    ['--to', place],
  ]) {
    expect(refusal(['schemas', ...args])).toEqual([
      expect.stringMatching(/Cách dùng: npm run/),
      expect.stringMatching(/Usage: npm run/),
    ]);
  }
  expect(existsSync(place)).toBe(false);
});

test.each(['verify', 'new-epoch'])(
  '[CL4] %s at a DATABASE_URL that is no address says how one is written, without the password in it',
  (name) => {
    for (const [given, shown] of [
      ['garbage', 'garbage'],
      ['u:bi-mat@may', 'u:…@may'],
      ['mysql://u:bi-mat@may/thi_dua', 'mysql://u:…@may/thi_dua'],
    ] as const) {
      const lines = refusal([name], { DATABASE_URL: given });
      expect(lines).toEqual([
        expect.stringContaining(`DATABASE_URL="${shown}" không phải địa chỉ PostgreSQL`),
        expect.stringContaining(`DATABASE_URL="${shown}" is no address of a PostgreSQL`),
      ]);
      expect(lines.join()).not.toContain('bi-mat');
    }
  },
);

test('[CL4] a backup of a database that another program holds for itself says so and leaves nothing', () => {
  const other = new DatabaseSync(databasePath(folder));
  other.exec('create table held (it int); begin exclusive');
  const to = join(folder, 'backups');
  const lines = refusal(['backup', '--to', to]);
  other.close();
  expect(lines).toEqual([
    expect.stringMatching(/^Một chương trình khác đang giữ kho dữ liệu.*chạy lại\.$/),
    expect.stringMatching(/^Another program holds the database.*run this again\.$/),
  ]);
  expect(readdirSync(to)).toEqual([]);
});
