import { expect, test } from 'vitest';
import { yearPaperIn, yearPaperLink, yearPapers } from '../../../../../src/client/features/printing/links.ts';
import { meetingResult } from '../../../../../src/client/features/printing/meeting-result.ts';
import { minutesSheet } from '../../../../../src/client/features/printing/minutes-sheet.ts';
import { rankingSheet } from '../../../../../src/client/features/printing/ranking-sheet.ts';
import { submissionLetter } from '../../../../../src/client/features/printing/submission-letter.ts';
import { summarySheet } from '../../../../../src/client/features/printing/summary-sheet.ts';
import { planSheet } from '../../../../../src/client/features/printing/year/plan-sheet.ts';
import { pledgeSheet } from '../../../../../src/client/features/printing/year/pledge-sheet.ts';
import { rulesSheet } from '../../../../../src/client/features/printing/year/rules-sheet.ts';
import { unwrittenIn } from '../../../../../src/client/features/printing/year/unwritten.ts';
import { yearFacts } from '../../../../../src/client/features/printing/year/year-facts.ts';
import { yearReport } from '../../../../../src/client/features/printing/year/year-report.ts';
import { isParagraph, type PaperDocument } from '../../../../../src/domain/paper/paper-document.ts';
import { meetAndClose } from '../../../../support/held-meeting.ts';
import { PERIOD, PRINTED_AT, sampleBloc, type SampleBloc } from '../../../../support/sample-view.ts';
import { writeYear } from '../../../../support/written-year.ts';

const at = { copy: { pending: [] }, now: PRINTED_AT };
const factsOf = (bloc: SampleBloc) => yearFacts(bloc.view(), at);
const written = (): SampleBloc => {
  const bloc = sampleBloc();
  writeYear(bloc);
  return bloc;
};

/** All that stands on it, a line each. */
const textOf = ({ sections = [], tables }: PaperDocument): string =>
  [...sections.flatMap(({ heading, body }) => [heading, ...body]), ...tables]
    .flatMap((block) =>
      typeof block === 'string'
        ? [block]
        : isParagraph(block)
          ? [block.text]
          : block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | ')),
    )
    .join('\n');

test('[PR23] the pledge says who pledges what, and has a line for each unit to sign on', () => {
  const paper = pledgeSheet(factsOf(written()));
  const text = textOf(paper);
  expect(text).toContain('Hôm nay, ngày 18 tháng 01 năm 2023, tại Than Uyên, 8 đơn vị thành viên');
  expect(text).toContain('1. Hoàn thành các chỉ tiêu được giao.\n2. Giữ gìn đoàn kết nội bộ.');
  expect(text).toContain('7 | Huyện Than Uyên | Nguyễn Văn A, Chủ tịch | ');
  expect(text).toContain('4 | Huyện Sìn Hồ |  | Thủ trưởng đi vắng');
  expect(paper.tables[0]).toMatchObject({ rowMm: 15 });
  expect(paper.tables[0]?.rows).toHaveLength(8);
  expect(paper.draftMark).toBeUndefined();
});

test('[PR23] plan and rules say what was written, in the order of its days', () => {
  const facts = factsOf(written());
  expect(textOf(planSheet(facts))).toMatch(
    /1 \| Hội thao khối \| 10\/05\/2023 \| Than Uyên \| Huyện Than Uyên\n2 \| Kiểm tra chéo[^]*Các đơn vị gửi bảng tự chấm điểm: chậm nhất ngày 05 tháng 12 năm 2023\.\n2\. Gửi hồ sơ/,
  );
  expect(textOf(rulesSheet(facts))).toContain('Điều 2. Giữ gìn đoàn kết nội bộ.');
});

test('[PR35] forms, tables and minutes say how to sign, and letters, plans, reports and rules do not', () => {
  const bloc = written();
  meetAndClose(bloc);
  const facts = factsOf(bloc);
  const result = meetingResult(bloc.view(), at);
  const letters = [
    submissionLetter(result, PRINTED_AT),
    planSheet(facts),
    rulesSheet(facts),
    yearReport(facts, 'half'),
    yearReport(facts, 'year'),
  ];
  for (const { title, signatures } of letters) {
    expect(
      signatures.map(({ how }) => how),
      title,
    ).toEqual(['']);
    expect(signatures[0].offices, title).toContain('TRƯỞNG KHỐI');
  }
  const forms = [
    summarySheet(bloc.view(), at),
    rankingSheet(result, PRINTED_AT),
    minutesSheet(result, PRINTED_AT),
  ];
  for (const { title, signatures } of forms)
    expect(
      signatures.map(({ how }) => how),
      title,
    ).toEqual(['(Ký, ghi rõ họ tên)', '(Ký, ghi rõ họ tên, đóng dấu)']);
});

