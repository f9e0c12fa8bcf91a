import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import {
  appraisedPlace,
  isToBeFoundAgain,
  placeFound,
} from '../../../../src/domain/appraisal/appraised-place.ts';
import type { SettledTie } from '../../../../src/domain/appraisal/appraised-result.ts';
import { appraisalOf } from '../../../../src/domain/appraisal/appraise.ts';
import { isOvertaken } from '../../../../src/domain/appraisal/award-overtaken.ts';
import { seenIn } from '../../../../src/domain/meeting/bloc-result.ts';
import { followedProposals } from '../../../../src/domain/appraisal/proposal-file.ts';
import type { ArgsOf, Intent } from '../../../../src/domain/changes/registry.ts';
import { Award } from '../../../../src/domain/meeting/meeting.ts';
import { recordUnitOf } from '../../../../src/domain/record-units.ts';
import {
  proposalMoves,
  proposalStageAfter,
  ProposalStage,
  type ProposalEvent,
} from '../../../../src/domain/workflow/proposal-stages.ts';
import type { Actor } from '../../../../src/domain/workflow/permissions.ts';
import { grantOf, leader, person, smallTable } from '../../../support/small-bloc.ts';
import {
  closing,
  inputs,
  deputy,
  officer,
  openMeeting,
  secretary,
  smallYear,
  YEAR,
  type SmallYear,
  sign,
  step,
} from '../../../support/small-year.ts';

const propose = (unitId: string, award: Award): Intent => ({
  name: 'record-in-meeting',
  args: { periodId: YEAR, entry: { is: 'proposal', of: { unitId, award, inFavour: 2, against: 0 } } },
});
const finding = (unitId: string, of: ArgsOf<'appraise-proposal'>['finding'], reason = ''): Intent => ({
  name: 'appraise-proposal',
  args: { periodId: YEAR, unitId, finding: of, reason },
});
type Vote = ArgsOf<'note-council-vote'>['vote'];
const voted = (unitId: string, more: Partial<Vote> = {}): Intent => ({
  name: 'note-council-vote',
  args: {
    periodId: YEAR,
    unitId,
    vote: { members: 15, inFavour: 13, against: 1, day: '2024-02-20', number: '05/BB-HĐTĐKT', ...more },
  },
});
type Decided = ArgsOf<'decide-proposal'>['decision'];
const decided = (unitId: string, more: Partial<Decided> = {}): Intent => ({
  name: 'decide-proposal',
  args: {
    periodId: YEAR,
    unitId,
    decision: { is: 'decided', number: '120/QĐ-UBND', day: '2024-03-01', reason: '', ...more },
  },
});

/** The meeting proposes u-1, which comes first, for the flag and u-2 for a certificate, and closes. */
function metYear(): SmallYear {
  const year = openMeeting(smallYear());
  make(year, secretary, propose('u-1', 'flag'));
  make(year, secretary, propose('u-2', 'certificate'));
  make(year, leader, closing(year));
  return year;
}

function make(year: SmallYear, actor: Actor, ...intents: readonly Intent[]): void {
  for (const intent of intents) expect(year.refusal(actor, intent)).toBeUndefined();
}

function receivedYear(): SmallYear {
  const year = metYear();
  make(year, leader, sign, step('send-package'));
  make(year, officer, step('receive-package'));
  return year;
}

function appraisedYear(): SmallYear {
  const year = receivedYear();
  make(year, officer, finding('u-1', 'supported'), finding('u-2', 'supported'), step('appraise-package'));
  return year;
}

const followed = (year: SmallYear) => followedProposals(year, must(year.get('bloc-period', YEAR), 'a year'));
const stages = (year: SmallYear) => followed(year).map(({ unit, stage }) => `${unit.unitId} ${stage}`);

