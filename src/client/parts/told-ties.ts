// Why units of one total stand where they stand, put together for a note: by which rules of the table, by which figures,
// who shares a place for all that, and whom a gate moved down since [EX16].

import type { CriteriaTable } from '../../domain/criteria/criteria-table.ts';
import { points, type Points } from '../../domain/scoring/points.ts';
import { groupsBy, tieOrder, type Ballot, type Tied, type TieStep } from '../../domain/ranking/tie-order.ts';

/** A ranked unit, with the place that it was given. */
export interface TiedPlace extends Tied {
  readonly total: Points;
  readonly place: number;
  /** A shut gate takes places from it [RK6]. */
  readonly isLowered: boolean;
}

export interface ToldTie<Unit> {
  readonly total: Points;
  /** In the order that the rules gave. */
  readonly units: readonly Unit[];
  /** Undefined where the figures do not come to the places: the table is another one, or a rule was mended since. */
  readonly steps: readonly TieStep<Unit>[] | undefined;
  readonly shared: readonly SharedPlace<Unit>[];
  /** Those that a gate moved away from where the rules had put them, and by how many that would be behind them. */
  readonly lowered: readonly { readonly unit: Unit; readonly places: number }[];
}

interface SharedPlace<Unit> {
  readonly place: number;
  readonly units: readonly Unit[];
  /** The place after them; undefined where nobody comes after. */
  readonly next: number | undefined;
}

/** Every tie among the ranked units of a bloc, the highest total first. Units of one level keep the order given. */
export function toldTies<Unit extends TiedPlace>(
  table: CriteriaTable,
  ranked: readonly Unit[],
  ballot: Ballot | undefined,
): readonly ToldTie<Unit>[] {
  const places = groupsBy(ranked, ({ place }) => -place);
  const shared = places.flatMap(({ figure, units }, at): SharedPlace<Unit>[] => {
    const after = places[at + 1];
    return units.length > 1 ? [{ place: -figure, units, next: after && -after.figure }] : [];
  });
  return groupsBy(ranked, ({ total }) => total)
    .filter(({ units }) => units.length > 1)
    .map(({ figure, units }) => {
      const { levels, steps } = tieOrder(table, units, ballot);
      const levelOf = (unit: Unit) => levels.findIndex((level) => level.includes(unit));
      const isBehind = (one: Unit, other: Unit) =>
        one.total === other.total ? levelOf(one) >= levelOf(other) : one.total < other.total;
      const lowered = units
        .filter(({ isLowered }) => isLowered)
        .map((unit) => ({
          unit,
          places: ranked.filter((other) => other.place < unit.place && isBehind(other, unit)).length,
        }));
      return {
        total: points(figure),
        units: levels.flat(),
        steps: comesTo(levels) ? inOrder(table, steps) : undefined,
        shared: shared.filter((place) => place.units.some((unit) => units.includes(unit))),
        lowered: lowered.filter(({ places }) => places > 0),
      };
    });
}

/** As the table asks: units that an earlier rule told apart are each asked the others, one group of them after the other. */
const inOrder = <Unit>(
  { policies }: CriteriaTable,
  steps: readonly TieStep<Unit>[],
): readonly TieStep<Unit>[] =>
  policies.tieBreak.flatMap((rule) => steps.filter((step) => step.rule === rule && step.groups.length > 1));

/** Whether the units that no gate moves stand as the rules order them. */
function comesTo(levels: readonly (readonly TiedPlace[])[]): boolean {
  const unmoved = levels.map((level) => level.filter(({ isLowered }) => !isLowered));
  const places = unmoved.map((level) => level.map(({ place }) => place)).filter(({ length }) => length > 0);
  return places.every(
    (level, at) => new Set(level).size === 1 && (at === 0 || (places[at - 1]?.[0] ?? 0) < (level[0] ?? 0)),
  );
}
