import { expect, test } from 'vitest';
import { openIn, withoutStep, type Step } from '../../../../../src/client/features/scoring/undo-steps.ts';
import type { Entry } from '../../../../../src/client/features/scoring/use-scoring.ts';

const entry = (criterionId: string, value: string): Entry => ({
  unitId: 'sin-ho',
  criterionId,
  input: { value },
});
const step = (...before: readonly Entry[]): Step => ({ id: Symbol('step'), owner: 'bloc', before });

test('[SC7] undo never goes back to a figure that was refused', () => {
  // 50 stood; 9 was entered and refused; 7 was entered on top of it, and 6 on top of that.
  const refused = step(entry('a', '50'), entry('b', '1'));
  const seven = step(entry('a', '9'));
  const other = step(entry('c', '3'));
  const six = step(entry('a', '7'), entry('b', '2'));
  expect(withoutStep([other, refused, seven, six], refused)).toEqual([
    other,
    { ...seven, before: [entry('a', '50')] },
    { ...six, before: [entry('a', '7'), entry('b', '1')] },
  ]);
});

test('a step that is not there any more takes nothing with it', () => {
  const steps = [step(entry('a', '1'))];
  expect(withoutStep(steps, step(entry('a', '2')))).toBe(steps);
});

test('[GR5] of a step that others were entered after, what they wrote stays, and the rest goes back', () => {
  const filled = step(entry('a', '1'), entry('b', '2'));
  const typed = step(entry('b', '20'), entry('c', '3'));
  expect(openIn([filled, typed], filled)).toEqual([entry('a', '1')]);
  expect(openIn([filled, typed], typed)).toEqual(typed.before);
  expect(openIn([typed], filled)).toEqual([]);
  // Also where another one before it was refused, and it goes back further than it knew.
  const refused = step(entry('a', '0'));
  expect(openIn(withoutStep([refused, filled], refused), filled)).toEqual([entry('a', '0'), entry('b', '2')]);
});

test('[GR5] the columns do not mix: what was entered into the other one is not over it', () => {
  const bloc = step(entry('a', '1'));
  const self: Step = { ...step(entry('a', '5')), owner: 'self' };
  expect(openIn([bloc, self], bloc)).toEqual(bloc.before);
  expect(withoutStep([bloc, self], bloc)).toEqual([self]);
});
