// The moves of a sheet until it lies with the bloc: the head submits or recalls, the leader begins the review.

import { z } from 'zod';
import { fail } from '../../base/result.ts';
import { columnIdOf, SheetId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import { submitBar } from '../scoring/submit-bar.ts';
import { emptyColumn } from '../scoring/sheet.ts';
import { belongsTo, isHeadOf, leadsBloc } from '../workflow/permissions.ts';
import { stageAfter } from '../workflow/stages.ts';
import { defineChange } from './define-change.ts';
import { cannotMove, moveOn } from './moved-sheet.ts';

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

    return moveOn(world, actor, sheet, 'submit', stamp);
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
    return moveOn(world, actor, sheet, 'recall', stamp);
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
    return moveOn(world, actor, sheet, 'begin-review', stamp);
  },
});
