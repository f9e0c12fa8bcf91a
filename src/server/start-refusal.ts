// Why a server cannot start, in words for whoever starts it. On SQLite it does not start at all where nothing can be
// written: the file cannot be read without its write-ahead log, and work that was acknowledged may lie in there.

import type { Words } from '../base/words.ts';
import type { Config } from './config.ts';
import { isFull, isReadOnly } from './store/no-writes.ts';
import { whyNotReached } from './store/postgres.ts';
import { isBusy } from './store/sqlite.ts';

/** Undefined where the failure is nothing that words would help with. */
export function startRefusal(
  error: unknown,
  { DATA_DIR, DATABASE_URL }: Pick<Config, 'DATA_DIR' | 'DATABASE_URL'>,
): Words | undefined {
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

/** What Node says of a folder that it cannot make, with all above it, on a read-only disk. */
const isUnmade = (error: unknown): boolean =>
  isOfFile(error) && error.code === 'ENOENT' && error.syscall === 'mkdir';
