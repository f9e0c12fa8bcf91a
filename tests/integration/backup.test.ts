// Backup and restore as an administrator does them, as a pair: a backup that nobody has restored is a hope.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { Manifest } from '../../src/cli/backup/manifest.ts';
import { checkDatabase } from '../../src/cli/verify/check-database.ts';
import { seenText } from '../../src/protocol/checkpoint.ts';
import { inRanges } from '../../src/protocol/push.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { startRefusal } from '../../src/server/start-refusal.ts';
import { describeDatabase } from '../../src/server/store/whole-file.ts';
import { logOf } from '../support/log.ts';
import { newWriter, signIn, startServer } from '../support/server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
const dataDir = join(folder, 'data');
const passphraseFile = join(folder, 'passphrase');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cli(...args: readonly string[]) {
  const env = { ...process.env, DATA_DIR: dataDir };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env });
  return { status, said: stdout + stderr };
}

/** The same, while this process goes on. */
const start = (...args: readonly string[]) => spawn(process.execPath, [MAIN, ...args]);

const BLOC = 'cac-huyen';
const enter = (seq: number, base: string | null = null) => ({
  seq,
  name: 'enter-score',
  base,
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 't.2',
    input: { value: String(seq) },
    reason: '',
    table: 1,
  },
});

const manifestIn = (place: string): string =>
  join(
    place,
    must(
      readdirSync(place).find((name) => name.endsWith('.json')),
      'a manifest',
    ),
  );

beforeAll(() => writeFileSync(passphraseFile, 'mot mat khau that dai\n'));

describe('a backup and its restore', () => {
  test('[BK1] taken while the server takes work, restored with a new epoch: what came after is offered again and nothing is lost', async () => {
    const writer = newWriter();
    const place = join(folder, 'first');
    const server = await startServer({ DATA_DIR: dataDir });
    const clerk = await signIn(server.url, 'canbo.sinho');
    await clerk.push(BLOC, writer, [enter(1), enter(2, `${writer}-1`)]);

    let isDone = false;
    const pushing = (async () => {
      let seq = 3;
      for (; !isDone; seq += 1) await clerk.push(BLOC, writer, [enter(seq, `${writer}-${seq - 1}`)]);
      return seq - 1;
    })();
    const taken = await new Promise<{ status: number | null; said: string }>((resolve) => {
      // In a process of its own, as it is run, while this one goes on pushing.
      void import('node:child_process').then(({ execFile }) =>
        execFile(
          process.execPath,
          [MAIN, 'backup', '--to', place],
          { env: { ...process.env, DATA_DIR: dataDir } },
          (error, stdout, stderr) => resolve({ status: error ? 1 : 0, said: stdout + stderr }),
        ),
      );
    });
    isDone = true;
    const last = await pushing;
    expect(taken).toMatchObject({ status: 0 });
    expect(last).toBeGreaterThan(3);

    const { checkpoint, epoch } = await clerk.pullPage(BLOC);
    const beforeRestore = await logOf(server.store, { writer });
    expect(cli('restore', '--from', manifestIn(place))).toMatchObject({ status: 2 });
    await server.stop();

    expect(cli('restore', '--from', manifestIn(place))).toMatchObject({ status: 0 });
    expect(readdirSync(dataDir).some((name) => name.includes('.replaced-'))).toBe(true);
    const restored = await startServer({ DATA_DIR: dataDir });
    const again = await signIn(restored.url, 'canbo.sinho');
    const page = await again.pullPage(BLOC, { cursor: 5, epoch });
    expect(page.epoch).not.toBe(epoch);
    expect(page.from).toBe(0);

    // The device offers all it ever sent.
    const all = beforeRestore.map(({ seq }) => enter(seq, seq === 1 ? null : `${writer}-${seq - 1}`));
    const answer = await again.push(BLOC, writer, all);
    expect(answer.refused).toEqual([]);
    for (let seq = 1; seq <= last; seq += 1) {
      expect(inRanges(answer.accepted, seq) || inRanges(answer.duplicate, seq)).toBe(true);
    }
    expect((await logOf(restored.store, { writer })).map(({ seq }) => seq)).toEqual(
      beforeRestore.map(({ seq }) => seq),
    );
    await restored.stop();

    // An honest restore is told from a rollback: what a device remembers of the lost end is accounted for.
    const remembered = must(checkpoint, 'a checkpoint');
    expect(checkDatabase(databasePath(dataDir), [remembered])).toEqual([]);
    expect(
      checkDatabase(databasePath(dataDir), [{ ...remembered, size: 3, head: 'f'.repeat(64) }]),
    ).toHaveLength(1);
    expect(seenText(remembered)).toContain(':');
  });

  test('[BK4] every bloc’s log says what it was restored to, and what was given up for it', async () => {
    const database = new DatabaseSync(databasePath(dataDir), { readOnly: true });
    const rows = database
      .prepare(`select bloc, entries from log_segment where kind = 'epoch' order by bloc`)
      .all();
    const blocs = database.prepare('select bloc from bloc_counter order by bloc').all();
    database.close();
    const manifest = Manifest.parse(JSON.parse(readFileSync(manifestIn(join(folder, 'first')), 'utf8')));
    expect(rows.map((row) => row['bloc'])).toEqual(blocs.map((row) => row['bloc']));
    for (const { bloc, size, head } of manifest.blocs) {
      const row = rows.find((one) => one['bloc'] === bloc);
      const told = JSON.parse(String(row?.['entries'])) as { oldEpoch: string; replaced: { size: number } };
      expect(told).toMatchObject({
        oldEpoch: manifest.epoch,
        restoredTo: { size, head },
        backupAt: manifest.at,
      });
      expect(told.replaced.size).toBeGreaterThanOrEqual(size);
    }
  });
});

