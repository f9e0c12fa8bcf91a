import { expect, test } from 'vitest';
import { yearTasks } from '../../../../src/client/parts/year-tasks.ts';
import { viewBloc } from '../../../../src/client/parts/bloc-view.ts';
import { must } from '../../../../src/base/assert.ts';
import { blocTotal } from '../../../../src/domain/changes/review-bar.ts';
import type { Intent } from '../../../../src/domain/changes/registry.ts';
import { clerk, head, leader, sheetOf } from '../../../support/small-bloc.ts';
import {
  closing,
  deputy,
  officer,
  openMeeting,
  secretary,
  smallYear,
  YEAR,
  type SmallYear,
} from '../../../support/small-year.ts';

const people = { clerk, head, leader, deputy, secretary, officer };

/** Who has what to do, by name; nobody who has nothing. */
function whose(year: SmallYear): Readonly<Record<string, string>> {
  const view = must(viewBloc(year, YEAR), 'a view');
  const all = Object.entries(people).map(
    ([name, who]) =>
      [
        name,
        yearTasks(view, who)
          .map(({ step }) => step)
          .join(' '),
      ] as const,
  );
  return Object.fromEntries(all.filter(([, steps]) => steps !== ''));
}

test('[WF11] each step of the year is a task of whose turn it is, and of nobody else', () => {
  const year = smallYear({ stage: 'bloc_review' });
  const make = (who: typeof leader, intent: Intent) => expect(year.refusal(who, intent)).toBeUndefined();
  const of = { periodId: YEAR };
  const asked = { sheetId: sheetOf('u-1'), criterionId: 'i.1', text: 'Vì sao?', due: '' };
  expect(whose(year)).toEqual({ leader: 'review', deputy: 'review' });
  make(leader, { name: 'ask-explanation', args: asked });
  expect(whose(year)).toEqual({ head: 'explain', leader: 'review', deputy: 'explain review' });
  const questionId = year.get('explanations', sheetOf('u-1'))?.questions[0]?.id ?? '';
  make(head, { name: 'answer-explanation', args: { sheetId: sheetOf('u-1'), questionId, text: 'Vì…' } });
  make(leader, { name: 'finish-review', args: { sheetId: sheetOf('u-1') } });
  make(deputy, { name: 'finish-review', args: { sheetId: sheetOf('u-2') } });
  expect(whose(year)).toEqual({ leader: 'meet', deputy: 'meet' });
  openMeeting(year);
  make(leader, closing(year));
  expect(whose(year)).toEqual({ leader: 'sign', deputy: 'sign' });
  make(leader, { name: 'move-meeting', args: { ...of, event: 'sign' } });
  expect(whose(year)).toEqual({ leader: 'send', deputy: 'send' });
  make(leader, { name: 'send-package', args: { ...of, number: '', note: '' } });
  expect(whose(year)).toEqual({ officer: 'receive' });
  make(officer, { name: 'receive-package', args: { ...of, number: '', note: '' } });
  expect(whose(year)).toEqual({ officer: 'appraise' });
  make(officer, { name: 'return-package', args: { ...of, number: '', note: 'Thiếu minh chứng' } });
  expect(whose(year)).toEqual({ leader: 'returned review', deputy: 'returned review' });
});

test('[LV7] where the bloc reviews in levels, a sheet is a task of whoever passes the level it waits for', () => {
  const year = smallYear({ stage: 'bloc_review' });
  const levels = [
    { name: 'Rà soát', post: 'secretary' as const },
    { name: 'Thẩm tra', post: 'deputy' as const },
    { name: 'Duyệt', post: 'leader' as const },
  ];
  const pass = (unitId: string, level: number): Intent => ({
    name: 'pass-level',
    args: { sheetId: sheetOf(unitId), level, total: must(blocTotal(year, year.sheet(unitId)), 'a total') },
  });
  year.make(leader, { name: 'set-levels', args: { periodId: YEAR, levels } });
  // Secretary and leader are of u-2, the deputy of u-1: for the own unit of the one, the other stands in.
  expect(whose(year)).toEqual({ deputy: 'level', secretary: 'level' });
  expect(year.refusal(secretary, pass('u-1', 1))).toBeUndefined();
  expect(whose(year)).toEqual({ leader: 'level', deputy: 'level' });
  expect(year.refusal(deputy, pass('u-2', 1))).toBeUndefined();
  expect(year.refusal(leader, pass('u-1', 2))).toBeUndefined();
  expect(whose(year)).toEqual({ leader: 'level', deputy: 'level' });
  year.make(leader, { name: 'finish-review', args: { sheetId: sheetOf('u-1') } });
  expect(whose(year)).toEqual({ deputy: 'level' });
});
