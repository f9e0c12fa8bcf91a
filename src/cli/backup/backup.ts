// npm run -s cli -- backup --to <folder> [--data <folder>] [--passphrase-file <file>]

import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filesFolder } from '../../server/store/file-store.ts';
import { databasePath } from '../../server/store/store.ts';
import { isDamaged } from '../../server/store/sqlite.ts';
import { copyDatabase, damageOf, describeDatabase, filesOfDatabase } from '../../server/store/whole-file.ts';
import type { Command } from '../command.ts';
import { CommandRefusal, optionsOf, refusing } from '../refusal.ts';
import { checkDatabase } from '../verify/check-database.ts';
import type { Finding } from '../verify/segments.ts';
import { decryptFile, encryptFile } from './cipher.ts';
import { writePack } from './file-pack.ts';
import { hashFile, type Manifest } from './manifest.ts';

const USAGE = 'npm run -s cli -- backup --to <folder> [--data <folder>] [--passphrase-file <file>]';

/** Copies the database while the server runs, checks the copy, and says what it is in a manifest. */
export const backup: Command = {
  summary:
    'Sao lưu khi máy chủ đang chạy, kiểm tra bản sao / backs up while the server runs, and checks the copy.',
  usage: USAGE,
  run: (args) => refusing(() => takeBackup(args)),
};

async function takeBackup(args: readonly string[]): Promise<number> {
  const given = optionsOf(args, ['to', 'data', 'passphrase-file'], USAGE);
  if (!given.to)
    throw new CommandRefusal({ vi: `Cần nói sao lưu vào đâu. ${USAGE}`, en: 'Say where to: --to.' });
  mustBeFile(given.data);
  const source = databasePath(given.data ?? dataDir());
  if (!existsSync(source)) {
    throw new CommandRefusal({
      vi: `Không có kho dữ liệu ở ${source}.`,
      en: `There is no database at ${source}.`,
    });
  }
  const passphrase = readPassphrase(given['passphrase-file']);
  mkdirSync(given.to, { recursive: true, mode: 0o700 });
  const at = Date.now();
  const name = `so-thi-dua-${new Date(at).toISOString().replace(/[:.]/g, '-')}`;
  // Where the copy is to be shut, none in clear lies in the folder that is carried away, be it ever so short.
  const clear = passphrase === undefined ? given.to : dirname(source);
  for (const place of [given.to, dirname(source)]) clearLeft(place, at);
  const plain = join(clear, `${name}.${randomUUID().slice(0, 8)}.part`);
  const letGo = whenStopped(() => removeClear(plain));
  try {
    const manifest = await write({ folder: given.to, name, source, plain, at, passphrase });
    console.log(
      `Đã sao lưu và kiểm tra: ${join(given.to, `${name}.json`)} (${manifest.blocs.length} khối, ${manifest.bytes} byte).\n` +
        `Backed up and checked. Keep the folder of signing keys ("keys") elsewhere.`,
    );
    const isLacking = manifest.files !== undefined && manifest.files.lacking.length > 0;
    if (isLacking) tellLacking(manifest.files?.lacking ?? []);
    if (manifest.found) tellFound(manifest.found);
    return isLacking || manifest.found ? 1 : 0;
  } finally {
    letGo();
    removeClear(plain);
  }
}

function removeClear(plain: string): void {
  for (const tail of ['', '.files', '-journal']) rmSync(`${plain}${tail}`, { force: true });
}

const LEFT = /^so-thi-dua-[\w-]+\.[0-9a-f]{8}\.part(\.files|-journal)?$/;
/** Longer than any backup stands still. */
const LEFT_AFTER = 6 * 3_600_000;

/** Removes what a backup that was killed has left in clear; one that is under way beside this one is not touched. */
function clearLeft(folder: string, now: number): void {
  for (const name of readdirSync(folder).filter((one) => LEFT.test(one))) {
    const path = join(folder, name);
    const { mtimeMs = now } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (now - mtimeMs > LEFT_AFTER) rmSync(path, { force: true });
  }
}

/** Has something done when the command is stopped by hand, and ends then as it would have. Gives the way to forget it. */
function whenStopped(act: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    letGo();
    act();
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const letGo = () => signals.forEach((signal) => process.off(signal, onSignal));
  for (const signal of signals) process.on(signal, onSignal);
  return letGo;
}

/** The backup stands; somebody must look for what it could not have. */
function tellLacking(hashes: readonly string[]): void {
  console.error(
    `Thiếu ${hashes.length} tệp minh chứng trong kho, phần còn lại đã sao lưu đủ. Chạy lệnh verify để biết của đơn vị nào.\n` +
      `${hashes.length} evidence files are missing from the folder; all else is in the backup. Run verify to see whose.\n` +
      hashes.join('\n'),
  );
}

/** The backup stands, and is what was there: what does not agree in it does not agree in the database either [BK8]. */
export function tellFound(count: number): void {
  console.error(
    `Bản sao lưu đủ như kho dữ liệu, nhưng trong kho có ${count} chỗ không khớp nhật ký: có thể đã bị sửa sau lưng. Chạy lệnh verify để xem từng chỗ.\n` +
      `The backup has all that the database has, but ${count} places in it do not agree with its log. Run verify to see each.`,
  );
}

interface Order {
  readonly folder: string;
  readonly name: string;
  readonly source: string;
  /** Where the copy lies in clear until it is done. */
  readonly plain: string;
  readonly at: number;
  readonly passphrase: string | undefined;
}

