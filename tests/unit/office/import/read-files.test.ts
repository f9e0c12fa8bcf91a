// What stands in a file and is easily lost or doubled: numbers with noise, days, rich text, lists that count by
// themselves, moved and deleted text, tables in tables.

import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { readOfficeFile } from '../../../../src/office/import/read-office-file.ts';
import {
  dayOf,
  exactNumber,
  isDayFormat,
  numberText,
} from '../../../../src/office/import/xlsx/number-text.ts';
import { understand } from '../../../../src/office/import/understand.ts';
import { NO_CORRECTIONS } from '../../../../src/office/import/understanding.ts';
import { bookParts, sheetXml, zipOf } from '../../../support/zip-maker.ts';

async function cellsOf(bytes: Uint8Array) {
  const read = await readOfficeFile(bytes);
  const book = must(read.ok ? read.value : undefined, read.ok ? '' : read.problem.code);
  return must(book.sheets[0], 'a sheet').rows.map(({ cells }) => cells);
}

describe('numbers', () => {
  test('[IM4] the noise of floating point is gone, and every digit that was meant stays', () => {
    expect(
      ['12.990000000000002', '0.1', '2.5000000000000004', '1E-2', '1.2E3', '-0', '100'].map(exactNumber),
    ).toEqual(['12.99', '0.1', '2.5', '0.01', '1200', '0', '100']);
    expect([exactNumber('0.33333333333333331'), exactNumber('1e300'), exactNumber('abc')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('[IM4] a number is shown as its cell shows it', () => {
    const shown = (digits: string, format: string) => numberText(digits, format);
    expect([
      shown('10', 'General'),
      shown('10', '0.00'),
      shown('1000', '#,##0'),
      shown('1000', '0'),
      shown('0.1', '0%'),
      shown('0.125', '0.0%'),
      shown('10', '0" điểm"'),
      shown('-2', '0.0;-0.0'),
      shown('12.25', '0.0'),
    ]).toEqual(['10', '10,00', '1.000', '1000', '10%', '12,5%', '10 điểm', '−2,0', '12,25']);
  });

  test('[IM4] what a format only says does not change the number: quoted, behind a backslash, as padding', () => {
    expect(
      [
        ['97', '0"%"'],
        ['97', '0\\%'],
        ['9.5', '#,##0.0" %"'],
        ['97', '0_%'],
        ['97', 'General"%"'],
        ['0.97', '0%" KH"'],
        ['5', '"Quý 0: "0'],
        ['5', '"a;b "0.0'],
        ['5', '[Red]0" [đ]"'],
        ['1000', '#,##0 [$-42A]'],
        ['3.5', '# ?/?'],
      ].map(([digits = '', format = '']) => numberText(digits, format)),
    ).toEqual(['97%', '97%', '9,5 %', '97', '97%', '97% KH', 'Quý 0: 5', 'a;b 5,0', '5 [đ]', '1.000', '3,5']);
  });

  test('[IM4] a section with a condition shows the numbers that it is for', () => {
    const shown = (format: string) => ['97', '0.97', '-3', '0'].map((digits) => numberText(digits, format));
    expect(shown('[<=1]0%;0"%"')).toEqual(['97%', '97%', '−300%', '0%']);
    expect(shown('[>1]0"%";0%')).toEqual(['97%', '97%', '−300%', '0%']);
    expect(shown('[>1]0"%";-0"!";0%')).toEqual(['97%', '97%', '−3!', '0%']);
    expect(shown('0"[<1]";0"x"')).toEqual(['97[<1]', '0,97[<1]', '−3[<1]', '0[<1]']);
  });

  test('[IM3] letters that a format only says make no day, and neither do hours and minutes', () => {
    expect(['"ngày" d/m', 'mm/yyyy', 'mmm', 'dd/mm/yyyy hh:mm:ss.000'].map(isDayFormat)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(
      ['"d;"0', '\\d@', '"dm"', 'h:mm', 'mm:ss', '[h]:mm', '[mm]', '[$-42A]0', 'h "ngày"'].map(isDayFormat),
    ).toEqual([false, false, false, false, false, false, false, false, false]);
  });

  test('[IM3] days are told from numbers by their format, in both systems of days', () => {
    expect(['d-mmm', 'dd/mm/yyyy', 'm/d/yy', '[$-42A]d mmmm'].map(isDayFormat)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['General', '0.00', '#,##0', '0" đ"', '@', '0%'].map(isDayFormat)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(dayOf(45_293, false)).toEqual({ day: 2, month: 1, year: 2024 });
    expect(dayOf(43_831, true)).toEqual({ day: 2, month: 1, year: 2024 });
  });
});

test('[IM5] texts in pieces, escapes and formulas of a workbook are read whole', async () => {
  const shared =
    '<sst><si><r><t>Nội </t></r><r><rPr><b/></rPr><t>dung</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_&#10;b</t></si></sst>';
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><f>SUM(C2:C3)</f></c><c r="D1" t="str"><f>A1</f><v>Nội dung</v></c><c r="E1" t="e"><v>#REF!</v></c></row>';
  const [cells = []] = await cellsOf(
    zipOf(bookParts(sheetXml(rows), [{ name: 'xl/sharedStrings.xml', data: shared }])),
  );
  expect(cells.map(({ text }) => text)).toEqual(['Nội dung', 'a\nb', '', 'Nội dung', '#REF!']);
  expect(cells[2]?.formula).toBe('SUM(C2:C3)');
});

const documentOf = (body: string, more: Parameters<typeof bookParts>[1] = []): Uint8Array =>
  zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: '<Relationships><Relationship Id="r" Target="word/document.xml"/></Relationships>',
    },
    { name: 'word/document.xml', data: `<w:document><w:body>${body}</w:body></w:document>` },
    ...more,
  ]);
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const paragraph = (inside: string) => `<w:p>${inside}</w:p>`;
const table = (...rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;
const HEAD = ['STT', 'Nội dung', 'Điểm'].map((text) => cell(paragraph(run(text))));
const plainRow = (...texts: readonly string[]) => texts.map((text) => cell(paragraph(run(text))));

test('[IM5] moved and deleted text is read once or not at all, boxes and inner tables in their cell', async () => {
  const moved = paragraph(
    `<w:moveFrom>${run('cũ ')}</w:moveFrom>${run('mới')}<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>`,
  );
  const box = paragraph(
    `${run('trước ')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(run('hộp'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph(run('hộp'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>${run('sau')}`,
  );
  const inner = cell(`${paragraph(run('ngoài'))}${table(plainRow('trong một', 'trong hai'))}`);
  const rows = await cellsOf(
    documentOf(
      table(HEAD, [cell(moved), cell(box), ...plainRow('5')], [...plainRow('2'), inner, ...plainRow('5')]),
    ),
  );
  expect(rows.slice(1).map((cells) => cells.map(({ text }) => text))).toEqual([
    ['mới', 'hộp\ntrước sau', '5'],
    ['2', 'ngoài\ntrong một\ntrong hai', '5'],
  ]);
});

test('[IM3] numbers that a document counts by itself are read as they are shown', async () => {
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
  const counted = (level: number) =>
    cell(paragraph(`<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>`));
  const body = table(HEAD, ...[0, 1, 1, 0, 1].map((level) => [counted(level), ...plainRow('x', '5')]));
  const rows = await cellsOf(documentOf(body, [{ name: 'word/numbering.xml', data: numbering }]));
  expect(rows.slice(1).map(([first]) => first?.text)).toEqual(['I.', 'I.1', 'I.2', 'II.', 'II.1']);
});

test('[IM3] a code of a document keeps its zeros', async () => {
  const body = table(
    HEAD,
    plainRow('01', 'Cải cách hành chính', '05'),
    plainRow('10', 'Chuyển đổi số', '10'),
  );
  const read = await readOfficeFile(documentOf(body));
  const sheet = must(read.ok ? read.value.sheets[0] : undefined, 'a sheet');
  const { rows } = understand(sheet, NO_CORRECTIONS);
  expect(rows.slice(1).map(({ code, max }) => [code, max])).toEqual([
    ['01', 500],
    ['10', 1000],
  ]);
});

test('[IM3] cells merged across and down are told at their top left', async () => {
  const wide = cell(paragraph(run('PHẦN I')), '<w:gridSpan w:val="3"/>');
  const down = (inside: string, value: string) => cell(inside, `<w:vMerge${value}/>`);
  const body = table(
    HEAD,
    [wide],
    [down(paragraph(run('1')), ' w:val="restart"'), ...plainRow('a', '5')],
    [down(paragraph(''), ''), ...plainRow('b', '5')],
  );
  const rows = await cellsOf(documentOf(body));
  expect(rows[1]?.map(({ span, mergedWith }) => span ?? mergedWith)).toEqual([
    { rows: 1, columns: 3 },
    'dòng 2, cột 1',
    'dòng 2, cột 1',
  ]);
  expect([rows[2]?.[0]?.span, rows[3]?.[0]?.mergedWith]).toEqual([{ rows: 2, columns: 1 }, 'dòng 3, cột 1']);
});
