// npm run -s cli -- verify [--db <file> | --backup <manifest.json> [--passphrase-file <file>]] [--checkpoints <file>]
// Without --db and --backup it is the database that a server with the same settings has: DATABASE_URL, else the file in DATA_DIR.

import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Command } from '../command.ts';
import { databaseAddress } from '../database-address.ts';
import { CommandRefusal, optionsOf, refusing } from '../refusal.ts';
import { textUpTo } from '../text-up-to.ts';
import { readPassphrase } from '../backup/passphrase.ts';
import { Manifest } from '../backup/manifest.ts';
import { checkBackup } from './check-backup.ts';
import { checkDatabase, type Remembered } from './check-database.ts';
import { checkFiles } from './check-files.ts';
import { checkPostgres } from './check-postgres.ts';
import { isOfEarlierRelease } from './open-to-read.ts';
import { unreadable, type Finding } from './segments.ts';

const USAGE =
  'npm run -s cli -- verify [--db <file.sqlite> | --backup <manifest.json> [--passphrase-file <file>]] [--checkpoints <file.json>]';

/** Checkpoints as devices and paper keep them; a signature beside them is not asked for here. */
const Checkpoint = z.object({ bloc: z.string(), epoch: z.string(), size: z.int(), head: z.string() });
/** A list of them, or what stands beside a backup, which says how far every bloc had come by then. */
const Checkpoints = z.union([
  z.array(Checkpoint),
  Manifest.transform(({ epoch, blocs }) => blocs.map((one) => ({ ...one, epoch }))),
]);

/** What was found sound, and what nobody can say of it: no more may be taken from its silence than it looked at [VF9]. */
const SOUND = {
  vi: `Nguyên vẹn: mọi nhật ký khớp từ đầu đến cuối; ô điểm, chỉ tiêu và bảng tiêu chí đúng như nhật ký; điều kiện đã đánh dấu, nhận xét chấm chéo, câu hỏi và giải trình, các dòng biên bản họp, ý kiến, phiếu và quyết định về đề nghị khen đúng từng chữ; không bản ghi nào mà nhật ký đã tạo bị mất hay bị đặt lại như cũ; đủ các tệp minh chứng.
Không kiểm tra: tài khoản, mật khẩu, vai trò (không có trong nhật ký); nội dung sửa sau khi lập của thành viên và thiết lập của khối, các bước của năm và cuộc họp, bước xét của phiếu, phiếu đã qua họp, chấm chéo giao cho ai, giao ước và việc trong năm, số liệu giữa năm, câu chữ văn bản, hồ sơ gửi Sở, điểm từng tiêu chí mà Sở đã chốt, công việc trễ đã quyết định.`,
  en: `Sound: every log agrees from end to end; cells, targets and tables of criteria are as it says; gates that were shut, remarks of the members’ check, questions and answers, the lines of minutes, and opinions, votes and decisions on proposals are word for word; no record that it made is missing or put back as it was; and every evidence file is there.
Not looked at: accounts, passwords and roles, which are not in the log; what was changed since it was stated in the members of a bloc and its settings, the stages of years and meetings, the levels of a review, sheets once a meeting adopted them, who checks whom, the pledge and the year’s work, half-year figures, words of papers, packages, the points of each criterion that the Department froze, and late work that was decided.`,
};

/** Checks every log's chain, the ids, the cells and the records against it; ends with 1 where something does not agree. */
export const verify: Command = {
  summary:
    'Kiểm tra nhật ký, ô điểm, chỉ tiêu, bảng tiêu chí có bị sửa sau lưng không / checks whether log, cells, targets and tables were tampered with.',
  usage: USAGE,
  run: (args) =>
    refusing(async () => {
      const given = optionsOf(args, ['db', 'backup', 'passphrase-file', 'checkpoints'], USAGE);
      const checkpoints = given.checkpoints === undefined ? [] : read(given.checkpoints);
      const found =
        given.backup === undefined
          ? await check(given.db, checkpoints)
          : await onBackup(given.backup, given['passphrase-file'], checkpoints);
      for (const finding of found) console.error(sentence(finding));
      if (found.length === 0) console.log(`${SOUND.vi}\n${SOUND.en}`);
      return found.length === 0 ? 0 : 1;
    }),
};

function check(file: string | undefined, checkpoints: readonly Remembered[]): Finding[] | Promise<Finding[]> {
  const address = file === undefined ? databaseAddress() : undefined;
  if (address !== undefined) return onPostgres(address, checkpoints);
  const path = file ?? join(process.env['DATA_DIR'] || './data', 'so-thi-dua.sqlite');
  if (existsSync(path)) {
    mustBeOpen(path);
    mustBeOfPresent(path);
    const found = checkDatabase(path, checkpoints);
    // Where the file itself cannot be read, no file that it names can be looked for.
    if (found.some(({ bloc, what }) => bloc === '' && what === 'unreadable')) return found;
    return [...found, ...checkFiles(path, join(dirname(path), 'files'))];
  }
  throw new CommandRefusal({ vi: `Không có tệp ${path}. ${USAGE}`, en: `There is no file ${path}.` });
}

