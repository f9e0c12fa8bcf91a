import { expect, test } from 'vitest';

import { must } from '../../../../../src/base/assert.ts';
import { formatHundredths } from '../../../../../src/base/format.ts';
import { roundingNotes } from '../../../../../src/client/features/printing/notes.ts';
import { scoreUnits } from '../../../../../src/domain/scoring/total.ts';
import { pendingOf } from '../../../../../src/client/replica/bloc-copy.ts';
import { annexSheet } from '../../../../../src/client/features/printing/annex-sheet.ts';
import { appraisalSheet } from '../../../../../src/client/features/printing/appraisal-sheet.ts';
import { blankSheet } from '../../../../../src/client/features/printing/blank-sheet.ts';
import { criteriaSheet } from '../../../../../src/client/features/printing/criteria-sheet.ts';
import { historySheet } from '../../../../../src/client/features/printing/history-sheet.ts';
import { draftMark, summaryDraft, unitDraft } from '../../../../../src/client/features/printing/draft.ts';
import { handDate } from '../../../../../src/client/features/printing/letterhead.ts';
import { unitSheetLink, variantIn, variantsOf } from '../../../../../src/client/features/printing/links.ts';
import { paperSource } from '../../../../../src/domain/paper/paper-facts.ts';
import type { PaperDocument, PaperRow } from '../../../../../src/domain/paper/paper-document.ts';
import { printAll } from '../../../../../src/client/features/printing/printed-sheet.ts';
import { splitUnits, summarySheet } from '../../../../../src/client/features/printing/summary-sheet.ts';
import { unitSheet } from '../../../../../src/client/features/printing/unit-sheet.ts';
import { checkTable } from '../../../../../src/domain/criteria/check-table.ts';
import { indexOf } from '../../../../../src/domain/criteria/criteria-table.ts';
import { columnIdOf, sheetIdOf } from '../../../../../src/domain/ids.ts';
import type { CellInput } from '../../../../../src/domain/scoring/cell.ts';
import { meetingResult } from '../../../../../src/client/features/printing/meeting-result.ts';
import { rankingSheet } from '../../../../../src/client/features/printing/ranking-sheet.ts';
import { viewBloc } from '../../../../../src/client/parts/bloc-view.ts';
import type { CriteriaTable } from '../../../../../src/domain/criteria/criteria-table.ts';
import { appraise, finishAppraisal, receivedBloc } from '../../../../support/appraised-bloc.ts';
import { meetAndClose } from '../../../../support/held-meeting.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../../../../support/small-bloc.ts';
import { smallYear, YEAR } from '../../../../support/small-year.ts';
import {
  enter,
  largeTable,
  leafNames,
  manyUnits,
  PERIOD,
  PRINTED_AT,
  sampleBloc,
  samplePeriod,
  sampleTable,
  type SampleBloc,
} from '../../../../support/sample-view.ts';

const at = { copy: { pending: [] }, now: PRINTED_AT };
const summaryOf = (bloc: SampleBloc) => summarySheet(bloc.view(), at);
const sheetOf = (bloc: SampleBloc, unitId: string, variant: 'self' | 'bloc') =>
  must(unitSheet(bloc.view(), unitId, variant, at), 'a sheet');
const unitOf = (bloc: SampleBloc, unitId: string) => must(bloc.view().unitById.get(unitId), 'a unit');

const rowsOf = ({ tables }: PaperDocument): readonly PaperRow[] =>
  tables.flatMap(({ rows, totals }) => [...rows, ...totals]);
const rowOf = (document: PaperDocument, name: string): readonly string[] =>
  must(
    rowsOf(document).find(({ cells }) => cells[0]?.text === name || cells[1]?.text === name),
    `a row ${name}`,
  ).cells.map(({ text }) => text);

test('[PR1] a unit’s own sheet is a draft until it is handed in, whole or not', () => {
  const open = sampleBloc({ open: ['sin-ho'] });
  expect(unitDraft(open.view(), unitOf(open, 'sin-ho'), 'self')).toEqual([{ why: 'not-submitted' }]);
  expect(sheetOf(open, 'sin-ho', 'self').draftMark).toBe('BẢN NHÁP');

  open.act('unit-head', 'sin-ho', {
    name: 'submit-sheet',
    args: { sheetId: sheetIdOf(PERIOD, 'sin-ho') },
  });
  expect(unitDraft(open.view(), unitOf(open, 'sin-ho'), 'self')).toEqual([]);
  expect(sheetOf(open, 'sin-ho', 'self').draftMark).toBeUndefined();
  expect(unitDraft(open.view(), unitOf(open, 'sin-ho'), 'bloc')).toMatchObject([
    { why: 'review-not-begun' },
    { why: 'not-whole', blank: 27 },
  ]);
});

test.each<[string, CellInput, object]>([
  ['not scored', null, { blank: 1, invalid: 0, conflicts: 0 }],
  ['not valid', { value: '61' }, { blank: 0, invalid: 1, conflicts: 0 }],
  ['unreadable', { typed: 'sáu mươi' }, { blank: 0, invalid: 1, conflicts: 0 }],
])('[PR1] the bloc’s sheet is a draft while a criterion is %s', (_, input, counts) => {
  const bloc = sampleBloc();
  expect(sheetOf(bloc, 'sin-ho', 'bloc').draftMark).toBeUndefined();

  setBloc(bloc, 'sin-ho', 'i.1', input);
  expect(unitDraft(bloc.view(), unitOf(bloc, 'sin-ho'), 'bloc')).toEqual([{ why: 'not-whole', ...counts }]);
  expect(sheetOf(bloc, 'sin-ho', 'bloc').draftMark).toBe('BẢN NHÁP');
  expect(summaryOf(bloc).draftMark).toBe('BẢN NHÁP, tạm tính 7/8 đơn vị');
});

