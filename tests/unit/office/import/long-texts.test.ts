// Texts far longer than any an office writes, made so that a reader would go through them again and again: each is
// answered like any other. Read in the square of their length, not one of these tests would come to its end.

import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { readXml } from '../../../../src/office/import/file/read-xml.ts';
import { readOfficeFile } from '../../../../src/office/import/read-office-file.ts';
import { clausesOf } from '../../../../src/office/import/rule-words/clauses.ts';
import { suggestRule } from '../../../../src/office/import/rule-words/suggest-rule.ts';
import type { SourceSheet } from '../../../../src/office/import/source-book.ts';
import { understand } from '../../../../src/office/import/understand.ts';
import { roleOfHead } from '../../../../src/office/import/understand/head-words.ts';
import { readPoints } from '../../../../src/office/import/understand/points-text.ts';
import { saysTotal } from '../../../../src/office/import/understand/row-kinds.ts';
import { formatOf, plainDigits } from '../../../../src/office/import/xlsx/number-text.ts';
import { readFilled } from '../../../../src/office/scores/read-filled.ts';
import { leaf, part, tableOf } from '../../../support/small-bloc.ts';
import { bookParts, cellXml, sheetXml, zipOf } from '../../../support/zip-maker.ts';

const LONG = 600_000;
const row = (sign: string): string => sign.repeat(LONG);

test('[IM2] long rows of one sign, in a head, a name, points or a rule, are gone through once', () => {
  for (const sign of ['.', ':', ';', ',', '…', '-', '=']) {
    expect(readPoints(`10${row(sign)}x`)).toEqual({ kind: 'problem', code: 'points-unreadable' });
    expect(roleOfHead(`Nội dung${row(sign)}x`)).toBeUndefined();
    expect(saysTotal(`Tiêu chí${row(sign)}x`)).toBe(false);
    expect(
      clausesOf({ text: `a${row(sign)}x`, steps: [] })
        .at(-1)
        ?.written.endsWith('x'),
    ).toBe(true);
  }
  expect(readPoints(`10${row('.')}`)).toMatchObject({ kind: 'points', points: 1000 });
  expect(roleOfHead(`Nội dung${row(':')}`)).toBe('name');
  expect(saysTotal(`Tổng cộng${row('.')}`)).toBe(true);
});

test('[IM6] a name or a rule longer than any is offered no rule, and not searched for one', () => {
  const words = { name: 'x', text: '', unit: '', max: 1000, steps: [] };
  for (const text of [row('1'), row('mỗi '), row('1.'), row(': điểm '), `${row(':điểm')}(`]) {
    expect(suggestRule({ ...words, text })).toBeUndefined();
    expect(suggestRule({ ...words, name: text })).toBeUndefined();
    expect(suggestRule({ ...words, steps: [{ words: text, points: 500 }] })).toBeUndefined();
  }
  // What stands in brackets at a name's end is still looked at.
  const named = (name: string) => suggestRule({ ...words, name })?.rule.kind;
  expect([named('Họp đủ (đạt / không đạt)'), named('Họp đủ: đạt / không đạt')]).toEqual([
    'pass_fail',
    'pass_fail',
  ]);
  expect([named('Họp (đủ) đạt / không đạt'), named('Họp (đủ): đạt / không đạt ')]).toEqual([
    undefined,
    'pass_fail',
  ]);
});

