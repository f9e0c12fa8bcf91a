// What a designer does to a draft, one row at a time, so that two people who edit different rows apart both succeed.
// Pure: edits in, a table out, or the reason there is none. All of a list or nothing.

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import { CriterionId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { Gate } from '../ranking/gates/registry.ts';
import { Grade } from '../ranking/grade.ts';
import { CriteriaTable, Group, isLeaf, Leaf, Part, type Node } from './criteria-table.ts';
import { Policies } from './policies/policies.ts';

/** A row as it is put or changed; a group or part without what is below it. */
const Row = z.union([Part, Leaf, Group]);

export const TableEdit = z.discriminatedUnion('do', [
  /** Puts a new row: under `parent` (null: a part), after `after` (null: first). */
  z.strictObject({
    do: z.literal('add'),
    parent: CriterionId.nullable(),
    after: CriterionId.nullable(),
    row: Row,
  }),
  /** Fields of a row; null takes an optional one away. What is below it stays. */
  z.strictObject({
    do: z.literal('change'),
    id: CriterionId,
    fields: z.record(z.string().max(40), z.unknown()),
  }),
  z.strictObject({
    do: z.literal('move'),
    id: CriterionId,
    parent: CriterionId.nullable(),
    after: CriterionId.nullable(),
  }),
  z.strictObject({ do: z.literal('remove'), id: CriterionId }),
  z.strictObject({
    do: z.literal('set'),
    title: z.string().max(500).optional(),
    scale: CriteriaTable.shape.scale.optional(),
    policies: Policies.optional(),
    gates: z.array(Gate).max(40).optional(),
    grades: z.array(Grade).max(20).optional(),
  }),
  /** Another table in the place of all of this one: copied, or read from a file. */
  z.strictObject({
    do: z.literal('replace'),
    table: CriteriaTable.pick({
      title: true,
      scale: true,
      policies: true,
      gates: true,
      grades: true,
      parts: true,
    }),
  }),
]);
export type TableEdit = z.infer<typeof TableEdit>;

type Tree = readonly (Part | Node)[];
type Refusal = Result<never, Problem>;

/** The table after all edits, or the first reason against one. */
export function editTable(table: CriteriaTable, edits: readonly TableEdit[]): Result<CriteriaTable, Problem> {
  let now = table;
  for (const edit of edits) {
    const next = applyEdit(now, edit);
    if (!next.ok) return next;
    now = next.value;
  }
  const read = CriteriaTable.safeParse(now);
  return read.success ? ok(read.data) : fail({ code: 'edit-unreadable' });
}

function applyEdit(table: CriteriaTable, edit: TableEdit): Result<CriteriaTable, Problem> {
  switch (edit.do) {
    case 'set': {
      const { do: _, ...fields } = edit;
      return ok({ ...table, ...JSON.parse(JSON.stringify(fields)) });
    }
    case 'replace':
      return ok({ ...table, ...edit.table });
    case 'add':
      if (find(table.parts, edit.row.id)) return fail({ code: 'row-exists', id: edit.row.id });
      return placed(table, table.parts, edit.row, edit.parent, edit.after);
    case 'change': {
      const row = find(table.parts, edit.id);
      if (!row) return rowGone(edit.id);
      return ok(withRow(table, changed(row, edit.fields)));
    }
    case 'remove':
      if (!find(table.parts, edit.id)) return rowGone(edit.id);
      return ok(withParts(table, without(table.parts, edit.id)));
    case 'move': {
      const row = find(table.parts, edit.id);
      if (!row) return rowGone(edit.id);
      // A row cannot be put below itself: it would hang in the air.
      const below = 'children' in row ? find(row.children, edit.parent ?? '') : undefined;
      if (edit.parent === edit.id || below) return fail({ code: 'row-cannot-hold', id: edit.parent ?? '' });
      return placed(table, without(table.parts, edit.id), row, edit.parent, edit.after);
    }
  }
}

/** A row with some of its fields changed; null takes one away, and what is below it stays. Nothing is judged. */
export function changed<T extends Part | Node>(row: T, fields: Readonly<Record<string, unknown>>): T {
  const kept = Object.entries({ ...row, ...fields }).filter(([, value]) => value !== null);
  const own = { ...Object.fromEntries(kept), id: row.id } as T;
  return 'children' in row ? { ...own, children: row.children } : own;
}

/** The table with a row in the place of the one that has its id. */
export const withRow = (table: CriteriaTable, row: Part | Node): CriteriaTable =>
  withParts(table, mapped(table.parts, row.id, row));

const rowGone = (id: CriterionId): Refusal => fail({ code: 'row-not-found', id });

function placed(
  table: CriteriaTable,
  parts: Tree,
  row: Part | Node,
  parent: CriterionId | null,
  after: CriterionId | null,
): Result<CriteriaTable, Problem> {
  if (parent === null) {
    if (!('children' in row)) return fail({ code: 'row-cannot-hold', id: row.id });
    return ok(withParts(table, inserted(parts, 'role' in row ? row : asPart(row), after)));
  }
  const holder = find(parts, parent);
  if (!holder) return rowGone(parent);
  if (!('children' in holder)) return fail({ code: 'row-cannot-hold', id: parent });
  const node = 'role' in row ? asGroup(row) : row;
  return ok(
    withParts(table, mapped(parts, parent, { ...holder, children: inserted(holder.children, node, after) })),
  );
}

/** After a row that is there; at the end where it is gone meanwhile, so that nothing is refused for its order. */
function inserted(rows: Tree, row: Part | Node, after: CriterionId | null): Tree {
  if (after === null) return [row, ...rows];
  const at = rows.findIndex(({ id }) => id === after);
  return at < 0 ? [...rows, row] : [...rows.slice(0, at + 1), row, ...rows.slice(at + 1)];
}

/** A part that moves into another becomes a group of it: what only a part has, it leaves behind. */
function asGroup({ role: _role, min: _min, ...group }: Part): Node {
  return group;
}

/** A group that moves to the top becomes a part of the scale; a heading has a sum there, so it is one no more. */
function asPart({ kind, ...group }: Group): Part {
  return {
    ...group,
    ...(kind && kind !== 'group_info' ? { kind } : {}),
    role: 'score',
    children: [...group.children],
  };
}

export function find(rows: Tree, id: CriterionId): Part | Node | undefined {
  for (const row of rows) {
    if (row.id === id) return row;
    const below = 'children' in row ? find(row.children, id) : undefined;
    if (below) return below;
  }
  return undefined;
}

const mapped = (rows: Tree, id: CriterionId, next: Part | Node): Tree =>
  rows.map((row) =>
    row.id === id ? next : 'children' in row ? { ...row, children: mapped(row.children, id, next) } : row,
  );

const without = (rows: Tree, id: CriterionId): Tree =>
  rows.flatMap((row) =>
    row.id === id
      ? []
      : ['children' in row ? ({ ...row, children: without(row.children, id) } as Part) : row],
  );

const withParts = (table: CriteriaTable, parts: Tree): CriteriaTable => ({
  ...table,
  parts: parts as Part[],
});

/** The row that holds another, and the one before it; undefined for a row that is not there. */
export function placeOf(
  table: CriteriaTable,
  id: CriterionId,
): { readonly parent: CriterionId | null; readonly index: number; readonly siblings: Tree } | undefined {
  const look = (rows: Tree, parent: CriterionId | null): ReturnType<typeof placeOf> => {
    const index = rows.findIndex((row) => row.id === id);
    if (index >= 0) return { parent, index, siblings: rows };
    for (const row of rows) {
      const found = 'children' in row ? look(row.children, row.id) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return look(table.parts, null);
}

/** Every row of a branch under new ids, so that a copy stands beside what it was copied from. */
export function copyOf<T extends Part | Node>(row: T, newId: () => CriterionId): T {
  const ids = new Map<CriterionId, CriterionId>();
  const name = (one: Part | Node): void => {
    ids.set(one.id, newId());
    if ('children' in one) one.children.forEach(name);
  };
  name(row);
  const copied = (one: Part | Node): Part | Node => {
    const id = ids.get(one.id) ?? one.id;
    if ('children' in one) return { ...one, id, children: one.children.map(copied) };
    const of = one.bonus?.of ? (ids.get(one.bonus.of) ?? one.bonus.of) : null;
    return one.bonus ? { ...one, id, bonus: { of } } : { ...one, id };
  };
  return copied(row) as T;
}

/** Whether a row is a criterion. */
export const isCriterion = (row: Part | Node): row is Leaf => !('role' in row) && isLeaf(row);
