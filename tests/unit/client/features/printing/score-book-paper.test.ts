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
import { PRINTED_AT, sampleBloc } from '../../../../support/sample-view.ts';

const at = { copy: { pending: [] }, now: PRINTED_AT };

const text = (cell: BookCell | undefined): string => {
  const result = resultOf(cell);
  return typeof result === 'number' ? formatHundredths(points(Math.round(result * 100)), 'vi', true) : result;
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
