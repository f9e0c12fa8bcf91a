// Whether a server signed what it is said to have signed, and whether a list of its keys goes on from the one that
// was known before: the same on a device, and for whoever holds a paper.

import { receiptText, type Receipt } from './receipt.ts';
import { checkpointText, type Checkpoint } from './checkpoint.ts';
import {
  rotationText,
  verifySignature,
  type ServerKeys,
  type SignatureCheck,
  type Subtle,
} from './signature.ts';

/** `unknown-key`: signed under a key that is not in the list, which says neither yes nor no. */
export type WordCheck = SignatureCheck | 'unknown-key';

interface Deps {
  readonly subtle: Subtle | undefined;
  /** Undefined where none was ever heard. */
  readonly keys: ServerKeys | undefined;
}

/** Whether one of these keys signed the receipt, to the letter [RC2]. */
export const checkReceipt = (deps: Deps, receipt: Receipt): Promise<WordCheck> =>
  check(deps, receiptText(receipt), receipt);

/** Whether one of these keys signed the checkpoint, to the letter [RC2]. */
export const checkCheckpoint = (deps: Deps, checkpoint: Checkpoint): Promise<WordCheck> =>
  check(deps, checkpointText(checkpoint), checkpoint);

/** Whether one of these keys signed the text. */
export async function check(
  { subtle, keys }: Deps,
  text: string,
  { key, signature }: { readonly key: string; readonly signature: string },
): Promise<WordCheck> {
  const known = keys?.keys.find(({ id }) => id === key);
  if (!known) return 'unknown-key';
  // No server of ours ever signed anything else.
  if (!/^[\n -~]*$/.test(text)) return 'invalid';
  return verifySignature({ subtle }, { text, signature, publicKey: known.publicKey });
}

/**
 * Whether a list of keys goes on from the known one: every key that was known is as it was, and each other was brought
 * in by one known before it, with the signatures of both [RC3]. Where the browser cannot check signatures, the known
 * keys at least are as they were.
 */
export async function goesOn(
  { subtle }: { readonly subtle: Subtle | undefined },
  known: ServerKeys,
  offered: ServerKeys,
): Promise<boolean> {
  const keyOf = (id: string) => offered.keys.find((key) => key.id === id)?.publicKey;
  if (known.keys.some(({ id, publicKey }) => keyOf(id) !== publicKey)) return false;
  const trusted = new Map(known.keys.map(({ id, publicKey }) => [id, publicKey]));
  for (const rotation of offered.rotations) {
    const { from, to, publicKey, byOld, byNew } = rotation;
    const old = trusted.get(from);
    if (old === undefined || trusted.has(to) || keyOf(to) !== publicKey) continue;
    const text = rotationText(rotation);
    const words = await Promise.all([
      verifySignature({ subtle }, { text, signature: byOld, publicKey: old }),
      verifySignature({ subtle }, { text, signature: byNew, publicKey }),
    ]);
    if (!words.includes('invalid')) trusted.set(to, publicKey);
  }
  return offered.keys.every(({ id }) => trusted.has(id)) && trusted.has(offered.current);
}
