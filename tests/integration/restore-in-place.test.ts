// How a restored database takes the place of the one before: at no moment is there none, and it is the server's own.

import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { checkDatabase } from '../../src/cli/verify/check-database.ts';
import { filePath, filesFolder } from '../../src/server/store/file-store.ts';
import { startRefusal } from '../../src/server/start-refusal.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { describeDatabase } from '../../src/server/store/whole-file.ts';
import { manifestIn, runCommand } from '../support/command-line.ts';
import { nameFile, offerOf, sendFile, somePdf } from '../support/evidence.ts';
import { signIn, startServer } from '../support/server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const DIE = fileURLToPath(new URL('../support/die-at.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
const [origin, place] = [join(folder, 'data'), join(folder, 'backup')];
const pdf = somePdf(5_000, 1);

beforeAll(async () => {
  const server = await startServer({ DATA_DIR: origin });
  const clerk = await signIn(server.url, 'canbo.sinho');
  await nameFile(clerk, offerOf(pdf));
  await sendFile(clerk, pdf);
  await server.stop();
  expect(runCommand(['backup', '--data', origin, '--to', place])).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copy(name: string): string {
  const to = join(folder, name);
  cpSync(origin, to, { recursive: true });
  return to;
}

describe('a restore that is killed', () => {
  test('[BK14] at any of its steps leaves a whole database in its place, the old one or the new, and can be run again', () => {
    const { epoch } = describeDatabase(databasePath(origin));
    const stood = new Set<boolean>();
    for (let at = 1; ; at += 1) {
      const data = copy(`killed-${at}`);
      const env = { DIE_AT: String(at), DIE_UNDER: databasePath(data) };
      const { status } = runCommand(['restore', '--data', data, '--from', manifestIn(place)], {
        env,
        node: ['--import', DIE],
      });
      expect([at, existsSync(databasePath(data))]).toEqual([at, true]);
      expect(checkDatabase(databasePath(data))).toEqual([]);
      const isOld = describeDatabase(databasePath(data)).epoch === epoch;
      stood.add(isOld);
      // Where the new one stands, the old one is kept, too.
      if (!isOld) expect(readdirSync(data).some((name) => name.includes('.replaced-'))).toBe(true);
      if (status === 0) break;
      expect(status).toBeNull();
      expect(runCommand(['restore', '--data', data, '--from', manifestIn(place)])).toMatchObject({
        status: 0,
      });
      rmSync(data, { recursive: true });
    }
    expect(stood).toEqual(new Set([true, false]));
  });

  test('[BK14] beside a log that could not be read it leaves none that lacks its log: a server does not start then', async () => {
    for (let at = 1; ; at += 1) {
      const data = copy(`log-${at}`);
      writeFileSync(databasePath(data), Buffer.alloc(100_000, 7));
      writeFileSync(`${databasePath(data)}-wal`, 'the log of what was there');
      const env = { DIE_AT: String(at), DIE_UNDER: databasePath(data) };
      const { status } = runCommand(['restore', '--data', data, '--from', manifestIn(place)], {
        env,
        node: ['--import', DIE],
      });
      if (status === 0) break;
      const there = ['', '-wal'].filter((tail) => existsSync(`${databasePath(data)}${tail}`));
      // Both of the old, or the new one alone.
      const isNew = there.length === 1 && there[0] === '' && checkDatabase(databasePath(data)).length === 0;
      if (there.length < 2 && !isNew) {
        expect(there).not.toContain('');
        const refused = await startServer({ DATA_DIR: data }).catch((error: unknown) => error);
        const words = startRefusal(refused, { DATA_DIR: data, DATABASE_URL: undefined, HOST: '127.0.0.1' });
        expect(words?.vi).toContain('Không có kho dữ liệu');
        expect(runCommand(['restore', '--data', data, '--from', manifestIn(place)])).toMatchObject({
          status: 0,
        });
        expect(checkDatabase(databasePath(data))).toEqual([]);
      }
      // Wherever the old one lies by now, its log lies beside it.
      const old = readdirSync(data).filter((name) => /\.replaced-\d+\.sqlite$/.test(name));
      for (const name of old.filter((one) => readFileSync(join(data, one)).every((byte) => byte === 7)))
        expect(readFileSync(join(data, `${name}-wal`), 'utf8')).toBe('the log of what was there');
      rmSync(data, { recursive: true });
    }
  });
});

const isRoot = process.getuid?.() === 0;
if (!isRoot)
  console.log('Only root can give a file to another user: the tests of whose files are made are skipped.');
const NOBODY = 65_534;

describe.skipIf(!isRoot)('run as root over the folder of another user', () => {
  const give = (data: string): void => {
    for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' }))
      chownSync(join(data, name), NOBODY, NOBODY);
    chownSync(data, NOBODY, NOBODY);
  };
  /** What in a folder is root's. */
  const ofRoot = (data: string): readonly string[] =>
    readdirSync(data, { recursive: true, encoding: 'utf8' }).filter(
      (name) => statSync(join(data, name)).uid !== NOBODY,
    );

  test('[BK16] what a restore makes is that user’s: the database, the folders and files of evidence', () => {
    const data = copy('of-nobody');
    give(data);
    rmSync(filesFolder(data), { recursive: true });
    expect(runCommand(['restore', '--data', data, '--from', manifestIn(place)])).toMatchObject({ status: 0 });
    expect(existsSync(filePath(filesFolder(data), offerOf(pdf).hash))).toBe(true);
    expect(ofRoot(data)).toEqual([]);
    expect(statSync(databasePath(data)).mode & 0o777).toBe(0o600);
  });

  test('[BK16] also where the database was not there, or is root’s from before; and into a folder that is made', () => {
    const data = copy('of-nobody-empty');
    give(data);
    renameSync(databasePath(data), join(data, 'moved-away'));
    const args = (to: string) => ['restore', '--data', to, '--from', manifestIn(place)];
    expect(runCommand(args(data))).toMatchObject({ status: 0 });
    expect(ofRoot(data)).toEqual([]);
    chownSync(databasePath(data), 0, 0);
    expect(runCommand(args(data))).toMatchObject({ status: 0 });
    expect(statSync(databasePath(data)).uid).toBe(NOBODY);
    expect(runCommand(args(join(data, 'a new one')))).toMatchObject({ status: 0 });
    expect(ofRoot(join(data, 'a new one'))).toEqual([]);
  });

  test('[BK16] the next key and the list of keys are that user’s', () => {
    const data = copy('keys-of-nobody');
    give(data);
    expect(runCommand(['rotate-key', '--data', data])).toMatchObject({ status: 0 });
    expect(must(readdirSync(join(data, 'keys')), 'keys')).toHaveLength(3);
    expect(ofRoot(data)).toEqual([]);
  });
});