describe('the way of a proposal', () => {
  test('[AW1] these steps lead somewhere, every other pair nowhere', () => {
    const events = [...new Set(proposalMoves.map(({ event }) => event))];
    const led = ProposalStage.options.flatMap((from) =>
      events.flatMap((event: ProposalEvent) => {
        const [flag, certificate] = Award.options.map((award) => proposalStageAfter(from, event, award));
        const of = flag === certificate ? '' : flag ? ' (flag)' : ' (certificate)';
        return flag || certificate ? [`${from} ${event} ${flag ?? certificate}${of}`] : [];
      }),
    );
    expect(led).toEqual([
      'nominated vote bloc_voted',
      'bloc_voted reopen nominated',
      'bloc_voted send sent',
      'sent return nominated',
      'sent appraise appraised',
      'appraised council-vote council_voted',
      'appraised decide decided (certificate)',
      'appraised reject rejected',
      'appraised lower lowered (flag)',
      'council_voted council-vote council_voted',
      'council_voted decide decided',
      'council_voted reject rejected',
      'council_voted lower lowered (flag)',
      'decided decide decided',
      'decided reject rejected',
      'decided lower lowered (flag)',
      'rejected decide decided',
      'rejected reject rejected',
      'rejected lower lowered (flag)',
      'lowered decide decided',
      'lowered reject rejected',
      'lowered lower lowered (flag)',
    ]);
  });

  test('[AW1] it goes with the meeting and the package, then each by itself', () => {
    const year = openMeeting(smallYear());
    make(year, secretary, propose('u-1', 'flag'));
    expect(stages(year)).toEqual([]);
    make(year, secretary, propose('u-2', 'certificate'));
    make(year, leader, closing(year));
    expect(stages(year)).toEqual(['u-1 bloc_voted', 'u-2 bloc_voted']);
    expect(followed(year)[0]).toMatchObject({ award: 'flag', votes: { inFavour: 2, against: 0 } });
    make(year, leader, { name: 'reopen-meeting', args: { periodId: YEAR, reason: 'Ghi nhầm' } });
    expect(stages(year)).toEqual([]);
    make(year, leader, closing(year), sign, step('send-package'));
    expect(stages(year)).toEqual(['u-1 sent', 'u-2 sent']);
    make(year, officer, step('receive-package'), finding('u-1', 'supported'), finding('u-2', 'supported'));
    expect(stages(year)).toEqual(['u-1 sent', 'u-2 sent']);
    make(year, officer, step('appraise-package'));
    expect(stages(year)).toEqual(['u-1 appraised', 'u-2 appraised']);
    make(year, officer, voted('u-1'));
    expect(stages(year)).toEqual(['u-1 council_voted', 'u-2 appraised']);
    make(year, officer, step('publish-result', { number: '1/QĐ' }), decided('u-1'), decided('u-2'));
    expect(stages(year)).toEqual(['u-1 decided', 'u-2 decided']);
  });

  test('[AW6] what was noted in a round that came back counts in no other', () => {
    const year = receivedYear();
    make(year, officer, finding('u-1', 'not-supported', 'Đang bị thanh tra'));
    make(year, officer, step('return-package', { note: 'Xem lại I.1' }));
    expect(stages(year)).toEqual([]);
    expect(year.refusal(officer, finding('u-1', 'supported'))).toBe('proposal-not-found');
    make(year, leader, { name: 'finish-review', args: { sheetId: `${YEAR}/u-1` } });
    make(year, deputy, { name: 'finish-review', args: { sheetId: `${YEAR}/u-2` } });
    openMeeting(year);
    make(year, secretary, propose('u-1', 'flag'));
    make(year, leader, closing(year), sign, step('send-package'));
    make(year, officer, step('receive-package'));
    expect(followed(year)).toMatchObject([{ unit: { unitId: 'u-1' }, stage: 'sent', file: undefined }]);
    expect(year.refusal(officer, step('appraise-package'))).toBe('proposals-not-appraised');
  });
});

