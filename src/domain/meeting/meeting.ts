// The bloc's meeting of one period, as its minutes tell it: who was there, what was said, how it was voted, who is
// proposed and who leads next year. One record a period; a result that was sent back is met upon again, in the next
// session.

import { z } from 'zod';
import { Day, Hour, text } from '../fields.ts';
import { ChangeId, PeriodId, PersonId, UnitId } from '../ids.ts';
import { meetingStages } from './meeting-stages.ts';

const MeetingStage = z.enum(meetingStages);

export const MeetingFacts = z.strictObject({
  day: Day,
  from: Hour,
  to: Hour,
  place: text(200),
  chair: text(200),
  secretary: text(200),
  /** Who came besides the members: the Department, the press. */
  guests: text(1000),
});
export type MeetingFacts = z.infer<typeof MeetingFacts>;

export const Attendance = z.strictObject({
  unitId: UnitId,
  present: z.boolean(),
  /** Who spoke for the unit, with their office. */
  representative: text(200),
});
export type Attendance = z.infer<typeof Attendance>;

const votes = z.int().min(0).max(1000);

/** A count of papers, or of hands. */
export const VoteCount = z.strictObject({
  /** By paper in a box, or by show of hands. */
  secret: z.boolean(),
  issued: votes,
  returned: votes,
  valid: votes,
  votes: z.array(z.strictObject({ unitId: UnitId, votes })).max(60),
  tellers: text(300),
});
export type VoteCount = z.infer<typeof VoteCount>;

/** What the members thought of a score that was changed in the meeting, or of anything else put to them. */
export const Motion = z.strictObject({
  id: ChangeId,
  text: text(1000),
  inFavour: votes,
  against: votes,
});
export type Motion = z.infer<typeof Motion>;

export const Award = z.enum(['flag', 'certificate']);
export type Award = z.infer<typeof Award>;

export const Proposal = z.strictObject({
  unitId: UnitId,
  award: Award,
  inFavour: votes,
  against: votes,
});
export type Proposal = z.infer<typeof Proposal>;

export const Opinion = z.strictObject({
  id: ChangeId,
  unitId: UnitId.nullable(),
  text: text(2000),
});
export type Opinion = z.infer<typeof Opinion>;

export const Meeting = z.object({
  periodId: PeriodId,
  /** 1, and one more each time the result came back from the Department. */
  session: z.int().min(1),
  stage: MeetingStage,
  facts: MeetingFacts,
  attendance: z.array(Attendance),
  opinions: z.array(Opinion),
  motions: z.array(Motion),
  /** Of units level with each other, where the table ends its order with a ballot [RK4]. */
  tieBallot: VoteCount.nullable(),
  /** Suy tôn: the vote for who leads the bloc. */
  acclaim: VoteCount.nullable(),
  proposals: z.array(Proposal),
  next: z.strictObject({ leaderUnitId: UnitId, deputyUnitId: UnitId.nullable() }).nullable(),
  closed: z.object({ by: PersonId, at: z.int() }).nullable(),
  /** Why it was opened again, each time. */
  reopened: z.array(z.object({ by: PersonId, at: z.int(), reason: text(2000) })),
});
export type Meeting = z.infer<typeof Meeting>;

const emptyFacts: MeetingFacts = {
  day: '',
  from: '',
  to: '',
  place: '',
  chair: '',
  secretary: '',
  guests: '',
};

/** A meeting that nothing has been said of yet. */
export const plannedMeeting = (periodId: PeriodId, session: number): Meeting => ({
  periodId,
  session,
  stage: 'planned',
  facts: emptyFacts,
  attendance: [],
  opinions: [],
  motions: [],
  tieBallot: null,
  acclaim: null,
  proposals: [],
  next: null,
  closed: null,
  reopened: [],
});
