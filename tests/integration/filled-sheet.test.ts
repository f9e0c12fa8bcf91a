// A unit's filled sheet: our own form filled in another program, and other offices' forms, back to figures by cell.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { CriteriaTable, indexOf, leafOf } from '../../src/domain/criteria/criteria-table.ts';
import { counting, type CellInput } from '../../src/domain/scoring/cell.ts';
import { inputText, readInput } from '../../src/domain/scoring/input-text.ts';
import { scoreUnits } from '../../src/domain/scoring/total.ts';
import { readInputsFile } from '../../src/cli/score/inputs-file.ts';
import { readOfficeFile } from '../../src/office/import/read-office-file.ts';
import type { SourceBook, SourceSheet } from '../../src/office/import/source-book.ts';
import { readFilled, unitNamedIn, type Filled } from '../../src/office/scores/read-filled.ts';
import { scoreBook, type BookUnit } from '../../src/office/scores/score-book.ts';
import { writeWorkbook, type BookCell } from '../../src/office/workbook/write-workbook.ts';
import { viewBloc } from '../../src/client/parts/bloc-view.ts';
import { unitSheet } from '../../src/client/features/printing/unit-sheet.ts';
import { writeDocument } from '../../src/office/document/write-document.ts';
import { hasLibreOffice } from '../../tools/browser.mjs';
import { convert } from '../support/libre-office.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../support/small-bloc.ts';
import { smallYear, YEAR } from '../support/small-year.ts';
import { bookParts, cellXml, sheetXml, zipOf } from '../support/zip-maker.ts';

