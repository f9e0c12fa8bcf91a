// npm run -s cli -- restore --from <manifest.json> [--data <folder>] [--passphrase-file <file>]

import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesFolder } from '../../server/store/file-store.ts';
import { databasePath } from '../../server/store/store.ts';
import { beginEpoch, holdAlone, type Held } from '../../server/store/whole-file.ts';
import type { Command } from '../command.ts';
import { CommandRefusal, optionsOf, refusing } from '../refusal.ts';
import { dataDir, mustBeFile, mustBeReadable, notSound, readPassphrase, tellFound } from './backup.ts';
import { decryptFile } from './cipher.ts';
import { openPack } from './file-pack.ts';
import { hashFile, Manifest } from './manifest.ts';

const USAGE = 'npm run -s cli -- restore --from <manifest.json> [--data <folder>] [--passphrase-file <file>]';

/** Puts a backup in the place of the database, which is kept aside, and begins a new epoch. */
export const restore: Command = {
  summary: 'Khôi phục từ bản sao lưu; kho cũ được giữ lại / restores a backup; what it replaces is kept.',
  usage: USAGE,
  run: (args) => refusing(() => restoreBackup(args)),
};

async function restoreBackup(args: readonly string[]): Promise<number> {
  const given = optionsOf(args, ['from', 'data', 'passphrase-file'], USAGE);
  if (!given.from)
    throw new CommandRefusal({ vi: `Cần nói bản sao lưu nào. ${USAGE}`, en: 'Say which one: --from.' });
  mustBeFile(given.data);
  const manifest = readManifest(given.from);
  const place = databasePath(given.data ?? dataDir());
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  // Until the new file stands there: a server that starts meanwhile would work on the one that is set aside.
  let held = mustHold(place);
  const fresh = `${place}.restored`;
  removeWhole(fresh);
  try {
    const [folder, passphrase] = [dirname(given.from), readPassphrase(given['passphrase-file'])];
    await unpack(join(folder, manifest.file), fresh, { ...manifest, content: manifest.database }, passphrase);
    const found = mustBeReadable(fresh).length;
    // Before the database that names them; what is in the folder already stays.
    if (manifest.files) await unpackFiles(folder, `${fresh}.files`, manifest.files, passphrase, place);
    const [now, epoch] = [Date.now(), randomUUID()];
    // Where there was none, a server may have made one since.
    held ??= mustHold(place);
    await beginEpoch(fresh, { epoch, backupAt: manifest.at, now, replaced: held?.state });
    mustBeNoWorse(fresh, found);
    const aside = keepAside(place, now);
    renameSync(fresh, place);
    console.log(
      `Đã khôi phục ${place}, kỷ nguyên mới ${epoch}.${aside ? ` Kho cũ: ${aside}.` : ''}\n` +
        'Restored, in a new epoch. Devices offer again what they did since the backup, once they are online.',
    );
    if (found > 0) tellFound(found);
    return found > 0 ? 1 : 0;
  } finally {
    held?.letGo();
    removeWhole(fresh);
  }
}

/**
 * [BK8] Byte by byte it is what was backed up, and what does not agree in it is no reason to have nothing; but the new
 * epoch must have added nothing to it.
 */
function mustBeNoWorse(path: string, before: number): void {
  const found = mustBeReadable(path);
  const [first] = found;
  if (first && found.length > before)
    throw notSound(`${first.bloc} ${first.first ?? ''}: ${first.what}, ${first.detail}`);
}

/** The database in place, held; undefined where there is none. */
function mustHold(place: string): Held | undefined {
  if (!existsSync(place)) return undefined;
  const held = holdAlone(place);
  if (held !== 'in-use') return held;
  throw new CommandRefusal({
    vi: 'Máy chủ đang chạy trên kho dữ liệu này. Hãy dừng máy chủ rồi khôi phục.',
    en: 'A server is running on this database. Stop it first, then restore.',
  });
}

/** A database and what SQLite keeps beside it. The file comes last: whatever is cut short, it has what belongs to it. */
const TAILS = ['-wal', '-shm', '-journal', ''];

function removeWhole(path: string): void {
  for (const tail of TAILS) rmSync(`${path}${tail}`, { force: true });
}

function readManifest(path: string): Manifest {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') {
      throw new CommandRefusal({
        vi: `${path} là thư mục. Hãy chỉ tệp kê khai (.json) của bản sao lưu ở trong đó.`,
        en: `${path} is a folder. Name the manifest (.json) of the backup in it.`,
      });
    }
    throw error;
  }
  const parsed = Manifest.safeParse(jsonIn(text));
  if (parsed.success) return parsed.data;
  throw new CommandRefusal({
    vi: `${path} không phải tệp kê khai của bản sao lưu. Hãy chỉ tệp .json nằm cạnh tệp .sqlite hoặc .enc.`,
    en: `${path} is not the manifest of a backup. Name the .json file beside the .sqlite or .enc.`,
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function unpack(
  path: string,
  to: string,
  { sha256, content, encryption }: Pick<Manifest, 'sha256' | 'encryption'> & { readonly content?: string },
  passphrase: string | undefined,
): Promise<void> {
  if (!existsSync(path) || (await hashFile(path)) !== sha256) throw damaged();
  if (encryption === null) {
    copyFileSync(path, to);
  } else if (passphrase === undefined || !(await decryptFile(path, to, passphrase, encryption))) {
    throw new CommandRefusal({
      vi: 'Mật khẩu sao lưu không đúng. Dùng --passphrase-file.',
      en: 'The passphrase is not right. Use --passphrase-file.',
    });
  }
  if (content !== undefined && (await hashFile(to)) !== content) throw damaged();
}

const damaged = () =>
  new CommandRefusal({
    vi: 'Tệp sao lưu thiếu hoặc đã hỏng: không khớp mã kiểm trong tệp kê khai.',
    en: 'The backup is missing or damaged: it does not match its manifest.',
  });

/** The evidence files, each checked by its own hash, into the folder beside the database. */
async function unpackFiles(
  folder: string,
  plain: string,
  files: NonNullable<Manifest['files']>,
  passphrase: string | undefined,
  place: string,
): Promise<void> {
  try {
    await unpack(join(folder, files.file), plain, files, passphrase);
    if (!openPack(plain, files.list, filesFolder(dirname(place)))) throw damaged();
  } finally {
    rmSync(plain, { force: true });
  }
}

/**
 * Moves the old file and its logs out of the way; nothing is deleted. A log goes though its file be gone already, as
 * where a server was killed and the file moved by hand: SQLite would play it into the new one [BK6].
 */
function keepAside(place: string, now: number): string | undefined {
  const aside = place.replace(/\.sqlite$/, `.replaced-${now}.sqlite`);
  const moved = TAILS.filter((tail) => existsSync(`${place}${tail}`));
  for (const tail of moved) renameSync(`${place}${tail}`, `${aside}${tail}`);
  const last = moved.at(-1);
  return last === undefined ? undefined : `${aside}${last}`;
}
