// Two codes that people compare: one names the content of a package, the other proves that it was opened. The second
// is read over the phone, so it has digits alone: Vietnamese letters sound alike (B and P, D and T), digits do not.

import { fail, ok, type Result } from '../../base/result.ts';

const DIGITS = 10;

/** The beginning of a digest in groups, "7F3A 09C1 …": long enough that no second content has it [HO1]. */
export const digestCode = (digest: string): string => groups(digest.slice(0, 20).toUpperCase(), 4);

/** Nine digits out of a proof's bytes (hex), and a check digit [HO2]. */
export function confirmationCode(proof: string): string {
  // 52 bits are whole numbers still; over a thousand million of them no digit is likelier than another.
  const digits = String(Number.parseInt(proof.slice(0, 13), 16) % 1_000_000_000).padStart(DIGITS - 1, '0');
  return digits + checkDigit(digits);
}

/** "1234 567 890": as a telephone number is read. */
export const spokenCode = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 7), code.slice(7)].join(' ');

/** What was typed, as a code; whatever stood between the digits. `mistyped`: no code has these digits. */
export function readConfirmation(typed: string): Result<string, 'not-ten-digits' | 'mistyped'> {
  const code = typed.normalize('NFKC').replace(/[\s.\-–]/g, '');
  if (!/^\d{10}$/.test(code)) return fail('not-ten-digits');
  const digits = code.slice(0, -1);
  return checkDigit(digits) === code.slice(-1) ? ok(code) : fail('mistyped');
}

/** ISO 7064 MOD 11,10: finds every single wrong digit and nearly every two that changed places. */
function checkDigit(digits: string): string {
  let rest = 10;
  for (const digit of digits) {
    const sum = (rest + Number(digit)) % 10 || 10;
    rest = (sum * 2) % 11;
  }
  return String((11 - rest) % 10);
}

const groups = (text: string, size: number): string =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ');
