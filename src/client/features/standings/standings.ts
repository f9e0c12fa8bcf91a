// The standings of one column: who stands where, what each lane shows, and what must be said beside it.

import { byText } from '../../../base/compare.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { points, type Points } from '../../../domain/scoring/points.ts';
import type { UnitScore } from '../../../domain/scoring/total.ts';
import {
  bounds,
  hasScore,
  isIn,
  isWhole,
  kgLeaves,
  rescalingsOf,
  tiesOf,
  type Rescaling,
  type Tie,
} from '../../parts/bloc-facts.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';

export interface Standings {
  /** Best first; units that share a place stand in one fixed order. */
  readonly rows: readonly StandingRow[];
  readonly lanes: readonly Lane[];
  /** Units whose scores are whole and due, of all. */
  readonly in: number;
  readonly of: number;
  /** Units this device may not see: said so, never drawn as zero [SD2]. */
  readonly unseen: readonly UnitView[];
  /** Units it sees that have nothing in this column yet. */
  readonly notScored: readonly UnitView[];
}

export interface StandingRow {
  readonly unit: UnitView;
  readonly score: UnitScore;
  readonly place: number;
  readonly isTied: boolean;
  /** Set on the last of the units that share a place: the statement stands under them [SD1]. */
  readonly tie: Tie | undefined;
  readonly isWhole: boolean;
  /** Codes of what was not assigned. */
  readonly kg: readonly string[];
  readonly rescalings: readonly Rescaling[];
}

/** One lane of the chart, as wide as its maximum. */
export interface Lane {
  readonly id: string;
  readonly kind: 'part' | 'bonus' | 'penalty';
  /** The part's code; '' for bonus and penalty. */
  readonly code: string;
  /** Of the lane, always above zero. */
  readonly max: Points;
  /** Which dress: three for parts, in turn, then bonus and penalty. */
  readonly dress: 'p1' | 'p2' | 'p3' | 'pb' | 'pp';
  readonly pointsOf: (score: UnitScore) => Points;
}

/** The column that says most: the bloc's, once anything stands in it. */
export const usualOwner = (view: BlocView): ScoringOwner =>
  view.units.some((unit) => hasScore(unit, 'bloc')) ? 'bloc' : 'self';

export function standings(view: BlocView, owner: ScoringOwner): Standings {
  const ties = tiesOf(view, owner);
  const placeOf = (unit: UnitView) => view.places[owner].get(unit.unit.id) ?? 0;
  const ranked = view.units
    .filter((unit) => hasScore(unit, owner))
    .sort((a, b) => placeOf(a) - placeOf(b) || byText(a.unit.id, b.unit.id));

  return {
    rows: ranked.map((unit, index) => {
      const place = placeOf(unit);
      const tie = ties.find((one) => one.place === place);
      const next = ranked[index + 1];
      const isLast = next === undefined || placeOf(next) !== place;
      const score = unit.scores[owner];
      return {
        unit,
        score,
        place,
        isTied: tie !== undefined,
        tie: isLast ? tie : undefined,
        isWhole: isWhole(score),
        kg: kgLeaves(view, unit, owner).map(({ code }) => code),
        rescalings: rescalingsOf(view, score),
      };
    }),
    lanes: lanesOf(view.table),
    in: view.units.filter((unit) => isIn(unit, owner)).length,
    of: view.units.length,
    unseen: view.units.filter(({ sheet }) => sheet === undefined),
    notScored: view.units.filter((unit) => unit.sheet !== undefined && !hasScore(unit, owner)),
  };
}

const DRESSES = ['p1', 'p2', 'p3'] as const;

function lanesOf(table: CriteriaTable): readonly Lane[] {
  const bound = bounds(table);
  const ofParts = table.parts
    .filter(({ role, max }) => role === 'score' && max > 0)
    .map(({ id, code, max }, index): Lane => ({
      id,
      kind: 'part',
      code,
      max,
      dress: DRESSES[index % DRESSES.length] ?? 'p1',
      pointsOf: ({ parts }) => parts.find(({ part }) => part.id === id)?.points ?? points(0),
    }));
  const bonus: Lane = {
    id: 'bonus',
    kind: 'bonus',
    code: '',
    max: bound.bonus,
    dress: 'pb',
    pointsOf: (score) => score.bonus,
  };
  const penalty: Lane = {
    id: 'penalty',
    kind: 'penalty',
    code: '',
    // Without a bound a penalty has no full lane; a twentieth of the scale still shows what it took.
    max: points(Math.abs(bound.penalty ?? table.scale / 20)),
    dress: 'pp',
    pointsOf: (score) => score.penalty,
  };
  return [
    ...ofParts,
    ...(bound.hasBonus && bonus.max > 0 ? [bonus] : []),
    ...(bound.hasPenalty && penalty.max > 0 ? [penalty] : []),
  ];
}

/** How much of its lane a score fills, from 0 to 1. */
export const fillOf = (lane: Lane, score: UnitScore): number =>
  Math.min(1, Math.max(0, Math.abs(lane.pointsOf(score)) / lane.max));
