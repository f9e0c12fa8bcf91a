// What a server signs, and how anyone checks it: Ed25519 over a text both sides write alike. Bytes are in hex.

import { z } from 'zod';
import { assert } from '../base/assert.ts';
import { bytesOfHex } from './bytes.ts';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const Signature = z.string().regex(/^[0-9a-f]{128}$/);

/** The name of a key: the beginning of its own hash. */
export const KeyId = z.string().regex(/^[0-9a-f]{16}$/);
export type KeyId = z.infer<typeof KeyId>;

/** A key gives way to the next, and both say so: who holds only one of them can pretend nothing [SG5]. */
export const Rotation = z.object({
  from: KeyId,
  to: KeyId,
  /** Of the new key. */
  publicKey: Sha256,
  /** The server's clock. */
  at: z.int(),
  byOld: Signature,
  byNew: Signature,
});
export type Rotation = z.infer<typeof Rotation>;

/** GET /api/keys: every key this server has signed with, the present one last. */
export const ServerKeys = z.object({
  current: KeyId,
  keys: z.array(z.object({ id: KeyId, publicKey: Sha256, since: z.int() })).min(1),
  rotations: z.array(Rotation),
});
export type ServerKeys = z.infer<typeof ServerKeys>;

/** The text that the old and the new key sign. */
export const rotationText = ({ from, to, publicKey, at }: Omit<Rotation, 'byOld' | 'byNew'>): string =>
  `so-thi-dua rotation 1\n${JSON.stringify([from, to, publicKey, at])}\n`;

/** What of WebCrypto is needed: a browser's `crypto.subtle`, or Node's. */
export interface Subtle {
  importKey(
    format: 'raw',
    key: Uint8Array<ArrayBuffer>,
    algorithm: { readonly name: 'Ed25519' },
    extractable: boolean,
    usages: readonly ['verify'],
  ): Promise<unknown>;
  verify(
    algorithm: { readonly name: 'Ed25519' },
    key: never,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

/** `cannot-check`: this browser has no Ed25519, which says nothing of the signature. */
export type SignatureCheck = 'valid' | 'invalid' | 'cannot-check';

interface Signed {
  readonly text: string;
  readonly signature: string;
  readonly publicKey: string;
}

/** Whether the key signed just this text. Never throws for what came over the wire. */
export async function verifySignature(
  { subtle }: { readonly subtle: Subtle | undefined },
  { text, signature, publicKey }: Signed,
): Promise<SignatureCheck> {
  if (!Signature.safeParse(signature).success || !Sha256.safeParse(publicKey).success) return 'invalid';
  if (!subtle) return 'cannot-check';
  let key: unknown;
  try {
    key = await subtle.importKey('raw', bytesOfHex(publicKey), ED25519, false, ['verify']);
  } catch {
    // An algorithm the browser has not got, by whichever name of error it says so.
    return 'cannot-check';
  }
  const isValid = await subtle.verify(ED25519, key as never, bytesOfHex(signature), bytesOfText(text));
  return isValid ? 'valid' : 'invalid';
}

const ED25519 = { name: 'Ed25519' } as const;

/** What is signed is made of ids, numbers and hashes: a byte a letter. */
function bytesOfText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    assert(code < 128, 'a signed text is plain ASCII');
    bytes[at] = code;
  }
  return bytes;
}
