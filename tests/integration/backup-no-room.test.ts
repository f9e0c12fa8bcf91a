// A backup, a restore and a change of keys where the disk has no room, or takes no writes: done whole, or not at all.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { Manifest } from '../../src/cli/backup/manifest.ts';
import { keysFolder, openKeys, readKeys, rotateKey } from '../../src/server/signing/keys.ts';
import { writeWhole } from '../../src/server/store/put-file.ts';
import { openConnection } from '../../src/server/store/sqlite.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { bytesOfCopy } from '../../src/server/store/whole-file.ts';
import { manifestIn, runCommand, STACK } from '../support/command-line.ts';
import { startServer } from '../support/server.ts';
import { smallDisk, type SmallDisk } from '../support/small-disk.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PAGE = 4096;
const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
const origin = join(folder, 'data');
const passphraseFile = join(folder, 'passphrase');
const probe = smallDisk(1);
probe?.remove();
if (!probe) console.log('No file system may be mounted here: the tests of backups without room are skipped.');

beforeAll(async () => {
  writeFileSync(passphraseFile, 'mot mat khau that dai\n');
  await (await startServer({ DATA_DIR: origin })).stop();
  const database = new DatabaseSync(databasePath(origin));
  // Names of files that nobody has: a manifest of several pages.
  const add = database.prepare(
    `insert into evidence_file (bloc, unit, hash, size, type, author, received_at)
     values ('cac-huyen', 'sin-ho', ?, 0, 'application/pdf', 'canbo.sinho', 1)`,
  );
  for (let at = 0; at < 200; at += 1) add.run(at.toString(16).padStart(64, '0'));
  database.exec('vacuum');
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!probe)('a small disk', () => {
  let disk: SmallDisk;
  beforeEach(() => {
    disk = must(smallDisk(24), 'a disk');
  });
  afterEach(() => disk.remove());

  test('[BK12] a backup is called checked once its manifest is there whole; one that has no room for it leaves nothing', () => {
    const bytes = bytesOfCopy(databasePath(origin));
    const place = join(disk.folder, 'backup');
    mkdirSync(place);
    const ends = [0, 1, 2, 3, 4, 5, 8].map((pages) => {
      disk.fill();
      disk.leave(bytes + pages * PAGE);
      const { status, said } = runCommand(['backup', '--data', origin, '--to', place]);
      disk.empty();
      if (status === 2) {
        expect(said).toContain(place);
        expect(said).not.toMatch(STACK);
        expect(readdirSync(place)).toEqual([]);
      } else {
        expect(status).toBe(1);
        const manifest = Manifest.parse(JSON.parse(readFileSync(manifestIn(place), 'utf8')));
        expect(manifest.files?.lacking).toHaveLength(200);
        for (const name of readdirSync(place)) rmSync(join(place, name));
      }
      return status;
    });
    expect(new Set(ends)).toEqual(new Set([1, 2]));
  });

  test('[BK12] what lies in its folder without a manifest, as an older release left it, is named and not thrown away', () => {
    const [place, stray] = [join(disk.folder, 'strays'), 'so-thi-dua-2026-01-02T03-04-05-006Z.sqlite.enc'];
    mkdirSync(place);
    writeFileSync(join(place, stray), 'half of it');
    const { said } = runCommand(['backup', '--data', origin, '--to', place]);
    expect(said).toContain(stray);
    expect(readdirSync(place)).toContain(stray);
    expect(runCommand(['backup', '--data', origin, '--to', join(disk.folder, 'none')]).said).not.toContain(
      'không có tệp kê khai',
    );
  });

  test('[BK12] a text that has room for a part of it only is not put, and what was there stays', () => {
    disk.fill();
    disk.leave(PAGE);
    expect(() => writeWhole(join(disk.folder, 'text'), 'x'.repeat(3 * PAGE))).toThrow(/ENOSPC/);
    expect(readdirSync(disk.folder)).toEqual(['ballast']);
  });

  test('[SG8] where there is no room for the next key, the list of keys stays as it was, and with it every former key', () => {
    const keys = keysFolder(disk.folder);
    openKeys(keys, 1);
    for (let turn = 2; turn < 12; turn += 1) rotateKey(keys, turn);
    const [before, names] = [readFileSync(join(keys, 'keys.json'), 'utf8'), readdirSync(keys)];
    expect(statSync(join(keys, 'keys.json')).size).toBeGreaterThan(PAGE);
    for (const pages of [0, 1, 2]) {
      disk.fill();
      disk.leave(pages * PAGE);
      const { status, said } = runCommand(['rotate-key', '--data', disk.folder]);
      disk.empty();
      expect([pages, status, said]).toEqual([pages, 2, expect.stringContaining('đã đầy')]);
      expect(readFileSync(join(keys, 'keys.json'), 'utf8')).toBe(before);
      expect(readdirSync(keys)).toEqual(names);
    }
    expect(runCommand(['rotate-key', '--data', disk.folder])).toMatchObject({ status: 0 });
    expect(readKeys(keys)?.keys).toHaveLength(12);
  });

  test('[BK13] a backup under a passphrase that has no room names the disk that lacks it, and leaves it as it was', () => {
    const bytes = bytesOfCopy(databasePath(origin));
    const place = join(disk.folder, 'sealed');
    const seal = (data: string, to: string) =>
      runCommand(['backup', '--data', data, '--to', to, '--passphrase-file', passphraseFile]);
    mkdirSync(place);
    disk.fill();
    disk.leave(Math.floor(bytes / 2));
    const other = seal(origin, place);
    disk.empty();
    expect([other.status, other.said]).toEqual([2, expect.stringContaining(`Ổ đĩa của ${place}`)]);
    expect(readdirSync(place)).toEqual([]);

    // The database's own disk, where the copy lies until it is shut.
    const data = join(disk.folder, 'data');
    cpSync(origin, data, { recursive: true });
    const there = readdirSync(data);
    disk.fill();
    disk.leave(Math.floor(bytes / 2));
    const elsewhere = join(folder, 'elsewhere');
    const own = seal(data, elsewhere);
    disk.empty();
    expect([own.status, own.said]).toEqual([2, expect.stringContaining(`Ổ đĩa của ${data}`)]);
    expect(own.said).toContain('another --to does not help');
    expect([readdirSync(data), readdirSync(elsewhere)]).toEqual([there, []]);
  });

  test('[BK15] a database on a disk that takes no writes any more is verified and backed up from there', () => {
    const data = join(disk.folder, 'data');
    cpSync(origin, data, { recursive: true });
    openConnection(databasePath(data)).close();
    disk.lock(true);
    const [place, into] = [join(folder, 'from-read-only'), join(folder, 'from-read-only-data')];
    const taken = runCommand(['backup', '--data', data, '--to', place]);
    const sealed = runCommand(['backup', '--data', data, '--to', place, '--passphrase-file', passphraseFile]);
    const verified = runCommand(['verify', '--db', databasePath(data)]);
    const nowhere = runCommand(['backup', '--data', origin, '--to', join(disk.folder, 'new', 'one')]);
    disk.lock(false);
    expect(taken).toMatchObject({ status: 1, said: expect.stringContaining('200 tệp minh chứng') as string });
    expect([sealed.status, sealed.said]).toEqual([
      2,
      expect.stringContaining('Back up without a passphrase'),
    ]);
    expect(verified.said).not.toContain('không đọc được');
    expect(verified.said).toContain('mất tệp minh chứng');
    expect([nowhere.status, nowhere.said]).toEqual([2, expect.stringContaining('chỉ cho đọc')]);
    expect(runCommand(['restore', '--from', manifestIn(place), '--data', into])).toMatchObject({ status: 0 });
  });

  test('[BK15] where a log lies beside it, which cannot be read there, that is said, and it is not taken without it', async () => {
    const data = join(disk.folder, 'data');
    cpSync(origin, data, { recursive: true });
    const connection = openConnection(databasePath(data));
    connection.exec(`insert into server_state (key, value) values ('in-the-log', '1')`);
    const killed = join(disk.folder, 'killed');
    mkdirSync(killed);
    for (const tail of ['', '-wal']) cpSync(`${databasePath(data)}${tail}`, `${databasePath(killed)}${tail}`);
    connection.close();
    disk.lock(true);
    for (const args of [
      ['backup', '--data', killed, '--to', join(folder, 'not-taken')],
      ['verify', '--db', databasePath(killed)],
    ]) {
      const { status, said } = runCommand(args);
      expect([status, said]).toEqual([2, expect.stringContaining('.sqlite-wal')]);
      expect(said).not.toMatch(STACK);
    }
    disk.lock(false);
  });
});
