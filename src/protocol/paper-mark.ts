// What a printed sheet states, as the bytes that are signed; and the short code under which people find them again.

import { provedPapers, type PaperFacts, type PaperLine } from '../domain/paper/paper-facts.ts';
import { PeriodId, UnitId } from '../domain/ids.ts';
import { points, type Points } from '../domain/scoring/points.ts';
import { ByteReader, BytesFault, ByteWriter, hexOf } from './bytes.ts';

/** The facts, with the hash of what was entered behind them. */
export interface PaperMark extends PaperFacts {
  /** The first 16 bytes of the SHA-256 of the content, in hex. */
  readonly content: string;
}

const CONTENT_BYTES = 16;
const MOST_NAME = 240;
const MOST_ID = 200;
const MOST_LINES = 64;

/** The mark as bytes, in hex: what the server and the device sign. */
export function markHex(mark: PaperMark): string {
  const writer = new ByteWriter()
    .byte(provedPapers.indexOf(mark.paper))
    .byte(mark.isDraft ? 1 : 0)
    .text(mark.periodId)
    .text(mark.unitId ?? '')
    .text(mark.name)
    .whole(mark.session)
    .whole(mark.tableVersion)
    .hex(mark.content);
  writePoints(writer, mark.total);
  writer.whole(mark.lines.length);
  for (const { label, points: earned, place } of mark.lines) {
    writer.text(label).whole(place ?? 0);
    writePoints(writer, earned);
  }
  return hexOf(writer.bytes);
}

/** The mark of some bytes. Throws a `BytesFault` where they are none. */
export function readMark(bytes: Uint8Array): PaperMark {
  const reader = new ByteReader(bytes);
  const paper = provedPapers[reader.byte()];
  const draft = reader.byte();
  if (!paper || draft > 1) throw new BytesFault('no paper of ours');
  const periodId = PeriodId.safeParse(reader.text(MOST_ID));
  const unit = reader.text(MOST_ID);
  const unitId = unit === '' ? null : UnitId.safeParse(unit).data;
  const isOfUnit = paper === 'self' || paper === 'bloc';
  if (!periodId.success || unitId === undefined || isOfUnit !== (unitId !== null))
    throw new BytesFault('nobody’s paper');
  const name = reader.text(MOST_NAME);
  const session = reader.whole();
  const tableVersion = reader.whole();
  const content = reader.hex(CONTENT_BYTES);
  const total = readPoints(reader);
  const count = reader.whole();
  if (count > MOST_LINES) throw new BytesFault('too many lines');
  const lines = Array.from({ length: count }, (): PaperLine => {
    const label = reader.text(MOST_ID);
    const place = reader.whole();
    return { label, points: readPoints(reader), place: place === 0 ? null : place };
  });
  reader.end();
  return {
    paper,
    periodId: periodId.data,
    unitId,
    name,
    isDraft: draft === 1,
    session,
    tableVersion,
    content,
    total,
    lines,
  };
}

/** One byte says whether there are any. */
function writePoints(writer: ByteWriter, value: Points | null): void {
  writer.byte(value === null ? 0 : 1);
  if (value !== null) writer.signed(value);
}

function readPoints(reader: ByteReader): Points | null {
  const has = reader.byte();
  if (has > 1) throw new BytesFault('neither points nor none');
  return has === 1 ? points(reader.signed()) : null;
}

// Without I, L, O and U: what is read out on the telephone or written by hand stays what it was.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 11;

/** "7KQ2-M9TD-3FJX": the beginning of the mark's own SHA-256, and a letter that tells a slip of the hand [PF5]. */
export function shortCode(digestOfMark: Uint8Array): string {
  let letters = '';
  let [held, bits] = [0, 0];
  for (const byte of digestOfMark.subarray(0, 7)) {
    held = held * 256 + byte;
    for (bits += 8; bits >= 5 && letters.length < CODE_LETTERS; bits -= 5) {
      const weight = 2 ** (bits - 5);
      letters += LETTERS[Math.floor(held / weight)];
      held %= weight;
    }
  }
  return inFours(letters + checkLetter(letters));
}

/** The code as it is printed, from what somebody typed; undefined where it cannot be one [PF5]. */
export function readShortCode(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const [body, check] = [letters.slice(0, CODE_LETTERS), letters.slice(CODE_LETTERS)];
  const isCode = body.length === CODE_LETTERS && /^[0-9A-HJKMNP-TV-Z]+$/.test(letters);
  return isCode && checkLetter(body) === check ? inFours(letters) : undefined;
}

const inFours = (letters: string): string => letters.replace(/(.{4})(?=.)/g, '$1-');

/** By place, so that a wrong letter always shows, and neighbours that changed places nearly always. */
function checkLetter(letters: string): string {
  let sum = 0;
  for (const letter of letters) sum = (sum * 3 + LETTERS.indexOf(letter)) % LETTERS.length;
  return LETTERS[sum] as string;
}
