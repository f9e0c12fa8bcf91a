// Why a command could not do what it was asked, in both languages; it then ends with exit code 2.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Words } from '../base/words.ts';
import { KeysDamaged } from '../server/signing/keys.ts';
import { keysDamaged, newerDatabase, notReached } from '../server/start-refusal.ts';
import { NewerDatabase } from '../server/store/migrations.ts';
import { whyNotReached } from '../server/store/postgres.ts';
import { isBusy, isDiskReadOnly, isStorageFull } from '../server/store/sqlite.ts';

export class CommandRefusal extends Error {
  constructor({ vi, en }: Words) {
    super(`${vi}\n${en}`);
  }
}

/** Runs a command whose refusals are printed, and so is what the disk says no to; anything else is a bug, and thrown on. */
export async function refusing(act: () => Promise<number> | number): Promise<number> {
  try {
    return await act();
  } catch (error) {
    const refusal = error instanceof CommandRefusal ? error : (ofDatabase(error) ?? ofDisk(error));
    if (!refusal) throw error;
    console.error(refusal.message);
    return 2;
  }
}

function ofDatabase(error: unknown): CommandRefusal | undefined {
  if (error instanceof KeysDamaged) return new CommandRefusal(keysDamaged(error));
  if (error instanceof NewerDatabase) return new CommandRefusal(newerDatabase(error));
  if (isBusy(error)) {
    return new CommandRefusal({
      vi: 'Một chương trình khác đang giữ kho dữ liệu cho riêng mình. Hãy đợi nó xong hoặc đóng nó rồi chạy lại.',
      en: 'Another program holds the database for itself. Wait until it is done, or close it, and run this again.',
    });
  }
  const why = whyNotReached(error);
  return why === undefined ? undefined : new CommandRefusal(notReached(why));
}

/** What the system says of a file or a folder, and what to do next. */
function ofDisk(error: unknown): CommandRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const place = dest ?? path ?? '';
  if (isStorageFull(error)) {
    return new CommandRefusal({
      vi: `Ổ đĩa đã đầy${place && ` (${place})`}. Dọn chỗ hoặc chọn thư mục khác rồi chạy lại.`,
      en: `The disk is full${place && ` (${place})`}. Make room or choose another folder, and run it again.`,
    });
  }
  if (isDiskReadOnly(error)) {
    return new CommandRefusal({
      vi: `Ổ đĩa chỉ cho đọc${place && ` (${place})`}. Chọn thư mục khác rồi chạy lại.`,
      en: `The disk takes no writes${place && ` (${place})`}. Choose another folder, and run it again.`,
    });
  }
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return new CommandRefusal({
        vi: `Không được phép đọc hoặc ghi ${place}. Chạy bằng tài khoản của máy chủ, hoặc chọn nơi khác.`,
        en: `${place} may not be read or written. Run it as the server's own user, or choose another place.`,
      });
    case 'EEXIST':
    case 'ENOTDIR':
      return new CommandRefusal({
        vi: `${place} là tệp, không phải thư mục. Hãy chỉ một thư mục.`,
        en: `${place} is a file and no folder. Name a folder.`,
      });
    case 'ENOENT':
      return new CommandRefusal({
        vi: `Không có ${place}. Xem lại tên tệp hoặc thư mục.`,
        en: `There is no ${place}. Look at the name again.`,
      });
    default:
      return undefined;
  }
}

/** The options of a command line, each a text; what is not among them is refused with the usage. */
export function optionsOf<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  usage: string,
): { readonly [N in Name]?: string } {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  try {
    const { values } = parseArgs({ args: [...args], options: options as ParseArgsConfig['options'] });
    return values;
  } catch (error) {
    const [, option] = /'([^']+)'/.exec((error as Error).message) ?? [];
    throw new CommandRefusal({
      vi: `Không dùng được tham số ${option ?? ''}. Cách dùng: ${usage}`,
      en: `${(error as Error).message} Usage: ${usage}`,
    });
  }
}