const fixture = (file: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/every-kind/${file}`, import.meta.url), 'utf8')) as unknown;

const table = CriteriaTable.parse(fixture('table.json'));
const inputs = readInputsFile('inputs.json', fixture('inputs.json'), table).units.map(
  ({ unit, targets, cells }) => ({
    unitId: unit,
    column: columnOf(unit, Object.fromEntries([...cells].map(([id, { input }]) => [id, input]))),
    targets: targetsOf(unit, targets),
  }),
);
const units = inputs.map(({ unitId }) => ({
  id: unitId,
  name: `Đơn vị ${unitId}`,
  shortName: unitId,
}));

/** The bloc's workbook, as a unit is given it. */
async function workbook(): Promise<Uint8Array> {
  const scores = scoreUnits(table, inputs);
  return scoreBook({
    table,
    blocName: 'Khối thi đua thử',
    period: '2024',
    owner: 'self',
    mark: '',
    draft: '',
    notes: [],
    units: inputs.map((unit, index): BookUnit => {
      const score = must(scores[index], 'a score');
      return {
        ...must(units[index], 'a unit'),
        table,
        unitId: unit.unitId,
        targets: unit.targets,
        columns: { self: unit.column, bloc: undefined },
        scores: { self: score, bloc: score },
        place: undefined,
        draft: 'BẢN NHÁP',
        notes: ['KG: không giao chỉ tiêu.'],
      };
    }),
  });
}

async function opened(bytes: Uint8Array): Promise<SourceBook> {
  const book = await readOfficeFile(bytes);
  if (!book.ok) throw new Error(book.problem.code);
  return book.value;
}

/** Every input of the fixture must come back from its unit's sheet; an answer that was never one may not. */
function expectWhole(book: SourceBook) {
  for (const unit of inputs) {
    const sheet = must(
      book.sheets.find((one) => unitNamedIn(one, units) === unit.unitId),
      `a sheet of ${unit.unitId}`,
    );
    const filled = must(
      readFilled(sheet, { table, units, unitId: unit.unitId, unitColumns: 'target' }),
      'heads',
    );
    expect(filled.matched).toBe(indexOf(table).leaves.length);
    const given = Object.entries(unit.column?.cells ?? {}).map(
      ([id, cell]) => [id, counting(cell).input] as const,
    );
    const sane = given.filter(([, input]) => input !== null && !('typed' in input));
    const self = filled.entries.flatMap(({ criterionId, value }) =>
      value.is === 'self' ? [[criterionId, value.input] as const] : [],
    );
    // As a person would read and type it: counts that were left out are none.
    const typed = sane.map(([id, input]) => {
      const criterion = leafOf(table, id);
      return [id, readInput(inputText(input, 'vi', criterion), criterion, 'vi')] as const;
    });
    expect(new Map(self)).toEqual(new Map(typed));
    const targets = filled.entries.flatMap(({ criterionId, value }) =>
      value.is === 'target' ? [[criterionId, value.value] as const] : [],
    );
    const wanted = Object.entries(unit.targets?.values ?? {});
    expect(new Map(targets)).toEqual(new Map(wanted));
    expect(filled.problems.map(({ code }) => code).filter((code) => code !== 'unreadable')).toEqual([]);
  }
}

describe('our own form', () => {
  test('[IS1] what the workbook says is read back whole: figures, targets, KG, points set by hand', async () => {
    expectWhole(await opened(await workbook()));
  });

  test.runIf(hasLibreOffice())('[IS1] and the same after another program has saved it', async () => {
    const saved = await convert(await workbook(), 'book.xlsx', 'xlsx');
    expectWhole(await opened(new Uint8Array(must([...saved.values()][0], 'a file'))));
  });
});

test.each([
  ['none', { policy: 'exclude_and_rescale', level: 'part' }],
  ['all', { policy: 'give_full' }],
])(
  '[IS1] the unit’s own form as a Word document says what was put in: points, figures with their units, KG that gives %s',
  async (_, notAssigned) => {
    const of = tableOf(
      [
        part('i', 'score', 4000, [
          leaf('judged', 1000, { kind: 'expert' }),
          leaf('work', 1000, { kind: 'target_ratio' }, { unit: 'lao động' }),
          leaf('share', 1000, { kind: 'target_ratio' }, { unit: '%' }),
          leaf('done', 500, { kind: 'pass_fail' }),
          leaf('none', 500, { kind: 'pass_fail' }),
        ]),
      ],
      { policies: { notAssigned } },
    );
    const put: Readonly<Record<string, CellInput>> = {
      judged: { value: '9' },
      work: { value: '17820' },
      share: { value: '95.5' },
      done: { passed: true },
      none: { assigned: false },
    };
    const year = smallYear({ table: of });
    year.put('column', columnOf('u-1', put));
    year.put('targets', targetsOf('u-1', { work: '18000', share: '96' }));
    const view = must(viewBloc(year, YEAR), 'a view');
    const paper = must(unitSheet(view, 'u-1', 'self', { copy: { pending: [] }, now: 0 }), 'a sheet');
    const book = await opened(await writeDocument([paper], 'x'));
    const read = book.sheets.map((sheet) =>
      readFilled(sheet, { table: of, units: view.period.units, unitId: 'u-1', unitColumns: 'target' }),
    );
    const { entries, problems } = must(
      read.find((one) => one !== undefined),
      'heads',
    );
    expect(problems).toEqual([]);
    const self = entries.flatMap(({ criterionId, value }) =>
      value.is === 'self' ? [[criterionId, value.input]] : [],
    );
    expect(Object.fromEntries(self)).toEqual(put);
    const targets = entries.flatMap(({ criterionId, value }) =>
      value.is === 'target' ? [[criterionId, value.value]] : [],
    );
    expect(Object.fromEntries(targets)).toEqual({ work: '18000', share: '96' });
  },
);

/** A sheet of one criterion in percent, its figures as numbers in one format. */
async function inFormat(format: string, target: string, result: string) {
  const of = tableOf([
    part('i', 'score', 1000, [leaf('share', 1000, { kind: 'target_ratio' }, { unit: '%' })]),
  ]);
  const heads = ['STT', 'Nội dung', 'Chỉ tiêu', 'Kết quả'].map((head, at) => cellXml(`${'ABCD'[at]}1`, head));
  const figures = [target, result].map((digits, at) => `<c r="${'CD'[at]}2" s="1"><v>${digits}</v></c>`);
  const rows = `<row r="1">${heads.join('')}</row><row r="2">${cellXml('A2', 'share')}${cellXml('B2', 'Tiêu chí share')}${figures.join('')}</row>`;
  const code = format.replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${code}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>`;
  const book = await opened(zipOf(bookParts(sheetXml(rows), [{ name: 'xl/styles.xml', data: styles }])));
  const units = [{ id: 'u-1', name: 'Đơn vị 1', shortName: 'ĐV1' }];
  const question = { table: of, units, unitId: 'u-1', unitColumns: 'target' as const };
  const { entries, problems } = must(readFilled(must(book.sheets[0], 'a sheet'), question), 'heads');
  expect(problems).toEqual([]);
  return entries.map(({ value }) => (value.is === 'target' ? value.value : value.input));
}

test('[IS9] a percentage is the one that is shown, whether its sign multiplies or is only said', async () => {
  for (const format of ['0"%"', '0\\%', '0.0" %"', '0" % KH"', 'General"%"', '[<=1]0%;0"%"']) {
    expect(await inFormat(format, '95', '97.5'), format).toEqual(['95', { value: '97.5' }]);
  }
  for (const format of ['0%', '0.00%', '0%" KH"', '[<=1]0%;0"%"']) {
    expect(await inFormat(format, '0.95', '0.975'), format).toEqual(['95', { value: '97.5' }]);
  }
  expect(await inFormat('0" (kế hoạch 90%)"', '95', '97')).toEqual(['95', { value: '97' }]);
});

