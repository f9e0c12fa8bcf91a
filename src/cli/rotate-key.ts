import { keysFolder, readKeys, rotateKey } from '../server/signing/keys.ts';
import type { Command } from './command.ts';
import { CommandRefusal, optionsOf, refusing } from './refusal.ts';

const USAGE = 'npm run -s cli -- rotate-key [--data <folder>]';

/** Makes the server's next signing key. A running server goes on with the old one until it is started again. */
export const rotateKeyCommand: Command = {
  summary:
    'Đổi khóa ký của máy chủ; có hiệu lực khi khởi động lại / makes the next signing key, for the next start.',
  usage: USAGE,
  run: (args) =>
    refusing(() => {
      const { data } = optionsOf(args, ['data'], USAGE);
      const folder = keysFolder(data ?? (process.env['DATA_DIR'] || './data'));
      // A server makes its first key itself: where there is none, the folder is mistyped.
      if (!readKeys(folder))
        throw new CommandRefusal({
          vi: `Không có khóa ký ở ${folder}. Hãy xem lại thư mục dữ liệu (--data hoặc DATA_DIR).`,
          en: `There are no keys in ${folder}. Look at the data folder again (--data or DATA_DIR).`,
        });
      const { current } = rotateKey(folder, Date.now());
      console.log(
        `Khóa mới: ${current}. Khởi động lại máy chủ để dùng.\nThe new key is ${current}; restart the server to use it.`,
      );
      return 0;
    }),
};
