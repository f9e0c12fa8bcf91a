// The lines below the rows of a table of criteria, as formulas: what each part brings once it is rescaled, kept at its
// least and rounded, then bonus, penalty and the total of all.

import { bounds } from '../../domain/criteria/bounds.ts';
import { indexOf, type CriteriaTable, type Part } from '../../domain/criteria/criteria-table.ts';
import { capPoints } from '../../domain/criteria/policies/cap.ts';
import { leastPenalty } from '../../domain/criteria/policies/penalty-cap.ts';
import { beyondCells } from '../../domain/scoring/exact-sums.ts';
import { standsBeside } from '../../domain/scoring/modifiers/bonus.ts';
import type { UnitScore } from '../../domain/scoring/total.ts';
import type { BookCell } from '../workbook/write-workbook.ts';
import { number, round, roundWithin, unless, value } from './formulas.ts';
import { missingBelow, missingIn, type Places } from './score-rows.ts';

export interface TotalLine {
  readonly is: 'base' | 'bonus' | 'penalty' | 'gates' | 'total';
  readonly name: string;
  readonly max: number | null;
}

/** The lines that a table has, by the names that paper gives them. */
export function totalLines(table: CriteriaTable, isRescaled: boolean): readonly TotalLine[] {
  const bound = bounds(table);
  const scale = table.parts.filter(({ role }) => role === 'score').map(({ code }) => code);
  return [
    {
      is: 'base',
      name: `Tổng điểm phần ${scale.join(', ')}${isRescaled ? ' (đã quy đổi)' : ''}`,
      max: value(table.scale),
    },
    { is: 'bonus', name: 'Điểm thưởng', max: bound.hasBonus ? value(bound.bonus) : null },
    {
      is: 'penalty',
      name: 'Điểm trừ',
      max: bound.hasPenalty && bound.penalty !== undefined ? value(bound.penalty) : null,
    },
    ...(table.gates.length === 0
      ? []
      : [{ is: 'gates' as const, name: 'Theo điều kiện của bảng', max: null }]),
    // As the signed summary has it: what the scale and the bonus come to.
    { is: 'total', name: 'TỔNG CỘNG', max: value(bound.total) },
  ];
}

/** A unit's points in those lines; nothing in any of them where nothing at all was scored [PR2]. */
export function totalPoints(
  table: CriteriaTable,
  score: UnitScore,
  places: Places,
  firstRow: number,
): readonly BookCell[] {
  const { rowOf, points } = places;
  const { policies, scale } = table;
  const { rounding } = policies;
  const rows = [...rowOf.values()];
  const entries = `${points}${Math.min(...rows)}:${points}${Math.max(...rows)}`;
  const isScored = score.progress.done > 0;
  const line = (formula: string, hundredths: number): BookCell => ({
    formula: unless(`COUNT(${entries})+COUNTIF(${entries},"KG")=0`, formula),
    result: isScored ? value(hundredths) : '',
  });

  const inRole = (role: Part['role']) =>
    table.parts.filter((part) => part.role === role).map((part) => broughtBy(table, part, places));
  const sum = (terms: readonly string[]) => (terms.length === 0 ? '0' : terms.join('+'));
  const beside = indexOf(table)
    .leaves.filter(({ leaf }) => standsBeside(leaf))
    .map(({ leaf }) => `N(${points}${rowOf.get(leaf.id)})`);
  // Going beyond a target has no cell of its own: what of it counts stands as a number.
  const beyond = beyondCells(table, score);
  const bonusSum = `${sum([...inRole('bonus'), ...beside])}${beyond === 0 ? '' : `+${number(beyond)}`}`;
  const most = capPoints(policies.bonusCap, scale);
  const least = leastPenalty(policies.penaltyCap, scale);
  const penaltySum = sum(inRole('penalty'));

  const lines: readonly BookCell[] = [
    line(baseFormula(table, sum(inRole('score')), places), score.base),
    line(most === null ? bonusSum : `MIN(${bonusSum},${number(most)})`, score.bonus),
    line(least === null ? penaltySum : `MAX(${penaltySum},${number(least)})`, score.penalty),
    ...(table.gates.length === 0 ? [] : [isScored ? value(score.gatePoints) : null]),
  ];
  const all = `SUM(${points}${firstRow}:${points}${firstRow + lines.length - 1})`;
  return [
    ...lines,
    line(rounding.at === 'total' ? roundWithin(all, rounding.step, scale) : all, score.total),
  ];
}

/** What a part brings to the total: its row, rescaled or kept at its least, then rounded where the table rounds it. */
function broughtBy({ policies }: CriteriaTable, part: Part, places: Places): string {
  const { notAssigned, rounding } = policies;
  // A row without points is text, and N makes it 0.
  const earned = `N(${places.points}${places.rowOf.get(part.id)})`;
  const atStep = (formula: string) =>
    rounding.at === 'part' ? roundWithin(formula, rounding.step, part.max) : formula;
  const floored = part.min === undefined ? earned : `MAX(${earned},${number(part.min)})`;
  const rescales =
    part.role === 'score' &&
    notAssigned.policy === 'exclude_and_rescale' &&
    notAssigned.level === 'part' &&
    part.children.length > 0;
  if (!rescales) return atStep(floored);
  const [whole, missing] = [number(part.max), missingBelow(part, places)];
  const full = round(`${earned}/(${whole}-${missing})*${whole}`, rounding.at === 'criterion' ? 1 : 0);
  return atStep(`IF(OR(${missing}=0,${missing}>=${whole}),${floored},${full})`);
}

/** [NA3] At level `table` the parts stay as earned and the scale's sum is rescaled once. */
function baseFormula({ policies, scale }: CriteriaTable, sum: string, places: Places): string {
  const { notAssigned, rounding } = policies;
  if (notAssigned.policy !== 'exclude_and_rescale' || notAssigned.level !== 'table') return sum;
  const rows = [...places.rowOf.values()];
  const missing = missingIn([Math.min(...rows), Math.max(...rows)], places);
  const whole = number(scale);
  const full = round(`(${sum})/(${whole}-${missing})*${whole}`, rounding.at === 'total' ? 0 : 1);
  return `IF(OR(${missing}=0,${missing}>=${whole}),${sum},${full})`;
}
