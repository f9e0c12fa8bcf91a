import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import type { CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import { nextCode } from '../../../../src/domain/criteria/next-code.ts';
import { editTable, TableEdit } from '../../../../src/domain/criteria/table-edits.ts';
import { newsIn, undoEdits } from '../../../../src/domain/criteria/undo-edits.ts';
import { leaf, smallTable } from '../../../support/small-bloc.ts';

const after = (table: CriteriaTable, edits: readonly TableEdit[]): CriteriaTable => {
  const result = editTable(table, edits);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};

describe('undo', () => {
  const ids = ['i', 'ii', 'i.1', 'i.2', 'i.3', 'ii.1', 'ii.2', 'n.1'];
  const id = fc.constantFrom(...ids);
  const place = { parent: fc.option(id), after: fc.option(id) };
  const anEdit = fc.oneof(
    fc.record({ do: fc.constant('remove'), id }),
    fc.record({ do: fc.constant('move'), id, ...place }),
    fc.record({
      do: fc.constant('change'),
      id,
      fields: fc.constantFrom({ name: 'Khác' }, { code: '-' }, { evidence: 'required' }, { max: 700 }),
    }),
    fc.record({ do: fc.constant('add'), row: fc.constant(leaf('n.1', 100, { kind: 'expert' })), ...place }),
    fc.record({ do: fc.constant('set'), title: fc.constantFrom('Một', 'Hai') }),
  );

  test('[TD4] what is undone is as it was, whatever was done', () => {
    const table = smallTable();
    fc.assert(
      fc.property(fc.array(anEdit, { minLength: 1, maxLength: 5 }), (raw) => {
        const edits = raw.map((one) => TableEdit.parse(one));
        const back = undoEdits(table, edits);
        const done = editTable(table, edits);
        expect(back !== undefined).toBe(done.ok);
        if (done.ok) expect(after(done.value, must(back, 'a way back'))).toEqual(table);
      }),
      { numRuns: 300 },
    );
  });

  test('[TD4] an undo leaves what somebody else did to other rows', () => {
    const mine = [TableEdit.parse({ do: 'change', id: 'i.1', fields: { name: 'Của tôi' } })];
    const theirs = [TableEdit.parse({ do: 'change', id: 'i.2', fields: { name: 'Của người khác' } })];
    const both = after(after(smallTable(), mine), theirs);
    expect(after(both, must(undoEdits(smallTable(), mine), 'a way back'))).toEqual(
      after(smallTable(), theirs),
    );
  });

  test('[TD4] taking a part out of another leaves what somebody else did meanwhile, and the part is what it was', () => {
    const table = after(smallTable(), [
      TableEdit.parse({ do: 'change', id: 'ii', fields: { role: 'penalty', min: -500 } }),
    ]);
    const mine = [TableEdit.parse({ do: 'move', id: 'ii', parent: 'i', after: null })];
    const theirs = [TableEdit.parse({ do: 'change', id: 'i.2', fields: { name: 'Của người khác' } })];
    const both = after(after(table, mine), theirs);
    expect(after(both, must(undoEdits(table, mine), 'a way back'))).toEqual(after(table, theirs));
  });

  test('[TD4] what is saved twice is one edit to take back', () => {
    const edit = TableEdit.parse({ do: 'change', id: 'i.1', fields: { name: 'Mới', evidence: null } });
    const table = smallTable();
    expect(newsIn(table, [edit])).toEqual([{ do: 'change', id: 'i.1', fields: { name: 'Mới' } }]);
    expect(newsIn(after(table, [edit]), [edit])).toEqual([]);
  });
});

test.each([
  [['1', '2'], 'I', '3'],
  [['1.1', '1.9'], '1', '1.10'],
  [['I', 'II'], '', 'III'],
  [['A.I'], 'A', 'A.II'],
  [['a', 'b', 'c', 'd'], '2', 'đ'],
  [['a)'], '2', 'b)'],
  [['A', 'B'], '', 'C'],
  [['-', '-'], '1', '-'],
  [[], 'I', 'I.1'],
  [[], '2.3', '2.3.1'],
  [[], 'A', ''],
  [['Phần một'], '', ''],
])('[TD5] after %j below "%s" comes "%s"', (sisters, parent, code) => {
  expect(nextCode(sisters, parent)).toBe(code);
});
