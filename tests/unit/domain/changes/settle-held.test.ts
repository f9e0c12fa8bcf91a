import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import type { HeldReason } from '../../../../src/domain/held/held-change.ts';
import type { ColumnOwner } from '../../../../src/domain/scoring/sheet.ts';
import type { PeerCheck } from '../../../../src/domain/workflow/peer-checks.ts';
import type { SheetStage } from '../../../../src/domain/workflow/stages.ts';
import { entry, grantOf, person, smallTable } from '../../../support/small-bloc.ts';
import { officer, smallYear, YEAR } from '../../../support/small-year.ts';

const HELD = 'cccccccccccc-1';
const settle = (periodId = YEAR) => ({
  name: 'settle-held' as const,
  args: { periodId, heldId: HELD, accept: true, note: 'Đã đối chiếu' },
});

/** A sheet at a stage, and an entry for it that came at 2 and is held. */
function withHeld(
  stage: SheetStage,
  owner: ColumnOwner,
  { reason = 'held-late', input = { value: '4' } }: { reason?: HeldReason; input?: object } = {},
) {
  const year = smallYear({ stage: 'bloc_review' });
  year.put('sheet', { ...year.sheet('u-1'), stage });
  year.put('held-change', {
    id: HELD,
    unitId: 'u-1',
    author: 'thuky2',
    name: 'enter-score',
    args: entry('i.1', input as never, { owner, reason: 'theo văn bản' }),
    base: null,
    at: 1,
    reason,
    receivedAt: 2,
    settled: null,
  });
  return year;
}

describe('what is held counts', () => {
  test.each<[SheetStage, ColumnOwner, string | undefined]>([
    ['bloc_review', 'self', undefined],
    ['bloc_scored', 'bloc', undefined],
    ['open', 'bloc', 'held-cannot-count'],
    ['self_submitted', 'bloc', 'held-cannot-count'],
    ['adopted', 'bloc', 'held-cannot-count'],
    ['published', 'bloc', 'held-cannot-count'],
    ['published', 'self', 'held-cannot-count'],
  ])('[HD2] %s, %s: from the review, for the bloc, until its sheet is adopted', (stage, owner, problem) => {
    expect(withHeld(stage, owner).refusal(officer, settle())).toBe(problem);
  });

  test('[HD2] never what would not have been taken in time: points set by the unit itself', () => {
    const year = withHeld('bloc_review', 'self', { input: { override: '3', of: null } });
    expect(year.refusal(officer, settle())).toBe('held-cannot-count');
  });

  test('[HD2] [MD6] nor points on a criterion where the table locks them, which the year’s next version may do', () => {
    const year = withHeld('bloc_scored', 'bloc', {
      reason: 'held-table-changed',
      input: { override: '3', of: null },
    });
    const { parts, ...table } = smallTable();
    const locked = (isLocked: boolean) =>
      year.put('criteria-table', {
        ...table,
        parts: parts.map((one) => ({
          ...one,
          children: one.children.map((row) => (row.id === 'i.1' ? { ...row, locked: isLocked } : row)),
        })),
      });
    locked(true);
    expect(year.refusal(officer, settle())).toBe('held-cannot-count');
    locked(false);
    expect(year.refusal(officer, settle())).toBeUndefined();
  });

  test('[HD2] [CF9] nor what would be the fifty-first version of its cell', () => {
    const year = withHeld('bloc_review', 'self');
    const versions = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        input: { value: '1' },
        reason: `lần ${at}`,
        by: `bbbbbbbbbbbb-${at + 1}`,
        author: 'x',
        at: 1,
      }));
    const put = (count: number) =>
      year.put('column', { sheetId: `${YEAR}/u-1`, owner: 'self', cells: { 'i.1': versions(count) } });
    put(50);
    expect(year.refusal(officer, settle())).toBe('held-cannot-count');
    put(49);
    expect(year.refusal(officer, settle())).toBeUndefined();
  });

  test('[HD2] [EV4] with the documents of the version that its author had before them, as in time', () => {
    const document = { number: '15/SNV', date: '02/03/2024', abstract: '' };
    const year = withHeld('bloc_review', 'self');
    const version = { input: { value: '1' }, reason: '', by: 'bbbbbbbbbbbb-1', author: 'thuky2', at: 1 };
    year.put('column', {
      sheetId: `${YEAR}/u-1`,
      owner: 'self',
      cells: { 'i.1': [{ ...version, evidence: [document] }] },
    });
    const held = year.get('held-change', HELD);
    year.put('held-change', { ...held, base: version.by } as NonNullable<typeof held>);
    expect(year.refusal(officer, settle())).toBeUndefined();
    const cell = year.get('column', `${YEAR}/u-1/self`)?.cells['i.1'];
    expect(cell).toMatchObject([{ input: { value: '4' }, by: HELD, evidence: [document] }]);
  });

  test('[HD2] by an officer of its own year alone', () => {
    expect(withHeld('bloc_review', 'self').refusal(officer, settle('khoi-khac.2023'))).toBe('held-not-found');
  });

  test('[HD2] never by an officer who has a tie to the unit, whichever way', () => {
    const ofUnit = (unitId: string) =>
      person('so2', grantOf('province-officer', null), grantOf('unit-clerk', unitId));
    const refusalBy = (unitId: string, accept: boolean) => {
      const { name, args } = settle();
      return withHeld('bloc_review', 'self').refusal(ofUnit(unitId), { name, args: { ...args, accept } });
    };
    expect([refusalBy('u-1', true), refusalBy('u-1', false)]).toEqual(['own-unit', 'own-unit']);
    expect(refusalBy('u-2', true)).toBeUndefined();
  });

  test('[HD2] a score of the province’s in the appraisal it was written in, and in no later one', () => {
    const inRound = (begun: number, heard?: number) => {
      const year = withHeld('received', 'province', { reason: 'held-role-ended' });
      const period = year.get('bloc-period', YEAR);
      if (period)
        year.put('bloc-period', { ...period, settings: { ...period.settings, provinceChanges: true } });
      year.put('dispatch', {
        periodId: YEAR,
        stage: 'received',
        steps: [
          { event: 'receive', by: 'so', at: begun, receivedAt: heard, session: 1, number: '', note: '' },
        ],
      });
      return year.refusal(officer, settle());
    };
    expect([inRound(1), inRound(3)]).toEqual([undefined, 'held-cannot-count']);
    // Whatever the officer's own clock says: both came to one server.
    expect([inRound(9, 1), inRound(0, 3)]).toEqual([undefined, 'held-cannot-count']);
  });
});

