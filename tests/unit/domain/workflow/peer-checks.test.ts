import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../../src/domain/changes/registry.ts';
import { blocTotal } from '../../../../src/domain/changes/review-bar.ts';
import type { PeerPair } from '../../../../src/domain/workflow/peer-checks.ts';
import { roundOf } from '../../../../src/domain/workflow/peer-checks.ts';
import { clerk, grantOf, head, leader, person, sheetOf } from '../../../support/small-bloc.ts';
import { deputy, officer, secretary, smallYear, YEAR, type SmallYear } from '../../../support/small-year.ts';

/** u-1 looks through the sheet of u-2. */
const PAIR: PeerPair = { unitId: 'u-2', by: 'u-1' };
const give = (pairs: PeerPair[]): Intent => ({
  name: 'give-peer-checks',
  args: { periodId: YEAR, pairs },
});
const remark = (
  said: { points: string | null; reason: string } | null,
  more: { criterionId?: string; unitId?: string; by?: string } = {},
): Intent => ({
  name: 'remark-on-sheet',
  args: {
    sheetId: sheetOf(more.unitId ?? 'u-2'),
    by: more.by ?? 'u-1',
    criterionId: more.criterionId ?? 'i.1',
    remark: said,
  },
});
const done = (isDone = true): Intent => ({
  name: 'finish-peer-check',
  args: { sheetId: sheetOf('u-2'), by: 'u-1', isDone },
});
const AGREES = { points: null, reason: '' };
const OTHER = { points: '5.5', reason: 'Thiếu biên bản' };

function checked(stage: Parameters<typeof smallYear>[0] = { stage: 'self_submitted' }): SmallYear {
  const year = smallYear(stage);
  year.make(leader, give([PAIR]));
  return year;
}
const checkIn = (year: SmallYear) => year.get('peer-check', `${sheetOf('u-2')}/u-1`);

describe('who checks whom', () => {
  test('[PC1] leader or deputy says it; not of itself, of strangers, twice, or by more than three', () => {
    const year = smallYear({ stage: 'open' });
    for (const who of [secretary, officer, head, clerk])
      expect(year.refusal(who, give([PAIR]))).toBe('not-permitted');
    expect(year.refusal(leader, give([{ unitId: 'u-1', by: 'u-1' }]))).toBe('check-of-own-unit');
    expect(year.refusal(leader, give([{ unitId: 'u-1', by: 'u-9' }]))).toBe('unit-not-found');
    expect(year.refusal(leader, give([PAIR, PAIR]))).toBe('check-given-twice');
    expect(year.refusal(deputy, give([PAIR]))).toBeUndefined();
    expect(year.get('bloc-period', YEAR)?.settings).toEqual({ peerChecks: [PAIR] });
    expect(year.refusal(leader, give([]))).toBeUndefined();
    expect(year.get('bloc-period', YEAR)?.settings).toEqual({});

    const period = year.get('bloc-period', YEAR);
    const [one] = period?.units ?? [];
    if (!period || !one) throw new Error('a year with units');
    const units = ['u-1', 'u-2', 'u-3', 'u-4', 'u-5'].map((id) => ({ ...one, id }));
    year.put('bloc-period', { ...period, units });
    const by = (ids: string[]) => give(ids.map((id) => ({ unitId: 'u-1', by: id })));
    expect(year.refusal(leader, by(['u-2', 'u-3', 'u-4', 'u-5']))).toBe('too-many-checkers');
    expect(year.refusal(leader, by(['u-2', 'u-3', 'u-4']))).toBeUndefined();
  });

  test('[PC1] the usual round: each unit is checked by the next one in order', () => {
    const units = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `u-${at + 1}` }) as never);
    expect(roundOf({ units: units(3) })).toEqual([
      { unitId: 'u-1', by: 'u-2' },
      { unitId: 'u-2', by: 'u-3' },
      { unitId: 'u-3', by: 'u-1' },
    ]);
    expect(roundOf({ units: units(1) })).toEqual([]);
  });
});

