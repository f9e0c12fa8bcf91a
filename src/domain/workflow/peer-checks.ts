// Members of a bloc look through each other's sheets before the bloc scores them (chấm chéo). Who checks whom is the
// leader's to say; what a checking unit remarks is advice: it stands beside the scores and never counts as points.

import { z } from 'zod';
import { text } from '../fields.ts';
import { CriterionId, PeriodId, PersonId, sheetIdOf, UnitId, type SheetId } from '../ids.ts';
import { replaced } from '../lists.ts';
import { Decimal } from '../scoring/decimal.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { BlocPeriod } from './bloc-period.ts';
import { belongsTo, worksInUnit, type Actor } from './permissions.ts';
import { hasReached, type SheetStage } from './stages.ts';

/** One unit looks through the sheet of another. */
export const PeerPair = z.object({ unitId: UnitId, by: UnitId });
export type PeerPair = z.infer<typeof PeerPair>;

/** So many units may look through one sheet. */
export const MOST_CHECKERS = 3;

const Who = { by: PersonId, at: z.int() };

/** What the checking unit says of one criterion: it agrees, or would give other points, for a reason. */
export const PeerRemark = z.object({
  criterionId: CriterionId,
  /** null: it agrees with the unit's own score. */
  points: Decimal.nullable(),
  reason: text(2000),
  ...Who,
});
export type PeerRemark = z.infer<typeof PeerRemark>;

export const PeerCheck = z.object({
  periodId: PeriodId,
  /** Whose sheet it is. */
  unitId: UnitId,
  /** Which unit looked through it. */
  by: UnitId,
  remarks: z.array(PeerRemark),
  /** The head of the checking unit said that it is done with; a remark after that takes it back. */
  done: z.object(Who).nullable(),
});
export type PeerCheck = z.infer<typeof PeerCheck>;

/** Who checks whom; none where the bloc does not do it. */
export const pairsOf = (period: BlocPeriod | undefined): readonly PeerPair[] =>
  period?.settings?.peerChecks ?? [];

/** Points as they are proposed, with two decimals at least: beside scores, which have two. */
export function proposedPoints(points: Decimal): string {
  const [whole = '0', fraction = ''] = points.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

/** Each unit by the next one in the bloc's own order: nobody checks whom they are checked by, from three units on. */
export const roundOf = ({ units }: Pick<BlocPeriod, 'units'>): readonly PeerPair[] =>
  units.length < 2
    ? []
    : units.map(({ id }, index) => ({ unitId: id, by: units[(index + 1) % units.length]?.id ?? id }));

/** [PC2] A check is open from when the sheet was handed in until the bloc has done with it. */
export const isCheckOpen = (stage: SheetStage): boolean =>
  hasReached(stage, 'self_submitted') && !hasReached(stage, 'bloc_scored');

/** The check as it stands, or one in which nothing has been said yet. */
export const checkIn = (
  check: PeerCheck | undefined,
  { periodId, unitId }: Pick<Sheet, 'periodId' | 'unitId'>,
  by: UnitId,
): PeerCheck => check ?? { periodId, unitId, by, remarks: [], done: null };

/** With what was said of one criterion; null takes back what was. */
export function withRemark(
  check: PeerCheck,
  criterionId: CriterionId,
  said: Omit<PeerRemark, 'criterionId'> | null,
): PeerCheck {
  const remarks = said
    ? replaced(check.remarks, { criterionId, ...said }, 'criterionId')
    : check.remarks.filter((one) => one.criterionId !== criterionId);
  return { ...check, remarks };
}

/** What somebody reads of another unit because theirs checks it. */
export interface CheckedSheet extends PeerPair {
  readonly sheetId: SheetId;
}

/** The pairs in which somebody's own unit checks another; never a unit that they have any tie to. */
export const pairsBy = (actor: Actor, period: BlocPeriod): readonly CheckedSheet[] =>
  pairsOf(period)
    .filter(
      ({ unitId, by }) =>
        worksInUnit(actor, period.id, by) && !belongsTo(actor, { periodId: period.id, unitId }),
    )
    .map((pair) => ({ ...pair, sheetId: sheetIdOf(period.id, pair.unitId) }));

/** [PC2] Of these, what they may read now: a sheet once it was handed in, and from then on. */
export const readableChecks = (
  actor: Actor,
  period: BlocPeriod,
  sheetAt: (sheetId: SheetId) => Pick<Sheet, 'stage'> | undefined,
): readonly CheckedSheet[] =>
  pairsBy(actor, period).filter(({ sheetId }) => {
    const stage = sheetAt(sheetId)?.stage;
    return stage !== undefined && hasReached(stage, 'self_submitted');
  });
