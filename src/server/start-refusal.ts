// Why a server cannot start, in words for whoever starts it. On SQLite it does not start at all where nothing can be
// written: the file cannot be read without its write-ahead log, and work that was acknowledged may lie in there.

import type { Words } from '../base/words.ts';
import { DemoIsOver } from './auth/set-up.ts';
import type { Config } from './config.ts';
import { KeysDamaged } from './signing/keys.ts';
import { isFull, isReadOnly } from './store/no-writes.ts';
import { NewerDatabase } from './store/migrations.ts';
import { whyNotReached } from './store/postgres.ts';
import { isBusy, isDamaged } from './store/sqlite.ts';
import { DatabaseGone, databasePath } from './store/store.ts';

/** Undefined where the failure is nothing that words would help with. */
export function startRefusal(
  error: unknown,
  { DATA_DIR, DATABASE_URL, HOST }: Pick<Config, 'DATA_DIR' | 'DATABASE_URL' | 'HOST'>,
): Words | undefined {
  const ofPort = isOfListening(error) ? notListening(error) : undefined;
  if (ofPort !== undefined) return ofPort;
  if (error instanceof KeysDamaged) return keysDamaged(error);
  if (error instanceof NewerDatabase) return newerDatabase(error);
  if (error instanceof DatabaseGone) return databaseGone(error);
  if (error instanceof DemoIsOver) return DEMO_IS_OVER;
  if (isOfName(error, HOST)) return noSuchHost(HOST);
  if (isOfFile(error) && ['EEXIST', 'ENOTDIR'].includes(String(error.code)))
    return noFolder(error.path ?? DATA_DIR);
  const why = DATABASE_URL === undefined ? undefined : whyNotReached(error);
  if (why !== undefined) return notReached(why);
  const isDenied = isOfFile(error) && ['EACCES', 'EPERM'].includes(String(error.code));
  if (isReadOnly(error) && DATABASE_URL !== undefined && !isOfFile(error)) {
    return {
      vi: 'Cơ sở dữ liệu ở DATABASE_URL đang chỉ cho đọc, mà bản này còn phải lập hoặc đổi bảng ở đó: hãy cho ghi rồi khởi động lại.',
      en: 'The database at DATABASE_URL is read-only, and this release has tables to make or change in it: let it take writes, then start again.',
    };
  }
  if (isReadOnly(error) || isUnmade(error)) {
    return {
      vi: `Ổ đĩa của thư mục dữ liệu ${DATA_DIR} đang chỉ cho đọc: hãy kiểm tra ổ đĩa và cho ghi lại rồi khởi động lại. Dữ liệu ở đó vẫn nguyên.`,
      en: `The disk of the data folder ${DATA_DIR} is read-only: check the disk and let it take writes, then start again. What lies there is untouched.`,
    };
  }
  if (isDenied) {
    return {
      vi: `Người dùng chạy máy chủ không có quyền ghi vào thư mục dữ liệu ${DATA_DIR}: hãy cấp quyền rồi khởi động lại.`,
      en: `The user who runs the server may not write in the data folder ${DATA_DIR}: give the right, then start again.`,
    };
  }
  if (isDamaged(error)) return databaseDamaged(databasePath(DATA_DIR), (error as Error).message);
  if (isBusy(error)) {
    return {
      vi: `Một chương trình khác đang giữ kho dữ liệu trong ${DATA_DIR}, như lệnh khôi phục: hãy đợi xong rồi khởi động lại.`,
      en: `Another program holds the database in ${DATA_DIR}, as a restore does: wait until it is done, then start again.`,
    };
  }
  if (isFull(error)) {
    return {
      vi: 'Ổ đĩa của dữ liệu đã hết chỗ: hãy dọn hoặc thêm chỗ rồi khởi động lại.',
      en: 'The disk of the data is full: make room, then start again.',
    };
  }
  return undefined;
}

/** It is not made anew by itself: a new key answers for nothing that the one before has signed [SG6]. */
export const keysDamaged = ({ path }: KeysDamaged): Words => ({
  vi: `Tệp khóa ký ${path} bị hỏng hoặc bị thiếu. Đừng xóa gì trong thư mục khóa: hãy chép lại thư mục ấy từ nơi đang cất giữ (bản sao lưu dữ liệu không có khóa) rồi chạy lại. Số liệu không bị ảnh hưởng.`,
  en: `The file of signing keys ${path} is damaged or missing. Delete nothing in the folder of keys: put it back from where a copy of it is kept (backups of the data do not hold it), then run this again. The data are not touched.`,
});

/** Neither is written into, nor is anything of it thrown away. */
export const newerDatabase = ({ message }: NewerDatabase): Words => ({
  vi: `Kho dữ liệu đã được một bản mới hơn của chương trình đổi bảng (${message}); bản này không biết và không động tới. Hãy chạy lại bằng bản mới hơn ấy, hoặc khôi phục bản sao lưu của bản cũ.`,
  en: `A later release of the program has changed this database (${message}); this one does not know how, and touches nothing. Run that later release again, or restore a backup of the older one.`,
});

