// What becomes of a proposal after the bloc: officers of the province note what the Department finds, how the council
// voted and what was decided.

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import { appraisedPlace } from '../appraisal/appraised-place.ts';
import { isOvertaken } from '../appraisal/award-overtaken.ts';
import {
  CouncilVote,
  Decision,
  Finding,
  followedProposals,
  type FollowedProposal,
  type ProposalFile,
} from '../appraisal/proposal-file.ts';
import { PeriodId, UnitId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { Reason } from '../scoring/cell.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { isSettled, proposalStageAfter, type ProposalOutcome } from '../workflow/proposal-stages.ts';
import { belongsTo, standsForProvince, type Actor } from '../workflow/permissions.ts';
import { defineChange, type Draft, type World } from './define-change.ts';

const of = { periodId: PeriodId, unitId: UnitId };

/** [AW2] What the Department finds of a proposal, from the receipt on until the council has voted. */
export const appraiseProposal = defineChange({
  name: 'appraise-proposal',
  args: z.strictObject({ ...of, finding: Finding, reason: Reason.default('') }),

  apply(world, actor, args, { at }) {
    const found = find(world, actor, args, 'appraise-proposal');
    if (!found.ok) return found;
    const { period, proposal } = found.value;
    if (belongsTo(actor, args)) return fail({ code: 'own-unit' });
    const isReceived = world.get('dispatch', args.periodId)?.stage === 'received';
    if (!isReceived && proposal.stage !== 'appraised') return cannotMove(proposal);
    const { finding, reason } = args;
    if (finding === 'lower' && proposal.award !== 'flag') return fail({ code: 'no-lower-award' });
    if (finding !== 'supported' && reason === '') return fail({ code: 'finding-needs-reason' });
    if (finding === 'supported' && reason === '' && isOvertaken(world, period, proposal))
      return fail({ code: 'award-overtaken', unit: proposal.unit.shortName });
    const now = appraisedPlace(world, period, args.unitId);
    const place = now === undefined ? {} : { place: now };
    return note(world, period, proposal, {
      appraisal: { finding, reason, ...place, by: actor.personId, at },
    });
  },
});

/** [AW4] How the council voted; said again, the count is put right, until the decision. */
export const noteCouncilVote = defineChange({
  name: 'note-council-vote',
  args: z.strictObject({ ...of, vote: CouncilVote }),

  apply(world, actor, args, { at }) {
    const found = find(world, actor, args, 'note-council-vote');
    if (!found.ok) return found;
    const { period, proposal } = found.value;
    if (!proposalStageAfter(proposal.stage, 'council-vote', proposal.award)) return cannotMove(proposal);
    const { vote } = args;
    if (vote.inFavour + vote.against > vote.members) return fail({ code: 'council-count-over' });
    if (vote.day === '') return fail({ code: 'council-day-needed' });
    return note(world, period, proposal, { council: { ...vote, by: actor.personId, at } });
  },
});

const eventOf = {
  decided: 'decide',
  rejected: 'reject',
  lowered: 'lower',
} as const satisfies { readonly [O in ProposalOutcome as O['to']]: O['event'] };

/** [AW5] What was decided, also after the result was published; put right by saying it again with a reason. */
export const decideProposal = defineChange({
  name: 'decide-proposal',
  args: z.strictObject({ ...of, decision: Decision }),

  apply(world, actor, args, { at }) {
    const found = find(world, actor, args, 'decide-proposal');
    if (!found.ok) return found;
    const { period, proposal } = found.value;
    const { decision } = args;
    if (decision.is === 'lowered' && proposal.award !== 'flag') return fail({ code: 'no-lower-award' });
    if (!proposalStageAfter(proposal.stage, eventOf[decision.is], proposal.award))
      return proposal.stage === 'appraised' ? fail({ code: 'council-vote-needed' }) : cannotMove(proposal);
    if (decision.is !== 'rejected' && (decision.number === '' || decision.day === ''))
      return fail({ code: 'award-decision-needed' });
    if (decision.is !== 'decided' && decision.reason === '') return fail({ code: 'finding-needs-reason' });
    if (isSettled(proposal.stage) && decision.reason === '') return fail({ code: 'correction-needs-reason' });
    return note(world, period, proposal, { decision: { ...decision, by: actor.personId, at } });
  },
});

interface Found {
  readonly period: BlocPeriod;
  readonly proposal: FollowedProposal;
}

function find(
  world: World,
  actor: Actor,
  { periodId, unitId }: { readonly periodId: PeriodId; readonly unitId: UnitId },
  action: string,
): Result<Found, Problem> {
  const period = world.get('bloc-period', periodId);
  if (!period) return fail({ code: 'bloc-not-found' });
  if (!standsForProvince(actor, periodId)) return fail({ code: 'not-permitted', action });
  const proposal = followedProposals(world, period).find(({ unit }) => unit.unitId === unitId);
  return proposal ? ok({ period, proposal }) : fail({ code: 'proposal-not-found' });
}

const cannotMove = ({ stage }: FollowedProposal) => fail({ code: 'proposal-cannot-move', stage } as const);

function note(
  world: Draft,
  { id: periodId }: BlocPeriod,
  { unit: { unitId }, award, file }: FollowedProposal,
  more: Partial<ProposalFile>,
): Result<void, Problem> {
  const session = world.get('meeting', periodId)?.session ?? 1;
  const blank = { periodId, unitId, session, award, appraisal: null, council: null, decision: null };
  world.put('proposal-file', { ...(file ?? blank), ...more });
  return ok(undefined);
}
