// What standings and paper both say about a bloc: who is in, who shares a place, what was rescaled.

import { isIn as isColumnIn } from '../../domain/paper/draft-reasons.ts';
export { bounds } from '../../domain/criteria/bounds.ts';
import { indexOf, type Leaf } from '../../domain/criteria/criteria-table.ts';
import type { UnitId } from '../../domain/ids.ts';
import { counting, isNotAssigned } from '../../domain/scoring/cell.ts';
import { points, type Points } from '../../domain/scoring/points.ts';
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

/** A sum brought back to its full scale because some criteria were not assigned [NA2]. */
export interface Rescaling {
  /** The part's code; undefined where the whole table was rescaled at once. */
  readonly part: string | undefined;
  readonly earned: Points;
  readonly assigned: Points;
  readonly max: Points;
  readonly points: Points;
}

/** What of a unit's score was rescaled; nothing where everything was assigned. */
export function rescalingsOf({ table, scores }: UnitView, owner: ScoringOwner): readonly Rescaling[] {
  const { parts, base } = scores[owner];
  const { notAssigned } = table.policies;
  if (notAssigned.policy !== 'exclude_and_rescale') return [];
  const inScale = parts.filter(({ part }) => part.role === 'score');
  if (notAssigned.level === 'part') {
    return inScale
      .filter(({ part, assigned }) => assigned > 0 && assigned !== part.max)
      .map(({ part, earned, assigned, points }) => ({
        part: part.code,
        earned,
        assigned,
        max: part.max,
        points,
      }));
  }
  const sum = (of: (part: (typeof inScale)[number]) => number) =>
    points(inScale.reduce((total, part) => total + of(part), 0));
  const assigned = sum((part) => part.assigned);
  if (assigned === 0 || assigned === table.scale) return [];
  return [{ part: undefined, earned: sum((part) => part.points), assigned, max: table.scale, points: base }];
}

/** Whether a criterion prints and shows as KG: said so by a person, or by the rule where there is no target. */
export function isKg({ columns, scores }: UnitView, owner: ScoringOwner, { id }: Leaf): boolean {
  const cell = columns[owner]?.cells[id];
  if (cell && isNotAssigned(counting(cell).input)) return true;
  return scores[owner].outcomes.get(id)?.state === 'not-assigned';
}

/** The criteria that were not assigned to a unit, in its table's order. */
export const kgLeaves = (unit: UnitView, owner: ScoringOwner): readonly Leaf[] =>
  indexOf(unit.table)
    .leaves.map(({ leaf }) => leaf)
    .filter((leaf) => isKg(unit, owner, leaf));
