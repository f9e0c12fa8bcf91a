import { expect, test } from 'vitest';
import { drawnRows, firstWindow, windowAt } from '../../../../../src/client/features/scoring/row-window.ts';

test('the window holds what is seen, and rows to spare on either side', () => {
  expect(windowAt(0, 420, 42, 200)).toEqual({ first: 0, end: 15 });
  expect(windowAt(4200, 420, 42, 200)).toEqual({ first: 95, end: 115 });
  expect(windowAt(8400, 420, 42, 200)).toEqual({ first: 195, end: 200 });
});

test('the first paint has the rows that a window may show, and no more than fit in it', () => {
  expect([720, 1080, 0].map((height) => firstWindow(height).end)).toEqual([14, 20, 0]);
});

test('rows outside the window are room of their number, and the row with the keyboard stays', () => {
  expect(drawnRows(10, { first: 4, end: 6 }, 1)).toEqual([
    { is: 'room', rows: 1, key: 'room 1' },
    { is: 'row', index: 1 },
    { is: 'room', rows: 2, key: 'room 4' },
    { is: 'row', index: 4 },
    { is: 'row', index: 5 },
    { is: 'room', rows: 4, key: 'room 10' },
  ]);
});

test('a grid drawn whole leaves no room', () => {
  expect(drawnRows(3, { first: 0, end: 3 }, -1)).toEqual([0, 1, 2].map((index) => ({ is: 'row', index })));
});
