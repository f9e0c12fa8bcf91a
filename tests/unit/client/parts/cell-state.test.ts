import { expect, test } from 'vitest';
import { cellStateOf } from '../../../../src/client/parts/cell-state.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import type { Cell } from '../../../../src/domain/scoring/cell.ts';

const given: Cell = [
  { input: { value: '2' }, reason: '', by: 'aaaaaaaaaaaa-1', author: 'canbo', at: 0, table: 1 },
] as unknown as Cell;
const delivery = { isWaiting: () => false, isUnchecked: false };

test('[EX10] a figure that the table takes for not assigned looks as KG does, and no other', () => {
  expect(cellStateOf(given, { state: 'not-assigned' }, delivery)).toBe('not-assigned');
  const inFull = { state: 'scored', points: points(1000), notAssigned: true } as const;
  expect(cellStateOf(given, inFull, delivery)).toBe('not-assigned');
  expect(cellStateOf(given, { state: 'not-scored' }, delivery)).toBe('received');
  expect(cellStateOf(undefined, { state: 'not-assigned' }, delivery)).toBe('not-scored');
});
