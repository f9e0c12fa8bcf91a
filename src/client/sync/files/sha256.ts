import { hexOf } from '../../../protocol/bytes.ts';

/** SHA-256 in small hex, by which files and their pieces are known. */
export async function sha256(subtle: SubtleCrypto, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}
