import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { sandboxOf } from '../../../../src/client/features/what-if/sandbox.ts';
import { shiftOf } from '../../../../src/client/features/what-if/shift.ts';
import { viewBloc } from '../../../../src/client/parts/bloc-view.ts';
import { PERIOD, sampleBloc } from '../../../support/sample-view.ts';

test('[WI1] a trial moves the standings of the sandbox, and nothing of the bloc', () => {
  const bloc = sampleBloc();
  const real = bloc.view();
  const before = JSON.stringify([...real.places.bloc]);
  const [last] = [...real.places.bloc].sort(([, a], [, b]) => b - a);
  const unitId = must(last, 'a last unit')[0];
  const columns = real.units.map(({ columns: { bloc: column } }) => JSON.stringify(column));

  // Every criterion of the last unit at its maximum: it must climb.
  const leaves = real.table.parts.flatMap(({ children }) => children);
  const trials = leaves.flatMap((leaf) =>
    'rule' in leaf && leaf.max > 0
      ? [{ unitId, criterionId: leaf.id, input: { value: String(leaf.max / 100) } }]
      : [],
  );
  const tried = must(viewBloc(sandboxOf(bloc.world, PERIOD, 'bloc', trials), PERIOD), 'a view');
  expect(tried.places.bloc.get(unitId)).toBeLessThan(must(real.places.bloc.get(unitId), 'a place'));

  const after = bloc.view();
  expect(JSON.stringify([...after.places.bloc])).toBe(before);
  expect(after.units.map(({ columns: { bloc: column } }) => JSON.stringify(column))).toEqual(columns);
});

test('[WI2] who comes into the ranking or leaves it does not stay the same', () => {
  expect(shiftOf({ place: 5 }, { place: 2 })).toBe(3);
  expect(shiftOf({ place: 2 }, { place: 5 })).toBe(-3);
  expect(shiftOf({ place: 2 }, { place: 2 })).toBe(0);
  expect(shiftOf(undefined, { place: 8 })).toBe('new');
  expect(shiftOf({ place: undefined }, { place: 8 })).toBe('new');
  expect(shiftOf({ place: 8 }, { place: undefined })).toBe('gone');
  expect(shiftOf(undefined, { place: undefined })).toBe(0);
});
