import { expect, test } from 'vitest';
import type { ArgsOf, Intent } from '../../../../src/domain/changes/registry.ts';
import type { MembersStep } from '../../../../src/domain/changes/change-members.ts';
import { BlocPeriod, membersOn, nameOn } from '../../../../src/domain/workflow/bloc-period.ts';
import { calledAnew } from '../../../../src/domain/workflow/members.ts';
import { viewBloc } from '../../../../src/client/parts/bloc-view.ts';
import { must } from '../../../../src/base/assert.ts';
import { columnIdOf } from '../../../../src/domain/ids.ts';
import { plannedMeeting } from '../../../../src/domain/meeting/meeting.ts';
import { clerk, head, leader, sheetOf } from '../../../support/small-bloc.ts';
import { deputy, officer, secretary, smallYear, YEAR, type SmallYear } from '../../../support/small-year.ts';

const members = (steps: readonly MembersStep[], more: Partial<ArgsOf<'change-members'>> = {}): Intent => ({
  name: 'change-members',
  args: { periodId: YEAR, day: '2024-07-01', reason: 'Nghị quyết 1670', steps: [...steps], ...more },
});
const leave = (unitId: string, into = 'Xã Mường Kim'): MembersStep => ({
  is: 'leave',
  unitId,
  how: 'merged',
  into,
});
const rename = (name: string): MembersStep => ({
  is: 'rename',
  unitId: 'u-1',
  name,
  shortName: name,
  headTitle: '',
});
const join = (id: string): MembersStep => ({
  is: 'join',
  unit: { id, name: `Xã ${id}`, shortName: id, headTitle: '', superior: '', place: '' },
});
const lead = (leaderUnitId: string, deputyUnitId: string | null = null): MembersStep => ({
  is: 'lead',
  leaderUnitId,
  deputyUnitId,
});
const periodOf = (world: SmallYear) => must(world.get('bloc-period', YEAR), 'the year');
const idsIn = (world: SmallYear) => periodOf(world).units.map(({ id }) => id);

test('[MB1] leader, deputy and Department change who is in the bloc, with a decision that is named; nobody else', () => {
  for (const actor of [leader, deputy, officer])
    expect(smallYear().refusal(actor, members([join('u-3')]))).toBeUndefined();
  for (const actor of [clerk, head, secretary])
    expect(smallYear().refusal(actor, members([join('u-3')]))).toBe('not-permitted');
  expect(smallYear().refusal(leader, members([join('u-3')], { reason: ' ' }))).toBe('members-need-reason');
});

test('[MB1] not once the meeting is open, nor when the bloc has met', () => {
  const world = smallYear();
  world.put('meeting', { ...plannedMeeting(YEAR, 1), stage: 'open' });
  expect(world.refusal(leader, members([join('u-3')]))).toBe('meeting-cannot-move');
  expect(smallYear({ year: 'met' }).refusal(leader, members([join('u-3')]))).toBe('period-cannot-move');
});

test('[MB2] a unit that leaves is kept by its name, its sheet withdrawn with every cell, counted nowhere', () => {
  const world = smallYear();
  const column = world.get('column', columnIdOf(sheetOf('u-1'), 'bloc'));
  expect(Object.keys(column?.cells ?? {}).length).toBeGreaterThan(0);
  expect(world.refusal(leader, members([leave('u-1')]))).toBeUndefined();
  expect(idsIn(world)).toEqual(['u-2']);
  expect(periodOf(world).former).toMatchObject([
    { unit: { id: 'u-1', name: 'Huyện u-1' }, day: '2024-07-01', how: 'merged', into: 'Xã Mường Kim' },
  ]);
  expect(world.sheet('u-1').stage).toBe('withdrawn');
  expect(world.get('column', columnIdOf(sheetOf('u-1'), 'bloc'))).toEqual(column);

  const view = must(viewBloc(world, YEAR), 'a view');
  expect(view.units.map(({ unit }) => unit.id)).toEqual(['u-2']);
  expect(view.standings.bloc.placed.map(({ unitId }) => unitId)).toEqual(['u-2']);
  expect(view.unitById.get('u-1')?.scores.bloc.progress.done).toBeGreaterThan(0);

  // What is typed for it all the same is refused, as something that came too late.
  const typed = { sheetId: sheetOf('u-1'), criterionId: 'i.1', input: { value: '1' }, reason: '', table: 1 };
  for (const [actor, owner] of [
    [head, 'self'],
    [leader, 'bloc'],
  ] as const)
    expect(world.refusal(actor, { name: 'enter-score', args: { ...typed, owner } })).toBe('sheet-withdrawn');
});

