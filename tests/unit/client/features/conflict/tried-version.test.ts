import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { triedVersion } from '../../../../../src/client/features/conflict/tried-version.ts';
import type { BlocView } from '../../../../../src/client/parts/bloc-view.ts';
import { sayAll } from '../../../../../src/domain/scoring/words.ts';
import { sampleBloc } from '../../../../support/sample-view.ts';

const version = (value: string) => ({
  input: { value },
  reason: '',
  by: 'aaaaaaaaaaaa-1',
  author: 'thuky',
  at: 1,
});
const tried = (view: BlocView, criterionId: string, value: string) =>
  triedVersion(view, { unitId: 'phong-tho', owner: 'bloc', criterionId }, version(value));

test('[CF8] a version tells what it would be worth by itself, and how; what was given as points tells no more', () => {
  const { view } = sampleBloc();
  const now = view();
  // I.3: the result beside the unit's own target.
  const target = Number(must(now.unitById.get('phong-tho')?.targets?.values['i.3'], 'a target'));
  const half = must(tried(now, 'i.3', String(target / 2)), 'points');
  const whole = must(tried(now, 'i.3', String(target)), 'points');
  expect([half.points, whole.points]).toEqual([2500, 5000]);
  expect(sayAll(half.working, 'vi')).toContain('50%');
  expect(tried(now, 'ii.2', '12')).toMatchObject({ points: 1200, working: [] });
  // Nothing of the bloc itself is changed by trying.
  expect(view()).toEqual(now);
});

test('[CF8] what cannot count, and what is not here, tells of no points', () => {
  const now = sampleBloc().view();
  expect(tried(now, 'ii.2', '9999')).toEqual({ points: undefined, working: [] });
  expect(tried(now, 'khong-co', '1')).toBeUndefined();
  expect(
    triedVersion(now, { unitId: 'khong-co', owner: 'bloc', criterionId: 'ii.2' }, version('1')),
  ).toBeUndefined();
});