describe('a backup under a passphrase', () => {
  const place = join(folder, 'sealed');
  test('[BK2] opens with it and with no other, and shows nothing of what is in it', () => {
    expect(cli('backup', '--to', place, '--passphrase-file', passphraseFile)).toMatchObject({ status: 0 });
    const manifest = Manifest.parse(JSON.parse(readFileSync(manifestIn(place), 'utf8')));
    expect(readFileSync(join(place, manifest.file)).includes('SQLite format')).toBe(false);
    expect(readdirSync(place).sort()).toEqual(
      [manifestIn(place).slice(place.length + 1), manifest.file].sort(),
    );

    const other = join(folder, 'other');
    writeFileSync(other, 'mot mat khau khac hẳn\n');
    const into = join(folder, 'elsewhere');
    const from = ['restore', '--from', manifestIn(place), '--data', into] as const;
    expect(cli(...from)).toMatchObject({ status: 2 });
    expect(cli(...from, '--passphrase-file', other)).toMatchObject({ status: 2 });
    expect(existsSync(databasePath(into))).toBe(false);
    expect(cli(...from, '--passphrase-file', passphraseFile)).toMatchObject({ status: 0 });
    expect(checkDatabase(databasePath(into))).toEqual([]);
    const short = join(folder, 'short');
    writeFileSync(short, 'ngan\n');
    expect(cli('backup', '--to', place, '--passphrase-file', short)).toMatchObject({ status: 2 });
  });

  test('[BK3] with a byte changed is refused, and the database in place stays as it was', () => {
    const before = describeDatabase(databasePath(dataDir));
    const manifest = Manifest.parse(JSON.parse(readFileSync(manifestIn(place), 'utf8')));
    appendFileSync(join(place, manifest.file), 'x');
    expect(cli('restore', '--from', manifestIn(place), '--passphrase-file', passphraseFile).status).toBe(2);
    expect(describeDatabase(databasePath(dataDir))).toEqual(before);
    expect(checkDatabase(databasePath(dataDir))).toEqual([]);
  });
});

