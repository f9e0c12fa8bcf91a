// The way of a proposal for an award, from the meeting to the decision, as a table. Up to the appraisal it goes with the
// meeting and the package; after it, each proposal goes its own way.

import { z } from 'zod';
import type { Award } from '../meeting/meeting.ts';

export const ProposalStage = z.enum([
  'nominated',
  'bloc_voted',
  'sent',
  'appraised',
  'council_voted',
  'decided',
  'rejected',
  'lowered',
]);
export type ProposalStage = z.infer<typeof ProposalStage>;

export type ProposalEvent =
  'vote' | 'reopen' | 'send' | 'return' | 'appraise' | 'council-vote' | ProposalOutcome['event'];

/** What the decision made of it: given as proposed, not given, or a lower form instead (a certificate for a flag). */
export type ProposalOutcome =
  | { readonly event: 'decide'; readonly to: 'decided' }
  | { readonly event: 'reject'; readonly to: 'rejected' }
  | { readonly event: 'lower'; readonly to: 'lowered' };

interface Move {
  readonly from: ProposalStage;
  readonly event: ProposalEvent;
  readonly to: ProposalStage;
  /** Only for this award. */
  readonly only?: Award;
}

/** How a decision is put right: from any outcome to any. */
const corrections = (['decided', 'rejected', 'lowered'] as const).flatMap((from): readonly Move[] => [
  { from, event: 'decide', to: 'decided' },
  { from, event: 'reject', to: 'rejected' },
  { from, event: 'lower', to: 'lowered', only: 'flag' },
]);

/** [AW1] */
export const proposalMoves: readonly Move[] = [
  { from: 'nominated', event: 'vote', to: 'bloc_voted' },
  { from: 'bloc_voted', event: 'reopen', to: 'nominated' },
  { from: 'bloc_voted', event: 'send', to: 'sent' },
  { from: 'sent', event: 'return', to: 'nominated' },
  { from: 'sent', event: 'appraise', to: 'appraised' },
  { from: 'appraised', event: 'council-vote', to: 'council_voted' },
  { from: 'council_voted', event: 'council-vote', to: 'council_voted' },
  // The council votes on flags; a certificate the Chairman may decide on the appraisal alone [AW4].
  { from: 'appraised', event: 'decide', to: 'decided', only: 'certificate' },
  { from: 'appraised', event: 'reject', to: 'rejected' },
  { from: 'appraised', event: 'lower', to: 'lowered', only: 'flag' },
  { from: 'council_voted', event: 'decide', to: 'decided' },
  { from: 'council_voted', event: 'reject', to: 'rejected' },
  { from: 'council_voted', event: 'lower', to: 'lowered', only: 'flag' },
  ...corrections,
];

/** Where an event leads; undefined where it does not apply to that award. */
export const proposalStageAfter = (
  from: ProposalStage,
  event: ProposalEvent,
  award: Award,
): ProposalStage | undefined =>
  proposalMoves.find(
    (move) => move.from === from && move.event === event && (move.only === undefined || move.only === award),
  )?.to;

/** An award was given, the one that was proposed or a lower one. */
export const isGranted = (stage: ProposalStage): boolean => stage === 'decided' || stage === 'lowered';

/** Nothing more is awaited. */
export const isSettled = (stage: ProposalStage): boolean => isGranted(stage) || stage === 'rejected';
