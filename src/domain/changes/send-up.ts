// The bloc's result goes up to the Department of Home Affairs: sent, received, returned with reasons or appraised, and
// published with the decision.

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import { tidyText } from '../../base/text.ts';
import { appraisalBar } from '../appraisal/appraisal-bar.ts';
import { appraisalOf, freeze } from '../appraisal/appraise.ts';
import { SettledTie } from '../appraisal/appraised-result.ts';
import { followedProposals, type FollowedProposal } from '../appraisal/proposal-file.ts';
import { isToBeFoundAgain } from '../appraisal/appraised-place.ts';
import { indexOf } from '../criteria/criteria-table.ts';
import { columnIdOf, PeriodId, sheetIdOf } from '../ids.ts';
import { seenIn, SeenResult } from '../meeting/bloc-result.ts';
import { differing } from '../meeting/closing-bar.ts';
import { plannedMeeting } from '../meeting/meeting.ts';
import { meetingStageAfter } from '../meeting/meeting-stages.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import { Reason } from '../scoring/cell.ts';
import type { Column, KeptCell } from '../scoring/sheet.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { provinceChanges } from '../workflow/bloc-settings.ts';
import { dispatchStageAfter, type DispatchEvent } from '../workflow/dispatch.ts';
import { periodStageAfter } from '../workflow/period-stages.ts';
import { leadsBloc, standsForProvince, type Actor } from '../workflow/permissions.ts';
import { stageAfter } from '../workflow/stages.ts';
import { withoutReview } from '../workflow/void-levels.ts';
import { defineChange, type Draft, type Stamp } from './define-change.ts';

const Args = z.strictObject({
  periodId: PeriodId,
  /** The paper's own number, where it has one: of the letter, the receipt, the decision. */
  number: z.string().max(100).transform(tidyText).default(''),
  note: Reason.default(''),
});
type Args = z.infer<typeof Args>;

/** [SU2] Leader or deputy sends what the meeting adopted, once its minutes are signed. */
export const sendPackage = defineChange({
  name: 'send-package',
  args: Args,
  apply(world, actor, args, stamp) {
    if (!leadsBloc(actor, args.periodId)) return fail({ code: 'not-permitted', action: 'send-package' });
    if (world.get('meeting', args.periodId)?.stage !== 'minutes_signed')
      return fail({ code: 'minutes-not-signed' });
    return step(world, actor, 'send', args, stamp);
  },
});

/** [SU3] The Department says that it has it. */
export const receivePackage = defineChange({
  name: 'receive-package',
  args: Args,
  apply: (world, actor, args, stamp) =>
    provinceBar(actor, args, 'receive-package') ?? step(world, actor, 'receive', args, stamp),
});

/** [SU4] Sent back with a reason: the bloc reviews, meets and sends again; what the Department wrote meanwhile counts no more. */
export const returnPackage = defineChange({
  name: 'return-package',
  args: Args,
  apply(world, actor, args, stamp) {
    const bar = provinceBar(actor, args, 'return-package');
    if (bar) return bar;
    if (args.note === '') return fail({ code: 'package-return-needs-reason' });
    const done = step(world, actor, 'return', args, stamp);
    const meeting = world.get('meeting', args.periodId);
    if (done.ok && meeting && meetingStageAfter(meeting.stage, 'meet-again'))
      world.put('meeting', plannedMeeting(args.periodId, meeting.session + 1));
    if (done.ok) setProvinceAside(world, args.periodId);
    return done;
  },
});

/** [SU3] [AW2] [AW9] [PV5] Each proposal is looked at first. Where the Department may change scores, what stands then is frozen beside what the bloc adopted. */
export const appraisePackage = defineChange({
  name: 'appraise-package',
  args: Args.extend({
    /** What the officer has before them, and the ties they settled: only where scores may be changed. */
    seen: SeenResult.optional(),
    ties: z.array(SettledTie).max(30).optional(),
  }),
  apply(world, actor, { seen = [], ties = [], ...args }, stamp) {
    const bar = provinceBar(actor, args, 'appraise-package');
    if (bar) return bar;
    const period = world.get('bloc-period', args.periodId);
    if (period && world.get('dispatch', period.id)?.stage === 'received') {
      const unsaid = proposedIn(world, period, ({ file }) => !file?.appraisal);
      if (unsaid) return fail({ code: 'proposals-not-appraised', units: unsaid });
      const moved = proposedIn(world, period, (one) => isToBeFoundAgain(world, period, one, ties));
      if (moved) return fail({ code: 'proposals-to-look-again', units: moved });
    }
    if (!period || !provinceChanges(period)) return step(world, actor, 'appraise', args, stamp);
    const appraisal = appraisalOf(world, period, ties);
    const done = step(world, actor, 'appraise', args, stamp);
    if (!done.ok) return done;
    if (!appraisal) return fail({ code: 'table-not-found', version: period.tableVersion });
    const notYet = appraisalBar(world, period, appraisal, ties);
    if (notYet) return fail(notYet);
    const other = differing(period, seen, seenIn(appraisal));
    if (other !== '') return fail({ code: 'appraisal-differs', units: other });
    const frozen = freeze(world, period, appraisal, { by: actor.personId, at: stamp.at, ties });
    world.put('appraised-result', frozen.result);
    for (const sheet of frozen.sheets) world.put('appraised-sheet', sheet);
    return done;
  },
});

