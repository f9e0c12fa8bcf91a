import { expect, test } from 'vitest';

import { nextOption } from '../../../src/client/ui/next-option.ts';
import { stepNumber } from '../../../src/client/ui/step-number.ts';

test('a step is exact: 0,1 and 0,2 make 0,3', () => {
  expect(stepNumber('0.1', '0.2', 1)).toBe('0.3');
  expect(stepNumber('17.5', '0.5', 1)).toBe('18');
  expect(stepNumber('0', '0.25', -1)).toBe('-0.25');
});

test('a step stops at the bound, even when the bound is not a whole step away', () => {
  expect(stepNumber('19.8', '0.5', 1, { max: '20' })).toBe('20');
  expect(stepNumber('0.2', '0.5', -1, { min: '0' })).toBe('0');
});

test('a value beyond the bound comes back to it', () => {
  expect(stepNumber('65', '1', 1, { max: '60' })).toBe('60');
  expect(stepNumber('65', '1', -1, { max: '60' })).toBe('60');
});

test('arrows go round the choices, and other keys lead nowhere', () => {
  expect(nextOption(2, 'ArrowRight', 3)).toBe(0);
  expect(nextOption(0, 'ArrowUp', 3)).toBe(2);
  expect(nextOption(1, 'Home', 3)).toBe(0);
  expect(nextOption(1, 'End', 3)).toBe(2);
  expect(nextOption(1, 'Enter', 3)).toBeUndefined();
});
