// Why a command could not do what it was asked, in both languages; it then ends with exit code 2.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Words } from '../base/words.ts';
import { KeysDamaged } from '../server/signing/keys.ts';
import { keysDamaged, newerDatabase, notReached } from '../server/start-refusal.ts';
import { NewerDatabase } from '../server/store/migrations.ts';
import { isForbidden, whyNotReached } from '../server/store/postgres.ts';
import { isBusy, isDiskReadOnly, isStorageFull } from '../server/store/sqlite.ts';
import { isNotOpened } from './verify/open-to-read.ts';

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
  if (isNotOpened(error)) {
    return new CommandRefusal({
      vi: 'Không mở được kho dữ liệu. Nếu do quyền: chạy bằng tài khoản của máy chủ. Nếu ổ đĩa của nó chỉ cho đọc mà còn tệp -wal bên cạnh (có số liệu đã nhận trong đó): chép cả .sqlite và .sqlite-wal sang một thư mục ở ổ đĩa khác rồi chỉ thư mục hoặc tệp ở đó.',
      en: "The database cannot be opened. Where it is a matter of rights, run this as the server's own user. Where its disk takes no writes and a -wal lies beside it (which holds work that was taken): copy both, .sqlite and .sqlite-wal, into a folder on another disk, and name that folder or file.",
    });
  }
  if (isForbidden(error)) {
    return new CommandRefusal({
      vi: `Người dùng trong DATABASE_URL không có đủ quyền ở đó (${(error as Error).message}). Hãy chạy bằng người dùng của máy chủ, hoặc cấp quyền: lập cơ sở dữ liệu bằng "createdb -O <người dùng>", hoặc GRANT trên các bảng và trên schema public.`,
      en: `The user in DATABASE_URL may not do this there (${(error as Error).message}). Use the user of the server, or give the right: make the database by "createdb -O <user>", or GRANT on its tables and on the schema public.`,
    });
  }
  const why = whyNotReached(error);
  return why === undefined ? undefined : new CommandRefusal(notReached(why));
}

/** The words for a full disk, with the file or folder it is about; undefined where it is none that is full. */
export function diskFull(error: unknown, place: string): CommandRefusal | undefined {
  if (error instanceof CommandRefusal) return undefined;
  const isLimit = error instanceof Error && 'code' in error && error.code === 'EFBIG';
  if (!isStorageFull(error) && !isLimit) return undefined;
  return new CommandRefusal({
    vi: `Ổ đĩa đã đầy${place && ` (${place})`}. Dọn chỗ ở đó hoặc chọn thư mục khác rồi chạy lại.`,
    en: `The disk is full${place && ` (${place})`}. Make room there or choose another folder, and run it again.`,
  });
}

/** What the system says of a file or a folder, and what to do next. */
function ofDisk(error: unknown): CommandRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path, dest, syscall } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const place = dest ?? path ?? '';
  const full = diskFull(error, place);
  if (full) return full;
  // The system says so of a folder that cannot be made, too: on a read-only disk, or in one of its own.
  const isUnmade = code === 'ENOENT' && syscall === 'mkdir';
  if (isDiskReadOnly(error) || isUnmade) {
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
    case 'ENAMETOOLONG':
      return new CommandRefusal({
        vi: `Tên quá dài: ${place.slice(0, 80)}… Hãy chọn tên ngắn hơn.`,
        en: `The name is too long: ${place.slice(0, 80)}… Choose a shorter one.`,
      });
    case 'EISDIR':
      return new CommandRefusal({
        vi: `${place || 'Tên đã cho'} là thư mục, không phải tệp. Hãy chỉ một tệp.`,
        en: `${place || 'What was named'} is a folder and no file. Name a file.`,
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

/**
 * The options of a command line, each a text, and its `flags`, which are given or not; what is not among them is refused
 * with the usage.
 */
export function optionsOf<Name extends string, Flag extends string = never>(
  args: readonly string[],
  names: readonly Name[],
  usage: string,
  flags: readonly Flag[] = [],
): { readonly [N in Name]?: string } & { readonly [F in Flag]?: boolean } {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' }] as const),
    ...flags.map((flag) => [flag, { type: 'boolean' }] as const),
  ]);
  try {
    return parseArgs({ args: [...args], options }).values as ReturnType<typeof optionsOf<Name, Flag>>;
  } catch (error) {
    const [, option] = /'([^']+)'/.exec((error as Error).message) ?? [];
    throw new CommandRefusal({
      vi: `Không dùng được tham số ${option ?? ''}. Cách dùng: ${usage}`,
      en: `${(error as Error).message} Usage: ${usage}`,
    });
  }
}
