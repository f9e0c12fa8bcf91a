// Figures as they are printed: decimal comma, true minus, two decimals in every score [PR2].

import { formatDecimal, formatHundredths } from '../../../base/format.ts';
import type { Leaf, Node } from '../../../domain/criteria/criteria-table.ts';
import { isLeaf } from '../../../domain/criteria/criteria-table.ts';
import { counting, type CellInput } from '../../../domain/scoring/cell.ts';
import type { Points } from '../../../domain/scoring/points.ts';
import { controlOf } from '../../../domain/scoring/control-of.ts';
import type { ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import { hasScore, isKg } from '../../parts/bloc-facts.ts';
import { KG, pointsOrKg } from '../../parts/points-or-kg.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { centre, right, type PaperCell } from '../../../domain/paper/paper-document.ts';

/** "504,00": always two decimals [PR2]. */
export const score = (points: Points): string => formatHundredths(points, 'vi', true);

/** "1.360": how many. */
export const counted = (count: number): string => formatDecimal(String(count), 'vi');

/** "600", "12,5": a maximum as the table of criteria writes it. */
export const maximum = (points: Points): string => formatHundredths(points, 'vi');

const BLANK = right('');

/** One criterion of one column: its points, KG, both, or nothing where there is nothing to print [PR2]. */
export function leafCell(unit: UnitView, owner: ScoringOwner, leaf: Leaf): PaperCell {
  const text = pointsOrKg(unit, owner, leaf, 'vi');
  return text === KG ? centre(text) : right(text);
}

/** The sum of what lies below: blank where nothing was scored yet, KG where nothing was assigned [PR2]. */
export function groupCell(
  unit: UnitView,
  owner: ScoringOwner,
  group: { readonly id: string; readonly children: readonly Node[] },
): PaperCell {
  const leaves = leavesBelow(group.children);
  const isScored = ({ id }: Leaf) => unit.scores[owner].outcomes.get(id)?.state === 'scored';
  const sum = unit.scores[owner].groups.get(group.id);
  if (sum && leaves.some(isScored)) return right(score(sum.earned));
  return leaves.length > 0 && leaves.every((leaf) => isKg(unit, owner, leaf)) ? centre(KG) : BLANK;
}

const leavesBelow = (nodes: readonly Node[]): readonly Leaf[] =>
  nodes.flatMap((node) => (isLeaf(node) ? [node] : leavesBelow(node.children)));

/** A sum of a unit's column; blank where nothing of it was scored, never 0 [PR2]. */
export const sumCell = (unit: UnitView, owner: ScoringOwner, points: Points): PaperCell =>
  hasScore(unit, owner) ? right(score(points)) : BLANK;

/** What a unit put in: "1.078 lao động", "Đạt"; nothing where the input is the score itself. */
export function resultText({ columns }: UnitView, owner: ScoringOwner, leaf: Leaf): string {
  const cell = columns[owner]?.cells[leaf.id];
  const input: CellInput = cell ? counting(cell).input : null;
  if (input === null || 'assigned' in input || 'override' in input) return '';
  if ('value' in input) {
    return controlOf(leaf).control === 'points' ? '' : figureText(input.value, leaf.unit);
  }
  return inputText(input, 'vi', leaf);
}

/** "1.400 lao động", "95,5%". */
export function figureText(value: string, unit: string): string {
  const figure = formatDecimal(value, 'vi');
  if (unit === '') return figure;
  return unit === '%' ? `${figure}%` : `${figure} ${unit}`;
}
