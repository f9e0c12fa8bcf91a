// A JSON answer whose bulk was compressed once for everyone, with this answer's own few words put before it.

import { crc32, deflateRaw } from 'node:zlib';
import { promisify } from 'node:util';

/** The bulk of an answer: everything after the opening brace and the words put before it. */
export interface Bulk {
  readonly plain: Buffer;
  /** Made when it is first asked for, and once. */
  readonly deflated: () => Promise<Buffer>;
}

const deflate = promisify(deflateRaw);

/** `body` is a JSON object; its opening brace is left to whoever answers. */
export function packBulk(body: object): Bulk {
  const plain = Buffer.from(JSON.stringify(body).slice(1));
  let deflated: Promise<Buffer> | undefined;
  return { plain, deflated: () => (deflated ??= deflate(plain, { level: 6 })) };
}

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** The answer as gzip: the own words as a stored block, then the bulk as it lies; one check over both. */
export async function gzipAnswer(own: object, bulk: Bulk): Promise<Buffer> {
  const { plain } = bulk;
  const deflated = await bulk.deflated();
  const words = ownWords(own);
  const stored = Buffer.alloc(5);
  stored.writeUInt16LE(words.length, 1);
  stored.writeUInt16LE(words.length ^ 0xffff, 3);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(plain, crc32(words)), 0);
  trailer.writeUInt32LE((words.length + plain.length) >>> 0, 4);
  return Buffer.concat([HEADER, stored, words, deflated, trailer]);
}

export const plainAnswer = (own: object, { plain }: Bulk): Buffer => Buffer.concat([ownWords(own), plain]);

/** `{"at":1` and a comma, short of the closing brace. */
const ownWords = (own: object): Buffer => Buffer.from(`${JSON.stringify(own).slice(0, -1)},`);
