import { expect, test } from 'vitest';
import { cellsOfPaste } from '../../../../../src/client/features/scoring/paste-cells.ts';
import type { Scoring } from '../../../../../src/client/features/scoring/use-scoring.ts';
import { indexOf } from '../../../../../src/domain/criteria/criteria-table.ts';
import { sampleBloc } from '../../../../support/sample-view.ts';

test('[SC12] a paste leaves out the texts that no cell holds, says how many, and takes the others', () => {
  const view = sampleBloc().view();
  const leaves = indexOf(view.table).leaves.map(({ leaf }) => leaf);
  const scoring = { barOf: () => undefined, cellOf: () => undefined } as unknown as Scoring;
  const long = `123 ${'chữ '.repeat(80)}`;
  const paste = (text: string) =>
    cellsOfPaste(text, {
      scoring,
      place: { row: 0, column: 0 },
      size: { rows: leaves.length, columns: view.units.length },
      leaves,
      units: view.units,
      language: 'vi',
    });
  const { entries, said } = paste(`${long}\tKG\n12\tmười`);
  expect(entries.map(({ input }) => input)).toEqual([
    { assigned: false },
    { value: '12' },
    { typed: 'mười' },
  ]);
  expect(said).toBe(
    'Đã dán 3 ô. 1 ô chưa hợp lệ, cần sửa. 1 ô có chữ dài quá 200 ký tự, không phải số, nên không dán.',
  );
  expect(paste('1\t2').said).toBe('Đã dán 2 ô.');
});