const other = tableOf([
  part('i', 'score', 3000, [
    leaf('a', 1000, { kind: 'expert' }, { code: '1', name: 'Thực hiện quy chế' }),
    leaf(
      'b',
      1000,
      {
        kind: 'tiers',
        tiers: [
          { min: '90', points: 1000 },
          { min: '0', points: 500 },
        ],
      },
      { code: '2', name: 'Tỷ lệ hộ nghèo giảm', unit: '%' },
    ),
    leaf('c', 1000, { kind: 'pass_fail' }, { code: '3', name: 'Ban hành kế hoạch' }),
    leaf('d', 0, { kind: 'target_ratio' }, { code: '-', name: 'Thu ngân sách' }),
    leaf('e', 0, { kind: 'expert' }, { code: '-', name: 'Thu ngân sách' }),
  ]),
]);

/** A sheet as some office makes it. */
async function sheetOf(...rows: readonly (readonly BookCell[])[]): Promise<SourceSheet> {
  const bytes = await writeWorkbook(
    [
      {
        name: 'Chấm điểm',
        columns: Array.from({ length: 6 }, () => ({
          width: 12,
          align: 'left' as const,
          kind: 'text' as const,
        })),
        rows: rows.map((cells) => ({ cells, dress: 'plain' as const })),
        headRow: 0,
        paper: 'a4',
        orientation: 'portrait',
        frozenColumns: 0,
      },
    ],
    'x',
  );
  return must((await opened(bytes)).sheets[0], 'a sheet');
}
const asked = (sheet: SourceSheet, unitColumns: 'target' | 'self' = 'target'): Filled =>
  must(
    readFilled(sheet, {
      table: other,
      units: [
        { id: 'sin-ho', name: 'Huyện Sìn Hồ', shortName: 'Sìn Hồ' },
        { id: 'muong-te', name: 'Huyện Mường Tè', shortName: 'Mường Tè' },
      ],
      unitId: 'sin-ho',
      unitColumns,
    }),
    'heads',
  );
const said = ({ entries, problems }: Filled) => [
  ...entries.map(
    ({ ref, unitId, criterionId, value }) =>
      `${ref} ${unitId} ${criterionId} ${JSON.stringify('input' in value ? value.input : value.value)}`,
  ),
  ...problems.map(({ ref, code }) => `${ref} ${code}`),
];

