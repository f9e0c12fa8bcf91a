// Files behind scores, beside the database: each under its own hash, so that what is there can be checked by its name
// alone, and is never written twice or changed. What is still coming lies apart, one part a file and unit.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileHash, FileType } from '../../domain/evidence/evidence-file.ts';
import { typeOfContent } from '../../domain/evidence/file-content.ts';

export interface FileStore {
  /** How many bytes of a part there are; 0 where there is none. */
  readonly lengthOf: (part: string) => Promise<number>;
  /** Adds to the end of a part, and has it on the disk when the promise is kept. `at` is the part's length. */
  readonly append: (part: string, at: number, bytes: Uint8Array) => Promise<void>;
  /**
   * Makes a part the file that it should be, on the disk under its name. False where it is another content or another
   * type: the part is gone then, and the file begins anew.
   */
  readonly finish: (
    part: string,
    file: { readonly hash: FileHash; readonly type: FileType },
  ) => Promise<boolean>;
  readonly drop: (part: string) => Promise<void>;
  /** Bytes of all parts whose names begin so; those that nobody has added to since `before` are dropped instead. */
  readonly bytesBegun: (prefix: string, before: number) => Promise<number>;
  /** Its length; undefined where it is not there. */
  readonly sizeOf: (hash: FileHash) => Promise<number | undefined>;
  /** At most `most` bytes of it from `at` on; undefined where it is not there. */
  readonly read: (hash: FileHash, at: number, most: number) => Promise<Buffer | undefined>;
}

export const filesFolder = (dataDir: string): string => join(dataDir, 'files');
export const filePath = (folder: string, hash: FileHash): string => join(folder, hash.slice(0, 2), hash);

/** The files of a folder, which is made with the first of them. `part` names are letters, digits, dots and dashes. */
export function openFileStore(folder: string): FileStore {
  const partPath = (part: string) => join(folder, 'parts', part);

  return {
    lengthOf: async (part) => (await sizeAt(partPath(part))) ?? 0,

    async append(part, at, bytes) {
      const path = partPath(part);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, at === 0 ? 'w' : 'r+', 0o600);
      try {
        // A disk that fills may take only some of it at once, without a word.
        for (let done = 0; done < bytes.length;) {
          const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
          done += bytesWritten;
        }
        await file.sync();
      } catch (error) {
        // A full disk may have taken some of it: what was not answered for is not there.
        await file.truncate(at).catch(() => undefined);
        throw error;
      } finally {
        await file.close();
      }
    },

    async finish(part, { hash, type }) {
      const from = partPath(part);
      const found = await look(from);
      if (found.hash !== hash || found.type !== type) {
        await rm(from, { force: true });
        return false;
      }
      const to = filePath(folder, hash);
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await rename(from, to);
      // Until the folders have it on the disk, it is not there.
      for (const place of [dirname(to), folder]) await flush(place);
      return true;
    },

    drop: (part) => rm(partPath(part), { force: true }),

    async bytesBegun(prefix, before) {
      const names = (await readdir(join(folder, 'parts')).catch(missing)) ?? [];
      let bytes = 0;
      for (const name of names.filter((one) => one.startsWith(prefix))) {
        const found = await stat(partPath(name)).catch(missing);
        if (found && found.mtimeMs < before) await rm(partPath(name), { force: true });
        else bytes += found?.size ?? 0;
      }
      return bytes;
    },
    sizeOf: (hash) => sizeAt(filePath(folder, hash)),

    async read(hash, at, most) {
      const file = await open(filePath(folder, hash), 'r').catch(missing);
      if (!file) return undefined;
      try {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(most), 0, most, at);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

const missing = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
};

const sizeAt = async (path: string): Promise<number | undefined> => (await stat(path).catch(missing))?.size;

/** The hash of all of a file, and what its first bytes say that it is. */
async function look(path: string): Promise<{ hash: string; type: FileType | undefined }> {
  const hash = createHash('sha256');
  let start: Buffer | undefined;
  for await (const chunk of createReadStream(path)) {
    start ??= chunk as Buffer;
    hash.update(chunk as Buffer);
  }
  return { hash: hash.digest('hex'), type: start && typeOfContent(start) };
}

async function flush(folder: string): Promise<void> {
  const place = await open(folder, 'r');
  try {
    await place.sync();
  } finally {
    await place.close();
  }
}
