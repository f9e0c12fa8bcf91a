// Whoever keeps the bloc's papers writes a line of its year; the head of a member signs the pledge for it.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { PeriodId, UnitId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { formerUnits, type BlocPeriod } from '../workflow/bloc-period.ts';
import { headsUnit, isBlocScorer, type Actor } from '../workflow/permissions.ts';
import {
  Activity,
  Clause,
  Deadline,
  emptyYear,
  PledgeFacts,
  PledgeSignature,
  ReportName,
  ReportPart,
  type BlocYear,
} from '../year/bloc-year.ts';
import { text } from '../fields.ts';
import { replaced } from '../lists.ts';
import { defineChange, type Stamp } from './define-change.ts';

/** One line of the year; without an id it is a new one, and an empty text takes it out. */
const Entry = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('pledge'), facts: PledgeFacts }),
  z.strictObject({
    is: z.literal('clause'),
    in: z.enum(['pledge', 'rules']),
    of: Clause.extend({ id: Clause.shape.id.nullable() }),
  }),
  z.strictObject({ is: z.literal('signature'), of: PledgeSignature }),
  /** What happened is noted with `attended`, so that two who call the roll do not write over each other. */
  z.strictObject({
    is: z.literal('activity'),
    of: Activity.omit({ attendance: true }).extend({ id: Activity.shape.id.nullable() }),
  }),
  z.strictObject({
    is: z.literal('attended'),
    activityId: Activity.shape.id,
    unitId: UnitId,
    /** null takes back what was said of it. */
    present: z.boolean().nullable(),
  }),
  z.strictObject({ is: z.literal('deadline'), of: Deadline }),
  z.strictObject({ is: z.literal('report'), of: ReportName, part: ReportPart, text: text(8000) }),
]);
export type YearEntry = z.infer<typeof Entry>;

/** [YR1] Until the year is put away. */
export const recordInYear = defineChange({
  name: 'record-in-year',
  args: z.strictObject({ periodId: PeriodId, entry: Entry }),

  apply(world, actor, { periodId, entry }, stamp) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!mayWrite(actor, period, world.get('bloc-year', periodId), entry))
      return fail({ code: 'not-permitted', action: 'record-in-year' });
    if (period.stage === 'archived') return fail({ code: 'period-cannot-move', stage: period.stage });
    const year = world.get('bloc-year', periodId) ?? emptyYear(periodId);
    const bar = entryBar(period, year, entry);
    if (bar) return fail(bar);
    world.put('bloc-year', byWhom(actor, withEntry(year, entry, stamp), entry));
    return ok(undefined);
  },
});

/**
 * [YR2] The head of a member signs for it, and for no other. Whoever keeps the papers notes who signed on paper, and
 * writes over nothing that a head noted.
 */
function mayWrite(actor: Actor, { id }: BlocPeriod, year: BlocYear | undefined, entry: YearEntry): boolean {
  if (entry.is !== 'signature') return isBlocScorer(actor, id);
  const { unitId } = entry.of;
  if (headsUnit(actor, id, unitId)) return true;
  return isBlocScorer(actor, id) && year?.signedByHead?.includes(unitId) !== true;
}

function byWhom(actor: Actor, year: BlocYear, entry: YearEntry): BlocYear {
  if (entry.is !== 'signature' || !headsUnit(actor, year.periodId, entry.of.unitId)) return year;
  const { unitId, signed, note } = entry.of;
  const others = (year.signedByHead ?? []).filter((one) => one !== unitId);
  // A signature that was taken back, and no reason given for it, is as if nothing had been noted.
  return { ...year, signedByHead: signed || note !== '' ? [...others, unitId] : others };
}

function entryBar(period: BlocPeriod, year: BlocYear, entry: YearEntry): Problem | undefined {
  const unitId = unitIn(entry);
  // What was done with a unit before it left stays to be told; it signs nothing any more.
  const known = entry.is === 'signature' ? period.units : [...period.units, ...formerUnits(period)];
  if (unitId !== null && !known.some(({ id }) => id === unitId)) return { code: 'unit-not-found', unitId };
  if (entry.is === 'attended' && !year.activities.some(({ id }) => id === entry.activityId))
    return { code: 'activity-not-found' };
  if (entry.is !== 'activity') return undefined;
  const { from, to } = entry.of;
  if (to !== '' && to < from) return { code: 'days-out-of-order' };
  return undefined;
}

function unitIn(entry: YearEntry): string | null {
  switch (entry.is) {
    case 'signature':
      return entry.of.unitId;
    case 'activity':
      return entry.of.hostUnitId;
    case 'attended':
      return entry.unitId;
    default:
      return null;
  }
}

function withEntry(year: BlocYear, entry: YearEntry, { id }: Stamp): BlocYear {
  const { pledge } = year;
  switch (entry.is) {
    case 'pledge':
      return { ...year, pledge: { ...pledge, ...entry.facts } };
    case 'clause': {
      const clause = { ...entry.of, id: entry.of.id ?? id };
      return entry.in === 'rules'
        ? { ...year, rules: written(year.rules, clause, clause.text) }
        : { ...year, pledge: { ...pledge, clauses: written(pledge.clauses, clause, clause.text) } };
    }
    case 'signature':
      return { ...year, pledge: { ...pledge, signatures: replaced(pledge.signatures, entry.of, 'unitId') } };
    case 'activity': {
      const before = year.activities.find((one) => one.id === entry.of.id);
      const activity = { ...entry.of, id: entry.of.id ?? id, attendance: before?.attendance ?? [] };
      return { ...year, activities: written(year.activities, activity, activity.title) };
    }
    case 'attended':
      return { ...year, activities: year.activities.map((one) => called(one, entry)) };
    case 'deadline': {
      const others = year.deadlines.filter(({ step }) => step !== entry.of.step);
      return { ...year, deadlines: entry.of.day === '' ? others : [...others, entry.of] };
    }
    case 'report': {
      const report = { ...year.reports[entry.of], [entry.part]: entry.text };
      return { ...year, reports: { ...year.reports, [entry.of]: report } };
    }
  }
}

/** A line without words is taken out. */
const written = <T extends { readonly id: string }>(all: readonly T[], one: T, words: string): T[] =>
  words === '' ? all.filter(({ id }) => id !== one.id) : replaced(all, one, 'id');

function called(activity: Activity, entry: Extract<YearEntry, { is: 'attended' }>): Activity {
  if (activity.id !== entry.activityId) return activity;
  const { unitId, present } = entry;
  return {
    ...activity,
    attendance:
      present === null
        ? activity.attendance.filter((one) => one.unitId !== unitId)
        : replaced(activity.attendance, { unitId, present }, 'unitId'),
  };
}