test('[PR23] a year of which nothing was written prints with room for the hand', () => {
  const facts = factsOf(sampleBloc());
  for (const paper of [pledgeSheet(facts), planSheet(facts), rulesSheet(facts), yearReport(facts, 'half')]) {
    expect(textOf(paper), paper.title).toMatch(/…{30}/);
    expect(textOf(paper), paper.title).not.toMatch(/undefined|null|NaN|\{/);
  }
});

test('[PR33] what nobody has written is named, and nothing of what was', () => {
  const named = (bloc: SampleBloc) => yearPapers.map((paper) => unwrittenIn(factsOf(bloc), paper));
  const bloc = sampleBloc();
  const report = ['signatures', 'activities', 'done', 'limits', 'causes', 'tasks'];
  expect(named(bloc)).toEqual([
    ['signingDay', 'signingPlace', 'clauses'],
    ['activities', 'deadlines'],
    ['rules'],
    report,
    report,
  ]);
  writeYear(bloc);
  expect(named(bloc)).toEqual([[], [], [], [], []]);
  bloc.act('bloc-secretary', 'muong-te', {
    name: 'record-in-year',
    args: { periodId: PERIOD, entry: { is: 'report', of: 'year', part: 'causes', text: '' } },
  });
  expect(unwrittenIn(factsOf(bloc), 'yearReport')).toEqual(['causes']);
  expect(unwrittenIn(factsOf(bloc), 'halfReport')).toEqual([]);
});

test('[PR33] a paper has a line of dots wherever something is named, and none where nothing is', () => {
  const made = { pledge: pledgeSheet, plan: planSheet, rules: rulesSheet } as const;
  for (const bloc of [sampleBloc(), written()])
    for (const paper of ['pledge', 'plan', 'rules'] as const) {
      const facts = factsOf(bloc);
      expect(/…{8}/.test(textOf(made[paper](facts))), paper).toBe(unwrittenIn(facts, paper).length > 0);
    }
});

test('[PR23] of the rules only the last line stays with the signatures, so that they begin on the first page', () => {
  for (const bloc of [sampleBloc(), written()]) {
    const { sections = [] } = rulesSheet(factsOf(bloc));
    expect(sections.at(-1)?.body).toHaveLength(1);
  }
});

test('[PR24] the half-year report is a draft until the half is frozen, and has no scores', () => {
  const bloc = written();
  expect(yearReport(factsOf(bloc), 'half').draftMark).toBe('BẢN NHÁP');
  bloc.put('bloc-period', { ...bloc.view().period, stage: 'running' });
  bloc.act('bloc-leader', 'muong-te', {
    name: 'move-period',
    args: { periodId: PERIOD, event: 'review-half' },
  });
  const paper = yearReport(factsOf(bloc), 'half');
  expect(paper.draftMark).toBeUndefined();
  const text = textOf(paper);
  expect(text).toContain('1. Ký kết giao ước thi đua: 1/8 đơn vị thành viên đã ký.');
  expect(text).toContain('Đã tổ chức 1 hoạt động; còn 1 hoạt động theo kế hoạch.');
  expect(text).toContain('1 | Hội thao khối | 10/05/2023 | 2/3 | Tốt');
  expect(text).toMatch(/Huyện Than Uyên \| 27\/27 \| 1\/1/);
  expect(text).toContain('half limits\nDòng hai');
  expect(text).not.toMatch(/\d{3},\d{2}/);
});

test('[PR24] the year report has what the meeting adopted, and is a draft until then', () => {
  const bloc = written();
  expect(yearReport(factsOf(bloc), 'year').draftMark).toContain('BẢN NHÁP');
  meetAndClose(bloc);
  const paper = yearReport(factsOf(bloc), 'year');
  expect(paper.draftMark).toBeUndefined();
  expect(textOf(paper)).toContain('1 | Huyện Than Uyên | 989,35 | 1');
  expect(textOf(paper)).toContain('- Đề nghị tặng Cờ thi đua của UBND tỉnh Lai Châu: Huyện Than Uyên.');
  expect(textOf(paper)).toContain('year tasks\nDòng hai');
});

test('[TW2] the letter and the papers of the year have the office’s own words, filled in', () => {
  const bloc = written();
  const say = (slot: 'letter-closing' | 'pledge-closing', text: string) =>
    bloc.act('bloc-secretary', 'muong-te', {
      name: 'set-wording',
      args: { periodId: PERIOD, entry: { is: 'slot', slot, text } },
    });
  say('letter-closing', '{tên khối} trân trọng đề nghị {nơi nhận} xem xét {khen thưởng}./.');
  say('pledge-closing', 'Ký tại {địa điểm}, {ngày ký}.');
  expect(textOf(pledgeSheet(factsOf(bloc)))).toContain('Ký tại Than Uyên, ngày 18 tháng 01 năm 2023.');
  meetAndClose(bloc);
  const letter = textOf(submissionLetter(meetingResult(bloc.view(), at), PRINTED_AT));
  expect(letter).toContain(
    'Khối thi đua các huyện, thành phố trân trọng đề nghị Sở Nội vụ tỉnh Lai Châu xem xét Cờ thi đua',
  );
});

test('[TW3] the letter names the texts in force on the day it is printed, and no other', () => {
  const bloc = meetAndClose(sampleBloc());
  const on = (...day: readonly [number, number, number]) => {
    const now = new Date(...day).getTime();
    return textOf(submissionLetter(meetingResult(bloc.view(), { ...at, now }), now));
  };
  expect(on(2024, 0, 5)).toContain('Căn cứ Nghị định số 98/2023/NĐ-CP');
  expect(on(2024, 0, 5)).not.toContain('152/2025');
  expect(on(2025, 11, 5)).toContain('Căn cứ Nghị định số 152/2025/NĐ-CP');
  expect(on(2025, 11, 5)).not.toContain('98/2023');
  expect(on(2023, 11, 5)).toMatch(/Căn cứ …+;\nCăn cứ Biên bản/);
});

test('an address names a paper of the year, or none', () => {
  for (const paper of yearPapers)
    expect(yearPaperIn(yearPaperLink(PERIOD, paper).split('/').at(-1) ?? '')).toBe(paper);
  expect(yearPaperIn('bien-ban')).toBeUndefined();
});
