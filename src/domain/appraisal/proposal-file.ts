// A proposal for an award as it goes on from the bloc's meeting: what the Department finds, how the council votes, and
// what is decided. A record of its own for each unit, since a finding is that unit's matter and not the whole bloc's.

import { z } from 'zod';
import type { World } from '../changes/define-change.ts';
import { Day, text } from '../fields.ts';
import { adoptedIdOf, PeriodId, PersonId, sheetIdOf, UnitId } from '../ids.ts';
import type { AdoptedUnit } from '../meeting/adopted-result.ts';
import { Award } from '../meeting/meeting.ts';
import { isClosed } from '../meeting/meeting-stages.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import type { ProposalStage } from '../workflow/proposal-stages.ts';

/** Agreed to; agreed to in a lower form; not agreed to. */
export const Finding = z.enum(['supported', 'lower', 'not-supported']);
export type Finding = z.infer<typeof Finding>;

const stamped = { by: PersonId, at: z.int() };
const members = z.int().min(0).max(1000);

export const CouncilVote = z.strictObject({
  /** All members of the council, present or not: a share is reckoned of them. */
  members: members.min(1),
  inFavour: members,
  against: members,
  day: Day,
  /** Of the council's minutes. */
  number: text(100),
});
export type CouncilVote = z.infer<typeof CouncilVote>;

export const Decision = z.strictObject({
  is: z.enum(['decided', 'rejected', 'lowered']),
  /** Of the decision, or of the letter that says no. */
  number: text(100),
  day: Day,
  reason: text(2000),
});
export type Decision = z.infer<typeof Decision>;

export const ProposalFile = z.object({
  periodId: PeriodId,
  unitId: UnitId,
  /** The session of the meeting that proposed it: what was noted in a round that came back counts in no other [AW6]. */
  session: z.int().min(1),
  award: Award,
  appraisal: z
    .object({
      finding: Finding,
      reason: text(2000),
      /** The unit's place as the appraisal stood when this was noted; absent where no score may be changed [AW9]. */
      place: z.int().min(1).nullable().optional(),
      ...stamped,
    })
    .nullable(),
  council: CouncilVote.extend(stamped).nullable(),
  decision: Decision.extend(stamped).nullable(),
});
export type ProposalFile = z.infer<typeof ProposalFile>;

/** One proposal of the present session, with all that is known of it here. */
export interface FollowedProposal {
  readonly unit: AdoptedUnit;
  readonly award: Award;
  readonly votes: { readonly inFavour: number; readonly against: number };
  readonly stage: ProposalStage;
  /** Undefined where nothing is noted yet, or its reader may not see it. */
  readonly file: ProposalFile | undefined;
}

/** What the meeting proposed, flags first, each in the order of the places; none before it is closed. */
export function followedProposals(world: World, period: BlocPeriod): readonly FollowedProposal[] {
  const meeting = world.get('meeting', period.id);
  const session = meeting?.session ?? 1;
  const adopted = world.get('adopted-result', adoptedIdOf(period.id, session));
  if (!meeting || !adopted || !isClosed(meeting)) return [];
  return Award.options.flatMap((award) =>
    adopted.units
      .filter((unit) => unit.award === award)
      .map((unit): FollowedProposal => {
        const noted = world.get('proposal-file', sheetIdOf(period.id, unit.unitId));
        const file = noted?.session === session ? noted : undefined;
        const said = adopted.meeting.proposals.find(({ unitId }) => unitId === unit.unitId);
        return {
          unit,
          award,
          votes: { inFavour: said?.inFavour ?? 0, against: said?.against ?? 0 },
          stage: stageOf(world, period, file),
          file,
        };
      }),
  );
}

/** A proposal stands where the meeting and the package stand, until something is noted of itself [AW1]. */
function stageOf(world: World, period: BlocPeriod, file: ProposalFile | undefined): ProposalStage {
  if (file?.decision) return file.decision.is;
  if (file?.council) return 'council_voted';
  switch (world.get('dispatch', period.id)?.stage) {
    case 'sent':
    case 'received':
      return 'sent';
    case 'appraised':
    case 'published':
      return 'appraised';
    default:
      return 'bloc_voted';
  }
}
