import { keysFolder, rotateKey } from '../server/signing/keys.ts';
import type { Command } from './command.ts';
import { optionsOf, refusing } from './refusal.ts';

/** Makes the server's next signing key. A running server goes on with the old one until it is started again. */
export const rotateKeyCommand: Command = {
  summary:
    'Đổi khóa ký của máy chủ; có hiệu lực khi khởi động lại / makes the next signing key, for the next start.',
  run: (args) =>
    refusing(() => {
      const { data } = optionsOf(args, ['data'], 'npm run -s cli -- rotate-key [--data <folder>]');
      const { current } = rotateKey(keysFolder(data ?? (process.env['DATA_DIR'] || './data')), Date.now());
      console.log(
        `Khóa mới: ${current}. Khởi động lại máy chủ để dùng.\nThe new key is ${current}; restart the server to use it.`,
      );
      return 0;
    }),
};
