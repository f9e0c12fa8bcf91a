import { expect, test } from 'vitest';
import {
  confirmationCode,
  digestCode,
  readConfirmation,
  spokenCode,
} from '../../../../src/domain/handover/codes.ts';
import { seeded } from '../../../../src/base/random.ts';

const hex = (random: () => number, length: number) =>
  Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');

test('[HO2] the code is ten digits, read like a telephone number, whatever stands between them', () => {
  const code = confirmationCode('0123456789abcdef');
  expect(code).toMatch(/^\d{10}$/);
  expect(spokenCode(code)).toMatch(/^\d{4} \d{3} \d{3}$/);
  for (const typed of [code, spokenCode(code), ` ${code.slice(0, 5)}-${code.slice(5)}. `, full(code)]) {
    expect(readConfirmation(typed)).toEqual({ ok: true, value: code });
  }
  for (const typed of ['', code.slice(1), `${code}1`, 'mười chữ số']) {
    expect(readConfirmation(typed)).toEqual({ ok: false, problem: 'not-ten-digits' });
  }
});

test('[HO2] every single digit that is mistyped is found, and nearly every two that changed places', () => {
  const random = seeded(11);
  let [swapped, unseen] = [0, 0];
  for (let round = 0; round < 200; round += 1) {
    const code = confirmationCode(hex(random, 16));
    for (let at = 0; at < code.length; at += 1) {
      for (const digit of '0123456789') {
        if (digit === code[at]) continue;
        const wrong = code.slice(0, at) + digit + code.slice(at + 1);
        expect([code, wrong, readConfirmation(wrong).ok]).toEqual([code, wrong, false]);
      }
      const [a, b] = [code[at], code[at + 1]];
      if (a === b || b === undefined) continue;
      swapped += 1;
      if (readConfirmation(code.slice(0, at) + b + a + code.slice(at + 2)).ok) unseen += 1;
    }
  }
  expect(unseen / swapped).toBeLessThan(0.03);
});

test('[HO1] a digest is compared as five groups of four', () => {
  expect(digestCode('7f3a09c1be55d2e48a11'.padEnd(64, '0'))).toBe('7F3A 09C1 BE55 D2E4 8A11');
});

/** As some keyboards give digits. */
const full = (code: string) => code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