/** What lies in a backup beside the database, or around it, is not the database. */
function mustBeOpen(path: string): void {
  if (statSync(path).isDirectory()) {
    throw new CommandRefusal({
      vi: `${path} là thư mục. Hãy chỉ tệp .sqlite ở trong đó.`,
      en: `${path} is a folder. Name the .sqlite file in it.`,
    });
  }
  // A pipe would be waited for, for ever.
  if (!statSync(path).isFile()) {
    throw new CommandRefusal({
      vi: `${path} không phải tệp thường. Hãy chỉ tệp .sqlite.`,
      en: `${path} is no ordinary file. Name the .sqlite file.`,
    });
  }
  const [, stem] = /^(.*)\.(sqlite|files)(\.enc)?$/.exec(path) ?? [];
  const manifest = path.endsWith('.json') ? path : `${stem ?? ''}.json`;
  // Its evidence files lie beside it in a pack, and not in a folder.
  if (/\.(enc|json)$/.test(path) || (stem !== undefined && existsSync(manifest))) {
    throw new CommandRefusal({
      vi: `${path} là một phần của bản sao lưu. Kiểm tra cả bản sao lưu bằng verify --backup ${manifest} (có mật khẩu thì thêm --passphrase-file <tệp>), hoặc khôi phục bản sao lưu vào một thư mục thử (restore --data <thư mục>).`,
      en: `${path} is a part of a backup. Check the backup by verify --backup ${manifest} (with --passphrase-file <file> where it has a passphrase), or restore it into a folder for trying (restore --data <folder>).`,
    });
  }
}

const EARLIER = {
  vi: 'là của bản phát hành trước, chưa có nhật ký niêm phong nên chưa kiểm tra được. Không phải hỏng: hãy khởi động bản mới một lần (nó giữ lại một bản của kho cũ trước), rồi kiểm tra lại.',
  en: 'is of an earlier release, whose log has no seals to check. Nothing is wrong with it: start the new server once (it keeps a copy of the old one aside first), then verify again.',
};

function mustBeOfPresent(path: string): void {
  let isEarlier: boolean;
  try {
    isEarlier = isOfEarlierRelease(path);
  } catch (error) {
    // What it cannot be read for is told where it is read.
    unreadable(error);
    return;
  }
  if (isEarlier) throw new CommandRefusal({ vi: `${path} ${EARLIER.vi}`, en: `${path} ${EARLIER.en}` });
}

async function onBackup(
  path: string,
  passphraseFile: string | undefined,
  checkpoints: readonly Remembered[],
): Promise<Finding[]> {
  const found = await checkBackup(path, readPassphrase(passphraseFile), checkpoints);
  if (found !== 'of-earlier-release') return found;
  throw new CommandRefusal({
    vi: `Các tệp của bản sao lưu ${path} khớp mã kiểm và đọc được; kho trong đó ${EARLIER.vi} Bản sao lưu này khôi phục được bằng lệnh restore.`,
    en: `The files of the backup ${path} match its manifest and can be read; the database in it ${EARLIER.en} This backup can be restored.`,
  });
}

async function onPostgres(address: string, checkpoints: readonly Remembered[]): Promise<Finding[]> {
  try {
    return await checkPostgres(address, checkpoints, join(process.env['DATA_DIR'] || './data', 'files'));
  } catch (error) {
    // What it says names the cause, and never the password.
    const { message, code } = error as Error & { readonly code?: string };
    const why = message || code || 'DATABASE_URL';
    throw new CommandRefusal({
      vi: `Không đọc được cơ sở dữ liệu ở DATABASE_URL (${why}).`,
      en: `The database at DATABASE_URL cannot be read (${why}).`,
    });
  }
}

/** More than all that anybody remembers of all blocs, in bytes. */
const MOST = 64 << 20;

function read(path: string) {
  try {
    return Checkpoints.parse(JSON.parse(textUpTo(path, MOST) ?? ''));
  } catch {
    throw new CommandRefusal({
      vi: `${path} không phải danh sách mốc kiểm hay tệp .json của một bản sao lưu.`,
      en: `${path} is neither a list of checkpoints nor the .json of a backup.`,
    });
  }
}

const words: { readonly [W in Finding['what']]: { readonly vi: string; readonly en: string } } = {
  edited: { vi: 'nội dung đã bị sửa', en: 'content was changed' },
  gap: { vi: 'thiếu hoặc thừa đoạn', en: 'segments are missing or too many' },
  order: { vi: 'sai thứ tự', en: 'out of order' },
  head: { vi: 'nhật ký không đến đúng chỗ khối ghi', en: 'the log does not end where the bloc says' },
  writers: { vi: 'số đã nhận không khớp nhật ký', en: 'numbers taken do not match the log' },
  cells: { vi: 'ô điểm không khớp nhật ký', en: 'a cell does not match the log' },
  records: { vi: 'bản ghi không khớp nhật ký', en: 'a record does not match the log' },
  missing: { vi: 'mất số liệu đã nhận', en: 'what was taken is missing' },
  gone: {
    vi: 'cả khối đã mất, vai trò trong khối vẫn còn',
    en: 'the whole bloc is gone, roles in it are left',
  },
  checkpoint: { vi: 'khác với mốc kiểm đã giữ', en: 'differs from a checkpoint kept elsewhere' },
  unreadable: { vi: 'không đọc được', en: 'cannot be read' },
  'file-missing': { vi: 'mất tệp minh chứng', en: 'an evidence file is missing' },
  'file-altered': { vi: 'tệp minh chứng đã bị sửa', en: 'an evidence file was changed' },
};

function sentence({ bloc, first, last, what, detail }: Finding): string {
  const place = first === undefined ? (last === undefined ? '' : ` ${last}`) : ` ${first}–${last}`;
  return `${bloc || '-'}${place}: ${words[what].vi} / ${words[what].en} (${detail})`;
}
