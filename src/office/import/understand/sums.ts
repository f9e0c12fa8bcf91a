// What parts, groups and totals say they come to, held against what their rows add up to. Both are kept: which one
// is meant, only the office knows.

import type { PartRole } from '../../../domain/criteria/criteria-table.ts';
import type { RowReading, SumProblem } from '../understanding.ts';

type Summed = Pick<RowReading, 'index' | 'at' | 'role' | 'depth' | 'max' | 'name' | 'partRole'>;

const COUNTS: ReadonlySet<RowReading['role']> = new Set(['part', 'group', 'heading', 'criterion']);

/** Every sum that does not agree, in the sheet's order. `refOf` names the cell where a row's points stand. */
export function checkSums(rows: readonly Summed[], refOf: (index: number) => string): readonly SumProblem[] {
  const tree = rows.filter(({ role }) => COUNTS.has(role));
  const problems: SumProblem[] = [];
  for (const [at, row] of tree.entries()) {
    if (row.max === undefined || row.role === 'criterion' || roleAt(tree, at) !== 'score') continue;
    const added = addUp(tree, at);
    if (added !== undefined && added !== row.max) problems.push(problemOf(row, added, refOf));
  }
  return [...problems, ...totals(rows, refOf)].toSorted((a, b) => a.index - b.index);
}

const problemOf = (row: Summed, added: number, refOf: (index: number) => string): SumProblem => ({
  index: row.index,
  at: row.at,
  ref: refOf(row.index),
  name: row.name,
  stated: row.max ?? 0,
  added,
});

/** The points of the rows right below, those of their own rows where they state none; undefined where one has none. */
function addUp(tree: readonly Summed[], at: number): number | undefined {
  const children = childrenOf(tree, at);
  if (children.length === 0) return undefined;
  const points = children.map((child) => pointsAt(tree, child));
  return points.includes(undefined) ? undefined : points.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function childrenOf(tree: readonly Summed[], at: number): readonly number[] {
  const children: number[] = [];
  const depth = tree[at]?.depth ?? 0;
  for (let next = at + 1; next < tree.length && (tree[next]?.depth ?? 0) > depth; next += 1) {
    const first = children[0];
    if (first === undefined || (tree[next]?.depth ?? 0) <= (tree[first]?.depth ?? 0)) children.push(next);
  }
  // Bonus and penalty stand beside what is added up.
  return children.filter((child) => {
    const { partRole } = tree[child] ?? {};
    return partRole === undefined || partRole === 'score';
  });
}

const pointsAt = (tree: readonly Summed[], at: number): number | undefined =>
  tree[at]?.max ?? addUp(tree, at);

function roleAt(tree: readonly Summed[], at: number): PartRole {
  const depth = tree[at]?.depth ?? 0;
  if (depth === 0) return tree[at]?.partRole ?? 'score';
  for (let before = at; before >= 0; before -= 1) {
    const { partRole, depth: here = 0 } = tree[before] ?? {};
    if (here <= depth && partRole !== undefined && partRole !== 'score') return partRole;
    if (here === 0) return partRole ?? 'score';
  }
  return 'score';
}

/** A total may count what is above it since the last part began, or the whole table, with its bonus or without. */
function totals(rows: readonly Summed[], refOf: (index: number) => string): readonly SumProblem[] {
  return rows.flatMap((row, at) => {
    const { max } = row;
    if (row.role !== 'total' || max === undefined) return [];
    // A line over the whole table may stand before its parts.
    const before = rows.slice(0, at).filter(({ role }) => COUNTS.has(role));
    const tree = before.length === 0 ? rows.filter(({ role }) => COUNTS.has(role)) : before;
    const roots = tree.flatMap(({ depth }, index) => (depth === 0 ? [index] : []));
    const points = (which: readonly number[]) =>
      which.reduce((sum, root) => sum + (pointsAt(tree, root) ?? 0), 0);
    const score = roots.filter((root) => roleAt(tree, root) === 'score');
    // Bonus may be a group of a part that has its penalties too.
    const bonus = tree.flatMap(({ partRole }, index) => (partRole === 'bonus' ? [index] : []));
    const last = tree.findLastIndex(({ role }) => role === 'part' || role === 'group');
    const sums = [
      points(score),
      points([...score, ...bonus]),
      points(roots.slice(-1)),
      ...(last < 0 ? [] : [addUp(tree, last) ?? 0]),
    ];
    const open = tree.flatMap((one, index) =>
      one.role === 'part' || one.role === 'group' ? [pointsAt(tree, index)] : [],
    );
    return sums.includes(max) || open.includes(max) ? [] : [problemOf(row, sums[0] ?? 0, refOf)];
  });
}
