// The bloc asks a unit about a score, and the unit's head answers; until then the sheet waits.

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import { indexOf } from '../criteria/criteria-table.ts';
import { ChangeId, CriterionId, SheetId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import { Reason } from '../scoring/cell.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { isWaiting, type Explanations, type Question } from '../workflow/explanations.ts';
import { belongsTo, isHeadOf, leadsBloc, type Actor } from '../workflow/permissions.ts';
import { stageAfter } from '../workflow/stages.ts';
import { defineChange, type Draft, type Stamp } from './define-change.ts';

/** [WF5] Leader or deputy, never of their own unit; the sheet waits for the answer. */
export const askExplanation = defineChange({
  name: 'ask-explanation',
  args: z.strictObject({
    sheetId: SheetId,
    criterionId: CriterionId,
    text: Reason,
    due: z.union([z.literal(''), z.iso.date()]).default(''),
  }),

  apply(world, actor, { sheetId, criterionId, text, due }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (!leadsBloc(actor, sheet.periodId)) return fail({ code: 'not-permitted', action: 'ask-explanation' });
    if (belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    const stage = stageAfter(sheet.stage, 'ask');
    if (!stage) return fail({ code: 'cannot-move', stage: sheet.stage, event: 'ask' });
    const table = world.get('criteria-table', tableIdOf(sheet.periodId, sheet.tableVersion));
    if (!table || !indexOf(table).leafById.has(criterionId))
      return fail({ code: 'criterion-not-found', criterionId });
    if (text === '') return fail({ code: 'text-needed' });
    const question = { id: stamp.id, criterionId, text, due, by: actor.personId, at: stamp.at };
    const asked: Question = { ...question, answer: null, withdrawn: false };
    const before = world.get('explanations', sheetId)?.questions ?? [];
    return keep(world, actor, sheet, [...before, asked], stamp);
  },
});

/** [WF6] The head answers for the unit. With the last answer the sheet goes on. */
export const answerExplanation = defineChange({
  name: 'answer-explanation',
  args: z.strictObject({ sheetId: SheetId, questionId: ChangeId, text: Reason }),

  apply(world, actor, { sheetId, questionId, text }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (!isHeadOf(actor, sheet)) return fail({ code: 'not-permitted', action: 'answer-explanation' });
    if (text === '') return fail({ code: 'text-needed' });
    return change(world, actor, sheet, questionId, stamp, (question) => ({
      ...question,
      answer: { text, by: actor.personId, at: stamp.at },
    }));
  },
});

/** [WF6] Whoever may ask may take a question back, so that a unit that never answers holds up nobody. */
export const withdrawQuestion = defineChange({
  name: 'withdraw-question',
  args: z.strictObject({ sheetId: SheetId, questionId: ChangeId }),

  apply(world, actor, { sheetId, questionId }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (!leadsBloc(actor, sheet.periodId))
      return fail({ code: 'not-permitted', action: 'withdraw-question' });
    if (belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    return change(world, actor, sheet, questionId, stamp, (question) => ({ ...question, withdrawn: true }));
  },
});

function change(
  world: Draft,
  actor: Actor,
  sheet: Sheet,
  questionId: ChangeId,
  stamp: Stamp,
  next: (question: Question) => Question,
): Result<void, Problem> {
  const questions = world.get('explanations', sheet.id)?.questions ?? [];
  const asked = questions.find(({ id }) => id === questionId);
  if (!asked) return fail({ code: 'question-not-found' });
  if (!isWaiting(asked)) return fail({ code: 'question-settled' });
  if (!stageAfter(sheet.stage, 'answer'))
    return fail({ code: 'cannot-move', stage: sheet.stage, event: 'answer' });
  return keep(
    world,
    actor,
    sheet,
    questions.map((one) => (one === asked ? next(one) : one)),
    stamp,
  );
}

/** Writes the questions, and the stage that follows from them. */
function keep(
  world: Draft,
  actor: Actor,
  sheet: Sheet,
  questions: Explanations['questions'],
  { at }: Stamp,
): Result<void, Problem> {
  const { periodId, unitId } = sheet;
  world.put('explanations', { periodId, unitId, questions });
  const stage = questions.some(isWaiting) ? 'explaining' : 'bloc_review';
  if (stage !== sheet.stage) world.put('sheet', { ...sheet, stage, moved: { by: actor.personId, at } });
  return ok(undefined);
}