describe('a late remark of a checking unit', () => {
  const sheetId = `${YEAR}/u-1`;

  /** What u-2 says of u-1 came after the bloc was done with it; meanwhile the check stands as given. */
  function withLate(late: object, standing: Partial<PeerCheck>) {
    const year = withHeld('bloc_scored', 'self');
    const name = 'isDone' in late ? 'finish-peer-check' : 'remark-on-sheet';
    const held = must(year.get('held-change', HELD), 'held work');
    year.put('held-change', { ...held, name, args: { sheetId, by: 'u-2', ...late }, author: 'la' });
    const period = must(year.get('bloc-period', YEAR), 'a year');
    year.put('bloc-period', { ...period, settings: { peerChecks: [{ unitId: 'u-1', by: 'u-2' }] } });
    year.put('peer-check', {
      periodId: YEAR,
      unitId: 'u-1',
      by: 'u-2',
      remarks: [],
      done: null,
      ...standing,
    });
    return year;
  }
  const said = (by: string) => ({ criterionId: 'i.1', points: null, reason: 'đồng ý', by, at: 5 });
  const late = { criterionId: 'i.1', remark: { points: '5', reason: 'Thiếu biên bản' } };

  test('[HD2] takes the place of its author’s own, and of nobody else’s', () => {
    expect(withLate(late, {}).refusal(officer, settle())).toBeUndefined();
    expect(withLate(late, { remarks: [said('la')] }).refusal(officer, settle())).toBeUndefined();
    expect(withLate(late, { remarks: [said('khac')] }).refusal(officer, settle())).toBe('held-cannot-count');
  });

  test('[HD2] opens no check again that another has said is done', () => {
    const open = { isDone: false };
    const doneBy = (by: string) => ({ done: { by, at: 5 } });
    expect(withLate(open, doneBy('la')).refusal(officer, settle())).toBeUndefined();
    expect(withLate(open, doneBy('khac')).refusal(officer, settle())).toBe('held-cannot-count');
    expect(withLate({ isDone: true }, doneBy('khac')).refusal(officer, settle())).toBeUndefined();
  });
});
