// A package that was given away: its record, the receiver's code, and the end of the copy on this device.

import { useState } from 'react';
import { formatMoment } from '../../../base/format.ts';
import { readConfirmation } from '../../../domain/handover/codes.ts';
import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import { handoverRecordLink } from '../../parts/handover-facts.ts';
import { noteConfirmed } from '../../replica/handovers.ts';
import { kindOfStorageError } from '../../replica/storage-guard.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { confirmationOf } from '../../sync/carry/confirmation.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import { CloseStep } from './close-step.tsx';
import { HandoverFacts } from './handover-facts.tsx';
import { handoverWords } from './words.ts';

interface GivenPanelProps {
  readonly handover: HandedOver;
  readonly now: () => number;
  readonly onChange: () => Promise<void>;
}

export function GivenPanel({ handover, now, onChange }: GivenPanelProps) {
  const words = useWords(handoverWords);
  const { id, period, to, confirmedAt, closedAt } = handover;
  return (
    <Panel
      title={words.packageFor({ person: to.person })}
      aside={
        closedAt !== null ? (
          <Badge tone="done">{words.closed}</Badge>
        ) : confirmedAt !== null ? (
          <Badge tone="done">{words.confirmed}</Badge>
        ) : (
          <Badge tone="hold">{words.waiting}</Badge>
        )
      }
    >
      <div className="stack">
        <HandoverFacts handover={handover} />
        <div className="row">
          <LinkButton href={handoverRecordLink(period, id)} icon="print">
            {words.printRecord}
          </LinkButton>
        </div>
        {confirmedAt === null && <ConfirmForm handover={handover} now={now} onChange={onChange} />}
        {confirmedAt !== null && closedAt === null && (
          <Banner tone="done" live="status">
            {words.confirmedAt({ moment: formatMoment(confirmedAt, now()) })}
          </Banner>
        )}
        {closedAt === null ? (
          <CloseStep handover={handover} now={now} onClosed={onChange} />
        ) : (
          <Banner
            tone="done"
            live="status"
            action={
              <LinkButton small href="/khoi">
                {words.toBlocs}
              </LinkButton>
            }
          >
            {words.closedAt({ moment: formatMoment(closedAt, now()) })}
          </Banner>
        )}
      </div>
    </Panel>
  );
}

function ConfirmForm({ handover, now, onChange }: GivenPanelProps) {
  const words = useWords(handoverWords);
  const { storage } = useReplica();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<'not-ten-digits' | 'mistyped' | 'of-another' | 'notKept'>();

  async function confirm() {
    const read = readConfirmation(typed);
    if (!read.ok) return setProblem(read.problem);
    if (read.value !== (await confirmationOf(crypto.subtle, handover))) return setProblem('of-another');
    setProblem(undefined);
    try {
      await noteConfirmed(storage, handover.id, now());
    } catch (error) {
      if (kindOfStorageError(error) === 'ours') throw error;
      return setProblem('notKept');
    }
    await onChange();
  }

  return (
    <form
      className="stack stack--tight"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <Field label={words.code} hint={words.codeHint}>
        {(wiring) => (
          <TextInput
            {...wiring}
            inputMode="numeric"
            maxLength={30}
            aria-invalid={problem ? true : undefined}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {problem && (
        <Banner key={problem} tone="act" live="alert">
          {words[problem]}
        </Banner>
      )}
      <div className="row">
        <Button type="submit" variant="primary" icon="check">
          {words.confirm}
        </Button>
      </div>
    </form>
  );
}
