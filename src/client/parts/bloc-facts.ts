// What standings and paper both say about a bloc: who is in, who shares a place, what was rescaled.

import { isIn as isColumnIn } from '../../domain/paper/draft-reasons.ts';
export { bounds } from '../../domain/criteria/bounds.ts';
import { indexOf, type Leaf } from '../../domain/criteria/criteria-table.ts';
import type { UnitId } from '../../domain/ids.ts';
import { counting, isNotAssigned } from '../../domain/scoring/cell.ts';
import type { Points } from '../../domain/scoring/points.ts';
import { isWithout } from '../../domain/scoring/rule-kinds/rule-kind.ts';
import { rescalings, type Rescaling } from '../../domain/scoring/rescalings.ts';
import type { BlocView, ScoringOwner, UnitView } from './bloc-view.ts';

/** The unit counts as in: its own sheet once handed in, the bloc's score once under review; and whole. */
export const isIn = ({ sheet, scores }: UnitView, owner: ScoringOwner): boolean =>
  isColumnIn({ sheet, score: scores[owner] }, owner);

/** This device holds the sheet and something stands in the column. */
export const hasScore = ({ sheet, scores }: UnitView, owner: ScoringOwner): boolean =>
  sheet !== undefined && scores[owner].progress.done > 0;

/** Units with one total, so with one place. */
export interface Tie {
  readonly place: number;
  readonly total: Points;
  readonly unitIds: readonly UnitId[];
  /** The place after them; undefined where nobody comes after. */
  readonly next: number | undefined;
}

/** The shared places of a column, best first. */
export function tiesOf(view: BlocView, owner: ScoringOwner): readonly Tie[] {
  const ranked = view.standings[owner].placed.filter(({ status }) => status === 'ranked');
  const places = [...new Set(ranked.map(({ place }) => place ?? 0))];
  return places.flatMap((place, index) => {
    const shared = ranked.filter((one) => one.place === place);
    const [first] = shared;
    if (!first || shared.length < 2) return [];
    const unitIds = view.units.flatMap(({ unit }) =>
      shared.some(({ unitId }) => unitId === unit.id) ? [unit.id] : [],
    );
    return [{ place, total: first.total, unitIds, next: places[index + 1] }];
  });
}

/** What of a unit's score was rescaled; nothing where everything was assigned. */
export const rescalingsOf = ({ table, scores }: UnitView, owner: ScoringOwner): readonly Rescaling[] =>
  rescalings(table, scores[owner]);

/** Whether a criterion prints and shows as KG: said so by a person, or by the rule where there is no target. */
export function isKg({ columns, scores }: UnitView, owner: ScoringOwner, { id }: Pick<Leaf, 'id'>): boolean {
  const cell = columns[owner]?.cells[id];
  if (cell && isNotAssigned(counting(cell).input)) return true;
  return isWithout(scores[owner].outcomes.get(id));
}

/** The criteria that were not assigned to a unit, in its table's order. */
export const kgLeaves = (unit: UnitView, owner: ScoringOwner): readonly Leaf[] =>
  indexOf(unit.table)
    .leaves.map(({ leaf }) => leaf)
    .filter((leaf) => isKg(unit, owner, leaf));
