// What is read by hand, for speed, against the schema it stands in for.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameJson } from '../../src/base/compare.ts';
import { EnterScore, readEnterScore } from '../../src/domain/changes/enter-score.ts';
import { Decimal, isDecimal } from '../../src/domain/scoring/decimal.ts';
import { isPacked, Packed, packRows, type Row } from '../../src/protocol/columns.ts';
import { isPushRequest, PushRequest } from '../../src/protocol/push.ts';
import { check } from '../support/seeds.ts';

/** Mostly right, now and then something else in its place. */
const mostly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 30, arbitrary: right },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>(null, '', 0, -1, 1.5, [], {}, true, 'x'.repeat(5000), '\u200b'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  );

const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true }).map(String),
  fc.stringMatching(/^-?[0-9]{0,14}(\.[0-9]{0,7})?$/),
  fc.constantFrom('-0', '0', '-0.5', '00', '1.0', '0.000001', '999999999999.999999', '1000000000000'),
);

const input = fc.oneof(
  fc.record({ value: number }),
  fc.record({ passed: fc.boolean() }),
  fc.record({ assigned: fc.boolean() }),
  fc.constantFrom(
    null,
    {},
    { choice: 'a' },
    { typed: 'ba' },
    { value: '1', passed: true },
    { override: '5', of: null },
  ),
);
const args = fc
  .record(
    {
      sheetId: mostly(fc.constantFrom('cac-huyen.2023/sin-ho', 'a.b/c', 'a-1.b/c', 'a.b/c/d', 'A.b/c')),
      owner: mostly(fc.constantFrom('self', 'bloc', 'province', 'other')),
      criterionId: mostly(fc.constantFrom('t.1', 'c.20', '-a', 'x'.repeat(41))),
      input: mostly(input),
      reason: mostly(fc.constantFrom('', ' Thiếu minh chứng ', 'a\r\nb', 'e\u0302', 'y'.repeat(2001))),
      table: mostly(fc.integer({ min: -1, max: 3 })),
      more: fc.constant(1),
    },
    { requiredKeys: ['sheetId', 'owner', 'criterionId', 'input', 'table'] },
  )
  .chain((all) => fc.constantFrom(all, { ...all, more: undefined }))
  .map((all) => JSON.parse(JSON.stringify(all)) as unknown);

test('[PK9] an entry read by hand is what the schema reads; what the schema refuses, the hand does not take', () => {
  let taken = 0;
  check(
    fc.property(args, (given) => {
      const byHand = readEnterScore(given);
      if (byHand === undefined) return true;
      taken += 1;
      const read = EnterScore.safeParse(given);
      return read.success && sameJson(read.data, byHand);
    }),
    8000,
  );
  expect(taken).toBeGreaterThan(100);
});

test('[PK9] a decimal by hand is a decimal by the schema, and the other way round', () => {
  check(
    fc.property(mostly(number), (text) =>
      typeof text === 'string' ? isDecimal(text) === Decimal.safeParse(text).success : true,
    ),
    3000,
  );
});

const rows = fc.array(
  fc.record({
    seq: fc.nat(),
    name: fc.constantFrom('enter-score', 'submit-sheet'),
    args: fc.oneof(input, fc.record({ deep: fc.record({ a: fc.integer() }) })),
    base: fc.option(fc.constantFrom('abcdefghijkl-1', 'abcdefghijkl-77')),
    at: fc.integer(),
  }),
  { maxLength: 12 },
);

/** A message with one of its inner values put out of joint. */
const bent = fc
  .record({
    changes: rows.map((some) => packRows(some as Row[])),
    at: fc.nat(),
    by: fc.constantFrom<unknown>(null, -1, 1.5, 'x', [], {}, { as: 'same' }, ['x', 1], 'y'.repeat(300)),
    isBent: fc.boolean(),
  })
  .map(({ changes, at, by, isBent }) => {
    const message = {
      protocol: 3,
      bloc: 'cac-huyen',
      epoch: null,
      writer: 'abcdefghijkl',
      device: 'may',
      changes,
      previous: null,
      signature: null,
    };
    const sent = JSON.parse(JSON.stringify(message)) as object;
    return isBent ? bendAt(sent, at, by) : sent;
  });

/** Puts `by` in the place of the member that comes `at`-th in a walk, or beside it where it is an object. */
function bendAt(message: object, at: number, by: unknown): unknown {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, unknown>, key]);
      walk((value as Record<string, unknown>)[key]);
    }
    if (!Array.isArray(value)) places.push([value as Record<string, unknown>, 'more']);
  };
  walk(message);
  const [holder, key] = places[at % places.length] as [Record<string, unknown>, string];
  holder[key] = by;
  return message;
}

test('[PK9] a push looked at by hand is one that the schema leaves as it is; what it refuses is never taken', () => {
  let [taken, left] = [0, 0];
  check(
    fc.property(bent, (message) => {
      const read = PushRequest.safeParse(message);
      if (!isPushRequest(message)) {
        left += 1;
        return true;
      }
      taken += 1;
      return read.success && sameJson(read.data, message);
    }),
    4000,
  );
  expect(Math.min(taken, left)).toBeGreaterThan(300);
});

test('[PK9] whatever is packed here is taken by hand', () => {
  check(
    fc.property(rows, (some) => {
      const packed: unknown = JSON.parse(JSON.stringify(packRows(some as Row[])));
      return isPacked(packed) && Packed.safeParse(packed).success;
    }),
    500,
  );
});
