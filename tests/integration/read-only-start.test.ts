// The real program, started where nothing can be written, on a disk or a PostgreSQL, or where something else is wrong.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { sizeOf } from '../../src/protocol/push.ts';
import { keysFolder, openKeys, rotateKey } from '../../src/server/signing/keys.ts';
import { startNotices } from '../../src/server/start-notices.ts';
import { startRefusal } from '../../src/server/start-refusal.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { lockDatabase, postgresMissing, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { mustBeSound, newWriter, signIn, startServer } from '../support/server.ts';
import { smallDisk } from '../support/small-disk.ts';
import { spawnServer, type Spawned } from '../support/spawned.ts';

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const enter = (writer: string, seq: number) => ({
  seq,
  name: 'enter-score',
  base: seq === 1 ? null : `${writer}-${seq - 1}`,
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 't.2',
    input: { value: String(seq % 9) },
    reason: '',
    table: 1,
  },
});

async function end({ child }: Spawned, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** What a server says that ends before it listens. */
const lastWords = (dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<string> =>
  spawnServer(dataDir, env).then(
    async (server) => {
      await end(server, 'SIGKILL');
      throw new Error('it started');
    },
    (error: Error) => error.message.trim(),
  );

const disk = smallDisk(24);
if (!disk) console.log('No file system may be mounted here: the start on a read-only disk is skipped.');
afterAll(() => disk?.remove());

describe.skipIf(!disk)('a disk mounted read-only', () => {
  test('[ST5] the server ends with one sentence in each language; writable again, all that was acknowledged is there', async () => {
    const place = disk?.folder ?? '';
    const writer = newWriter();
    const first = await spawnServer(place);
    const client = await signIn(first.url, 'canbo.sinho');
    await client.push('cac-huyen', writer, [enter(writer, 1)]);
    // Killed, so that what was acknowledged lies in the write-ahead log alone.
    await end(first, 'SIGKILL');

    disk?.lock(true);
    const words = await lastWords(place);
    expect(words.split('\n')).toEqual([
      expect.stringMatching(/chỉ cho đọc.*khởi động lại/),
      expect.stringMatching(/is read-only.*start again/),
    ]);
    expect(words).toContain(place);
    expect((await lastWords(join(place, 'new'))).split('\n')).toHaveLength(2);

    disk?.lock(false);
    const later = await spawnServer(place);
    const again = await signIn(later.url, 'canbo.sinho');
    const answer = await again.push('cac-huyen', writer, [enter(writer, 1), enter(writer, 2)]);
    expect([sizeOf(answer.duplicate), sizeOf(answer.accepted)]).toEqual([1, 1]);
    await end(later, 'SIGTERM');
    await mustBeSound(place);
  });
});

describe.skipIf(postgresMissing !== undefined)('a PostgreSQL that takes no writes', () => {
  let postgres: TestPostgres;
  let folder: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('[ST5] a server started on it says so and serves reading; writable again, it takes work', async () => {
    const DATABASE_URL = await postgres.newDatabase();
    const writer = newWriter();
    const first = await spawnServer(folder, { DATABASE_URL });
    const client = await signIn(first.url, 'canbo.sinho');
    await client.push('cac-huyen', writer, [enter(writer, 1)]);
    await end(first, 'SIGTERM');

    await lockDatabase(DATABASE_URL, true);
    const second = await spawnServer(folder, { DATABASE_URL, PORT: new URL(first.url).port });
    await vi.waitFor(() => expect(second.output()).toMatch(/CHỈ ĐỌC[^]*READING ONLY/));
    expect((await client.pullAll('cac-huyen')).records.length).toBeGreaterThan(0);
    expect((await client.sendChanges('cac-huyen', writer, [enter(writer, 2)])).status).toBe(507);

    await lockDatabase(DATABASE_URL, false);
    const answer = await client.push('cac-huyen', writer, [enter(writer, 1), enter(writer, 2)]);
    expect([sizeOf(answer.duplicate), sizeOf(answer.accepted)]).toEqual([1, 1]);
    await end(second, 'SIGTERM');
    await mustBeSound(folder, DATABASE_URL);
  });

  test('[ST5] with tables still to make, the server ends with one sentence in each language', async () => {
    const DATABASE_URL = await postgres.newDatabase();
    await lockDatabase(DATABASE_URL, true);
    expect((await lastWords(folder, { DATABASE_URL })).split('\n')).toEqual([
      expect.stringMatching(/DATABASE_URL đang chỉ cho đọc.*khởi động lại/),
      expect.stringMatching(/DATABASE_URL is read-only.*start again/),
    ]);
  });
});

test('[ST5] a PostgreSQL that is not there, or that knows nobody of that name, is told in one sentence, without its password', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
  const words = await lastWords(folder, { DATABASE_URL: 'postgresql://nguoi:mat-khau@127.0.0.1:1/thi_dua' });
  rmSync(folder, { recursive: true, force: true });
  expect(words.split('\n')).toEqual([
    expect.stringMatching(/^Không dùng được cơ sở dữ liệu ở DATABASE_URL \(ECONNREFUSED\).*chạy lại\.$/),
    expect.stringMatching(/^The database at DATABASE_URL cannot be used \(ECONNREFUSED\).*run this again\.$/),
  ]);
  const at = { DATA_DIR: '/srv', DATABASE_URL: 'postgresql://nguoi:mat-khau@may/thi_dua', HOST: '127.0.0.1' };
  for (const code of ['28P01', '3D000'])
    expect(startRefusal(Object.assign(new Error('no'), { code }), at)?.en).toContain(`(${code})`);
  // On SQLite a port in use is no matter of a database.
  const busy = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
  expect(startRefusal(busy, { ...at, DATABASE_URL: undefined, HOST: '127.0.0.1' })).toBeUndefined();
});

test('[ST5] a folder that may not be written is told from a disk that cannot, and a port is no folder', () => {
  const denied = (more: object) => Object.assign(new Error('denied'), { code: 'EACCES', ...more });
  const at = { DATA_DIR: '/srv/thi-dua', DATABASE_URL: undefined, HOST: '127.0.0.1' };
  expect(startRefusal(denied({ syscall: 'access', path: '/srv/thi-dua' }), at)?.en).toMatch(/may not write/);
  const port = denied({ syscall: 'listen', address: '0.0.0.0', port: 80 });
  for (const database of [undefined, 'postgresql://may/thi_dua'])
    expect(startRefusal(port, { ...at, DATABASE_URL: database })?.en).toMatch(/port 80: .*by PORT/);
});

describe('a start that cannot be', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const told = (vi: RegExp, en: RegExp) => [expect.stringMatching(vi), expect.stringMatching(en)];
  const linesOf = async (env: Readonly<Record<string, string>> = {}) =>
    (await lastWords(folder, env)).split('\n');

  test('[ST8] on a port that another has, it names the port and how to choose one', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const lines = await linesOf({ PORT: String(port) });
    other.close();
    expect(lines).toEqual(
      told(new RegExp(`^Cổng ${port} .*PORT.*khởi động lại`), new RegExp(`port ${port};.*PORT.*start again`)),
    );
    expect(await linesOf({ HOST: '192.0.2.1', DEMO: 'on', PUBLIC_URL: 'https://thidua.example' })).toEqual(
      told(/192\.0\.2\.1: .*HOST/, /no address 192\.0\.2\.1: .*HOST/),
    );
  });

  test('[ST8] with a list of keys, or a key, that is damaged or gone, it says that nothing is to be deleted', async () => {
    const first = await spawnServer(folder);
    await end(first, 'SIGTERM');
    const keys = join(folder, 'keys');
    const list = readFileSync(join(keys, 'keys.json'), 'utf8');
    const pem = join(keys, `${(JSON.parse(list) as { current: string }).current}.pem`);
    const whole = readFileSync(pem);
    const rotate = () =>
      spawnSync(process.execPath, [CLI, 'rotate-key', '--data', folder], { encoding: 'utf8' });
    const expectTold = async (path: string) => {
      const lines = await linesOf();
      expect(lines).toEqual(told(/bị hỏng hoặc bị thiếu\. Đừng xóa/, /damaged or missing\. Delete nothing/));
      expect(lines.join()).toContain(path);
      const { status, stderr } = rotate();
      expect([status, stderr.trim().split('\n')]).toEqual([2, lines]);
    };

    for (const text of ['{"current": ', '{}']) {
      writeFileSync(join(keys, 'keys.json'), text);
      await expectTold(join(keys, 'keys.json'));
    }
    writeFileSync(join(keys, 'keys.json'), list);
    writeFileSync(pem, 'no key');
    await expectTold(pem);
    rmSync(pem);
    await expectTold(pem);
    writeFileSync(pem, whole);
    await end(await spawnServer(folder), 'SIGTERM');
  });

  test('[ST8] on a damaged SQLite file, it says what not to delete and how a backup is restored', async () => {
    const file = databasePath(folder);
    const lines = () => linesOf();
    writeFileSync(file, 'no database, '.repeat(1000));
    const words = told(/bị hỏng .*Đừng xóa.*restore --from/, /is damaged .*Delete no file.*restore --from/);
    expect(await lines()).toEqual(words);
    expect(readFileSync(file, 'utf8')).toContain('no database');

    rmSync(file);
    await end(await spawnServer(folder), 'SIGTERM');
    // Its first page says that it is a database; those after it are nonsense.
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, 4096));
    expect(await lines()).toEqual(words);
  });

  test('[ST8] on a name that is no address, a folder that is a file, and settings that cannot be', async () => {
    const there = { DEMO: 'off', PUBLIC_URL: 'https://thidua.example' };
    expect(await linesOf({ ...there, HOST: 'khong-co.invalid' })).toEqual(
      told(/khong-co\.invalid: .*HOST/, /khong-co\.invalid is known here: .*HOST/),
    );
    const file = join(folder, 'tep');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'x')])
      expect((await lastWords(place)).split('\n')).toEqual(told(/là tệp.*DATA_DIR/, /is a file.*DATA_DIR/));
    for (const proxies of ['dead', '10.0.0.1,', '10.0.0.0/33'])
      expect(await lastWords(folder, { ...there, TRUST_PROXY: proxies })).toMatch(/^TRUST_PROXY=.*addresses/);
    for (const address of [
      'https://a:b@thidua.example',
      'https://thidua.example/x',
      'https://thidua.example?x=1',
    ])
      expect(await lastWords(folder, { DEMO: 'off', PUBLIC_URL: address })).toMatch(/^PUBLIC_URL=.*alone/);
  });

  test('[ST10] on a database that a later release has changed, and touches nothing of it', async () => {
    await end(await spawnServer(folder), 'SIGTERM');
    const change = (statement: string) => {
      const database = new DatabaseSync(databasePath(folder));
      database.exec(statement);
      database.close();
    };
    change(`insert into migration (name) values ('2099-01-01 something new')`);
    expect(await linesOf()).toEqual(
      told(/mới hơn.*2099-01-01 something new.*bản mới hơn ấy/, /later release.*2099-01-01 something new/),
    );
    change(`delete from migration where name like '2099%'`);
    await end(await spawnServer(folder), 'SIGTERM');
  });

  test('[ST11] where a server’s database is not in its place, instead of beginning an empty one', async () => {
    await end(await spawnServer(folder), 'SIGTERM');
    const file = databasePath(folder);
    const aside = join(folder, 'so-thi-dua.replaced-2026-11-28.sqlite');
    renameSync(file, aside);
    const words = told(/Không có kho dữ liệu .*replaced/, /There is no database .*replaced/);
    expect(await linesOf()).toEqual(words);
    rmSync(join(folder, 'keys'), { recursive: true });
    expect(await linesOf()).toEqual(words);
    expect(existsSync(file)).toBe(false);
    // As it is told to.
    renameSync(aside, file);
    await end(await spawnServer(folder), 'SIGTERM');
  });
});

