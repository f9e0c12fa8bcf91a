import { expect, test } from 'vitest';
import { yearTasks } from '../../../../../src/client/features/home/year-tasks.ts';
import { viewBloc } from '../../../../../src/client/parts/bloc-view.ts';
import { must } from '../../../../../src/base/assert.ts';
import type { Intent } from '../../../../../src/domain/changes/registry.ts';
import { clerk, head, leader, sheetOf } from '../../../../support/small-bloc.ts';
import {
  closing,
  deputy,
  officer,
  openMeeting,
  secretary,
  smallYear,
  YEAR,
  type SmallYear,
} from '../../../../support/small-year.ts';

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
