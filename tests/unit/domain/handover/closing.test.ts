import { expect, test } from 'vitest';
import { closingBars, type LeftHere } from '../../../../src/domain/handover/closing.ts';

const nothing: LeftHere = {
  unsent: 0,
  onTheWay: 0,
  refused: 0,
  conflicts: 0,
  drafts: 0,
  forms: 0,
  carried: 0,
  files: 0,
};

test('[HO4] with nothing left nothing stands in the way; each thing that is left does, by its name', () => {
  expect(closingBars(nothing)).toEqual([]);
  for (const why of Object.keys(nothing) as (keyof LeftHere)[]) {
    expect(closingBars({ ...nothing, [why]: 2 })).toEqual([{ why, count: 2 }]);
  }
});

test('[HO4] what a person mends first is told first', () => {
  const bars = closingBars({
    unsent: 1,
    onTheWay: 1,
    refused: 1,
    conflicts: 1,
    drafts: 1,
    forms: 1,
    carried: 1,
    files: 1,
  });
  expect(bars.map(({ why }) => why)).toEqual([
    'unsent',
    'drafts',
    'forms',
    'refused',
    'conflicts',
    'carried',
    'files',
    'onTheWay',
  ]);
});
