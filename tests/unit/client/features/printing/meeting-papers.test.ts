import { adoptedIdOf } from '../../../../../src/domain/ids.ts';
import { expect, test } from 'vitest';

import { must } from '../../../../../src/base/assert.ts';
import { awardList } from '../../../../../src/client/features/printing/award-list.ts';
import { ballotSlips, slipsPerPage } from '../../../../../src/client/features/printing/ballot-slips.ts';
import { countRecord } from '../../../../../src/client/features/printing/count-record.ts';
import {
  meetingPaperIn,
  meetingPaperLink,
  meetingPapers,
} from '../../../../../src/client/features/printing/links.ts';
import {
  meetingDate,
  notCalled,
  placeText,
} from '../../../../../src/client/features/printing/meeting-phrases.ts';
import { addresseeOf, isOfCommittee, provinceOf } from '../../../../../src/client/parts/bloc-phrases.ts';
import { awardName, sentence } from '../../../../../src/client/features/printing/phrases.ts';
import { meetingResult } from '../../../../../src/client/features/printing/meeting-result.ts';
import { minutesSheet } from '../../../../../src/client/features/printing/minutes-sheet.ts';
import { rankingSheet } from '../../../../../src/client/features/printing/ranking-sheet.ts';
import { submissionLetter } from '../../../../../src/client/features/printing/submission-letter.ts';
import { votesOf } from '../../../../../src/client/features/printing/votes.ts';
import { annexSheet } from '../../../../../src/client/features/printing/annex-sheet.ts';
import { summarySheet } from '../../../../../src/client/features/printing/summary-sheet.ts';
import { unitSheet } from '../../../../../src/client/features/printing/unit-sheet.ts';
import { points } from '../../../../../src/domain/scoring/points.ts';
import { plannedMeeting } from '../../../../../src/domain/meeting/meeting.ts';
import {
  isParagraph,
  type PaperDocument,
  type PaperTable,
} from '../../../../../src/domain/paper/paper-document.ts';
import {
  closeMeeting,
  HOSTILE,
  holdMeeting,
  meetAndClose,
  openMeeting,
  record,
} from '../../../../support/held-meeting.ts';
import {
  PERIOD,
  PRINTED_AT,
  sampleBloc,
  samplePeriod,
  sampleTable,
  type SampleBloc,
} from '../../../../support/sample-view.ts';

const at = { copy: { pending: [] }, now: PRINTED_AT };
const resultOf = (bloc: SampleBloc) => meetingResult(bloc.view(), at);
const minutesOf = (bloc: SampleBloc) => minutesSheet(resultOf(bloc), PRINTED_AT);

const tablesOf = ({ sections = [], tables }: PaperDocument): readonly PaperTable[] => [
  ...sections.flatMap(({ body }) => body.flatMap((block) => (isParagraph(block) ? [] : [block]))),
  ...tables,
];
const rowsOf = (paper: PaperDocument): readonly (readonly string[])[] =>
  tablesOf(paper).flatMap(({ rows, totals }) =>
    [...rows, ...totals].map(({ cells }) => cells.map(({ text }) => text)),
  );
const textOf = ({ sections = [] }: PaperDocument): string =>
  sections
    .flatMap(({ heading, body }) => [heading, ...body.map((block) => (isParagraph(block) ? block.text : ''))])
    .join('\n');