test('[PR1] a sheet with two versions of a number is a draft', () => {
  const bloc = sampleBloc();
  enter(bloc, 'sin-ho', 'bloc', 'i.1', { value: '50' });
  const sheet = sheetOf(bloc, 'sin-ho', 'bloc');

  expect(sheet.draftMark).toBe('BẢN NHÁP');
  expect(sheet.notes).toContain('1 ô có hai bản khác nhau, in bản tới máy chủ trước.');
});

test('[PR1] the bloc’s number is a draft while it waits for other units', () => {
  const table = sampleTable();
  const [first] = table.parts;
  const leaf = must(first?.children[0], 'I.1') as { rule: unknown };
  leaf.rule = { kind: 'relative_to_leader', baseShare: '0.5', noTarget: 'separate_group' };
  const bloc = sampleBloc({ table, open: ['muong-te'] });

  expect(unitDraft(bloc.view(), unitOf(bloc, 'sin-ho'), 'bloc')).toContainEqual({
    why: 'units-missing',
    in: 7,
    of: 8,
  });
  expect(unitDraft(bloc.view(), unitOf(bloc, 'muong-te'), 'self')).toEqual([{ why: 'not-submitted' }]);
});

test('[PR1] the summary is a draft until every unit is under review and whole; what is unsent changes nothing', () => {
  const whole = sampleBloc();
  expect(summaryDraft(whole.view())).toEqual([]);
  expect(summarySheet(whole.view(), { ...at, copy: { pending: whole.pending() } }).draftMark).toBeUndefined();

  expect(summaryOf(sampleBloc({ open: ['muong-te', 'sin-ho'] })).draftMark).toBe(
    'BẢN NHÁP, tạm tính 6/8 đơn vị',
  );
  expect(draftMark([])).toBeUndefined();
});

test('[PR2] every score has two decimals, a comma and a true minus; a true zero is printed', () => {
  const summary = summaryOf(sampleBloc());
  expect(rowOf(summary, 'I.6')).toEqual([
    'I.6',
    'Mức giảm tỷ suất sinh',
    '20',
    ...'20,00 20,00 20,00 0,00 20,00 20,00 20,00 20,00'.split(' '),
  ]);
  expect(rowOf(summary, 'V')).toContain('−5,00');
  expect(rowOf(summary, 'TỔNG CỘNG').slice(2)).toEqual(
    '1.030 955,00 981,70 860,85 774,00 889,62 803,65 989,35 955,00'.split(' '),
  );
  const scores = rowsOf(summary)
    .filter(({ level }) => level !== 'place')
    .flatMap(({ cells }) => cells.slice(3).map(({ text }) => text));
  for (const text of scores) expect(text).toMatch(/^(KG|−?\d{1,3}(\.\d{3})*,\d{2})$/);
});

test('[PR2] not assigned prints KG; not scored and not valid print nothing, never 0', () => {
  const bloc = sampleBloc();
  setBloc(bloc, 'sin-ho', 'i.1', null);
  setBloc(bloc, 'sin-ho', 'i.2', { value: '999' });
  const sheet = sheetOf(bloc, 'sin-ho', 'bloc');

  expect(rowOf(summaryOf(bloc), 'I.4')[3]).toBe('KG');
  expect(rowOf(sheet, 'I.1').slice(3, 5)).toEqual(['54,00', '']);
  expect(rowOf(sheet, 'I.2').slice(3, 5)).toEqual(['48,00', '']);
  expect(sheet.notes).toEqual(['1 tiêu chí chưa chấm, để trống.', '1 ô chưa hợp lệ, để trống.']);
});

test('[PR2] where the table gives points for KG, paper says both, also where the rule finds that nothing was assigned', () => {
  const table = tableOf(
    [
      part('i', 'score', 2000, [
        judged('i.1', 1000),
        leaf('i.2', 1000, { kind: 'relative_to_leader', noTarget: 'na' }),
      ]),
      part('b', 'bonus', 500, [judged('b.1', 500)]),
    ],
    { policies: { notAssigned: { policy: 'give_full' } } },
  );
  const kg = { assigned: false } as const;
  const papers = printed(table, [
    { 'i.1': kg, 'i.2': value('7'), 'b.1': kg },
    { 'i.1': value('8'), 'i.2': kg, 'b.1': value('1') },
  ]);
  expect(rowOf(papers.unit, 'i.1').slice(3, 5)).toEqual(['10,00 (KG)', '10,00 (KG)']);
  expect(rowOf(papers.unit, 'i.2')[4]).toBe('10,00 (KG)');
  expect(rowOf(papers.unit, 'b.1')[4]).toBe('KG');
  expect(rowOf(papers.summary, 'i').slice(3)).toEqual(['20,00', '18,00']);
  expect(papers.unit.notes).toContain('KG: không giao chỉ tiêu, tính đủ điểm tối đa.');
});

test('[PR2] a unit without a score has a blank column and no place', () => {
  const summary = summaryOf(sampleBloc({ open: ['muong-te'] }));
  const column = rowsOf(summary).map(({ cells }) => cells[8]?.text);
  expect(new Set(column)).toEqual(new Set(['']));
});

test('[PR3] what waits on this device is said in the last line, and only of the sheets that show it', () => {
  const bloc = sampleBloc();
  const sinHo = bloc.pending().filter(({ change }) => JSON.stringify(change.args).includes('sin-ho'));
  const line = (unitId: string, pending: typeof sinHo) =>
    unitSheet(bloc.view(), unitId, 'bloc', { copy: { pending }, now: PRINTED_AT })?.lastLine;

  expect(line('sin-ho', [])).toBe(
    'In từ Sổ Thi Đua lúc 14:06 ngày 05/01/2024. Bảng tiêu chí bản 2. Dữ liệu mẫu.',
  );
  expect(line('sin-ho', sinHo)).toBe(
    'In từ Sổ Thi Đua lúc 14:06 ngày 05/01/2024. Bảng tiêu chí bản 2. Chưa gửi máy chủ lúc in. Dữ liệu mẫu.',
  );
  expect(line('tan-uyen', sinHo)).not.toContain('Chưa gửi');
  expect(
    line(
      'sin-ho',
      sinHo.map((one) => ({ ...one, takenAt: 7 })),
    ),
  ).not.toContain('Chưa gửi');
});

