// The code on a printed sheet, byte for byte: what it states and who vouches for it. Paper is read for years, so a
// version stands in front, and older ones are read for ever.

import { fail, ok, type Result } from '../base/result.ts';
import { ByteReader, BytesFault, ByteWriter, bytesOfHex, hexOf } from './bytes.ts';
import { markHex, readMark, type PaperMark } from './paper-mark.ts';
import { markOf, type PaperWord } from './paper-proof.ts';

/** "STĐ", and the version of the form. */
const MAGIC = '535444';
const VERSION = 1;
const WORDS = ['server', 'device', 'nobody'] as const;
const MOST_NAME = 400;

export interface ReadCode {
  readonly mark: PaperMark;
  readonly word: PaperWord;
}

/** `foreign`: some other code. `newer`: printed by a later release. `damaged`: ours, and not as it was printed. */
export type CodeProblem = 'foreign' | 'newer' | 'damaged';

/** The bytes of a code. */
export function writeCode(word: PaperWord): Uint8Array<ArrayBuffer> {
  const mark = markOf(word);
  const writer = new ByteWriter()
    .hex(MAGIC)
    .byte(VERSION)
    .byte(WORDS.indexOf(word.by))
    .whole(mark.length / 2)
    .hex(mark);
  if (word.by === 'server') {
    const { position, head, at, key, signature } = word.proof;
    writer
      .whole(position)
      .byte(head.length / 2)
      .hex(head)
      .whole(at)
      .hex(key)
      .hex(signature);
    return writer.bytes;
  }
  writer.whole(word.printed.printedAt);
  if (word.by === 'device') {
    const { publicKey, person, at, key, signature } = word.vouch;
    writer.hex(publicKey).text(person).whole(at).hex(key).hex(signature).hex(word.signature);
  }
  return writer.bytes;
}

/** What a code says; not yet whether it is true. Never throws for what a camera saw. */
export function readCode(bytes: Uint8Array): Result<ReadCode, CodeProblem> {
  if (hexOf(bytes.subarray(0, 3)) !== MAGIC) return fail('foreign');
  if ((bytes[3] ?? 0) > VERSION) return fail('newer');
  try {
    const read = readWhole(bytes);
    // What can be written in another way as well was not written by us.
    return hexOf(writeCode(read.word)) === hexOf(bytes) && markHex(read.mark) === markOf(read.word)
      ? ok(read)
      : fail('damaged');
  } catch (error) {
    if (error instanceof BytesFault) return fail('damaged');
    throw error;
  }
}

function readWhole(bytes: Uint8Array): ReadCode {
  const reader = new ByteReader(bytes);
  reader.hex(3);
  if (reader.byte() !== VERSION) throw new BytesFault('no version of ours');
  const by = WORDS[reader.byte()];
  const length = reader.whole();
  if (length > bytes.length) throw new BytesFault('cut short');
  const mark = reader.hex(length);
  const read = (word: PaperWord): ReadCode => {
    reader.end();
    return { mark: readMark(bytesOfHex(mark)), word };
  };
  if (by === 'server') {
    const position = reader.whole();
    const head = reader.byte();
    if (head !== 0 && head !== 8) throw new BytesFault('no head');
    const proof = {
      mark,
      position,
      head: reader.hex(head),
      at: reader.whole(),
      key: reader.hex(8),
      signature: reader.hex(64),
    };
    return read({ by, proof });
  }
  const printed = { mark, printedAt: reader.whole() };
  if (by === 'nobody') return read({ by, printed });
  if (by !== 'device') throw new BytesFault('by nobody we know');
  const vouch = {
    publicKey: reader.hex(64),
    person: reader.text(MOST_NAME),
    at: reader.whole(),
    key: reader.hex(8),
    signature: reader.hex(64),
  };
  return read({ by, printed, vouch, signature: reader.hex(64) });
}
