// Where a bloc reviews in levels: which they are, a sheet passes one of them, and one of them sends it back. The last
// level is passed by finishing the review, which is a move of the sheet.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { PeriodId, SheetId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { Reason } from '../scoring/cell.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import {
  belongsTo,
  isBlocScorer,
  leadsBloc,
  standsForProvince,
  type Actor,
} from '../workflow/permissions.ts';
import {
  levelsOf,
  mayPass,
  MOST_LEVELS,
  nextLevel,
  passedBy,
  ReviewLevel,
  type Review,
} from '../workflow/review-levels.ts';
import { hasReached, isUnderReview } from '../workflow/stages.ts';
import { atLevel } from '../workflow/void-levels.ts';
import { sheetIdOf } from '../ids.ts';
import { blocTotal, reviewBar } from './review-bar.ts';
import { defineChange, type Stamp, type World } from './define-change.ts';

/** [LV1] The leader's, or the Department's, as long as no sheet is past its first level; one level less than one is none. */
export const setLevels = defineChange({
  name: 'set-levels',
  args: z.strictObject({ periodId: PeriodId, levels: z.array(ReviewLevel).max(MOST_LEVELS) }),

  apply(world, actor, { periodId, levels }) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!leadsBloc(actor, periodId) && !standsForProvince(actor, periodId))
      return fail({ code: 'not-permitted', action: 'set-levels' });
    if (period.stage === 'archived') return fail({ code: 'period-cannot-move', stage: period.stage });
    if (levels.at(-1)?.post === 'secretary') return fail({ code: 'last-level-by-secretary' });
    const gone = period.units.find(({ id }) => isPastFirst(world, period, id));
    if (gone) return fail({ code: 'levels-in-use', unit: gone.shortName });
    const { levels: _, ...others } = period.settings ?? {};
    world.put('bloc-period', { ...period, settings: levels.length > 0 ? { ...others, levels } : others });
    return ok(undefined);
  },
});

/** Somebody has looked at a sheet and let it go on: with other levels their word would mean another thing. */
function isPastFirst(world: World, { id: periodId }: BlocPeriod, unitId: string): boolean {
  const sheet = world.get('sheet', sheetIdOf(periodId, unitId));
  return sheet !== undefined && (passedBy(sheet) > 0 || hasReached(sheet.stage, 'bloc_scored'));
}

/** [LV4] A level lets the sheet go on to the next: whole, with its reasons, and as they had it before them. */
export const passLevel = defineChange({
  name: 'pass-level',
  args: z.strictObject({
    sheetId: SheetId,
    /** Which: two who pass one level while apart do not pass two. */
    level: z.int().min(1).max(MOST_LEVELS),
    /** The bloc's total that they had before them, in hundredths. */
    total: z.int(),
  }),

  apply(world, actor, { sheetId, level, total }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    const period = world.get('bloc-period', sheet.periodId);
    if (!isBlocScorer(actor, sheet.periodId)) return fail({ code: 'not-permitted', action: 'pass-level' });
    if (belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    if (sheet.stage !== 'bloc_review')
      return fail({ code: 'cannot-move', stage: sheet.stage, event: 'finish-review' });
    const next = nextLevel(period, sheet);
    if (!period || !next) return fail({ code: 'level-not-next', next: '' });
    if (next.number !== level || next.isLast) return fail({ code: 'level-not-next', next: next.level.name });
    const bar = levelBar(actor, period, sheet) ?? reviewBar(world, sheet);
    if (bar) return fail(bar);
    if (blocTotal(world, sheet) !== total) return fail({ code: 'level-saw-other-total' });
    world.put('sheet', { ...sheet, review: passing(sheet, next.level, actor, stamp) });
    return ok(undefined);
  },
});

/** [LV6] Whose turn it is gives the sheet back to an earlier level, and says why. */
export const sendBackLevel = defineChange({
  name: 'send-back-level',
  args: z.strictObject({ sheetId: SheetId, to: z.int().min(1).max(MOST_LEVELS), reason: Reason }),

  apply(world, actor, { sheetId, to, reason }, { at }) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    const period = world.get('bloc-period', sheet.periodId);
    if (!isBlocScorer(actor, sheet.periodId))
      return fail({ code: 'not-permitted', action: 'send-back-level' });
    if (belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    if (!isUnderReview(sheet))
      return fail({ code: 'cannot-move', stage: sheet.stage, event: 'reopen-review' });
    const bar = period && levelBar(actor, period, sheet);
    if (bar) return fail(bar);
    if (to > passedBy(sheet)) return fail({ code: 'level-not-passed' });
    if (reason === '') return fail({ code: 'level-back-needs-reason' });
    world.put('sheet', atLevel(sheet, { to, why: 'sent-back', by: actor.personId, at, reason }));
    return ok(undefined);
  },
});

/** [LV3] Why somebody may not speak for the level whose turn it is; undefined where they may, and where there is none. */
export function levelBar(actor: Actor, period: BlocPeriod, sheet: Sheet): Problem | undefined {
  const next = nextLevel(period, sheet);
  if (!next || mayPass(actor, period, next.level, sheet)) return undefined;
  return { code: 'level-of-another', level: next.level.name };
}

/** What a sheet has passed, with one level more. */
export const passing = (
  { review }: Sheet,
  { name }: ReviewLevel,
  { personId }: Actor,
  { at }: Stamp,
): Review => ({ passed: [...(review?.passed ?? []), { name, by: personId, at }], back: null });

/** [LV4] All levels before the last are passed; undefined where they are, and where there are none. */
export function levelsBefore(period: BlocPeriod | undefined, sheet: Sheet): Problem | undefined {
  const next = nextLevel(period, sheet);
  return levelsOf(period).length > 0 && next && !next.isLast
    ? { code: 'level-not-next', next: next.level.name }
    : undefined;
}