test('[PR16] the minutes of a closed meeting say what was noted, and are no draft', () => {
  const paper = minutesOf(meetAndClose(sampleBloc()));
  expect(paper.draftMark).toBeUndefined();
  expect(paper.letterhead).toMatchObject({ superior: 'UBND TỈNH LAI CHÂU', number: 'Số: …/BB-KTĐ' });
  expect(`${paper.title} ${paper.subtitle}`).toBe(
    'BIÊN BẢN Họp bình xét thi đua Khối thi đua các huyện, thành phố năm 2023',
  );
  const text = textOf(paper);
  for (const said of [
    'bắt đầu lúc 08 giờ 00 phút, ngày 18 tháng 01 năm 2024.',
    '1. Có mặt: 7/8 đơn vị.',
    '- Huyện Tam Đường: Lò Thị E, Phó Chủ tịch.',
    '2. Vắng mặt: Huyện Mường Tè.',
    '- Huyện Phong Thổ: Nhất trí với bảng điểm.',
    '- Ý kiến chung: Đề nghị gửi báo cáo sớm hơn.',
    '- Thông qua bảng điểm: tán thành 7, không tán thành 0.',
    '- Hình thức: bỏ phiếu kín.',
    'phát ra 7, thu về 7, hợp lệ 6, không hợp lệ 1.',
    'Huyện Than Uyên 5 phiếu; Huyện Tam Đường 1 phiếu',
    '1. Cờ thi đua của UBND tỉnh Lai Châu:\n- Huyện Than Uyên: tán thành 7, không tán thành 0.',
    'cùng hạng 3; hạng kế tiếp là 5.',
    '1. Trưởng khối: Huyện Tam Đường.',
    'kết thúc lúc 10 giờ 30 phút cùng ngày.',
  ])
    expect(text).toContain(said);
  expect(rowsOf(paper)[0]).toEqual(['1', 'Huyện Than Uyên', '989,35', '1']);
  expect(paper.signatures.map(({ offices, name }) => [offices[0], name])).toEqual([
    ['THƯ KÝ', 'Trần Thị B'],
    ['CHỦ TRÌ', 'Nguyễn Văn A'],
  ]);
});

test('[PR16] a closed meeting prints what it froze, whatever the records say later', () => {
  const bloc = meetAndClose(sampleBloc());
  const before = minutesOf(bloc);
  const adopted = must(bloc.world.get('adopted-result', adoptedIdOf(PERIOD, 1)), 'a result');
  const meeting = must(bloc.world.get('meeting', PERIOD), 'a meeting');
  bloc.put('meeting', { ...meeting, facts: { ...meeting.facts, place: 'Nơi khác' }, opinions: [] });
  bloc.hide('than-uyen');
  expect(minutesOf(bloc)).toEqual(before);
  bloc.put('adopted-result', {
    ...adopted,
    units: adopted.units.map((unit) => ({ ...unit, name: `${unit.name} (cũ)` })),
  });
  expect(rowsOf(minutesOf(bloc))[0]?.[1]).toBe('Huyện Than Uyên (cũ)');
});

test('[PR16] before the meeting closes, and where it was opened again, its papers are drafts', () => {
  const bloc = sampleBloc();
  openMeeting(bloc);
  holdMeeting(bloc);
  expect(resultOf(bloc).reasons).toEqual([{ why: 'meeting-open' }]);
  for (const make of [minutesSheet, rankingSheet, submissionLetter, awardList])
    expect(make(resultOf(bloc), PRINTED_AT).draftMark).toBe('BẢN NHÁP');
  closeMeeting(bloc);
  expect(resultOf(bloc).reasons).toEqual([]);
  bloc.act('bloc-leader', 'muong-te', {
    name: 'reopen-meeting',
    args: { periodId: PERIOD, reason: 'Cộng nhầm điểm thưởng' },
  });
  const again = minutesOf(bloc);
  expect(again.draftMark).toBe('BẢN NHÁP');
  expect(again.notes).toEqual(['Cuộc họp được mở lại sau khi chốt: Cộng nhầm điểm thưởng.']);
});

test('[PR17] what was not noted is dots for the hand, and nothing is made up', () => {
  const paper = minutesOf(sampleBloc());
  const text = textOf(paper);
  expect(text).toContain('bắt đầu lúc …… giờ …… phút, ngày …… tháng …… năm ………');
  for (const name of ['Địa điểm', 'Chủ trì', 'Thư ký', 'Vắng mặt', 'Trưởng khối', 'Phó khối'])
    expect(text).toMatch(new RegExp(`${name}: …+`));
  expect(text).toMatch(/1\. Có mặt: …+\/8 đơn vị\./);
  expect(text).toMatch(/Cờ thi đua của UBND tỉnh Lai Châu: …+/);
  expect(paper.signatures.map(({ name }) => name)).toEqual(['', '']);

  const bloc = sampleBloc();
  record(bloc, [
    { is: 'attendance', of: { unitId: 'sin-ho', present: true, representative: '' } },
    { is: 'attendance', of: { unitId: 'muong-te', present: false, representative: '' } },
  ]);
  const some = textOf(minutesOf(bloc));
  expect(some).toMatch(/1\. Có mặt: 1\/8 đơn vị\.\n- Huyện Sìn Hồ: …+/);
  expect(some).toContain('2. Vắng mặt: Huyện Mường Tè.');
  expect(some).toContain('Chưa điểm danh: Thành phố Lai Châu');
});