/** [SU5] With the number of the decision; nothing is changed after it. */
export const publishResult = defineChange({
  name: 'publish-result',
  args: Args,
  apply(world, actor, args, stamp) {
    const bar = provinceBar(actor, args, 'publish-result');
    if (bar) return bar;
    if (args.number === '') return fail({ code: 'decision-number-needed' });
    return step(world, actor, 'publish', args, stamp);
  },
});

/** [PV7] The next round begins from what the bloc says; what the province wrote in this one is kept aside. */
function setProvinceAside(world: Draft, periodId: PeriodId): void {
  for (const { id: unitId } of world.get('bloc-period', periodId)?.units ?? []) {
    const sheetId = sheetIdOf(periodId, unitId);
    const column = world.get('column', columnIdOf(sheetId, 'province'));
    if (column && Object.keys(column.cells).length > 0) world.put('column', setAside(world, column));
  }
}

function setAside(world: Draft, column: Column): Column {
  const sheet = world.get('sheet', column.sheetId);
  const table = sheet && world.get('criteria-table', tableIdOf(sheet.periodId, sheet.tableVersion));
  const kept = Object.entries(column.cells).map(([criterionId, cell]): KeptCell => {
    const leaf = table && indexOf(table).leafById.get(criterionId)?.leaf;
    const { code, name } = leaf ?? { code: '', name: '' };
    return { criterionId, code, name, version: sheet?.tableVersion ?? 1, cell };
  });
  return { ...column, cells: {}, kept: [...(column.kept ?? []), ...kept] };
}

/** The units with such a proposal, by name; '' where there is none. */
const proposedIn = (world: Draft, period: BlocPeriod, isSuch: (one: FollowedProposal) => boolean): string =>
  followedProposals(world, period)
    .filter(isSuch)
    .map(({ unit }) => unit.shortName)
    .join(', ');

const provinceBar = (actor: Actor, { periodId }: Args, action: string) =>
  standsForProvince(actor, periodId) ? undefined : fail({ code: 'not-permitted', action } as const);

const consequence = {
  send: 'package-sent',
  receive: undefined,
  return: 'package-returned',
  appraise: undefined,
  publish: 'published',
} as const satisfies { readonly [E in DispatchEvent]: unknown };

/** Moves the package, every sheet that goes with it, and the year. */
function step(
  world: Draft,
  actor: Actor,
  event: DispatchEvent,
  { periodId, number, note }: Args,
  { at, receivedAt }: Stamp,
): Result<void, Problem> {
  const period = world.get('bloc-period', periodId);
  if (!period) return fail({ code: 'bloc-not-found' });
  const before = world.get('dispatch', periodId);
  const stage = dispatchStageAfter(before?.stage, event);
  if (!stage) return fail({ code: 'package-cannot-move', stage: before?.stage ?? 'none' });
  const session = world.get('meeting', periodId)?.session ?? 1;
  const by = actor.personId;
  world.put('dispatch', {
    periodId,
    stage,
    steps: [
      ...(before?.steps ?? []),
      { event, by, at, ...(receivedAt === undefined ? {} : { receivedAt }), session, number, note },
    ],
  });
  moveSheets(world, period, event, { by, at });
  const follows = consequence[event];
  const year = follows && periodStageAfter(period.stage, follows);
  if (year) world.put('bloc-period', { ...period, stage: year });
  return ok(undefined);
}

function moveSheets(
  world: Draft,
  period: BlocPeriod,
  event: DispatchEvent,
  moved: { readonly by: string; readonly at: number },
): void {
  for (const { id } of period.units) {
    const sheet = world.get('sheet', sheetIdOf(period.id, id));
    const stage = sheet && stageAfter(sheet.stage, event);
    if (!sheet || !stage) continue;
    world.put('sheet', { ...(event === 'return' ? withoutReview(sheet) : sheet), stage, moved });
  }
}