test('[PR3] a bloc score that waits is nothing to the unit’s own form', () => {
  const bloc = sampleBloc();
  const waiting = bloc.pending().slice(-1);
  const line = (variant: 'self' | 'bloc') =>
    unitSheet(bloc.view(), 'tan-uyen', variant, { copy: { pending: waiting }, now: PRINTED_AT })?.lastLine;
  expect(line('bloc')).toContain('Chưa gửi máy chủ lúc in.');
  expect(line('self')).not.toContain('Chưa gửi');
});

test('[PR4] the leading unit’s own sheet is signed by the deputy, every other by the leader', () => {
  const bloc = sampleBloc();
  expect(sheetOf(bloc, 'sin-ho', 'bloc').signatures[1]?.offices).toEqual([
    'TM. KHỐI THI ĐUA',
    'TRƯỞNG KHỐI',
    'CHỦ TỊCH UBND HUYỆN THAN UYÊN',
  ]);
  expect(sheetOf(bloc, 'than-uyen', 'bloc').signatures[1]?.offices).toEqual([
    'TM. KHỐI THI ĐUA',
    'KT. TRƯỞNG KHỐI',
    'PHÓ TRƯỞNG KHỐI',
    'CHỦ TỊCH UBND HUYỆN TÂN UYÊN',
  ]);
});

test('[PR5] units with one total share a place, and the note says which place comes next', () => {
  const summary = summaryOf(sampleBloc());
  expect(rowOf(summary, 'XẾP HẠNG').slice(3)).toEqual(['3', '2', '6', '8', '5', '7', '1', '3']);
  expect(summary.notes).toContain(
    'TP Lai Châu và Tân Uyên bằng điểm 955,00, cùng hạng 3; hạng kế tiếp là 5.',
  );
});

test('[PR6] past twelve units the summary goes on in tables of about one width, each with its own head', () => {
  const widths = (count: number) => splitUnits(Array.from({ length: count })).map(({ length }) => length);
  expect([1, 8, 12, 13, 15, 24, 25, 60].map(widths)).toEqual([
    [1],
    [8],
    [12],
    [7, 6],
    [8, 7],
    [12, 12],
    [9, 9, 7],
    [12, 12, 12, 12, 12],
  ]);

  const { tables } = summaryOf(sampleBloc({ period: samplePeriod({ units: manyUnits(15) }) }));
  expect(tables.map(({ columns }) => columns.slice(0, 4).map(({ head }) => head))).toEqual([
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'TP Lai Châu'],
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'Đơn vị 9'],
  ]);
  for (const { rows, totals } of tables) expect([rows.length, totals.length]).toEqual([32, 5]);
});

test('[PR6] the columns of every table fit the page, and from nine units on they are narrow', () => {
  for (const count of [1, 8, 9, 12, 15, 60]) {
    const { tables } = summaryOf(sampleBloc({ period: samplePeriod({ units: manyUnits(count) }) }));
    for (const { columns, isNarrow } of tables) {
      const taken = columns.reduce((sum, { widthMm = 0 }) => sum + widthMm, 0);
      expect(252 - taken).toBeGreaterThan(60);
      expect(isNarrow).toBe(columns.length > 3 + 8);
    }
  }
});

test('[PR7] sample data is marked at the title and in the last line; real data is not', () => {
  expect(summaryOf(sampleBloc()).sampleMark).toBe('DỮ LIỆU MẪU');
  const real = summaryOf(sampleBloc({ period: samplePeriod({ sample: false }) }));
  expect(real.sampleMark).toBeUndefined();
  expect(real.lastLine).not.toContain('mẫu');
});

test('[PR9] number and day are left for the hand, January and February keep their zero', () => {
  const { letterhead } = summaryOf(sampleBloc());
  expect(letterhead).toEqual({
    superior: 'UBND TỈNH LAI CHÂU',
    body: 'KHỐI THI ĐUA CÁC HUYỆN, THÀNH PHỐ',
    number: 'Số: …/BTH-KTĐ',
    placeAndDate: 'Than Uyên, ngày … tháng 01 năm 2024',
  });
  const nowhere = summaryOf(sampleBloc({ period: samplePeriod({ place: ' ' }) }));
  expect(nowhere.letterhead.placeAndDate).toBe('…………, ngày … tháng 01 năm 2024');
  expect(handDate(new Date(2024, 2, 9).getTime())).toBe('ngày … tháng 3 năm 2024');
});

test('[PR10] the notes explain KG and what was rescaled', () => {
  expect(summaryOf(sampleBloc()).notes.slice(0, 2)).toEqual([
    'KG: không giao chỉ tiêu, không tính vào điểm tối đa.',
    'Phần I của TP Lai Châu đạt 504,00/540, quy đổi theo thang 600 thành 560,00.',
  ]);
  const ofUnit = sheetOf(sampleBloc(), 'tp-lai-chau', 'bloc');
  expect(rowOf(ofUnit, 'Tổng điểm phần I, II, III (đã quy đổi)').slice(2, 5)).toEqual([
    '1.000',
    '950,00',
    '950,00',
  ]);
  expect(
    rowsOf(sheetOf(sampleBloc(), 'sin-ho', 'bloc')).filter(({ level }) => level === 'total'),
  ).toHaveLength(1);
});

