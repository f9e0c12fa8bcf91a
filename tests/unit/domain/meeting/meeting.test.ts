import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import type { ArgsOf, Intent } from '../../../../src/domain/changes/registry.ts';
import { sheetIdOf } from '../../../../src/domain/ids.ts';
import { countFault } from '../../../../src/domain/meeting/count-faults.ts';
import type { VoteCount } from '../../../../src/domain/meeting/meeting.ts';
import {
  isClosed,
  isSitting,
  meetingStageAfter,
  meetingStages,
} from '../../../../src/domain/meeting/meeting-stages.ts';
import { quorumAt } from '../../../../src/domain/meeting/quorum.ts';
import { clerk, entry, head, leader, smallTable } from '../../../support/small-bloc.ts';
import {
  deputy,
  officer,
  openMeeting,
  secretary,
  smallYear,
  YEAR,
  type SmallYear,
  closing,
} from '../../../support/small-year.ts';

type Entry = ArgsOf<'record-in-meeting'>['entry'];
const record = (said: Entry): Intent => ({
  name: 'record-in-meeting',
  args: { periodId: YEAR, entry: said },
});
const move = (event: 'open' | 'vote' | 'resume' | 'sign'): Intent => ({
  name: 'move-meeting',
  args: { periodId: YEAR, event },
});
const meetingOf = (year: SmallYear) => year.get('meeting', YEAR);
const count = (votes: readonly (readonly [string, number])[], more: Partial<VoteCount> = {}): VoteCount => ({
  secret: true,
  issued: 2,
  returned: 2,
  valid: 2,
  votes: votes.map(([unitId, number]) => ({ unitId, votes: number })),
  tellers: 'Bà B',
  ...more,
});
const propose = (unitId: string, award: 'flag' | 'certificate'): Intent =>
  record({ is: 'proposal', of: { unitId, award, inFavour: 2, against: 0 } });

test('[MT1] these moves lead somewhere, every other pair nowhere', () => {
  const events = ['open', 'vote', 'resume', 'close', 'sign', 'reopen', 'meet-again'] as const;
  const led = meetingStages.flatMap((stage) =>
    events.flatMap((event) => {
      const to = meetingStageAfter(stage, event);
      return to === undefined ? [] : [`${stage} ${event} ${to}`];
    }),
  );
  expect(led).toEqual([
    'planned open open',
    'open vote voting',
    'open close closed',
    'voting resume open',
    'voting close closed',
    'closed sign minutes_signed',
    'closed reopen open',
    'minutes_signed reopen open',
    'minutes_signed meet-again planned',
  ]);
});

test('[MT1] a meeting is yet to be, sits, or is closed: in every stage one of the three', () => {
  const said = meetingStages.map((stage) => [stage, isSitting({ stage }), isClosed({ stage })]);
  expect(said).toEqual([
    ['planned', false, false],
    ['open', true, false],
    ['voting', true, false],
    ['closed', false, true],
    ['minutes_signed', false, true],
  ]);
});

describe('who is there', () => {
  test('[MT2] it opens once two of three members are present, counted over members alone', () => {
    const year = smallYear();
    expect(year.make(leader, move('open'))).toMatchObject({
      problem: { code: 'no-quorum', present: 0, needed: 2 },
    });
    const here = (unitId: string, present: boolean) =>
      year.refusal(secretary, record({ is: 'attendance', of: { unitId, present, representative: '' } }));
    expect([here('u-1', true), here('u-2', true), here('u-9', true)]).toEqual([
      undefined,
      undefined,
      'unit-not-found',
    ]);
    here('u-2', false);
    expect(year.refusal(leader, move('open'))).toBe('no-quorum');
    here('u-2', true);
    expect(year.refusal(secretary, move('open'))).toBe('not-permitted');
    expect(year.refusal(leader, move('open'))).toBeUndefined();
    expect(meetingOf(year)?.attendance).toHaveLength(2);
  });

  test.each([
    [3, 2],
    [4, 3],
    [8, 6],
    [1, 1],
  ])('[MT2] of %i members %i are needed', (members, needed) => {
    const period = smallYear().get('bloc-period', YEAR);
    const one = period?.units[0];
    if (!period || !one) throw new Error('no year');
    const units = Array.from({ length: members }, (_, at) => ({ ...one, id: `v-${at}` }));
    expect(quorumAt({ ...period, units }, undefined)).toEqual({ members, needed, present: 0, holds: false });
    const settings = { quorum: { of: 1, per: 2 } };
    expect(quorumAt({ ...period, units, settings }, undefined).needed).toBe(Math.ceil(members / 2));
  });

  test('[MT2] a year that is not being scored has no meeting to open', () => {
    expect(openMeeting(smallYear({ year: 'running' })).refusal(leader, move('open'))).toBe(
      'period-cannot-move',
    );
  });
});

