// A backup as it lies: its manifest read, its files checked by their hashes and opened.

import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { CommandRefusal } from '../refusal.ts';
import { decryptFile } from './cipher.ts';
import { hashFile, Manifest } from './manifest.ts';

/** The manifest at a path. Refuses what is none. */
export function readManifest(path: string): Manifest {
  const found = statSync(path);
  if (found.isDirectory()) {
    throw new CommandRefusal({
      vi: `${path} là thư mục. Hãy chỉ tệp kê khai (.json) của bản sao lưu ở trong đó.`,
      en: `${path} is a folder. Name the manifest (.json) of the backup in it.`,
    });
  }
  // A pipe or a device has no files beside it, and may never end.
  const parsed = Manifest.safeParse(found.isFile() ? jsonIn(readFileSync(path, 'utf8')) : undefined);
  if (parsed.success) return parsed.data;
  throw new CommandRefusal({
    vi: `${path} không phải tệp kê khai của bản sao lưu. Hãy chỉ tệp .json nằm cạnh tệp .sqlite hoặc .enc.`,
    en: `${path} is not the manifest of a backup. Name the .json file beside the .sqlite or .enc.`,
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A file of a backup as its manifest describes it; `content` is the hash of what is in it, where that is told. */
export type InBackup = Pick<Manifest, 'sha256' | 'encryption'> & { readonly content?: string };

/** Copies a file of a backup out of it, opened. Refuses one that is not what the manifest says, or another passphrase. */
export async function unpack(
  path: string,
  to: string,
  { sha256, content, encryption }: InBackup,
  passphrase: string | undefined,
): Promise<void> {
  if (!existsSync(path) || (await hashFile(path)) !== sha256) throw damaged();
  if (encryption === null) {
    copyFileSync(path, to);
  } else if (passphrase === undefined || !(await decryptFile(path, to, passphrase, encryption))) {
    throw new CommandRefusal({
      vi: 'Mật khẩu sao lưu không đúng. Dùng --passphrase-file.',
      en: 'The passphrase is not right. Use --passphrase-file.',
    });
  }
  if (content !== undefined && (await hashFile(to)) !== content) throw damaged();
}

export const damaged = (): CommandRefusal =>
  new CommandRefusal({
    vi: 'Tệp sao lưu thiếu hoặc đã hỏng: không khớp mã kiểm trong tệp kê khai.',
    en: 'The backup is missing or damaged: it does not match its manifest.',
  });
