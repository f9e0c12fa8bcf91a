import { expect, test } from 'vitest';
import type { Intent } from '../../../../src/domain/changes/registry.ts';
import {
  DispatchStage,
  DispatchEvent,
  dispatchStageAfter,
} from '../../../../src/domain/workflow/dispatch.ts';
import { PeriodStage, PeriodEvent, periodStageAfter } from '../../../../src/domain/workflow/period-stages.ts';
import { leader } from '../../../support/small-bloc.ts';
import {
  deputy,
  officer,
  openMeeting,
  secretary,
  smallYear,
  YEAR,
  closing,
  sign,
  step,
} from '../../../support/small-year.ts';

function metYear() {
  const year = openMeeting(smallYear());
  year.make(leader, closing(year));
  return year;
}

test('[SU1] these steps lead somewhere, every other pair nowhere', () => {
  const led = [undefined, ...DispatchStage.options].flatMap((stage) =>
    DispatchEvent.options.flatMap((event) => {
      const to = dispatchStageAfter(stage, event);
      return to === undefined ? [] : [`${stage} ${event} ${to}`];
    }),
  );
  expect(led).toEqual([
    'undefined send sent',
    'sent receive received',
    'received return returned',
    'received appraise appraised',
    'returned send sent',
    'appraised publish published',
  ]);
});

test('[SU2] leader or deputy sends, once the minutes are signed', () => {
  const year = metYear();
  expect(year.refusal(leader, step('send-package'))).toBe('minutes-not-signed');
  year.make(leader, sign);
  expect(year.refusal(secretary, step('send-package'))).toBe('not-permitted');
  expect(year.refusal(deputy, step('send-package', { number: '01/TTr-KTĐ' }))).toBeUndefined();
  expect(year.get('dispatch', YEAR)).toMatchObject({
    stage: 'sent',
    steps: [{ event: 'send', by: 'phokhoi', session: 1, number: '01/TTr-KTĐ' }],
  });
  expect([year.sheet('u-1').stage, year.get('bloc-period', YEAR)?.stage]).toEqual(['sent', 'sent']);
  expect(year.refusal(leader, step('send-package'))).toBe('package-cannot-move');
  expect(year.refusal(leader, { name: 'reopen-meeting', args: { periodId: YEAR, reason: 'x' } })).toBe(
    'meeting-cannot-move',
  );
});

test('[SU3] the Department receives, appraises and publishes; nobody else does', () => {
  const year = metYear();
  year.make(leader, sign);
  year.make(leader, step('send-package'));
  expect(year.refusal(leader, step('receive-package'))).toBe('not-permitted');
  expect(year.refusal(officer, step('appraise-package'))).toBe('package-cannot-move');
  expect(year.refusal(officer, step('receive-package', { number: '15' }))).toBeUndefined();
  expect(year.refusal(officer, step('appraise-package'))).toBeUndefined();
  expect(year.sheet('u-2').stage).toBe('appraised');
  // [SU5]
  expect(year.refusal(officer, step('publish-result'))).toBe('decision-number-needed');
  expect(year.refusal(officer, step('publish-result', { number: '120/QĐ-UBND' }))).toBeUndefined();
  expect([year.sheet('u-1').stage, year.get('bloc-period', YEAR)?.stage]).toEqual(['published', 'decided']);
});

test('[SU4] what is returned with a reason is reviewed, met upon and sent again from there; the first result stays', () => {
  const year = metYear();
  year.make(leader, sign);
  year.make(leader, step('send-package'));
  year.make(officer, step('receive-package'));
  expect(year.refusal(officer, step('return-package'))).toBe('package-return-needs-reason');
  expect(year.refusal(officer, step('return-package', { note: 'Thiếu minh chứng I.1' }))).toBeUndefined();
  expect(year.get('meeting', YEAR)).toMatchObject({ session: 2, stage: 'planned', attendance: [] });
  expect([year.sheet('u-1').stage, year.get('bloc-period', YEAR)?.stage]).toEqual(['bloc_review', 'scoring']);
  expect(year.refusal(leader, step('send-package'))).toBe('minutes-not-signed');

  year.make(leader, { name: 'finish-review', args: { sheetId: `${YEAR}/u-1` } });
  year.make(deputy, { name: 'finish-review', args: { sheetId: `${YEAR}/u-2` } });
  openMeeting(year);
  expect(year.refusal(leader, closing(year))).toBeUndefined();
  year.make(leader, sign);
  expect(year.refusal(leader, step('send-package'))).toBeUndefined();
  expect(year.get('dispatch', YEAR)?.steps.map(({ event, session }) => [event, session])).toEqual([
    ['send', 1],
    ['receive', 1],
    ['return', 1],
    ['send', 2],
  ]);
  expect(year.get('adopted-result', `${YEAR}@1`)?.session).toBe(1);
  expect(year.get('adopted-result', `${YEAR}@2`)?.session).toBe(2);
});

test('[SU5] after publishing nothing moves any more but the year into the archive', () => {
  const year = metYear();
  year.make(leader, sign);
  year.make(leader, step('send-package'));
  for (const name of ['receive-package', 'appraise-package'] as const) year.make(officer, step(name));
  year.make(officer, step('publish-result', { number: '1/QĐ' }));
  for (const name of ['send-package', 'receive-package', 'return-package', 'appraise-package'] as const)
    expect(year.refusal(name === 'send-package' ? leader : officer, step(name, { note: 'x' }))).toBe(
      'package-cannot-move',
    );
  const archive: Intent = { name: 'move-period', args: { periodId: YEAR, event: 'archive' } };
  expect(year.refusal(leader, archive)).toBeUndefined();
});

test('[WF10] the year goes on by these moves and no others, by leader or deputy', () => {
  const led = PeriodStage.options.flatMap((stage) =>
    PeriodEvent.options.flatMap((event) => {
      const to = periodStageAfter(stage, event);
      return to === undefined ? [] : [`${stage} ${event} ${to}`];
    }),
  );
  expect(led).toEqual([
    'forming sign-pledge signed',
    'signed start running',
    'running review-half mid_review',
    'running begin-scoring scoring',
    'mid_review begin-scoring scoring',
    'decided archive archived',
  ]);
  const year = smallYear({ year: 'forming' });
  const move = (event: PeriodEvent): Intent => ({ name: 'move-period', args: { periodId: YEAR, event } });
  expect(year.refusal(secretary, move('sign-pledge'))).toBe('not-permitted');
  expect(year.refusal(leader, move('begin-scoring'))).toBe('period-cannot-move');
  for (const unitId of ['u-1', 'u-2']) {
    const of = { unitId, signed: true, signer: 'Ông A', day: '', note: '' };
    year.make(secretary, {
      name: 'record-in-year',
      args: { periodId: YEAR, entry: { is: 'signature', of } },
    });
  }
  for (const event of ['sign-pledge', 'start', 'review-half', 'begin-scoring'] as const)
    expect(year.refusal(deputy, move(event))).toBeUndefined();
  expect(year.get('bloc-period', YEAR)?.stage).toBe('scoring');
});