/** An empty database in its place would pass for it. */
const databaseGone = ({ path }: DatabaseGone): Words => ({
  vi: `Không có kho dữ liệu ${path}, mà thư mục ấy đã từng là của một máy chủ. Hãy xem ổ đĩa đã gắn chưa; nếu việc khôi phục bị đứt giữa chừng thì chạy lại lệnh restore, hoặc đổi tên tệp so-thi-dua.replaced-… mới nhất về so-thi-dua.sqlite, cùng tệp -wal của nó nếu có. Muốn bắt đầu với kho trống thì chọn DATA_DIR là một thư mục trống.`,
  en: `There is no database ${path}, though that folder has been a server's. See whether its disk is mounted; where a restore was cut short, run it again, or give the newest so-thi-dua.replaced-… its name so-thi-dua.sqlite back, and to its -wal, where there is one, the like. To begin with an empty database let DATA_DIR be an empty folder.`,
});

const DEMO_IS_OVER: Words = {
  vi: 'Máy chủ này đã có quản trị thật, nên không mở lại các tài khoản mẫu có mật khẩu công bố. Hãy chạy với DEMO=off; muốn thử tỉnh mẫu thì chọn DATA_DIR là một thư mục khác.',
  en: 'This server has an administrator of its own, and does not open the sample accounts, whose password is published, again. Start it with DEMO=off; to try the sample province let DATA_DIR be another folder.',
};

const noSuchHost = (host: string): Words => ({
  vi: `Không tìm thấy địa chỉ nào tên ${host}: hãy xem lại HOST rồi khởi động lại.`,
  en: `No address by the name of ${host} is known here: look at HOST again, then start again.`,
});

const noFolder = (path: string): Words => ({
  vi: `${path} là tệp, không phải thư mục: hãy xem lại DATA_DIR rồi khởi động lại.`,
  en: `${path} is a file and no folder: look at DATA_DIR again, then start again.`,
});

const databaseDamaged = (path: string, why: string): Words => ({
  vi: `Kho dữ liệu ${path} bị hỏng (${why}). Đừng xóa tệp nào ở đó, kể cả tệp -wal: hãy khôi phục từ bản sao lưu bằng lệnh "npm run cli -- restore --from <tệp kê khai .json>", lệnh ấy giữ kho cũ lại; rồi khởi động lại.`,
  en: `The database ${path} is damaged (${why}). Delete no file there, nor the one that ends in -wal: restore a backup by "npm run cli -- restore --from <manifest.json>", which keeps the old one aside, then start again.`,
});

function notListening({ code, address, port }: Listening): Words | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return {
        vi: `Cổng ${port} đang có chương trình khác dùng, có khi là chính máy chủ này đã chạy: hãy mở địa chỉ ấy xem, hoặc chọn cổng khác bằng PORT rồi khởi động lại.`,
        en: `Another program uses port ${port}; it may be this very server, running already: look at that address, or choose another port by PORT, then start again.`,
      };
    case 'EACCES':
      return {
        vi: `Người dùng chạy máy chủ không được phép mở cổng ${port}: hãy chọn cổng từ 1024 trở lên bằng PORT rồi khởi động lại.`,
        en: `The user who runs the server may not listen on port ${port}: choose one from 1024 up by PORT, then start again.`,
      };
    case 'EADDRNOTAVAIL':
      return {
        vi: `Máy này không có địa chỉ ${address}: hãy xem lại HOST rồi khởi động lại.`,
        en: `This machine has no address ${address}: look at HOST again, then start again.`,
      };
    default:
      return undefined;
  }
}

/** Without the address, which holds a password. */
export const notReached = (why: string): Words => ({
  vi: `Không dùng được cơ sở dữ liệu ở DATABASE_URL (${why}): hãy xem PostgreSQL có đang chạy, địa chỉ, tên và mật khẩu ở đó có đúng không, rồi chạy lại.`,
  en: `The database at DATABASE_URL cannot be used (${why}): see that PostgreSQL runs and that the address, name and password are right, then run this again.`,
});

/** Said when a server has started on a database that can only be read. */
export const READING_ONLY: Words = {
  vi: 'CHỈ ĐỌC: cơ sở dữ liệu không nhận ghi. Mọi người vẫn xem được; số liệu mới nằm lại trên máy của họ và tự gửi khi ghi lại được.',
  en: 'READING ONLY: the database takes no writes. People can read; new work stays on their devices and is sent once it does.',
};

/** The system's own word about a file: beside a PostgreSQL, of the folder of keys. */
const isOfFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'path' in error;

/** A name that no address belongs to: of HOST, since that of a database is asked before. */
const isOfName = (error: unknown, host: string): boolean =>
  error instanceof Error &&
  'hostname' in error &&
  error.hostname === host &&
  'code' in error &&
  ['ENOTFOUND', 'EAI_AGAIN'].includes(String(error.code));

/** What Node says of a folder that it cannot make, with all above it, on a read-only disk. */
const isUnmade = (error: unknown): boolean =>
  isOfFile(error) && error.code === 'ENOENT' && error.syscall === 'mkdir';

/** What the system says of a port, or of an address to listen on. */
interface Listening extends NodeJS.ErrnoException {
  readonly address?: string;
  readonly port?: number;
}

const isOfListening = (error: unknown): error is Listening =>
  error instanceof Error && 'syscall' in error && error.syscall === 'listen';
