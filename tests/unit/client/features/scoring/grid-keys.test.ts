import { expect, test } from 'vitest';
import { commandOf } from '../../../../../src/client/features/scoring/grid-command.ts';
import { FIRST_HAND, handAt, placeOfHand } from '../../../../../src/client/features/scoring/hand.ts';
import { nextCell, tabFrom } from '../../../../../src/client/parts/next-cell.ts';
import { pasteBlock } from '../../../../../src/client/parts/paste-block.ts';

const size = { rows: 3, columns: 2 };

test.each([
  ['ArrowDown', false, { row: 2, column: 1 }],
  ['Enter', true, { row: 2, column: 1 }],
  ['ArrowUp', true, { row: 0, column: 1 }],
  ['ArrowLeft', false, { row: 1, column: 0 }],
  ['ArrowRight', false, { row: 1, column: 1 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 2, column: 1 }],
  ['PageDown', false, { row: 2, column: 1 }],
  ['x', false, { row: 1, column: 1 }],
])('[GR1] %s (Ctrl %s) from the middle leads to a cell of the grid, never out of it', (key, ctrl, to) => {
  expect(nextCell({ row: 1, column: 1 }, key, ctrl, size)).toEqual(to);
});

test('[GR1] Tab walks along the rows, and leaves the grid at either end', () => {
  expect(tabFrom({ row: 0, column: 1 }, false, size)).toEqual({ row: 1, column: 0 });
  expect(tabFrom({ row: 1, column: 0 }, true, size)).toEqual({ row: 0, column: 1 });
  expect(tabFrom({ row: 2, column: 1 }, false, size)).toBeUndefined();
  expect(tabFrom({ row: 0, column: 0 }, true, size)).toBeUndefined();
});

test('[GR4] the hand stays with its cell where rows and columns come, go or change places', () => {
  const order = { criteria: ['a', 'b', 'c'], units: ['u-1', 'u-2'] };
  const hand = handAt({ row: 1, column: 1 }, order);
  const now = (criteria: string[], units: string[]) => placeOfHand(hand, { criteria, units });
  expect(now(['a', 'b', 'c'], ['u-1', 'u-2'])).toEqual({ row: 1, column: 1 });
  expect(now(['z', 'a', 'b'], ['u-2', 'u-1', 'u-3'])).toEqual({ row: 2, column: 0 });
  // What it was at is gone: as near as there is something.
  expect(now(['a', 'c'], ['u-1'])).toEqual({ row: 1, column: 0 });
  expect(now([], [])).toEqual({ row: 0, column: 0 });
  expect(placeOfHand(FIRST_HAND, order)).toEqual({ row: 0, column: 0 });
});

test('[GR2] keys have one meaning, with either case of the letter; Alt belongs to the browser', () => {
  const plain = ['n', 'N', 'Delete', 'Backspace', 'F2', '5', 'm'].map((key) => commandOf(key, false, false));
  expect(plain).toEqual(['not-assigned', 'not-assigned', 'clear', 'clear', 'edit', undefined, undefined]);
  const ctrl = ['m', 'M', 'z', 'd', 'Enter', 'n'].map((key) => commandOf(key, true, false));
  expect(ctrl).toEqual(['full', 'full', 'undo', 'above', 'why', undefined]);
  expect(commandOf('n', false, true)).toBeUndefined();
});

test('[GR3] a block from Excel lands where it was pasted; what lies outside is counted, not dropped in silence', () => {
  expect(pasteBlock('12,5\tKG\r\n\t7\r\n', { row: 1, column: 0 }, size)).toEqual({
    cells: [
      { place: { row: 1, column: 0 }, text: '12,5' },
      { place: { row: 1, column: 1 }, text: 'KG' },
      { place: { row: 2, column: 0 }, text: '' },
      { place: { row: 2, column: 1 }, text: '7' },
    ],
    outside: 0,
  });
  expect(pasteBlock('1\t2\n3\t4', { row: 2, column: 1 }, size)).toEqual({
    cells: [{ place: { row: 2, column: 1 }, text: '1' }],
    outside: 3,
  });
});
