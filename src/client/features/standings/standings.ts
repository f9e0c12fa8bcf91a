// The standings of one column: who stands where, what each lane shows, and what must be said beside it.

import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { points, type Points } from '../../../domain/scoring/points.ts';
import { explainGate } from '../../../domain/scoring/explain.ts';
import type { Line } from '../../../domain/scoring/lines.ts';
import type { Placed } from '../../../domain/ranking/standings.ts';
import { isWholeScore, type UnitScore } from '../../../domain/scoring/total.ts';
import { bounds, hasScore, isIn, kgLeaves, tiesOf, type Tie } from '../../parts/bloc-facts.ts';
import { rescaledLines, type RescaledLine } from '../../parts/rescaled-lines.ts';
import { unitsBehind, type BlocView, type ScoringOwner, type UnitView } from '../../parts/bloc-view.ts';

export interface Standings {
  /** Best first; units that share a place stand in one fixed order. */
  readonly rows: readonly StandingRow[];
  readonly lanes: readonly Lane[];
  /** Units whose scores are whole and due, of all. */
  readonly in: number;
  readonly of: number;
  /** False while a unit is on hold, a tie awaits the ballot, or a unit is scored by an older version [SD5]. */
  readonly isFinal: boolean;
  readonly hasAwards: boolean;
  /** Units this device may not see: said so, never drawn as zero [SD2]. */
  readonly unseen: readonly UnitView[];
  /** Ranked units that are scored by an older version of the table than the one in force [SD5]. */
  readonly behind: readonly UnitView[];
  /** Units it sees that have nothing in this column yet. */
  readonly notScored: readonly UnitView[];
}

export interface StandingRow {
  readonly unit: UnitView;
  readonly score: UnitScore;
  /** undefined: on hold, or not ranked. */
  readonly place: number | undefined;
  readonly status: Placed['status'];
  /** Why it stands there: the tie rule that decided, the gates. */
  readonly reasons: readonly Line[];
  readonly award: Placed['award'];
  readonly grade: string | undefined;
  readonly isTied: boolean;
  /** Set on the last of the units that share a place: the statement stands under them [SD1]. */
  readonly tie: Tie | undefined;
  readonly isWhole: boolean;
  /** Codes of what was not assigned. */
  readonly kg: readonly string[];
  readonly rescaled: readonly RescaledLine[];
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
  /** Undefined where the unit's version of the table has no such part: nothing, not 0. */
  readonly pointsOf: (score: UnitScore) => Points | undefined;
}

/** The column that says most: the bloc's, once anything stands in it. */
export const usualOwner = (view: BlocView): ScoringOwner =>
  view.units.some((unit) => hasScore(unit, 'bloc')) ? 'bloc' : 'self';

export function standings(view: BlocView, owner: ScoringOwner): Standings {
  const ties = tiesOf(view, owner);
  const { placed, isFinal } = view.standings[owner];
  const behind = unitsBehind(view).filter((unit) => hasScore(unit, owner));
  return {
    rows: placed.flatMap((one, index) => {
      const unit = view.unitById.get(one.unitId);
      if (!unit) return [];
      const { place, score } = one;
      const tie = place === undefined ? undefined : ties.find((some) => some.place === place);
      const isLast = placed[index + 1]?.place !== place;
      return [
        {
          unit,
          score,
          place,
          status: one.status,
          reasons: [
            ...score.gates.flatMap(explainGate),
            ...one.reasons.filter(({ line }) => line !== 'tied-level'),
          ],
          award: one.award,
          grade: one.grade === undefined ? undefined : view.table.grades[one.grade]?.name,
          isTied: tie !== undefined,
          tie: isLast ? tie : undefined,
          isWhole: isWholeScore(score),
          kg: kgLeaves(unit, owner).map(({ code }) => code),
          rescaled: rescaledLines(unit, owner),
        },
      ];
    }),
    isFinal: isFinal && behind.length === 0,
    behind,
    hasAwards: behind.length === 0 && view.units.every((unit) => isIn(unit, owner)),
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
      pointsOf: ({ parts }) => parts.find(({ part }) => part.id === id)?.points,
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
  Math.min(1, Math.max(0, Math.abs(lane.pointsOf(score) ?? 0) / lane.max));
