// The moves of a sheet: the head submits or recalls, the leader begins and ends the bloc's review.

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import { columnIdOf, SheetId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import { submitBar } from '../scoring/submit-bar.ts';
import { emptyColumn, type Sheet } from '../scoring/sheet.ts';
import { belongsTo, isHeadOf, leadsBloc, type Actor } from '../workflow/permissions.ts';
import { levelsOf, passedBy } from '../workflow/review-levels.ts';
import { stageAfter, type SheetEvent } from '../workflow/stages.ts';
import { atLevel } from '../workflow/void-levels.ts';
import { defineChange, type Draft, type Stamp } from './define-change.ts';
import { reviewBar } from './review-bar.ts';
import { levelBar, levelsBefore, passing } from './review-in-levels.ts';

const OfSheet = z.strictObject({ sheetId: SheetId });

/** [WF2] The unit's head hands the sheet in: complete, valid, without open conflicts. */
export const submitSheet = defineChange({
  name: 'submit-sheet',
  args: OfSheet,

  apply(world, actor, { sheetId }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (!isHeadOf(actor, sheet)) return fail({ code: 'not-permitted', action: 'submit-sheet' });
    if (!stageAfter(sheet.stage, 'submit')) return cannotMove(sheet, 'submit');
    const table = world.get('criteria-table', tableIdOf(sheet.periodId, sheet.tableVersion));
    if (!table) return fail({ code: 'sheet-not-found', sheetId });
    const column = world.get('column', columnIdOf(sheetId, 'self')) ?? emptyColumn(sheetId, 'self');
    const targets = world.get('targets', sheetId);
    const bar = submitBar(table, column, targets);
    if (bar) return fail(bar);

    return move(world, actor, sheet, 'submit', stamp);
  },
});

/** [WF3] The head takes the sheet back, as long as the bloc has not begun. */
export const recallSheet = defineChange({
  name: 'recall-sheet',
  args: OfSheet,

  apply(world, actor, { sheetId }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (!isHeadOf(actor, sheet)) return fail({ code: 'not-permitted', action: 'recall-sheet' });
    return move(world, actor, sheet, 'recall', stamp);
  },
});

/** [WF4] Leader or deputy opens the bloc's column; the deputy does it for the leading unit. */
export const beginReview = defineChange({
  name: 'begin-review',
  args: OfSheet,

  apply(world, actor, { sheetId }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (!leadsBloc(actor, sheet.periodId)) return fail({ code: 'not-permitted', action: 'begin-review' });
    if (belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    return move(world, actor, sheet, 'begin-review', stamp);
  },
});

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
    return move(world, actor, done, 'finish-review', stamp);
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
    return move(world, actor, to > 0 ? atLevel(sheet, back) : sheet, 'reopen-review', stamp);
  },
});

function move(
  world: Draft,
  actor: Actor,
  sheet: Sheet,
  event: SheetEvent,
  { at }: Stamp,
): Result<void, Problem> {
  const stage = stageAfter(sheet.stage, event);
  if (!stage) return cannotMove(sheet, event);
  world.put('sheet', { ...sheet, stage, moved: { by: actor.personId, at } });
  return ok(undefined);
}

const cannotMove = (sheet: Sheet, event: SheetEvent) =>
  fail({ code: 'cannot-move', stage: sheet.stage, event } as const);
