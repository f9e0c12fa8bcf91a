// A package that was given away: its record, the receiver's code, and the end of the copy on this device.

import { useState } from 'react';
import { formatMoment } from '../../../base/format.ts';
import { readConfirmation } from '../../../domain/handover/codes.ts';
import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import { handoverRecordLink } from '../../parts/handover-facts.ts';
import { useKeptNowhere } from '../../parts/kept-nowhere.ts';
import { noteConfirmed } from '../../replica/handovers.ts';
import { kindOfStorageError } from '../../replica/storage-guard.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { confirmationOf } from '../../sync/carry/confirmation.ts';
import { Arrived } from '../../ui/arrived.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
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
  const [just, setJust] = useState<'confirmed' | 'closed'>();
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
        {confirmedAt === null && (
          <ConfirmForm
            handover={handover}
            now={now}
            onChange={() => onChange().then(() => setJust('confirmed'))}
          />
        )}
        {confirmedAt !== null && closedAt === null && (
          <Arrived is={just === 'confirmed'}>
            <Banner tone="done" live="status">
              {words.confirmedAt({ moment: formatMoment(confirmedAt, now()) })}
            </Banner>
          </Arrived>
        )}
        {closedAt === null ? (
          <CloseStep
            handover={handover}
            now={now}
            onClosed={() => onChange().then(() => setJust('closed'))}
          />
        ) : (
          <Arrived is={just === 'closed'}>
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
          </Arrived>
        )}
      </div>
    </Panel>
  );
}

function ConfirmForm({ handover, now, onChange }: GivenPanelProps) {
  const words = useWords(handoverWords);
  const { storage } = useReplica();
  const [typed, setTyped] = useState('');
  useKeptNowhere(typed !== '');
  const { formRef, focusInvalid } = useFirstInvalid();
  const [problem, setProblem] = useState<'not-ten-digits' | 'mistyped' | 'of-another' | 'notKept'>();

  function refuse(why: NonNullable<typeof problem>) {
    setProblem(why);
    focusInvalid();
  }

  async function confirm() {
    const read = readConfirmation(typed);
    if (!read.ok) return refuse(read.problem);
    if (read.value !== (await confirmationOf(crypto.subtle, handover))) return refuse('of-another');
    setProblem(undefined);
    try {
      await noteConfirmed(storage, handover.id, now());
    } catch (error) {
      if (kindOfStorageError(error) === 'ours') throw error;
      return refuse('notKept');
    }
    await onChange();
  }

  return (
    <form
      ref={formRef}
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
