// Whoever keeps the minutes of the bloc's meeting writes a line of them.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { ChangeId, PeriodId, UnitId } from '../ids.ts';
import { replaced } from '../lists.ts';
import { countFault } from '../meeting/count-faults.ts';
import {
  Attendance,
  MeetingFacts,
  Motion,
  Opinion,
  plannedMeeting,
  Proposal,
  VoteCount,
  type Meeting,
} from '../meeting/meeting.ts';
import { isClosed } from '../meeting/meeting-stages.ts';
import type { Problem } from '../problems.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { isBlocScorer } from '../workflow/permissions.ts';
import { defineChange, type Stamp } from './define-change.ts';

const before = z.array(ChangeId).max(1000).optional();

/** One line of the minutes, or one part of them; a line is put right by saying it again. */
const Entry = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('facts'), facts: MeetingFacts }),
  z.strictObject({ is: z.literal('attendance'), of: Attendance }),
  /**
   * An empty text takes the line out. Without an id it is a new one. One that is not there comes before the first of the lines
   * that are named, as one that was taken out by mistake did; else it is the last.
   */
  z.strictObject({
    is: z.literal('opinion'),
    of: Opinion.extend({ id: Opinion.shape.id.nullable() }),
    before,
  }),
  z.strictObject({ is: z.literal('motion'), of: Motion.extend({ id: Motion.shape.id.nullable() }), before }),
  z.strictObject({ is: z.literal('tie-ballot'), count: VoteCount.nullable() }),
  z.strictObject({ is: z.literal('acclaim'), count: VoteCount.nullable() }),
  z.strictObject({ is: z.literal('proposal'), of: Proposal }),
  z.strictObject({ is: z.literal('no-proposal'), unitId: UnitId }),
  z.strictObject({
    is: z.literal('next'),
    next: z.strictObject({ leaderUnitId: UnitId, deputyUnitId: UnitId.nullable() }).nullable(),
  }),
]);
type Entry = z.infer<typeof Entry>;

/** [MT3] Whoever keeps the minutes writes a line of them: before the meeting and in it, not after it is closed. */
export const recordInMeeting = defineChange({
  name: 'record-in-meeting',
  args: z.strictObject({ periodId: PeriodId, entry: Entry }),

  apply(world, actor, { periodId, entry }, stamp) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!isBlocScorer(actor, periodId)) return fail({ code: 'not-permitted', action: 'record-in-meeting' });
    const meeting = world.get('meeting', periodId) ?? plannedMeeting(periodId, 1);
    if (isClosed(meeting)) return fail({ code: 'meeting-cannot-move', stage: meeting.stage });
    const bar = entryBar(period, meeting, entry);
    if (bar) return fail(bar);
    world.put('meeting', withEntry(meeting, entry, stamp));
    return ok(undefined);
  },
});

/** Units named in an entry are members, counts add up, and votes are counted in the meeting itself. */
function entryBar(period: BlocPeriod, { stage }: Meeting, entry: Entry): Problem | undefined {
  const stranger = unitsIn(entry).find((unitId) => !period.units.some(({ id }) => id === unitId));
  if (stranger !== undefined) return { code: 'unit-not-found', unitId: stranger };
  if (stage === 'planned' && !['facts', 'attendance', 'opinion'].includes(entry.is))
    return { code: 'meeting-not-open' };
  if (entry.is === 'next' && entry.next && entry.next.leaderUnitId === entry.next.deputyUnitId)
    return { code: 'leader-is-deputy' };
  if ((entry.is !== 'acclaim' && entry.is !== 'tie-ballot') || !entry.count) return undefined;
  const fault = countFault(entry.count);
  return fault && { code: 'count-does-not-add-up', fault };
}

function unitsIn(entry: Entry): readonly string[] {
  switch (entry.is) {
    case 'attendance':
    case 'proposal':
      return [entry.of.unitId];
    case 'opinion':
      return entry.of.unitId === null ? [] : [entry.of.unitId];
    case 'no-proposal':
      return [entry.unitId];
    case 'tie-ballot':
    case 'acclaim':
      return entry.count?.votes.map(({ unitId }) => unitId) ?? [];
    case 'next':
      return entry.next
        ? [entry.next.leaderUnitId, ...(entry.next.deputyUnitId === null ? [] : [entry.next.deputyUnitId])]
        : [];
    default:
      return [];
  }
}

function withEntry(meeting: Meeting, entry: Entry, { id }: Stamp): Meeting {
  switch (entry.is) {
    case 'facts':
      return { ...meeting, facts: entry.facts };
    case 'attendance':
      return { ...meeting, attendance: replaced(meeting.attendance, entry.of, 'unitId') };
    case 'opinion':
      return {
        ...meeting,
        opinions: lines(meeting.opinions, { ...entry.of, id: entry.of.id ?? id }, entry.before),
      };
    case 'motion':
      return {
        ...meeting,
        motions: lines(meeting.motions, { ...entry.of, id: entry.of.id ?? id }, entry.before),
      };
    case 'tie-ballot':
      return { ...meeting, tieBallot: entry.count };
    case 'acclaim':
      return { ...meeting, acclaim: entry.count };
    case 'proposal':
      return { ...meeting, proposals: replaced(meeting.proposals, entry.of, 'unitId') };
    case 'no-proposal':
      return { ...meeting, proposals: meeting.proposals.filter(({ unitId }) => unitId !== entry.unitId) };
    case 'next':
      return { ...meeting, next: entry.next };
  }
}

const lines = <T extends { readonly id: string; readonly text: string }>(
  all: readonly T[],
  one: T,
  before: readonly string[] | undefined,
): T[] => (one.text === '' ? all.filter(({ id }) => id !== one.id) : replaced(all, one, 'id', before));
