// npm run -s cli -- restore --from <manifest.json> [--data <folder>] [--passphrase-file <file>] [--keep-accounts]

import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nameOfTwo, type Accounts } from '../../server/store/accounts.ts';
import { filesFolder } from '../../server/store/file-store.ts';
import { giveTo, makeFolder, ownerOf, type Owner } from '../../server/store/owner.ts';
import { databasePath } from '../../server/store/store.ts';
import {
  accountsOf,
  beginEpoch,
  damageOf,
  describeDatabase,
  holdAlone,
  type Held,
} from '../../server/store/whole-file.ts';
import type { Command } from '../command.ts';
import { CommandRefusal, optionsOf, refusing } from '../refusal.ts';
import { dataDir, mustBeFile, mustBeReadable, notSound, tellFound } from './backup.ts';
import { openPack } from './file-pack.ts';
import { areAccountsBehind, givenUp, sentencesOf } from './given-up.ts';
import type { Manifest } from './manifest.ts';
import { damaged, readManifest, unpack } from './open-backup.ts';
import { readPassphrase } from './passphrase.ts';
import { putInPlace, removeWhole } from './put-in-place.ts';
import { naming } from './room.ts';

const USAGE =
  'npm run -s cli -- restore --from <manifest.json> [--data <folder>] [--passphrase-file <file>] [--keep-accounts]';

/** Puts a backup in the place of the database, which is kept aside, and begins a new epoch. */
export const restore: Command = {
  summary: 'Khôi phục từ bản sao lưu; kho cũ được giữ lại / restores a backup; what it replaces is kept.',
  usage: USAGE,
  run: (args) => refusing(() => restoreBackup(args)),
};

async function restoreBackup(args: readonly string[]): Promise<number> {
  const given = optionsOf(args, ['from', 'data', 'passphrase-file'], USAGE, ['keep-accounts']);
  if (!given.from)
    throw new CommandRefusal({ vi: `Cần nói bản sao lưu nào. ${USAGE}`, en: 'Say which one: --from.' });
  mustBeFile(given.data);
  const manifest = readManifest(given.from);
  const place = databasePath(given.data ?? dataDir());
  const owner = ownerOf(place);
  makeFolder(dirname(place), 0o700, owner);
  // Until the new file stands there: a server that starts meanwhile would work on the one that is set aside.
  let held = mustHold(place);
  const fresh = `${place}.restored`;
  removeWhole(fresh);
  try {
    const accounts = given['keep-accounts'] ? mustHaveAccounts(held, place) : undefined;
    const [folder, passphrase] = [dirname(given.from), readPassphrase(given['passphrase-file'])];
    await naming(dirname(place), () =>
      unpack(join(folder, manifest.file), fresh, { ...manifest, content: manifest.database }, passphrase),
    );
    const before = manifest.earlier ? undefined : mustBeReadable(fresh).length;
    if (before === undefined) mustBeWhole(fresh);
    const inBackup = { state: describeDatabase(fresh), accounts: accountsOf(fresh) };
    if (accounts) mustBeOnePerName(accounts, inBackup.accounts);
    // Before the database that names them; what is in the folder already stays.
    if (manifest.files)
      await naming(dirname(place), () =>
        unpackFiles(folder, `${fresh}.files`, manifest.files, { passphrase, place, owner }),
      );
    const [now, epoch] = [Date.now(), randomUUID()];
    // Where there was none, a server may have made one since.
    held ??= mustHold(place);
    await naming(dirname(place), () =>
      beginEpoch(fresh, {
        epoch,
        backupAt: manifest.at,
        now,
        replaced: held?.state,
        ...(accounts ? { accounts } : {}),
      }),
    );
    const found = before ?? mustBeReadable(fresh).length;
    mustBeNoWorse(fresh, found);
    giveTo(fresh, owner);
    const aside = putInPlace(fresh, place, now);
    console.log(
      `Đã khôi phục ${place}, kỷ nguyên mới ${epoch}.${aside ? ` Kho cũ: ${aside}.` : ''}\n` +
        'Restored, in a new epoch. Devices offer again what they did since the backup, once they are online.\n' +
        'Mọi phiên đăng nhập đã kết thúc: ai cũng phải đăng nhập lại.\nEvery session is over: everybody signs in again.',
    );
    tellAccounts({ held, inBackup, at: manifest.at, areKept: accounts !== undefined, aside, place });
    if (found > 0) tellFound(found);
    return found > 0 ? 1 : 0;
  } finally {
    held?.letGo();
    removeWhole(fresh);
  }
}

