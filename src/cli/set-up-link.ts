import { existsSync } from 'node:fs';
import { addSetUp } from '../server/auth/set-up.ts';
import { settings } from '../server/config.ts';
import { databasePath, openStore } from '../server/store/store.ts';
import type { Command } from './command.ts';
import { databaseAddress } from './database-address.ts';
import { CommandRefusal, optionsOf, refusing } from './refusal.ts';

const USAGE = 'npm run -s cli -- set-up-link [--data <folder>]';

/**
 * A link by which another administrator is made, where none can sign in any more [AU14]. Who may run this may read and
 * write the whole database: it opens no door that was shut to them.
 */
export const setUpLink: Command = {
  summary:
    'Cho liên kết lập một quản trị, khi không còn ai đăng nhập quản trị được / a link to make an administrator, where none can sign in.',
  usage: USAGE,
  run: (args) =>
    refusing(async () => {
      const { data } = optionsOf(args, ['data'], USAGE);
      const folder = data ?? (process.env['DATA_DIR'] || './data');
      const address = data === undefined ? databaseAddress() : undefined;
      // A server makes its database itself: where there is none, the folder is mistyped.
      if (address === undefined && !existsSync(databasePath(folder)))
        throw new CommandRefusal({
          vi: `Không có kho dữ liệu ở ${folder}. Hãy xem lại thư mục dữ liệu (--data hoặc DATA_DIR).`,
          en: `There is no database in ${folder}. Look at the data folder again (--data or DATA_DIR).`,
        });
      const store = await openStore(folder, address);
      try {
        const token = await addSetUp(store, 'again', Date.now());
        const place = env('PUBLIC_URL') ?? `http://localhost:${env('PORT')}`;
        console.log(
          [
            'Mở liên kết này trong 7 ngày, dùng một lần, để lập một quản trị mới; máy chủ đang chạy nhận ngay:',
            'Open this link within 7 days, once, to make another administrator; a running server takes it at once:',
            `${place}/thiet-lap#${token}`,
          ].join('\n'),
        );
        return 0;
      } finally {
        await store.close();
      }
    }),
};

/** A setting as a server that is started here would read it; its standard where what is given cannot be. */
const env = (name: 'PUBLIC_URL' | 'PORT'): string | number | undefined => {
  const { schema, standard } = settings[name];
  return schema.safeParse(process.env[name] || standard).data ?? standard;
};
