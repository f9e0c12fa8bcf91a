// Whether a backup fits, asked before: one that fills the disk of the database keeps a whole server from taking work.

import { statfsSync, statSync } from 'node:fs';
import { CommandRefusal, diskFull } from '../refusal.ts';

/** A folder that something is to be written to, and how many bytes at most. */
export interface Wanted {
  readonly folder: string;
  readonly bytes: number;
  /** The copy in clear, which lies beside the database until it is shut. */
  readonly isClear: boolean;
}

/** Refuses where a disk has less left than is wanted of it; one that does not say how much it has is tried. */
export function mustHaveRoom(wanted: readonly Wanted[]): void {
  const disks = new Map<number, Wanted[]>();
  for (const one of wanted) {
    const { dev } = statSync(one.folder);
    disks.set(dev, [...(disks.get(dev) ?? []), one]);
  }
  for (const those of disks.values()) {
    const [first] = those;
    const need = those.reduce((sum, { bytes }) => sum + bytes, 0);
    if (!first) continue;
    const { blocks, bfree, bavail, bsize } = statfsSync(first.folder);
    // What is kept back for root is root's to fill.
    const left = (process.getuid?.() === 0 ? bfree : bavail) * bsize;
    if (blocks > 0 && left < need) throw tooSmall(first.folder, { need, left, isClear: those.some(isClear) });
  }
}

const isClear = (one: Wanted): boolean => one.isClear;

const inMegabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

function tooSmall(
  folder: string,
  { need, left, isClear }: { readonly need: number; readonly left: number; readonly isClear: boolean },
): CommandRefusal {
  const [needed, there] = [inMegabytes(need), inMegabytes(left)];
  const { vi, en } = isClear ? CLEAR : OTHER;
  return new CommandRefusal({
    vi: `Ổ đĩa của ${folder} còn ${there} MB, cần ${needed} MB${vi}. Chưa ghi gì.`,
    en: `The disk of ${folder} has ${there} MB left, and ${needed} MB are needed${en}. Nothing was written.`,
  });
}

const CLEAR = {
  vi: ': khi có mật khẩu, bản chưa mã hóa nằm tạm cạnh kho dữ liệu. Hãy dọn chỗ ở chính ổ đĩa ấy; chọn thư mục --to khác không giúp được',
  en: ': under a passphrase the copy lies beside the database until it is shut. Make room on that disk; another --to does not help',
};
const OTHER = {
  vi: '. Hãy dọn chỗ hoặc chọn thư mục --to khác',
  en: '. Make room or choose another --to',
};

/** Does something that writes to a folder; where its disk is full all the same, the folder is named. */
export async function naming<T>(folder: string, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw diskFull(error, folder) ?? error;
  }
}
