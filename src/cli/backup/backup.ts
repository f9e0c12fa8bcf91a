// npm run -s cli -- backup --to <folder> [--data <folder>] [--passphrase-file <file>]

import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesFolder } from '../../server/store/file-store.ts';
import { makeFolder } from '../../server/store/owner.ts';
import { flush, flushFolder, writeWhole } from '../../server/store/put-file.ts';
import { databasePath } from '../../server/store/store.ts';
import { isDamaged } from '../../server/store/sqlite.ts';
import {
  bytesOfCopy,
  copyDatabase,
  damageOf,
  describeDatabase,
  filesOfDatabase,
} from '../../server/store/whole-file.ts';
import type { Command } from '../command.ts';
import { CommandRefusal, optionsOf, refusing } from '../refusal.ts';
import { checkDatabase } from '../verify/check-database.ts';
import { isOfEarlierRelease, isReadOnlyDisk, placeToRead } from '../verify/open-to-read.ts';
import type { Finding } from '../verify/segments.ts';
import { decryptFile, encryptFile } from './cipher.ts';
import { writePack } from './file-pack.ts';
import {
  clearLeft,
  finish,
  halfOf,
  removeAll,
  removeClear,
  whenStopped,
  withoutManifest,
  type HalfMade,
} from './half-made.ts';
import { hashFile, type Manifest } from './manifest.ts';
import { readManifest } from './open-backup.ts';
import { readPassphrase } from './passphrase.ts';
import { mustHaveRoom, naming } from './room.ts';

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
  makeFolder(given.to);
  const at = Date.now();
  const name = `so-thi-dua-${new Date(at).toISOString().replace(/[:.]/g, '-')}`;
  // Where the copy is to be shut, none in clear lies in the folder that is carried away, be it ever so short.
  const clear = passphrase === undefined ? given.to : dirname(source);
  if (passphrase !== undefined && isReadOnlyDisk(clear)) throw noPlaceInClear(clear);
  for (const place of [given.to, dirname(source)]) clearLeft(place, at);
  const plain = join(clear, `${name}.${randomUUID().slice(0, 8)}.part`);
  const made = { folder: given.to, name, plain };
  const letGo = whenStopped(() => removeAll(made));
  try {
    const manifest = await write({ ...made, source, at, passphrase });
    console.log(
      `Đã sao lưu và kiểm tra: ${join(given.to, `${name}.json`)} (${manifest.blocs.length} khối, ${manifest.bytes} byte).\n` +
        `Backed up and checked. Keep the folder of signing keys ("keys") elsewhere.`,
    );
    if (manifest.earlier) tellEarlier();
    tellStrays(given.to);
    const isLacking = manifest.files !== undefined && manifest.files.lacking.length > 0;
    if (isLacking) tellLacking(manifest.files?.lacking ?? []);
    if (manifest.found) tellFound(manifest.found);
    return isLacking || manifest.found ? 1 : 0;
  } catch (error) {
    removeAll(made);
    throw error;
  } finally {
    letGo();
    removeClear(made);
  }
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

/** Left by a backup that a full disk or a hand has stopped, or parted from its manifest: not for a program to throw away. */
function tellStrays(folder: string): void {
  const strays = withoutManifest(folder);
  if (strays.length === 0) return;
  console.error(
    `Trong ${folder} có ${strays.length} tệp không có tệp kê khai (.json) nên không khôi phục được. Nếu không biết tệp kê khai của chúng ở đâu thì xóa đi cho có chỗ: ${strays.join(', ')}\n` +
      `In ${folder} ${strays.length} files have no manifest (.json) and cannot be restored. Unless you know where it is, delete them to make room: ${strays.join(', ')}`,
  );
}

const noPlaceInClear = (folder: string) =>
  new CommandRefusal({
    vi: `Ổ đĩa của ${folder} chỉ cho đọc, mà bản chưa mã hóa phải nằm tạm ở đó. Hãy sao lưu không có mật khẩu sang một ổ đĩa khác mà chỉ mình bạn đọc được, hoặc chép cả thư mục dữ liệu sang ổ đĩa khác rồi sao lưu từ đó bằng --data.`,
    en: `The disk of ${folder} takes no writes, and the copy lies there until it is shut. Back up without a passphrase to another disk that only you can read, or copy the data folder to another disk and back up from there by --data.`,
  });

