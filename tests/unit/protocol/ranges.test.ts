import { describe, expect, test } from 'vitest';
import { inRanges, sizeOf, toRanges } from '../../../src/protocol/push.ts';
import { checkOf } from '../../../src/protocol/record-rows.ts';
import { Fault, faultCodes } from '../../../src/protocol/fault.ts';
import { PingResponse } from '../../../src/protocol/ping.ts';
import { faults } from '../../../src/server/http/faults.ts';

describe('a thousand verdicts in two numbers', () => {
  test('[PK4] numbers in any order become runs, both ends inside', () => {
    expect(toRanges([5, 3, 4, 9, 1])).toEqual([
      [1, 1],
      [3, 5],
      [9, 9],
    ]);
    expect(toRanges(Array.from({ length: 1000 }, (_, at) => at + 1))).toEqual([[1, 1000]]);
    expect(toRanges([])).toEqual([]);
  });

  test('[PK4] membership and size go by the ends', () => {
    const ranges = toRanges([1, 2, 3, 7]);
    expect([0, 1, 3, 4, 7, 8].map((number) => inRanges(ranges, number))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
    expect([sizeOf(ranges), sizeOf([])]).toEqual([4, 0]);
  });
});

describe('the check of a copy', () => {
  const records = [
    { kind: 'sheet', id: 'a', position: 1 },
    { kind: 'column', id: 'b', position: 2 },
  ];

  test('[PK5] the order does not matter; a place, a name or one record more does', () => {
    const check = checkOf(records);
    expect(checkOf(records.toReversed())).toEqual(check);
    expect(checkOf([...records.slice(1), { kind: 'sheet', id: 'a', position: 3 }])).not.toEqual(check);
    expect(checkOf([...records.slice(1), { kind: 'sheet', id: 'c', position: 1 }])).not.toEqual(check);
    expect(checkOf([...records, { kind: 'sheet', id: 'd', position: 3 }]).count).toBe(3);
  });
});

describe('answers that are not data', () => {
  test('[HT2] every fault has one sentence in each language and a status that says who must act', () => {
    for (const code of faultCodes) {
      const { status, words } = faults[code];
      expect(status).toBeGreaterThanOrEqual(400);
      expect(Fault.parse({ code, message: words }).message).toEqual(words);
      expect(words.vi).toBe(words.vi.normalize('NFC'));
      expect(words.vi).toMatch(/\.$/);
      expect(words.en).toMatch(/\.$/);
    }
  });

  test('[PK6] an answer to a probe carries its nonce, both protocols, the epoch and the time, or is none', () => {
    const answer = { nonce: 'n', protocol: 1, oldest: 1, epoch: 'e', at: 5 };
    expect(PingResponse.safeParse(answer).success).toBe(true);
    for (const key of Object.keys(answer)) {
      expect(PingResponse.safeParse({ ...answer, [key]: undefined }).success).toBe(false);
    }
  });
});