test('[PR31] who was never called at the meeting is known to whoever prints its minutes', () => {
  const bloc = sampleBloc();
  const called = (unitId: string) => ({
    is: 'attendance' as const,
    of: { unitId, present: unitId !== 'muong-te', representative: '' },
  });
  const ids = bloc.view().period.units.map(({ id }) => id);
  record(bloc, ids.slice(1).map(called));
  expect(notCalled(resultOf(bloc)).map(({ id }) => id)).toEqual(ids.slice(0, 1));
  record(bloc, ids.slice(0, 1).map(called));
  expect(notCalled(resultOf(bloc))).toEqual([]);
});

test('[PR18] the ranking prints each part, bonus, penalty, total, place and award, two decimals and true minus', () => {
  const paper = rankingSheet(resultOf(meetAndClose(sampleBloc())), PRINTED_AT);
  expect(paper.orientation).toBe('landscape');
  expect(paper.attachedTo).toBe(
    '(Kèm theo Biên bản số …/BB-KTĐ ngày 18 tháng 01 năm 2024 của Khối thi đua các huyện, thành phố)',
  );
  expect(paper.tables[0]?.columns.map(({ head }) => head)).toEqual([
    'STT',
    'Đơn vị',
    'Điểm phần I',
    'Điểm phần II',
    'Điểm phần III',
    'Điểm thưởng',
    'Điểm trừ',
    'Tổng điểm',
    'Xếp hạng',
    'Đề nghị khen thưởng',
  ]);
  const rows = rowsOf(paper);
  expect(rows[0]).toEqual([
    '1',
    'Huyện Than Uyên',
    '580,85',
    '188,50',
    '200,00',
    '20,00',
    '0,00',
    '989,35',
    '1',
    'Cờ thi đua',
  ]);
  expect(rows[5]?.[6]).toBe('−5,00');
  expect(rows.slice(2, 5).map((row) => row[8])).toEqual(['3', '3', '5']);
  expect(paper.notes[0]).toMatch(/bằng điểm 955,00, cùng hạng 3; hạng kế tiếp là 5\.$/);
});

test('[PR18] a unit whose place is on hold is told on paper as on the screen', () => {
  const [unit] = resultOf(meetAndClose(sampleBloc())).units;
  const told = (status: 'ranked' | 'held' | 'not-ranked') => placeText({ ...must(unit, 'a unit'), status });
  expect([told('ranked'), told('held'), told('not-ranked')]).toEqual([
    String(unit?.place),
    'Chưa xét',
    'Không xếp',
  ]);
});

test('[PR18] a unit that this device does not hold, or that is not scored, has no figures, and a table of one part stands upright', () => {
  const bloc = sampleBloc({ open: ['sin-ho'] });
  bloc.hide('nam-nhun');
  const paper = rankingSheet(resultOf(bloc), PRINTED_AT);
  expect(paper.draftMark).toBe('BẢN NHÁP, tạm tính 6/8 đơn vị');
  expect(rowsOf(paper)).toHaveLength(7);
  expect(
    rowsOf(paper)
      .find(([, name]) => name === 'Huyện Sìn Hồ')
      ?.slice(2),
  ).toEqual(Array(8).fill(''));
  expect(paper.notes.at(-1)).toBe('Máy dùng để in không có phiếu của Nậm Nhùn nên để trống.');

  const [first] = sampleTable().parts;
  const one = sampleBloc({ open: samplePeriod().units.map(({ id }) => id) });
  one.put('criteria-table', sampleTable({ parts: [must(first, 'a part')] }));
  expect(rankingSheet(resultOf(one), PRINTED_AT).orientation).toBe('portrait');
});

