// What becomes of the meeting's proposals: where each stands, and what an officer may note of it next.

import { useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import { writeDay } from '../../../base/read-moment.ts';
import { appraisedPlace, isToBeFoundAgain, placeFound } from '../../../domain/appraisal/appraised-place.ts';
import { isOvertaken } from '../../../domain/appraisal/award-overtaken.ts';
import {
  followedProposals,
  type CouncilVote,
  type FollowedProposal,
} from '../../../domain/appraisal/proposal-file.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { provinceChanges } from '../../../domain/workflow/bloc-settings.ts';
import { isGranted, isSettled, proposalStageAfter } from '../../../domain/workflow/proposal-stages.ts';
import {
  belongsTo,
  readsProposals,
  standsForProvince,
  worksInUnit,
} from '../../../domain/workflow/permissions.ts';
import { proposalStageWords } from '../../../domain/workflow/stage-words.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useActs } from '../../parts/use-acts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { focusNextStep } from '../../ui/focus-onward.ts';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { CouncilDialog } from './council-dialog.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { FindingDialog } from './finding-dialog.tsx';
import { proposalWords } from './proposal-words.ts';

type Act = 'finding' | 'council' | 'decision';

/** The place an opinion rests on, and the place now [AW9]. */
export interface Ground {
  readonly noted: number | null;
  readonly now: number | null;
  readonly isMoved: boolean;
}

interface ProposalsPanelProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
}

