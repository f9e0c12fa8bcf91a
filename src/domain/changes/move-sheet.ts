// The moves of a sheet: the head submits or recalls, the leader begins and ends the bloc's review.

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import { columnIdOf, SheetId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import { differences } from '../scoring/differences.ts';
import { submitBar } from '../scoring/submit-bar.ts';
import { emptyColumn, type Column, type Sheet } from '../scoring/sheet.ts';
import { scoreUnit } from '../scoring/total.ts';
import { belongsTo, isHeadOf, leadsBloc, type Actor } from '../workflow/permissions.ts';
import { stageAfter, type SheetEvent } from '../workflow/stages.ts';
import { defineChange, type Draft, type Stamp } from './define-change.ts';

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

/** [WF7] Leader or deputy has done with a sheet: whole and valid, with a reason wherever it differs from the unit's own. */
export const finishReview = defineChange({
  name: 'finish-review',
  args: OfSheet,

  apply(world, actor, { sheetId }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (!leadsBloc(actor, sheet.periodId)) return fail({ code: 'not-permitted', action: 'finish-review' });
    if (belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    if (!stageAfter(sheet.stage, 'finish-review')) return cannotMove(sheet, 'finish-review');
    const table = world.get('criteria-table', tableIdOf(sheet.periodId, sheet.tableVersion));
    if (!table) return fail({ code: 'sheet-not-found', sheetId });
    const targets = world.get('targets', sheetId);
    const [self, bloc] = [
      world.get('column', columnIdOf(sheetId, 'self')),
      world.get('column', columnIdOf(sheetId, 'bloc')),
    ];
    const bar = submitBar(table, bloc ?? emptyColumn(sheetId, 'bloc'), targets);
    // The documents are the unit's to name.
    if (bar && bar.code !== 'evidence-missing') return fail(bar);
    const score = (column: Column | undefined) => scoreUnit(table, { unitId: sheet.unitId, column, targets });
    const silent = differences(table, score(self), score(bloc), bloc).filter(({ reason }) => reason === '');
    if (silent.length > 0) return fail({ code: 'differences-without-reason', criteria: silent.length });
    return move(world, actor, sheet, 'finish-review', stamp);
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
    return move(world, actor, sheet, 'reopen-review', stamp);
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