test('[ST11] other keys than the last, a file beside a PostgreSQL, and a proxy that is not trusted are said at the start', async () => {
  const first = await startServer();
  expect(first.notices).toEqual([]);
  const settings = { DATA_DIR: first.dataDir };
  rmSync(join(first.dataDir, 'keys'), { recursive: true });
  const other = await startServer({ ...settings, DEMO: 'off', PUBLIC_URL: 'https://thidua.example' });
  expect(other.notices.map(({ en }) => en)).toEqual([
    expect.stringMatching(/^OTHER SIGNING KEYS/),
    expect.stringMatching(/TRUST_PROXY is off/),
  ]);
  // A key that follows the one before is no other.
  await other.stop();
  rotateKey(keysFolder(first.dataDir), Date.now());
  const next = await startServer({ ...settings, DEMO: 'off' });
  expect(next.notices).toEqual([]);
  await next.stop();
  const address = 'postgresql://may/thi_dua';
  const at = { DATA_DIR: first.dataDir, DATABASE_URL: address, PUBLIC_URL: undefined, TRUST_PROXY: 'off' };
  const { keys } = openKeys(keysFolder(first.dataDir), Date.now());
  expect((await startNotices(first.store, keys, at)).map(({ en }) => en)).toEqual([
    expect.stringContaining(`${databasePath(first.dataDir)} lies there unused`),
  ]);
  await first.stop();
});