test('[IM2] a number, a format and the attributes of a tag are gone through once', () => {
  expect(plainDigits(`${row('1')}x`)).toBeUndefined();
  expect(plainDigits('1'.repeat(300))).toBeUndefined();
  expect(['1.', '.5', '+1.50', '-1e-3', ' 7 ', '1.e2', '.'].map(plainDigits)).toEqual([
    '1',
    '0.5',
    '1.5',
    '-0.001',
    '7',
    '100',
    undefined,
  ]);
  expect(formatOf(170, new Map([[170, row('[')]]))).toBe('General');
  const attributesIn = (inside: string) => {
    const found: [string, string][] = [];
    readXml(`<a ${inside}/>`, { open: (_, attributes) => found.push(...attributes) });
    return found;
  };
  expect(attributesIn(row('a'))).toEqual([]);
  expect(attributesIn(row('a '))).toEqual([]);
  expect(attributesIn(row('= '))).toEqual([]);
  expect(attributesIn(`${row(' ')}b="2"`)).toEqual([['b', '2']]);
  expect(attributesIn(`w:b = "1 &lt; 2"\n c='"' d e="=" f=5 g="x=y"`)).toEqual([
    ['b', '1 < 2'],
    ['c', '"'],
    ['e', '='],
    ['g', 'x=y'],
  ]);
});

/** A table with a long text in one of its cells. */
function sheetWith(at: { readonly row: number; readonly column: number }, text: string): SourceSheet {
  const texts = [
    ['KHỐI THI ĐUA', '', '', '', '', ''],
    ['STT', 'Nội dung tiêu chí', 'Điểm chuẩn', 'Cách chấm', 'Chỉ tiêu', 'Kết quả'],
    ['I', 'Phần một', '20', '', '', ''],
    ['1', 'Tiêu chí 1', '10', 'Chấm', '9', '9'],
    ['2', 'Tiêu chí 2', '10', 'Chấm', '', ''],
    ['', 'Tổng cộng', '20', '', '', ''],
  ];
  const rows = texts.map((cells, index) => ({
    at: index + 1,
    hidden: false,
    cells: cells.map((own, column) => ({
      ref: `${'ABCDEF'[column]}${index + 1}`,
      text: index === at.row && column === at.column ? text : own,
    })),
  }));
  return { name: 'S', above: [], rows, columns: 6, hiddenColumns: [] };
}

test('[IM5] a table with a long text in any of its cells is understood, and the text is not lost', () => {
  const places = [0, 1, 3, 5].flatMap((line) => [0, 1, 2, 3].map((column) => ({ row: line, column })));
  for (const sign of ['.', ':', '1.', 'ngay ']) {
    for (const at of places) {
      const text = `Tên ${sign.repeat(100_000 / sign.length)} !`;
      const understood = understand(sheetWith(at, text));
      expect(JSON.stringify(understood).includes(text.slice(0, 60)), JSON.stringify(at)).toBe(true);
    }
  }
});

test('[IS3] a filled sheet with a long text under a head of figures names it, and goes on', () => {
  const table = tableOf([
    part('i', 'score', 2000, [
      leaf('1', 1000, { kind: 'target_ratio' }, { unit: '%' }),
      leaf('2', 1000, { kind: 'expert' }),
    ]),
  ]);
  const units = [{ id: 'u-1', name: 'Đơn vị 1', shortName: 'ĐV1' }];
  for (const text of [`9${row(' ')}x`, row('1'), `${row('%')}x`]) {
    const filled = readFilled(sheetWith({ row: 3, column: 5 }, text), {
      table,
      units,
      unitId: 'u-1',
      unitColumns: 'target',
    });
    expect(filled?.problems.map(({ ref, code }) => [ref, code])).toEqual([['F4', 'unreadable']]);
    expect(filled?.entries.map(({ ref }) => ref)).toEqual(['E4']);
  }
});

test('[IM2] a file with such cells is read', async () => {
  const dots = row('.');
  const rows = `<row r="1">${cellXml('A1', `x${dots}y`)}<c r="B1"><v>${row('1')}x</v></c><c r="C1" ${row('a')}/></row>`;
  const noise = Array.from({ length: 20_000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 0).join('');
  const read = await readOfficeFile(zipOf(bookParts(`${sheetXml(rows)}<!--${noise}-->`)));
  const cells = must(read.ok ? read.value.sheets[0] : undefined, 'a sheet').rows[0]?.cells;
  expect(cells?.map(({ text, number }) => [text.length, number])).toEqual([
    [32_767, undefined],
    [32_767, undefined],
  ]);
});