test('[PR19] the letter proposes by award, lists what goes with it, and says who gets it', () => {
  const paper = submissionLetter(resultOf(meetAndClose(sampleBloc())), PRINTED_AT);
  const text = textOf(paper);
  // One reader, and so no stop behind it.
  expect(text.split('\n')).toContain('Kính gửi: Sở Nội vụ tỉnh Lai Châu');
  expect(paper.subtitle).toBe('Về việc đề nghị tặng Cờ thi đua, Bằng khen năm 2023');
  for (const said of [
    'kính trình Sở Nội vụ tỉnh Lai Châu xem xét, trình cấp có thẩm quyền quyết định./.',
    'Căn cứ Biên bản số …/BB-KTĐ ngày 18 tháng 01 năm 2024',
    'sự có mặt của 7/8 đơn vị thành viên',
    '1. Cờ thi đua của UBND tỉnh Lai Châu: 1 đơn vị.',
    '- Huyện Than Uyên (989,35 điểm, xếp hạng 1, tán thành 7, không tán thành 0).',
    '2. Bằng khen của Chủ tịch UBND tỉnh Lai Châu: 2 đơn vị.',
    '4. Biên bản kiểm phiếu;',
    '6. Báo cáo thành tích của các đơn vị được đề nghị.',
  ])
    expect(text).toContain(said);
  expect(paper.signatures).toHaveLength(1);
  expect(paper.signatures[0].offices[0]).toBe('TM. KHỐI THI ĐUA');
  expect(paper.recipients?.at(-1)).toBe('- Lưu: VT.');
});

test('[PR19] the list names who is proposed for what, with the votes', () => {
  const rows = rowsOf(awardList(resultOf(meetAndClose(sampleBloc())), PRINTED_AT));
  expect(rows.map((row) => row.slice(0, 6))).toEqual([
    ['I', 'CỜ THI ĐUA', '', '', '', ''],
    ['1', 'Huyện Than Uyên', '989,35', '1', '7', '0'],
    ['II', 'BẰNG KHEN', '', '', '', ''],
    ['1', 'Huyện Tam Đường', '981,70', '2', '6', '1'],
    ['2', 'Huyện Tân Uyên', '955,00', '3', '6', '1'],
  ]);
  expect(awardList(resultOf(sampleBloc()), PRINTED_AT).notes).toEqual([
    'Cuộc họp chưa ghi đơn vị nào được đề nghị.',
  ]);
});

test('[PR19] the office written to is the Department under a province, else the office above', () => {
  const under = (superior: string) => samplePeriod({ superior });
  expect(addresseeOf(under('UBND TỈNH LAI CHÂU'))).toBe('Sở Nội vụ tỉnh Lai Châu');
  expect(addresseeOf(under('UBND thành phố Hồ Chí Minh'))).toBe('Sở Nội vụ thành phố Hồ Chí Minh');
  for (const committee of ['ỦY BAN NHÂN DÂN', 'UỶ BAN NHÂN DÂN', 'Ủy ban nhân dân', 'ubnd']) {
    const period = under(`${committee} TỈNH LAI CHÂU`);
    expect(isOfCommittee(period), committee).toBe(true);
    expect(addresseeOf(period), committee).toBe('Sở Nội vụ tỉnh Lai Châu');
    expect(awardName('certificate', period)).toBe('Bằng khen của Chủ tịch UBND tỉnh Lai Châu');
  }
  for (const [superior, said] of [
    ['CÔNG AN TỈNH QUẢNG TRỊ', 'Công an tỉnh Quảng Trị'],
    ['Công an tỉnh Quảng Trị', 'Công an tỉnh Quảng Trị'],
    ['TỈNH ỦY LAI CHÂU', 'Tỉnh ủy Lai Châu'],
    ['Tỉnh ủy Lai Châu', 'Tỉnh ủy Lai Châu'],
    ['BAN TỔ CHỨC TỈNH UỶ LAI CHÂU', 'Ban tổ chức Tỉnh uỷ Lai Châu'],
    ['TỈNH ĐOÀN LAI CHÂU', 'Tỉnh đoàn Lai Châu'],
    ['UBND HUYỆN SÌN HỒ', 'UBND huyện Sìn Hồ'],
    ['UBND huyện Sìn Hồ', 'UBND huyện Sìn Hồ'],
    ['ỦY BAN NHÂN DÂN HUYỆN SÌN HỒ', 'Ủy ban nhân dân huyện Sìn Hồ'],
    ['UBND XÃ PA TẦN', 'UBND xã Pa Tần'],
    ['BẢO HIỂM XÃ HỘI TỈNH LAI CHÂU', 'Bảo hiểm xã hội tỉnh Lai Châu'],
    ['TỔNG CÔNG TY SÔNG ĐÀ', 'TỔNG CÔNG TY SÔNG ĐÀ'],
  ] as const) {
    expect(addresseeOf(under(superior))).toBe(said);
    expect(isOfCommittee(under(superior)), superior).toBe(false);
  }
  expect(provinceOf(under('TỈNH ỦY LAI CHÂU'))).toBe('tỉnh Lai Châu');
  expect(provinceOf(under('THÀNH ỦY HÀ NỘI'))).toBe('thành phố Hà Nội');
  expect(provinceOf(under('UBND HUYỆN SÌN HỒ'))).toBe('');
  expect(addresseeOf(under('Tổng công ty A'))).toBe('Tổng công ty A');
  expect(awardName('flag', under('CÔNG AN TỈNH QUẢNG TRỊ'))).toBe('Cờ thi đua');
});

