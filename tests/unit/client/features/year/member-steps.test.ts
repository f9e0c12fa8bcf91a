import { expect, test } from 'vitest';
import {
  memberSteps,
  membersAfter,
  type TypedDecision,
} from '../../../../../src/client/features/year/member-steps.ts';
import type { BlocPeriod } from '../../../../../src/domain/workflow/bloc-period.ts';
import { samplePeriod } from '../../../../support/sample-view.ts';

const period = samplePeriod();
const typed = (more: Partial<TypedDecision>): TypedDecision => ({
  fates: {},
  texts: {},
  added: '',
  leaderUnitId: period.leaderUnitId,
  deputyUnitId: period.deputyUnitId ?? '',
  ...more,
});

test('[MB1] what was chosen for each unit becomes a step of one decision, and what was not changed none', () => {
  expect(memberSteps(period, typed({}))).toEqual([]);
  const steps = memberSteps(
    period,
    typed({
      fates: { 'sin-ho': 'rename', 'muong-te': 'merged', 'nam-nhun': 'dissolved', 'phong-tho': 'rename' },
      texts: { 'sin-ho': ' Xã Sìn Hồ ', 'muong-te': 'Xã Bum Nưa', 'phong-tho': '' },
      added: 'Xã Mường Kim\n',
    }),
  );
  expect(steps).toHaveLength(4);
  expect(steps).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ is: 'rename', unitId: 'sin-ho', name: 'Xã Sìn Hồ', shortName: 'Sìn Hồ' }),
      { is: 'leave', unitId: 'muong-te', how: 'merged', into: 'Xã Bum Nưa' },
      { is: 'leave', unitId: 'nam-nhun', how: 'dissolved', into: '' },
    ]),
  );
  // Who comes takes no place before those that are there.
  expect(steps.at(-1)).toMatchObject({
    is: 'join',
    unit: { id: 'xa-muong-kim-2023', shortName: 'Mường Kim' },
  });
});

test('[MB4] who leads is chosen among those who will be there', () => {
  const after = membersAfter(period, {
    fates: { 'tp-lai-chau': 'merged', 'sin-ho': 'rename' },
    texts: { 'sin-ho': 'Xã Sìn Hồ' },
    added: 'Xã Mường Kim',
  });
  expect(after.map(({ name }) => name)).toContain('Xã Sìn Hồ');
  expect(after.map(({ id }) => id)).toContain('xa-muong-kim-2023');
  expect(after.map(({ id }) => id)).not.toContain('tp-lai-chau');
  const steps = memberSteps(period, typed({ leaderUnitId: 'sin-ho', deputyUnitId: '' }));
  expect(steps).toEqual([{ is: 'lead', leaderUnitId: 'sin-ho', deputyUnitId: null }]);
});

test('[MB2] a unit that left may be said to stay, and its id is given to no other', () => {
  const [first, ...rest] = period.units;
  const without: BlocPeriod = {
    ...period,
    units: rest,
    former: first && [
      { unit: first, day: '2023-07-01', how: 'moved', into: '', reason: '', sheetStage: null },
    ],
  };
  const id = first?.id ?? '';
  expect(memberSteps(without, typed({ fates: { [id]: 'stay' } }))).toContainEqual({ is: 'stay', unitId: id });
  expect(membersAfter(without, { fates: { [id]: 'stay' }, texts: {}, added: '' }).at(-1)?.id).toBe(id);
  const again = membersAfter(without, { fates: {}, texts: {}, added: first?.name ?? '' });
  expect(again.at(-1)?.id).not.toBe(id);
});