describe('the finding', () => {
  test('[AW2] an officer’s alone, from the receipt on; the package waits until every proposal is looked at', () => {
    const year = metYear();
    expect(year.refusal(officer, finding('u-1', 'supported'))).toBe('proposal-cannot-move');
    make(year, leader, sign, step('send-package'));
    expect(year.refusal(officer, finding('u-1', 'supported'))).toBe('proposal-cannot-move');
    make(year, officer, step('receive-package'));
    for (const actor of [leader, deputy, secretary])
      expect(year.refusal(actor, finding('u-1', 'supported'))).toBe('not-permitted');
    expect(year.refusal(officer, finding('u-9', 'supported'))).toBe('proposal-not-found');
    const tied = person('so2', grantOf('province-officer', null), grantOf('unit-clerk', 'u-1'));
    expect(year.refusal(tied, finding('u-1', 'supported'))).toBe('own-unit');
    make(year, officer, finding('u-1', 'supported'));
    const waiting = year.make(officer, step('appraise-package'));
    expect(waiting).toMatchObject({ ok: false, problem: { code: 'proposals-not-appraised', units: 'u-2' } });
    make(year, tied, finding('u-2', 'supported'));
    make(year, officer, step('appraise-package'));
    expect(year.get('proposal-file', `${YEAR}/u-1`)).toMatchObject({
      session: 1,
      award: 'flag',
      appraisal: { finding: 'supported', by: 'so' },
      council: null,
      decision: null,
    });
  });

  test('[AW2] anything but agreement needs a reason; it may be changed until the council has voted', () => {
    const year = receivedYear();
    for (const of of ['lower', 'not-supported'] as const)
      expect(year.refusal(officer, finding('u-1', of, '  '))).toBe('finding-needs-reason');
    expect(year.refusal(officer, finding('u-2', 'lower', 'x'))).toBe('no-lower-award');
    make(year, officer, finding('u-1', 'lower', 'Có đơn thư chưa giải quyết xong'));
    make(year, officer, finding('u-2', 'supported'), step('appraise-package'), finding('u-1', 'supported'));
    make(year, officer, voted('u-1'));
    expect(year.refusal(officer, finding('u-1', 'lower', 'x'))).toBe('proposal-cannot-move');
  });

  test('[AW3] what the appraised order gives no longer is agreed to only with a reason', () => {
    const year = openMeeting(smallYear());
    make(year, officer, { name: 'set-province-scores', args: { periodId: YEAR, mayChange: true } });
    make(year, secretary, propose('u-1', 'flag'), propose('u-2', 'certificate'));
    make(year, leader, closing(year), sign, step('send-package'));
    make(year, officer, step('receive-package'), finding('u-1', 'supported'));
    const sheetId = `${YEAR}/u-1`;
    const change = (value: string): Intent => ({
      name: 'enter-score',
      args: {
        sheetId,
        owner: 'province',
        criterionId: 'i.1',
        input: { value },
        reason: 'Thiếu minh chứng',
        table: 1,
      },
    });
    // Level with the other: nobody has lost the place yet.
    make(year, officer, change('6'));
    make(year, officer, finding('u-1', 'supported'));
    const other = receivedWith(change('1'));
    expect(other.refusal(officer, finding('u-1', 'supported'))).toBe('award-overtaken');
    make(other, officer, finding('u-1', 'supported', 'Giữ đề nghị vì có mô hình mới'));
  });
});

