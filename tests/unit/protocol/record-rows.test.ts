import { expect, test } from 'vitest';
import { joinRecords, splitRecords } from '../../../src/protocol/record-rows.ts';
import { cellOf, columnOf, sheetAt } from '../../support/small-bloc.ts';

const column = {
  ...columnOf('u-1', { 'i.1': { value: '1' } }),
  cells: { 'i.1': [...cellOf({ value: '1' }), ...cellOf(null)], 'i.2': cellOf({ assigned: false }) },
};
const records = [
  { kind: 'sheet', id: 'khoi.2024/u-1', position: 3, body: sheetAt('u-1') },
  { kind: 'column', id: 'khoi.2024/u-1/self', position: 4, body: column },
  { kind: 'column', id: 'khoi.2024/u-2/self', position: 5, body: columnOf('u-2', {}) },
];

test('[PK7] records and the cells of their columns come together again, versions in their order', () => {
  const { records: rows, cells } = splitRecords(records);
  expect([rows.length, cells.length]).toEqual([3, 3]);
  expect(joinRecords(rows, cells)).toEqual(records);
});

test('[PK7] a kind this side does not know yet is passed through as it is', () => {
  const later = [{ kind: 'meeting', id: 'm', position: 1, body: { cells: [1], when: null } }];
  const { records: rows, cells } = splitRecords(later);
  expect(joinRecords(rows, cells)).toEqual(later);
});

test('[PK3] rows without their name, place or body are a bad message', () => {
  for (const row of [
    {},
    { kind: 'sheet', id: 'x', position: 1.5, body: '{}' },
    { kind: 'sheet', id: 'x', position: 1, body: {} },
  ]) {
    expect(() => joinRecords([row], [])).toThrow(TypeError);
  }
  for (const cell of [
    {},
    { record: 0, criterion: 5, branch: 0 },
    { record: '0', criterion: 'x', branch: 0 },
    // Versions of a cell that begin far off, or before the first.
    { record: 0, criterion: 'x', branch: 4_000_000_000 },
    { record: 0, criterion: 'x', branch: 1 },
    { record: 0, criterion: 'x', branch: -1 },
  ]) {
    expect(() => joinRecords([], [cell])).toThrow(TypeError);
  }
  expect(() => joinRecords([{ kind: 'sheet', id: 'x', position: 1, body: '{' }], [])).toThrow(SyntaxError);
});
