// The bloc's meeting: what goes into its minutes, its moves, and what closing it freezes. All of it works in a hall
// without a network.

import { z } from 'zod';
import { sameJson } from '../../base/compare.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { PeriodId, sheetIdOf, UnitId } from '../ids.ts';
import { effectOf } from '../ranking/gates/shut-gates.ts';
import { adopt } from '../meeting/adopt.ts';
import { blocResult, isRanked, seenIn, SeenResult, type BlocResult } from '../meeting/bloc-result.ts';
import { countFault } from '../meeting/count-faults.ts';
import {
  Attendance,
  Award,
  MeetingFacts,
  meetingStageAfter,
  Motion,
  Opinion,
  plannedMeeting,
  Proposal,
  VoteCount,
  type Meeting,
  type MeetingEvent,
} from '../meeting/meeting.ts';
import { quorumAt } from '../meeting/quorum.ts';
import type { Problem } from '../problems.ts';
import { Reason } from '../scoring/cell.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { periodStageAfter } from '../workflow/period-stages.ts';
import { isBlocScorer, leadsBloc } from '../workflow/permissions.ts';
import { stageAfter } from '../workflow/stages.ts';
import { defineChange, type Draft, type Stamp, type World } from './define-change.ts';

const OfPeriod = z.strictObject({ periodId: PeriodId });

/** One line of the minutes, or one part of them; a line is put right by saying it again. */
const Entry = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('facts'), facts: MeetingFacts }),
  z.strictObject({ is: z.literal('attendance'), of: Attendance }),
  /** An empty text takes the line out. Without an id it is a new one. */
  z.strictObject({ is: z.literal('opinion'), of: Opinion.extend({ id: Opinion.shape.id.nullable() }) }),
  z.strictObject({ is: z.literal('motion'), of: Motion.extend({ id: Motion.shape.id.nullable() }) }),
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
  args: OfPeriod.extend({ entry: Entry }),

  apply(world, actor, { periodId, entry }, stamp) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!isBlocScorer(actor, periodId)) return fail({ code: 'not-permitted', action: 'record-in-meeting' });
    const meeting = world.get('meeting', periodId) ?? plannedMeeting(periodId, 1);
    if (meeting.stage === 'closed' || meeting.stage === 'minutes_signed') return closedAlready(meeting);
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
      return { ...meeting, opinions: lines(meeting.opinions, { ...entry.of, id: entry.of.id ?? id }) };
    case 'motion':
      return { ...meeting, motions: lines(meeting.motions, { ...entry.of, id: entry.of.id ?? id }) };
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

/** In its old place where it was there, else at the end. */
function replaced<T, K extends keyof T>(all: readonly T[], one: T, key: K): T[] {
  const at = all.findIndex((other) => other[key] === one[key]);
  return at < 0 ? [...all, one] : all.with(at, one);
}

const lines = <T extends { readonly id: string; readonly text: string }>(all: readonly T[], one: T): T[] =>
  one.text === '' ? all.filter(({ id }) => id !== one.id) : replaced(all, one, 'id');

/** [MT2] Leader or deputy opens it once the quorum is there, calls votes, and marks the minutes as signed. */
export const moveMeeting = defineChange({
  name: 'move-meeting',
  args: OfPeriod.extend({ event: z.enum(['open', 'vote', 'resume', 'sign']) }),

  apply(world, actor, { periodId, event }) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!leadsBloc(actor, periodId)) return fail({ code: 'not-permitted', action: 'move-meeting' });
    const meeting = world.get('meeting', periodId) ?? plannedMeeting(periodId, 1);
    if (event === 'open') {
      if (period.stage !== 'scoring') return fail({ code: 'period-cannot-move', stage: period.stage });
      const bar = quorumBar(period, meeting);
      if (bar) return fail(bar);
    }
    return move(world, meeting, event);
  },
});

/** [MT5] Leader or deputy closes it: all is scored, no tie waits, what is proposed may be; the result is frozen. */
export const closeMeeting = defineChange({
  name: 'close-meeting',
  args: OfPeriod.extend({ seen: SeenResult }),

  apply(world, actor, { periodId, seen }, stamp) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!leadsBloc(actor, periodId)) return fail({ code: 'not-permitted', action: 'close-meeting' });
    const meeting = world.get('meeting', periodId) ?? plannedMeeting(periodId, 1);
    const stage = meetingStageAfter(meeting.stage, 'close');
    if (!stage) return cannotMove(meeting);
    const bar = quorumBar(period, meeting);
    if (bar) return fail(bar);
    const result = blocResult(world, period, meeting);
    if (!result) return fail({ code: 'table-not-found', version: period.tableVersion });
    const notYet = closingBar(world, period, meeting, result);
    if (notYet) return fail(notYet);
    const other = differing(period, seen, seenIn(result));
    if (other !== '') return fail({ code: 'result-differs', units: other });

    const who = { by: actor.personId, at: stamp.at };
    const closed: Meeting = { ...meeting, stage, closed: who };
    world.put('meeting', closed);
    world.put('adopted-result', adopt(period, result, closed, who));
    for (const { sheet } of result.units) {
      const next = stageAfter(sheet.stage, 'adopt');
      if (next) world.put('sheet', { ...sheet, stage: next, moved: who });
    }
    world.put('bloc-period', {
      ...period,
      stage: periodStageAfter(period.stage, 'meeting-closed') ?? period.stage,
    });
    return ok(undefined);
  },
});

