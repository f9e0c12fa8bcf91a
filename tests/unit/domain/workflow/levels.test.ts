import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../../src/domain/changes/registry.ts';
import { scoreUnit } from '../../../../src/domain/scoring/total.ts';
import type { ReviewLevel } from '../../../../src/domain/workflow/review-levels.ts';
import type { Actor } from '../../../../src/domain/workflow/permissions.ts';
import { columnOf, entry, grantOf, head, leader, person, sheetOf } from '../../../support/small-bloc.ts';
import {
  closing,
  deputy,
  inputs,
  officer,
  openMeeting,
  secretary,
  smallYear,
  YEAR,
  type SmallYear,
} from '../../../support/small-year.ts';

const THREE: ReviewLevel[] = [
  { name: 'Thư ký khối rà soát', post: 'secretary' },
  { name: 'Phó khối thẩm tra', post: 'deputy' },
  { name: 'Trưởng khối duyệt', post: 'leader' },
];
/** From outside both units, so that each level can be passed by its own holder. */
const free = {
  secretary: person('thuky2', grantOf('bloc-secretary', 'u-3')),
  deputy: person('pho2', grantOf('bloc-deputy', 'u-3')),
  leader: person('truong2', grantOf('bloc-leader', 'u-3')),
};
const set = (levels: ReviewLevel[] = THREE): Intent => ({
  name: 'set-levels',
  args: { periodId: YEAR, levels },
});
const finish = (unitId = 'u-1'): Intent => ({ name: 'finish-review', args: { sheetId: sheetOf(unitId) } });
const back = (to: number, reason = 'Chưa đối chiếu I.1', unitId = 'u-1'): Intent => ({
  name: 'send-back-level',
  args: { sheetId: sheetOf(unitId), to, reason },
});
/** An entry of the bloc in the place of what stands. */
const write = (year: SmallYear, value = '5') => ({
  name: 'enter-score' as const,
  args: entry('i.1', { value }, { owner: 'bloc', reason: 'theo biên bản' }),
  base: year.get('column', `${sheetOf('u-1')}/bloc`)?.cells['i.1']?.[0]?.by ?? null,
});

function totalOf(year: SmallYear, unitId: string): number {
  const table = year.get('criteria-table', `${YEAR}@1`);
  const [column, targets] = [
    year.get('column', `${sheetOf(unitId)}/bloc`),
    year.get('targets', sheetOf(unitId)),
  ];
  return table ? scoreUnit(table, { unitId, column, targets }).total : 0;
}
const pass = (year: SmallYear, level: number, unitId = 'u-1', total = totalOf(year, unitId)): Intent => ({
  name: 'pass-level',
  args: { sheetId: sheetOf(unitId), level, total },
});
const passed = (year: SmallYear, unitId = 'u-1') =>
  (year.sheet(unitId).review?.passed ?? []).map(({ name, by }) => `${name}: ${by}`);

/** Under review in three levels, `unitId` past so many of them. */
function inLevels(levels = 0, unitId = 'u-1'): SmallYear {
  const year = smallYear({ stage: 'bloc_review' });
  year.make(leader, set());
  const order = [free.secretary, free.deputy];
  for (let at = 0; at < levels; at += 1) year.make(order[at] as Actor, pass(year, at + 1, unitId));
  return year;
}