describe('the minutes', () => {
  test('[MT3] facts and opinions are written before and in the meeting, by whoever scores for the bloc', () => {
    const year = smallYear();
    const facts = {
      day: '2025-01-18',
      from: '08:00',
      to: '',
      place: 'Hội trường UBND huyện Than Uyên',
      chair: 'Ông A',
      secretary: 'Bà B',
      guests: '',
    };
    expect(year.refusal(secretary, record({ is: 'facts', facts }))).toBeUndefined();
    expect(year.refusal(clerk, record({ is: 'facts', facts }))).toBe('not-permitted');
    expect(year.refusal(head, record({ is: 'facts', facts }))).toBe('not-permitted');
    for (const wrong of [{ day: '18/01/2025' }, { from: '25:00' }, { to: '8 giờ' }])
      expect(year.refusal(secretary, record({ is: 'facts', facts: { ...facts, ...wrong } }))).toBe(
        'change-unreadable',
      );
    expect(meetingOf(year)?.facts).toEqual(facts);
  });

  test('[MT3] a line is put right by saying it again, and taken out by an empty text', () => {
    const year = smallYear();
    year.make(secretary, record({ is: 'opinion', of: { id: null, unitId: 'u-1', text: 'Nhất trí.' } }));
    year.make(secretary, record({ is: 'opinion', of: { id: null, unitId: null, text: 'Đề nghị xem lại.' } }));
    const [first, second] = meetingOf(year)?.opinions ?? [];
    year.make(
      secretary,
      record({ is: 'opinion', of: { id: first?.id ?? '', unitId: 'u-1', text: 'Cơ bản nhất trí.' } }),
    );
    expect(meetingOf(year)?.opinions).toEqual([{ ...first, text: 'Cơ bản nhất trí.' }, second]);
    year.make(secretary, record({ is: 'opinion', of: { id: second?.id ?? '', unitId: null, text: ' ' } }));
    expect(meetingOf(year)?.opinions).toHaveLength(1);
  });

  test('[MT3] a line that was taken out by mistake comes back before the one that followed it, if that is still there', () => {
    const year = smallYear();
    for (const text of ['Một', 'Hai', 'Ba'])
      year.make(secretary, record({ is: 'opinion', of: { id: null, unitId: null, text } }));
    const [one, two, three] = meetingOf(year)?.opinions ?? [];
    const said = () => meetingOf(year)?.opinions.map(({ text }) => text);
    const take = (line: typeof one) =>
      year.make(secretary, record({ is: 'opinion', of: { id: line?.id ?? '', unitId: null, text: '' } }));
    const putBack = (line: typeof one, ...before: string[]) =>
      year.make(
        secretary,
        record({ is: 'opinion', of: { id: null, ...line, unitId: null, text: line?.text ?? '' }, before }),
      );
    take(one);
    putBack(one, two?.id ?? '');
    expect(said()).toEqual(['Một', 'Hai', 'Ba']);
    // One that stands where it is put stays there.
    putBack(three, one?.id ?? '');
    expect(said()).toEqual(['Một', 'Hai', 'Ba']);
    take(one);
    take(two);
    // Of those that followed it the first that is still there.
    putBack(one, two?.id ?? '', three?.id ?? '');
    expect(said()).toEqual(['Một', 'Ba']);
    putBack(two, three?.id ?? '');
    expect(said()).toEqual(['Một', 'Hai', 'Ba']);
    take(one);
    take(two);
    putBack(one, two?.id ?? '');
    expect(said()).toEqual(['Ba', 'Một']);
  });

  test('[MT3] votes and proposals are of the meeting itself; after it is closed nothing is written', () => {
    const year = smallYear();
    expect(year.refusal(secretary, propose('u-1', 'flag'))).toBe('meeting-not-open');
    openMeeting(year);
    expect(year.refusal(secretary, propose('u-1', 'flag'))).toBeUndefined();
    expect(
      year.refusal(
        secretary,
        record({ is: 'motion', of: { id: null, text: 'Nâng I.1 của u-1', inFavour: 2, against: 0 } }),
      ),
    ).toBeUndefined();
    year.make(leader, closing(year));
    expect(year.refusal(secretary, propose('u-1', 'flag'))).toBe('meeting-cannot-move');
  });

  test('[MT3] leader and deputy of next year are two units of the bloc', () => {
    const year = openMeeting(smallYear());
    const next = (leaderUnitId: string, deputyUnitId: string | null) =>
      year.refusal(leader, record({ is: 'next', next: { leaderUnitId, deputyUnitId } }));
    expect(next('u-1', 'u-1')).toBe('leader-is-deputy');
    expect(next('u-1', 'u-9')).toBe('unit-not-found');
    expect(next('u-1', 'u-2')).toBeUndefined();
    expect(meetingOf(year)?.next).toEqual({ leaderUnitId: 'u-1', deputyUnitId: 'u-2' });
  });

  test.each([
    [{ issued: 2, returned: 3 }, 'returned-over-issued'],
    [{ valid: 3 }, 'valid-over-returned'],
    [{ valid: 1 }, 'votes-over-valid'],
    [{ valid: 2 }, undefined],
  ])('[MT4] a count of %o is told: %s', (more, fault) => {
    const said = count(
      [
        ['u-1', 1],
        ['u-2', 1],
      ],
      more,
    );
    expect(countFault(said)).toBe(fault);
    const year = openMeeting(smallYear());
    expect(year.refusal(secretary, record({ is: 'acclaim', count: said }))).toBe(
      fault && 'count-does-not-add-up',
    );
  });

  test('[MT4] a unit is counted once', () => {
    expect(
      countFault(
        count([
          ['u-1', 1],
          ['u-1', 1],
        ]),
      ),
    ).toBe('unit-twice');
  });
});

