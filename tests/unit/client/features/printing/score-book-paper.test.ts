// The workbook of scores beside the paper of the same moment, cell by cell.

import { describe, expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { formatHundredths } from '../../../../../src/base/format.ts';
import { scoreBookOf } from '../../../../../src/client/features/printing/score-book-of.ts';
import { summarySheet } from '../../../../../src/client/features/printing/summary-sheet.ts';
import { unitSheet } from '../../../../../src/client/features/printing/unit-sheet.ts';
import type { PaperDocument } from '../../../../../src/domain/paper/paper-document.ts';
import { points } from '../../../../../src/domain/scoring/points.ts';
import { resultOf } from '../../../../../src/office/scores/formulas.ts';
import { HEADS, scoreSheets } from '../../../../../src/office/scores/score-book.ts';
import type { BookCell, BookSheet } from '../../../../../src/office/workbook/write-workbook.ts';
import { PRINTED_AT, sampleBloc, sampleTable } from '../../../../support/sample-view.ts';

const at = { copy: { pending: [] }, now: PRINTED_AT };

/** As a workbook shows it. */
const text = (cell: BookCell | undefined): string => {
  const result = resultOf(cell);
  if (typeof result !== 'number') return result;
  const isKg = cell !== null && typeof cell === 'object' && 'dress' in cell && cell.dress === 'kg';
  return `${formatHundredths(points(Math.round(result * 100)), 'vi', true)}${isKg ? ' (KG)' : ''}`;
};

/** Rows by what stands before their figures; paper leaves out totals that its rows already say. */
const paperRows = ({ tables }: PaperDocument, columns: readonly number[]) =>
  tables.flatMap(({ rows, totals }) =>
    [...rows, ...totals]
      .filter(({ level }) => level !== 'place')
      .map(({ cells }) => [
        cells[0]?.text,
        cells[1]?.text,
        ...columns.map((column) => cells[column]?.text ?? ''),
      ]),
  );

const bookRows = ({ rows }: BookSheet, columns: readonly number[]) =>
  rows
    .filter(({ dress }) => !['plain', 'head', 'place'].includes(dress))
    .map(({ cells }) => [text(cells[0]), text(cells[1]), ...columns.map((column) => text(cells[column]))]);

/** Without the totals that paper leaves out because its rows say them. */
const onlyIn = (paper: readonly Row[], book: readonly Row[]) =>
  book.filter(([code, name]) => paper.some((row) => row[0] === code && row[1] === name));

type Row = readonly (string | undefined)[];

describe('[OX8] the workbook beside the paper', () => {
  const bloc = sampleBloc({ open: ['sin-ho'] });
  const view = bloc.view();
  const sheets = scoreSheets(scoreBookOf(view));

  test('[OX8] every figure of the summary is the same, and a unit that nobody scored has none', () => {
    const columns = view.units.map((_, index) => 3 + index);
    const book = bookRows(must(sheets[0], 'a summary'), columns);
    const paper = paperRows(summarySheet(view, at), columns);
    expect(paper.length).toBeGreaterThan(30);
    expect(onlyIn(paper, book)).toEqual(paper);
    const unscored = view.units.findIndex(({ unit }) => unit.id === 'sin-ho') + 2;
    expect(new Set(book.map((row) => row[unscored]))).toEqual(new Set(['']));
  });

  test('[OX8] so is every figure of a unit’s sheet, in both columns', () => {
    for (const { unit } of view.units) {
      const paper = paperRows(must(unitSheet(view, unit.id, 'bloc', at), 'a sheet'), [3, 4]);
      const sheet = must(
        sheets.find(({ name }) => name === unit.shortName),
        unit.id,
      );
      const head = must(
        sheet.rows.find(({ dress }) => dress === 'head'),
        'a head',
      ).cells;
      const book = bookRows(sheet, [head.indexOf(HEADS.selfPoints), head.indexOf(HEADS.blocPoints)]);
      expect(onlyIn(paper, book)).toEqual(paper);
    }
  });

  test.each([
    ['give_full', '60,00 (KG)'],
    ['give_zero', '0,00 (KG)'],
    ['give_average', '57,14 (KG)'],
  ] as const)(
    '[OX8] KG with the points of %s is one figure on paper and in the workbook',
    (policy, shown) => {
      const { policies } = sampleTable();
      const table = sampleTable({ policies: { ...policies, notAssigned: { policy } } });
      const given = sampleBloc({ table }).view();
      const [summary, own] = scoreSheets(scoreBookOf(given));
      const columns = given.units.map((_, index) => 3 + index);
      const book = bookRows(must(summary, 'a summary'), columns);
      const paper = paperRows(summarySheet(given, at), columns);
      expect(onlyIn(paper, book)).toEqual(paper);
      expect(paper.find(([code]) => code === 'I.4')?.[2]).toBe(shown);
      // The column adds up to its part.
      const sum = paper.reduce((all, [code, , first = '']) => {
        return code?.startsWith('I.') ? all + Number(first.replace(',', '.').replace(' (KG)', '')) : all;
      }, 0);
      const total = paper.find(([code]) => code === 'I')?.[2];
      expect(formatHundredths(points(Math.round(sum * 100)), 'vi', true)).toBe(total);
      const sheet = paperRows(must(unitSheet(given, 'tp-lai-chau', 'bloc', at), 'a sheet'), [3, 4]);
      const head = must(own?.rows.find(({ dress }) => dress === 'head')?.cells, 'a head');
      const inBook = bookRows(must(own, 'a sheet'), [
        head.indexOf(HEADS.selfPoints),
        head.indexOf(HEADS.blocPoints),
      ]);
      expect(onlyIn(sheet, inBook)).toEqual(sheet);
    },
  );

  test('[OX8] maxima are those of the paper', () => {
    const book = bookRows(must(sheets[0], 'a summary'), [2]);
    const paper = paperRows(summarySheet(view, at), [2]);
    const number = (max: string | undefined) =>
      max && Number(max.replaceAll('.', '').replace(',', '.').replace('−', '-'));
    for (const [, name, max] of paper) {
      expect([name, number(book.find((row) => row[1] === name)?.[2])]).toEqual([name, number(max)]);
    }
  });

  test('[OX8] it says that it is a draft as the paper does, beside each rank too, and what was rescaled', () => {
    const [summary, ...units] = sheets;
    const mark = must(summarySheet(view, at).draftMark, 'a draft');
    expect(mark).toBe('BẢN NHÁP, tạm tính 7/8 đơn vị');
    expect(text(summary?.rows[2]?.cells[0])).toBe(`Điểm khối chấm (${mark})`);
    const notes = (sheet: BookSheet | undefined) => sheet?.rows.map(({ cells }) => text(cells[0])) ?? [];
    for (const note of summarySheet(view, at).notes.slice(0, 2)) expect(notes(summary)).toContain(note);
    const city = units.find(({ name }) => name === 'TP Lai Châu');
    expect(notes(city)).toContain(
      'Phần I của TP Lai Châu đạt 504,00/540, quy đổi theo thang 600 thành 560,00.',
    );
    const names = units.map(({ rows }) => rows.find(({ dress }) => dress === 'place')?.cells ?? []);
    expect(names.filter((cells) => cells.includes(mark))).toHaveLength(7);
    const whole = scoreSheets(scoreBookOf(sampleBloc().view()));
    expect(JSON.stringify(whole)).not.toContain('BẢN NHÁP');
  });
});
