import { expect, test } from 'vitest';
import { headline, meaning } from '../../../../../src/client/features/paper-check/verdict-look.ts';
import { judge, type Held } from '../../../../../src/client/features/paper-check/verdict.ts';
import { paperCheckWords } from '../../../../../src/client/features/paper-check/words.ts';
import type { WordCheck } from '../../../../../src/protocol/check-receipt.ts';
import { markHex, type PaperMark } from '../../../../../src/protocol/paper-mark.ts';
import type { PaperWord } from '../../../../../src/protocol/paper-proof.ts';
import { points } from '../../../../../src/domain/scoring/points.ts';
import { aDevice, aMark, aServer } from '../../../../support/paper-words.ts';

const server = aServer();
const at = (position: number, mark: PaperMark, seconds?: number) => ({
  mark,
  proof: server.proof(mark, position, seconds),
});
const later: PaperMark = { ...aMark, content: 'ff'.repeat(16), total: points(19_000) };
const empty: Held = { proofs: [], present: undefined, cursor: 0, ownKey: undefined, isAppraisedAway: false };

const signed = (held: Partial<Held>, mark = aMark, check: WordCheck = 'valid') =>
  judge({ mark, word: { by: 'server', proof: server.proof(mark, 40) } }, check, { ...empty, ...held });
const unvouched = (mark: PaperMark): PaperWord => ({
  by: 'nobody',
  printed: { mark: markHex(mark), printedAt: 0 },
});

test('[PF6] what the server signed is valid while nothing newer of it is known here', () => {
  expect(signed({ cursor: 40, present: aMark })).toEqual({ verdict: 'valid', why: 'signed' });
  expect(signed({ cursor: 55, present: aMark, proofs: [at(40, aMark), at(55, aMark)] }).why).toBe('signed');
  expect(signed({})).toEqual({ verdict: 'valid', why: 'not-held' });
  // Older records here do not overtake a newer paper, and say so.
  expect(signed({ cursor: 30, present: later })).toEqual({ verdict: 'valid', why: 'ahead' });
  expect(signed({ cursor: 40, proofs: [at(20, later)], present: aMark }).verdict).toBe('valid');
});

test('[PF6] what was signed and has changed since is overtaken: by the server’s later word, or by the records', () => {
  expect(signed({ cursor: 60, proofs: [at(40, aMark), at(60, later)] }).verdict).toBe('newer');
  expect(signed({ cursor: 60, present: later }).verdict).toBe('newer');
  // Taken back and open again is no longer what was signed either.
  expect(signed({ cursor: 60, present: { ...later, isDraft: true } }).verdict).toBe('newer');
  // Another unit's paper overtakes nothing.
  const other = { ...later, unitId: 'phong-tho' };
  expect(signed({ cursor: 60, present: other, proofs: [at(60, other)] }).verdict).toBe('valid');
});

test('[PF6] a unit’s own sheet is overtaken by what was entered, not by sums that wait for other units', () => {
  const own: PaperMark = { ...aMark, paper: 'self' };
  const elsewhere = { ...own, total: points(18_000) };
  expect(signed({ cursor: 60, present: elsewhere }, own).verdict).toBe('valid');
  expect(signed({ cursor: 60, present: { ...aMark, total: points(18_000) } }).verdict).toBe('newer');
});

