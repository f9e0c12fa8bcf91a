// What a criterion came to in the year before: the figure that this year's is held against, and the points it earned.
// Read from last year's own records, which stand; where the year does not know the one before it, nothing is guessed.

import { foldText } from '../../base/text.ts';
import { finalColumnOf } from '../appraisal/province-column.ts';
import type { World } from '../changes/define-change.ts';
import { indexOf, type CriteriaTable, type Leaf } from '../criteria/criteria-table.ts';
import { adoptedIdOf, columnIdOf, sheetIdOf, type PeriodId, type SheetId, type UnitId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import { counting, figuresOf, isBlank, type Cell, type CellInput } from '../scoring/cell.ts';
import { controlOf } from '../scoring/control-of.ts';
import type { Decimal } from '../scoring/decimal.ts';
import { compare, fraction, ofDecimal, over, times, toDecimalText } from '../scoring/fraction.ts';
import type { Points } from '../scoring/points.ts';
import type { ColumnOwner } from '../scoring/sheet.ts';
import { hasReached } from '../workflow/stages.ts';

export interface LastYear {
  /** As it is printed: "2025". */
  readonly period: string;
  /** The criterion as last year's table had it. */
  readonly leaf: Leaf;
  /** Whose word it is. */
  readonly owner: ColumnOwner;
  /** The meeting has adopted it: it does not change with a further entry. */
  readonly isFinal: boolean;
  readonly input: CellInput;
  /** The figure itself, where the input has one. */
  readonly value: Decimal | undefined;
  /** As adopted, or appraised after that; null where it was not assigned, undefined where it is not known here. */
  readonly points: Points | null | undefined;
}

/** [LY2] Undefined where there is no year before, it is not on this device, or it had nothing of the kind. */
export function lastYearOf(
  world: World,
  periodId: PeriodId,
  unitId: UnitId,
  leaf: Leaf,
): LastYear | undefined {
  const previous = world.get('bloc-period', periodId)?.previous;
  const period = previous === undefined ? undefined : world.get('bloc-period', previous);
  if (!period) return undefined;
  const sheet = world.get('sheet', sheetIdOf(period.id, unitId));
  const table = sheet && world.get('criteria-table', tableIdOf(period.id, sheet.tableVersion));
  const before = table && sameIn(table, leaf);
  const found = before && finalCell(world, sheet.id, table, before);
  if (!found) return undefined;
  const { input } = counting(found.cell);
  return {
    period: period.period,
    leaf: before,
    owner: found.owner,
    isFinal: hasReached(sheet.stage, 'adopted'),
    input,
    value: figureIn(before, input),
    points: pointsOf(world, period.id, unitId, before),
  };
}

/** Whether the criterion is held against the year before, so that its input has a place for that figure. */
export const asksForLastYear = (leaf: Pick<Leaf, 'rule' | 'transform'>): boolean =>
  controlOf(leaf).control === 'before-and-now';

/** The figure of the year before that somebody put in; undefined where none was. */
export function beforeIn(input: CellInput | undefined): Decimal | undefined {
  const figures = figuresOf(input);
  return figures !== null && 'before' in figures ? figures.before : undefined;
}

/** [LY4] What was put in for the year before is another figure than that year came to. */
export function isOtherBefore(input: CellInput | undefined, { value }: LastYear): boolean {
  const typed = beforeIn(input);
  return typed !== undefined && value !== undefined && compare(ofDecimal(typed), ofDecimal(value)) !== 0;
}

/**
 * The same criterion in last year's table: by its id, which a copied table keeps; else the only one printed under its
 * code. Another measure is another figure, whatever it is called.
 */
function sameIn(table: CriteriaTable, { id, code, unit }: Leaf): Leaf | undefined {
  const { leafById, leaves } = indexOf(table);
  const isSameMeasure = (leaf: Leaf) => foldText(leaf.unit) === foldText(unit);
  const byId = leafById.get(id)?.leaf;
  if (byId) return isSameMeasure(byId) ? byId : undefined;
  const [only, ...others] = leaves.filter(({ leaf }) => leaf.code === code);
  const isCode = /[\p{L}\d]/u.test(code);
  return isCode && only && others.length === 0 && isSameMeasure(only.leaf) ? only.leaf : undefined;
}

/** The province's cell, else the bloc's, as last year's table let them count; else what the unit said itself. */
function finalCell(
  world: World,
  sheetId: SheetId,
  table: CriteriaTable,
  { id }: Leaf,
): { readonly cell: Cell; readonly owner: ColumnOwner } | undefined {
  const answered = (cell: Cell | undefined) =>
    cell !== undefined && !isBlank(counting(cell).input) ? cell : undefined;
  const cellOf = (owner: ColumnOwner) => answered(world.get('column', columnIdOf(sheetId, owner))?.cells[id]);
  const final = answered(finalColumnOf(world, sheetId, table)?.cells[id]);
  if (final) return { cell: final, owner: final === cellOf('province') ? 'province' : 'bloc' };
  const self = cellOf('self');
  return self && { cell: self, owner: 'self' };
}

const HUNDRED = fraction(100);

/** [LY3] Never what was already reckoned from two years, and nothing that is no figure. */
function figureIn({ transform }: Leaf, input: CellInput): Decimal | undefined {
  const figures = figuresOf(input);
  if (figures === null) return undefined;
  if ('now' in figures) return figures.now;
  if ('value' in figures) return transform === 'delta' ? undefined : figures.value;
  if (!('top' in figures)) return undefined;
  const [top, bottom] = [ofDecimal(figures.top), ofDecimal(figures.bottom)];
  return compare(bottom, fraction(0)) > 0 ? toDecimalText(times(over(top, bottom), HUNDRED), 4) : undefined;
}

/** [LY6] As it was frozen: what the meeting adopted, or the province after it. */
function pointsOf(world: World, periodId: PeriodId, unitId: UnitId, { id }: Leaf): Points | null | undefined {
  const appraised = world.get('appraised-sheet', sheetIdOf(periodId, unitId));
  const change = appraised?.changes.find(({ criterionId }) => criterionId === id);
  if (change) return change.to;
  const session = world.get('meeting', periodId)?.session ?? 1;
  const adopted = world.get('adopted-result', adoptedIdOf(periodId, session));
  return adopted?.units.find((one) => one.unitId === unitId)?.points[id];
}
