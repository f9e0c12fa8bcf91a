import { expect, test } from 'vitest';
import type { Problem, ProblemCode } from '../../../src/domain/problems.ts';
import { problemWords, refusalWords, wordsOf } from '../../../src/domain/problem-words.ts';
import { stageWords } from '../../../src/domain/workflow/stage-words.ts';
import { SheetStage } from '../../../src/domain/workflow/stages.ts';

const samples: { readonly [C in ProblemCode]: Extract<Problem, { code: C }> } = {
  'sheet-not-found': { code: 'sheet-not-found', sheetId: 'a.1/b' },
  'criterion-not-found': { code: 'criterion-not-found', criterionId: 'x' },
  'too-many-versions': { code: 'too-many-versions', most: 50 },
  'not-permitted': { code: 'not-permitted', action: 'submit-sheet' },
  'own-unit': { code: 'own-unit' },
  'sheet-not-open': { code: 'sheet-not-open' },
  'sheet-withdrawn': { code: 'sheet-withdrawn' },
  'leader-leaves': { code: 'leader-leaves' },
  'members-need-reason': { code: 'members-need-reason' },
  'bloc-needs-members': { code: 'bloc-needs-members' },
  'review-not-begun': { code: 'review-not-begun' },
  'cannot-move': { code: 'cannot-move', stage: 'bloc_review', event: 'recall' },
  'sheet-not-complete': { code: 'sheet-not-complete', blank: 3, invalid: 2 },
  'sheet-in-conflict': { code: 'sheet-in-conflict', conflicts: 4 },
  'part-without-criteria': { code: 'part-without-criteria', part: 'II' },
  'evidence-missing': { code: 'evidence-missing', criteria: 2 },
  'override-not-by-unit': { code: 'override-not-by-unit' },
  'override-needs-reason': { code: 'override-needs-reason' },
  'points-locked': { code: 'points-locked' },
  'input-not-of-kind': { code: 'input-not-of-kind' },
  'table-version-differs': { code: 'table-version-differs', sheet: 1, change: 2 },
  'gate-not-found': { code: 'gate-not-found', gateId: 'g' },
  'gate-needs-reason': { code: 'gate-needs-reason' },
  'table-not-found': { code: 'table-not-found', version: 2 },
  'table-frozen': { code: 'table-frozen', stage: 'applied' },
  'table-cannot-move': { code: 'table-cannot-move', stage: 'draft' },
  'table-has-faults': { code: 'table-has-faults', faults: 3 },
  'table-draft-exists': { code: 'table-draft-exists' },
  'table-in-force': { code: 'table-in-force' },
  'table-has-sheets': { code: 'table-has-sheets', sheets: 2 },
  'table-not-applied': { code: 'table-not-applied', version: 2 },
  'sheet-on-version': { code: 'sheet-on-version', version: 2 },
  'return-needs-reason': { code: 'return-needs-reason' },
  'row-not-found': { code: 'row-not-found', id: 'x' },
  'unit-id-taken': { code: 'unit-id-taken', id: 'xa-muong-kim' },
  'row-exists': { code: 'row-exists', id: 'x' },
  'row-cannot-hold': { code: 'row-cannot-hold', id: 'x' },
  'edit-unreadable': { code: 'edit-unreadable' },
  'unit-not-found': { code: 'unit-not-found', unitId: 'x' },
  'change-unknown': { code: 'change-unknown', name: 'x' },
  'change-unreadable': { code: 'change-unreadable' },
  'change-too-deep': { code: 'change-too-deep' },
  'record-outgrown': { code: 'record-outgrown' },
  'change-id-collision': { code: 'change-id-collision', id: 'x-1' },
  'bloc-not-found': { code: 'bloc-not-found' },
  'held-late': { code: 'held-late' },
  'held-role-ended': { code: 'held-role-ended' },
  'held-account-stopped': { code: 'held-account-stopped' },
  'held-device-lost': { code: 'held-device-lost' },
  'held-table-changed': { code: 'held-table-changed' },
  'held-not-found': { code: 'held-not-found' },
  'held-settled': { code: 'held-settled' },
  'held-needs-note': { code: 'held-needs-note' },
  'held-cannot-count': { code: 'held-cannot-count' },
  'held-full': { code: 'held-full' },
  'third-value-needs-reason': { code: 'third-value-needs-reason' },
  'bloc-column-closed': { code: 'bloc-column-closed' },
  'sheet-adopted': { code: 'sheet-adopted' },
  'targets-closed': { code: 'targets-closed', units: 'Sìn Hồ' },
  'text-needed': { code: 'text-needed' },
  'question-not-found': { code: 'question-not-found' },
  'question-settled': { code: 'question-settled' },
  'meeting-not-open': { code: 'meeting-not-open' },
  'activity-not-found': { code: 'activity-not-found' },
  'days-out-of-order': { code: 'days-out-of-order' },
  'period-exists': { code: 'period-exists', period: '2025' },
  'next-year-begun': { code: 'next-year-begun' },
  'quorum-above-all': { code: 'quorum-above-all' },
  'place-unknown': { code: 'place-unknown', names: 'ten' },
  'pledge-not-signed': { code: 'pledge-not-signed', units: 'Than Uyên' },
  'unit-name-unseen': { code: 'unit-name-unseen' },
  'unit-name-taken': { code: 'unit-name-taken', unit: 'Huyện Sìn Hồ' },
  'leader-is-deputy': { code: 'leader-is-deputy' },
  'minutes-not-signed': { code: 'minutes-not-signed' },
  'reopening-needs-reason': { code: 'reopening-needs-reason' },
  'package-return-needs-reason': { code: 'package-return-needs-reason' },
  'decision-number-needed': { code: 'decision-number-needed' },
  'tie-awaits-ballot': { code: 'tie-awaits-ballot' },
  'differences-without-reason': { code: 'differences-without-reason', criteria: 3 },
  'levels-in-use': { code: 'levels-in-use', unit: 'Sìn Hồ' },
  'last-level-by-secretary': { code: 'last-level-by-secretary' },
  'level-not-next': { code: 'level-not-next', next: 'Phó khối thẩm tra' },
  'level-of-another': { code: 'level-of-another', level: 'Trưởng khối duyệt' },
  'level-saw-other-total': { code: 'level-saw-other-total' },
  'level-not-passed': { code: 'level-not-passed' },
  'level-back-needs-reason': { code: 'level-back-needs-reason' },
  'check-of-own-unit': { code: 'check-of-own-unit', unit: 'Sìn Hồ' },
  'check-given-twice': { code: 'check-given-twice', unit: 'Sìn Hồ' },
  'too-many-checkers': { code: 'too-many-checkers', unit: 'Sìn Hồ', most: 3 },
  'check-not-given': { code: 'check-not-given' },
  'check-not-open': { code: 'check-not-open' },
  'check-closed': { code: 'check-closed' },
  'check-done-by-head': { code: 'check-done-by-head' },
  'remark-needs-reason': { code: 'remark-needs-reason' },
  'no-quorum': { code: 'no-quorum', present: 3, needed: 6 },
  'meeting-cannot-move': { code: 'meeting-cannot-move', stage: 'minutes_signed' },
  'period-cannot-move': { code: 'period-cannot-move', stage: 'mid_review' },
  'package-cannot-move': { code: 'package-cannot-move', stage: 'none' },
  'sheets-not-scored': { code: 'sheets-not-scored', units: 'Sìn Hồ, Mường Tè' },
  'sheets-not-whole': { code: 'sheets-not-whole', units: 'Sìn Hồ, Mường Tè' },
  'province-only-returns': { code: 'province-only-returns' },
  'bloc-score-is-final': { code: 'bloc-score-is-final' },
  'province-column-closed': { code: 'province-column-closed' },
  'appraisal-over': { code: 'appraisal-over' },
  'appraisal-needs-reason': { code: 'appraisal-needs-reason' },
  'result-is-sent': { code: 'result-is-sent' },
  'appraisal-in-conflict': { code: 'appraisal-in-conflict', units: 'Sìn Hồ' },
  'proposals-to-look-again': { code: 'proposals-to-look-again', units: 'Sìn Hồ' },
  'appraisal-not-whole': { code: 'appraisal-not-whole', units: 'Sìn Hồ' },
  'appraisal-differs': { code: 'appraisal-differs', units: 'Sìn Hồ' },
  'tie-awaits-officer': { code: 'tie-awaits-officer', units: 'Sìn Hồ, Tam Đường' },
  'tie-needs-reason': { code: 'tie-needs-reason' },
  'proposal-not-found': { code: 'proposal-not-found' },
  'proposal-cannot-move': { code: 'proposal-cannot-move', stage: 'sent' },
  'proposals-not-appraised': { code: 'proposals-not-appraised', units: 'Sìn Hồ' },
  'no-lower-award': { code: 'no-lower-award' },
  'finding-needs-reason': { code: 'finding-needs-reason' },
  'award-overtaken': { code: 'award-overtaken', unit: 'Sìn Hồ' },
  'council-count-over': { code: 'council-count-over' },
  'council-day-needed': { code: 'council-day-needed' },
  'council-vote-needed': { code: 'council-vote-needed' },
  'award-decision-needed': { code: 'award-decision-needed' },
  'correction-needs-reason': { code: 'correction-needs-reason' },
  'result-differs': { code: 'result-differs', units: 'Sìn Hồ' },
  'count-does-not-add-up': { code: 'count-does-not-add-up', fault: 'votes-over-valid' },
  'award-not-open': { code: 'award-not-open', unit: 'Sìn Hồ', award: 'flag' },
  'too-many-awards': { code: 'too-many-awards', award: 'certificate', most: 2 },
};

