// Whether those who are said to vouch for a printed sheet do: by the server's keys as this device knows them, with no
// network.

import { check, type WordCheck } from './check-receipt.ts';
import { bytesOfHex, utf8 } from './bytes.ts';
import { paperText, printedText, vouchText, type PaperProof, type PaperWord } from './paper-proof.ts';
import type { ServerKeys, Subtle } from './signature.ts';

/** What of WebCrypto the device's own signatures need besides. */
interface DeviceSubtle {
  importKey(
    format: 'raw',
    key: Uint8Array<ArrayBuffer>,
    algorithm: { readonly name: 'ECDSA'; readonly namedCurve: 'P-256' },
    extractable: boolean,
    usages: readonly ['verify'],
  ): Promise<unknown>;
  verify(
    algorithm: { readonly name: 'ECDSA'; readonly hash: 'SHA-256' },
    key: never,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

export interface CheckDeps {
  readonly subtle: (Subtle & DeviceSubtle) | undefined;
  readonly keys: ServerKeys | undefined;
}

/** Whether the server signed this very word for a paper [PF2]. */
export const checkProof = (deps: CheckDeps, proof: PaperProof): Promise<WordCheck> =>
  check(deps, paperText(proof), proof);

/**
 * Whether what a code says is vouched for as it says: by the server itself, or by a device that the server vouches for
 * [PF2]. What nobody vouches for is by an unknown key.
 */
export async function checkPaper(deps: CheckDeps, word: PaperWord): Promise<WordCheck> {
  if (word.by === 'server') return checkProof(deps, word.proof);
  if (word.by === 'nobody') return 'unknown-key';
  const { printed, vouch, signature } = word;
  const own = await checkDevice(deps, printedText(printed, vouch.publicKey), vouch.publicKey, signature);
  // A device that did not sign this needs no vouching for.
  if (own !== 'valid') return own;
  return check(deps, vouchText(vouch), vouch);
}

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' } as const;

async function checkDevice(
  { subtle }: CheckDeps,
  text: string,
  publicKey: string,
  signature: string,
): Promise<WordCheck> {
  if (!subtle) return 'cannot-check';
  let key: unknown;
  try {
    key = await subtle.importKey('raw', bytesOfHex(`04${publicKey}`), ECDSA, false, ['verify']);
  } catch {
    // Every browser has P-256: this is no point of it.
    return 'invalid';
  }
  const isValid = await subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key as never,
    bytesOfHex(signature),
    utf8(text),
  );
  return isValid ? 'valid' : 'invalid';
}
