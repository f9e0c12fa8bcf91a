// What lies beside a backup and says what it is: enough to check it without opening it.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Encryption = z.object({
  cipher: z.literal('aes-256-gcm'),
  key: z.literal('argon2id'),
  memory: z.int().min(8).max(4_194_304),
  passes: z.int().min(1).max(100),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  nonce: z.string().regex(/^[0-9a-f]{24}$/),
  tag: z.string().regex(/^[0-9a-f]{32}$/),
});

/** A file beside the manifest: its name, its length, its hash as it lies there, and how it is shut. */
const Beside = {
  file: z.string().regex(/^[\w.-]+$/),
  bytes: z.int(),
  sha256: Sha256,
  /** Null where it lies open. */
  encryption: Encryption.nullable(),
};

export const Manifest = z.object({
  format: z.literal('so-thi-dua backup 1'),
  at: z.int(),
  epoch: z.string(),
  ...Beside,
  /** Of the database itself, once decrypted. */
  database: Sha256,
  /** In how many places it did not agree with its log, and does not once restored. Absent where in none. */
  found: z.int().min(1).optional(),
  /** Of a release before the log was chained: it was checked to be readable, and not against its log. */
  earlier: z.literal(true).optional(),
  /** The evidence files, one after the other in a pack. Absent where there were none, and in older backups. */
  files: z
    .object({
      ...Beside,
      list: z.array(z.object({ hash: Sha256, size: z.int().min(0) })),
      /** What the database names and the folder did not have, or not as it should be. */
      lacking: z.array(Sha256),
    })
    .optional(),
  blocs: z.array(z.object({ bloc: z.string(), size: z.int(), head: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
