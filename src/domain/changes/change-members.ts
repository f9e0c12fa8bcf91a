// Within a year units merge, split, dissolve, come and change their names, and another may have to lead: what one
// decision of the authorities does to the bloc is one change.

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import { text } from '../fields.ts';
import { PeriodId, sheetIdOf, UnitId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { Departure, nameOn, type BlocPeriod, type MemberUnit } from '../workflow/bloc-period.ts';
import type { BlocSettings } from '../workflow/bloc-settings.ts';
import { idOfAnother, membersBar } from '../workflow/members.ts';
import { hasMet } from '../workflow/period-stages.ts';
import { leadsBloc, standsForProvince } from '../workflow/permissions.ts';
import { defineChange, type Draft } from './define-change.ts';

/** A name may be missing nowhere; who signs under it may be said later. */
const named = { name: text(200).pipe(z.string().min(1)), shortName: text(60), headTitle: text(200) };

const Step = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('rename'), unitId: UnitId, ...named }),
  z.strictObject({ is: z.literal('leave'), unitId: UnitId, how: Departure, into: text(500) }),
  z.strictObject({
    is: z.literal('join'),
    unit: z.strictObject({ id: UnitId, ...named, superior: text(200), place: text(100) }),
  }),
  /** What was said to have left has not. */
  z.strictObject({ is: z.literal('stay'), unitId: UnitId }),
  z.strictObject({ is: z.literal('lead'), leaderUnitId: UnitId, deputyUnitId: UnitId.nullable() }),
]);
export type MembersStep = z.infer<typeof Step>;

/** [MB1] Leader, deputy or the Department, by a decision that is named, before the meeting is opened. */
export const changeMembers = defineChange({
  name: 'change-members',
  args: z.strictObject({
    periodId: PeriodId,
    /** From this day on. */
    day: z.iso.date(),
    reason: text(500),
    steps: z.array(Step).min(1).max(60),
  }),

  apply(world, actor, { periodId, day, reason, steps }, { at }) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!leadsBloc(actor, periodId) && !standsForProvince(actor, periodId))
      return fail({ code: 'not-permitted', action: 'change-members' });
    if (hasMet(period.stage)) return fail({ code: 'period-cannot-move', stage: period.stage });
    const meeting = world.get('meeting', periodId)?.stage ?? 'planned';
    if (meeting !== 'planned') return fail({ code: 'meeting-cannot-move', stage: meeting });
    if (reason === '') return fail({ code: 'members-need-reason' });

    let after: BlocPeriod = period;
    for (const step of steps) {
      const done = taken(world, after, step, { day, reason, moved: { by: actor.personId, at } });
      if (!done.ok) return done;
      after = done.value;
    }
    if (after.units.length === 0) return fail({ code: 'bloc-needs-members' });
    if (!after.units.some(({ id }) => id === after.leaderUnitId)) return fail({ code: 'leader-leaves' });
    const bar = membersBar(after, period.units);
    if (bar) return fail(bar);
    world.put('bloc-period', after);
    return ok(undefined);
  },
});

interface Decision {
  readonly day: string;
  readonly reason: string;
  readonly moved: NonNullable<Sheet['moved']>;
}

/** The bloc after one step, which also moves the sheet of the unit it is about. */
function taken(
  world: Draft,
  period: BlocPeriod,
  step: MembersStep,
  decision: Decision,
): Result<BlocPeriod, Problem> {
  const { day } = decision;
  const { units } = period;
  switch (step.is) {
    case 'rename': {
      const { is: _, unitId, ...called } = step;
      const member = units.find(({ id }) => id === unitId);
      if (!member) return fail({ code: 'unit-not-found', unitId });
      return ok({ ...period, units: units.map((one) => (one === member ? renamed(one, called, day) : one)) });
    }
    case 'leave':
      return left(world, period, step, decision);
    case 'stay':
      return stayed(world, period, step.unitId, decision);
    case 'join': {
      const { unit } = step;
      if (units.some(({ id }) => id === unit.id)) return fail({ code: 'row-exists', id: unit.id });
      const bar = idOfAnother(world, [unit.id], period);
      if (bar) return fail(bar);
      openSheet(world, period, unit.id);
      return ok({ ...period, units: [...units, { ...unit, since: day }] });
    }
    case 'lead': {
      const { leaderUnitId, deputyUnitId } = step;
      return ok({ ...period, leaderUnitId, deputyUnitId });
    }
  }
}

