import { expect, test } from 'vitest';
import { handoverRecord } from '../../../../../src/client/features/printing/handover-record.ts';
import type { HandedOver } from '../../../../../src/domain/handover/handed-over.ts';
import { given } from '../../../../support/handed-over.ts';
import { PRINTED_AT } from '../../../../support/sample-view.ts';

test('[HO6] the record names both sides, counts what is handed over, and has two places to sign', () => {
  const paper = handoverRecord(given, PRINTED_AT);
  const said = paper.tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));
  expect(paper.title).toBe('BIÊN BẢN BÀN GIAO');
  expect(paper.opening?.join('\n')).toContain(
    'BÊN NHẬN: ông (bà) Người Nhận, Chủ tịch UBND huyện Tam Đường.',
  );
  expect(said).toContainEqual(['2', 'Phiếu chấm điểm', '8, trong đó đang mở 1, đã nộp 1, khối đang chấm 6']);
  expect(said).toContainEqual(['4', 'Ô điểm đã nhập', '1.360, trong đó đơn vị tự chấm 1.202, khối chấm 158']);
  expect(said).toContainEqual(['7', 'Việc chưa gửi máy chủ, có trong gói', 'Không có']);
  expect(said).toContainEqual(['10', 'Mã gói', '7F3A 09C1 BE55 D2E4 8A11']);
  expect(paper.signatures.map(({ offices, name }) => [offices[0], name])).toEqual([
    ['BÊN GIAO', 'Người Giao'],
    ['BÊN NHẬN', 'Người Nhận'],
  ]);
  expect(paper.notes[0]).toBe('Kèm một tập giấy.');
  expect(paper.lastLine).toContain(given.digest);
});

test('[HO6] a theme keeps its names as they were written, a missing place is dots, and a line has one stop', () => {
  const period = 'Đợt thi đua chào mừng Đại hội Đảng bộ tỉnh Lai Châu';
  const paper = handoverRecord(
    {
      ...given,
      heading: { ...given.heading, period, place: '' },
      from: { ...given.from, office: 'UBND huyện A;' },
      note: 'Kèm một tập giấy;',
    },
    PRINTED_AT,
  );
  expect(paper.subtitle).toBe(`Hồ sơ chấm điểm thi đua ${period}`);
  expect(handoverRecord(given, PRINTED_AT).subtitle).toBe('Hồ sơ chấm điểm thi đua năm 2023');
  expect(paper.opening?.[0]).toContain(', tại …………, chúng tôi gồm:');
  expect(paper.opening?.[1]).toBe('BÊN GIAO: ông (bà) Người Giao, UBND huyện A.');
  expect(paper.notes[0]).toBe('Kèm một tập giấy.');
});

test('[HO6] both sides print the same, and the secret stands nowhere on it', () => {
  const received: HandedOver = { ...given, side: 'received', receivedAt: PRINTED_AT + 1 };
  const closed: HandedOver = { ...given, confirmedAt: PRINTED_AT + 2, closedAt: PRINTED_AT + 3 };
  const paper = handoverRecord(given, PRINTED_AT);
  expect(handoverRecord(received, PRINTED_AT)).toEqual(paper);
  expect(handoverRecord(closed, PRINTED_AT)).toEqual(paper);
  expect(JSON.stringify(paper)).not.toContain('abab');
});
