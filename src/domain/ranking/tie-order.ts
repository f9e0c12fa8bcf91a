// [RK3] Units of one total, asked by one of the table's rules after the other until one tells them apart: as their
// scores stand, and as a meeting adopted them, so that the minutes give the reason that the screen gave.

import { indexOf, tieCodeIn, type CriteriaTable } from '../criteria/criteria-table.ts';
import type { TieRule } from '../criteria/policies/tie-break.ts';
import type { CriterionId, UnitId } from '../ids.ts';
import type { Line } from '../scoring/lines.ts';
import { points, type Points } from '../scoring/points.ts';
import type { Outcome } from '../scoring/rule-kinds/rule-kind.ts';
import type { UnitScore } from '../scoring/total.ts';

/** Votes of the bloc's ballot, where it has been held. */
export type Ballot = ReadonlyMap<UnitId, number>;

/** A unit of a tie. */
export interface Tied {
  readonly unitId: UnitId;
  readonly score: TiedScore;
}

/** As much of a score as the rules look at. */
interface TiedScore extends Pick<UnitScore, 'bonus' | 'penalty' | 'gatePoints'> {
  readonly parts: readonly { readonly part: { readonly id: CriterionId }; readonly points: Points }[];
  readonly outcomes: { readonly get: (id: CriterionId) => Outcome | undefined };
}

/** A rule that told some units apart, or the ballot that it takes to do so. */
export interface TieStep<Unit> {
  readonly rule: TieRule;
  /** The highest figure first; a single one of all the units where a ballot is awaited [RK4]. */
  readonly groups: readonly TieGroup<Unit>[];
}

export interface TieGroup<Unit> extends Group<Unit> {
  /** Of each of its units: against the next group below the first, above the others. */
  readonly reason: Line;
}

interface Group<Unit> {
  /** In hundredths, counts too: every figure of a tie is written the same way. */
  readonly figure: number;
  readonly units: readonly Unit[];
}

export interface TieOrder<Unit> {
  /** The highest first; those of one level are told apart by nothing. */
  readonly levels: readonly (readonly Unit[])[];
  /** In the order in which they were asked. */
  readonly steps: readonly TieStep<Unit>[];
}

/** The order of units that have one total, and what it comes from. */
export function tieOrder<Unit extends Tied>(
  table: CriteriaTable,
  level: readonly Unit[],
  ballot: Ballot | undefined,
): TieOrder<Unit> {
  const steps: TieStep<Unit>[] = [];
  const toldApart = (
    units: readonly Unit[],
    [rule, ...others]: readonly TieRule[],
  ): readonly (readonly Unit[])[] => {
    if (units.length < 2 || rule === undefined || rule.by === 'same_rank') return [units];
    if (rule.by === 'ballot' && units.some(({ unitId }) => !ballot?.has(unitId))) {
      // [RK4] Not voted yet: they stay level, and whoever reads the list is told so.
      const reason = { line: 'tied-awaits-ballot', units: units.length } as const;
      steps.push({ rule, groups: [{ figure: 0, units, reason }] });
      return [units];
    }
    const groups = groupsBy(units, (unit) => figureFor(table, rule, unit, ballot));
    const told = groups.flatMap((group, at) => {
      const mine = group.figure;
      const theirs = (groups[at - 1] ?? groups[1])?.figure;
      return theirs === undefined
        ? []
        : [
            {
              ...group,
              reason: {
                line: 'tied-apart',
                rule,
                name: tieCodeIn(table, rule),
                mine: points(mine),
                theirs: points(theirs),
                above: mine > theirs,
              } as const,
            },
          ];
    });
    // A single group was not told apart from any.
    if (told.length > 0) steps.push({ rule, groups: told });
    return groups.flatMap((group) => toldApart(group.units, others));
  };
  return { levels: toldApart(level, table.policies.tieBreak), steps };
}

/** Groups of an equal number, the highest first. */
export function groupsBy<Unit>(
  some: readonly Unit[],
  figureOf: (unit: Unit) => number,
): readonly Group<Unit>[] {
  const groups = new Map<number, readonly Unit[]>();
  for (const unit of some) {
    const figure = figureOf(unit);
    groups.set(figure, [...(groups.get(figure) ?? []), unit]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([figure, units]) => ({ figure, units }));
}

/** What a tie rule looks at, higher is better. */
function figureFor(
  table: CriteriaTable,
  rule: TieRule,
  { score, unitId }: Tied,
  ballot: Ballot | undefined,
): number {
  switch (rule.by) {
    case 'part':
      return score.parts.find(({ part }) => part.id === rule.part)?.points ?? 0;
    case 'criterion':
      return earned(score, rule.criterion);
    case 'bonus':
      return score.bonus;
    case 'penalty':
      return score.penalty + score.gatePoints;
    case 'at_max':
      return 100 * atMaximum(table, score);
    case 'ballot':
      return 100 * (ballot?.get(unitId) ?? 0);
    case 'same_rank':
      return 0;
  }
}

/** Criteria of the scale at their full points. */
const atMaximum = (table: CriteriaTable, score: TiedScore): number =>
  indexOf(table).leaves.filter(
    ({ leaf, part }) =>
      part.role === 'score' && !leaf.bonus && leaf.max > 0 && earned(score, leaf.id) >= leaf.max,
  ).length;

function earned({ outcomes }: TiedScore, id: CriterionId): number {
  const outcome = outcomes.get(id);
  return outcome?.state === 'scored' ? outcome.points : 0;
}