test('[PF6] what a device printed before the server had it is said to be just that, until the server has it', async () => {
  const word = await (await aDevice(server)).prints(aMark, 1000);
  const judged = (held: Partial<Held>, check: WordCheck = 'valid') =>
    judge({ mark: aMark, word }, check, { ...empty, ...held });
  expect(judged({})).toEqual({ verdict: 'unsent', why: 'device' });
  expect(judged({ present: aMark })).toEqual({ verdict: 'unsent', why: 'as-here' });
  expect(judged({ cursor: 40, proofs: [at(40, aMark)] })).toEqual({ verdict: 'valid', why: 'signed-since' });
  expect(judged({ cursor: 60, proofs: [at(40, aMark), at(60, later)] }).verdict).toBe('newer');
  // The meeting was closed where there is no network: who hears from the server meanwhile sees it still open.
  const open = { ...later, isDraft: true };
  expect(judged({ cursor: 90, present: open })).toEqual({ verdict: 'unsent', why: 'device' });
  // Two final ones, of which the server has one: nobody can say here which was later.
  expect(judged({ cursor: 90, proofs: [at(80, later)], present: later })).toEqual({
    verdict: 'unsent',
    why: 'other-here',
  });
  // But a device knows what it did itself after printing.
  const own = word.by === 'device' ? word.vouch.publicKey : undefined;
  expect(judged({ present: open, ownKey: own })).toEqual({ verdict: 'newer', why: 'newer' });
  expect(judged({ proofs: [at(40, aMark)] }, 'unknown-key').verdict).toBe('unknown');
});

test('[PF6] a draft is a draft whoever signs it, and a signature that does not hold is no draft either', async () => {
  const draft = { ...aMark, isDraft: true };
  const word = await (await aDevice(server)).prints(draft);
  for (const check of ['valid', 'unknown-key', 'cannot-check'] as const)
    expect(judge({ mark: draft, word }, check, empty).verdict).toBe('draft');
  expect(judge({ mark: draft, word: unvouched(draft) }, 'unknown-key', empty).verdict).toBe('draft');
  expect(judge({ mark: draft, word }, 'invalid', empty)).toEqual({ verdict: 'invalid', why: 'forged' });
});

test('[PF6] what bears no signature is never valid, and what cannot be checked is neither yes nor no', () => {
  const held = { ...empty, cursor: 40, proofs: [at(40, aMark)], present: aMark };
  const judged = (some: Held) => judge({ mark: aMark, word: unvouched(aMark) }, 'unknown-key', some);
  expect(judged(held)).toEqual({ verdict: 'unsent', why: 'as-here' });
  expect(judged({ ...held, present: later, proofs: [] })).toEqual({ verdict: 'unknown', why: 'no-vouch' });
  expect(signed(held, aMark, 'cannot-check')).toEqual({ verdict: 'unknown', why: 'cannot-check' });
  expect(signed(held, aMark, 'unknown-key')).toEqual({ verdict: 'unknown', why: 'unknown-key' });
  expect(signed(held, aMark, 'invalid')).toEqual({ verdict: 'invalid', why: 'forged' });
});

test('[PF6] every verdict has its headline and says what to do, in both languages', () => {
  expect(paperCheckWords[headline('unsent', 'ranking')]).toMatchObject({
    vi: 'ĐÚNG BẢN ĐÃ CHỐT, CHƯA QUA MÁY CHỦ',
  });
  expect(paperCheckWords[headline('unsent', 'self')]).toMatchObject({
    vi: expect.stringContaining('ĐÃ NỘP'),
  });
  expect(paperCheckWords[headline('valid', 'self')]).toMatchObject({ vi: 'HỢP LỆ' });
  expect(paperCheckWords[meaning('newer')]).toMatchObject({ vi: expect.stringContaining('in lại') });
});

test('[PV9] what the province appraised otherwise is no longer the newest, whoever signed it; minutes stay right', () => {
  const away = { cursor: 60, present: aMark, isAppraisedAway: true };
  for (const paper of ['bloc', 'summary', 'ranking'] as const) {
    const mark: PaperMark = { ...aMark, paper };
    expect(signed({ ...away, present: mark }, mark)).toEqual({ verdict: 'newer', why: 'appraised' });
    const word = unvouched(mark);
    expect(judge({ mark, word }, 'valid', { ...empty, ...away, present: mark })).toEqual({
      verdict: 'newer',
      why: 'appraised',
    });
  }
  const minutes: PaperMark = { ...aMark, paper: 'minutes' };
  expect(signed({ ...away, present: minutes }, minutes)).toEqual({
    verdict: 'valid',
    why: 'minutes-appraised',
  });
  // A forged one is no more than that.
  expect(signed(away, aMark, 'invalid').verdict).toBe('invalid');
});
