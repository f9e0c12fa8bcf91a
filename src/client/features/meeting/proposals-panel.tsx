// Whom the meeting proposes for the flag or a certificate, with the votes for it.

import { useId } from 'react';
import type { Proposal } from '../../../domain/meeting/meeting.ts';
import type { Placed } from '../../../domain/ranking/standings.ts';
import type { MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { useSavedForm } from '../../parts/use-typed-form.ts';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select, TextInput } from '../../ui/text-input.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useWords } from '../../words/language.tsx';
import { readVotes } from '../../parts/read-votes.ts';
import type { MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

export function ProposalsPanel({ desk }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const { result, view } = desk;
  const { flags, certificates } = view.table.policies.flagSlots;
  const limit = certificates === null ? words.noLimit : words.atMost({ most: certificates });
  if (!canPropose(desk)) return <Proposed desk={desk} />;
  return (
    <Panel title={words.proposals} flush>
      <p className="caption panel-note">{words.proposalsHelp({ flags, certificates: limit })}</p>
      <Wide label={words.proposalsTable}>
        <table className="table">
          <thead>
            <tr>
              <th className="n">{words.rank}</th>
              <th>{words.unit}</th>
              <th>{words.award}</th>
              <th className="n">{words.inFavour}</th>
              <th className="n">{words.against}</th>
            </tr>
          </thead>
          <tbody>
            {result?.standings.placed.map((placed) => {
              const unit = view.unitById.get(placed.unitId)?.unit;
              return unit && <ProposalRow key={unit.id} desk={desk} unit={unit} placed={placed} />;
            })}
          </tbody>
        </table>
      </Wide>
    </Panel>
  );
}

const canPropose = ({ mayWrite, isOpen }: MeetingDesk): boolean => mayWrite && isOpen;

/** For whoever only reads: those who are proposed, in words that need no wide screen. */
function Proposed({ desk: { view, meeting, result } }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const proposed = (result?.standings.placed ?? []).flatMap(({ unitId, place }) => {
    const proposal = meeting.proposals.find((one) => one.unitId === unitId);
    const unit = view.unitById.get(unitId)?.unit;
    return proposal && unit ? [{ unit, place, proposal }] : [];
  });
  return (
    <Panel title={words.proposals} flush>
      {proposed.length === 0 && <p className="caption panel-note">{words.nobodyProposed}</p>}
      <ul>
        {proposed.map(({ unit, place, proposal }) => (
          <Item
            key={unit.id}
            icon="check"
            title={words.proposedFor({ unit: unit.name, award: words[proposal.award] })}
          >
            {words.proposedWith({ place: place === undefined ? '–' : String(place), ...proposal })}
          </Item>
        ))}
      </ul>
    </Panel>
  );
}

interface ProposalRowProps {
  readonly desk: MeetingDesk;
  readonly unit: MemberUnit;
  readonly placed: Placed;
}

function ProposalRow({ desk, unit, placed }: ProposalRowProps) {
  const words = useWords(meetingWords);
  const { meeting } = desk;
  const proposal = meeting.proposals.find(({ unitId }) => unitId === unit.id);
  const isScored = placed.score.progress.done > 0;

  const write = (more: Partial<Proposal>) =>
    desk.write({
      is: 'proposal',
      of: { unitId: unit.id, award: 'certificate', inFavour: 0, against: 0, ...proposal, ...more },
    });

  return (
    <tr>
      <td className="n total">{placed.place ?? '–'}</td>
      <th scope="row">{unit.name}</th>
      <td>
        {!isScored && !proposal ? (
          words.notScored
        ) : (
          <Select
            aria-label={words.awardOf({ unit: unit.name })}
            value={proposal?.award ?? ''}
            onChange={({ target: { value } }) =>
              void (value === ''
                ? desk.write({ is: 'no-proposal', unitId: unit.id })
                : write({ award: value as Proposal['award'] }))
            }
          >
            <option value="">{words.none}</option>
            <option value="flag">{words.flag}</option>
            <option value="certificate">{words.certificate}</option>
          </Select>
        )}
      </td>
      {(['inFavour', 'against'] as const).map((side) => (
        <td key={side} className="n">
          {proposal && (
            <VoteField
              key={`${unit.id} ${side}`}
              name={`${meeting.periodId} ${meeting.session} ${unit.id} ${side}`}
              label={(side === 'inFavour' ? words.votesInFavourOf : words.votesAgainstOf)({
                unit: unit.name,
              })}
              votes={proposal[side]}
              barOf={(votes) => desk.votesBar(votes + proposal[side === 'inFavour' ? 'against' : 'inFavour'])}
              onSave={(votes) => write({ [side]: votes })}
            />
          )}
        </td>
      ))}
    </tr>
  );
}

interface VoteFieldProps {
  readonly name: string;
  readonly label: string;
  readonly votes: number;
  /** What is wrong with so many. It is said and kept all the same: who came late may be noted as present after it. */
  readonly barOf: (votes: number) => string | undefined;
  readonly onSave: (votes: number) => Promise<boolean>;
}

/** Saved when it is left, so that what is shown is what is printed; what is no count stays as it was typed, marked. */
function VoteField({ name, label, votes, barOf, onSave }: VoteFieldProps) {
  const words = useWords(meetingWords);
  const errorId = useId();
  const form = useSavedForm<'votes'>('hop', name, { votes: String(votes) }, async (typed) => {
    const count = readVotes(typed.votes);
    if (count === undefined) return undefined;
    return (await onSave(count)) ? typed : undefined;
  });
  const read = readVotes(form.values.votes);
  const error = read === undefined ? words.notANumber({ field: label }) : barOf(read);
  return (
    <div className="field">
      <TextInput
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error && errorId}
        inputMode="numeric"
        size={4}
        value={form.values.votes}
        onChange={(event) => form.set('votes', event.target.value)}
        onBlur={form.leave}
      />
      {error && (
        <p className="error" id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
}
