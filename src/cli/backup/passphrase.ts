// What shuts a backup: the first line of a file, since in the command line it would stand in everybody's list of processes.

import { CommandRefusal } from '../refusal.ts';
import { textUpTo } from '../text-up-to.ts';

/** Undefined where no file is named. Refuses one that cannot be read, and fewer than twelve characters. */
export function readPassphrase(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const [line = ''] = textOf(file).split(/\r?\n/);
  if (line.length >= 12) return line;
  throw new CommandRefusal({
    vi: 'Mật khẩu sao lưu cần ít nhất 12 ký tự.',
    en: 'The passphrase needs 12 characters.',
  });
}

/** More than any passphrase, in bytes. */
const MOST = 1 << 20;

function textOf(file: string): string {
  let text: string | undefined;
  try {
    text = textUpTo(file, MOST);
  } catch {
    // It is named like one that never ends.
  }
  if (text !== undefined) return text;
  throw new CommandRefusal({
    vi: `Không đọc được tệp mật khẩu ${file}.`,
    en: `The file of the passphrase, ${file}, cannot be read.`,
  });
}
