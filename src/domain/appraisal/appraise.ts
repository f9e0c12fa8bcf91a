// The bloc's result as the Department appraises it: the same scores and the same order as in the meeting, by the columns
// that count. Read while it is being written, and frozen when it is done.

import type { World } from '../changes/define-change.ts';
import { indexOf, type CriteriaTable, type Leaf } from '../criteria/criteria-table.ts';
import { adoptedIdOf, columnIdOf, type PersonId, type UnitId } from '../ids.ts';
import type { AdoptedResult, AdoptedUnit } from '../meeting/adopted-result.ts';
import { pointsOf, scoredUnits, type BlocResult, type ScoredUnit } from '../meeting/bloc-result.ts';
import { ballotOf } from '../meeting/ballot.ts';
import { standingsOf, type Placed } from '../ranking/standings.ts';
import type { Ballot } from '../ranking/tie-order.ts';
import { tableIdOf } from '../records.ts';
import type { Points } from '../scoring/points.ts';
import { counting, isBlank } from '../scoring/cell.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import type {
  AppraisedResult,
  AppraisedSheet,
  AppraisedUnit,
  CriterionChange,
  SettledTie,
} from './appraised-result.ts';
import { finalColumnOf } from './province-column.ts';

export interface Appraisal extends BlocResult {
  readonly adopted: AdoptedResult;
  /** Levels that nothing has told apart yet, each to be settled by the officer [PV6]; names in the bloc's order. */
  readonly untold: readonly (readonly UnitId[])[];
}

/** The appraisal as the records stand. Undefined where the table in force or what the bloc adopted is not here. */
export function appraisalOf(
  world: World,
  period: BlocPeriod,
  ties: readonly SettledTie[],
): Appraisal | undefined {
  const inForce = world.get('criteria-table', tableIdOf(period.id, period.tableVersion));
  const session = world.get('meeting', period.id)?.session ?? 1;
  const adopted = world.get('adopted-result', adoptedIdOf(period.id, session));
  if (!inForce || !adopted) return undefined;
  const units = scoredUnits(world, period, (sheetId, table) => finalColumnOf(world, sheetId, table));
  const scores = units.map(({ score }) => score);
  const standings = standingsOf(withLastWord(inForce), scores, ballotFor(units, adopted, ties));
  return { adopted, units, standings, untold: untoldIn(period, standings.placed) };
}

/** A tie that the table's order leaves open is asked about, and not shared in silence. */
function withLastWord(table: CriteriaTable): CriteriaTable {
  const { tieBreak } = table.policies;
  if (tieBreak.some(({ by }) => by === 'ballot' || by === 'same_rank')) return table;
  return { ...table, policies: { ...table.policies, tieBreak: [...tieBreak, { by: 'ballot' }] } };
}

/**
 * Who comes first among units of one total. The meeting's own ballot, and the places it left shared, hold for units that
 * were level before the meeting; it never voted on a level that the appraisal made, and there the officer's word counts.
 */
function ballotFor(
  units: readonly ScoredUnit[],
  adopted: AdoptedResult,
  ties: readonly SettledTie[],
): Ballot {
  const before = new Map(adopted.units.map((one) => [one.unitId, one]));
  const votes = ballotOf(adopted.meeting);
  const ballot = new Map<UnitId, number>();
  for (const { unitId, score } of units) {
    const level = units.filter((one) => one.score.total === score.total).map((one) => one.unitId);
    const mine = before.get(unitId);
    const wereLevel = level.every((id) => before.get(id)?.total === mine?.total);
    const tie = ties.find(({ unitIds }) => unitIds.includes(unitId));
    if (wereLevel) ballot.set(unitId, votes?.get(unitId) ?? 0);
    else if (tie) ballot.set(unitId, tie.level ? 0 : tie.unitIds.length - tie.unitIds.indexOf(unitId));
  }
  return ballot;
}

function untoldIn({ units }: BlocPeriod, placed: readonly Placed[]): readonly (readonly UnitId[])[] {
  const waiting = placed.filter(({ reasons }) => reasons.some(({ line }) => line === 'tied-awaits-ballot'));
  const inOrder = (ids: readonly UnitId[]) => units.map(({ id }) => id).filter((id) => ids.includes(id));
  return [...new Set(waiting.map(({ place }) => place))].map((place) =>
    inOrder(waiting.filter((one) => one.place === place).map(({ unitId }) => unitId)),
  );
}

/** One sheet beside what was adopted of it: every criterion that came to other points, or that the officer wrote. */
export function changesIn(
  world: World,
  { sheet, table, score }: ScoredUnit,
  adopted: AdoptedUnit | undefined,
): readonly CriterionChange[] {
  const province = world.get('column', columnIdOf(sheet.id, 'province'));
  const now = pointsOf({ unitId: sheet.unitId, sheet, table, score });
  return indexOf(table).leaves.flatMap(({ leaf }) => {
    const [from, to] = [adopted?.points[leaf.id] ?? null, now[leaf.id] ?? null];
    const cell = province?.cells[leaf.id];
    const written = cell && !isBlank(counting(cell).input) ? counting(cell) : undefined;
    if (from === to && !(written && written.reason !== '')) return [];
    return [changeOf(leaf, from, to, written)];
  });
}

const changeOf = (
  { id, code, name }: Leaf,
  from: Points | null,
  to: Points | null,
  written: { readonly reason: string; readonly author: PersonId } | undefined,
): CriterionChange => ({
  criterionId: id,
  code,
  name,
  from,
  to,
  reason: written?.reason ?? '',
  author: written?.author ?? null,
});

/** [PV5] The appraisal as it is frozen: the bloc's two standings, and of each sheet what was changed. */
export function freeze(
  world: World,
  period: BlocPeriod,
  { adopted, units, standings }: Appraisal,
  { by, at, ties }: { readonly by: PersonId; readonly at: number; readonly ties: readonly SettledTie[] },
): { readonly result: AppraisedResult; readonly sheets: readonly AppraisedSheet[] } {
  const { session } = adopted;
  const before = new Map(adopted.units.map((one) => [one.unitId, one]));
  const sheets = units.map((unit): AppraisedSheet => ({
    periodId: period.id,
    unitId: unit.unitId,
    session,
    changes: [...changesIn(world, unit, before.get(unit.unitId))],
  }));
  const asAppraised = ({ unitId, status, place, total }: Placed): AppraisedUnit[] => {
    const proposed = before.get(unitId);
    if (!proposed) return [];
    return [
      {
        unitId,
        name: proposed.name,
        shortName: proposed.shortName,
        proposed: { status: proposed.status, place: proposed.place, total: proposed.total },
        appraised: { status, place: place ?? null, total },
        changes: sheets.find((one) => one.unitId === unitId)?.changes.length ?? 0,
      },
    ];
  };
  // Only what still decides: a tie that was settled and came undone again is none.
  const levelOf = new Map(standings.placed.map(({ unitId, total }) => [unitId, total]));
  const stillTied = ({ unitIds }: SettledTie) => new Set(unitIds.map((id) => levelOf.get(id))).size === 1;
  const result = {
    periodId: period.id,
    session,
    at,
    by,
    units: standings.placed.flatMap(asAppraised),
    ties: ties.filter(stillTied),
  };
  return { result, sheets };
}