describe('which levels there are', () => {
  test('[LV1] leader, deputy or the Department sets one to five of them, with a last that leads the bloc', () => {
    const year = smallYear({ stage: 'bloc_review' });
    expect(year.refusal(secretary, set())).toBe('not-permitted');
    expect(year.refusal(head, set())).toBe('not-permitted');
    expect(year.refusal(leader, set(THREE.slice(0, 1)))).toBe('last-level-by-secretary');
    expect(year.refusal(leader, set([...THREE, ...THREE]))).toBe('change-unreadable');
    expect(year.refusal(leader, set([{ name: '  ', post: 'leader' }]))).toBe('change-unreadable');
    expect(year.refusal(officer, set())).toBeUndefined();
    expect(year.get('bloc-period', YEAR)?.settings?.levels).toEqual(THREE);
    expect(year.refusal(deputy, set([]))).toBeUndefined();
    expect(year.get('bloc-period', YEAR)?.settings).toEqual({});
  });

  test('[LV1] not once a sheet is past its first level, in this bloc or at the end of its review', () => {
    const year = inLevels(1);
    expect(year.make(leader, set([]))).toMatchObject({ problem: { code: 'levels-in-use', unit: 'u-1' } });
    year.make(free.deputy, back(1));
    expect(year.refusal(leader, set([]))).toBeUndefined();
    expect(smallYear({ stage: 'bloc_scored' }).refusal(leader, set())).toBe('levels-in-use');
  });

  test('[LV1] without levels the review is finished in one step, and nothing of levels stands with the sheet', () => {
    const year = smallYear({ stage: 'bloc_review' });
    expect(year.refusal(free.deputy, pass(year, 1))).toBe('level-not-next');
    expect(year.refusal(leader, finish())).toBeUndefined();
    expect(year.sheet('u-1')).not.toHaveProperty('review');
  });
});

describe('a sheet passes its levels', () => {
  test('[LV2] one after another, each once, with who and when; the last ends the review', () => {
    const year = inLevels();
    expect(year.refusal(free.deputy, pass(year, 2))).toBe('level-not-next');
    expect(year.refusal(free.leader, finish())).toBe('level-not-next');
    expect(year.refusal(free.secretary, pass(year, 1))).toBeUndefined();
    // A second device that did the same while apart does not pass the next one.
    expect(year.refusal(free.secretary, pass(year, 1))).toBe('level-not-next');
    expect(year.refusal(free.deputy, pass(year, 2))).toBeUndefined();
    expect(year.refusal(free.leader, pass(year, 3))).toBe('level-not-next');
    expect(year.refusal(free.leader, finish())).toBeUndefined();
    expect(year.sheet('u-1')).toMatchObject({
      stage: 'bloc_scored',
      review: {
        passed: [
          { name: 'Thư ký khối rà soát', by: 'thuky2', at: 1_700_000_000_000 },
          { name: 'Phó khối thẩm tra', by: 'pho2' },
          { name: 'Trưởng khối duyệt', by: 'truong2' },
        ],
        back: null,
      },
    });
  });

  test('[LV3] each by the holder of its post, and never of their own unit', () => {
    const year = inLevels();
    expect(year.refusal(secretary, pass(year, 1, 'u-2'))).toBe('own-unit');
    expect(year.refusal(head, pass(year, 1))).toBe('not-permitted');
    year.make(secretary, pass(year, 1));
    expect(year.refusal(secretary, pass(year, 2))).toBe('level-of-another');
    // u-1 is the deputy's own unit: the leader stands in.
    expect(year.refusal(deputy, pass(year, 2))).toBe('own-unit');
    expect(year.refusal(leader, pass(year, 2))).toBeUndefined();
    expect(year.refusal(free.deputy, finish())).toBe('level-of-another');
    expect(year.refusal(leader, finish())).toBeUndefined();
    expect(passed(year)).toEqual([
      'Thư ký khối rà soát: thuky',
      'Phó khối thẩm tra: truongkhoi',
      'Trưởng khối duyệt: truongkhoi',
    ]);
  });

  test('[LV3] the leading unit goes through levels whose holders are its own by the deputy', () => {
    const year = inLevels();
    expect(year.refusal(deputy, pass(year, 1, 'u-2'))).toBeUndefined();
    expect(year.refusal(deputy, pass(year, 2, 'u-2'))).toBeUndefined();
    expect(year.refusal(leader, finish('u-2'))).toBe('own-unit');
    expect(year.refusal(deputy, finish('u-2'))).toBeUndefined();
  });

  test('[LV3] a post that nobody has is stood in for', () => {
    const year = inLevels(1);
    const period = year.get('bloc-period', YEAR);
    if (period) year.put('bloc-period', { ...period, deputyUnitId: null });
    expect(year.refusal(free.leader, pass(year, 2))).toBeUndefined();
  });

  test('[LV4] what is not whole, does not say why it differs, or is not as it was seen goes no further', () => {
    const year = inLevels();
    const seen = totalOf(year, 'u-1');
    year.put('column', columnOf('u-1', { 'i.1': { value: '8' } }, 'bloc'));
    expect(year.refusal(free.secretary, pass(year, 1))).toBe('sheet-not-complete');
    year.put('column', columnOf('u-1', { ...inputs('7') }, 'bloc'));
    expect(year.refusal(free.secretary, pass(year, 1))).toBe('differences-without-reason');
    year.make(free.secretary, write(year, '7'));
    expect(year.refusal(free.secretary, pass(year, 1, 'u-1', seen))).toBe('level-saw-other-total');
    expect(year.refusal(free.secretary, pass(year, 1))).toBeUndefined();
  });

  test('[LV4] while the unit explains, nothing is passed', () => {
    const year = inLevels(1);
    year.make(free.leader, {
      name: 'ask-explanation',
      args: { sheetId: sheetOf('u-1'), criterionId: 'i.1', text: 'Vì sao?', due: '' },
    });
    expect(year.refusal(free.deputy, pass(year, 2))).toBe('cannot-move');
    expect(passed(year)).toHaveLength(1);
  });
});