export function ProposalsPanel({ copy, view }: ProposalsPanelProps) {
  const words = useWords(proposalWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const { refused, actAll } = useActs(copy);
  const [open, setOpen] = useState<{ readonly unitId: string; readonly act: Act }>();
  const { period } = view;
  const isOfficer = standsForProvince(actor, period.id);
  const all = followedProposals(copy, period);
  // Nobody is shown a stage that later records, which they may not read, have left behind [AW7].
  const seesAll = readsProposals(actor, period.id);
  const proposals = all.filter(({ unit }) => seesAll || worksInUnit(actor, period.id, unit.unitId));
  if (proposals.length === 0) return null;

  const isReceived = copy.get('dispatch', period.id)?.stage === 'received';
  const overtaken = new Set(
    proposals.filter((one) => isOvertaken(copy, period, one)).map(({ unit }) => unit.unitId),
  );
  // Only who holds the whole bloc can reckon it; everybody reads it once it is frozen.
  const knowsPlaces = isOfficer || copy.get('appraised-result', period.id) !== undefined;
  const groundOf = (one: FollowedProposal): Ground | undefined => {
    const now = knowsPlaces ? appraisedPlace(copy, period, one.unit.unitId) : undefined;
    if (now === undefined) return undefined;
    return { noted: placeFound(one), now, isMoved: isToBeFoundAgain(copy, period, one) };
  };
  // [AW10]
  const isScoring = isOfficer && isReceived && provinceChanges(period);
  // [AW2]
  const isOwn = (unitId: string): boolean => belongsTo(actor, { periodId: period.id, unitId });
  const plain = proposals.filter(
    ({ unit, file }) => !file?.appraisal && !overtaken.has(unit.unitId) && !isOwn(unit.unitId),
  );
  const chosen = proposals.find(({ unit }) => unit.unitId === open?.unitId);
  const dialog = chosen && {
    copy,
    periodId: period.id,
    proposal: chosen,
    onClose: () => setOpen(undefined),
  };
  const lastOf = <T extends { readonly at: number }>(pick: (one: FollowedProposal) => T | null | undefined) =>
    proposals.flatMap((one) => pick(one) ?? []).toSorted((a, b) => b.at - a.at)[0];
  async function supportAll(): Promise<void> {
    await actAll(
      plain.map(({ unit }): Intent => ({
        name: 'appraise-proposal',
        args: { periodId: period.id, unitId: unit.unitId, finding: 'supported', reason: '' },
      })),
    );
  }
  return (
    <Panel title={words.title} flush>
      <p className="caption panel-note">{isOfficer ? words.helpOfficer : words.help}</p>
      {refused && (
        <Banner tone="act" live="alert">
          {refused[language]}
        </Banner>
      )}
      <ul>
        {proposals.map((proposal) => {
          const ground = groundOf(proposal);
          return (
            <ProposalItem
              key={proposal.unit.unitId}
              proposal={proposal}
              isOvertaken={overtaken.has(proposal.unit.unitId)}
              ground={ground}
              isUnscored={isScoring && !ground}
              acts={
                isOfficer
                  ? actsOn(proposal, isReceived).filter(
                      (act) => act !== 'finding' || !isOwn(proposal.unit.unitId),
                    )
                  : []
              }
              onAct={(next) => setOpen({ unitId: proposal.unit.unitId, act: next })}
            />
          );
        })}
      </ul>
      {isOfficer && isReceived && plain.length > 1 && (
        <div className="row panel-note">
          <Button
            onClick={({ currentTarget }) => {
              focusNextStep(currentTarget);
              void supportAll();
            }}
          >
            {words.supportAll({ count: plain.length })}
          </Button>
        </div>
      )}
      {dialog && open?.act === 'finding' && (
        <FindingDialog
          {...dialog}
          isOvertaken={overtaken.has(dialog.proposal.unit.unitId)}
          ground={groundOf(dialog.proposal)}
        />
      )}
      {dialog && open?.act === 'council' && (
        <CouncilDialog {...dialog} last={lastOf(({ file }) => file?.council) ?? null} />
      )}
      {dialog && open?.act === 'decision' && (
        <DecisionDialog {...dialog} last={lastOf(({ file }) => file?.decision) ?? null} />
      )}
    </Panel>
  );
}

/** What may be noted now, the next step first. */
function actsOn({ stage, award }: FollowedProposal, isReceived: boolean): readonly Act[] {
  if (stage === 'sent') return isReceived ? ['finding'] : [];
  const leads = (event: 'council-vote' | 'decide' | 'reject') => proposalStageAfter(stage, event, award);
  return [
    ...(stage === 'appraised' && leads('council-vote') ? (['council'] as const) : []),
    ...(leads('decide') || leads('reject') ? (['decision'] as const) : []),
    ...(stage === 'appraised' ? (['finding'] as const) : []),
    ...(stage === 'council_voted' ? (['council'] as const) : []),
  ];
}

interface ProposalItemProps {
  readonly proposal: FollowedProposal;
  readonly isOvertaken: boolean;
  readonly ground: Ground | undefined;
  readonly isUnscored: boolean;
  readonly acts: readonly Act[];
  readonly onAct: (act: Act) => void;
}

function ProposalItem({ proposal, isOvertaken: isLost, ground, isUnscored, acts, onAct }: ProposalItemProps) {
  const words = useWords(proposalWords);
  const { language } = useLanguage();
  const { unit, award, votes, stage, file } = proposal;
  const placeOf = (place: number | null) => (place === null ? words.noPlace : words.place({ place }));
  // What was decided is not asked about again.
  const isMoved = ground?.isMoved === true && !isSettled(stage);
  const named = {
    finding: isMoved ? words.toFindingOnceMore : file?.appraisal ? words.toFindingAgain : words.toFinding,
    council: words.toCouncil,
    decision: isSettled(stage) ? words.toDecisionAgain : words.toDecision,
  } as const;
  const given = isGranted(stage);
  return (
    <Item
      icon={stage === 'rejected' ? 'pause' : given ? 'check' : 'clock'}
      tone={stage === 'rejected' ? 'hold' : given ? 'done' : 'rest'}
      title={
        <>
          {words.heading({ unit: unit.name, award: words[award] })}{' '}
          <Badge tone={given ? 'done' : stage === 'rejected' ? 'hold' : 'rest'}>
            {proposalStageWords[stage]?.[language]}
          </Badge>{' '}
          {isMoved && (
            <Badge tone="hold" icon="refresh">
              {words.again}
            </Badge>
          )}
        </>
      }
      actions={acts.map((act, at) => (
        <Button
          key={act}
          small
          variant={
            at === 0 && !isSettled(stage) && !(act === 'finding' && file?.appraisal && !isMoved)
              ? 'primary'
              : 'default'
          }
          aria-label={words.actOn({ act: named[act], unit: unit.name })}
          onClick={() => onAct(act)}
        >
          {named[act]}
        </Button>
      ))}
    >
      <p className="caption">{words.blocVote(votes)}</p>
      {ground && (
        <p className="caption">{words.placed({ proposed: placeOf(unit.place), now: placeOf(ground.now) })}</p>
      )}
      {isUnscored && <p className="caption">{words.notAppraised}</p>}
      {file?.appraisal && (
        <p className="caption">
          {words.found({ finding: words[file.appraisal.finding], reason: file.appraisal.reason })}
        </p>
      )}
      {file?.council && <CouncilLine vote={file.council} />}
      {file?.decision && (
        <p className="caption">{words.decision({ ...file.decision, day: writeDay(file.decision.day) })}</p>
      )}
      {isMoved && <p>{words.againWhy({ noted: placeOf(ground.noted), now: placeOf(ground.now) })}</p>}
      {!isMoved && file?.appraisal && ground && ground.noted !== ground.now && (
        <p className="caption">{words.notedAt({ noted: placeOf(ground.noted) })}</p>
      )}
      {isLost && stage === 'sent' && <p>{words.overtaken}</p>}
    </Item>
  );
}

function CouncilLine({ vote: { members, inFavour, against, day, number } }: { readonly vote: CouncilVote }) {
  const words = useWords(proposalWords);
  const { language } = useLanguage();
  // Of all members, present or not, as the council's rules reckon it [AW4].
  const share = formatHundredths(Math.round((inFavour * 10_000) / members), language);
  return (
    <p className="caption">
      {words.council({
        inFavour,
        members,
        share,
        against,
        paper: words.councilPaper({ day: writeDay(day), number }),
      })}
    </p>
  );
}