describe('an opinion and the place it rests on', () => {
  const change = (value: string): Intent => ({
    name: 'enter-score',
    args: {
      sheetId: `${YEAR}/u-1`,
      owner: 'province',
      criterionId: 'i.1',
      input: { value },
      reason: 'Thiếu minh chứng',
      table: 1,
    },
  });
  const finishing = (year: SmallYear, ...ties: readonly SettledTie[]): Intent => {
    const period = must(year.get('bloc-period', YEAR), 'a year');
    const seen = seenIn(must(appraisalOf(year, period, ties), 'an appraisal'));
    const args = { periodId: YEAR, number: '', note: '', seen, ties: [...ties] };
    return { name: 'appraise-package', args };
  };
  const settled = (...unitIds: readonly string[]): SettledTie => ({
    unitIds: [...unitIds],
    level: false,
    reason: 'Có mô hình mới',
  });
  const asked = (year: SmallYear, ...ties: readonly SettledTie[]) => {
    const period = must(year.get('bloc-period', YEAR), 'a year');
    return followed(year).map((one) => isToBeFoundAgain(year, period, one, ties));
  };

  test('[AW9] is looked at again once the appraisal moved the unit, before the package is appraised', () => {
    const year = receivedWith();
    make(year, officer, finding('u-1', 'supported'), finding('u-2', 'supported'));
    expect(followed(year).map((one) => placeFound(one))).toEqual([1, 2]);
    make(year, officer, change('1'));
    const period = must(year.get('bloc-period', YEAR), 'a year');
    expect(followed(year).map((one) => isToBeFoundAgain(year, period, one))).toEqual([true, true]);
    expect(year.make(officer, finishing(year))).toMatchObject({
      problem: { code: 'proposals-to-look-again', units: 'u-1, u-2' },
    });
    make(year, officer, finding('u-1', 'supported', 'Có mô hình mới'), finding('u-2', 'supported'));
    expect(followed(year).map((one) => placeFound(one))).toEqual([2, 1]);
    make(year, officer, finishing(year));
    expect(followed(year).some((one) => isToBeFoundAgain(year, period, one))).toBe(false);
  });

  test('[AW9] of a tie nothing is asked again that the officer settles with the package, nor of what is frozen', () => {
    const year = receivedWith();
    make(year, officer, change('6'), finding('u-1', 'supported'), finding('u-2', 'supported'));
    expect(followed(year).map((one) => placeFound(one))).toEqual([1, 1]);
    expect(asked(year)).toEqual([false, false]);
    make(year, officer, finishing(year, settled('u-2', 'u-1')));
    const period = must(year.get('bloc-period', YEAR), 'a year');
    expect(followed(year).map(({ unit }) => appraisedPlace(year, period, unit.unitId))).toEqual([2, 1]);
    expect(asked(year)).toEqual([false, false]);
  });

  test('[AW9] a tie that is not settled yet leaves every place of it open, and one that is leaves its own', () => {
    const year = receivedWith();
    make(year, officer, finding('u-1', 'supported'), finding('u-2', 'supported'), change('6'));
    expect(followed(year).map((one) => placeFound(one))).toEqual([1, 2]);
    expect(asked(year)).toEqual([false, false]);
    expect(asked(year, settled('u-1', 'u-2'))).toEqual([false, false]);
    // The other way round u-2 is first, which its opinion did not know; u-1 was noted as the tie had it.
    expect(asked(year, settled('u-2', 'u-1'))).toEqual([false, true]);
    expect(year.make(officer, finishing(year, settled('u-2', 'u-1')))).toMatchObject({
      problem: { code: 'proposals-to-look-again', units: 'u-2' },
    });
    make(year, officer, finding('u-2', 'supported', 'Có mô hình mới'));
    make(year, officer, finishing(year, settled('u-2', 'u-1')));
  });

  test('[AW9] an opinion of an older release rests on the place that the bloc adopted', () => {
    const year = receivedWith();
    make(year, officer, finding('u-1', 'supported'), finding('u-2', 'supported'));
    const period = must(year.get('bloc-period', YEAR), 'a year');
    const [first] = followed(year);
    const { place: _, ...older } = must(first?.file?.appraisal, 'an opinion');
    const proposal = {
      ...must(first, 'a proposal'),
      file: { ...must(first?.file, 'a file'), appraisal: older },
    };
    expect(isToBeFoundAgain(year, period, proposal)).toBe(false);
    make(year, officer, change('1'));
    expect(isToBeFoundAgain(year, period, proposal)).toBe(true);
  });

  test.each([
    ['8', false],
    ['5', true],
  ])(
    '[AW9] where its own scores alone count, an opinion noted before there are any rests on the adopted place: %s of u-1',
    (points, isAsked) => {
      const table = smallTable({ policies: { finalRule: 'province' } });
      const year = openMeeting(smallYear({ table }));
      make(year, officer, { name: 'set-province-scores', args: { periodId: YEAR, mayChange: true } });
      make(year, secretary, propose('u-1', 'flag'), propose('u-2', 'certificate'));
      make(year, leader, closing(year), sign, step('send-package'));
      make(year, officer, step('receive-package'));
      make(year, officer, finding('u-1', 'supported'), finding('u-2', 'supported'));
      expect([followed(year).map((one) => placeFound(one)), asked(year)]).toEqual([
        [1, 2],
        [false, false],
      ]);
      for (const [unitId, first] of [
        ['u-1', points],
        ['u-2', '6'],
      ] as const)
        for (const [criterionId, input] of Object.entries(inputs(first)))
          make(year, officer, {
            name: 'enter-score',
            args: {
              sheetId: `${YEAR}/${unitId}`,
              owner: 'province',
              criterionId,
              input,
              reason: 'Đối chiếu',
              table: 1,
            },
          });
      expect(asked(year)).toEqual([isAsked, isAsked]);
    },
  );

  test('[AW10] a unit that the Department has not scored yet is overtaken by nobody, and by its own scores it is', () => {
    const table = smallTable({ policies: { finalRule: 'province' } });
    const year = openMeeting(smallYear({ table }));
    make(year, officer, { name: 'set-province-scores', args: { periodId: YEAR, mayChange: true } });
    make(year, secretary, propose('u-1', 'flag'), propose('u-2', 'certificate'));
    make(year, leader, closing(year), sign, step('send-package'));
    make(year, officer, step('receive-package'));
    const period = must(year.get('bloc-period', YEAR), 'a year');
    const overtaken = () => followed(year).map((one) => isOvertaken(year, period, one));
    const score = (unitId: string, first: string) => {
      for (const [criterionId, input] of Object.entries(inputs(first)))
        make(year, officer, {
          name: 'enter-score',
          args: {
            sheetId: `${YEAR}/${unitId}`,
            owner: 'province',
            criterionId,
            input,
            reason: 'Đối chiếu',
            table: 1,
          },
        });
    };
    expect(overtaken()).toEqual([false, false]);
    score('u-2', '6');
    // The other has points already, and this one's are still to come.
    expect(overtaken()).toEqual([false, false]);
    make(year, officer, finding('u-1', 'supported'));
    score('u-1', '5');
    expect(overtaken()).toEqual([true, false]);
    expect(year.refusal(officer, finding('u-1', 'supported'))).toBe('award-overtaken');
  });

  test('[AW9] where the Department changes no score nothing is kept, and nothing asked again', () => {
    const year = appraisedYear();
    expect(year.get('proposal-file', `${YEAR}/u-1`)?.appraisal).not.toHaveProperty('place');
  });
});

