// A count of votes, written down when it adds up: the ballot on a tie, and the vote for who leads the bloc.

import { useState } from 'react';
import type { VoteCount } from '../../../domain/meeting/meeting.ts';
import type { MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { focusNextStep } from '../../ui/focus-onward.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useWords } from '../../words/language.tsx';
import { readVotes } from '../../parts/read-votes.ts';
import type { MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

interface CountPanelProps {
  readonly desk: MeetingDesk;
  readonly of: 'tie-ballot' | 'acclaim';
  readonly title: string;
  readonly help: string;
  readonly units: readonly MemberUnit[];
  readonly count: VoteCount | null;
  /** By paper only, where the table says so. */
  readonly secretOnly?: boolean;
}

const NUMBERS = ['issued', 'returned', 'valid'] as const;

export function CountPanel({ desk, of, title, help, units, count, secretOnly = false }: CountPanelProps) {
  const words = useWords(meetingWords);
  const toast = useToast();
  const { meeting, isOpen, mayWrite } = desk;
  const textOf = (votes: number | undefined) => (votes === undefined ? '' : String(votes));
  const form = useTypedForm<string>('hop', `${meeting.periodId} ${meeting.session} ${of}`, {
    secret: secretOnly || (count?.secret ?? true) ? 'yes' : 'no',
    tellers: count?.tellers ?? '',
    ...Object.fromEntries(NUMBERS.map((name) => [name, textOf(count?.[name])])),
    ...Object.fromEntries(
      units.map(({ id }) => [`of ${id}`, textOf(count?.votes.find(({ unitId }) => unitId === id)?.votes)]),
    ),
  });
  const [isAsked, setAsked] = useState(false);
  const { formRef, focusInvalid } = useFirstInvalid<HTMLDivElement>();
  const votesAt = (key: string) => readVotes(form.values[key] ?? '');

  /** A unit that is left blank got none; how many papers there were is to be said. */
  function faultAt(key: string, field: string): string | undefined {
    if (votesAt(key) === undefined) return words.notANumber({ field });
    if (!NUMBERS.some((name) => name === key)) return undefined;
    if ((form.values[key] ?? '').trim() === '') return words.missing({ field });
    return key === 'issued' ? desk.votesBar(votesAt(key)) : undefined;
  }

  async function record(): Promise<void> {
    setAsked(true);
    const [issued, returned, valid] = NUMBERS.map(votesAt);
    const votes = units.flatMap(({ id }) => {
      const got = votesAt(`of ${id}`);
      return got === undefined ? [] : [{ unitId: id, votes: got }];
    });
    if (issued === undefined || returned === undefined || valid === undefined) return focusInvalid();
    if (votes.length < units.length || NUMBERS.some((name) => faultAt(name, words[name])))
      return focusInvalid();
    const said: VoteCount = {
      secret: form.values['secret'] === 'yes',
      issued,
      returned,
      valid,
      votes,
      tellers: form.values['tellers'] ?? '',
    };
    if (!(await desk.write({ is: of, count: said }))) return;
    form.settle(form.values);
    setAsked(false);
    toast({ text: words.counted });
  }

  const number = (key: string, label: string) => (
    <Field key={key} label={label} error={isAsked ? faultAt(key, label) : undefined}>
      {(wiring) => (
        <NumberInput {...wiring} value={form.values[key] ?? ''} onChange={(text) => form.set(key, text)} />
      )}
    </Field>
  );

  return (
    <Panel title={title}>
      <div className="stack" ref={formRef}>
        <p className="caption">{help}</p>
        {mayWrite && isOpen ? (
          <>
            {!secretOnly && (
              <div className="row">
                <Segmented
                  label={words.secret}
                  options={[
                    { value: 'yes', label: words.secretBallot },
                    { value: 'no', label: words.showOfHands },
                  ]}
                  value={form.values['secret']}
                  onChange={(choice) => form.set('secret', choice)}
                />
              </div>
            )}
            <div className="form-row">{NUMBERS.map((name) => number(name, words[name]))}</div>
            <div className="form-grid">
              {units.map(({ id, shortName }) => number(`of ${id}`, words.votesOf({ unit: shortName })))}
            </div>
            <TextField
              label={words.tellers}
              maxLength={300}
              value={form.values['tellers'] ?? ''}
              onText={(text) => form.set('tellers', text)}
            />
            <div className="row">
              <Button variant="primary" onClick={() => void record()}>
                {words.recordCount}
              </Button>
              {count && (
                <Button
                  onClick={({ currentTarget }) => {
                    focusNextStep(currentTarget);
                    void desk.takeOut({ is: of, count: null }, { is: of, count });
                  }}
                >
                  {words.clearCount}
                </Button>
              )}
            </div>
          </>
        ) : (
          count && <CountTable count={count} units={units} />
        )}
      </div>
    </Panel>
  );
}

function CountTable({ count, units }: { readonly count: VoteCount; readonly units: readonly MemberUnit[] }) {
  const words = useWords(meetingWords);
  return (
    <>
      <p>
        {count.secret ? words.secretBallot : words.showOfHands}. {words.issued}: {count.issued}.{' '}
        {words.returned}: {count.returned}. {words.valid}: {count.valid}.
      </p>
      <ul className="minutes-lines">
        {count.votes.map(({ unitId, votes }) => (
          <li key={unitId}>
            <span>{units.find(({ id }) => id === unitId)?.name ?? unitId}</span>
            <b className="num">{votes}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
