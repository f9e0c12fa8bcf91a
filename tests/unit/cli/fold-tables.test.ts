import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTables } from '../../../src/cli/verify/fold-tables.ts';
import type { Dict, Entry } from '../../../src/cli/verify/segments.ts';
import { knownChanges } from '../../../src/cli/verify/check-records.ts';
import { changeRules } from '../../../src/domain/changes/registry.ts';
import type { CriteriaTable } from '../../../src/domain/criteria/criteria-table.ts';
import { editTable, TableEdit } from '../../../src/domain/criteria/table-edits.ts';
import { leaf, smallTable } from '../../support/small-bloc.ts';
import { check } from '../../support/seeds.ts';

const ID = 'khoi.2024@1';
const asStored = (table: CriteriaTable): Dict => JSON.parse(JSON.stringify(table)) as Dict;

const editOf = (edits: readonly object[], position: number): Entry => ({
  id: `w-${position}`,
  name: 'edit-table',
  args: { periodId: 'khoi.2024', version: 1, edits },
  at: 1,
  author: 'a',
  base: null,
  position,
  segment: position,
  accepted: true,
  held: false,
});

const rows = ['i', 'i.1', 'i.2', 'i.3', 'ii', 'ii.1', 'ii.2', 'n.1', 'n.2', 'g.1'];
const id = fc.constantFrom(...rows);
const place = { parent: fc.option(id), after: fc.option(id) };
const row = fc.oneof(
  id.map((one) => leaf(one, 100, { kind: 'expert' })),
  id.map((one) => ({ id: one, code: 'x', name: ' Nhóm  mới ', max: 200, children: [] })),
  id.map((one) => ({ id: one, code: 'x', name: 'Đề mục', max: 0, kind: 'group_info', children: [] })),
  id.map((one) => ({ id: one, code: 'x', name: 'Phần', role: 'bonus', max: 100, min: 0, children: [] })),
);
const anyEdit = fc.oneof(
  fc.record({ do: fc.constant('add'), ...place, row }),
  fc.record({ do: fc.constant('move'), id, ...place }),
  fc.record({ do: fc.constant('remove'), id }),
  fc.record({
    do: fc.constant('change'),
    id,
    fields: fc.constantFrom<object>({ max: 700 }, { name: 'Tên khác' }, { locked: true }, { locked: null }),
  }),
  fc.record({ do: fc.constant('set'), title: fc.constantFrom('Bảng một', 'Bảng hai') }),
);

test('[VF8] a table is folded as it is edited, whatever is put, moved and taken away', () => {
  let edited = 0;
  check(
    fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (edits) => {
      let table = smallTable();
      const entries: Entry[] = [];
      for (const edit of edits) {
        const next = editTable(table, [TableEdit.parse(edit)]);
        if (!next.ok) continue;
        table = next.value;
        entries.push(editOf([edit], entries.length + 2));
      }
      edited += entries.length;
      const stated = new Map([[`criteria-table ${ID}`, [{ position: 1, body: asStored(smallTable()) }]]]);
      const says = foldTables(stated, entries).get(ID);
      const stands = asStored(table);
      const other = { ...stands, parts: (stands['parts'] as Dict[]).slice(1) };
      return says !== undefined && says(stands) && !says(other);
    }),
    1000,
  );
  expect(edited).toBeGreaterThan(1000);
});

test('[VF8] the table of a year that was begun is last year’s but for its title, until that is set', () => {
  const before = asStored({ ...smallTable(), version: 1, stage: 'applied', title: 'Bảng năm 2024' });
  const stated = new Map([
    [`criteria-table ${ID}`, [{ position: 1, body: before }]],
    ['bloc-period khoi.2024', [{ position: 2, body: { id: 'khoi.2024', tableVersion: 1 } }]],
  ]);
  const begun: Entry = {
    ...editOf([], 3),
    name: 'begin-next-year',
    args: { periodId: 'khoi.2024', next: { id: 'khoi.2025' } },
  };
  const table = { ...before, periodId: 'khoi.2025', stage: 'draft', title: 'Bảng năm 2025' };
  const says = foldTables(stated, [begun]).get('khoi.2025@1');
  expect([says?.(table), says?.({ ...table, parts: [] })]).toEqual([true, false]);
  const set = editOf([{ do: 'set', title: 'Bảng khác' }], 4);
  const entries = [begun, { ...set, args: { ...set.args, periodId: 'khoi.2025' } }];
  const after = foldTables(stated, entries).get('khoi.2025@1');
  expect([after?.({ ...table, title: 'Bảng khác' }), after?.(table)]).toEqual([true, false]);
});

test('[VF8] the verifier knows every change there is', () => {
  expect([...knownChanges].sort()).toEqual(Object.keys(changeRules).sort());
});
