import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { historySheet } from '../../../../src/client/features/printing/history-sheet.ts';
import { reviewSteps } from '../../../../src/client/parts/review-steps.ts';
import type { Pending } from '../../../../src/client/replica/bloc-copy.ts';
import type { HistoryEntry } from '../../../../src/protocol/history.ts';
import { PERIOD, PRINTED_AT, sampleBloc, samplePeriod } from '../../../support/sample-view.ts';

const SHEET = `${PERIOD}/phong-tho`;
const told = (seq: number, name: string, args: object): HistoryEntry => ({
  position: seq,
  id: `aaaaaaaaaaaa-${seq}`,
  name,
  args: { sheetId: SHEET, ...args },
  base: null,
  author: 'phokhoi',
  at: PRINTED_AT + seq,
  receivedAt: PRINTED_AT,
});
const entries = [
  told(1, 'begin-review', {}),
  told(2, 'enter-score', {}),
  told(3, 'pass-level', { level: 1, total: 5 }),
  told(4, 'pass-level', { sheetId: `${PERIOD}/sin-ho`, level: 1, total: 5 }),
  told(5, 'send-back-level', { to: 1, reason: 'Chưa đối chiếu' }),
];
const waiting: Pending = {
  place: 0,
  writer: 'bbbbbbbbbbbb',
  seq: 1,
  change: {
    id: 'bbbbbbbbbbbb-1',
    name: 'finish-review',
    args: { sheetId: SHEET },
    base: null,
    at: PRINTED_AT,
  },
  takenAt: null,
};

test('[HY4] the steps of one sheet’s review, in order, with level and reason; what waits comes last and says so', () => {
  expect(
    reviewSteps(SHEET, entries, [waiting], 'truongkhoi').map(({ name, author, level, reason, waits }) => [
      name,
      author,
      level,
      reason,
      waits,
    ]),
  ).toEqual([
    ['begin-review', 'phokhoi', undefined, '', false],
    ['pass-level', 'phokhoi', 1, '', false],
    ['send-back-level', 'phokhoi', 1, 'Chưa đối chiếu', false],
    ['finish-review', 'truongkhoi', undefined, '', true],
  ]);
});

test('[LV5] a level that was void shows in the steps: it is passed once more without having been sent back', () => {
  const pass = (seq: number, level: number) => told(seq, 'pass-level', { level, total: 5 });
  const again = (steps: readonly HistoryEntry[]) =>
    reviewSteps(SHEET, steps, [], 'a')
      .filter(({ isAgain }) => isAgain)
      .map(({ id }) => id);
  expect(again([pass(1, 1), pass(2, 2), pass(3, 1), pass(4, 2)])).toEqual(['aaaaaaaaaaaa-3']);
  expect(again([pass(1, 1), told(2, 'send-back-level', { to: 1, reason: 'x' }), pass(3, 1)])).toEqual([]);
  // The Department returned it: it begins anew. Reopened, it is where it was.
  const finish = (seq: number) => told(seq, 'finish-review', {});
  expect(again([pass(1, 1), finish(2), pass(3, 1)])).toEqual([]);
  expect(again([pass(1, 1), finish(2), told(3, 'reopen-review', {}), pass(4, 1)])).toEqual([
    'aaaaaaaaaaaa-4',
  ]);
});

test('[HY4] they are printed under the history of the bloc’s column, and not under the unit’s own', () => {
  const levels = [{ name: 'Phó khối thẩm tra', post: 'deputy' as const }];
  const view = sampleBloc({ period: samplePeriod({ settings: { levels } }) }).view();
  const printed = (owner: 'self' | 'bloc') => {
    const by = {
      entries,
      isBehind: false,
      pending: [waiting],
      me: 'truongkhoi',
      nameOf: (id: string) => `Bà ${id}`,
    };
    const at = { copy: { pending: [] }, now: PRINTED_AT };
    return must(historySheet(view, 'phong-tho', owner, by, at), 'a paper').tables;
  };
  expect(printed('self')).toHaveLength(1);
  const [, steps] = printed('bloc');
  expect(steps?.rows.map(({ cells }) => cells.map(({ text }) => text.replaceAll('\n', ', ')))).toEqual([
    ['1', 'Bắt đầu chấm khối', expect.any(String), 'Bà phokhoi', ''],
    ['2', 'Duyệt qua một cấp rà soát, cấp 1, Phó khối thẩm tra', expect.any(String), 'Bà phokhoi', ''],
    [
      '3',
      'Trả về cấp rà soát trước, cấp 1, Phó khối thẩm tra',
      expect.any(String),
      'Bà phokhoi',
      'Chưa đối chiếu',
    ],
    ['4', 'Chấm xong đơn vị, (chưa gửi)', expect.any(String), 'Bà truongkhoi', ''],
  ]);
});

test('[HY5] an annex that lacks what the scores show says up to when it goes, by the server’s clock; a whole one does not', () => {
  const view = sampleBloc().view();
  const entered = told(6, 'enter-score', {
    owner: 'bloc',
    criterionId: 'i.3',
    input: { value: '5' },
    reason: '',
    table: 1,
  });
  const notes = (
    isBehind: boolean,
    known: readonly HistoryEntry[],
    pending: readonly Pending[] = [],
    seen = view,
  ) => {
    const by = { entries: known, isBehind, pending, me: 'truongkhoi', nameOf: (id: string) => id };
    return must(
      historySheet(seen, 'phong-tho', 'bloc', by, { copy: { pending: [] }, now: PRINTED_AT }),
      'a paper',
    ).notes.join(' ');
  };
  expect(notes(true, [entered])).toContain('Lịch sử trên máy này đến 14:06 ngày 05/01/2024; thay đổi');
  expect(notes(false, [entered])).not.toContain('Lịch sử trên máy này đến');
  expect(notes(true, [])).toContain('Máy này chưa nhận được lịch sử của phiếu');
  // A sheet that is here to be checked has scores, and its history stays with its own people.
  expect(notes(false, [])).toContain('Lịch sử của phiếu này không có trên máy này');
  const units = [...view.unitById].map(
    ([id, unit]) => [id, { ...unit, columns: { ...unit.columns, bloc: undefined } }] as const,
  );
  expect(notes(false, [], [], { ...view, unitById: new Map(units) })).toContain('chưa có lần nhập điểm nào');
  const own = { ...waiting, change: { ...waiting.change, name: 'enter-score', args: entered.args } };
  expect(notes(true, [], [own])).toContain('phụ lục mới có những gì nhập trên máy này');
});
