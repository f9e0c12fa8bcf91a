// KG beside the points that the table gives for it, as our own papers and workbooks write it, read back.

import { expect, test } from 'vitest';
import { must } from '../../../src/base/assert.ts';
import { readOfficeFile } from '../../../src/office/import/read-office-file.ts';
import { readFilled } from '../../../src/office/scores/read-filled.ts';
import { leaf, part, tableOf } from '../../support/small-bloc.ts';
import { bookParts, cellXml, sheetXml, zipOf } from '../../support/zip-maker.ts';

const units = [{ id: 'u-1', name: 'Đơn vị 1', shortName: 'ĐV1' }];

/** What is read of a cell under "Kết quả": a number in a format, or a text. */
async function readOf(given: { number: string; format: string } | { text: string }, unit = '') {
  const table = tableOf([part('i', 'score', 1000, [leaf('a', 1000, { kind: 'target_ratio' }, { unit })])]);
  const heads = ['STT', 'Nội dung', 'Kết quả'].map((head, at) => cellXml(`${'ABC'[at]}1`, head));
  const [cell, format] =
    'text' in given
      ? [cellXml('C2', given.text), '0']
      : [`<c r="C2" s="1"><v>${given.number}</v></c>`, given.format.replaceAll('"', '&quot;')];
  const rows = `<row r="1">${heads.join('')}</row><row r="2">${cellXml('A2', 'a')}${cellXml('B2', 'Tiêu chí a')}${cell}</row>`;
  const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${format}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>`;
  const book = await readOfficeFile(
    zipOf(bookParts(sheetXml(rows), [{ name: 'xl/styles.xml', data: styles }])),
  );
  if (!book.ok) throw new Error('a book');
  const sheet = must(book.value.sheets[0], 'a sheet');
  const read = must(readFilled(sheet, { table, units, unitId: 'u-1', unitColumns: 'self' }), 'heads');
  return [...read.entries.map(({ value }) => value), ...read.problems.map(({ code }) => code)];
}

const OURS = '#,##0.00" (KG)"';
const KG = { is: 'self', input: { assigned: false } };

test('[OX8] the points that the table gives, or none, beside KG are KG', async () => {
  expect(await readOf({ text: '10,00 (KG)' })).toEqual([KG]);
  expect(await readOf({ text: '57,14\n(KG)' })).toEqual([KG]);
  expect(await readOf({ number: '10', format: OURS })).toEqual([KG]);
  expect(await readOf({ number: '0', format: OURS })).toEqual([KG]);
});

test('[OX8] other points that were typed over such a cell are asked about, since its format still says KG', async () => {
  expect(await readOf({ number: '6.5', format: OURS })).toEqual(['points-or-kg']);
});

test('[OX8] a weight is no KG', async () => {
  expect(await readOf({ number: '450', format: '#,##0" (kg)"' }, 'kg')).toEqual([
    { is: 'self', input: { value: '450' } },
  ]);
  expect(await readOf({ number: '10', format: OURS }, 'kg')).toEqual([
    { is: 'self', input: { value: '10' } },
  ]);
  expect(await readOf({ text: '450 (kg)' }, 'kg')).toEqual(['unreadable']);
});
