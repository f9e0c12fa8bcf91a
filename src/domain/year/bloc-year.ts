// What a bloc does in its year besides scoring: the pledge that its members sign, the plan with its days, what came of
// it, and the words of its reports. One record a period; each line of it is written by a change of its own.

import { z } from 'zod';
import { Day, text } from '../fields.ts';
import { ChangeId, PeriodId, UnitId } from '../ids.ts';

/** A line of a list that a person writes; it keeps its id when its words change. */
export const Clause = z.strictObject({ id: ChangeId, text: text(2000) });
export type Clause = z.infer<typeof Clause>;

/** Giao ước: one member's name under the pledge, or why it is not there. */
export const PledgeSignature = z.strictObject({
  unitId: UnitId,
  signed: z.boolean(),
  /** Who signed, with their office. */
  signer: text(200),
  day: Day,
  /** Why it was not signed. */
  note: text(500),
});
export type PledgeSignature = z.infer<typeof PledgeSignature>;

export const ActivityKind = z.enum(['movement', 'conference', 'inspection', 'exchange', 'charity', 'other']);
export type ActivityKind = z.infer<typeof ActivityKind>;

/** What the bloc means to do on a day, and what came of it. */
export const Activity = z.strictObject({
  id: ChangeId,
  kind: ActivityKind,
  title: text(300),
  /** '' where the day is not settled yet. */
  from: Day,
  to: Day,
  place: text(200),
  /** The member that is host to it; null where the bloc is. */
  hostUnitId: UnitId.nullable(),
  state: z.enum(['planned', 'held', 'dropped']),
  outcome: text(2000),
  /** Those of whom it was said; a member that is not here was not called. */
  attendance: z.array(z.strictObject({ unitId: UnitId, present: z.boolean() })).max(60),
});
export type Activity = z.infer<typeof Activity>;

/** A step of the year that has a last day. */
export const YearStep = z.enum(['half', 'submit', 'review', 'meet', 'send']);
export type YearStep = z.infer<typeof YearStep>;

export const Deadline = z.strictObject({ step: YearStep, day: Day });

/** The parts of a report that people write; its figures are filled in. */
export const ReportPart = z.enum(['done', 'limits', 'causes', 'tasks']);
export type ReportPart = z.infer<typeof ReportPart>;
const Report = z.record(ReportPart, text(8000));
export const ReportName = z.enum(['half', 'year']);
export type ReportName = z.infer<typeof ReportName>;

export const PledgeFacts = z.strictObject({ day: Day, place: text(200) });
export type PledgeFacts = z.infer<typeof PledgeFacts>;

export const BlocYear = z.object({
  periodId: PeriodId,
  pledge: PledgeFacts.extend({
    clauses: z.array(Clause).max(60),
    signatures: z.array(PledgeSignature).max(60),
  }),
  /**
   * Members of whose signature their own head has the last word, since they noted it themselves. Beside the signatures:
   * released programs read those strictly.
   */
  signedByHead: z.array(UnitId).max(60).optional(),
  /** Quy chế: how the bloc works together. */
  rules: z.array(Clause).max(100),
  activities: z.array(Activity).max(200),
  deadlines: z.array(Deadline).max(20),
  reports: z.object({ half: Report, year: Report }),
});
export type BlocYear = z.infer<typeof BlocYear>;

const emptyReport = { done: '', limits: '', causes: '', tasks: '' };

/** A year of which nothing has been said yet. */
export const emptyYear = (periodId: PeriodId): BlocYear => ({
  periodId,
  pledge: { day: '', place: '', clauses: [], signatures: [] },
  rules: [],
  activities: [],
  deadlines: [],
  reports: { half: emptyReport, year: emptyReport },
});

/** Members whose names are not under the pledge, and of whom nobody has said why [YR3]. */
export const unsignedIn = (
  year: BlocYear | undefined,
  units: readonly { readonly id: UnitId }[],
): readonly UnitId[] => {
  const told = new Set(
    year?.pledge.signatures.filter(({ signed, note }) => signed || note !== '').map(({ unitId }) => unitId),
  );
  return units.map(({ id }) => id).filter((id) => !told.has(id));
};

/** By their days; what has none yet comes last. */
export const byDay = (activities: readonly Activity[]): readonly Activity[] =>
  activities.toSorted((a, b) => (a.from || '9').localeCompare(b.from || '9'));
