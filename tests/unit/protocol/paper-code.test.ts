import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, type Held } from '../../../src/client/features/paper-check/verdict.ts';
import { provedPapers } from '../../../src/domain/paper/paper-facts.ts';
import { points } from '../../../src/domain/scoring/points.ts';
import { bytesOfHex, utf8 } from '../../../src/protocol/bytes.ts';
import { checkPaper } from '../../../src/protocol/check-paper.ts';
import { readCode, writeCode } from '../../../src/protocol/paper-code.ts';
import {
  markHex,
  readMark,
  readShortCode,
  shortCode,
  type PaperMark,
} from '../../../src/protocol/paper-mark.ts';
import type { PaperWord } from '../../../src/protocol/paper-proof.ts';
import { aDevice, aMark, aServer, digestOf } from '../../support/paper-words.ts';

const server = aServer();
const nothingHeld: Held = {
  proofs: [],
  present: undefined,
  cursor: 0,
  ownKey: undefined,
  isAppraisedAway: false,
};

/** What a reader with the server's keys, who holds nothing else, is told of some bytes. */
async function verdictOf(bytes: Uint8Array, held = nothingHeld) {
  const code = readCode(bytes);
  if (!code.ok) return 'invalid';
  return judge(code.value, await checkPaper(server.deps, code.value.word), held).verdict;
}

function* flipped(bytes: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const other = Uint8Array.from(bytes);
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield other;
  }
}

const anyPoints = fc.option(fc.integer({ min: -100_000_000, max: 100_000_000 }).map(points));
const anyMark: fc.Arbitrary<PaperMark> = fc
  .record({
    paper: fc.constantFrom(...provedPapers),
    name: fc.string({ unit: 'grapheme', maxLength: 40 }),
    isDraft: fc.boolean(),
    session: fc.nat(9),
    tableVersion: fc.integer({ min: 1, max: 300 }),
    content: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((one) => Buffer.from(one).toString('hex')),
    total: anyPoints,
    lines: fc.array(
      fc.record({
        label: fc.string({ unit: 'grapheme', maxLength: 10 }),
        points: anyPoints,
        place: fc.option(fc.integer({ min: 1, max: 60 })),
      }),
      { maxLength: 24 },
    ),
  })
  .map((one) => ({
    ...one,
    periodId: 'cac-huyen.2023',
    unitId: one.paper === 'self' || one.paper === 'bloc' ? 'sin-ho' : null,
  }));

describe('what a code holds', () => {
  test('[PF2] every mark comes back as it was, and has one way to be written', () => {
    fc.assert(
      fc.property(anyMark, (mark) => {
        expect(readMark(bytesOfHex(markHex(mark)))).toEqual(mark);
      }),
    );
  });

  test('[PF2] a code comes back as it was written, whoever vouches for it', async () => {
    const device = await aDevice(server);
    const words: PaperWord[] = [
      { by: 'server', proof: server.proof(aMark) },
      await device.prints(aMark),
      { by: 'nobody', printed: { mark: markHex(aMark), printedAt: 5 } },
    ];
    for (const word of words) {
      expect(readCode(writeCode(word))).toEqual({ ok: true, value: { mark: aMark, word } });
    }
    // What stands on paper is small enough for a code of 30 mm whose dots survive a copier.
    expect(words.map((word) => writeCode(word).length).every((length) => length < 330)).toBe(true);
  });

  test('[PF2] whatever a camera saw is read or answered, and never thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, isOurs) => {
        const seen = isOurs ? Uint8Array.from([0x53, 0x54, 0x44, 1, ...bytes]) : bytes;
        const code = readCode(seen);
        if (code.ok) expect(writeCode(code.value.word)).toEqual(Uint8Array.from(seen));
      }),
      { numRuns: 500 },
    );
    expect(readCode(utf8('https://example.vn'))).toMatchObject({ problem: 'foreign' });
    expect(readCode(Uint8Array.from([0x53, 0x54, 0x44, 9, 0]))).toMatchObject({ problem: 'newer' });
  });
});

describe('no bit can be altered', () => {
  test('[PF2] a code the server signed is valid as it is, and with any bit flipped never', async () => {
    const bytes = writeCode({ by: 'server', proof: server.proof(aMark) });
    expect(await verdictOf(bytes)).toBe('valid');
    // The reader even holds the true one.
    const held = { ...nothingHeld, proofs: [{ mark: aMark, proof: server.proof(aMark) }], present: aMark };
    for (const other of flipped(bytes))
      expect(['valid', 'unsent', 'newer', 'draft']).not.toContain(await verdictOf(other, held));
  });

  test('[PF2] a code that a device signed passes for nothing else with any bit flipped', async () => {
    const bytes = writeCode(await (await aDevice(server)).prints(aMark));
    // The server has signed the very same since: what is true is still told apart from what was altered.
    const held = { ...nothingHeld, proofs: [{ mark: aMark, proof: server.proof(aMark) }], cursor: 40 };
    expect(await verdictOf(bytes, held)).toBe('valid');
    for (const other of flipped(bytes))
      expect(['valid', 'unsent', 'newer']).not.toContain(await verdictOf(other, held));
  });

  test('[PF2] a device that no server vouches for proves nothing, and neither does another server', async () => {
    const other = aServer();
    expect(await verdictOf(writeCode({ by: 'server', proof: other.proof(aMark) }))).toBe('unknown');
    expect(await verdictOf(writeCode(await (await aDevice(other)).prints(aMark)))).toBe('unknown');
    const word = await (await aDevice(server)).prints(aMark);
    const theirs = await (await aDevice(server)).prints(aMark);
    if (word.by !== 'device' || theirs.by !== 'device') throw new Error('two devices');
    expect(await verdictOf(writeCode({ ...word, vouch: theirs.vouch }))).toBe('invalid');
  });
});

describe('the short code', () => {
  test('[PF5] is read however it is typed, and every single slip is told', () => {
    const code = shortCode(digestOf(aMark));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readShortCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    expect(readShortCode(code.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    const letters = code.replaceAll('-', '');
    for (let at = 0; at < letters.length; at += 1) {
      for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (letter === letters[at]) continue;
        expect(readShortCode(letters.slice(0, at) + letter + letters.slice(at + 1))).toBeUndefined();
      }
    }
    for (const wrong of ['', letters.slice(1), `${letters}0`, 'Ê'.repeat(12)])
      expect(readShortCode(wrong)).toBeUndefined();
  });

  test('[PF5] differs wherever a paper states anything else', () => {
    const others: PaperMark[] = [
      { ...aMark, isDraft: true },
      { ...aMark, total: points(18_726) },
      { ...aMark, content: aMark.content.replace('0', '1') },
      { ...aMark, unitId: 'phong-tho' },
      { ...aMark, paper: 'self' },
    ];
    const codes = [aMark, ...others].map((mark) => shortCode(digestOf(mark)));
    expect(new Set(codes).size).toBe(codes.length);
  });
});