describe('other offices’ forms', () => {
  test('[IS2] points are taken only where points are the answer, or name one', async () => {
    const sheet = await sheetOf(
      ['Đơn vị: HUYỆN SÌN HỒ'],
      ['STT', 'Nội dung thi đua', 'Điểm chuẩn', 'Tự chấm', 'Ghi chú'],
      ['I', 'Phần i', 30, 27.5, ''],
      [1, 'THỰC HIỆN QUY CHẾ', 10, '9,5 đ', 'Thiếu 1 báo cáo'],
      [2, 'Tỷ lệ hộ nghèo giảm', 10, 8, ''],
      [3, 'Ban hành kế hoạch', 10, 10, ''],
      ['', 'Tổng cộng', 30, 27.5, ''],
    );
    expect(said(asked(sheet))).toEqual([
      'D4 sin-ho a {"value":"9.5"}',
      'D6 sin-ho c {"passed":true}',
      'D5 points-not-figures',
    ]);
    expect(asked(sheet).entries[0]?.reason).toBe('Thiếu 1 báo cáo');
    expect(unitNamedIn(sheet, [{ id: 'sin-ho', name: 'Huyện Sìn Hồ', shortName: 'Sìn Hồ' }])).toBe('sin-ho');
  });

  test('[IS3] by number and name; what is not certain or not there is named by its cell', async () => {
    const sheet = await sheetOf(
      ['TT', 'Tiêu chí', 'Kết quả thực hiện'],
      [1, 'Thực hiện quy chế', 'bảy'],
      [2, 'Tên đã đổi', 95],
      ['-', 'Thu ngân sách', 5],
      ['', 'Tỷ lệ hộ nghèo giảm', '95%'],
      [9, 'Tiêu chí của bảng khác', 4],
    );
    expect(said(asked(sheet))).toEqual([
      'C5 sin-ho b {"value":"95"}',
      'C2 unreadable',
      'C3 not-certain',
      'C4 not-certain',
      'C6 no-such-criterion',
    ]);
  });

  const similar = tableOf([
    part('i', 'score', 3000, [
      leaf('party', 500, { kind: 'expert' }, { code: '1', name: 'Công tác xây dựng Đảng' }),
      leaf('budget', 500, { kind: 'expert' }, { code: '2', name: 'Tổng thu ngân sách trên địa bàn' }),
      leaf('self', 500, { kind: 'expert' }, { code: '3', name: 'Cộng đồng tự quản' }),
      {
        id: 'g',
        code: '4',
        name: 'Phong trào thi đua',
        max: 500,
        children: [leaf('move', 500, { kind: 'expert' }, { code: '4.1', name: 'Phong trào thi đua' })],
      },
      leaf('plan', 229, { kind: 'pass_fail' }, { code: '5', name: 'Ban hành kế hoạch' }),
      leaf(
        'level',
        771,
        {
          kind: 'choice',
          options: [
            { id: 'good', label: 'Tốt', points: 110 },
            { id: 'fair', label: 'Khá', points: 57 },
          ],
        },
        { code: '6', name: 'Xếp loại' },
      ),
    ]),
    part('t', 'bonus', 300, [leaf('more', 300, { kind: 'expert' }, { code: 'II.1', name: 'Điểm thưởng' })]),
  ]);
  const ofSimilar = (sheet: SourceSheet) =>
    said(must(readFilled(sheet, { table: similar, units: [], unitId: 'u', unitColumns: 'target' }), 'heads'));

  test('[IS3] a criterion named like a total or like its group is found, and only the real totals are left out', async () => {
    const sheet = await sheetOf(
      ['STT', 'Nội dung', 'Tự chấm'],
      ['1', 'Công tác xây dựng Đảng', 1],
      ['2', 'TỔNG THU NGÂN SÁCH TRÊN ĐỊA BÀN', 2],
      ['3', 'Cộng đồng tự quản', 3],
      ['4', 'Phong trào thi đua', 4],
      ['4.1', 'Phong trào thi đua', 4],
      ['II.1', 'Điểm thưởng', 3],
      ['', 'Tổng điểm phần I', 13],
      ['', 'Điểm thưởng', 3],
      ['', 'TỔNG CỘNG', 16],
      ['', 'Xếp hạng', 1],
    );
    expect(ofSimilar(sheet)).toEqual([
      'C2 u party {"value":"1"}',
      'C3 u budget {"value":"2"}',
      'C4 u self {"value":"3"}',
      'C6 u move {"value":"4"}',
      'C7 u more {"value":"3"}',
      'C9 not-certain',
    ]);
    const withoutNumbers = await sheetOf(
      ['Nội dung', 'Tự chấm'],
      ['Cộng đồng tự quản', 3],
      ['Phong trào thi đua', 4],
      ['Công trình của bảng khác', 5],
    );
    expect(ofSimilar(withoutNumbers)).toEqual([
      'B2 u self {"value":"3"}',
      'B3 not-certain',
      'B4 no-such-criterion',
    ]);
  });

  test('[IS2] points that floating numbers do not hold name their answer', async () => {
    const sheet = await sheetOf(
      ['STT', 'Nội dung', 'Tự chấm'],
      ['5', 'Ban hành kế hoạch', 2.29],
      ['6', 'Xếp loại', '1,1'],
    );
    expect(ofSimilar(sheet)).toEqual(['C2 u plan {"passed":true}', 'C3 u level {"choice":"good"}']);
  });

  test('[IS7] points headed as in our own form are points where it is another’s; beside a figure they say the rest', async () => {
    const points = await sheetOf(
      ['STT', 'Nội dung', 'Điểm tự chấm', 'Điểm khối chấm'],
      [1, 'Thực hiện quy chế', 9, 8],
      [2, 'Tỷ lệ hộ nghèo giảm', 10, ''],
    );
    expect(said(asked(points))).toEqual([
      'C2 sin-ho a {"value":"9"}',
      'D2 sin-ho a {"value":"8"}',
      'C3 points-not-figures',
    ]);
    const both = await sheetOf(
      ['STT', 'Nội dung', 'Kết quả thực hiện', 'Điểm tự chấm'],
      [1, 'Thực hiện quy chế', 'Tốt', 9],
      [2, 'Tỷ lệ hộ nghèo giảm', '95,5%', 10],
      [3, 'Ban hành kế hoạch', '', 10],
    );
    expect(said(asked(both))).toEqual([
      'D2 sin-ho a {"value":"9"}',
      'C3 sin-ho b {"value":"95.5"}',
      'D4 sin-ho c {"passed":true}',
    ]);
    const ours = await sheetOf(
      ['STT', 'Nội dung tiêu chí', 'Kết quả đơn vị khai', 'Điểm tự chấm', 'Mã tiêu chí'],
      [1, 'Thực hiện quy chế', '', 9, 'a'],
    );
    expect(said(asked(ours))).toEqual([]);
  });

  test('[IS4] one column a unit: targets for all at once, and none for what has no target', async () => {
    const unique = await sheetOf(
      ['STT', 'Chỉ tiêu thi đua', 'Sìn Hồ', 'Huyện Mường Tè'],
      [1, 'Thực hiện quy chế', '', 3],
      ['-', 'Thu ngân sách', 1400.5, '1.078'],
    );
    const table2 = tableOf([
      part('i', 'score', 1000, [
        leaf('d', 1000, { kind: 'target_ratio' }, { code: '-', name: 'Thu ngân sách' }),
        leaf('a', 0, { kind: 'expert' }, { code: '1', name: 'Thực hiện quy chế' }),
      ]),
    ]);
    const filled = must(
      readFilled(unique, {
        table: table2,
        units: [
          { id: 'sin-ho', name: 'Huyện Sìn Hồ', shortName: 'Sìn Hồ' },
          { id: 'muong-te', name: 'Huyện Mường Tè', shortName: 'Mường Tè' },
        ],
        unitId: 'sin-ho',
        unitColumns: 'target',
      }),
      'heads',
    );
    expect(said(filled)).toEqual(['C3 sin-ho d "1400.5"', 'D3 muong-te d "1078"', 'D2 no-target-here']);
  });

  test('[IS4] units that only their marks tell apart each have their column; a head without marks is named', async () => {
    const units = [
      { id: 'lang', name: 'Xã Bản Lang', shortName: 'Bản Lang' },
      { id: 'village', name: 'Xã Bản Làng', shortName: 'Bản Làng' },
    ];
    const sheet = await sheetOf(
      ['PHIẾU CỦA XÃ BẢN LÀNG'],
      ['STT', 'Nội dung', 'Xã Bản Làng', 'BẢN LANG', 'Xa Ban Lang'],
      [1, 'Thực hiện quy chế', 9, 8, 7],
    );
    const filled = readFilled(sheet, { table: other, units, unitId: 'lang', unitColumns: 'self' });
    expect(said(must(filled, 'heads'))).toEqual([
      'C3 village a {"value":"9"}',
      'D3 lang a {"value":"8"}',
      'E3 unit-not-certain',
    ]);
    expect(unitNamedIn(sheet, units)).toBe('village');
  });

  test('[SC8] a percentage is no target of what is counted otherwise', async () => {
    const sheet = await sheetOf(['STT', 'Nội dung', 'Chỉ tiêu giao'], ['7', 'Việc làm mới', '95%']);
    const table = tableOf([
      part('i', 'score', 1000, [
        leaf('j', 1000, { kind: 'target_ratio' }, { code: '7', name: 'Việc làm mới', unit: 'lao động' }),
      ]),
    ]);
    const filled = readFilled(sheet, { table, units: [], unitId: 'u', unitColumns: 'target' });
    expect(said(must(filled, 'heads'))).toEqual(['C2 unreadable']);
  });

  test('[IS5] a formula that was saved without its value is named', async () => {
    const sheet = await sheetOf(
      ['STT', 'Nội dung', 'Tự chấm'],
      [1, 'Thực hiện quy chế', { formula: 'D2*2', result: undefined }],
      [3, 'Ban hành kế hoạch', ''],
    );
    expect(asked(sheet).problems).toEqual([
      { ref: 'C2', text: '=D2*2', code: 'formula-without-value', criterionId: 'a' },
    ]);
  });

  test('[IS5] two rows that give one figure and differ are both named; blanks change nothing', async () => {
    const sheet = await sheetOf(
      ['STT', 'Nội dung', 'Tự chấm'],
      [1, 'Thực hiện quy chế', 5],
      [1, 'Thực hiện quy chế', 6],
      [3, 'Ban hành kế hoạch', ''],
    );
    expect(said(asked(sheet))).toEqual(['C2 sin-ho a {"value":"5"}', 'C3 given-twice']);
  });

  test('[IS6] a sheet without heads of scores is not guessed at', async () => {
    const sheet = await sheetOf(
      ['Danh sách cán bộ'],
      ['Họ và tên', 'Chức vụ'],
      ['Nguyễn Văn A', 'Chuyên viên'],
    );
    expect(
      readFilled(sheet, { table: other, units: [], unitId: 'sin-ho', unitColumns: 'target' }),
    ).toBeUndefined();
  });
});
