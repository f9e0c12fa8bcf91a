// How the council voted on one proposal. It votes on several at one sitting: day, number and members come from the last.

import { writeDay } from '../../../base/read-moment.ts';
import type { CouncilVote } from '../../../domain/appraisal/proposal-file.ts';
import { DayField, dayIn } from '../../parts/day-field.tsx';
import { readVotes } from '../../parts/read-votes.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/language.tsx';
import { ProposalDialog, type ProposalDialogProps } from './proposal-dialog.tsx';
import { proposalWords } from './proposal-words.ts';

type Name = 'members' | 'inFavour' | 'against' | 'day' | 'number';

interface CouncilDialogProps extends ProposalDialogProps {
  /** Of another proposal, at the same sitting as far as anybody knows. */
  readonly last: CouncilVote | null;
}

export function CouncilDialog({ last, ...props }: CouncilDialogProps) {
  const { periodId, proposal } = props;
  const { unit, award, file } = proposal;
  const words = useWords(proposalWords);
  const noted = file?.council;
  const sitting = noted ?? last;
  const form = useTypedForm<Name>('de-nghi', `${periodId} ${unit.unitId} council`, {
    members: sitting ? String(sitting.members) : '',
    inFavour: noted ? String(noted.inFavour) : '',
    against: noted ? String(noted.against) : '',
    day: writeDay(sitting?.day ?? ''),
    number: sitting?.number ?? '',
  });
  const { values } = form;
  const [members, inFavour, against] = [values.members, values.inFavour, values.against].map(readVotes);
  const day = dayIn(values.day);
  const isRead =
    values.members.trim() !== '' &&
    values.inFavour.trim() !== '' &&
    members !== undefined &&
    members > 0 &&
    inFavour !== undefined &&
    against !== undefined &&
    day !== undefined;
  const count = (name: 'members' | 'inFavour' | 'against') => (
    <TextField
      label={words[name]}
      hint={name === 'members' ? words.membersHint : undefined}
      error={readVotes(values[name]) === undefined ? words.notACount : undefined}
      required={name !== 'against'}
      inputMode="numeric"
      maxLength={4}
      value={values[name]}
      onText={(text) => form.set(name, text)}
    />
  );
  return (
    <ProposalDialog
      {...props}
      title={words.councilTitle({ unit: unit.shortName, award: words[award] })}
      intent={
        isRead
          ? {
              name: 'note-council-vote',
              args: {
                periodId,
                unitId: unit.unitId,
                vote: { members, inFavour, against, day, number: values.number },
              },
            }
          : undefined
      }
      unread={day === undefined ? words.unreadDay : words.notACount}
      onSaved={() => form.settle(values)}
    >
      {count('members')}
      <div className="form-row">
        {count('inFavour')}
        {count('against')}
      </div>
      <div className="form-row">
        <DayField label={words.councilDay} value={values.day} onChange={(text) => form.set('day', text)} />
        <TextField
          label={words.councilNumber}
          maxLength={100}
          value={values.number}
          onText={(text) => form.set('number', text)}
        />
      </div>
    </ProposalDialog>
  );
}