/** The accounts of the database in place, before anything is done to it. */
function mustHaveAccounts(held: Held | undefined, place: string): Accounts {
  if (held?.accounts && held.accounts.people.length > 0) return held.accounts;
  throw new CommandRefusal({
    vi: `Không đọc được tài khoản nào ở ${place}, nên không giữ lại được. Bỏ --keep-accounts để dùng tài khoản của bản sao lưu. Chưa có gì thay đổi.`,
    en: `No accounts can be read at ${place}, so there are none to keep. Leave --keep-accounts out to have those of the backup. Nothing was changed.`,
  });
}

/** Two people by one name could not both sign in; which of them is meant nobody can tell. */
function mustBeOnePerName(kept: Accounts, inBackup: Accounts): void {
  const name = nameOfTwo(kept, inBackup);
  if (name === undefined) return;
  throw new CommandRefusal({
    vi: `Tên "${name}" là của hai người khác nhau trong kho đang có và trong bản sao lưu, nên không giữ được tài khoản của kho đang có. Bỏ --keep-accounts để dùng tài khoản của bản sao lưu. Chưa có gì thay đổi.`,
    en: `The name "${name}" belongs to one person in the database in place and to another in the backup, so the accounts in place cannot be kept. Leave --keep-accounts out to have those of the backup. Nothing was changed.`,
  });
}

interface Told {
  readonly held: Held | undefined;
  readonly inBackup: Parameters<typeof givenUp>[1];
  /** When the backup was taken, in milliseconds. */
  readonly at: number;
  readonly areKept: boolean;
  readonly aside: string | undefined;
  readonly place: string;
}

/** Whose accounts stand there now, and what no device can offer again [BK11]. */
function tellAccounts({ held, inBackup, at, areKept, aside, place }: Told): void {
  const time = new Date(at).toISOString();
  console.log(
    areKept
      ? 'Tài khoản, mật khẩu, vai trò: giữ của kho cũ.\nAccounts, passwords and roles: kept from the old database.'
      : `Tài khoản, mật khẩu, vai trò: của bản sao lưu lúc ${time}.\nAccounts, passwords and roles: the backup's, of ${time}.`,
  );
  if (!held) return;
  if (!held.accounts || !held.state) {
    console.error(
      `Kho cũ không đọc được đủ: tài khoản, vai trò, mật khẩu, khóa tài khoản, báo mất thiết bị, khối mới từ ${time} đến nay phải làm lại bằng tay.\n` +
        `The old database cannot be read whole: accounts, roles, passwords, closings, reports of lost devices and new blocs since ${time} are to be made again by hand.`,
    );
  }
  if (!held.accounts) return;
  const lost = givenUp({ accounts: held.accounts, state: held.state }, inBackup);
  for (const { vi, en } of sentencesOf(lost, areKept)) console.error(`${vi}\n${en}`);
  if (areKept || !areAccountsBehind(lost)) return;
  console.error(
    `Muốn giữ tài khoản của kho cũ thì TRƯỚC khi mở máy chủ: chuyển kho cũ về chỗ cũ (mv "${aside}" "${place}") rồi chạy lại lệnh restore này thêm --keep-accounts. Nếu không, hãy làm lại từng việc trên.\n` +
      `To keep the accounts of the old database, BEFORE the server is started: put it back (mv "${aside}" "${place}") and run this restore again with --keep-accounts. Else do each of these again.`,
  );
}

/** One of an earlier release is checked against its log once it has one. */
function mustBeWhole(path: string): void {
  const damage = damageOf(path);
  if (damage !== undefined) throw notSound(damage);
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

/** The evidence files, each checked by its own hash, into the folder beside the database. */
async function unpackFiles(
  folder: string,
  plain: string,
  files: Manifest['files'],
  to: { readonly passphrase: string | undefined; readonly place: string; readonly owner: Owner | undefined },
): Promise<void> {
  if (!files) return;
  try {
    await unpack(join(folder, files.file), plain, files, to.passphrase);
    if (!openPack(plain, files.list, filesFolder(dirname(to.place)), to.owner)) throw damaged();
  } finally {
    rmSync(plain, { force: true });
  }
}