describe('a restore onto what an accident has left', () => {
  const [origin, place] = [join(folder, 'origin'), join(folder, 'good')];
  const copy = (name: string): string => {
    const to = join(folder, name);
    cpSync(origin, to, { recursive: true });
    return to;
  };
  const restoreInto = (data: string) => cli('restore', '--from', manifestIn(place), '--data', data);

  test('[BK6] beside the log of a server that was killed, whose file was moved away by hand', async () => {
    const server = await startServer({ DATA_DIR: origin });
    expect(cli('backup', '--to', place, '--data', origin)).toMatchObject({ status: 0 });
    const clerk = await signIn(server.url, 'canbo.sinho');
    const writer = newWriter();
    for (let seq = 1; seq < 30; seq += 1)
      await clerk.push(BLOC, writer, [enter(seq, seq === 1 ? null : `${writer}-${seq - 1}`)]);
    const killed = copy('killed');
    await server.stop();
    renameSync(databasePath(killed), join(killed, 'old.sqlite'));
    // What a restore that was killed itself had left.
    cpSync(`${databasePath(killed)}-wal`, `${databasePath(killed)}.restored-wal`);

    const { status, said } = restoreInto(killed);
    expect({ status, said }).toMatchObject({ status: 0 });
    expect(said).toContain(describeDatabase(databasePath(killed)).epoch);
    expect(checkDatabase(databasePath(killed))).toEqual([]);
    expect(readdirSync(killed).filter((name) => /replaced-.*-wal$/.test(name))).toHaveLength(1);
  });

  test.each<[string, (file: string) => void]>([
    ['is no database any more', (file) => writeFileSync(file, Buffer.alloc(100_000, 7))],
    ['lost its first page', (file) => overwrite(file, 0, Buffer.alloc(4096))],
    ['is cut off', (file) => truncateSync(file, 10_000)],
    ['is damaged inside', (file) => overwrite(file, 8192, Buffer.alloc(200_000, 0xab))],
  ])('[BK3] onto one that %s: it is kept aside, and the backup stands in its place', (what, harm) => {
    const damaged = copy(`damaged-${what.replaceAll(' ', '-')}`);
    harm(databasePath(damaged));
    expect(restoreInto(damaged)).toMatchObject({ status: 0 });
    expect(checkDatabase(databasePath(damaged))).toEqual([]);
    expect(readdirSync(damaged).some((name) => name.includes('.replaced-'))).toBe(true);
  });

  test('[BK6] a server that is started while it goes on does not start on the file that is set aside', async () => {
    const [data, sealed, fifo] = [copy('started'), join(folder, 'good-sealed'), join(folder, 'fifo')];
    cli('backup', '--to', sealed, '--data', data, '--passphrase-file', passphraseFile);
    execFileSync('mkfifo', [fifo]);
    const restoring = start(
      'restore',
      '--from',
      manifestIn(sealed),
      '--data',
      data,
      '--passphrase-file',
      fifo,
    );
    const ended = new Promise((resolve) => restoring.once('exit', resolve));
    // Opens only once the restore stands there waiting for its passphrase.
    const pipe = await vi.waitFor(() => openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK), 20_000);
    const refused = await startServer({ DATA_DIR: data }).catch((error: unknown) => error);
    expect(
      startRefusal(refused, { DATA_DIR: data, DATABASE_URL: undefined, HOST: '127.0.0.1' })?.vi,
    ).toContain('khôi phục');
    writeSync(pipe, readFileSync(passphraseFile));
    closeSync(pipe);
    expect(await ended).toBe(0);
    const { epoch } = describeDatabase(databasePath(data));
    const server = await startServer({ DATA_DIR: data });
    expect(server.store.epoch).toBe(epoch);
    await server.stop();
  });
});

