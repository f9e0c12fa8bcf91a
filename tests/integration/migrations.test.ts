// A new release on an old database, on a machine that dies in the middle: at every statement, one after another.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { migrate } from '../../src/server/store/migrations.ts';
import { kyselyOn, openConnection } from '../../src/server/store/sqlite.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { putReleasedDatabase } from '../support/released.ts';

const CHILD = fileURLToPath(new URL('../support/migrate-killed.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything in a database, tables and rows. */
function contents(path: string): unknown {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare(`select name, sql from sqlite_master order by name`).all();
  const rows = tables
    .filter(({ name }) => !String(name).startsWith('sqlite_') && !/index/i.test(String(name)))
    .map(({ name, sql }) =>
      String(sql).toLowerCase().startsWith('create table')
        ? database.prepare(`select * from ${String(name)}`).all()
        : [],
    );
  database.close();
  return { tables, rows };
}

/** Whether the process got through before it was to die. */
async function migrateAndDie(path: string, at: number): Promise<boolean> {
  const child = spawn(process.execPath, [CHILD, path, String(at)], { stdio: 'inherit' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal === 'SIGKILL' || code === 0).toBe(true);
  return code === 0;
}

async function migrateWhole(path: string): Promise<void> {
  const write = kyselyOn(openConnection(path), 'begin immediate');
  await migrate(write);
  await write.destroy();
}

test('[ST2] killed with -9 at any statement of a migration: the next start ends at the same, to the row', async () => {
  putReleasedDatabase(join(folder, 'old'), '2026-11-23');
  const old = databasePath(join(folder, 'old'));
  const whole = join(folder, 'whole.sqlite');
  copyFileSync(old, whole);
  await migrateWhole(whole);
  const expected = contents(whole);

  let [next, killed, isThrough] = [1, 0, false];
  const lane = async (): Promise<void> => {
    while (!isThrough) {
      const at = next++;
      const path = join(folder, `${at}.sqlite`);
      copyFileSync(old, path);
      if (await migrateAndDie(path, at)) isThrough = true;
      else killed += 1;
      await migrateWhole(path);
      expect(contents(path), `killed at statement ${at}`).toEqual(expected);
    }
  };
  await Promise.all([lane(), lane()]);
  expect(killed).toBeGreaterThan(15);
}, 120_000);