test('[MB2] a unit that leaves checks no other any more, and is checked by none', () => {
  const world = smallYear();
  const pairs = [
    { unitId: 'u-2', by: 'u-1' },
    { unitId: 'u-1', by: 'u-2' },
  ];
  expect(
    world.refusal(leader, { name: 'give-peer-checks', args: { periodId: YEAR, pairs } }),
  ).toBeUndefined();
  expect(world.refusal(leader, members([leave('u-1')]))).toBeUndefined();
  expect(periodOf(world).settings?.peerChecks).toEqual([]);
});

test('[MB2] a unit that stays after all has its sheet where it was', () => {
  const world = smallYear();
  const before = world.sheet('u-1').stage;
  expect(world.refusal(leader, members([leave('u-1')]))).toBeUndefined();
  expect(world.refusal(leader, members([{ is: 'stay', unitId: 'u-1' }]))).toBeUndefined();
  expect(world.sheet('u-1').stage).toBe(before);
  expect(periodOf(world).former).toBeUndefined();
  expect(world.refusal(leader, members([{ is: 'stay', unitId: 'u-1' }]))).toBe('unit-not-found');
});

test('[MB3] on each day a unit has the name of that day, and a correction of one day leaves none between', () => {
  const world = smallYear();
  expect(world.refusal(leader, members([rename('Xã A')]))).toBeUndefined();
  expect(world.refusal(leader, members([rename('Xã B')]))).toBeUndefined();
  expect(world.refusal(leader, members([rename('Phường C')], { day: '2024-10-01' }))).toBeUndefined();
  const unit = must(periodOf(world).units[0], 'a unit');
  const on = (day: string) => nameOn(unit, day).name;
  expect(['2024-06-30', '2024-07-01', '2024-09-30', '2024-10-01', ''].map(on)).toEqual([
    'Huyện u-1',
    'Xã B',
    'Xã B',
    'Phường C',
    'Phường C',
  ]);
});

test('[MB3] decisions that arrive in another order than their days give the same names', () => {
  const named = (...decisions: readonly (readonly [string, string])[]) => {
    const world = smallYear();
    for (const [day, name] of decisions)
      expect(world.refusal(leader, members([rename(name)], { day }))).toBeUndefined();
    const unit = must(periodOf(world).units[0], 'a unit');
    return ['2024-02-01', '2024-04-01', '2024-07-01', ''].map((day) => nameOn(unit, day).name);
  };
  const names = ['Huyện u-1', 'Xã A', 'Phường B', 'Phường B'];
  expect(named(['2024-03-01', 'Xã A'], ['2024-06-01', 'Phường B'])).toEqual(names);
  expect(named(['2024-06-01', 'Phường B'], ['2024-03-01', 'Xã A'])).toEqual(names);
  expect(named(['2024-06-01', 'Phường B'], ['2024-03-01', 'X'], ['2024-03-01', 'Xã A'])).toEqual(names);
});

