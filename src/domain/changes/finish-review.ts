// The bloc's review of a sheet ends, and is gone into again.

import { z } from 'zod';
import { fail } from '../../base/result.ts';
import { SheetId } from '../ids.ts';
import { belongsTo, leadsBloc } from '../workflow/permissions.ts';
import { levelsOf, passedBy } from '../workflow/review-levels.ts';
import { stageAfter } from '../workflow/stages.ts';
import { atLevel } from '../workflow/void-levels.ts';
import { defineChange } from './define-change.ts';
import { cannotMove, moveOn } from './moved-sheet.ts';
import { reviewBar } from './review-bar.ts';
import { levelBar, levelsBefore, passing } from './review-in-levels.ts';

const OfSheet = z.strictObject({ sheetId: SheetId });

/**
 * [WF7] Leader or deputy has done with a sheet: whole and valid, with a reason wherever it differs from the unit's own.
 * Where the bloc reviews in levels this is the last of them [LV4].
 */
export const finishReview = defineChange({
  name: 'finish-review',
  args: OfSheet,

  apply(world, actor, { sheetId }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    const period = world.get('bloc-period', sheet.periodId);
    const last = levelsOf(period).at(-1);
    if (!leadsBloc(actor, sheet.periodId)) return fail({ code: 'not-permitted', action: 'finish-review' });
    if (belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    if (!stageAfter(sheet.stage, 'finish-review')) return cannotMove(sheet, 'finish-review');
    const bar =
      levelsBefore(period, sheet) ?? (period && levelBar(actor, period, sheet)) ?? reviewBar(world, sheet);
    if (bar) return fail(bar);
    const done = last ? { ...sheet, review: passing(sheet, last, actor, stamp) } : sheet;
    return moveOn(world, actor, done, 'finish-review', stamp);
  },
});

/** [WF7] Until the meeting has adopted it, a finished review may be gone into again. */
export const reopenReview = defineChange({
  name: 'reopen-review',
  args: OfSheet,

  apply(world, actor, { sheetId }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (!leadsBloc(actor, sheet.periodId)) return fail({ code: 'not-permitted', action: 'reopen-review' });
    if (belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    // The last level is to be passed anew; those before it stand until something is changed [LV5].
    const to = passedBy(sheet);
    const back = { to, why: 'reopened', by: actor.personId, at: stamp.at, reason: '' } as const;
    return moveOn(world, actor, to > 0 ? atLevel(sheet, back) : sheet, 'reopen-review', stamp);
  },
});
