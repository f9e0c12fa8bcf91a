// How far a meeting has come, and what takes it on. Apart from its record, whose schemas no sheet needs before its first
// score.

export const meetingStages = ['planned', 'open', 'voting', 'closed', 'minutes_signed'] as const;
export type MeetingStage = (typeof meetingStages)[number];

export type MeetingEvent = 'open' | 'vote' | 'resume' | 'close' | 'sign' | 'reopen' | 'meet-again';

interface Move {
  readonly from: MeetingStage;
  readonly event: MeetingEvent;
  readonly to: MeetingStage;
}

/** [MT1] */
const meetingMoves: readonly Move[] = [
  { from: 'planned', event: 'open', to: 'open' },
  { from: 'open', event: 'vote', to: 'voting' },
  { from: 'voting', event: 'resume', to: 'open' },
  { from: 'open', event: 'close', to: 'closed' },
  { from: 'voting', event: 'close', to: 'closed' },
  { from: 'closed', event: 'sign', to: 'minutes_signed' },
  { from: 'closed', event: 'reopen', to: 'open' },
  { from: 'minutes_signed', event: 'reopen', to: 'open' },
  { from: 'minutes_signed', event: 'meet-again', to: 'planned' },
];

/** Where an event leads; undefined where it does not apply. */
export const meetingStageAfter = (from: MeetingStage, event: MeetingEvent): MeetingStage | undefined =>
  meetingMoves.find((move) => move.from === from && move.event === event)?.to;

/** The members sit together: what is said is written down, and scores may still be changed. */
export const isSitting = ({ stage }: { readonly stage: MeetingStage }): boolean =>
  stage === 'open' || stage === 'voting';

/** Its result is frozen: nothing of it changes until it is opened again [MT5]. */
export const isClosed = ({ stage }: { readonly stage: MeetingStage }): boolean =>
  stage === 'closed' || stage === 'minutes_signed';
