import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { appraisalOf } from '../../../../src/domain/appraisal/appraise.ts';
import type { SettledTie } from '../../../../src/domain/appraisal/appraised-result.ts';
import { enterScore } from '../../../../src/domain/changes/enter-score.ts';
import type { World } from '../../../../src/domain/changes/define-change.ts';
import type { Intent } from '../../../../src/domain/changes/registry.ts';
import type { CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import { seenIn } from '../../../../src/domain/meeting/bloc-result.ts';
import { isAppraisedAway, paperSource, type ProvedPaper } from '../../../../src/domain/paper/paper-facts.ts';
import { recordUnitOf } from '../../../../src/domain/record-units.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { grantOf, leader, person, smallTable } from '../../../support/small-bloc.ts';
import {
  closing,
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

const allow = (mayChange = true): Intent => ({
  name: 'set-province-scores',
  args: { periodId: YEAR, mayChange },
});
const write = (
  unitId: string,
  criterionId: string,
  input: CellInput,
  reason = 'Thiếu minh chứng',
): Intent & { name: 'enter-score' } => ({
  name: 'enter-score',
  args: { sheetId: `${YEAR}/${unitId}`, owner: 'province', criterionId, input, reason, table: 1 },
});

/** The appraisal as an officer finishes it: by what stands, with the ties they settled. */
function appraising(year: SmallYear, ties: readonly SettledTie[] = []): Intent {
  const period = must(year.get('bloc-period', YEAR), 'a year');
  const seen = seenIn(must(appraisalOf(year, period, ties), 'an appraisal'));
  return { name: 'appraise-package', args: { periodId: YEAR, number: '', note: '', seen, ties: [...ties] } };
}

/** Met, sent and received: u-1 stands before u-2 by two points in the first criterion. */
function receivedYear(
  more: {
    readonly table?: CriteriaTable;
    readonly allowed?: boolean;
    readonly points?: readonly [string, string];
    readonly inMeeting?: readonly Intent[];
  } = {},
): SmallYear {
  const { allowed = true, inMeeting = [], ...rest } = more;
  const year = smallYear(rest);
  if (allowed) expect(year.refusal(officer, allow())).toBeUndefined();
  openMeeting(year);
  for (const intent of inMeeting) expect(year.refusal(secretary, intent)).toBeUndefined();
  for (const [actor, intent] of [
    [leader, closing(year)],
    [leader, sign],
    [leader, step('send-package')],
    [officer, step('receive-package')],
  ] as const)
    expect(year.refusal(actor, intent)).toBeUndefined();
  return year;
}

describe('the setting', () => {
  test('[PV1] only the Department says whether it may change scores, and not while a result lies there', () => {
    const year = smallYear();
    for (const actor of [leader, deputy, secretary])
      expect(year.refusal(actor, allow())).toBe('not-permitted');
    expect(year.refusal(officer, allow())).toBeUndefined();
    expect(year.get('bloc-period', YEAR)?.settings).toEqual({ provinceChanges: true });
    const received = receivedYear();
    expect(received.refusal(officer, allow(false))).toBe('result-is-sent');
    received.make(officer, step('return-package', { note: 'Xem lại' }));
    expect(received.refusal(officer, allow(false))).toBeUndefined();
    expect(received.get('bloc-period', YEAR)?.settings).toEqual({ provinceChanges: false });
  });

  test('[PV1] where nothing is said it appraises or returns, and changes no score', () => {
    const year = receivedYear({ allowed: false });
    expect(year.refusal(officer, write('u-1', 'i.1', { value: '5' }))).toBe('province-only-returns');
    const plain: Intent = { name: 'appraise-package', args: { periodId: YEAR, number: '', note: '' } };
    expect(year.refusal(officer, plain)).toBeUndefined();
    expect(year.sheet('u-1').stage).toBe('appraised');
    expect(year.get('appraised-result', YEAR)).toBeUndefined();
  });
});

describe('the province’s column', () => {
  test('[PV2] is open while the package is received, to officers without a tie to the unit, and to nobody else', () => {
    const early = smallYear();
    early.make(officer, allow());
    expect(early.refusal(officer, write('u-1', 'i.1', { value: '5' }))).toBe('province-column-closed');

    const year = receivedYear();
    for (const actor of [leader, deputy, secretary])
      expect(year.refusal(actor, write('u-1', 'i.1', { value: '5' }))).toBe('not-permitted');
    const tied = person('so2', grantOf('province-officer', null), grantOf('unit-clerk', 'u-1'));
    expect(year.refusal(tied, write('u-1', 'i.1', { value: '5' }))).toBe('own-unit');
    expect(year.refusal(officer, write('u-1', 'i.1', { value: '5' }))).toBeUndefined();
    expect(year.refusal(officer, appraising(year))).toBeUndefined();
    expect(year.refusal(officer, write('u-1', 'i.1', { value: '4' }))).toBe('appraisal-over');
  });

  test('[PV2] stays shut where the table takes the bloc’s score as the final one', () => {
    const table = smallTable({ policies: { finalRule: 'bloc' } });
    expect(receivedYear({ table }).refusal(officer, write('u-1', 'i.1', { value: '5' }))).toBe(
      'bloc-score-is-final',
    );
  });

  test('[PV3] needs a reason wherever it says something else than the bloc', () => {
    const year = receivedYear();
    expect(year.refusal(officer, write('u-1', 'i.1', { value: '5' }, ' '))).toBe('appraisal-needs-reason');
    // The same as the bloc, and what is taken back, say nothing else.
    expect(year.refusal(officer, write('u-1', 'i.1', { value: '8' }, ''))).toBeUndefined();
    const again = (intent: Intent & { name: 'enter-score' }) => {
      const base = enterScore.baseOf?.(year, officer, intent.args) ?? null;
      return year.make(officer, { ...intent, base });
    };
    expect(again(write('u-1', 'i.1', { value: '5' })).ok).toBe(true);
    expect(again(write('u-1', 'i.1', null, '')).ok).toBe(true);
    // A choice between versions that never were says as little.
    expect(again(write('u-1', 'i.1', { value: '8' }, '')).ok).toBe(true);
    const settle: Intent = {
      name: 'settle-conflict',
      args: {
        sheetId: `${YEAR}/u-1`,
        owner: 'province',
        criterionId: 'i.1',
        seen: ['zzzzzzzzzzzz-1'],
        input: { value: '2' },
        reason: '',
      },
    };
    expect(year.refusal(officer, settle)).toBe('appraisal-needs-reason');
    expect(again(write('u-1', 'i.1', null, '')).ok).toBe(true);
    year.make(officer, appraising(year));
    expect(year.get('appraised-sheet', `${YEAR}/u-1`)?.changes).toEqual([]);
  });

  test('[PV4] counts cell by cell over the bloc’s, in totals, places and gates alike', () => {
    const gate = {
      id: 'g',
      kind: 'disqualify_rank',
      text: 'Kỷ luật',
      triggers: [{ criterion: 'i.2', when: 'not_passed' }],
    };
    const year = receivedYear({ table: smallTable({ gates: [gate] }) });
    const period = must(year.get('bloc-period', YEAR), 'a year');
    const placed = () =>
      must(appraisalOf(year, period, []), 'an appraisal').standings.placed.map(({ unitId, place, total }) => [
        unitId,
        place,
        total,
      ]);
    const [before] = placed();
    expect(before?.slice(0, 2)).toEqual(['u-1', 1]);
    year.make(officer, write('u-1', 'i.1', { value: '5' }));
    expect(placed().map(([unitId, place]) => [unitId, place])).toEqual([
      ['u-2', 1],
      ['u-1', 2],
    ]);
    expect(placed()[1]?.[2]).toBe((before?.[2] as number) - 300);
    year.make(officer, write('u-2', 'i.2', { passed: false }));
    expect(placed().map(([unitId, place]) => [unitId, place])).toEqual([
      ['u-1', 1],
      ['u-2', undefined],
    ]);
  });
});

describe('what is frozen', () => {
  test('[PV5] both totals and places, and every change with its reason and who; the adopted result stays', () => {
    const year = receivedYear();
    const adopted = year.get('adopted-result', `${YEAR}@1`);
    year.make(officer, write('u-1', 'i.1', { value: '5' }));
    expect(year.refusal(officer, appraising(year))).toBeUndefined();
    expect(year.get('appraised-result', YEAR)).toMatchObject({
      session: 1,
      by: 'so',
      units: [
        { unitId: 'u-2', proposed: { place: 2 }, appraised: { place: 1 }, changes: 0 },
        { unitId: 'u-1', proposed: { place: 1 }, appraised: { place: 2 }, changes: 1 },
      ],
    });
    expect(year.get('appraised-sheet', `${YEAR}/u-1`)?.changes).toEqual([
      {
        criterionId: 'i.1',
        code: 'i.1',
        name: 'Tiêu chí i.1',
        from: 800,
        to: 500,
        reason: 'Thiếu minh chứng',
        author: 'so',
      },
    ]);
    expect(year.get('adopted-result', `${YEAR}@1`)).toBe(adopted);
    expect(year.refusal(officer, step('publish-result', { number: '9/QĐ' }))).toBeUndefined();
    expect(year.sheet('u-1').stage).toBe('published');
  });

  test('[PV5] what only another unit’s figure moved is named, and stands without a reason of its own', () => {
    const year = receivedYear();
    // Against the best of the bloc: raised for u-1, it falls for u-2.
    year.make(officer, write('u-1', 'ii.2', { value: '120' }, 'Số liệu của Cục Thống kê'));
    year.make(officer, appraising(year));
    const [fallen] = must(year.get('appraised-sheet', `${YEAR}/u-2`), 'a sheet').changes;
    expect(fallen === undefined || fallen.author === null).toBe(true);
    expect(year.get('appraised-sheet', `${YEAR}/u-1`)?.changes).toMatchObject([
      { criterionId: 'ii.2', author: 'so', reason: 'Số liệu của Cục Thống kê' },
    ]);
  });

  test('[PV6] not over what the officer has not seen, over two versions, nor over a score that is not valid', () => {
    const year = receivedYear();
    const seen = appraising(year);
    year.make(officer, write('u-1', 'i.1', { value: '7' }));
    expect(year.make(officer, seen)).toMatchObject({ problem: { code: 'appraisal-differs', units: 'u-1' } });
    year.make(officer, write('u-2', 'i.1', { value: '99' }));
    expect(year.make(officer, appraising(year))).toMatchObject({
      problem: { code: 'appraisal-not-whole', units: 'u-2 (i.1)' },
    });
    const other = person('so2', grantOf('province-officer', null));
    year.make(other, write('u-2', 'i.1', { value: '3' }));
    expect(year.make(officer, appraising(year))).toMatchObject({
      problem: { code: 'appraisal-in-conflict', units: 'u-2' },
    });
  });

  test('[PV6] a tie that the change makes is settled by the table, or by the officer with a reason', () => {
    const level = (year: SmallYear) => {
      year.make(officer, write('u-1', 'i.1', { value: '6' }));
      return year;
    };
    const tie = (more: Partial<SettledTie> = {}): SettledTie => ({
      unitIds: ['u-2', 'u-1'],
      level: false,
      reason: 'Đơn vị có nhiều sáng kiến hơn',
      ...more,
    });
    const places = (year: SmallYear) =>
      year.get('appraised-result', YEAR)?.units.map(({ unitId, appraised }) => [unitId, appraised.place]);
    const open = level(receivedYear());
    expect(open.make(officer, appraising(open))).toMatchObject({
      problem: { code: 'tie-awaits-officer', units: 'u-1, u-2' },
    });
    expect(open.refusal(officer, appraising(open, [tie({ reason: '' })]))).toBe('tie-needs-reason');
    expect(open.refusal(officer, appraising(open, [tie()]))).toBeUndefined();
    expect(places(open)).toEqual([
      ['u-2', 1],
      ['u-1', 2],
    ]);
    expect(open.get('appraised-result', YEAR)?.ties).toEqual([tie()]);

    const shared = level(receivedYear());
    expect(shared.refusal(officer, appraising(shared, [tie({ level: true })]))).toBeUndefined();
    expect(places(shared)).toEqual([
      ['u-1', 1],
      ['u-2', 1],
    ]);

    const byTable = level(
      receivedYear({ table: smallTable({ policies: { tieBreak: [{ by: 'same_rank' }] } }) }),
    );
    expect(byTable.refusal(officer, appraising(byTable))).toBeUndefined();
    const byBallot = level(
      receivedYear({ table: smallTable({ policies: { tieBreak: [{ by: 'ballot' }] } }) }),
    );
    expect(byBallot.refusal(officer, appraising(byBallot))).toBe('tie-awaits-officer');
  });

  test('[PV6] what the meeting said of units that were level before holds: its ballot, and the place they share', () => {
    const votes = [
      { unitId: 'u-1', votes: 0 },
      { unitId: 'u-2', votes: 2 },
    ];
    const count = { secret: true, issued: 2, returned: 2, valid: 2, votes, tellers: 'Bà B' };
    const placesIn = (year: SmallYear) => {
      expect(year.refusal(officer, appraising(year))).toBeUndefined();
      return year
        .get('appraised-result', YEAR)
        ?.units.map(({ unitId, appraised }) => [unitId, appraised.place]);
    };
    const points = ['8', '8'] as const;
    const voted = receivedYear({
      points,
      table: smallTable({ policies: { tieBreak: [{ by: 'ballot' }] } }),
      inMeeting: [
        { name: 'record-in-meeting', args: { periodId: YEAR, entry: { is: 'tie-ballot', count } } },
      ],
    });
    expect(placesIn(voted)).toEqual([
      ['u-2', 1],
      ['u-1', 2],
    ]);
    expect(placesIn(receivedYear({ points }))).toEqual([
      ['u-1', 1],
      ['u-2', 1],
    ]);
  });

  test('[PV6] a tie that was settled and came undone again decides nothing, and is not kept', () => {
    const year = receivedYear();
    const tie = { unitIds: ['u-2', 'u-1'], level: false, reason: 'Đơn vị có nhiều sáng kiến hơn' };
    year.make(officer, write('u-1', 'i.1', { value: '7' }));
    expect(year.refusal(officer, appraising(year, [tie]))).toBeUndefined();
    expect(year.get('appraised-result', YEAR)).toMatchObject({
      ties: [],
      units: [{ unitId: 'u-1' }, { unitId: 'u-2' }],
    });
  });

  test('[PV7] returned instead, what the province wrote in that round counts in no other', () => {
    const year = receivedYear();
    year.make(officer, write('u-1', 'i.1', { value: '5' }));
    expect(year.refusal(officer, step('return-package', { note: 'Chấm lại I.1' }))).toBeUndefined();
    expect(year.get('column', `${YEAR}/u-1/province`)).toMatchObject({
      cells: {},
      kept: [{ criterionId: 'i.1', code: 'i.1', cell: [{ input: { value: '5' }, author: 'so' }] }],
    });
    expect(year.get('column', `${YEAR}/u-1/bloc`)?.cells['i.1']?.[0]?.input).toEqual({ value: '8' });
    year.make(leader, { name: 'finish-review', args: { sheetId: `${YEAR}/u-1` } });
    year.make(deputy, { name: 'finish-review', args: { sheetId: `${YEAR}/u-2` } });
    openMeeting(year);
    year.make(leader, closing(year));
    year.make(leader, sign);
    year.make(leader, step('send-package'));
    year.make(officer, step('receive-package'));
    expect(year.refusal(officer, appraising(year))).toBeUndefined();
    expect(year.get('appraised-result', YEAR)).toMatchObject({
      session: 2,
      units: [
        { unitId: 'u-1', changes: 0 },
        { unitId: 'u-2', changes: 0 },
      ],
    });
  });

  test('[PV9] papers of the bloc whose figures moved are overtaken; the appraisal has a paper where all reasons are here', () => {
    const year = receivedYear();
    const away = (paper: ProvedPaper, unitId: string | null = null) =>
      isAppraisedAway(year, { paper, periodId: YEAR, unitId });
    expect(paperSource(year, { paper: 'appraisal', periodId: YEAR })).toBeUndefined();
    year.make(officer, write('u-1', 'i.1', { value: '7' }));
    expect(away('ranking')).toBe(false);
    year.make(officer, appraising(year));
    // Another total; its place and the other unit's stay.
    expect([away('ranking'), away('summary'), away('bloc', 'u-1'), away('bloc', 'u-2')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([away('self', 'u-1'), away('appraisal')]).toEqual([false, false]);
    const source = must(paperSource(year, { paper: 'appraisal', periodId: YEAR }), 'a paper');
    expect(source.facts).toMatchObject({
      isDraft: false,
      session: 1,
      lines: [{ label: '1', place: 1 }, { label: '2' }],
    });
    expect(source.content).toContain('Thiếu minh chứng');
    const partly: World = {
      get: (kind, id) => (kind === 'appraised-sheet' && id.endsWith('u-2') ? undefined : year.get(kind, id)),
    };
    expect(paperSource(partly, { paper: 'appraisal', periodId: YEAR })).toBeUndefined();
  });

  test('[PV8] standings are everybody’s; what was changed in a sheet is its unit’s own', () => {
    const year = receivedYear();
    year.make(officer, appraising(year));
    expect(recordUnitOf['appraised-result'](must(year.get('appraised-result', YEAR), 'a result'))).toBeNull();
    expect(recordUnitOf['appraised-sheet'](must(year.get('appraised-sheet', `${YEAR}/u-1`), 'a sheet'))).toBe(
      'u-1',
    );
  });
});
