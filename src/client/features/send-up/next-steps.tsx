// What may be done with the package now, and by whom: each button says why where it cannot.

import { useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { wordsOf } from '../../../domain/problems.ts';
import {
  dispatchStageAfter,
  type DispatchEvent,
  type DispatchStage,
} from '../../../domain/workflow/dispatch.ts';
import { leadsBloc, standsForProvince } from '../../../domain/workflow/permissions.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useCommit } from '../../parts/use-commit.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea, TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { sendUpWords } from './words.ts';

const changeOf = {
  send: 'send-package',
  receive: 'receive-package',
  return: 'return-package',
  appraise: 'appraise-package',
  publish: 'publish-result',
} as const satisfies { readonly [E in DispatchEvent]: string };

/** The one to press by habit comes first. */
const ORDER: readonly DispatchEvent[] = ['send', 'receive', 'appraise', 'return', 'publish'];

interface NextStepsProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly stage: DispatchStage | undefined;
}

export function NextSteps({ copy, view, stage }: NextStepsProps) {
  const words = useWords(sendUpWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const toast = useToast();
  const [refused, setRefused] = useState<Words>();
  const { id: periodId, stage: year } = view.period;
  const form = useTypedForm<'number' | 'note'>('ho-so', `${periodId} ${stage ?? 'none'}`, {
    number: '',
    note: '',
  });
  const mine = (event: DispatchEvent) =>
    event === 'send' ? leadsBloc(actor, periodId) : standsForProvince(actor, periodId);
  const events = ORDER.filter((event) => dispatchStageAfter(stage, event) && mine(event));
  const first = events[0];
  const intentOf = (event: DispatchEvent, { number, note }: typeof form.values): Intent => ({
    name: changeOf[event],
    args: { periodId, number, note },
  });
  // Asked with texts in place: what is missing is said when the button is pressed, not before.
  const barOf = (intent: Intent) => {
    const problem = refusalOf(copy, actor, intent);
    return problem && wordsOf(problem)[language];
  };

  async function act(intent: Intent): Promise<void> {
    const no = await commit([intent]);
    setRefused(no);
    if (no) return;
    form.settle(form.values);
    toast({ text: words.done });
  }
  const archive: Intent = { name: 'move-period', args: { periodId, event: 'archive' } };

  const mayArchive = year === 'decided' && leadsBloc(actor, periodId);
  if (!first && !mayArchive) return null;
  return (
    <Panel title={words.next}>
      <div className="stack">
        {refused && (
          <Banner tone="act" live="alert">
            {refused[language]}
          </Banner>
        )}
        {first && (
          <>
            <Field label={words[`number-${first}`]}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  maxLength={100}
                  value={form.values.number}
                  onChange={(event) => form.set('number', event.target.value)}
                />
              )}
            </Field>
            <Field label={words.note}>
              {(wiring) => (
                <TextArea
                  {...wiring}
                  rows={2}
                  maxLength={2000}
                  value={form.values.note}
                  onChange={(event) => form.set('note', event.target.value)}
                />
              )}
            </Field>
            <div className="row">
              {events.map((event) => (
                <Button
                  key={event}
                  variant={event === first ? 'primary' : 'default'}
                  why={barOf(intentOf(event, { number: 'x', note: 'x' }))}
                  onClick={() => void act(intentOf(event, form.values))}
                >
                  {words[changeOf[event]]}
                </Button>
              ))}
            </div>
          </>
        )}
        {mayArchive && (
          <div className="row">
            <Button why={barOf(archive)} onClick={() => void act(archive)}>
              {words.archive}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
