// Where each unit gains and loses against the middle of its bloc: the criteria that say most about its place.

import { indexOf, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import type { UnitId } from '../../../domain/ids.ts';
import { points, type Points } from '../../../domain/scoring/points.ts';
import type { BlocView, ScoringOwner } from '../../parts/bloc-view.ts';

/** One criterion against the bloc's median. */
export interface Gap {
  readonly leaf: Leaf;
  /** Over the median, or under it. Never zero. */
  readonly by: Points;
}

export interface UnitGains {
  readonly unitId: UnitId;
  /** What it lacks to the unit above it; undefined for the first, and where the one above has as much. */
  readonly behind: Points | undefined;
  /** The most first. */
  readonly gains: readonly Gap[];
  readonly losses: readonly Gap[];
}

const MOST = 3;
/** With fewer units there is no middle to speak of. */
const LEAST_UNITS = 3;

/** [SD6] Of the ranked units, in their order; nothing where fewer than three of them scored a criterion. */
export function gainsOf(view: BlocView, owner: ScoringOwner): readonly UnitGains[] {
  const ranked = view.standings[owner].placed.filter(({ status }) => status === 'ranked');
  const leaves = indexOf(view.table).leaves.map(({ leaf }) => leaf);
  const scoreIn = (unitId: UnitId, leaf: Leaf): number | undefined => {
    const unit = view.unitById.get(unitId);
    // Points of another version of the table are points of something else [TM3].
    const outcome = unit && !unit.isBehind ? unit.scores[owner].outcomes.get(leaf.id) : undefined;
    return outcome?.state === 'scored' ? outcome.points : undefined;
  };
  const medians = new Map(
    leaves.flatMap((leaf) => {
      const all = ranked.flatMap(({ unitId }) => scoreIn(unitId, leaf) ?? []);
      return all.length < LEAST_UNITS ? [] : [[leaf, median(all)] as const];
    }),
  );
  return ranked.map(({ unitId, total }, at) => {
    const gaps = [...medians].flatMap(([leaf, middle]): Gap[] => {
      const mine = scoreIn(unitId, leaf);
      return mine === undefined || mine === middle ? [] : [{ leaf, by: points(mine - middle) }];
    });
    const above = ranked[at - 1];
    const behind = above && above.total > total ? points(above.total - total) : undefined;
    // Sorting keeps the table's own order among equals.
    const most = (some: readonly Gap[]) =>
      [...some].sort((a, b) => Math.abs(b.by) - Math.abs(a.by)).slice(0, MOST);
    return {
      unitId,
      behind,
      gains: most(gaps.filter(({ by }) => by > 0)),
      losses: most(gaps.filter(({ by }) => by < 0)),
    };
  });
}

/** The middle one; of an even number the mean of the two in the middle, in whole hundredths. */
function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[half - 1] ?? 0) + upper) / 2);
}
