// The bloc's scores and places as they stand now, from the records alone: what the meeting looks at, and what closing it
// freezes.

import { z } from 'zod';
import { indexOf, type CriteriaTable } from '../criteria/criteria-table.ts';
import { columnIdOf, CriterionId, sheetIdOf, UnitId, type SheetId } from '../ids.ts';
import { standingsOf, type Standings } from '../ranking/standings.ts';
import { effectOf } from '../ranking/gates/shut-gates.ts';
import { tableIdOf } from '../records.ts';
import { Points } from '../scoring/points.ts';
import { scoreVersions } from '../scoring/score-versions.ts';
import type { Column, Sheet } from '../scoring/sheet.ts';
import type { UnitScore } from '../scoring/total.ts';
import type { World } from '../changes/define-change.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { ballotOf } from './ballot.ts';
import { type Meeting } from './meeting.ts';

export interface ScoredUnit {
  readonly unitId: UnitId;
  readonly sheet: Sheet;
  readonly table: CriteriaTable;
  readonly score: UnitScore;
}

export interface BlocResult {
  /** In the bloc's own order; a member without a sheet is not among them. */
  readonly units: readonly ScoredUnit[];
  readonly standings: Standings;
}

/** By the bloc's column. Undefined where the table in force is not there. */
export function blocResult(
  world: World,
  period: BlocPeriod,
  meeting: Meeting | undefined,
): BlocResult | undefined {
  const inForce = world.get('criteria-table', tableIdOf(period.id, period.tableVersion));
  if (!inForce) return undefined;
  const units = scoredUnits(world, period, (sheetId) => world.get('column', columnIdOf(sheetId, 'bloc')));
  const standings = standingsOf(
    inForce,
    units.map(({ score }) => score),
    ballotOf(meeting),
  );
  return { units, standings };
}

/** Every member that has a sheet, scored by the column that is asked for it; each by its own version of the table. */
export function scoredUnits(
  world: World,
  period: BlocPeriod,
  columnFor: (sheetId: SheetId, table: CriteriaTable) => Column | undefined,
): readonly ScoredUnit[] {
  const read = period.units.flatMap(({ id: unitId }) => {
    const sheetId = sheetIdOf(period.id, unitId);
    const sheet = world.get('sheet', sheetId);
    const table = sheet && world.get('criteria-table', tableIdOf(period.id, sheet.tableVersion));
    const column = table && columnFor(sheetId, table);
    const targets = world.get('targets', sheetId);
    const marks = world.get('gate-marks', sheetId)?.marks;
    return sheet && table ? [{ unitId, sheet, table, column, targets, marks }] : [];
  });
  const { scores } = scoreVersions(read);
  return read.flatMap(({ unitId, sheet, table }) => {
    const score = scores.get(unitId);
    return score ? [{ unitId, sheet, table, score }] : [];
  });
}

/** Takes part in the ranking: no gate has put it out. One that was put out need not be scored to the end. */
export const isRanked = ({ score }: ScoredUnit): boolean => effectOf(score.gates).ranked;

/** The criteria of a unit's own table, with what each earned; null where it was not assigned. */
export function pointsOf({ table, score }: ScoredUnit): Record<CriterionId, Points | null> {
  const points: Record<CriterionId, Points | null> = {};
  for (const { leaf } of indexOf(table).leaves) {
    const outcome = score.outcomes.get(leaf.id);
    if (outcome?.state === 'scored') points[leaf.id] = outcome.points;
    if (outcome?.state === 'not-assigned') points[leaf.id] = null;
  }
  return points;
}

/** What whoever closes the meeting has before them: it must be what is frozen, wherever that is reckoned [MT8]. */
export const SeenResult = z
  .array(
    z.strictObject({
      unitId: UnitId,
      place: z.int().min(1).nullable(),
      total: Points,
      points: z.record(CriterionId, Points.nullable()),
    }),
  )
  .max(60);
export type SeenResult = z.infer<typeof SeenResult>;

/** In the order of the standings. */
export const seenIn = ({ units, standings }: BlocResult): SeenResult =>
  standings.placed.flatMap(({ unitId, place, total }) => {
    const scored = units.find((one) => one.unitId === unitId);
    return scored ? [{ unitId, place: place ?? null, total, points: pointsOf(scored) }] : [];
  });