/** Received where the Department may change scores, with some of them changed. */
function receivedWith(...changes: readonly Intent[]): SmallYear {
  const year = openMeeting(smallYear());
  make(year, officer, { name: 'set-province-scores', args: { periodId: YEAR, mayChange: true } });
  make(year, secretary, propose('u-1', 'flag'), propose('u-2', 'certificate'));
  make(year, leader, closing(year), sign, step('send-package'));
  make(year, officer, step('receive-package'), ...changes);
  return year;
}

describe('council and decision', () => {
  test('[AW4] the council’s count adds up, has its day, and is put right until the decision', () => {
    const year = appraisedYear();
    expect(year.refusal(leader, voted('u-1'))).toBe('not-permitted');
    expect(year.refusal(officer, voted('u-1', { inFavour: 15, against: 1 }))).toBe('council-count-over');
    expect(year.refusal(officer, voted('u-1', { day: '' }))).toBe('council-day-needed');
    make(year, officer, voted('u-1'), voted('u-1', { inFavour: 12, against: 3 }));
    expect(year.get('proposal-file', `${YEAR}/u-1`)?.council).toMatchObject({ inFavour: 12, by: 'so' });
    make(year, officer, decided('u-1'));
    expect(year.refusal(officer, voted('u-1'))).toBe('proposal-cannot-move');
    expect(receivedYear().refusal(officer, voted('u-1'))).toBe('proposal-cannot-move');
  });

  test('[AW4] a flag waits for the council, a certificate need not', () => {
    const year = appraisedYear();
    expect(year.refusal(officer, decided('u-1'))).toBe('council-vote-needed');
    make(year, officer, decided('u-2'), voted('u-1'), decided('u-1'));
  });

  test('[AW5] given with number and day, anything else with a reason; only a flag has a lower form', () => {
    const year = appraisedYear();
    make(year, officer, voted('u-1'));
    for (const more of [{ number: '' }, { day: '' }])
      expect(year.refusal(officer, decided('u-1', more))).toBe('award-decision-needed');
    expect(year.refusal(officer, decided('u-1', { is: 'lowered' }))).toBe('finding-needs-reason');
    expect(year.refusal(officer, decided('u-2', { is: 'lowered', reason: 'x' }))).toBe('no-lower-award');
    expect(year.refusal(officer, decided('u-2', { is: 'rejected', number: '', day: '' }))).toBe(
      'finding-needs-reason',
    );
    make(year, officer, decided('u-2', { is: 'rejected', number: '', day: '', reason: 'Có vi phạm' }));
    make(year, officer, decided('u-1', { is: 'lowered', reason: 'Không đủ tỷ lệ phiếu' }));
    expect(stages(year)).toEqual(['u-1 lowered', 'u-2 rejected']);
  });

  test('[AW5] what was decided is put right with a reason, also after the result was published', () => {
    const year = appraisedYear();
    make(year, officer, step('publish-result', { number: '1/QĐ' }), decided('u-2'));
    expect(year.refusal(officer, decided('u-2', { number: '121/QĐ-UBND' }))).toBe('correction-needs-reason');
    make(year, officer, decided('u-2', { number: '121/QĐ-UBND', reason: 'Ghi nhầm số' }));
    expect(year.get('proposal-file', `${YEAR}/u-2`)?.decision).toMatchObject({
      number: '121/QĐ-UBND',
      reason: 'Ghi nhầm số',
    });
    expect(year.refusal(leader, decided('u-2', { reason: 'x' }))).toBe('not-permitted');
  });

  test('[AW7] is its unit’s own matter, beside the bloc’s people and the province', () => {
    const year = appraisedYear();
    const file = must(year.get('proposal-file', `${YEAR}/u-1`), 'a file');
    expect(recordUnitOf['proposal-file'](file)).toBe('u-1');
  });
});
