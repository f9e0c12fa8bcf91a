// The rows of a table of criteria with one column of points, as formulas: sums, the best of several and their caps are
// reckoned by the workbook itself, from the criteria's own points.

import {
  isLeaf,
  type CriteriaTable,
  type Group,
  type Leaf,
  type Node,
  type Part,
} from '../../domain/criteria/criteria-table.ts';
import type { CriterionId } from '../../domain/ids.ts';
import { isNotAssigned, type CellInput } from '../../domain/scoring/cell.ts';
import { fraction, isWhole, over } from '../../domain/scoring/fraction.ts';
import { standsBeside } from '../../domain/scoring/modifiers/bonus.ts';
import { isWithout } from '../../domain/scoring/rule-kinds/rule-kind.ts';
import type { UnitScore } from '../../domain/scoring/total.ts';
import type { BookCell } from '../workbook/write-workbook.ts';
import { number, value } from './formulas.ts';

/** One row of the table: a part, a group or a criterion. */
export interface TableLine {
  readonly node: Part | Group | Leaf;
  readonly part: Part;
  readonly level: 'part' | 'group' | 'leaf';
  readonly depth: number;
}

/** Every row in the table's own order. */
export function linesOf(table: CriteriaTable): readonly TableLine[] {
  const below = (nodes: readonly Node[], part: Part, depth: number): readonly TableLine[] =>
    nodes.flatMap((node): readonly TableLine[] =>
      isLeaf(node)
        ? [{ node, part, level: 'leaf', depth }]
        : [{ node, part, level: 'group', depth }, ...below(node.children, part, depth + 1)],
    );
  return table.parts.flatMap((part): readonly TableLine[] => [
    { node: part, part, level: 'part', depth: 0 },
    ...below(part.children, part, 1),
  ]);
}

/** Which rows of a table leave its maximum where they say KG: 1 for those, else 0 (a helper column). */
export function leavesMaximum({ node, part }: TableLine, insideBest: boolean): 0 | 1 {
  if (part.role !== 'score' || insideBest) return 0;
  if (isRule(node)) return standsBeside(node) ? 0 : 1;
  return 'kind' in node && node.kind === 'group_best_of' ? 1 : 0;
}

const isRule = (node: TableLine['node']): node is Leaf => 'rule' in node;

/** Where things stand on the sheet: columns by letter, rows as the sheet counts them. */
export interface Places {
  readonly rowOf: ReadonlyMap<CriterionId, number>;
  readonly points: string;
  readonly max: string;
  readonly flag: string;
}

/** A criterion's points: a number, "KG", a number that says KG beside it, or nothing where there is nothing to print. */
export function leafPoints(
  table: CriteriaTable,
  score: UnitScore,
  id: CriterionId,
  input: CellInput | undefined,
): BookCell {
  const outcome = score.outcomes.get(id);
  if (outcome?.state === 'not-assigned') return 'KG';
  if (outcome?.state !== 'scored') return null;
  const dress = isNotAssigned(input) || isWithout(outcome) ? 'kg' : undefined;
  const { exact } = outcome;
  // A table that rounds later wants what the criterion earned exactly.
  if (table.policies.rounding.at !== 'criterion' && exact && !isWhole(exact)) {
    const { n, d } = over(exact, fraction(100));
    return { formula: `${n}/${d}`, result: value(outcome.points), dress };
  }
  return dress ? { value: value(outcome.points), dress } : value(outcome.points);
}

/**
 * What lies below a part or group, as its row on paper has it: before rescaling, rounding and any least, which the
 * totals have. Nothing where nothing below is scored, KG where nothing was assigned [PR2].
 */
export function groupPoints(
  table: CriteriaTable,
  score: UnitScore,
  group: Part | Group,
  places: Places,
): BookCell {
  const below = pointsBelow(group, places);
  const earned = earnedFormula(table, score, group, places);
  return {
    formula: `IF(COUNT(${below})>0,${earned},IF(COUNTIF(${below},"KG")=ROWS(${below}),"KG",""))`,
    result: shownOf(score, group),
  };
}

function shownOf(score: UnitScore, group: Part | Group): number | string {
  const states = leavesBelow(group.children).map(({ id }) => score.outcomes.get(id)?.state);
  if (states.includes('scored')) return value(score.groups.get(group.id)?.earned ?? 0);
  return states.length > 0 && states.every((state) => state === 'not-assigned') ? 'KG' : '';
}

const leavesBelow = (nodes: readonly Node[]): readonly Leaf[] =>
  nodes.flatMap((node) => (isLeaf(node) ? [node] : leavesBelow(node.children)));

function earnedFormula(table: CriteriaTable, score: UnitScore, group: Part | Group, places: Places): string {
  const { rowOf, points } = places;
  const cells = group.children
    .filter((child) => !isLeaf(child) || !standsBeside(child))
    .map((child) => `${points}${rowOf.get(child.id)}`);
  const isBest = group.kind === 'group_best_of';
  const list = cells.join(',');
  // What a branch earned beyond its target has no cell, and may decide which is the best: then it stands as a number.
  const isByMore = isBest && group.children.some(({ id }) => beyondOf(score, id) > 0);
  const best = isByMore
    ? number(score.groups.get(group.id)?.earned ?? 0)
    : `IF(COUNT(${list})=0,0,MAX(${list}))`;
  const sum = cells.length === 0 ? '0' : isBest ? best : `SUM(${list})`;
  // A cap is the maximum of what was assigned, where the rest is rescaled [TO2]; elsewhere no row is flagged.
  const rescales = table.policies.notAssigned.policy === 'exclude_and_rescale';
  const most =
    rescales && !isBest ? `${number(group.max)}-${missingBelow(group, places)}` : number(group.max);
  return group.capAtMax ? `MAX(0,MIN(${sum},${most}))` : sum;
}

function beyondOf(score: UnitScore, id: CriterionId): number {
  const outcome = score.outcomes.get(id);
  return outcome?.state === 'scored' ? (outcome.beyond ?? 0) : 0;
}

/** The most that a row can bring, as paper prints it: of what only takes away its least, of conditions nothing. */
export function rowMaximum({ node, part }: TableLine): number | null {
  if ('role' in node && node.role === 'conditions') return null;
  if ('role' in node && node.role === 'penalty') return node.min === undefined ? null : value(node.min);
  const takes = part.role === 'penalty' || part.role === 'conditions';
  return takes && node.max === 0 ? null : value(node.max);
}

/** The column of points beside every row below a part or group. */
function pointsBelow(group: Part | Group, { rowOf, points }: Places): string {
  const [first, last] = rowsBelow(group, rowOf);
  return `${points}${first}:${points}${last}`;
}

/** What below a part or group was not assigned, of its maximum. */
export function missingBelow(group: Part | Group, { rowOf, ...columns }: Places): string {
  return missingIn(rowsBelow(group, rowOf), columns);
}

/** What between two rows was not assigned, of the maximum. */
export const missingIn = (
  [first, last]: readonly [number, number],
  { points, max, flag }: Omit<Places, 'rowOf'>,
): string =>
  `SUMIFS(${max}${first}:${max}${last},${points}${first}:${points}${last},"KG",${flag}${first}:${flag}${last},1)`;

function rowsBelow(group: Part | Group, rowOf: Places['rowOf']): readonly [number, number] {
  const first = (rowOf.get(group.id) ?? 0) + 1;
  const deepest = (nodes: readonly Node[]): number =>
    nodes.reduce(
      (last, node) => Math.max(last, rowOf.get(node.id) ?? 0, isLeaf(node) ? 0 : deepest(node.children)),
      first,
    );
  return [first, deepest(group.children)];
}