describe('what a backup leaves lying about', () => {
  const origin = join(folder, 'origin');
  const modes = (place: string) => readdirSync(place).map((name) => statSync(join(place, name)).mode & 0o777);

  test('[BK2] nothing that others on the machine could read, in a folder that they can', () => {
    const place = join(folder, 'open');
    mkdirSync(place, { mode: 0o755 });
    expect(cli('backup', '--to', place, '--data', origin)).toMatchObject({ status: 0 });
    expect(modes(place)).toEqual([0o600, 0o600]);
  });

  test('[BK2] nothing in clear where one under a passphrase was stopped by hand; what a killed one left goes at the next', async () => {
    const place = join(folder, 'stopped');
    mkdirSync(place);
    const before = readdirSync(origin);
    const making = start('backup', '--to', place, '--data', origin, '--passphrase-file', passphraseFile);
    const seen = new Set<string>();
    const ended = new Promise((resolve) => making.once('exit', (_, signal) => resolve(signal)));
    // In the middle of it: the copy is there, and is being shut.
    await vi.waitUntil(
      () => {
        readdirSync(place).forEach((name) => seen.add(name));
        return readdirSync(place).some((name) => name.includes('.enc'));
      },
      { timeout: 20_000, interval: 1 },
    );
    making.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect([...seen].filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(readdirSync(origin)).toEqual(before);
    expect(readdirSync(place)).toEqual([]);

    const left = 'so-thi-dua-2026-01-02T03-04-05-006Z.0123abcd.part';
    const [old, young] = [join(place, left), join(origin, left.replace('0123', '4567'))];
    const halves = ['sqlite.enc.half', 'files.half', 'json.half'].map((ending) =>
      join(place, `so-thi-dua-2026-01-02T03-04-05-006Z.${ending}`),
    );
    for (const path of [old, young, ...halves]) writeFileSync(path, 'SQLite format 3');
    for (const path of [old, ...halves]) utimesSync(path, 1, 1);
    cli('backup', '--to', place, '--data', origin, '--passphrase-file', passphraseFile);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
    expect(halves.filter((path) => existsSync(path))).toEqual([]);
    rmSync(young);
  });
});

describe('a database that is not sound', () => {
  const [origin, place] = [join(folder, 'unsound'), join(folder, 'unsound-backup')];
  const edit = (change: (database: DatabaseSync) => void): void => {
    const database = new DatabaseSync(databasePath(origin));
    change(database);
    database.close();
  };
  beforeAll(async () => (await startServer({ DATA_DIR: origin })).stop());

  test('[BK8] one that somebody was at is backed up and restored as it is, and told both times', () => {
    edit((database) =>
      database.exec(
        `update column_cells set cells = replace(cells, '"value":"', '"value":"1') where rowid = 1`,
      ),
    );
    const found = checkDatabase(databasePath(origin));
    expect(found.length).toBeGreaterThan(0);
    const taken = cli('backup', '--to', place, '--data', origin);
    expect(taken.status).toBe(1);
    expect(taken.said).toContain(`${found.length} chỗ không khớp nhật ký`);
    const into = join(folder, 'unsound-restored');
    const restored = cli('restore', '--from', manifestIn(place), '--data', into);
    expect(restored.status).toBe(1);
    expect(restored.said).toContain(`${found.length} chỗ không khớp nhật ký`);
    expect(checkDatabase(databasePath(into))).toHaveLength(found.length);
    // Made when the verifier saw less: it must not stand between an office and its only copy.
    const { found: _, ...older } = JSON.parse(readFileSync(manifestIn(place), 'utf8')) as { found: number };
    writeFileSync(manifestIn(place), JSON.stringify(older));
    expect(cli('restore', '--from', manifestIn(place), '--data', into)).toMatchObject({ status: 1 });
  });

  test('[BK8] one whose bloc was set back behind the server’s back goes on behind its log', () => {
    const [to, into] = [join(folder, 'set-back'), join(folder, 'set-back-restored')];
    edit((database) =>
      database.exec(`update bloc_counter set position = position - 1 where bloc = 'cong-an-xa-347'`),
    );
    expect(cli('backup', '--to', to, '--data', origin)).toMatchObject({ status: 1 });
    expect(cli('restore', '--from', manifestIn(to), '--data', into)).toMatchObject({ status: 1 });
    expect(checkDatabase(databasePath(into)).some(({ what }) => what === 'head')).toBe(false);
  });

  test('[BK8] one of which a table can no longer be read is refused, though its copy would be whole', () => {
    const path = databasePath(origin);
    const database = new DatabaseSync(path, { readOnly: true });
    const page = database.prepare(`select rootpage from sqlite_master where name = 'person_grant'`).get();
    const { page_size: size } = database.prepare('pragma page_size').get() ?? {};
    database.close();
    // The page says that it holds nothing.
    overwrite(path, (Number(page?.['rootpage']) - 1) * Number(size) + 3, Buffer.alloc(2));
    const nowhere = join(folder, 'unsound-none');
    expect(cli('backup', '--to', nowhere, '--data', origin)).toMatchObject({ status: 2 });
    expect(readdirSync(nowhere)).toEqual([]);
  });
});

describe('a file that is no database', () => {
  const data = join(folder, 'no-database');
  test.each([
    ['verify', 1, 'không đọc được'],
    ['backup', 2, 'không nguyên vẹn'],
  ])('[VF7] %s ends with %i and a sentence, and no stack of a program', (name, code, words) => {
    mkdirSync(data, { recursive: true });
    writeFileSync(databasePath(data), Buffer.alloc(100_000, 7));
    const of =
      name === 'verify' ? ['--db', databasePath(data)] : ['--to', join(folder, 'none'), '--data', data];
    const { status, said } = cli(name, ...of);
    expect(status).toBe(code);
    expect(said).toContain(words);
    expect(said).not.toMatch(/\n\s+at /);
  });

  test.each([
    ['restore', ['--from', folder], 'là thư mục'],
    ['restore', ['--from', passphraseFile], 'không phải tệp kê khai'],
    ['restore', ['--from', join(folder, 'mistyped.json')], `Không có ${join(folder, 'mistyped.json')}`],
    ['verify', ['--db', folder], 'là thư mục'],
    ['verify', ['--db', join(folder, 'some.sqlite.enc')], 'khôi phục bản sao lưu vào một thư mục thử'],
    ['backup', ['--to', join(passphraseFile, 'inside'), '--data', dataDir], 'là tệp, không phải thư mục'],
    ['bakcup', [], 'Không có lệnh "bakcup"'],
    ['backup', ['--too', folder], 'Không dùng được tham số --too'],
  ])('[VF7] %s %j is told in words, and no stack of a program', (name, args, words) => {
    writeFileSync(join(folder, 'some.sqlite.enc'), 'x');
    const { status, said } = cli(name, ...args);
    expect(said).toContain(words);
    expect(status).toBe(2);
    expect(said).not.toMatch(/\n\s+at /);
  });

  test('[VF7] a file of a passphrase that is not there is named', () => {
    const { status, said } = cli(
      'backup',
      '--to',
      join(folder, 'none'),
      '--passphrase-file',
      join(folder, 'nowhere'),
    );
    expect(status).toBe(2);
    expect(said).toContain(`Không đọc được tệp mật khẩu ${join(folder, 'nowhere')}`);
  });
});

/** Writes over bytes in the middle of a file. */
function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

describe('the commands', () => {
  test('[VF1] verify says in both languages that all agrees, or the first place that does not', () => {
    expect(cli('verify')).toMatchObject({ status: 0, said: expect.stringContaining('Nguyên vẹn') as string });
    const database = new DatabaseSync(databasePath(dataDir));
    database.exec(
      `update log_segment set author = 'ai-do' where bloc = 'cac-huyen' and first > 20 and first < 60`,
    );
    database.close();
    const { status, said } = cli('verify');
    expect(status).toBe(1);
    expect(said).toMatch(/cac-huyen \d+–\d+: nội dung đã bị sửa \/ content was changed/);
  });

  test('[SG5] rotate-key makes the next key', () => {
    const before = readdirSync(join(dataDir, 'keys')).length;
    expect(cli('rotate-key')).toMatchObject({ status: 0 });
    expect(readdirSync(join(dataDir, 'keys'))).toHaveLength(before + 1);
  });

  test('[SG5] and none in a folder that is mistyped', () => {
    const nowhere = join(folder, 'typo', 'data');
    const { status, said } = cli('rotate-key', '--data', nowhere);
    expect(status).toBe(2);
    expect(said).toContain('Không có khóa ký');
    expect(existsSync(nowhere)).toBe(false);
  });

  test.each(['backup', 'restore', 'verify', 'rotate-key'])(
    '[BK3] %s refuses what it does not know with how it is used',
    (name) => {
      const { status, said } = cli(name, '--nonsense', 'x');
      expect(status).toBe(2);
      expect(said).toContain(`npm run -s cli -- ${name}`);
    },
  );
});
