import { expect, test } from 'vitest';
import { withoutStep } from '../../../../../src/client/features/scoring/undo-steps.ts';
import type { Entry } from '../../../../../src/client/features/scoring/use-scoring.ts';

const entry = (criterionId: string, value: string): Entry => ({
  unitId: 'sin-ho',
  criterionId,
  input: { value },
});

test('[SC7] undo never goes back to a figure that was refused', () => {
  // 50 stood; 9 was entered and refused; 7 was entered on top of it, and 6 on top of that.
  const refused = [entry('a', '50'), entry('b', '1')];
  const seven = [entry('a', '9')];
  const other = [entry('c', '3')];
  const six = [entry('a', '7'), entry('b', '2')];
  expect(withoutStep([other, refused, seven, six], refused)).toEqual([
    other,
    [entry('a', '50')],
    [entry('a', '7'), entry('b', '1')],
  ]);
});

test('a step that is not there any more takes nothing with it', () => {
  const steps = [[entry('a', '1')]];
  expect(withoutStep(steps, [entry('a', '2')])).toBe(steps);
});
