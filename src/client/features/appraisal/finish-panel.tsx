// The end of an appraisal: units that it left level, and the one button, which says why where it cannot be pressed.

import { useState } from 'react';
import { seenIn } from '../../../domain/meeting/bloc-result.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { shortNames } from '../../../domain/workflow/bloc-period.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useActs } from '../../parts/use-acts.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { AppraisalDesk } from './appraisal-desk.ts';
import { LEVEL, type Ties } from './use-ties.ts';
import { appraisalWords } from './words.ts';

interface FinishPanelProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly desk: AppraisalDesk;
  readonly ties: Ties;
}

export function FinishPanel({ copy, view, desk, ties }: FinishPanelProps) {
  const words = useWords(appraisalWords);
  const { language } = useLanguage();
  const { refused, act, barOf } = useActs(copy);
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const { id: periodId, shortName: bloc, period } = view.period;
  const form = useTypedForm<'number' | 'note'>('tham-dinh', `${periodId} finish`, { number: '', note: '' });
  const { number, note } = form.values;
  const intent: Intent = {
    name: 'appraise-package',
    args: { periodId, number, note, seen: seenIn(desk.appraisal), ties: [...ties.settled] },
  };
  async function finish(): Promise<void> {
    if (!(await act(intent))) return;
    form.settle(form.values);
    toast({ text: words.finished });
  }
  return (
    <Panel title={words.finish}>
      <div className="stack">
        <p>{words.finishMeans}</p>
        {refused && (
          <Banner tone="act" live="alert">
            {refused[language]}
          </Banner>
        )}
        {ties.levels.map((level) => (
          <TieForm key={level.join(' ')} level={level} ties={ties} view={view} />
        ))}
        <TextField
          label={words.number}
          maxLength={100}
          value={number}
          onText={(text) => form.set('number', text)}
        />
        <TextField
          label={words.note}
          rows={2}
          maxLength={2000}
          value={note}
          onText={(text) => form.set('note', text)}
        />
        <div className="row">
          <Button variant="primary" why={barOf(intent)?.[language]} onClick={() => setAsking(true)}>
            {words.finish}
          </Button>
        </div>
      </div>
      {isAsking && (
        <Dialog
          title={words.finishQuestion({ bloc, period })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button
                variant="primary"
                onClick={() => {
                  setAsking(false);
                  void finish();
                }}
              >
                {words.finish}
              </Button>
              <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            </>
          }
        >
          <p>{words.finishMeans}</p>
        </Dialog>
      )}
    </Panel>
  );
}

interface TieFormProps {
  readonly level: readonly string[];
  readonly ties: Ties;
  readonly view: BlocView;
}

/** One field for each place but the last, which is who is left. */
function TieForm({ level, ties, view }: TieFormProps) {
  const words = useWords(appraisalWords);
  const isLevel = ties.placeOf(level, 0) === LEVEL;
  return (
    <Banner tone="hold" icon="question" title={words.tieTitle({ units: shortNames(view.period, level) })}>
      <div className="stack stack--tight">
        <p>{words.tieMeans}</p>
        {level.slice(0, isLevel ? 1 : -1).map((_, at) => (
          <Field key={at} label={words.tiePlace({ at: at + 1 })}>
            {(wiring) => (
              <Select
                {...wiring}
                value={ties.placeOf(level, at)}
                onChange={(event) => ties.setPlace(level, at, event.target.value)}
              >
                <option value="">{words.tieChoose}</option>
                {level.map((id) => (
                  <option key={id} value={id}>
                    {shortNames(view.period, [id])}
                  </option>
                ))}
                {at === 0 && <option value={LEVEL}>{words.tieLevel}</option>}
              </Select>
            )}
          </Field>
        ))}
        <TextField
          label={words.tieReason}
          required
          rows={2}
          maxLength={2000}
          value={ties.reasonOf(level)}
          onText={(text) => ties.setReason(level, text)}
        />
      </div>
    </Banner>
  );
}
