// Files that are no tables, or mean no good: each is turned away with what to do about it.

import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import {
  readOfficeFile,
  sayReadProblem,
  type ReadProblem,
} from '../../../../src/office/import/read-office-file.ts';
import { understand } from '../../../../src/office/import/understand.ts';
import { bookParts, cellXml, sheetXml, zipOf, type ZipEntry } from '../../../support/zip-maker.ts';

const fixture = (file: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/workbooks/${file}`, import.meta.url)));
const ROWS = `<row r="1">${cellXml('A1', 'STT')}${cellXml('B1', 'Nội dung')}</row>`;
const whole = zipOf(bookParts(sheetXml(ROWS)));

async function codeOf(bytes: Uint8Array): Promise<ReadProblem['code'] | 'read'> {
  const read = await readOfficeFile(bytes);
  return read.ok ? 'read' : read.problem.code;
}

/** The same parts with one of them replaced. */
const spoilt = (name: string, entry: Partial<ZipEntry>): Uint8Array =>
  zipOf(bookParts(sheetXml(ROWS)).map((one) => (one.name === name ? { ...one, ...entry } : one)));

/** A workbook of some sheets; `twice` gives the last of them again and again under other names. */
function bookOf(sheets: readonly string[], twice = 1): Uint8Array {
  const named = [...sheets.keys(), ...Array.from({ length: twice - 1 }, () => sheets.length - 1)];
  const list = named.map((_, at) => `<sheet name="S${at}" r:id="r${at}"/>`).join('');
  const relations = named.map((part, at) => `<Relationship Id="r${at}" Target="worksheets/s${part}.xml"/>`);
  const parts = bookParts('').filter(({ name }) => !name.startsWith('xl/'));
  return zipOf([
    ...parts,
    { name: 'xl/workbook.xml', data: `<workbook><sheets>${list}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${relations.join('')}</Relationships>` },
    ...sheets.map((data, at) => ({ name: `xl/worksheets/s${at}.xml`, data })),
  ]);
}

/** So much that does not pack that a long part beside it is not turned away for swelling. */
const NOISE = `<!--${Array.from({ length: 20_000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 0).join('')}-->`;

const documentOf = (body: string, ...more: readonly ZipEntry[]): Uint8Array =>
  zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'word/document.xml', data: `<w:document><w:body>${body}</w:body></w:document>${NOISE}` },
    ...more,
  ]);

describe('what a file is', () => {
  test('[IM1] a file is known by what is in it', async () => {
    expect(await codeOf(whole)).toBe('read');
    expect(await codeOf(fixture('van-ban-co-tieu-ngu.docx'))).toBe('read');
  });

  test('[IM1] a picture, a text and nothing at all are no office files', async () => {
    for (const bytes of [[0x89, 0x50, 0x4e, 0x47], Array.from(Buffer.from('STT;Nội dung')), []]) {
      expect(await codeOf(Uint8Array.from(bytes))).toBe('not-an-office-file');
    }
    expect(await codeOf(zipOf([{ name: 'anh.png', data: 'x' }]))).toBe('not-an-office-file');
    expect(await codeOf(zipOf([{ name: '[Content_Types].xml', data: '<Types/>' }]))).toBe(
      'not-an-office-file',
    );
  });

  test('[IM1] files of the old formats and protected ones are told apart', async () => {
    const old = new Uint8Array(2048);
    old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await codeOf(old)).toBe('old-format');
    const locked = Uint8Array.from(old);
    locked.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
    expect(await codeOf(locked)).toBe('protected');
    expect(await codeOf(spoilt('xl/workbook.xml', { encrypted: true }))).toBe('protected');
  });

  test('[IM1] a file cut short at any place is damaged, never read in part', async () => {
    const file = fixture('cach-cham-du-loai.xlsx');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: file.length - 1 }), async (length) => {
        expect(await codeOf(file.slice(0, length))).toBe('damaged');
      }),
      { numRuns: 60 },
    );
  });

  test('[IM1] a file with a byte changed is read as it was, or turned away', async () => {
    const file = fixture('quy-tiet-kiem-khoi-11.xlsx');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Uint8Array.from(file);
          changed[at] = (changed[at] ?? 0) ^ by;
          await expect(readOfficeFile(changed)).resolves.toBeDefined();
        },
      ),
      { numRuns: 150 },
    );
  });

  test('[IM1] a workbook without sheets, and a document without a table, say so', async () => {
    expect(await codeOf(zipOf(bookParts(sheetXml(''))))).toBe('no-table');
    expect(await codeOf(fixture('khong-co-bang.docx'))).toBe('no-table');
  });

  test('[IM1] every reason has its sentence with a next step in both languages', () => {
    const problems: readonly ReadProblem[] = [
      { code: 'too-large', mebibytes: 10 },
      { code: 'not-an-office-file' },
      { code: 'old-format' },
      { code: 'protected' },
      { code: 'damaged' },
      { code: 'too-many-entries' },
      { code: 'inflates-too-much' },
      { code: 'too-many-rows', sheet: 'S', most: 5000 },
      { code: 'too-many-columns', sheet: 'S', most: 200 },
      { code: 'has-doctype' },
      { code: 'no-table', format: 'docx' },
      { code: 'no-table', format: 'xlsx' },
    ];
    for (const problem of problems) {
      expect(sayReadProblem(problem, 'vi')).toMatch(/Hãy /);
      expect(sayReadProblem(problem, 'en')).toMatch(/[Cc]hoose|Save|save|copy|Copy|Put/);
    }
  });

  test('[IM1] progress is told up to the whole', async () => {
    const told: number[] = [];
    await readOfficeFile(fixture('nhieu-trang-tinh.xlsx'), (done, of) => void told.push(done / of));
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });
});

describe('files that mean no good', () => {
  test('[IM2] more than 10 MiB is not opened', async () => {
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    large.set(whole);
    expect(await codeOf(large)).toBe('too-large');
  });

  test('[IM2] more than 500 entries are not opened', async () => {
    const many = Array.from({ length: 500 }, (_, at) => ({ name: `xl/media/${at}.png`, data: 'x' }));
    expect(await codeOf(zipOf(bookParts(sheetXml(ROWS), many)))).toBe('too-many-entries');
  });

  test('[IM2] what swells too much is not inflated, by what it declares or by what comes', async () => {
    const zeros = new Uint8Array(8 * 1024 * 1024);
    const bomb = { name: 'xl/media/a.bin', data: zeros };
    expect(await codeOf(zipOf(bookParts(sheetXml(ROWS), [bomb])))).toBe('inflates-too-much');
    // Declares little, and holds much: stopped at what it declared.
    const liar = spoilt('xl/worksheets/sheet1.xml', { data: sheetXml(' '.repeat(6_000_000)), claims: 1000 });
    expect(await codeOf(liar)).toBe('inflates-too-much');
    const random = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 2654435761) >>> 24);
    const parts = Array.from({ length: 15 }, (_, at) => ({
      name: `xl/${at}.bin`,
      data: random.slice(0, 100),
      claims: 3_000_000,
    }));
    expect(await codeOf(zipOf(bookParts(sheetXml(ROWS), parts)))).toBe('inflates-too-much');
  });

  test('[IM2] a size too large, a wrong checksum and names that climb out are damage', async () => {
    expect(await codeOf(spoilt('xl/worksheets/sheet1.xml', { claims: 900_000 }))).toBe('damaged');
    for (const name of [
      '../evil.xml',
      'xl/../../evil.xml',
      '/etc/passwd',
      'C:\\evil.xml',
      'xl\\..\\evil.xml',
      'a\0b',
    ]) {
      expect(await codeOf(zipOf(bookParts(sheetXml(ROWS), [{ name, data: 'x' }])))).toBe('damaged');
    }
  });

  test('[IM2] a document type is refused, in every encoding, and entities are not expanded', async () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet/>';
    expect(await codeOf(spoilt('xl/worksheets/sheet1.xml', { data: bomb }))).toBe('has-doctype');
    expect(await codeOf(spoilt('xl/workbook.xml', { data: bomb }))).toBe('has-doctype');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bomb, 'utf16le')]);
    expect(await codeOf(spoilt('xl/worksheets/sheet1.xml', { data: wide }))).toBe('has-doctype');
    const read = await readOfficeFile(
      zipOf(bookParts(sheetXml(`<row r="1">${cellXml('A1', '&lt;b&gt; &unknown; &#272;')}</row>`))),
    );
    expect(read.ok && read.value.sheets[0]?.rows[0]?.cells[0]?.text).toBe('<b> &unknown; Đ');
  });

  test('[IM2] tags that do not close, or nest without end, are damage', async () => {
    for (const data of [
      '<worksheet><sheetData>',
      '<worksheet></sheet>',
      '<a '.repeat(50),
      '<a>'.repeat(5000),
    ]) {
      expect(await codeOf(spoilt('xl/worksheets/sheet1.xml', { data }))).toBe('damaged');
    }
  });

  test('[IM2] rows and columns are bounded by what they hold; formatted ones do not count', async () => {
    const far = (ref: string) =>
      zipOf(bookParts(sheetXml(`${ROWS}<row r="${ref.replace(/\D/g, '')}">${cellXml(ref, 'x')}</row>`)));
    expect(await codeOf(far('A5000'))).toBe('read');
    expect(await codeOf(far('A5001'))).toBe('too-many-rows');
    expect(await codeOf(far('GR2'))).toBe('read');
    expect(await codeOf(far('GS2'))).toBe('too-many-columns');
    expect(await codeOf(far('XFD1048576'))).toBe('too-many-rows');
    const formatted =
      '<row r="900000"><c r="XFD900000" s="3"/></row><row r="900001" s="2" customFormat="1"/>';
    const read = await readOfficeFile(zipOf(bookParts(sheetXml(ROWS + formatted))));
    expect(read.ok && [read.value.sheets[0]?.rows.length, read.value.sheets[0]?.columns]).toEqual([1, 2]);
  });

  test('[IM2] the sheets of a workbook share one room: each may be large, not all of them', async () => {
    const large = sheetXml(`${ROWS}<row r="4000">${cellXml('CV4000', 'x')}</row>`);
    const small = sheetXml(ROWS);
    expect(await codeOf(bookOf([large, large, small]))).toBe('read');
    expect(await codeOf(bookOf([large, large, large]))).toBe('inflates-too-much');
    expect(await codeOf(bookOf(Array.from({ length: 12 }, () => large)))).toBe('inflates-too-much');
  });

  test('[IM2] a part is read once, however many sheets name it', async () => {
    const large = sheetXml(`${ROWS}<row r="4000">${cellXml('CV4000', 'x')}</row>`);
    const read = await readOfficeFile(bookOf([large], 400));
    expect(read.ok && read.value.sheets.map(({ name }) => name)).toEqual(['S0']);
  });

  test('[IM2] a text that is shared by many cells counts in each, and no cell has more than a cell holds', async () => {
    const shared = `<sst><si><t>${'đ'.repeat(40_000)}</t></si></sst>`;
    const more = [{ name: 'xl/sharedStrings.xml', data: shared }];
    const cells = (count: number) =>
      Array.from(
        { length: count },
        (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`,
      );
    const read = await readOfficeFile(zipOf(bookParts(sheetXml(cells(1000).join('')), more)));
    expect(read.ok && read.value.sheets[0]?.rows[999]?.cells[0]?.text.length).toBe(32_767);
    expect(await codeOf(zipOf(bookParts(sheetXml(cells(3000).join('')), more)))).toBe('inflates-too-much');
  });

  test('[IM2] hidden columns are those that there can be, whatever a file says of them', async () => {
    const hiddenIn = async (...columns: readonly string[]) => {
      const described = columns.map((one) => `<col hidden="1" ${one}/>`).join('');
      const sheet = `<worksheet><cols>${described}</cols><sheetData>${ROWS}</sheetData></worksheet>`;
      const read = await readOfficeFile(zipOf(bookParts(sheet)));
      return read.ok ? read.value.sheets[0]?.hiddenColumns : read.problem.code;
    };
    expect(await hiddenIn('min="2" max="2"')).toEqual([1]);
    expect(await hiddenIn('min="-300000000" max="200"')).toEqual([0, 1]);
    expect(await hiddenIn('min="1" max="16384"', 'min="1" max="16384"')).toEqual([0, 1]);
    expect(await hiddenIn('min="x" max="1"', 'min="2" max="y"', 'min="NaN"')).toEqual([0]);
    expect(await hiddenIn(...Array.from({ length: 20_000 }, () => 'min="1" max="200"'))).toBe('damaged');
  });

  test('[IM2] a row that is none is damage', async () => {
    for (const at of ['-3', '0', '1.5', 'x', '']) {
      const row = `<row r="${at}"><c t="inlineStr"><is><t>x</t></is></c></row>`;
      expect([at, await codeOf(zipOf(bookParts(sheetXml(ROWS + row))))]).toEqual([at, 'damaged']);
    }
  });

  test('[IM2] the tables of a document share one room, and so do those that were joined', async () => {
    const cell = (text: string, span = 1) =>
      `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const heads = `<w:tr>${cell('STT')}${cell('Nội dung')}${cell('Điểm', 198)}</w:tr>`;
    const table = `<w:tbl>${heads}<w:tr>${cell('1')}${cell('x')}${cell('5', 198)}</w:tr>${'<w:tr/>'.repeat(2000)}</w:tbl>`;
    expect(await codeOf(documentOf(table))).toBe('read');
    // Two of them fit; joined they would be there twice.
    expect(await codeOf(documentOf(table.repeat(2)))).toBe('inflates-too-much');
    expect(await codeOf(documentOf('<w:tbl/>'.repeat(1_000_001)))).toBe('inflates-too-much');
    expect(await codeOf(documentOf(`<w:tbl>${'<w:tr/>'.repeat(1_000_001)}</w:tbl>`))).toBe(
      'inflates-too-much',
    );
  });

  test('[IM2] a label that a document counts by is no longer than one, in however many paragraphs', async () => {
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="${'a'.repeat(100_000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const listed = (count: number) =>
      `<w:tbl><w:tr><w:tc>${'<w:p><w:numPr><w:numId w:val="1"/></w:numPr></w:p>'.repeat(count)}</w:tc></w:tr></w:tbl>`;
    const file = (count: number) =>
      documentOf(listed(count), { name: 'word/numbering.xml', data: numbering });
    expect(await codeOf(file(100))).toBe('no-table');
    expect(await codeOf(file(200_000))).toBe('inflates-too-much');
  });

  test('[IM2] mergers without measure do not hold the reader up', async () => {
    const merges = Array.from({ length: 3000 }, () => '<mergeCell ref="A1:XFD1048576"/>').join('');
    const rows = `${ROWS}<row r="5000">${cellXml('GR5000', 'x')}</row>`;
    const code = await codeOf(zipOf(bookParts(sheetXml(rows, `<mergeCells>${merges}</mergeCells>`))));
    expect(['damaged', 'read']).toContain(code);
  });
});

test('[IM5] bidirectional and unseen characters do not reach the table', async () => {
  const rows = `<row r="1">${cellXml('A1', 'Nội dung')}${cellXml('B1', 'Điểm chuẩn')}</row><row r="2">${cellXml('A2', 'Gi\u202eảm\u0007 nghèo\u200b')}${cellXml('B2', '10')}</row>`;
  const read = await readOfficeFile(zipOf(bookParts(sheetXml(rows))));
  const sheet = must(read.ok ? read.value.sheets[0] : undefined, 'a sheet');
  expect(understand(sheet).rows[1]).toMatchObject({ name: 'Giảm nghèo', max: 1000 });
});
