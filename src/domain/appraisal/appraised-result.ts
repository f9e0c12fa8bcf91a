// What the Department's appraisal came to, frozen as it was appraised: beside what the bloc adopted, which stays as it
// was signed. Totals and places are the whole bloc's; what was changed in a sheet, and why, is its unit's own matter.

import { z } from 'zod';
import { text } from '../fields.ts';
import { CriterionId, PeriodId, PersonId, UnitId } from '../ids.ts';
import { Points } from '../scoring/points.ts';

const Standing = z.object({
  status: z.enum(['ranked', 'held', 'not-ranked']),
  place: z.int().min(1).nullable(),
  total: Points,
});

export const AppraisedUnit = z.object({
  unitId: UnitId,
  /** As it was called then. */
  name: text(200),
  shortName: text(60),
  /** Khối đề nghị: what the meeting adopted. */
  proposed: Standing,
  /** Tỉnh thẩm định. */
  appraised: Standing,
  /** How many of its criteria came to other points. */
  changes: z.int().min(0),
});
export type AppraisedUnit = z.infer<typeof AppraisedUnit>;

/** Units that the change left level and the table's order did not tell apart: as the officer ordered them. */
export const SettledTie = z.strictObject({
  /** The highest first. */
  unitIds: z.array(UnitId).min(2).max(60),
  /** They share the place instead. */
  level: z.boolean(),
  reason: text(2000),
});
export type SettledTie = z.infer<typeof SettledTie>;

export const AppraisedResult = z.object({
  periodId: PeriodId,
  /** The session of the meeting whose result it is about. */
  session: z.int().min(1),
  at: z.int(),
  by: PersonId,
  /** In the order in which they are printed. */
  units: z.array(AppraisedUnit),
  ties: z.array(SettledTie),
});
export type AppraisedResult = z.infer<typeof AppraisedResult>;

export const CriterionChange = z.object({
  criterionId: CriterionId,
  code: text(40),
  name: text(1000),
  /** Null where it was not assigned, or nothing stood there. */
  from: Points.nullable(),
  to: Points.nullable(),
  reason: text(2000),
  /** Who changed it; null where only other units' figures did, with which it is compared. */
  author: PersonId.nullable(),
});
export type CriterionChange = z.infer<typeof CriterionChange>;

/** Of one unit, in the order of its table. */
export const AppraisedSheet = z.object({
  periodId: PeriodId,
  unitId: UnitId,
  session: z.int().min(1),
  changes: z.array(CriterionChange),
});
export type AppraisedSheet = z.infer<typeof AppraisedSheet>;

/** The appraisal left another total or place than the bloc proposed. */
export const isMoved = ({ proposed, appraised }: AppraisedUnit): boolean =>
  proposed.total !== appraised.total ||
  proposed.place !== appraised.place ||
  proposed.status !== appraised.status;