describe('a check', () => {
  test('[PC2] is worked on by clerk and head of the checking unit, and by nobody else', () => {
    const year = checked();
    expect(year.refusal(clerk, remark(AGREES))).toBeUndefined();
    expect(year.refusal(head, remark(AGREES))).toBeUndefined();
    for (const who of [leader, secretary, officer, person('la', grantOf('unit-clerk', 'u-3'))])
      expect(year.refusal(who, remark(AGREES))).toBe('not-permitted');
    expect(year.make(secretary, done())).toMatchObject({ problem: { action: 'finish-peer-check' } });
    // The leader is of u-2 and was given no check.
    expect(year.refusal(leader, remark(AGREES, { unitId: 'u-1', by: 'u-2' }))).toBe('check-not-given');
    const both = person('hai', grantOf('unit-clerk', 'u-1'), grantOf('unit-clerk', 'u-2'));
    expect(year.refusal(both, remark(AGREES))).toBe('own-unit');
    expect(year.refusal(clerk, remark(AGREES, { criterionId: 'ix.9' }))).toBe('criterion-not-found');
  });

  test('[PC2] is open from when the sheet is handed in until the bloc has done with it', () => {
    for (const [stage, code] of [
      ['open', 'check-not-open'],
      ['self_submitted', undefined],
      ['bloc_review', undefined],
      ['explaining', undefined],
      ['bloc_scored', 'check-closed'],
      ['adopted', 'check-closed'],
    ] as const)
      expect([stage, checked({ stage }).refusal(clerk, remark(AGREES))]).toEqual([stage, code]);
  });

  test('[PC3] agrees, or names other points and why; said again it stands once, and it can be taken back', () => {
    const year = checked();
    expect(year.refusal(clerk, remark({ points: '5', reason: ' ' }))).toBe('remark-needs-reason');
    expect(year.refusal(clerk, remark({ points: 'năm', reason: 'x' }))).toBe('change-unreadable');
    year.make(clerk, remark(AGREES, { criterionId: 'i.2' }));
    year.make(clerk, remark(AGREES));
    year.make(head, remark(OTHER));
    expect(checkIn(year)).toMatchObject({
      unitId: 'u-2',
      by: 'u-1',
      remarks: [
        { criterionId: 'i.2', points: null, by: 'canbo' },
        { criterionId: 'i.1', points: '5.5', reason: 'Thiếu biên bản', by: 'thutruong' },
      ],
      done: null,
    });
    year.make(clerk, remark(null));
    expect(checkIn(year)?.remarks.map(({ criterionId }) => criterionId)).toEqual(['i.2']);
  });

  test('[PC3] no score is changed by it, and no level made void', () => {
    const year = checked({ stage: 'bloc_review' });
    const levels = [
      { name: 'Phó', post: 'deputy' as const },
      { name: 'Trưởng', post: 'leader' as const },
    ];
    year.make(leader, { name: 'set-levels', args: { periodId: YEAR, levels } });
    const total = blocTotal(year, year.sheet('u-2')) ?? 0;
    year.make(deputy, { name: 'pass-level', args: { sheetId: sheetOf('u-2'), level: 1, total } });
    const before = year.sheet('u-2');
    year.make(clerk, remark(OTHER));
    expect(year.sheet('u-2')).toEqual(before);
    expect(before.review?.passed).toHaveLength(1);
    expect(blocTotal(year, year.sheet('u-2'))).toBe(total);
  });

  test('[PC4] its end is the head’s word, and a remark after it takes that back', () => {
    const year = checked();
    expect(year.refusal(clerk, done())).toBe('check-done-by-head');
    expect(year.refusal(head, done())).toBeUndefined();
    expect(checkIn(year)?.done).toMatchObject({ by: 'thutruong' });
    expect(year.refusal(head, done(false))).toBeUndefined();
    year.make(head, done());
    year.make(clerk, remark(OTHER));
    expect(checkIn(year)?.done).toBeNull();
  });

  test('[PC5] an open check does not keep the bloc from finishing its review', () => {
    const year = checked({ stage: 'bloc_review' });
    expect(
      year.refusal(deputy, { name: 'finish-review', args: { sheetId: sheetOf('u-2') } }),
    ).toBeUndefined();
  });
});
