// A table of criteria written as a workbook, and read back: the very same table, and what an office changed in it.

import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { importTable } from '../../src/office/import/import-table.ts';
import { readOfficeFile } from '../../src/office/import/read-office-file.ts';
import type { SourceBook, SourceCell } from '../../src/office/import/source-book.ts';
import { readTableBook } from '../../src/office/table/read-table-book.ts';
import { tableBook } from '../../src/office/table/table-book.ts';
import { hasLibreOffice } from '../../tools/browser.mjs';
import { convert, sheetsAsCsv } from '../support/libre-office.ts';
import { leaf, part, tableOf } from '../support/small-bloc.ts';

const HEADING = { blocName: 'Khối thi đua các huyện, thành phố', period: 'năm 2023', mark: '' };
const tableAt = (path: string) =>
  CriteriaTable.parse(JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')));
const TABLES = [
  'src/server/sample/cong-an-xa-347-2025.json',
  'src/server/sample/cac-huyen-2023.json',
  'tests/fixtures/every-kind/table.json',
];

/** What of a table stands in a file: everything but whose it is and how far it has come. */
const heldBy = ({ title, scale, policies, gates, grades, parts }: CriteriaTable) => ({
  title,
  scale,
  policies,
  gates,
  grades,
  parts,
});

async function bookOf(bytes: Uint8Array): Promise<SourceBook> {
  const read = await readOfficeFile(bytes);
  expect(read.ok ? '' : read.problem.code).toBe('');
  return must(read.ok ? read.value : undefined, 'a book');
}

const noId = (): string => {
  throw new Error('a table of ours needs no new id');
};

test.each(TABLES)('[IM8] %s comes back identical', async (path) => {
  const table = tableAt(path);
  const book = await bookOf(await tableBook(table, HEADING));
  const imported = importTable(book, noId);
  expect(imported.is).toBe('ours');
  expect(imported.draft.table).toEqual(heldBy(table));
  expect(imported.draft.notes).toEqual([]);
});

test.skipIf(!hasLibreOffice())('[IM8] it comes back identical when another program saved it', async () => {
  const table = tableAt('src/server/sample/cac-huyen-2023.json');
  const saved = await convert(await tableBook(table, HEADING), 'in.xlsx', 'xlsx:Calc MS Excel 2007 XML');
  const draft = readTableBook(await bookOf(must([...saved.values()][0], 'a file')));
  expect(draft?.table).toEqual(heldBy(table));
  expect(draft?.notes).toEqual([]);
});

test.skipIf(!hasLibreOffice())('[IM8] parents are live sums that come to what the table states', async () => {
  const table = tableAt('src/server/sample/cong-an-xa-347-2025.json');
  const rows = must((await sheetsAsCsv(await tableBook(table, HEADING))).get('Bảng tiêu chí'), 'the sheet');
  const shown = new Map(rows.map((cells) => [cells[6], cells[2]]));
  for (const one of table.parts) expect(Number(shown.get(one.id)) * 100).toBe(one.max);
});

test('[IM8] any text comes back as it was, and none becomes a formula', async () => {
  const word = fc.oneof(
    fc.constantFrom('=1+1', '+A1', '@SUM(A1)', '_x0041_', '"', '<b>&', 'Tiêu chí\nhai dòng', '1.10', '007'),
    fc.string({ maxLength: 30, unit: 'grapheme' }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (names) => {
      const table = tableOf([
        part(
          'i',
          'score',
          names.length * 100,
          names.map((name, at) =>
            leaf(
              `i.${at}`,
              100,
              { kind: 'expert' },
              { name: name || 'x', text: name, code: Array.from(name).slice(0, 4).join('') },
            ),
          ),
        ),
      ]);
      const bytes = await tableBook(table, HEADING);
      expect(readTableBook(await bookOf(bytes))?.table).toEqual(heldBy(table));
      const sheet = must((await readXlsx(bytes)).sheets[0], 'a sheet');
      const formulas = [...(sheet.cells?.values() ?? [])].flatMap(({ formula }) => formula ?? []);
      expect(formulas.every((formula) => /^(?:SUM|MAX)\(/.test(formula))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

/** The book with one of its cells changed, as if somebody had typed over it. */
const typedOver = (book: SourceBook, ref: string, cell: Partial<SourceCell>): SourceBook => ({
  ...book,
  sheets: book.sheets.map((sheet, at) =>
    at > 0
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map((row) => ({
            ...row,
            cells: row.cells.map((one) => (one.ref === ref ? { ref, text: '', ...cell } : one)),
          })),
        },
  ),
});

const small = tableOf([
  part('i', 'score', 3000, [
    leaf('i.1', 1000, { kind: 'pass_fail' }),
    leaf('i.2', 2000, { kind: 'expert', step: 25 }),
  ]),
  part('p', 'penalty', 0, [leaf('p.1', 0, { kind: 'expert', min: -500 })], { min: -500 }),
]);

test('[IM9] a name, a number or points changed in the file win, and are said with their cells', async () => {
  const book = await bookOf(await tableBook(small, HEADING));
  const renamed = typedOver(book, 'B6', { text: 'Tên mới' });
  const changed = typedOver(typedOver(renamed, 'C7', { text: '25,00', number: '25' }), 'C5', {
    text: '35',
    number: '35',
  });
  const draft = must(readTableBook(changed), 'a table');
  const [first] = draft.table.parts;
  expect(first?.max).toBe(3500);
  expect(first?.children.map(({ name, max }) => [name, max])).toEqual([
    ['Tên mới', 1000],
    ['Tiêu chí i.2', 2500],
  ]);
  expect(draft.table.scale).toBe(3500);
  expect(draft.notes.map((note) => (note.code === 'edited' ? [note.ref, note.was, note.now] : []))).toEqual([
    ['C5', '30', '35'],
    ['B6', 'Tiêu chí i.1', 'Tên mới'],
    ['C7', '20', '25'],
  ]);
});

test('[IM9] a penalty keeps going down as far as the file says', async () => {
  const book = await bookOf(await tableBook(small, HEADING));
  const draft = must(readTableBook(typedOver(book, 'C8', { text: '-8', number: '-8' })), 'a table');
  expect(draft.table.parts[1]).toMatchObject({ max: 0, min: -800 });
});

test('[IM9] rows deleted, copied or typed in are said; a copy gets an id of its own', async () => {
  const book = await bookOf(await tableBook(small, HEADING));
  const [sheet] = book.sheets;
  const rows = must(sheet, 'a sheet').rows;
  const withRows = (next: typeof rows): SourceBook => ({
    ...book,
    sheets: book.sheets.map((one, at) => (at === 0 ? { ...one, rows: next } : one)),
  });
  const gone = must(readTableBook(withRows(rows.filter((_, at) => at !== 5))), 'a table');
  expect(gone.notes).toEqual([{ code: 'gone', name: 'Tiêu chí i.1' }]);
  const copied = must(readTableBook(withRows([...rows.slice(0, 7), ...rows.slice(6)])), 'a table');
  expect(copied.table.parts[0]?.children.map(({ id }) => id)).toEqual(['i.1', 'i.2', 'i.2-2']);
  const typed = rows.map((row, at) =>
    at === 6
      ? {
          ...row,
          cells: row.cells.map((cell, column) =>
            column === 1 ? { ...cell, text: 'Dòng mới' } : { ref: cell.ref, text: '' },
          ),
        }
      : row,
  );
  expect(must(readTableBook(withRows(typed)), 'a table').notes).toContainEqual({
    code: 'kept',
    row: 6,
    ref: 'B7',
    text: 'Dòng mới',
  });
});

test('[IM9] a file whose hidden cells were spoilt is read like any other', async () => {
  const book = await bookOf(await tableBook(small, HEADING));
  const spoilt = typedOver(book, 'H6', { text: '{"depth":1' });
  expect(readTableBook(spoilt)).toBeUndefined();
  let count = 0;
  const imported = importTable(spoilt, () => `n${(count += 1)}`);
  expect(imported.is).toBe('read');
  expect(imported.draft.table.parts.map(({ max }) => max)).toContain(3000);
});
