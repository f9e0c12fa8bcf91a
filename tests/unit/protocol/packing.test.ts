import { expect, test } from 'vitest';
import { packRows, unpackRows, type Row } from '../../../src/protocol/columns.ts';

const there = (rows: readonly Row[]): unknown =>
  JSON.parse(
    JSON.stringify(unpackRows(JSON.parse(JSON.stringify(packRows(rows))) as ReturnType<typeof packRows>)),
  );

test('[SY1] rows of different shapes come back as they were', () => {
  const rows: Row[] = [
    { a: 1, b: { c: 'x', d: null } },
    { a: 2, b: {} },
    { b: { c: 'x' }, e: [1, { f: true }] },
    { a: 4, b: 'word' },
  ];
  expect(there(rows)).toEqual(rows);
});

test('[SY1] a text that looks like the mark of a nested value is not taken for it', () => {
  const nested = [1];
  const rows: Row[] = [nested, '\u0000[1]', nested, '\u0000[1]', nested, '\u0000[1]'].map((v) => ({ v }));
  expect(there(rows)).toEqual(rows);
});
