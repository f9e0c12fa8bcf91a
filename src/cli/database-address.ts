// The PostgreSQL that a command works on, as a server with the same settings would.

import { settings, withoutPassword } from '../server/config.ts';
import { CommandRefusal } from './refusal.ts';

/** Undefined where the server is on a file. What is no address is refused, before anybody looks for a host of that name. */
export function databaseAddress(): string | undefined {
  const given = process.env['DATABASE_URL'] || undefined;
  const read = settings.DATABASE_URL.schema.safeParse(given);
  if (read.success) return read.data;
  const shown = withoutPassword(given ?? '');
  throw new CommandRefusal({
    vi: `DATABASE_URL="${shown}" không phải địa chỉ PostgreSQL. Địa chỉ có dạng postgres://tên:mật-khẩu@máy/cơ-sở-dữ-liệu; bỏ trống biến này nếu máy chủ dùng tệp SQLite.`,
    en: `DATABASE_URL="${shown}" is no address of a PostgreSQL. One is written postgres://user:password@host/database; leave the variable empty where the server is on a SQLite file.`,
  });
}
