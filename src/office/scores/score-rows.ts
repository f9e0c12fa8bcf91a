// The rows of a table of criteria with one column of points, as formulas: sums, the best of several, rescaling,
// caps and rounding are reckoned by the workbook itself, from the criteria's own points.

import {
  indexOf,
  isLeaf,
  type CriteriaTable,
  type Group,
  type Leaf,
  type Node,
  type Part,
} from '../../domain/criteria/criteria-table.ts';
import { bounds } from '../../domain/criteria/bounds.ts';
import { capPoints } from '../../domain/criteria/policies/cap.ts';
import type { CriterionId } from '../../domain/ids.ts';
import { fraction, isWhole, over, toDecimalText } from '../../domain/scoring/fraction.ts';
import { standsBeside } from '../../domain/scoring/modifiers/bonus.ts';
import type { UnitScore } from '../../domain/scoring/total.ts';
import type { BookCell } from '../workbook/write-workbook.ts';

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

const number = (hundredths: number): string => toDecimalText(fraction(Math.round(hundredths), 100), 2);
const value = (hundredths: number): number => hundredths / 100;

/** A criterion's points: a number, "KG", or nothing where there is nothing to print. */
export function leafPoints(table: CriteriaTable, score: UnitScore, id: CriterionId): BookCell {
  const outcome = score.outcomes.get(id);
  if (outcome?.state === 'not-assigned') return 'KG';
  if (outcome?.state !== 'scored') return null;
  const { exact } = outcome;
  // A table that rounds later wants what the criterion earned exactly.
  if (table.policies.rounding.at !== 'criterion' && exact && !isWhole(exact)) {
    const { n, d } = over(exact, fraction(100));
    return { formula: `${n}/${d}`, result: value(outcome.points) };
  }
  return value(outcome.points);
}

/** The formula of a part or group over what is below it. */
export function groupPoints(
  table: CriteriaTable,
  score: UnitScore,
  group: Part | Group,
  places: Places,
): BookCell {
  const { rowOf, points } = places;
  const cells = group.children
    .filter((child) => !isLeaf(child) || !standsBeside(child))
    .map((child) => `${points}${rowOf.get(child.id)}`);
  const isBest = group.kind === 'group_best_of';
  const list = cells.join(',');
  // What a branch earned beyond its target has no cell, and may decide which is the best: then it stands as a number.
  const isByMore = isBest && group.children.some(({ id }) => pointsOf(score, id, 'beyond') > 0);
  const best = isByMore ? number(score.groups.get(group.id)?.earned ?? 0) : `MAX(0,${list})`;
  const sum = cells.length === 0 ? '0' : isBest ? best : `SUM(${list})`;
  // A cap is the maximum of what was assigned, where the rest is rescaled [TO2]; elsewhere no row is flagged.
  const rescales = table.policies.notAssigned.policy === 'exclude_and_rescale';
  const most =
    rescales && !isBest ? `${number(group.max)}-${missingBelow(group, places)}` : number(group.max);
  const capped = group.capAtMax ? `MAX(0,MIN(${sum},${most}))` : sum;
  const earned = value(score.groups.get(group.id)?.earned ?? 0);
  if (!('role' in group)) {
    return isBest
      ? { formula: `IF(COUNTIF(${range(cells)},"KG")=${cells.length},"KG",${capped})`, result: earned }
      : { formula: capped, result: earned };
  }
  return partPoints(table, score, group, capped, places);
}

function pointsOf(score: UnitScore, id: CriterionId, of: 'points' | 'beyond' = 'points'): number {
  const outcome = score.outcomes.get(id);
  return outcome?.state === 'scored' ? (outcome[of] ?? 0) : 0;
}

/** COUNTIF wants one range: the children of a group of which the best counts lie under each other. */
const range = (cells: readonly string[]): string => `${cells[0]}:${cells.at(-1)}`;

function partPoints(
  table: CriteriaTable,
  score: UnitScore,
  part: Part,
  earned: string,
  places: Places,
): BookCell {
  const { rowOf } = places;
  const { notAssigned, rounding } = table.policies;
  const own = score.parts.find((one) => one.part.id === part.id);
  const result = value(own?.points ?? 0);
  if (part.role === 'conditions') return null;
  const inPart = (exact: string): BookCell => ({
    formula: rounding.at === 'part' ? round(exact, rounding.step) : exact,
    result,
  });
  const floored = part.min === undefined ? earned : `MAX(${earned},${number(part.min)})`;
  if (part.role !== 'score') return inPart(floored);
  const last = lastRowOf(part, rowOf);
  const first = (rowOf.get(part.id) ?? 0) + 1;
  const missing = missingBelow(part, places);
  const whole = number(part.max);
  const rescales =
    notAssigned.policy === 'exclude_and_rescale' && notAssigned.level === 'part' && last >= first;
  const exact = rescales
    ? `IF(OR(${missing}=0,${missing}>=${whole}),${floored},${round(`(${earned})/(${whole}-${missing})*${whole}`, rounding.at === 'criterion' ? 1 : 0)})`
    : floored;
  return inPart(exact);
}

