// The table as rows of an outline, and where rows may go. Pure: the outline only draws.

import type { CriterionId } from '../../../domain/ids.ts';
import { isWarning, type TableFault } from '../../../domain/criteria/check-table.ts';
import type { CriteriaTable, Node, Part } from '../../../domain/criteria/criteria-table.ts';
import { nextCode } from '../../../domain/criteria/next-code.ts';
import { find, isCriterion, placeOf, type TableEdit } from '../../../domain/criteria/table-edits.ts';
import { points, type Points } from '../../../domain/scoring/points.ts';

export interface OutlineRow {
  readonly row: Part | Node;
  /** From 1, as a tree counts. */
  readonly level: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
  readonly faults: number;
  /** What is below does not add up to the row's maximum: what it comes to. */
  readonly sum: Points | undefined;
}

/** Every row that shows, top down; what is folded away is left out. */
export function outlineOf(
  table: CriteriaTable,
  faults: readonly TableFault[],
  folded: ReadonlySet<CriterionId>,
): readonly OutlineRow[] {
  const count = new Map<CriterionId, number>();
  const sums = new Map<CriterionId, number>();
  for (const fault of faults) {
    if (!('id' in fault)) continue;
    count.set(fault.id, (count.get(fault.id) ?? 0) + 1);
    if (fault.code === 'sum-differs') sums.set(fault.id, fault.sum);
  }
  const rows: OutlineRow[] = [];
  const visit = (row: Part | Node, level: number): void => {
    const children = isCriterion(row) ? [] : row.children;
    const isOpen = !folded.has(row.id);
    const sum = sums.get(row.id);
    rows.push({
      row,
      level,
      hasChildren: children.length > 0,
      isOpen,
      faults: count.get(row.id) ?? 0,
      sum: sum === undefined ? undefined : points(sum),
    });
    if (isOpen) children.forEach((child) => visit(child, level + 1));
  };
  table.parts.forEach((part) => visit(part, 1));
  return rows;
}

/** Faults first, then what is worth a look, each in the table's order. */
export const inOrder = (faults: readonly TableFault[]): readonly TableFault[] => [
  ...faults.filter((fault) => !isWarning(fault)),
  ...faults.filter(isWarning),
];

/** Where a new row goes when `at` is chosen: into a part or group, after a criterion. */
function seatBy(table: CriteriaTable, at: CriterionId | undefined) {
  const row = at === undefined ? undefined : find(table.parts, at);
  if (!row) return undefined;
  if (!isCriterion(row)) {
    return { parent: row.id, after: row.children.at(-1)?.id ?? null, holder: row };
  }
  const place = placeOf(table, row.id);
  const holder = place?.parent ? find(table.parts, place.parent) : undefined;
  return place?.parent && holder && !isCriterion(holder)
    ? { parent: place.parent, after: row.id, holder }
    : undefined;
}

const sumOf = (rows: readonly (Part | Node)[]): number => rows.reduce((sum, { max }) => sum + max, 0);

/** The edit that adds a criterion or a group by the chosen row; undefined where none is chosen. */
export function addBelow(
  table: CriteriaTable,
  at: CriterionId | undefined,
  is: 'leaf' | 'group',
  id: CriterionId,
): TableEdit | undefined {
  const seat = seatBy(table, at);
  if (!seat) return undefined;
  const { holder } = seat;
  const before = holder.children.slice(0, holder.children.findIndex((one) => one.id === seat.after) + 1);
  const own = {
    id,
    code: nextCode(
      before.map(({ code }) => code),
      holder.code,
    ),
    name: '',
    // What the group has left to give.
    max: points(Math.max(0, holder.max - sumOf(holder.children))),
  };
  const row: Node =
    is === 'group' ? { ...own, children: [] } : { ...own, unit: '', text: '', rule: { kind: 'expert' } };
  return { do: 'add', parent: seat.parent, after: seat.after, row };
}

/** The edit that adds a part at the end. */
export function addPart({ parts, scale }: CriteriaTable, id: CriterionId): TableEdit {
  const scored = parts.filter(({ role }) => role === 'score');
  const row: Part = {
    id,
    code:
      nextCode(
        scored.map(({ code }) => code),
        '',
      ) || 'I',
    name: '',
    role: 'score',
    max: points(Math.max(0, scale - sumOf(scored))),
    children: [],
  };
  return { do: 'add', parent: null, after: parts.at(-1)?.id ?? null, row };
}

/** One place up or down among its sisters; undefined at the end. */
export function step(table: CriteriaTable, id: CriterionId, by: -1 | 1): TableEdit | undefined {
  const place = placeOf(table, id);
  if (!place) return undefined;
  const { parent, index, siblings } = place;
  const to = index + by;
  if (to < 0 || to >= siblings.length) return undefined;
  const after = by < 0 ? (siblings[to - 1]?.id ?? null) : (siblings[to]?.id ?? null);
  return { do: 'move', id, parent, after };
}

/** Every part and group that a row could lie in: not itself, not what is below it. */
export function holdersFor(
  table: CriteriaTable,
  id: CriterionId,
): readonly { row: Part | Node; level: number }[] {
  const holders: { row: Part | Node; level: number }[] = [];
  const visit = (row: Part | Node, level: number): void => {
    if (isCriterion(row) || row.id === id) return;
    holders.push({ row, level });
    row.children.forEach((child) => visit(child, level + 1));
  };
  table.parts.forEach((part) => visit(part, 1));
  return holders;
}

/** "I.2 Thu ngân sách": how a row is called in a sentence. */
export const calledIn = (table: CriteriaTable, id: CriterionId): string => {
  const row = find(table.parts, id);
  if (row) return [row.code, row.name].filter(Boolean).join(' ');
  return table.gates.find((gate) => gate.id === id)?.text ?? '';
};