test('[PR10] a unit whose sheet this device does not hold is named, not drawn as zero', () => {
  const bloc = sampleBloc();
  bloc.hide('nam-nhun');
  const summary = summaryOf(bloc);
  expect(summary.notes).toContain('Máy dùng để in không có phiếu của Nậm Nhùn nên để trống.');
  expect(rowOf(summary, 'TỔNG CỘNG')[7]).toBe('');
  expect(unitSheet(bloc.view(), 'nam-nhun', 'bloc', at)).toBeUndefined();
  expect(printAll(bloc.view(), at)).toHaveLength(7);
});

test('[PR11] a unit prints its own form until the bloc reviews it, then the bloc’s', () => {
  const bloc = sampleBloc({ open: ['sin-ho'] });
  expect(variantsOf(unitOf(bloc, 'sin-ho'))).toEqual(['self']);
  expect(variantsOf(unitOf(bloc, 'tan-uyen'))).toEqual(['bloc', 'self']);

  const own = sheetOf(bloc, 'sin-ho', 'self');
  expect(own.letterhead.body).toBe('HUYỆN SÌN HỒ');
  expect(rowOf(own, 'I.3')).toEqual([
    'I.3',
    'Giải quyết việc làm mới',
    '50',
    '1.400 lao động',
    '1.120 lao động',
    '40,00',
    '',
  ]);
  expect(rowOf(own, 'I.6')[4]).toBe('Không đạt');
});

test('[PR11] the bloc’s form shows both scores, the reason and the difference', () => {
  const sheet = sheetOf(sampleBloc(), 'sin-ho', 'bloc');
  expect(rowOf(sheet, 'I.3').slice(2)).toEqual(['50', '40,00', '38,50', '', '42 lao động chưa có xác nhận']);
  expect(rowOf(sheet, 'TỔNG CỘNG').slice(2)).toEqual(['1.030', '808,30', '774,00', '', 'Lệch −34,30']);
});

test('the address of a sheet carries its form and is read back', () => {
  expect(unitSheetLink(PERIOD, 'sin-ho', 'self')).toBe('/k/cac-huyen.2023/in/phieu/sin-ho?mau=tu-cham');
  expect(variantIn('?mau=tu-cham')).toBe('self');
  expect(variantIn('mau=khoi')).toBe('bloc');
  expect(variantIn('?mau=khac')).toBeUndefined();
});

test('the sample tables add up, on two levels and on five', () => {
  expect(checkTable(sampleTable())).toEqual([]);
  expect(checkTable(largeTable())).toEqual([]);
  expect(indexOf(sampleTable()).leaves).toHaveLength(27);
  expect(indexOf(largeTable()).leaves).toHaveLength(176);
});

/** As the server would give it after somebody wrote over what stood there. */
function setBloc(bloc: SampleBloc, unitId: string, criterionId: string, input: CellInput) {
  const id = columnIdOf(sheetIdOf(PERIOD, unitId), 'bloc');
  const column = must(bloc.world.get('column', id), 'a column');
  const [branch] = must(column.cells[criterionId], 'a cell');
  bloc.put('column', {
    ...column,
    cells: { ...column.cells, [criterionId]: [{ ...must(branch, 'a branch'), input }] },
  });
}

test('[PR13] the annex prints every number with its rule, figures, working, reason and documents', () => {
  const bloc = sampleBloc();
  const document = must(annexSheet(bloc.view(), 'phong-tho', 'bloc', at), 'an annex');
  const unit = unitOf(bloc, 'phong-tho');
  const { leaves } = indexOf(bloc.view().table);
  const printed = rowsOf(document);
  for (const { leaf } of leaves) {
    const text = printed.find(({ cells }) => cells[1]?.text === leaf.name)?.cells.at(-1)?.text ?? '';
    const outcome = unit.scores.bloc.outcomes.get(leaf.id);
    // The rule alone is one line; a number has figures and a working below it.
    if (outcome?.state === 'scored') expect(text.split('\n').length, leaf.code).toBeGreaterThan(1);
  }
  expect(document.attachedTo).toContain('Bảng chấm điểm');
  expect(printed.at(-1)?.cells.at(-1)?.text).toContain('Tổng:');
});

test('[EX13] the annex names whose mean KG earned, and from one sheet alone what was frozen of it', () => {
  const { policies } = sampleTable();
  const table = sampleTable({ policies: { ...policies, notAssigned: { policy: 'give_average' } } });
  const bloc = meetAndClose(sampleBloc({ table }));
  const said = () =>
    rowsOf(must(annexSheet(bloc.view(), 'tp-lai-chau', 'bloc', at), 'an annex'))
      .find(({ cells }) => cells[0]?.text === 'I.4')
      ?.cells.slice(-2)
      .map(({ text }) => text);
  expect(said()).toEqual([
    '57,14 (KG)',
    expect.stringContaining(
      '7 đơn vị khác (Tam Đường: 60; Phong Thổ: 60; Sìn Hồ: 50; Nậm Nhùn: 60; Mường Tè: 50; Than Uyên: 60; Tân Uyên: 60): 400 ÷ 7 = 57,14.',
    ),
  ]);
  for (const { unit } of bloc.view().units) if (unit.id !== 'tp-lai-chau') bloc.hide(unit.id);
  expect(said()).toEqual([
    '57,14 (KG)',
    expect.stringContaining('Khối đã thông qua tại cuộc họp: 57,14 điểm.'),
  ]);
});

