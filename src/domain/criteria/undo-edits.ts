// What takes a list of edits back, row by row, so that an undo touches only what the edit touched and leaves the work
// of others where it is [TD4].

import { sameJson } from '../../base/compare.ts';
import type { CriteriaTable, Node, Part } from './criteria-table.ts';
import { editTable, find, placeOf, type TableEdit } from './table-edits.ts';

/** The edits that lead back from `table` with `edits` made to `table`; undefined where the edits do not hold. */
export function undoEdits(
  table: CriteriaTable,
  edits: readonly TableEdit[],
): readonly TableEdit[] | undefined {
  const back: TableEdit[] = [];
  let now = table;
  for (const edit of edits) {
    const undo = undoOf(now, edit);
    const next = editTable(now, [edit]);
    if (!undo || !next.ok) return undefined;
    back.unshift(...undo);
    now = next.value;
  }
  return back;
}

function undoOf(table: CriteriaTable, edit: TableEdit): readonly TableEdit[] | undefined {
  switch (edit.do) {
    case 'add':
      return [{ do: 'remove', id: edit.row.id }];
    case 'remove': {
      const row = find(table.parts, edit.id);
      const place = seatOf(table, edit.id);
      return row && place && [{ do: 'add', ...place, row }];
    }
    case 'move': {
      const place = seatOf(table, edit.id);
      const part = table.parts.find(({ id }) => id === edit.id);
      const back = place && ({ do: 'move', id: edit.id, ...place } as const);
      // A part that becomes a group leaves behind what only a part has: it comes back beside it.
      const own = part && edit.parent !== null ? fieldsBefore(part, ['role', 'min']) : undefined;
      return back && [back, ...(own ? [{ do: 'change', id: edit.id, fields: own } as const] : [])];
    }
    case 'change': {
      const row = find(table.parts, edit.id);
      return row && [{ do: 'change', id: edit.id, fields: fieldsBefore(row, Object.keys(edit.fields)) }];
    }
    case 'set': {
      const { title, scale, policies, gates, grades } = table;
      const before = { title, scale, policies, gates, grades };
      const named = Object.entries(before).filter(([field]) => field in edit);
      return [{ do: 'set', ...Object.fromEntries(named) }];
    }
    case 'replace':
      return [wholeOf(table)];
  }
}

const wholeOf = ({ title, scale, policies, gates, grades, parts }: CriteriaTable): TableEdit => ({
  do: 'replace',
  table: { title, scale, policies, gates, grades, parts },
});

function seatOf(table: CriteriaTable, id: string) {
  const place = placeOf(table, id);
  return place && { parent: place.parent, after: place.siblings[place.index - 1]?.id ?? null };
}

/** Edits without what they leave as it is: fields that say what the row says already; none where nothing is left. */
export function newsIn(table: CriteriaTable, edits: readonly TableEdit[]): readonly TableEdit[] {
  return edits.flatMap((edit): readonly TableEdit[] => {
    if (edit.do !== 'change') return [edit];
    const row = find(table.parts, edit.id);
    if (!row) return [edit];
    const before = fieldsBefore(row, Object.keys(edit.fields));
    const fields = Object.entries(edit.fields).filter(([field, value]) => !sameJson(value, before[field]));
    return fields.length > 0 ? [{ ...edit, fields: Object.fromEntries(fields) }] : [];
  });
}

/** null for what the row did not have: it is taken away again. */
const fieldsBefore = (row: Part | Node, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    fields.map((field) => [field, (row as unknown as Record<string, unknown>)[field] ?? null]),
  );