test.each(Object.values(samples))(
  '[PB1] $code has a sentence in each language, composed and whole',
  (problem) => {
    const { vi, en } = wordsOf(problem);
    expect(vi).toMatch(/^\p{Lu}.*\.$/u);
    expect(en).toMatch(/^\p{Lu}.*\.$/u);
    expect(vi).toBe(vi.normalize('NFC'));
    expect(vi).not.toBe(en);
    expect(`${vi}${en}`).not.toMatch(/undefined|\[object|[a-z]_[a-z]/);
  },
);

test('[PB1] every code there is has a sample here and words there', () => {
  expect(Object.keys(problemWords).sort()).toEqual(Object.keys(samples).sort());
});

test('[PB1] a sentence carries its numbers and the stage in words, not its raw name', () => {
  expect(wordsOf(samples['sheet-not-complete']).vi).toBe(
    'Chưa nộp được: còn 3 tiêu chí chưa chấm, 2 ô chưa hợp lệ.',
  );
  expect(wordsOf({ code: 'sheet-not-complete', blank: 14, invalid: 0 }).vi).toBe(
    'Chưa nộp được: còn 14 tiêu chí chưa chấm.',
  );
  expect(wordsOf(samples['cannot-move']).vi).toContain('“Khối đang chấm”');
  expect(wordsOf(samples['cannot-move']).en).toContain('"Under bloc review"');
});

test('[PB1] every stage a sheet can be at has its name', () => {
  expect(Object.keys(stageWords).sort()).toEqual([...SheetStage.options].sort());
});

test('[SC11] a refused entry whose reason is too long says by how much, as it would be stored', () => {
  const asked = (reason: string) => [{ name: 'enter-score', args: { input: { value: '1' }, reason } }];
  const said = (reason: string) => refusalWords({ code: 'change-unreadable' }, asked(reason)).vi;
  expect(said(`${'ữ'.repeat(2012)}  `)).toContain('bớt 12 ký tự');
  expect(said('ữ'.repeat(2012).normalize('NFD'))).toContain('bớt 12 ký tự');
  expect(said('ữ'.repeat(1900).normalize('NFD'))).not.toContain('Lý do dài quá');
});
