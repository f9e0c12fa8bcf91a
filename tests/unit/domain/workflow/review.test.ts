import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../../src/domain/changes/registry.ts';
import { clerk, columnOf, entry, head, leader, sheetOf } from '../../../support/small-bloc.ts';
import { deputy, inputs, smallYear, type SmallYear } from '../../../support/small-year.ts';

const sheetId = sheetOf('u-1');
const ask = (more: object = {}): Intent => ({
  name: 'ask-explanation',
  args: { sheetId, criterionId: 'i.1', text: 'Vì sao 8 điểm?', due: '2024-12-20', ...more },
});
const questionsOf = (year: SmallYear) => year.get('explanations', sheetId)?.questions ?? [];
const answer = (year: SmallYear, at = 0, text = 'Theo báo cáo số 12.'): Intent => ({
  name: 'answer-explanation',
  args: { sheetId, questionId: questionsOf(year)[at]?.id ?? '', text },
});

describe('a question and its answer', () => {
  test('[WF5] the leader asks about a criterion, the sheet waits, and the head’s answer lets it go on', () => {
    const year = smallYear({ stage: 'bloc_review' });
    expect(year.refusal(leader, ask())).toBeUndefined();
    expect(year.sheet('u-1').stage).toBe('explaining');
    expect(questionsOf(year)).toMatchObject([
      { criterionId: 'i.1', text: 'Vì sao 8 điểm?', due: '2024-12-20', by: 'truongkhoi', answer: null },
    ]);
    expect(year.refusal(head, answer(year))).toBeUndefined();
    expect(questionsOf(year)[0]?.answer).toMatchObject({ text: 'Theo báo cáo số 12.', by: 'thutruong' });
    expect(year.sheet('u-1').stage).toBe('bloc_review');
  });

  test('[WF5] not of one’s own unit, not without a text, not about what is not in the table, not before the review', () => {
    const year = smallYear({ stage: 'bloc_review' });
    expect(year.refusal(deputy, ask())).toBe('own-unit');
    expect(year.refusal(clerk, ask())).toBe('not-permitted');
    expect(year.refusal(leader, ask({ text: '  ' }))).toBe('text-needed');
    expect(year.refusal(leader, ask({ criterionId: 'ix.9' }))).toBe('criterion-not-found');
    expect(year.refusal(leader, ask({ due: 'mai' }))).toBe('change-unreadable');
    expect(smallYear({ stage: 'self_submitted' }).refusal(leader, ask())).toBe('cannot-move');
  });

  test('[WF6] of two questions the last answer lets the sheet go on; each is answered once, and by the head', () => {
    const year = smallYear({ stage: 'bloc_review' });
    year.make(leader, ask());
    year.make(leader, ask({ criterionId: 'i.3' }));
    expect(year.refusal(clerk, answer(year))).toBe('not-permitted');
    expect(year.refusal(head, answer(year, 1))).toBeUndefined();
    expect(year.refusal(head, answer(year, 1))).toBe('question-settled');
    expect(year.sheet('u-1').stage).toBe('explaining');
    year.make(head, answer(year, 0));
    expect(year.sheet('u-1').stage).toBe('bloc_review');
    expect(
      year.refusal(head, {
        name: 'answer-explanation',
        args: { sheetId, questionId: 'cccccccccccc-1', text: 'x' },
      }),
    ).toBe('question-not-found');
  });

  test('[WF6] a question that nobody answers is taken back by who may ask', () => {
    const year = smallYear({ stage: 'bloc_review' });
    year.make(leader, ask());
    const questionId = questionsOf(year)[0]?.id ?? '';
    const args = { sheetId, questionId };
    expect(year.refusal(deputy, { name: 'withdraw-question', args })).toBe('own-unit');
    expect(year.refusal(leader, { name: 'withdraw-question', args })).toBeUndefined();
    expect(year.sheet('u-1').stage).toBe('bloc_review');
    expect(questionsOf(year)).toMatchObject([{ withdrawn: true, answer: null }]);
  });

  test('[WF8] the bloc goes on scoring while it waits for an answer', () => {
    const year = smallYear({ stage: 'bloc_review' });
    year.make(leader, ask());
    const args = entry('i.3', { value: '3' }, { owner: 'bloc', reason: 'đếm lại' });
    expect(year.refusal(leader, { name: 'enter-score', args })).toBeUndefined();
  });
});

describe('the end of a review', () => {
  const finish: Intent = { name: 'finish-review', args: { sheetId } };

  test('[WF7] a whole column that says why it differs is done with, by leader or deputy of another unit', () => {
    const year = smallYear({ stage: 'bloc_review' });
    expect(year.refusal(deputy, finish)).toBe('own-unit');
    expect(year.refusal(head, finish)).toBe('not-permitted');
    expect(year.refusal(leader, finish)).toBeUndefined();
    expect(year.sheet('u-1').stage).toBe('bloc_scored');
  });

  test('[WF7] a difference without a reason is counted, and so is what is blank', () => {
    const year = smallYear({ stage: 'bloc_review' });
    year.put('column', columnOf('u-1', { ...inputs('7'), 'i.3': { value: '1' } }, 'bloc'));
    expect(year.make(leader, finish)).toMatchObject({
      problem: { code: 'differences-without-reason', criteria: 2 },
    });
    year.put('column', columnOf('u-1', { 'i.1': { value: '8' } }, 'bloc'));
    expect(year.make(leader, finish)).toMatchObject({ problem: { code: 'sheet-not-complete', blank: 4 } });
  });

  test('[WF7] it can be gone into again until the meeting has adopted it', () => {
    const year = smallYear();
    const reopen: Intent = { name: 'reopen-review', args: { sheetId } };
    expect(year.refusal(deputy, reopen)).toBe('own-unit');
    expect(year.refusal(leader, reopen)).toBeUndefined();
    expect(year.sheet('u-1').stage).toBe('bloc_review');
    expect(smallYear({ stage: 'adopted' }).refusal(leader, reopen)).toBe('cannot-move');
  });

  test('[WF8] what comes for a column that is done with is not taken, and is held for an officer', () => {
    const args = entry('i.1', { value: '5' }, { owner: 'bloc' });
    expect(smallYear().refusal(leader, { name: 'enter-score', args })).toBe('bloc-column-closed');
    expect(smallYear({ stage: 'sent' }).refusal(leader, { name: 'enter-score', args })).toBe(
      'bloc-column-closed',
    );
    expect(smallYear({ stage: 'open' }).refusal(leader, { name: 'enter-score', args })).toBe(
      'review-not-begun',
    );
  });

  test('[WF8] an adopted sheet goes to no other table and meets no new gate', () => {
    const year = smallYear({ stage: 'adopted' });
    expect(year.refusal(leader, { name: 'migrate-sheet', args: { sheetId, to: 2 } })).toBe('sheet-adopted');
    const gate = { periodId: 'khoi.2024', unitId: 'u-1', gateId: 'g', shut: true, reason: 'x' };
    expect(year.refusal(leader, { name: 'mark-gate', args: gate })).toBe('sheet-adopted');
  });
});