test('[PR20] the record of a count says what was counted, or is a form for the tellers', () => {
  const bloc = meetAndClose(sampleBloc());
  const [vote, ...others] = votesOf(bloc.view(), resultOf(bloc));
  expect(others).toEqual([]);
  const paper = countRecord(resultOf(bloc), must(vote, 'a vote'), PRINTED_AT);
  const text = textOf(paper);
  expect(paper.letterhead.number).toBe('Số: …/BB-KTĐ');
  expect(text).toContain('Ban kiểm phiếu gồm: Vàng A Đ, Tao Thị L.');
  expect(text).toContain('3. Số phiếu hợp lệ: 6; số phiếu không hợp lệ: 1.');
  expect(text).toContain('Đơn vị có số phiếu cao nhất: Huyện Than Uyên: 5/6 phiếu hợp lệ.');
  expect(rowsOf(paper)[6]).toEqual(['7', 'Huyện Than Uyên', '5', '']);
  expect(rowsOf(paper).at(-1)).toEqual(['', 'Cộng', '6', '']);

  const empty = sampleBloc();
  const [uncounted] = votesOf(empty.view(), resultOf(empty));
  const form = countRecord(resultOf(empty), must(uncounted, 'a vote'), PRINTED_AT);
  expect(form.draftMark).toBeUndefined();
  expect(textOf(form)).toMatch(/phát ra: …+; số phiếu thu về: …+/);
  expect(rowsOf(form).map((row) => row[2])).toEqual(Array(9).fill(''));
});

test('[PR20] units that await a ballot have papers and a record of their own', () => {
  const policies = { ...sampleTable().policies, tieBreak: [{ by: 'ballot' as const }] };
  const bloc = sampleBloc({ table: sampleTable({ policies }) });
  const votes = votesOf(bloc.view(), resultOf(bloc));
  expect(votes.map(({ ballot, unitIds }) => [ballot, unitIds.length])).toEqual([
    ['PHIẾU SUY TÔN', 8],
    ['PHIẾU PHÂN ĐỊNH', 2],
  ]);
  openMeeting(bloc);
  const count = {
    secret: true,
    issued: 7,
    returned: 7,
    valid: 7,
    votes: [
      { unitId: 'tan-uyen', votes: 4 },
      { unitId: 'tp-lai-chau', votes: 3 },
    ],
    tellers: '',
  };
  record(bloc, [{ is: 'tie-ballot', count }]);
  holdMeeting(bloc);
  closeMeeting(bloc);
  const said = textOf(minutesOf(bloc));
  expect(said).toContain('4. Bỏ phiếu phân định các đơn vị bằng điểm:');
  expect(said).toContain('Huyện Tân Uyên 4 phiếu; Thành phố Lai Châu 3 phiếu');
  expect(said).toContain(
    'Tân Uyên và TP Lai Châu bằng điểm 955,00; Tân Uyên xếp trên vì số phiếu phân định nhiều hơn: 4 so với 3.',
  );
  const [, tie] = votesOf(bloc.view(), resultOf(bloc));
  expect(rowsOf(countRecord(resultOf(bloc), must(tie, 'a ballot'), PRINTED_AT)).map((row) => row[2])).toEqual(
    ['3', '4', '7'],
  );
});