describe('what was passed and no longer stands', () => {
  test('[LV5] whose level was passed and who writes again makes it void, with all after it', () => {
    const year = inLevels(2);
    expect(year.refusal(free.secretary, write(year))).toBeUndefined();
    expect(year.sheet('u-1').review).toMatchObject({
      passed: [],
      back: { to: 1, why: 'score', by: 'thuky2' },
    });
    const second = inLevels(2);
    second.make(free.deputy, write(second));
    expect(passed(second)).toEqual(['Thư ký khối rà soát: thuky2']);
    expect(second.refusal(free.leader, finish())).toBe('level-not-next');
    expect(second.refusal(free.deputy, pass(second, 2))).toBeUndefined();
    expect(second.sheet('u-1').review?.back).toBeNull();
  });

  test('[LV5] whose turn it is, or is still to come, writes and makes nothing void', () => {
    const year = inLevels(1);
    year.make(free.deputy, write(year, '5'));
    year.make(free.leader, write(year, '6'));
    expect(passed(year)).toEqual(['Thư ký khối rà soát: thuky2']);
  });

  test('[LV5] who has no level of the sheet speaks for the first', () => {
    const year = smallYear({ stage: 'bloc_review' });
    year.make(
      leader,
      set([
        { name: 'Phó', post: 'deputy' },
        { name: 'Trưởng', post: 'leader' },
      ]),
    );
    year.make(free.deputy, pass(year, 1));
    year.make(free.secretary, write(year));
    expect(year.sheet('u-1').review).toMatchObject({ passed: [], back: { to: 1, by: 'thuky2' } });
  });

  test('[LV5] a target of the unit counts like a score, and one of another unit does not', () => {
    const target = (unitId: string): Intent => ({
      name: 'set-targets',
      args: { periodId: YEAR, targets: [{ unitId, criterionId: 'ii.1', value: '95' }] },
    });
    const year = inLevels(1);
    year.make(free.secretary, target('u-2'));
    expect(passed(year)).toHaveLength(1);
    year.make(free.secretary, target('u-1'));
    expect(year.sheet('u-1').review).toMatchObject({ passed: [], back: { to: 1, why: 'targets' } });
  });

  test('[LV5] a choice between two versions counts like a score, the unit’s own column like nothing', () => {
    const year = inLevels(1);
    const cell = year.get('column', `${sheetOf('u-1')}/bloc`)?.cells['i.1']?.[0];
    year.make(free.secretary, {
      name: 'settle-conflict',
      args: {
        sheetId: sheetOf('u-1'),
        owner: 'bloc',
        criterionId: 'i.1',
        seen: [cell?.by ?? ''],
        input: { value: '8' },
        reason: '',
      },
    });
    expect(passed(year)).toEqual([]);
  });

  test('[LV5] another table for the sheet, and held work that counts after all, begin at the first level', () => {
    const year = inLevels(2);
    const table = year.get('criteria-table', `${YEAR}@1`);
    if (table) year.put('criteria-table', { ...table, version: 2 });
    expect(
      year.refusal(free.leader, { name: 'migrate-sheet', args: { sheetId: sheetOf('u-1'), to: 2 } }),
    ).toBeUndefined();
    expect(year.sheet('u-1')).toMatchObject({
      tableVersion: 2,
      review: { passed: [], back: { why: 'new-table' } },
    });

    const other = inLevels(2);
    other.put('held-change', {
      id: 'cccccccccccc-1',
      unitId: 'u-1',
      name: 'enter-score',
      args: entry('i.1', { value: '4' }, { owner: 'bloc' }),
      base: null,
      author: 'thuky2',
      at: 1,
      receivedAt: 2,
      reason: 'held-late',
      settled: null,
    });
    const settle: Intent = {
      name: 'settle-held',
      args: { periodId: YEAR, heldId: 'cccccccccccc-1', accept: true, note: 'đúng hạn' },
    };
    expect(other.refusal(officer, settle)).toBeUndefined();
    expect(other.sheet('u-1').review).toMatchObject({ passed: [], back: { to: 1, why: 'held', by: 'so' } });
  });

  test('[LV5] what the meeting writes makes nothing void: it is above every level', () => {
    const year = inLevels(2);
    year.make(free.leader, finish());
    openMeeting(year);
    expect(year.refusal(free.secretary, write(year))).toBeUndefined();
    expect(passed(year)).toHaveLength(3);
  });
});