async function write({ folder, name, source, plain, at, passphrase }: Order): Promise<Manifest> {
  const found = copyReadable(source, plain);
  const { epoch, blocs } = describeDatabase(plain);
  const files = await packFiles({ folder, name, source, plain, at, passphrase });
  const database = await hashFile(plain);
  const manifest: Manifest = {
    format: 'so-thi-dua backup 1',
    at,
    epoch,
    ...(await putAway(plain, folder, `${name}.sqlite`, passphrase)),
    database,
    ...(found.length > 0 ? { found: found.length } : {}),
    ...(files ? { files } : {}),
    blocs: blocs.map(({ bloc, position, head }) => ({ bloc, size: position, head })),
  };
  // Last, and whole: without its manifest a file is no backup.
  const place = join(folder, `${name}.json`);
  const text = openSync(`${place}.part`, 'w', 0o600);
  writeSync(text, JSON.stringify(manifest, null, 2));
  fsyncSync(text);
  closeSync(text);
  renameSync(`${place}.part`, place);
  flush(folder);
  return manifest;
}

/**
 * The evidence files that the copy names, after it: they only ever grow in number, so all that it names are there. One
 * that is missing is told and keeps nothing else from being backed up [BK5].
 */
async function packFiles({ folder, name, source, plain, passphrase }: Order): Promise<Manifest['files']> {
  const wanted = filesOfDatabase(plain);
  if (wanted.length === 0) return undefined;
  const pack = `${plain}.files`;
  try {
    const { list, lacking } = writePack(filesFolder(dirname(source)), wanted, pack);
    return {
      ...(await putAway(pack, folder, `${name}.files`, passphrase)),
      list: [...list],
      lacking: [...lacking],
    };
  } finally {
    rmSync(pack, { force: true });
  }
}

type Beside = Pick<Manifest, 'file' | 'bytes' | 'sha256' | 'encryption'>;

/** Moves what was written into its place in the backup, shut where there is a passphrase, and says what it is. */
async function putAway(
  plain: string,
  folder: string,
  name: string,
  passphrase: string | undefined,
): Promise<Beside> {
  const file = passphrase === undefined ? name : `${name}.enc`;
  const path = join(folder, file);
  const content = await hashFile(plain);
  const encryption = passphrase === undefined ? null : await encryptFile(plain, path, passphrase);
  if (passphrase === undefined) renameSync(plain, path);
  else await mustOpenAgain(path, plain, passphrase, encryption, content);
  flush(path);
  return { file, bytes: statSync(path).size, sha256: await hashFile(path), encryption };
}

/** Gives what does not agree in the copy. Refuses a database that cannot be read to its end. */
function copyReadable(source: string, plain: string): readonly Finding[] {
  try {
    // Of the database itself, and before: a copy of a damaged one is whole, and lacks what could not be read.
    const damage = damageOf(source);
    if (damage !== undefined) throw notSound(damage);
    copyDatabase(source, plain);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    throw notSound((error as Error).message);
  }
  return mustBeReadable(plain);
}

/** What does not agree in a copy. One that cannot be read to its end is not called a backup. */
export function mustBeReadable(path: string): readonly Finding[] {
  const found = checkDatabase(path);
  const damage = found.find(({ bloc, what }) => bloc === '' && what === 'unreadable');
  if (damage) throw notSound(damage.detail);
  return found;
}

export const notSound = (where: string) =>
  new CommandRefusal({
    vi: `Kho dữ liệu không nguyên vẹn (${where}). Chạy lệnh verify để xem đủ.`,
    en: `The database is not sound (${where}). Run verify to see all of it.`,
  });

async function mustOpenAgain(
  path: string,
  plain: string,
  passphrase: string,
  encryption: Manifest['encryption'],
  database: string,
): Promise<void> {
  const opened = encryption !== null && (await decryptFile(path, plain, passphrase, encryption));
  if (!opened || (await hashFile(plain)) !== database) {
    throw new CommandRefusal({
      vi: 'Bản mã hóa không mở lại được.',
      en: 'The encrypted copy does not open again.',
    });
  }
}

/** Until the disk has it, it is not there. */
function flush(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** The first line of a file; a passphrase in the command line would stand in everybody's list of processes. */
export function readPassphrase(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const [line = ''] = textOf(file).split(/\r?\n/);
  if (line.length >= 12) return line;
  throw new CommandRefusal({
    vi: 'Mật khẩu sao lưu cần ít nhất 12 ký tự.',
    en: 'The passphrase needs 12 characters.',
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandRefusal({
      vi: `Không đọc được tệp mật khẩu ${file}.`,
      en: `The file of the passphrase, ${file}, cannot be read.`,
    });
  }
}

/** On PostgreSQL its own tools make and restore the copy. */
export function mustBeFile(data: string | undefined): void {
  if (data !== undefined || !process.env['DATABASE_URL']) return;
  throw new CommandRefusal({
    vi: 'Máy chủ này dùng PostgreSQL (DATABASE_URL): hãy dùng pg_dump hoặc pg_basebackup; khôi phục xong, chạy lệnh new-epoch trước khi mở máy chủ.',
    en: 'This server is on PostgreSQL (DATABASE_URL): use pg_dump or pg_basebackup; after a restore run new-epoch before the server starts.',
  });
}

export const dataDir = (): string => process.env['DATA_DIR'] || './data';