/** What a copy of it was checked for, and was not [BK17]. */
function tellEarlier(): void {
  console.error(
    'Kho dữ liệu còn là của bản phát hành trước, nên bản sao chỉ được kiểm tra là đọc được đến hết, chưa so với nhật ký. Khởi động bản mới một lần (nó giữ lại một bản của kho cũ trước), rồi sao lưu lại.\n' +
      'The database is still of an earlier release: the copy was checked to be readable to its end, and not against the log. Start the new server once (it keeps a copy of the old one aside first), then back up again.',
  );
}

interface Order extends HalfMade {
  readonly source: string;
  readonly at: number;
  readonly passphrase: string | undefined;
}

async function write(order: Order): Promise<Manifest> {
  const { folder, name, source, plain, at, passphrase } = order;
  mustFit(order);
  const found = await naming(dirname(plain), () => copyReadable(source, plain));
  const { epoch, blocs } = describeDatabase(plain);
  const files = await packFiles(order);
  const database = await hashFile(plain);
  const manifest: Manifest = {
    format: 'so-thi-dua backup 1',
    at,
    epoch,
    ...(await putAway(plain, folder, `${name}.sqlite`, passphrase)),
    database,
    ...(found === 'of-earlier-release' ? { earlier: true } : {}),
    ...(found.length > 0 && typeof found !== 'string' ? { found: found.length } : {}),
    ...(files ? { files } : {}),
    blocs: blocs.map(({ bloc, position, head }) => ({ bloc, size: position, head })),
  };
  const text = halfOf(join(folder, `${name}.json`));
  await naming(folder, () => writeWhole(text, JSON.stringify(manifest, null, 2)));
  // As a restore will read it.
  readManifest(text);
  finish(order);
  flushFolder(folder);
  return manifest;
}

/** Each of the two, the database and the evidence files, lies beside its shut copy for a while. */
function mustFit({ folder, source, plain, passphrase }: Order): void {
  const [place, isShut] = [dirname(plain), passphrase !== undefined];
  let [database, files] = [0, 0];
  try {
    const from = placeToRead(source);
    database = bytesOfCopy(from);
    files = filesOfDatabase(from).reduce((sum, { size }) => sum + size, 0);
  } catch (error) {
    // What it cannot be read for is told where it is read.
    if (isDamaged(error)) return;
    throw error;
  }
  const clear = { folder: place, bytes: database + files, isClear: isShut };
  const shut = { folder, bytes: isShut ? database + files : 0, isClear: false };
  mustHaveRoom([clear, shut]);
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
    const { list, lacking } = await naming(dirname(plain), () =>
      writePack(filesFolder(dirname(source)), wanted, pack),
    );
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

/** Moves what was written beside its place in the backup, shut where there is a passphrase, and says what it is. */
async function putAway(
  plain: string,
  folder: string,
  name: string,
  passphrase: string | undefined,
): Promise<Beside> {
  const file = passphrase === undefined ? name : `${name}.enc`;
  const path = halfOf(join(folder, file));
  const content = await hashFile(plain);
  const encryption =
    passphrase === undefined ? null : await naming(folder, () => encryptFile(plain, path, passphrase));
  if (passphrase === undefined) renameSync(plain, path);
  else await naming(dirname(plain), () => mustOpenAgain(path, plain, passphrase, encryption, content));
  flush(path);
  return { file, bytes: statSync(path).size, sha256: await hashFile(path), encryption };
}

/** Gives what does not agree in the copy. Refuses a database that cannot be read to its end. */
function copyReadable(source: string, plain: string): readonly Finding[] | 'of-earlier-release' {
  try {
    const from = placeToRead(source);
    // Of the database itself, and before: a copy of a damaged one is whole, and lacks what could not be read.
    const damage = damageOf(from);
    if (damage !== undefined) throw notSound(damage);
    copyDatabase(from, plain);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    throw notSound((error as Error).message);
  }
  return isOfEarlierRelease(plain) ? 'of-earlier-release' : mustBeReadable(plain);
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

/** On PostgreSQL its own tools make and restore the copy. */
export function mustBeFile(data: string | undefined): void {
  if (data !== undefined || !process.env['DATABASE_URL']) return;
  throw new CommandRefusal({
    vi: 'Máy chủ này dùng PostgreSQL (DATABASE_URL): hãy dùng pg_dump hoặc pg_basebackup; khôi phục xong, chạy lệnh new-epoch trước khi mở máy chủ.',
    en: 'This server is on PostgreSQL (DATABASE_URL): use pg_dump or pg_basebackup; after a restore run new-epoch before the server starts.',
  });
}

export const dataDir = (): string => process.env['DATA_DIR'] || './data';