test('[PR21] ballot papers are alike, in the bloc’s order, enough for who is there, and as many to a page as fit', () => {
  const bloc = sampleBloc();
  openMeeting(bloc);
  const result = resultOf(bloc);
  const slips = ballotSlips(result, must(votesOf(bloc.view(), result)[0], 'a vote'));
  expect(slips).toMatchObject({ count: 7, perPage: 4 });
  expect(slips.slip.choices).toEqual(samplePeriod().units.map(({ name }) => name));
  expect(slips.slip.how).toContain('Đánh dấu X vào ô của một đơn vị');
  expect(slipsPerPage(Array<string>(14).fill('Huyện A'))).toBe(2);
  expect(slipsPerPage(Array<string>(8).fill('Sở '.repeat(20)))).toBe(2);
  expect(slipsPerPage(Array<string>(60).fill('Xã A'))).toBe(1);
});

test('[PR21] [PR16] a unit that was noted as present and has left since is counted nowhere', () => {
  const bloc = sampleBloc();
  bloc.act('bloc-secretary', 'muong-te', {
    name: 'set-wording',
    args: {
      periodId: PERIOD,
      entry: { is: 'slot', slot: 'minutes-closing', text: 'Có {số đơn vị dự họp} ký.' },
    },
  });
  openMeeting(bloc);
  const period = must(bloc.world.get('bloc-period', PERIOD), 'a year');
  bloc.put('bloc-period', { ...period, units: period.units.filter(({ id }) => id !== 'tam-duong') });
  const result = resultOf(bloc);
  expect(ballotSlips(result, must(votesOf(bloc.view(), result)[0], 'a vote')).count).toBe(6);
  const text = textOf(minutesOf(bloc));
  expect(text).toContain('1. Có mặt: 6/7 đơn vị.');
  expect(text).toContain('cùng ngày. Có 6 ký.');
});

test('[PR27] the minutes name each gate that was shut as the meeting froze it, under the places', () => {
  const gates = [{ kind: 'no_submission' as const, id: 'g', text: 'Nộp chậm', points: -500, triggers: [] }];
  const bloc = sampleBloc({ table: sampleTable({ gates } as never) });
  const marks = [{ gateId: 'g', reason: 'nộp ngày 20/12', by: 'truongkhoi', at: 0 }];
  bloc.put('gate-marks', { periodId: PERIOD, unitId: 'than-uyen', marks });
  const minutes = minutesOf(meetAndClose(bloc));
  bloc.put('gate-marks', { periodId: PERIOD, unitId: 'than-uyen', marks: [] });
  expect(textOf(minutesOf(bloc))).toContain('Theo điều kiện của bảng, Than Uyên: −5 điểm: Nộp chậm.');
  expect(minutesOf(bloc)).toEqual(minutes);
});

test('[PR29] a total that the rules of today make another than the adopted one is printed with the adopted one', () => {
  const bloc = meetAndClose(sampleBloc());
  const papers = () => [
    must(unitSheet(bloc.view(), 'than-uyen', 'bloc', at), 'a sheet'),
    must(annexSheet(bloc.view(), 'than-uyen', 'bloc', at), 'an annex'),
    summarySheet(bloc.view(), at),
  ];
  const said = () => papers().map(({ notes }) => notes.filter((note) => note.includes('đã thông qua')));
  expect(said()).toEqual([[], [], []]);
  // As if it had been reckoned by other rules then.
  const adopted = must(bloc.world.get('adopted-result', adoptedIdOf(PERIOD, 1)), 'a result');
  bloc.put('adopted-result', {
    ...adopted,
    units: adopted.units.map((unit) => ({
      ...unit,
      total: points(unit.total + (unit.unitId === 'than-uyen' ? 50 : 0)),
    })),
  });
  const note =
    'Cuộc họp đã thông qua 989,85 điểm cho Than Uyên, kết quả ấy giữ nguyên; tổng điểm ở đây tính theo quy tắc chấm đã sửa sau cuộc họp.';
  expect(said()).toEqual([[note], [note], [note]]);
});

