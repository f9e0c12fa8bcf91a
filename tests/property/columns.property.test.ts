import * as fc from 'fast-check';
import { test } from 'vitest';
import { sameJson } from '../../src/base/compare.ts';
import { packRows, unpackRows, type Row } from '../../src/protocol/columns.ts';
import { inRanges, sizeOf, toRanges } from '../../src/protocol/push.ts';
import { checkOf, joinRecords, splitRecords } from '../../src/protocol/record-rows.ts';
import { check } from '../support/seeds.ts';

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'args', '__proto__', 'constructor', 'hasOwnProperty', 'toString', ''),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('abc-1', 'abc-2', 'xyz-999999999999999', 'Nậm Nhùn', 'e\u0301'),
);
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map(Object.fromEntries),
  ),
}));
/** Objects as JSON.parse makes them, where `__proto__` is a member like any other. */
const asParsed = (value: unknown) => JSON.parse(JSON.stringify(value)) as Row;
const row = fc
  .array(fc.tuple(key, json), { maxLength: 5 })
  .map((members) => asParsed(Object.fromEntries(members)));
/** Rows much like each other, so that every way of writing a column comes up. */
const rows = fc.oneof(
  fc.array(row, { maxLength: 12 }),
  fc.array(
    fc.record({
      seq: fc.integer(),
      name: fc.constantFrom('a', 'b'),
      base: fc.option(fc.constantFrom('w-1', 'w-2', 'v-9')),
    }),
    { maxLength: 40 },
  ),
);

test('[PK1] rows written as columns come back as they were, whatever is in them', () => {
  check(
    fc.property(rows, (some) => {
      const sent = asParsed(packRows(some as Row[])) as unknown as ReturnType<typeof packRows>;
      return sameJson(asParsed(unpackRows(sent)), asParsed(some));
    }),
    1500,
  );
});

const cells = fc.dictionary(
  fc.stringMatching(/^[a-z][a-z0-9.]{0,6}$/),
  fc.array(
    fc.record({
      input: leaf,
      reason: fc.string(),
      by: fc.constantFrom('w-1', 'v-2'),
      author: fc.string(),
      at: fc.integer(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
);
const records = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('sheet', 'column', 'later'),
    id: fc.string({ maxLength: 6 }),
    position: fc.nat(),
    body: fc.record({ cells, title: fc.string({ unit: 'grapheme' }) }),
  }),
  { selector: ({ kind, id }) => `${kind} ${id}`, maxLength: 8 },
);

test('[PK7] records split into rows come together as they were, through the columns too', () => {
  check(
    fc.property(records, (some) => {
      const { records: bodies, cells: inside } = splitRecords(asParsed(some) as never);
      const back = joinRecords(unpackRows(packRows(bodies)), unpackRows(packRows(inside)));
      return sameJson(asParsed(back), asParsed(some));
    }),
    400,
  );
});

test('[PK5] the check of a copy does not depend on the order', () => {
  check(
    fc.property(records, fc.nat(), (some, turn) => {
      const turned = [...some.slice(turn % (some.length + 1)), ...some.slice(0, turn % (some.length + 1))];
      return sameJson(checkOf(some), checkOf(turned));
    }),
    300,
  );
});

test('[PK4] ranges hold exactly the numbers they were made of', () => {
  check(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 200 })), (numbers) => {
      const ranges = toRanges(numbers);
      const all = Array.from({ length: 202 }, (_, number) => number);
      return (
        sizeOf(ranges) === numbers.length &&
        all.every((number) => inRanges(ranges, number) === numbers.includes(number))
      );
    }),
    300,
  );
});