/**
 * [MT8] The units whose place or points are not what was seen, by name. A score that came to the server before the
 * closing would else be signed by nobody and sent by everybody.
 */
function differing(period: BlocPeriod, seen: SeenResult, found: SeenResult): string {
  const asSeen = new Map(seen.map((one) => [one.unitId, one]));
  const isOther = (one: SeenResult[number]) => !sameJson(asSeen.get(one.unitId), one);
  const gone = seen.filter(({ unitId }) => !found.some((one) => one.unitId === unitId));
  const ids = [...found.filter(isOther), ...gone].map(({ unitId }) => unitId);
  return ids.map((id) => period.units.find((unit) => unit.id === id)?.shortName ?? id).join(', ');
}

/** What still keeps the meeting from being closed; undefined where nothing does. Asked in the order of the agenda. */
function closingBar(
  world: World,
  period: BlocPeriod,
  meeting: Meeting,
  { units, standings }: BlocResult,
): Problem | undefined {
  const ranked = new Set(units.filter(isRanked).map(({ unitId }) => unitId));
  const done = new Set(
    units.filter(({ sheet }) => sheet.stage === 'bloc_scored').map(({ unitId }) => unitId),
  );
  const put = (unitId: string) =>
    (world.get('gate-marks', sheetIdOf(period.id, unitId))?.marks.length ?? 0) > 0;
  // A unit that a gate has put out of the ranking need not be scored to the end.
  const waiting = period.units.filter(({ id }) => !done.has(id) && !(put(id) && !ranked.has(id)));
  if (waiting.length > 0)
    return { code: 'sheets-not-scored', units: waiting.map(({ shortName }) => shortName).join(', ') };
  const conflicts = units.reduce((sum, { score }) => sum + score.progress.conflicts, 0);
  if (conflicts > 0) return { code: 'sheet-in-conflict', conflicts };
  if (standings.placed.some(({ reasons }) => reasons.some(({ line }) => line === 'tied-awaits-ballot')))
    return { code: 'tie-awaits-ballot' };
  return proposalBar(period, meeting, units, standings);
}

/** [MT6] A flag goes only to whom the order and the gates give one, and no more of them than there are. */
function proposalBar(
  period: BlocPeriod,
  { proposals }: Meeting,
  units: BlocResult['units'],
  { placed }: BlocResult['standings'],
): Problem | undefined {
  const nameOf = (unitId: string) => period.units.find(({ id }) => id === unitId)?.shortName ?? unitId;
  for (const { unitId, award } of proposals) {
    const one = placed.find((other) => other.unitId === unitId);
    const mayHave =
      award === 'flag'
        ? one?.award?.startsWith('flag')
        : one?.status === 'ranked' && effectOf(one.score.gates).commended;
    if (!mayHave) return { code: 'award-not-open', unit: nameOf(unitId), award };
  }
  const slots = units[0]?.table.policies.flagSlots;
  for (const award of Award.options) {
    const most = award === 'flag' ? slots?.flags : slots?.certificates;
    const count = proposals.filter((one) => one.award === award).length;
    if (most !== undefined && most !== null && count > most) return { code: 'too-many-awards', award, most };
  }
  return undefined;
}

/** [MT7] Opened again before it was sent, with a reason; the result is not one until it is closed again. */
export const reopenMeeting = defineChange({
  name: 'reopen-meeting',
  args: OfPeriod.extend({ reason: Reason }),

  apply(world, actor, { periodId, reason }, stamp) {
    const period = world.get('bloc-period', periodId);
    const meeting = world.get('meeting', periodId);
    if (!period || !meeting) return fail({ code: 'bloc-not-found' });
    if (!leadsBloc(actor, periodId)) return fail({ code: 'not-permitted', action: 'reopen-meeting' });
    const stage = meetingStageAfter(meeting.stage, 'reopen');
    const year = periodStageAfter(period.stage, 'meeting-reopened');
    if (!stage || !year) return cannotMove(meeting);
    if (reason === '') return fail({ code: 'reopening-needs-reason' });
    const who = { by: actor.personId, at: stamp.at };
    for (const { id } of period.units) {
      const sheet = world.get('sheet', sheetIdOf(periodId, id));
      const next = sheet && stageAfter(sheet.stage, 'reopen-meeting');
      if (sheet && next) world.put('sheet', { ...sheet, stage: next, moved: who });
    }
    world.put('bloc-period', { ...period, stage: year });
    world.put('meeting', {
      ...meeting,
      stage,
      closed: null,
      reopened: [...meeting.reopened, { ...who, reason }],
    });
    return ok(undefined);
  },
});

function quorumBar(period: BlocPeriod, meeting: Meeting): Problem | undefined {
  const { holds, present, needed } = quorumAt(period, meeting);
  return holds ? undefined : { code: 'no-quorum', present, needed };
}

function move(world: Draft, meeting: Meeting, event: MeetingEvent): Result<void, Problem> {
  const stage = meetingStageAfter(meeting.stage, event);
  if (!stage) return cannotMove(meeting);
  world.put('meeting', { ...meeting, stage });
  return ok(undefined);
}

const cannotMove = ({ stage }: Meeting) => fail({ code: 'meeting-cannot-move', stage } as const);
const closedAlready = ({ stage }: Meeting) => fail({ code: 'meeting-cannot-move', stage } as const);
