// What was decided of one proposal, or how that is put right. One decision names several units: number and day come from
// the last.

import { writeDay } from '../../../base/read-moment.ts';
import { Decision } from '../../../domain/appraisal/proposal-file.ts';
import { isSettled } from '../../../domain/workflow/proposal-stages.ts';
import { DayField, dayIn } from '../../parts/day-field.tsx';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { ChoiceList } from '../../ui/choices.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/language.tsx';
import { ProposalDialog, ReasonField, type ProposalDialogProps } from './proposal-dialog.tsx';
import { proposalWords } from './proposal-words.ts';

type Name = 'is' | 'number' | 'day' | 'reason';

interface DecisionDialogProps extends ProposalDialogProps {
  /** Of another proposal, by the same paper as far as anybody knows. */
  readonly last: Decision | null;
}

export function DecisionDialog({ last, ...props }: DecisionDialogProps) {
  const { periodId, proposal } = props;
  const { unit, award, file } = proposal;
  const words = useWords(proposalWords);
  const noted = file?.decision;
  const paper = noted ?? last;
  const form = useTypedForm<Name>('de-nghi', `${periodId} ${unit.unitId} decision`, {
    is: noted?.is ?? '',
    number: paper?.number ?? '',
    day: writeDay(paper?.day ?? ''),
    reason: noted?.reason ?? '',
  });
  const { number, reason } = form.values;
  const is = Decision.shape.is.safeParse(form.values.is).data;
  const day = dayIn(form.values.day);
  const labelOf = (one: Decision['is']) =>
    one === 'decided' ? words.decided({ award: words[award] }) : words[one];
  return (
    <ProposalDialog
      {...props}
      title={words.decisionTitle({ unit: unit.shortName, award: words[award] })}
      intent={
        is && day !== undefined
          ? {
              name: 'decide-proposal',
              args: { periodId, unitId: unit.unitId, decision: { is, number, day, reason } },
            }
          : undefined
      }
      unread={is ? words.unreadDay : words.choose}
      onSaved={() => form.settle(form.values)}
    >
      <ChoiceList
        label={words.outcome}
        value={is}
        onChange={(next) => form.set('is', next)}
        options={Decision.shape.is.options
          .filter((one) => one !== 'lowered' || award === 'flag')
          .map((value) => ({ value, label: labelOf(value) }))}
      />
      <div className="form-row">
        <TextField
          label={words.decisionNumber}
          required={is !== 'rejected'}
          maxLength={100}
          value={number}
          onText={(text) => form.set('number', text)}
        />
        <DayField
          label={words.decisionDay}
          value={form.values.day}
          onChange={(text) => form.set('day', text)}
        />
      </div>
      <ReasonField
        value={reason}
        required={(is !== undefined && is !== 'decided') || isSettled(proposal.stage)}
        onText={(text) => form.set('reason', text)}
      />
    </ProposalDialog>
  );
}
