// npm run -s cli -- new-epoch, for the PostgreSQL at DATABASE_URL

import { randomUUID } from 'node:crypto';
import { beginPostgresEpoch, hasBlocs, isPostgresInUse } from '../../server/store/postgres-epoch.ts';
import type { Command } from '../command.ts';
import { databaseAddress } from '../database-address.ts';
import { CommandRefusal, optionsOf, refusing } from '../refusal.ts';

const USAGE = 'npm run -s cli -- new-epoch';

/**
 * After a PostgreSQL was put back by its own tools, or another one has taken its place that was behind: devices offer again
 * what only the one before had.
 */
export const newEpoch: Command = {
  summary:
    'Mở kỷ nguyên mới sau khi PostgreSQL được khôi phục / begins an epoch after a PostgreSQL was put back.',
  usage: USAGE,
  run: (args) =>
    refusing(async () => {
      optionsOf(args, [], USAGE);
      return begin(mustHaveAddress());
    }),
};

function mustHaveAddress(): string {
  const address = databaseAddress();
  if (address !== undefined) return address;
  throw new CommandRefusal({
    vi: 'Lệnh này dành cho PostgreSQL (DATABASE_URL). Tệp SQLite thì dùng lệnh restore, lệnh ấy tự mở kỷ nguyên mới.',
    en: 'This is for a PostgreSQL (DATABASE_URL). A SQLite file goes through restore, which begins an epoch itself.',
  });
}

async function begin(address: string): Promise<number> {
  // A server that runs would go on under the epoch it began with.
  if (await isPostgresInUse(address)) {
    throw new CommandRefusal({
      vi: 'Còn chương trình đang nối vào cơ sở dữ liệu này. Hãy dừng mọi máy chủ rồi chạy lại.',
      en: 'Something is connected to this database. Stop every server first.',
    });
  }
  // A mistyped address must not pass for the restored one, which would go on under its old epoch.
  if (!(await hasBlocs(address))) {
    throw new CommandRefusal({
      vi: 'Cơ sở dữ liệu ở DATABASE_URL không có khối nào. Hãy xem lại địa chỉ: phải là cơ sở dữ liệu vừa được khôi phục. Chưa có gì thay đổi ở đó.',
      en: 'There is no bloc in the database at DATABASE_URL. Look at the address: it must be the one that was put back. Nothing was changed there.',
    });
  }
  const epoch = randomUUID();
  const blocs = await beginPostgresEpoch(address, { epoch, now: Date.now() });
  console.log(
    `Kỷ nguyên mới ${epoch}, ghi vào nhật ký của ${blocs} khối. Hãy khởi động máy chủ.\n` +
      'A new epoch has begun. Start the server: devices offer again what they did since the copy was taken.\n' +
      'Mọi phiên đăng nhập đã kết thúc. Tài khoản, mật khẩu, vai trò, khóa tài khoản và báo mất thiết bị sau lúc sao chép không tự có lại: hãy làm lại.\n' +
      'Every session is over. Accounts, passwords, roles, closings and reports of lost devices since the copy was taken do not come back by themselves: do them again.',
  );
  return 0;
}