describe('closing', () => {
  test('[MT5] freezes places, totals and points with the names of the day; the sheets are adopted, the year has met', () => {
    const year = openMeeting(smallYear());
    year.make(secretary, propose('u-1', 'flag'));
    expect(year.refusal(deputy, closing(year))).toBeUndefined();
    const result = year.get('adopted-result', `${YEAR}@1`);
    expect(result?.units.map(({ unitId, place, total, award }) => [unitId, place, total, award])).toEqual([
      ['u-1', 1, 3650, 'flag'],
      ['u-2', 2, 3450, null],
    ]);
    expect(result?.units[0]).toMatchObject({
      name: 'Huyện u-1',
      tableVersion: 1,
      status: 'ranked',
      points: { 'i.1': 800, 'i.2': 1000, 'i.3': 500, 'ii.1': 900, 'ii.2': 450 },
    });
    expect(result?.meeting).toMatchObject({ stage: 'closed', closed: { by: 'phokhoi' } });
    expect([year.sheet('u-1').stage, year.sheet('u-2').stage]).toEqual(['adopted', 'adopted']);
    expect(year.get('bloc-period', YEAR)?.stage).toBe('met');
  });

  test('[MT5] not while a unit is not scored to the end, unless a gate has put it out of the ranking', () => {
    const table = smallTable({ gates: [{ id: 'g', kind: 'disqualify_rank', text: 'bị kỷ luật' }] });
    const year = openMeeting(smallYear({ stage: 'bloc_review', table }));
    expect(year.make(leader, closing(year))).toMatchObject({
      problem: { code: 'sheets-not-scored', units: 'u-1, u-2' },
    });
    year.make(leader, { name: 'finish-review', args: { sheetId: `${YEAR}/u-1` } });
    const marks = [{ gateId: 'g', reason: 'QĐ 12', by: 'truongkhoi', at: 0 }];
    year.put('gate-marks', { periodId: YEAR, unitId: 'u-2', marks });
    expect(year.refusal(leader, closing(year))).toBeUndefined();
    const units = year.get('adopted-result', `${YEAR}@1`)?.units;
    expect(units).toMatchObject([
      { unitId: 'u-1', place: 1, status: 'ranked' },
      { unitId: 'u-2', place: null, status: 'not-ranked', gates: ['g'], gatePoints: 0 },
    ]);
    // Every member reads the result: the gate is named there, and nobody's reason; nothing where none was shut.
    expect(JSON.stringify(units)).not.toContain('QĐ 12');
    expect(units?.[0]).not.toHaveProperty('gates');
    expect([year.sheet('u-1').stage, year.sheet('u-2').stage]).toEqual(['adopted', 'bloc_review']);
  });

  test('[MT5] scores may be changed in the meeting, and the result is of what then stood', () => {
    const year = openMeeting(smallYear());
    const args = entry('i.1', { value: '5' }, { owner: 'bloc', reason: 'họp thống nhất' });
    const base = year.get('column', `${YEAR}/u-1/bloc`)?.cells['i.1']?.[0]?.by ?? null;
    expect(year.make(leader, { name: 'enter-score', args, base }).ok).toBe(true);
    year.make(leader, closing(year));
    expect(
      year.get('adopted-result', `${YEAR}@1`)?.units.map(({ unitId, total }) => [unitId, total]),
    ).toEqual([
      ['u-2', 3450],
      ['u-1', 3350],
    ]);
    expect(year.refusal(leader, { name: 'enter-score', args })).toBe('bloc-column-closed');
  });

  test('[MT5] not over a hole, nor over what cannot be read or differs without a reason, that came in the meeting', () => {
    const inMeeting = (criterionId: string, input: unknown, reason: string) => {
      const year = openMeeting(smallYear());
      const args = entry(criterionId, input as never, { owner: 'bloc', reason });
      const base = year.get('column', `${YEAR}/u-1/bloc`)?.cells[criterionId]?.[0]?.by ?? null;
      expect(year.make(leader, { name: 'enter-score', args, base }).ok).toBe(true);
      return year.make(leader, closing(year));
    };
    const names = { problem: { code: 'sheets-not-whole', units: 'u-1' } };
    expect(inMeeting('i.1', null, 'xoá')).toMatchObject(names);
    expect(inMeeting('ii.1', { typed: 'chín mươi' }, 'nghe')).toMatchObject(names);
    expect(inMeeting('i.1', { value: '1' }, '')).toMatchObject(names);
    expect(inMeeting('i.1', { value: '1' }, 'họp thống nhất').ok).toBe(true);
  });

  test.each([false, true])(
    '[MT5] not over two versions of a score, be the unit out of the ranking: %s',
    (isOut) => {
      const table = smallTable({ gates: [{ id: 'g', kind: 'disqualify_rank', text: 'bị kỷ luật' }] });
      const year = openMeeting(smallYear({ table }));
      const marks = [{ gateId: 'g', reason: 'QĐ 12', by: 'truongkhoi', at: 0 }];
      if (isOut) year.put('gate-marks', { periodId: YEAR, unitId: 'u-1', marks });
      // By somebody who had not seen the figure that stands.
      const args = entry('i.1', { value: '5' }, { owner: 'bloc', reason: 'họp thống nhất' });
      expect(year.refusal(leader, { name: 'enter-score', args })).toBeUndefined();
      expect(year.make(leader, closing(year))).toMatchObject({
        problem: { code: 'sheet-in-conflict', conflicts: 1 },
      });
    },
  );

  test('[MT5] [GT13] a unit that a gate put out of the ranking does not come back once the result is adopted', () => {
    const table = smallTable({ gates: [{ id: 'g', kind: 'disqualify_rank', text: 'bị kỷ luật' }] });
    const year = smallYear({ table });
    year.put('sheet', { ...year.sheet('u-1'), stage: 'bloc_review' });
    const mark = (shut: boolean): Intent => ({
      name: 'mark-gate',
      args: { periodId: YEAR, unitId: 'u-1', gateId: 'g', shut, reason: 'KL 12' },
    });
    expect(year.refusal(officer, mark(true))).toBeUndefined();
    openMeeting(year);
    expect(year.refusal(leader, closing(year))).toBeUndefined();
    expect(year.sheet('u-1').stage).toBe('bloc_review');
    const args = entry('i.1', { value: '10' }, { owner: 'bloc', reason: 'x' });
    expect(year.refusal(leader, { name: 'enter-score', args })).toBe('bloc-column-closed');
    expect([year.refusal(leader, mark(false)), year.refusal(officer, mark(false))]).toEqual([
      'sheet-adopted',
      'sheet-adopted',
    ]);
    year.make(leader, { name: 'reopen-meeting', args: { periodId: YEAR, reason: 'soát lại' } });
    expect(year.refusal(officer, mark(false))).toBeUndefined();
  });

  test('[MT5] [TL7] a target is half of a score: none is given once the bloc has scored the unit, or the result is adopted', () => {
    const give = (unitId: string): Intent => ({
      name: 'set-targets',
      args: { periodId: YEAR, targets: [{ unitId, criterionId: 'ii.1', value: '900' }] },
    });
    const year = smallYear();
    expect(year.make(secretary, give('u-1'))).toMatchObject({
      problem: { code: 'targets-closed', units: 'u-1' },
    });
    openMeeting(year);
    expect(year.refusal(deputy, give('u-2'))).toBeUndefined();
    expect(year.refusal(leader, closing(year))).toBeUndefined();
    expect(year.refusal(deputy, give('u-2'))).toBe('targets-closed');
    for (const stage of ['open', 'self_submitted', 'bloc_review'] as const)
      expect(smallYear({ stage }).refusal(secretary, give('u-1'))).toBeUndefined();
  });

  test.each([
    ['open', undefined],
    ['self_submitted', 'own-unit'],
    ['bloc_review', 'own-unit'],
  ] as const)('[TL7] of their own unit, %s, also among others: %s', (stage, problem) => {
    const targets = ['u-1', 'u-2'].map((unitId) => ({ unitId, criterionId: 'ii.1', value: '900' }));
    const intent: Intent = { name: 'set-targets', args: { periodId: YEAR, targets } };
    for (const actor of [leader, deputy, secretary])
      expect(smallYear({ stage }).refusal(actor, intent)).toBe(problem);
  });

  test('[TL7] of their own unit none is given either while its sheet is taken back', () => {
    const give: Intent = {
      name: 'set-targets',
      args: { periodId: YEAR, targets: [{ unitId: 'u-1', criterionId: 'ii.1', value: '0.1' }] },
    };
    const year = smallYear({ stage: 'open' });
    expect(year.refusal(deputy, give)).toBeUndefined();
    const sheetId = sheetIdOf(YEAR, 'u-1');
    expect(year.refusal(head, { name: 'submit-sheet', args: { sheetId } })).toBeUndefined();
    expect(year.refusal(head, { name: 'recall-sheet', args: { sheetId } })).toBeUndefined();
    expect(year.sheet('u-1').stage).toBe('open');
    expect(year.refusal(deputy, give)).toBe('own-unit');
    expect(year.refusal(secretary, give)).toBeUndefined();
  });

  test('[TL7] a unit that was said to have left, and has not, was not handed in by that', () => {
    const year = smallYear({ stage: 'open' });
    const give: Intent = {
      name: 'set-targets',
      args: { periodId: YEAR, targets: [{ unitId: 'u-1', criterionId: 'ii.1', value: '5' }] },
    };
    const members = (steps: ArgsOf<'change-members'>['steps']): Intent => ({
      name: 'change-members',
      args: { periodId: YEAR, day: '2024-03-01', reason: 'NQ', steps },
    });
    expect(
      year.refusal(leader, members([{ is: 'leave', unitId: 'u-1', how: 'merged', into: '' }])),
    ).toBeUndefined();
    expect(year.refusal(leader, members([{ is: 'stay', unitId: 'u-1' }]))).toBeUndefined();
    expect(year.sheet('u-1').stage).toBe('open');
    expect(year.refusal(deputy, give)).toBeUndefined();
  });

  test('[MT5] a tie that the table ends with a ballot waits for it, and the ballot decides', () => {
    const table = smallTable({ policies: { tieBreak: [{ by: 'ballot' }] } });
    const year = openMeeting(smallYear({ table, points: ['8', '8'] }));
    expect(year.refusal(leader, closing(year))).toBe('tie-awaits-ballot');
    year.make(
      secretary,
      record({
        is: 'tie-ballot',
        count: count([
          ['u-1', 0],
          ['u-2', 2],
        ]),
      }),
    );
    expect(year.refusal(leader, closing(year))).toBeUndefined();
    expect(
      year.get('adopted-result', `${YEAR}@1`)?.units.map(({ unitId, place }) => [unitId, place]),
    ).toEqual([
      ['u-2', 1],
      ['u-1', 2],
    ]);
  });

  test('[MT8] what is frozen is what was seen: a score that came in between is named, and nothing is closed', () => {
    const year = openMeeting(smallYear());
    const seen = closing(year);
    const base = year.get('column', `${YEAR}/u-1/bloc`)?.cells['i.3']?.[0]?.by ?? null;
    const args = entry('i.3', { value: '3' }, { owner: 'bloc', reason: 'đếm lại' });
    expect(year.make(leader, { name: 'enter-score', args, base }).ok).toBe(true);
    expect(year.make(leader, seen)).toMatchObject({ problem: { code: 'result-differs', units: 'u-1' } });
    expect(meetingOf(year)?.stage).toBe('open');
    expect(year.sheet('u-2').stage).toBe('bloc_scored');
    expect(year.refusal(leader, closing(year))).toBeUndefined();
  });

  test('[MT6] the flag goes to whom the order gives it, and no more of them than the table has', () => {
    const year = openMeeting(smallYear());
    year.make(secretary, propose('u-2', 'flag'));
    expect(year.make(leader, closing(year))).toMatchObject({
      problem: { code: 'award-not-open', unit: 'u-2' },
    });
    year.make(secretary, propose('u-2', 'certificate'));
    year.make(secretary, propose('u-1', 'flag'));
    expect(year.refusal(leader, closing(year))).toBeUndefined();
  });

  test('[MT6] how many awards there are is said by the table in force, whatever version a sheet stayed on', () => {
    const of = (certificates: number) => ({ flagSlots: { flags: 1, certificates } });
    const year = smallYear({ table: smallTable({ policies: of(0) }) });
    year.put('criteria-table', { ...smallTable({ policies: of(1) }), version: 2 });
    year.put('bloc-period', { ...must(year.get('bloc-period', YEAR), 'a year'), tableVersion: 2 });
    year.put('sheet', { ...year.sheet('u-2'), tableVersion: 2 });
    openMeeting(year);
    year.make(secretary, propose('u-2', 'certificate'));
    expect(year.refusal(leader, closing(year))).toBeUndefined();
  });

  test('[MT6] units that contest the one flag are not both given it', () => {
    const year = openMeeting(smallYear({ points: ['8', '8'] }));
    for (const unitId of ['u-1', 'u-2']) year.make(secretary, propose(unitId, 'flag'));
    expect(year.make(leader, closing(year))).toMatchObject({
      problem: { code: 'too-many-awards', award: 'flag', most: 1 },
    });
    year.make(secretary, record({ is: 'no-proposal', unitId: 'u-2' }));
    expect(year.refusal(leader, closing(year))).toBeUndefined();
  });

  test('[MT7] it is opened again with a reason until it is sent; the sheets are scored again, and it closes anew', () => {
    const year = openMeeting(smallYear());
    year.make(leader, closing(year));
    year.make(leader, move('sign'));
    const reopen = (reason: string): Intent => ({ name: 'reopen-meeting', args: { periodId: YEAR, reason } });
    expect(year.refusal(leader, reopen(''))).toBe('reopening-needs-reason');
    expect(year.refusal(secretary, reopen('x'))).toBe('not-permitted');
    expect(year.refusal(leader, reopen('Ghi sai điểm I.1'))).toBeUndefined();
    expect(meetingOf(year)).toMatchObject({
      stage: 'open',
      closed: null,
      reopened: [{ by: 'truongkhoi', reason: 'Ghi sai điểm I.1' }],
    });
    expect(year.sheet('u-1').stage).toBe('bloc_scored');
    expect(year.refusal(leader, closing(year))).toBeUndefined();
  });
});