describe('back to an earlier level', () => {
  test('[LV6] by whose turn it is, with a reason, to a level that was passed', () => {
    const year = inLevels(2);
    expect(year.refusal(free.secretary, back(1))).toBe('level-of-another');
    expect(year.refusal(free.leader, back(3))).toBe('level-not-passed');
    expect(year.refusal(free.leader, back(2, ' '))).toBe('level-back-needs-reason');
    expect(year.refusal(free.leader, back(2))).toBeUndefined();
    expect(year.sheet('u-1').review).toMatchObject({
      passed: [{ by: 'thuky2' }],
      back: { to: 2, why: 'sent-back', by: 'truong2', reason: 'Chưa đối chiếu I.1' },
    });
    expect(year.refusal(free.deputy, pass(year, 2))).toBeUndefined();
  });

  test('[LV6] a review that is reopened is at its last level', () => {
    const year = inLevels(2);
    year.make(free.leader, finish());
    year.make(free.leader, { name: 'reopen-review', args: { sheetId: sheetOf('u-1') } });
    expect(passed(year)).toHaveLength(2);
    expect(year.refusal(free.leader, finish())).toBeUndefined();
  });

  test('[LV6] what the Department returned begins at the first level, and resumes nowhere', () => {
    const year = inLevels(2);
    year.make(free.leader, finish());
    for (const level of [1, 2]) year.make(deputy, pass(year, level, 'u-2'));
    year.make(deputy, finish('u-2'));
    openMeeting(year);
    expect(year.refusal(leader, closing(year))).toBeUndefined();
    year.make(leader, { name: 'move-meeting', args: { periodId: YEAR, event: 'sign' } });
    const step = { periodId: YEAR, number: '1', note: 'Thiếu minh chứng' };
    year.make(leader, { name: 'send-package', args: step });
    year.make(officer, { name: 'receive-package', args: step });
    expect(passed(year)).toHaveLength(3);
    expect(year.refusal(officer, { name: 'return-package', args: step })).toBeUndefined();
    expect(year.sheet('u-1')).toMatchObject({ stage: 'bloc_review' });
    expect(year.sheet('u-1')).not.toHaveProperty('review');
    expect(year.refusal(free.leader, finish())).toBe('level-not-next');
    expect(year.refusal(leader, set(THREE.slice(1)))).toBeUndefined();
  });
});
