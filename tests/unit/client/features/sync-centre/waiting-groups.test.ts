import { expect, test } from 'vitest';
import { withGround } from '../../../../../src/client/features/sync-centre/waiting-groups.ts';
import { pendingOf, type Pending } from '../../../../../src/client/replica/bloc-copy.ts';
import { entry, sheetOf } from '../../../../support/small-bloc.ts';

let place = 0;
const waits = (name: string, args: unknown): Pending => {
  place += 1;
  return pendingOf(place, 'aaaaaaaaaaaa', place, { name, args, base: null, at: place });
};
const scored = (unitId: string) => waits('enter-score', entry('i.1', { value: '1' }, { unitId }));
const submitted = (unitId: string) => waits('submit-sheet', { sheetId: sheetOf(unitId) });

test('[IX2] a sheet handed in goes with what was entered into it before, and not with what came after or lies elsewhere', () => {
  const all = [scored('u-1'), scored('u-2'), scored('u-1'), submitted('u-1'), scored('u-2'), scored('u-1')];
  const item = withGround(all, [all[3] as Pending]);
  expect(item).toEqual([all[0], all[2], all[3]]);
});

test('[IX2] an entry stands on what was done to the whole bloc before it, which stands on all before that', () => {
  const targets = () => waits('set-targets', { periodId: 'khoi.2024', targets: [] });
  const all = [scored('u-2'), targets(), scored('u-1'), targets()];
  expect(withGround(all, [all[2] as Pending])).toEqual([all[1], all[2]]);
  expect(withGround(all, [all[3] as Pending])).toEqual(all);
});

test('[IX2] what the server has taken already is left out', () => {
  const all = [{ ...scored('u-1'), takenAt: 7 }, scored('u-1'), submitted('u-1')];
  expect(withGround(all, [all[2] as Pending])).toEqual([all[1], all[2]]);
});