test('[MB3] who came and left again within the year was a member only in between', () => {
  const world = smallYear();
  expect(world.refusal(leader, members([join('u-3')], { day: '2024-05-01' }))).toBeUndefined();
  expect(world.refusal(leader, members([leave('u-3')], { day: '2024-09-01' }))).toBeUndefined();
  const isThere = (day: string) => membersOn(periodOf(world), day).some(({ id }) => id === 'u-3');
  expect(['2024-02-01', '2024-05-01', '2024-08-31', '2024-09-01', ''].map(isThere)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

test('[CH5] [MB3] a unit whose names are as many as its record holds is named no more, and is still read', () => {
  const world = smallYear();
  const day = (at: number) => `2024-07-${String(at + 1).padStart(2, '0')}`;
  for (let at = 0; at < 20; at += 1)
    expect(world.refusal(leader, members([rename(`Xã ${at}`)], { day: day(at) }))).toBeUndefined();
  expect(world.refusal(leader, members([rename('Xã nữa')], { day: day(20) }))).toBe('record-outgrown');
  expect(BlocPeriod.safeParse(periodOf(world)).success).toBe(true);
});

test('[MB3] a new name is in the head’s office, too, where the old one was', () => {
  const unit = must(periodOf(smallYear()).units[0], 'a unit');
  const anew = (headTitle: string) =>
    calledAnew({ ...unit, name: 'Huyện Sìn Hồ', shortName: 'Sìn Hồ', headTitle }, 'Xã Mường Kim').headTitle;
  expect(['CHỦ TỊCH UBND HUYỆN SÌN HỒ', 'Chủ tịch UBND Huyện Sìn Hồ', 'Giám đốc Sở', ''].map(anew)).toEqual([
    'CHỦ TỊCH UBND XÃ MƯỜNG KIM',
    'Chủ tịch UBND Xã Mường Kim',
    'Giám đốc Sở',
    '',
  ]);
});

test('[MB4] a unit that comes has a sheet of the table in force at once', () => {
  const world = smallYear();
  expect(world.refusal(leader, members([join('u-3')]))).toBeUndefined();
  expect(world.sheet('u-3')).toMatchObject({ stage: 'open', tableVersion: 1 });
  expect(periodOf(world).units.at(-1)).toMatchObject({ id: 'u-3', since: '2024-07-01' });
  expect(world.refusal(leader, members([join('u-3')]))).toBe('row-exists');
});

test('[MB4] two units merge into a third in one decision, which leads from then on', () => {
  const world = smallYear();
  const merged = [leave('u-1'), leave('u-2'), join('u-3')];
  expect(world.refusal(leader, members(merged))).toBe('leader-leaves');
  // Nothing of a refused decision stands.
  expect([idsIn(world), world.sheet('u-1').stage]).toEqual([['u-1', 'u-2'], 'bloc_scored']);
  expect(world.get('sheet', sheetOf('u-3'))).toBeUndefined();
  expect(world.refusal(leader, members([...merged, lead('u-3')]))).toBeUndefined();
  expect(periodOf(world)).toMatchObject({ leaderUnitId: 'u-3', deputyUnitId: null });
  expect(idsIn(world)).toEqual(['u-3']);
});

test('[MB4] there is always a member left, and a leader who is not the deputy', () => {
  const world = smallYear();
  expect(world.refusal(leader, members([leave('u-1'), leave('u-2')]))).toBe('bloc-needs-members');
  expect(world.refusal(leader, members([lead('u-1', 'u-1')]))).toBe('leader-is-deputy');
  expect(world.refusal(leader, members([lead('u-9')]))).toBe('leader-leaves');
  expect(world.refusal(leader, members([leave('u-9')]))).toBe('unit-not-found');
});

test('[MB5] nobody comes, stays or is renamed under a name that cannot be told from another member’s', () => {
  const called = (unitId: string, name: string): MembersStep => ({
    is: 'rename',
    unitId,
    name,
    shortName: name,
    headTitle: '',
  });
  const [one, two] = periodOf(smallYear()).units.map(({ id, name }) => ({ id, name }));
  const [first, second] = [must(one, 'a unit'), must(two, 'another unit')];
  for (const name of [second.name, second.name.toUpperCase(), `${second.name}\u200d`, `${second.name}\u00a0`])
    expect(smallYear().refusal(leader, members([called(first.id, name)]))).toBe('unit-name-taken');
  const comes: MembersStep = {
    is: 'join',
    unit: { id: 'u-9', name: first.name, shortName: 'x', headTitle: '', superior: '', place: '' },
  };
  expect(smallYear().refusal(leader, members([comes]))).toBe('unit-name-taken');
  for (const name of ['\u3164', '\u2800', '\u115f', '.'])
    expect(smallYear().refusal(leader, members([called(first.id, name)]))).toBe('unit-name-unseen');
  // Names that change hands in one decision are two names all the while.
  const swap = [called(first.id, second.name), called(second.id, first.name)];
  expect(smallYear().refusal(leader, members(swap))).toBeUndefined();
  // What stood beside each other before bars nothing else, and can be put right.
  const world = smallYear();
  const period = periodOf(world);
  world.put('bloc-period', { ...period, units: period.units.map((unit) => ({ ...unit, name: 'Xã A' })) });
  expect(world.refusal(leader, members([join('u-8')]))).toBeUndefined();
  expect(world.refusal(leader, members([called(first.id, 'Xã B')]))).toBeUndefined();
});
