// The bloc's meeting: its moves, and what closing it freezes. All of it works in a hall without a network.

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import { PeriodId, sheetIdOf } from '../ids.ts';
import { adopt } from '../meeting/adopt.ts';
import { blocResult, seenIn, SeenResult } from '../meeting/bloc-result.ts';
import { closingBar, differing } from '../meeting/closing-bar.ts';
import { plannedMeeting, type Meeting } from '../meeting/meeting.ts';
import { meetingStageAfter, type MeetingEvent } from '../meeting/meeting-stages.ts';
import { quorumAt } from '../meeting/quorum.ts';
import type { Problem } from '../problems.ts';
import { Reason } from '../scoring/cell.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { periodStageAfter } from '../workflow/period-stages.ts';
import { leadsBloc } from '../workflow/permissions.ts';
import { stageAfter } from '../workflow/stages.ts';
import { defineChange, type Draft } from './define-change.ts';

const OfPeriod = z.strictObject({ periodId: PeriodId });

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