test('[PR9] the day of the meeting is written out, and left for the hand where it was not noted', () => {
  const on = (day: string) => {
    const planned = plannedMeeting(PERIOD, 1);
    return meetingDate({ ...planned, facts: { ...planned.facts, day } });
  };
  expect(on('2024-01-05')).toBe('ngày 05 tháng 01 năm 2024');
  expect(on('2024-11-18')).toBe('ngày 18 tháng 11 năm 2024');
  expect(on('')).toBe('ngày …… tháng …… năm ………');
});

test('[PR9] the summary names the day of the minutes that it goes with, and no month of its own where there is none', () => {
  const attachedTo = (bloc: SampleBloc) => summarySheet(bloc.view(), at).attachedTo;
  expect(attachedTo(meetAndClose(sampleBloc()))).toBe(
    '(Kèm theo Biên bản số …/BB-KTĐ ngày 18 tháng 01 năm 2024 của Khối thi đua các huyện, thành phố)',
  );
  expect(attachedTo(sampleBloc())).toContain('BB-KTĐ ngày …… tháng …… năm ……… của');
});

test('[PR22] a sentence ends with one stop, whatever was typed at its end', () => {
  for (const [typed, said] of [
    ['Hội trường UBND;', 'Hội trường UBND.'],
    ['A, B:', 'A, B.'],
    ['A, ', 'A.'],
    ['Đề nghị xem lại', 'Đề nghị xem lại.'],
    ['Nêu “tốt.”', 'Nêu “tốt.”'],
    ['Nêu “tốt”', 'Nêu “tốt”.'],
    ['(đã rõ.)', '(đã rõ.)'],
    ['Có được không?', 'Có được không?'],
    ['…………', '…………'],
  ] as const)
    expect(sentence(typed)).toBe(said);
});

test('[PR3] what of the meeting still waits on the device is said in the last line', () => {
  const bloc = meetAndClose(sampleBloc());
  const line = (takenAt: number | null) =>
    meetingResult(bloc.view(), { copy: { pending: bloc.pending(takenAt).slice(-1) }, now: PRINTED_AT }).marks
      .lastLine;
  expect(line(null)).toContain('Chưa gửi máy chủ lúc in.');
  expect(line(7)).not.toContain('Chưa gửi');
});

test('[PR22] marks that turn the direction of writing do not reach the paper, and the rest of a text stays as it was', () => {
  const bloc = sampleBloc();
  openMeeting(bloc, {
    place: `Hội trường \u202egnort\u202c ${HOSTILE}`,
    chair: '\u200fNguyễn Văn A\u2067, Chủ tịch',
  });
  record(bloc, [{ is: 'opinion', of: { id: null, unitId: null, text: '1 < 2 && "a"\u202e' } }]);
  const text = textOf(minutesOf(bloc));
  expect(text).toContain(`2. Địa điểm: Hội trường gnort ${HOSTILE}`);
  expect(text).toContain('4. Chủ trì: Nguyễn Văn A, Chủ tịch.');
  expect(text).toContain('- Ý kiến chung: 1 < 2 && "a".');
});

test('every paper of the meeting has an address of its own', () => {
  const links = meetingPapers.map((paper) => meetingPaperLink(PERIOD, paper));
  expect(new Set(links).size).toBe(6);
  expect(
    meetingPapers.map((paper, at) => meetingPaperIn(links[at]?.split('/').at(-1) ?? '') === paper),
  ).toEqual(Array(6).fill(true));
  expect(meetingPaperIn('khac')).toBeUndefined();
});
