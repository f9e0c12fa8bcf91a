import { describe, expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import type { Node, Part } from '../../../../../src/domain/criteria/criteria-table.ts';
import { editTable, find } from '../../../../../src/domain/criteria/table-edits.ts';
import {
  pasteEdits,
  readPasted,
  sheetOfText,
} from '../../../../../src/client/features/tables/pasted-rows.ts';
import { NO_CORRECTIONS } from '../../../../../src/office/import/understanding.ts';
import { smallTable } from '../../../../support/small-bloc.ts';

function pasted(text: string) {
  let count = 0;
  return readPasted(text, NO_CORRECTIONS, () => `n-${(count += 1)}`);
}
const shape = (rows: readonly (Part | Node)[]): readonly unknown[] =>
  rows.map((row) =>
    'children' in row ? [row.code, row.name, row.max, shape(row.children)] : [row.code, row.name, row.max],
  );

describe('a block from a spreadsheet', () => {
  test('[IW2] cells by tabs, a quoted cell with its lines and marks', () => {
    const sheet = sheetOfText('a\t"b\nc ""d"""\r\n\t2,5\n');
    expect(sheet.rows.map(({ cells }) => cells.map(({ text, number }) => number ?? text))).toEqual([
      ['a', 'b\nc "d"'],
      ['', '2.5'],
    ]);
  });

  test('[IW2] with a head or without one, rows or whole parts', () => {
    expect(shape(pasted('1\tThu ngân sách\t20\n2\tGiảm nghèo\t15,5\n').rows)).toEqual([
      ['1', 'Thu ngân sách', 2000],
      ['2', 'Giảm nghèo', 1550],
    ]);
    expect(
      shape(pasted('STT\tNội dung\tĐiểm\nI\tKinh tế\t35\n1\tThu ngân sách\t20\n2\tGiảm nghèo\t15').rows),
    ).toEqual([
      [
        'I',
        'Kinh tế',
        3500,
        [
          ['1', 'Thu ngân sách', 2000],
          ['2', 'Giảm nghèo', 1500],
        ],
      ],
    ]);
    expect(pasted('').rows).toEqual([]);
  });

  test('[IW2] a code keeps its zeros, and points that can be read two ways are named', () => {
    expect(shape(pasted('1.10\tThu ngân sách\t5\n1.20\tGiảm nghèo\t5,50\n1.21\tViệc làm\t10').rows)).toEqual([
      ['1.10', 'Thu ngân sách', 500],
      ['1.20', 'Giảm nghèo', 550],
      ['1.21', 'Việc làm', 1000],
    ]);
    expect(pasted('1,10\tThu ngân sách\t5\n1,11\tGiảm nghèo\t5').rows.map(({ code }) => code)).toEqual([
      '1.10',
      '1.11',
    ]);
    expect(shape(pasted('01\tThu ngân sách\t5\n02\tGiảm nghèo\t5').rows)).toEqual([
      ['01', 'Thu ngân sách', 500],
      ['02', 'Giảm nghèo', 500],
    ]);
    const ofPoints = (...texts: readonly string[]) => {
      const { rows, problems } = pasted(
        texts.map((text, at) => `${at + 1}\tTiêu chí ${at}\t${text}\n`).join(''),
      );
      return [...rows.map(({ max }) => max), ...problems.map(({ ref, code }) => `${ref} ${code}`)];
    };
    expect(ofPoints('1,000', '2,000')).toEqual([0, 0, 'C1 points-ambiguous', 'C2 points-ambiguous']);
    expect(ofPoints('1.000', '1 500', '12,5')).toEqual([100_000, 150_000, 1250]);
  });

  test('[IW2] the rows go below the chosen one, in their order; parts become groups there, or parts at the end', () => {
    const table = smallTable();
    const rows = pasted('1\tThu ngân sách\t20\n2\tGiảm nghèo\t15').rows;
    const idsAfter = (chosen: string, some = rows, as: 'below' | 'parts' = 'below') => {
      const edited = editTable(table, must(pasteEdits(table, chosen, some, as), 'edits'));
      return edited.ok ? edited.value : undefined;
    };
    const part = find(must(idsAfter('i.1'), 'a table').parts, 'i');
    expect(part && 'children' in part && part.children.map(({ name }) => name)).toEqual([
      'Tiêu chí i.1',
      'Thu ngân sách',
      'Giảm nghèo',
      'Tiêu chí i.2',
      'Tiêu chí i.3',
    ]);
    const parts = pasted('I\tKinh tế\t20\n1\tThu ngân sách\t20').rows;
    expect(idsAfter('i', parts, 'parts')?.parts.map(({ name }) => name)).toEqual([
      'Phần i',
      'Phần ii',
      'Kinh tế',
    ]);
    expect(find(must(idsAfter('i', parts), 'a table').parts, must(parts[0], 'a part').id)).not.toHaveProperty(
      'role',
    );
    expect(pasteEdits(table, undefined, rows, 'below')).toBeUndefined();
    expect(pasteEdits(table, 'i', rows, 'parts')).toBeUndefined();
  });
});
