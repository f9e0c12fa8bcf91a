// A backup under a passphrase: AES-256-GCM, the key by Argon2id, so that a stolen file is of no use and a changed
// one does not open.

import { argon2Sync, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from './manifest.ts';

type Encryption = NonNullable<Manifest['encryption']>;

/** Writes `from` encrypted to `to`, and says how. */
export async function encryptFile(from: string, to: string, passphrase: string): Promise<Encryption> {
  const means = { memory: 65_536, passes: 3, salt: randomBytes(16).toString('hex') };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, means), nonce);
  await pipeline(createReadStream(from), cipher, createWriteStream(to, { mode: 0o600, flush: true }));
  return {
    cipher: 'aes-256-gcm',
    key: 'argon2id',
    ...means,
    nonce: nonce.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  };
}

/** False where the passphrase is another, or a byte of the file is; `to` is then not to be used. */
export async function decryptFile(
  from: string,
  to: string,
  passphrase: string,
  encryption: Encryption,
): Promise<boolean> {
  const key = keyOf(passphrase, encryption);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(encryption.nonce, 'hex'));
  decipher.setAuthTag(Buffer.from(encryption.tag, 'hex'));
  try {
    await pipeline(createReadStream(from), decipher, createWriteStream(to, { mode: 0o600, flush: true }));
    return true;
  } catch (error) {
    if (error instanceof Error && /authenticate|auth/i.test(error.message)) return false;
    throw error;
  }
}

const keyOf = (
  passphrase: string,
  { memory, passes, salt }: Pick<Encryption, 'memory' | 'passes' | 'salt'>,
) =>
  argon2Sync('argon2id', {
    message: passphrase.normalize('NFC'),
    nonce: Buffer.from(salt, 'hex'),
    parallelism: 1,
    tagLength: 32,
    memory,
    passes,
  });
