// The code by which the receiver of a package confirms it. It is made from the secret inside, so nobody has it who has
// not opened the package; and from the digest, so it says of just this content that it arrived whole [HO2].

import { confirmationCode } from '../../../domain/handover/codes.ts';
import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import { bytesOfHex, hexOf } from './carried-work.ts';

export async function confirmationOf(
  subtle: SubtleCrypto,
  { id, digest, secret }: Pick<HandedOver, 'id' | 'digest' | 'secret'>,
): Promise<string> {
  const key = await subtle.importKey('raw', bytesOfHex(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const text = new TextEncoder().encode(`so-thi-dua handover 1\n${id}\n${digest}\n`);
  return confirmationCode(hexOf(await subtle.sign('HMAC', key, text)));
}