/** On a step of hundredths, half away from zero, as Excel's own ROUND does; a step of 0 leaves it as it is. */
const round = (formula: string, step: number): string =>
  step === 0
    ? formula
    : step === 1
      ? `ROUND(${formula},2)`
      : `ROUND((${formula})/${number(step)},0)*${number(step)}`;

/** What below a part or group was not assigned, of its maximum. */
function missingBelow(group: Part | Group, { rowOf, points, max, flag }: Places): string {
  const first = (rowOf.get(group.id) ?? 0) + 1;
  const last = Math.max(first, lastRowOf(group, rowOf));
  return `SUMIFS(${max}${first}:${max}${last},${points}${first}:${points}${last},"KG",${flag}${first}:${flag}${last},1)`;
}

function lastRowOf(part: Part | Group, rowOf: ReadonlyMap<CriterionId, number>): number {
  const deepest = (nodes: readonly Node[]): number =>
    nodes.reduce(
      (last, node) => Math.max(last, rowOf.get(node.id) ?? 0, isLeaf(node) ? 0 : deepest(node.children)),
      0,
    );
  return deepest(part.children);
}

export interface TotalLine {
  readonly is: 'base' | 'bonus' | 'penalty' | 'gates' | 'total';
  readonly name: string;
  readonly max: BookCell;
  readonly points: BookCell;
}

/** The rows below the table: the scale, bonus, penalty, what conditions take away, and the total of all. */
export function totalLines(
  table: CriteriaTable,
  score: UnitScore,
  { rowOf, points, max, flag }: Places,
  firstRow: number,
): readonly TotalLine[] {
  const { policies, scale } = table;
  const at = (part: Part) => `${points}${rowOf.get(part.id)}`;
  const inRole = (role: Part['role']) => table.parts.filter((part) => part.role === role).map(at);
  const sum = (cells: readonly string[]) => (cells.length === 0 ? '0' : `SUM(${cells.join(',')})`);

  const bound = bounds(table);
  const base = baseFormula();
  const besides = indexOf(table).leaves.filter(
    ({ leaf, part }) => part.role === 'score' && standsBeside(leaf),
  );
  const beside = besides.map(({ leaf }) => `${points}${rowOf.get(leaf.id)}`);
  // Going beyond a target has no cell of its own: what of it counts stands as a number.
  const inCells = besides.reduce((all, { leaf }) => all + pointsOf(score, leaf.id), 0);
  const beyond = score.parts.reduce((all, one) => all + one.beyond, -inCells);
  const bonusSum = `${sum([...inRole('bonus'), ...beside])}${beyond === 0 ? '' : `+${number(beyond)}`}`;
  const most = capPoints(policies.bonusCap, scale);
  const least = capPoints(policies.penaltyCap, scale);
  const bonus = most === null ? bonusSum : `MIN(${bonusSum},${number(most)})`;
  const penalty =
    least === null ? sum(inRole('penalty')) : `MAX(${sum(inRole('penalty'))},${number(-Math.abs(least))})`;

  const lines: TotalLine[] = [
    {
      is: 'base',
      name: `Tổng điểm phần ${table.parts
        .filter(({ role }) => role === 'score')
        .map(({ code }) => code)
        .join(', ')}`,
      max: value(scale),
      points: { formula: base, result: value(score.base) },
    },
    {
      is: 'bonus',
      name: 'Điểm thưởng',
      max: bound.hasBonus ? value(bound.bonus) : null,
      points: { formula: bonus, result: value(score.bonus) },
    },
    {
      is: 'penalty',
      name: 'Điểm trừ',
      max: bound.hasPenalty && bound.penalty !== undefined ? value(bound.penalty) : null,
      points: { formula: penalty, result: value(score.penalty) },
    },
    ...(table.gates.length === 0
      ? []
      : [
          {
            is: 'gates' as const,
            name: 'Theo điều kiện của bảng',
            max: null,
            points: value(score.gatePoints),
          },
        ]),
  ];
  const all = `SUM(${points}${firstRow}:${points}${firstRow + lines.length - 1})`;
  const { rounding } = policies;
  return [
    ...lines,
    {
      is: 'total',
      name: 'TỔNG CỘNG',
      // As the signed summary has it: what the scale and the bonus come to.
      max: value(bound.total),
      points: {
        formula: rounding.at === 'total' ? round(all, rounding.step) : all,
        result: value(score.total),
      },
    },
  ];

  function baseFormula(): string {
    const parts = inRole('score');
    const { notAssigned } = policies;
    if (notAssigned.policy !== 'exclude_and_rescale' || notAssigned.level !== 'table') return sum(parts);
    const rows = [...rowOf.values()];
    const [first, last] = [Math.min(...rows), Math.max(...rows)];
    const missing = `SUMIFS(${max}${first}:${max}${last},${points}${first}:${points}${last},"KG",${flag}${first}:${flag}${last},1)`;
    const whole = number(scale);
    const rescaled = round(`${sum(parts)}/(${whole}-${missing})*${whole}`, lateStep());
    return `IF(OR(${missing}=0,${missing}>=${whole}),${sum(parts)},${rescaled})`;
  }

  function lateStep(): number {
    return policies.rounding.at === 'total' ? 0 : 1;
  }
}