test('[PR34] an annex has no number of its own, and says which paper it goes with', () => {
  const view = sampleBloc().view();
  const told = { entries: [], isBehind: false, pending: [], me: '', nameOf: () => '' };
  const annexes = (['self', 'bloc'] as const).flatMap((owner) => [
    must(annexSheet(view, 'phong-tho', owner, at), 'an annex'),
    must(historySheet(view, 'phong-tho', owner, told, at), 'an annex'),
  ]);
  for (const { letterhead, attachedTo, title } of [
    ...annexes,
    criteriaSheet(largeTable(), samplePeriod(), PRINTED_AT),
  ]) {
    expect(letterhead.number, title).toBe('');
    expect(letterhead.placeAndDate, title).toContain('ngày … tháng 01 năm 2024');
    expect(attachedTo, title).toMatch(/^\(Kèm theo /);
  }
});

test('[PR36] the annex of the appraisal explains what the Department froze, down to its total, and is its own', () => {
  const bloc = receivedBloc();
  const annexOf = (unitId = 'sin-ho') => annexSheet(bloc.view(), unitId, 'province', at);
  appraise(bloc, 'sin-ho', 'i.9', { override: '3', of: { value: '40.2' } });
  expect(annexOf()).toBeUndefined();
  finishAppraisal(bloc);
  const document = must(annexOf(), 'an annex');
  expect(document).toMatchObject({
    title: 'PHỤ LỤC GIẢI TRÌNH ĐIỂM THẨM ĐỊNH NĂM 2023',
    subtitle: 'Huyện Sìn Hồ',
    attachedTo: '(Kèm theo Bảng kết quả thẩm định điểm thi đua của Khối thi đua các huyện, thành phố)',
    letterhead: { superior: 'UBND TỈNH LAI CHÂU', body: 'SỞ NỘI VỤ', number: '' },
    draftMark: undefined,
    notes: [],
  });
  const cellsOf = (code: string) =>
    must(rowsOf(document).find(({ cells: [head] }) => head?.text === code)?.cells, 'a row');
  expect(cellsOf('I.9').at(-2)?.text).toBe('3,00');
  const said = cellsOf('I.9').at(-1)?.text ?? '';
  for (const line of [
    'Người chấm sửa điểm: 40,2 → 3.',
    'Đơn vị tự chấm 41,00.',
    'Khối chấm 40,20.',
    'Lý do của khối: Lấy theo quyết định công bố chỉ số',
    'Lý do của Sở Nội vụ: Số liệu chưa có xác nhận',
  ])
    expect(said.split('\n'), said).toContain(line);
  // Left alone by the Department: as the bloc has it, with the bloc's reason.
  expect(cellsOf('III.6').at(-1)?.text).toContain('Lý do của khối: Nộp chậm 3 ngày');
  expect(cellsOf('III.6').at(-1)?.text).not.toMatch(/Khối chấm \d|Sở Nội vụ/);
  const result = must(bloc.world.get('appraised-result', PERIOD), 'a result');
  const { total } = must(
    result.units.find(({ unitId }) => unitId === 'sin-ho'),
    'a unit',
  ).appraised;
  const printedTotal = must(rowsOf(document).at(-1)?.cells, 'a total');
  expect(printedTotal.at(-2)?.text).toBe(formatHundredths(total, 'vi', true));
  expect(printedTotal.at(-1)?.text).toContain(`= ${formatHundredths(total, 'vi')}`);
  expect(must(appraisalSheet(bloc.view(), at), 'a result').notes.join(' ')).toContain('Phụ lục giải trình');
});

test('[PR36] points that moved with the unit’s own sheet are not said to have moved with others; beside the total stands what was proposed', () => {
  const base = sampleTable();
  const gate = {
    kind: 'zero_criterion',
    id: 'g1',
    text: 'Có vụ việc',
    criteria: ['i.2'],
    triggers: [{ when: 'not_passed', criterion: 'i.6' }],
  };
  const ranked = { kind: 'rank_points', order: 'desc', points: [5000, 4000, 3000], rest: 1000, tie: 'same' };
  const bloc = receivedBloc({
    table: sampleTable({
      gates: [gate] as never,
      parts: base.parts.map((one) => ({
        ...one,
        children: one.children.map((child) => (child.id === 'i.3' ? { ...child, rule: ranked } : child)),
      })) as never,
    }),
  });
  appraise(bloc, 'phong-tho', 'i.6', { passed: false });
  appraise(bloc, 'phong-tho', 'i.3', { value: '999999' });
  finishAppraisal(bloc);
  const why = (unitId: string, code: string) =>
    must(annexSheet(bloc.view(), unitId, 'province', at), 'an annex')
      .tables.flatMap(({ rows, totals }) => [...rows, ...totals])
      .find(({ cells }) => cells.some(({ text }) => text === code))
      ?.cells.at(-1)?.text;
  expect(why('phong-tho', 'I.2')).toMatch(
    /Tính 0 điểm vì: Có vụ việc[^]*Thay đổi theo chỗ sửa khác trong phiếu của đơn vị\.$/,
  );
  const changed = must(bloc.world.get('appraised-result', PERIOD), 'a result').units.find(
    ({ unitId, proposed, appraised }) => unitId !== 'phong-tho' && proposed.total !== appraised.total,
  );
  const moved = must(changed, 'a unit that another moved');
  expect(why(moved.unitId, 'I.3')).toMatch(/Thay đổi theo điểm đã sửa của đơn vị được so sánh\.$/);
  expect(why(moved.unitId, 'TỔNG CỘNG')).toMatch(
    new RegExp(`Khối đề nghị ${formatHundredths(moved.proposed.total, 'vi', true)} điểm\\.$`),
  );
  const paper = must(appraisalSheet(bloc.view(), at), 'a paper').tables[0]?.rows.map(
    ({ cells }) => cells.at(-1)?.text,
  );
  expect(paper?.join(' ')).toMatch(/I\.2: [^;]*; thay đổi theo chỗ sửa khác trong phiếu của đơn vị\./);
  expect(paper?.join(' ')).toMatch(/I\.3: [^;]*; thay đổi theo điểm đã sửa của đơn vị được so sánh\./);
});

test('[PR36] from a part of the bloc, sums that a table rounds only later are not told: the total is what was frozen', () => {
  const base = sampleTable();
  const bloc = receivedBloc({
    table: sampleTable({
      policies: {
        ...base.policies,
        notAssigned: { policy: 'give_average' },
        rounding: { step: 50, at: 'part' },
      } as never,
    }),
  });
  appraise(bloc, 'phong-tho', 'i.1', { assigned: false });
  finishAppraisal(bloc);
  for (const { unit } of bloc.view().units) if (unit.id !== 'phong-tho') bloc.hide(unit.id);
  const document = must(annexSheet(bloc.view(), 'phong-tho', 'province', at), 'an annex');
  const rows = rowsOf(document).map(({ cells }) => cells.map(({ text }) => text));
  expect(rows.find(([code]) => code === 'I')?.slice(-2)).toEqual(['', '']);
  expect(rows.at(-1)?.at(-1)).toMatch(/^Sở Nội vụ đã thẩm định: [\d,.]+ điểm\./);
});

test('[PR3] a target that waits on this device is said in the last line of the unit’s papers', () => {
  const view = sampleBloc({ open: ['sin-ho'] }).view();
  const pending = [
    pendingOf(1, 'aaaaaaaaaaaa', 1, {
      name: 'set-targets',
      args: { periodId: PERIOD, targets: [{ unitId: 'sin-ho', criterionId: 'i.3', value: '1500' }] },
      base: null,
      at: PRINTED_AT,
    }),
  ];
  const lastLineOf = (unitId: string) =>
    unitSheet(view, unitId, 'self', { ...at, copy: { pending } })?.lastLine;
  expect(JSON.stringify(lastLineOf('sin-ho'))).toContain('Chưa gửi máy chủ');
  expect(JSON.stringify(lastLineOf('muong-te'))).not.toContain('Chưa gửi máy chủ');
});

test('[PR27] where rows of hundredths do not come to what is printed above them, a note says what is rounded', () => {
  const ratio = (id: string) => leaf(id, 500, { kind: 'target_ratio' });
  const notesFor = (figure: string) => {
    const table = tableOf([part('i', 'score', 1000, [ratio('a'), ratio('b')])], {
      policies: { rounding: { step: 1, at: 'part' } },
    });
    const cells = { a: { value: figure }, b: { value: figure } };
    const unit = {
      unitId: 'u-1',
      column: columnOf('u-1', cells),
      targets: targetsOf('u-1', { a: '3', b: '3' }),
    };
    const [score] = scoreUnits(table, [unit]);
    const view = { table, scores: { self: score }, columns: { self: unit.column }, sheet: {} } as never;
    return roundingNotes([view], 'self');
  };
  // 1,67 and 1,67 under 3,33.
  expect(notesFor('1')).toEqual(['Điểm mỗi phần được làm tròn đến 0,01 điểm.']);
  expect(notesFor('3')).toEqual([]);
});

test('[HY9] a printed history that has no target of a unit that was given some says so', () => {
  const bloc = sampleBloc();
  const entries = (name: string, args: unknown) => [
    {
      position: 1,
      id: 'aaaaaaaaaaaa-1',
      name,
      args,
      base: null,
      author: 'x',
      at: PRINTED_AT,
      receivedAt: PRINTED_AT,
    },
  ];
  const notesWith = (told: ReturnType<typeof entries>) =>
    historySheet(
      bloc.view(),
      'sin-ho',
      'self',
      { entries: told, isBehind: false, pending: [], me: 'x', nameOf: (id) => id },
      at,
    )?.notes.join(' ');
  const lacks = 'chưa có các lần giao chỉ tiêu';
  expect(notesWith(entries('enter-score', {}))).toContain(lacks);
  const targets = [{ unitId: 'sin-ho', criterionId: 'i.3', value: '1000' }];
  expect(notesWith(entries('set-targets', { periodId: PERIOD, targets }))).not.toContain(lacks);
});

test('[LV2] the bloc’s sheet and its annex name who passed which level, where there is more than one', () => {
  const levels = [
    { name: 'Phó khối thẩm tra', post: 'deputy' as const },
    { name: 'Trưởng khối duyệt', post: 'leader' as const },
  ];
  const printed = (of: typeof levels, review: boolean) => {
    const bloc = sampleBloc({ period: samplePeriod({ settings: { levels: of } }) });
    const sheet = must(bloc.world.get('sheet', `${PERIOD}/phong-tho`), 'a sheet');
    const passed = of.map(({ name }) => ({ name, by: 'phokhoi', at: PRINTED_AT }));
    if (review) bloc.put('sheet', { ...sheet, review: { passed, back: null } });
    bloc.put('people', { blocId: 'cac-huyen', names: { phokhoi: { name: 'Lò Thị Mai', office: '' } } });
    const both = [
      unitSheet(bloc.view(), 'phong-tho', 'bloc', at),
      annexSheet(bloc.view(), 'phong-tho', 'bloc', at),
    ];
    const source = paperSource(bloc.world, { paper: 'bloc', periodId: PERIOD, unitId: 'phong-tho' });
    return { notes: both.map((paper) => paper?.notes.at(-1) ?? ''), content: source?.content };
  };
  const said =
    'Đã qua các cấp rà soát của khối: cấp 1, Phó khối thẩm tra (Lò Thị Mai, 05/01/2024); cấp 2, Trưởng khối duyệt (Lò Thị Mai, 05/01/2024).';
  expect(printed(levels, true).notes).toEqual([said, said]);
  for (const note of [...printed(levels.slice(1), true).notes, ...printed(levels, false).notes])
    expect(note).not.toContain('cấp rà soát');
  // What stands on the paper is behind its code.
  expect(printed(levels, true).content).not.toBe(printed(levels, false).content);
});

test('[PC5] the bloc’s annex prints what other members remarked, the unit’s own does not', () => {
  const peerChecks = [{ unitId: 'phong-tho', by: 'sin-ho' }];
  const bloc = sampleBloc({ period: samplePeriod({ settings: { peerChecks } }) });
  const said = { by: 'canbo', at: 1 };
  bloc.put('peer-check', {
    periodId: PERIOD,
    unitId: 'phong-tho',
    by: 'sin-ho',
    remarks: [
      { criterionId: 'i.1', points: null, reason: '', ...said },
      { criterionId: 'i.2', points: '41.5', reason: 'Thiếu biên bản nghiệm thu', ...said },
    ],
    done: null,
  });
  const textOf = (owner: 'self' | 'bloc', code: string) =>
    rowsOf(must(annexSheet(bloc.view(), 'phong-tho', owner, at), 'an annex'))
      .find(({ cells }) => cells[0]?.text === code)
      ?.cells.at(-1)?.text ?? '';
  const code = (id: string) => must(indexOf(bloc.view().table).leafById.get(id), 'a criterion').leaf.code;
  expect(textOf('bloc', code('i.1'))).toContain('Chấm chéo (Sìn Hồ): đồng ý.');
  expect(textOf('bloc', code('i.2'))).toContain(
    'Chấm chéo (Sìn Hồ): đề nghị 41,50 điểm, Thiếu biên bản nghiệm thu',
  );
  expect(textOf('self', code('i.2'))).not.toContain('Chấm chéo');
});

test('[PR14] the table of criteria prints every criterion with the office’s words and the rule as it is reckoned', () => {
  const table = largeTable();
  const names = leafNames(table);
  const printed = criteriaSheet(table, samplePeriod(), PRINTED_AT);
  const rows = rowsOf(printed);
  for (const name of names) {
    const how = rows.find(({ cells }) => cells[1]?.text === name)?.cells.at(-1)?.text ?? '';
    expect(how, name).toMatch(/điểm/);
  }
  expect(printed.draftMark).toBeUndefined();
  expect(criteriaSheet({ ...table, version: 3, stage: 'draft' }, samplePeriod(), PRINTED_AT).draftMark).toBe(
    'BẢN NHÁP, bản 3',
  );
});

test('[PR26] a blank sheet has the rows and codes of the printed one, the targets, and nothing else in it', () => {
  const bloc = sampleBloc();
  const { table } = bloc.view();
  for (const variant of ['self', 'bloc'] as const) {
    const blank = blankSheet(bloc.view(), 'phong-tho', variant, PRINTED_AT);
    const printed = sheetOf(bloc, 'phong-tho', variant);
    const heads = (document: PaperDocument) =>
      rowsOf(document).map(({ cells }) => cells.slice(0, 3).map(({ text }) => text));
    expect(heads(blank)).toEqual(heads(printed));
    expect(blank.tables[0]?.columns).toEqual(printed.tables[0]?.columns);
    expect(blank.draftMark).toBeUndefined();
    expect(blank.subtitle).toBe('Huyện Phong Thổ');
    const filled = rowsOf(blank).flatMap(({ cells }) => cells.slice(4).filter(({ text }) => text !== ''));
    expect(filled).toEqual([]);
  }
  const targets = (unitId?: string) =>
    rowsOf(blankSheet(bloc.view(), unitId, 'self', PRINTED_AT)).filter(({ cells }) => cells[3]?.text !== '');
  const given = bloc.view().unitById.get('phong-tho')?.targets?.values ?? {};
  const leaves = indexOf(table).leaves.filter(({ leaf }) => given[leaf.id] !== undefined);
  expect(targets('phong-tho')).toHaveLength(leaves.length);
  expect(leaves.length).toBeGreaterThan(0);
  expect(targets()).toEqual([]);
  expect(blankSheet(bloc.view(), undefined, 'self', PRINTED_AT).subtitle).toMatch(/^…+$/);
});

/** Two units, each with its cells in both columns; the targets are for both, the marks for the first. */
function printed(
  table: CriteriaTable,
  cells: readonly [Record<string, CellInput>, Record<string, CellInput>],
  more: { readonly targets?: Record<string, string>; readonly gateId?: string } = {},
) {
  const year = smallYear({ table });
  for (const [index, unitId] of ['u-1', 'u-2'].entries()) {
    for (const owner of ['self', 'bloc'] as const)
      year.put('column', columnOf(unitId, cells[index] ?? {}, owner));
    year.put('targets', targetsOf(unitId, more.targets ?? {}));
  }
  const marks = [{ gateId: more.gateId ?? '', reason: 'nộp ngày 20/12', by: 'truongkhoi', at: 0 }];
  if (more.gateId) year.put('gate-marks', { periodId: YEAR, unitId: 'u-1', marks });
  const view = must(viewBloc(year as never, YEAR), 'a bloc');
  return {
    unit: must(unitSheet(view, 'u-1', 'bloc', at), 'a sheet'),
    annex: must(annexSheet(view, 'u-1', 'bloc', at), 'an annex'),
    summary: summarySheet(view, at),
    ranking: rankingSheet(meetingResult(view, at), at.now),
  };
}
const judged = (id: string, max: number) => leaf(id, max, { kind: 'expert' });
const value = (text: string): CellInput => ({ value: text });
const sumsOf = (document: PaperDocument) =>
  rowsOf(document)
    .filter(({ level }) => level === 'total')
    .map(({ cells }) => cells.slice(1, 5).map(({ text }) => text));

test('[PR27] what a gate takes away has a row, a column and a note', () => {
  const gates = [{ kind: 'no_submission', id: 'g', text: 'Nộp chậm', points: -500, triggers: [] }];
  const table = tableOf([part('i', 'score', 1000, [judged('i.1', 1000)])], { gates });
  const papers = printed(table, [{ 'i.1': value('9') }, { 'i.1': value('8') }], { gateId: 'g' });
  const note = 'Theo điều kiện của bảng, u-1: −5 điểm: Nộp chậm. Lý do: nộp ngày 20/12.';

  expect(sumsOf(papers.unit)).toEqual([
    ['Theo điều kiện của bảng', '', '−5,00', '−5,00'],
    ['TỔNG CỘNG', '10', '4,00', '4,00'],
  ]);
  expect(sumsOf(papers.summary)).toContainEqual(['Theo điều kiện của bảng', '', '−5,00', '0,00']);
  expect(papers.ranking.tables[0]?.columns.map(({ head }) => head)).toContain('Theo điều kiện của bảng');
  expect(rowOf(papers.ranking, 'Huyện u-1').slice(2, 5)).toEqual(['9,00', '−5,00', '4,00']);
  for (const { notes } of [papers.unit, papers.summary]) expect(notes).toContain(note);
  // The ranking is every member's to read: which gate it was, without a person's reason.
  expect(papers.ranking.notes).toContain('Theo điều kiện của bảng, u-1: −5 điểm: Nộp chậm.');
});

test('[PR27] so has a gate that only moves a unit down', () => {
  const gates = [{ kind: 'cap_level', id: 'g', text: 'Có kỷ luật', lowerPlaces: 1, triggers: [] }];
  const table = tableOf([part('i', 'score', 1000, [judged('i.1', 1000)])], { gates });
  const { summary, ranking } = printed(table, [{ 'i.1': value('9') }, { 'i.1': value('8') }], {
    gateId: 'g',
  });

  expect(rowOf(summary, 'XẾP HẠNG').slice(3)).toEqual(['2', '1']);
  const note = 'Theo điều kiện của bảng, u-1: Hạ 1 bậc xếp hạng: Có kỷ luật.';
  expect([summary.notes[0], ranking.notes[0]]).toEqual([`${note} Lý do: nộp ngày 20/12.`, note]);
  expect(sumsOf(summary).map(([name]) => name)).toEqual(['Tổng điểm phần i', 'TỔNG CỘNG']);
});

test('[PR28] what was earned beyond targets is bonus: with a row, a maximum, and a note only where it was cut', () => {
  const overshoot = { pointsPerPct: 10, cap: 200 };
  const aimed = part('i', 'score', 1000, [leaf('i.1', 1000, { kind: 'target_ratio', overshoot })]);
  const targets = { 'i.1': '100' };
  const alone = printed(tableOf([aimed]), [{ 'i.1': value('120') }, { 'i.1': value('90') }], { targets });
  expect(sumsOf(alone.unit)).toEqual([
    ['Điểm thưởng', '2', '2,00', '2,00'],
    ['TỔNG CỘNG', '12', '12,00', '12,00'],
  ]);
  expect(rowOf(alone.annex, 'TỔNG CỘNG').slice(2, 4)).toEqual(['12', '12,00']);
  expect(sumsOf(alone.summary)).toContainEqual(['Điểm thưởng', '2', '2,00', '0,00']);
  expect(alone.summary.notes.filter((note) => note.includes('thưởng'))).toEqual([]);

  const capped = tableOf([aimed, part('b', 'bonus', 500, [judged('b.1', 500)])], {
    policies: { bonusCap: 500 },
  });
  const both = printed(
    capped,
    [
      { 'i.1': value('110'), 'b.1': value('1') },
      { 'i.1': value('120'), 'b.1': value('5') },
    ],
    { targets },
  );
  expect(both.summary.notes).toEqual(['Điểm thưởng tính không quá 5 (u-2).']);
});

test('[PR28] of several of which only the best counts, the most beyond is that of one', () => {
  const beyond = (cap: number) => ({ kind: 'target_ratio', overshoot: { pointsPerPct: 10, cap } });
  const children = [leaf('a', 1000, beyond(100)), leaf('b', 1000, beyond(300))];
  const best = { id: 'g', kind: 'group_best_of', code: '1', name: 'Nhóm', max: 1000, children };
  const table = tableOf([part('i', 'score', 1000, [best])]);
  const { unit } = printed(table, [{ a: value('100') }, {}], { targets: { a: '100', b: '100' } });
  expect(sumsOf(unit)).toEqual([['TỔNG CỘNG', '13', '10,00', '10,00']]);
});

test('[PR27] where parts are rounded, the rounded sums have rows of their own and a note says to what', () => {
  const table = tableOf(
    [
      part('i', 'score', 1000, [leaf('i.1', 1000, { kind: 'target_ratio' })]),
      part('p', 'penalty', 0, [leaf('p.1', 0, { kind: 'expert', min: -1000 })]),
    ],
    { policies: { rounding: { step: 50, at: 'part' } } },
  );
  const { unit, annex, summary } = printed(
    table,
    [
      { 'i.1': value('87'), 'p.1': value('-1.2') },
      { 'i.1': value('99'), 'p.1': value('0') },
    ],
    { targets: { 'i.1': '99' } },
  );
  expect(sumsOf(unit)).toEqual([
    ['Tổng điểm phần i (đã làm tròn)', '10', '9,00', '9,00'],
    ['Điểm trừ', '', '−1,00', '−1,00'],
    ['TỔNG CỘNG', '10', '8,00', '8,00'],
  ]);
  for (const { notes } of [unit, summary])
    expect(notes).toEqual(['Điểm mỗi phần được làm tròn đến 0,5 điểm.']);
  expect(rowOf(annex, 'i').at(-1)).toBe('Làm tròn điểm phần đến 0,5: 9');
  expect(rowOf(annex, 'p').at(-1)).toBe('Làm tròn điểm phần đến 0,5: −1');
});
