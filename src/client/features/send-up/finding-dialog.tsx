// What the Department finds of one proposal.

import { Finding } from '../../../domain/appraisal/proposal-file.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Banner } from '../../ui/banner.tsx';
import { ChoiceList } from '../../ui/choices.tsx';
import { useWords } from '../../words/language.tsx';
import { ProposalDialog, ReasonField, type ProposalDialogProps } from './proposal-dialog.tsx';
import type { Ground } from './proposals-panel.tsx';
import { proposalWords } from './proposal-words.ts';

export function FindingDialog({
  isOvertaken,
  ground,
  ...props
}: ProposalDialogProps & { readonly isOvertaken: boolean; readonly ground: Ground | undefined }) {
  const { periodId, proposal } = props;
  const { unit, award, file } = proposal;
  const words = useWords(proposalWords);
  const form = useTypedForm<'finding' | 'reason'>('de-nghi', `${periodId} ${unit.unitId} finding`, {
    finding: file?.appraisal?.finding ?? '',
    reason: file?.appraisal?.reason ?? '',
  });
  const placeOf = (place: number | null) => (place === null ? words.noPlace : words.place({ place }));
  const { reason } = form.values;
  const finding = Finding.safeParse(form.values.finding).data;
  return (
    <ProposalDialog
      {...props}
      title={words.findingTitle({ unit: unit.shortName, award: words[award] })}
      intent={
        finding && { name: 'appraise-proposal', args: { periodId, unitId: unit.unitId, finding, reason } }
      }
      unread={words.choose}
      onSaved={() => form.settle(form.values)}
    >
      {ground && <p>{words.placed({ proposed: placeOf(unit.place), now: placeOf(ground.now) })}</p>}
      {isOvertaken && <Banner tone="hold">{words.overtaken}</Banner>}
      <ChoiceList
        label={words.finding}
        value={finding}
        onChange={(next) => form.set('finding', next)}
        options={Finding.options
          .filter((one) => one !== 'lower' || award === 'flag')
          .map((value) => ({ value, label: words[value] }))}
      />
      <ReasonField
        value={reason}
        required={isOvertaken || (finding !== undefined && finding !== 'supported')}
        onText={(text) => form.set('reason', text)}
      />
    </ProposalDialog>
  );
}
