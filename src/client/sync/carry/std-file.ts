// A `.std` file: one line that says how it is shut, then the bytes, shut under a passphrase. The line is sealed with
// the rest, so that no byte of a file can be changed and the file still open.

import { z } from 'zod';
import { fail, ok, type Result } from '../../../base/result.ts';
import { bytesOfHex, hexOf } from './carried-work.ts';
import { fileInText } from './std-text.ts';

const Header = z.strictObject({
  format: z.literal('so-thi-dua/std'),
  version: z.literal(1),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  iv: z.string().regex(/^[0-9a-f]{24}$/),
});

export const LEAST_PASSPHRASE = 8;
const ROUNDS = 600_000;
const LONGEST_HEADER = 1000;
const MOST_BYTES = 16 * 1024 * 1024;
/** As a text, with its heading and line ends. */
const MOST_LETTERS = 1.5 * MOST_BYTES;

/** A wrong passphrase and an altered file look the same from outside: that is what the seal is for. */
export type StdProblem = 'not-std' | 'newer' | 'too-large' | 'not-read' | 'does-not-open';

interface Deps {
  readonly crypto: Pick<Crypto, 'subtle' | 'getRandomValues'>;
}

/** Shuts the bytes. The passphrase has at least `LEAST_PASSPHRASE` characters. */
export async function shutFile(
  { crypto }: Deps,
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const header = { format: 'so-thi-dua/std', version: 1, salt: hexOf(salt), iv: hexOf(iv) };
  const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const key = await keyOf(crypto.subtle, passphrase, salt, 'encrypt');
  const shut = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: line }, key, bytes);
  return new Uint8Array(await new Blob([line, shut]).arrayBuffer());
}

/** The bytes again, all of them or none. */
export async function openFile(
  { crypto }: Deps,
  file: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Result<Uint8Array<ArrayBuffer>, StdProblem>> {
  if (file.length > MOST_BYTES) return fail('too-large');
  const header = headerOf(file);
  if (!header.ok) return header;
  const { salt, iv, end } = header.value;
  const key = await keyOf(crypto.subtle, passphrase, bytesOfHex(salt), 'decrypt');
  try {
    const sealed = { name: 'AES-GCM', iv: bytesOfHex(iv), additionalData: file.slice(0, end) };
    return ok(new Uint8Array(await crypto.subtle.decrypt(sealed, key, file.slice(end))));
  } catch {
    return fail('does-not-open');
  }
}

/**
 * A chosen file's bytes, where it says of itself that it is such a file, as it is or as a text. One that is too large is
 * not read at all.
 */
export async function readStd(
  file: Pick<Blob, 'size' | 'arrayBuffer'>,
): Promise<Result<Uint8Array<ArrayBuffer>, StdProblem>> {
  if (file.size > MOST_LETTERS) return fail('too-large');
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = fileInText(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // The stick was pulled out, or the network drive is gone.
    return fail('not-read');
  }
  const wrong = stdProblemOf(bytes);
  return wrong ? fail(wrong) : ok(bytes);
}

/** Whether it says of itself that it is such a file; asked before anybody is asked for a passphrase. */
export const stdProblemOf = (file: Uint8Array<ArrayBuffer>): StdProblem | undefined => {
  if (file.length > MOST_BYTES) return 'too-large';
  const header = headerOf(file);
  return header.ok ? undefined : header.problem;
};

function headerOf(
  file: Uint8Array<ArrayBuffer>,
): Result<{ readonly salt: string; readonly iv: string; readonly end: number }, StdProblem> {
  const end = file.subarray(0, LONGEST_HEADER).indexOf(0x0a) + 1;
  if (end === 0) return fail('not-std');
  let said: unknown;
  try {
    said = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(0, end)));
  } catch {
    return fail('not-std');
  }
  const header = Header.safeParse(said);
  if (header.success) return ok({ ...header.data, end });
  const loose = z.object({ format: z.literal('so-thi-dua/std'), version: z.int().min(2) });
  return fail(loose.safeParse(said).success ? 'newer' : 'not-std');
}

async function keyOf(
  subtle: SubtleCrypto,
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  // Keyboards compose Vietnamese in more than one way.
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const derive = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return subtle.deriveKey(derive, base, { name: 'AES-GCM', length: 256 }, false, [use]);
}