/**
 * [MB3] Named anew from a day on, until the next name that is known; decisions arrive in any order. Another correction of
 * the same day leaves no name that nobody had.
 */
function renamed(
  unit: MemberUnit,
  called: Pick<MemberUnit, 'name' | 'shortName' | 'headTitle'>,
  day: string,
): MemberUnit {
  const { formerNames = [] } = unit;
  const { name, shortName, headTitle } = nameOn(unit, day);
  const isFromThatDay = formerNames.some(({ until }) => until === day);
  const before = isFromThatDay ? [] : [{ name, shortName, headTitle, until: day }];
  const followed = formerNames.find(({ until }) => day < until);
  const names = formerNames.map((one) => (one === followed ? { ...called, until: one.until } : one));
  const sorted = [...names, ...before].toSorted((a, b) => (a.until < b.until ? -1 : 1));
  return { ...unit, ...(followed ? {} : called), formerNames: sorted };
}

/** [MB2] Nothing of its sheet is lost; it counts nowhere any more. */
function left(
  world: Draft,
  period: BlocPeriod,
  { unitId, how, into }: Extract<MembersStep, { is: 'leave' }>,
  { day, reason, moved }: Decision,
): Result<BlocPeriod, Problem> {
  const unit = period.units.find(({ id }) => id === unitId);
  if (!unit) return fail({ code: 'unit-not-found', unitId });
  const sheet = world.get('sheet', sheetIdOf(period.id, unitId));
  if (sheet) world.put('sheet', { ...sheet, stage: 'withdrawn', moved });
  return ok({
    ...period,
    units: period.units.filter((one) => one !== unit),
    former: [
      ...(period.former ?? []),
      { unit, day, how, into, reason, sheetStage: sheet?.stage ?? null, sheetMoved: sheet?.moved ?? null },
    ],
    deputyUnitId: period.deputyUnitId === unitId ? null : period.deputyUnitId,
    settings: period.settings && withoutChecksOf(period.settings, unitId),
  });
}

/** Who left checks nobody and is checked by nobody: what they read of others' sheets leaves their devices [PC6]. */
const withoutChecksOf = (settings: BlocSettings, unitId: UnitId): BlocSettings => ({
  ...settings,
  peerChecks: settings.peerChecks?.filter((pair) => pair.unitId !== unitId && pair.by !== unitId),
});

/** [MB2] Its sheet is where it was. */
function stayed(
  world: Draft,
  period: BlocPeriod,
  unitId: UnitId,
  { moved }: Decision,
): Result<BlocPeriod, Problem> {
  const back = period.former?.find(({ unit }) => unit.id === unitId);
  if (!back) return fail({ code: 'unit-not-found', unitId });
  const others = period.former?.filter((one) => one !== back) ?? [];
  const sheet = world.get('sheet', sheetIdOf(period.id, unitId));
  if (sheet && back.sheetStage) {
    // A sheet that nobody had moved is one again that was never handed in.
    const before = back.sheetMoved === null ? null : moved;
    world.put('sheet', { ...sheet, stage: back.sheetStage, moved: before });
  } else openSheet(world, period, unitId);
  return ok({
    ...period,
    units: [...period.units, back.unit],
    former: others.length > 0 ? others : undefined,
  });
}

/** [MB4] Where the bloc has a table in force, a unit that comes gets its sheet at once. */
function openSheet(world: Draft, { id: periodId, tableVersion }: BlocPeriod, unitId: UnitId): void {
  const table = world.get('criteria-table', tableIdOf(periodId, tableVersion));
  if (table?.stage !== 'applied') return;
  const id = sheetIdOf(periodId, unitId);
  world.put('sheet', { id, periodId, unitId, tableVersion, stage: 'open', moved: null });
}
