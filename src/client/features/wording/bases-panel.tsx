// What papers rest on, with the days it was in force: a paper names those of its own day.

import { useState } from 'react';
import { writeDay } from '../../../base/read-moment.ts';
import { dayOf } from '../../../base/days.ts';
import { basesOn, type Basis } from '../../../domain/wording/bases.ts';
import { DayField, dayIn } from '../../parts/day-field.tsx';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/language.tsx';
import type { WordingDesk } from './use-wording.ts';
import { wordingWords } from './words.ts';

interface BasesPanelProps {
  readonly desk: WordingDesk;
  readonly now: () => number;
}

export function BasesPanel({ desk, now }: BasesPanelProps) {
  const words = useWords(wordingWords);
  const [open, setOpen] = useState<string>();
  const today = dayOf(now());
  const { bases } = desk.wording;
  const inForce = new Set(basesOn(bases, today).map(({ id }) => id));
  return (
    <Panel title={words.bases} flush>
      <p className="caption panel-note">{words.basesHelp}</p>
      <ul className="activities">
        {bases.map((basis) => (
          <li key={basis.id}>
            <div className="row">
              <div className="grow">
                <p>{basis.text}</p>
                <p className="caption">
                  {words.inForce({ from: writeDay(basis.from), to: writeDay(basis.to) })}
                </p>
              </div>
              <Badge tone={inForce.has(basis.id) ? 'done' : 'rest'}>
                {inForce.has(basis.id) ? words.isInForce : words.isNotInForce}
              </Badge>
              {desk.mayWrite && (
                <Button
                  small
                  aria-expanded={open === basis.id}
                  aria-label={words.changeOf({ text: basis.text })}
                  onClick={() => setOpen(open === basis.id ? undefined : basis.id)}
                >
                  {words.change}
                </Button>
              )}
            </div>
            {open === basis.id && desk.mayWrite && (
              <BasisForm desk={desk} basis={basis} onDone={() => setOpen(undefined)} />
            )}
          </li>
        ))}
      </ul>
      {desk.mayWrite && (
        <div className="panel-foot">
          {open === 'new' ? (
            <BasisForm desk={desk} basis={undefined} onDone={() => setOpen(undefined)} />
          ) : (
            <Button icon="plus" onClick={() => setOpen('new')}>
              {words.addBasis}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}

interface BasisFormProps {
  readonly desk: WordingDesk;
  /** Undefined for a new one. */
  readonly basis: Basis | undefined;
  readonly onDone: () => void;
}

function BasisForm({ desk, basis, onDone }: BasisFormProps) {
  const words = useWords(wordingWords);
  const form = useTypedForm<'text' | 'from' | 'to'>(
    'loi-van',
    `${desk.wording.periodId} basis ${basis?.id ?? 'new'}`,
    { text: basis?.text ?? '', from: writeDay(basis?.from ?? ''), to: writeDay(basis?.to ?? '') },
  );
  const { values } = form;
  const [from, to] = [dayIn(values.from), dayIn(values.to)];
  const isWhole = values.text.trim() !== '' && from !== undefined && to !== undefined;
  const id = basis?.id ?? null;

  async function save(): Promise<void> {
    if (from === undefined || to === undefined) return;
    if (!(await desk.write({ is: 'basis', of: { id, text: values.text, from, to } }))) return;
    form.settle(values);
    onDone();
  }
  async function remove(): Promise<void> {
    if (await desk.write({ is: 'basis', of: { id, text: '', from: '', to: '' } })) onDone();
  }

  const day = (name: 'from' | 'to') => (
    <DayField label={words[name]} value={values[name]} onChange={(typed) => form.set(name, typed)} />
  );
  return (
    <div className="stack">
      <TextField
        label={words.basisText}
        required
        rows={2}
        maxLength={500}
        value={values.text}
        onText={(text) => form.set('text', text)}
      />
      <div className="form-row">
        {day('from')}
        {day('to')}
      </div>
      <div className="row">
        <Button variant="primary" why={isWhole ? undefined : words.needsText} onClick={() => void save()}>
          {words.save}
        </Button>
        <Button onClick={onDone}>{words.close}</Button>
        {basis && (
          <Button variant="quiet" onClick={() => void remove()}>
            {words.remove}
          </Button>
        )}
      </div>
    </div>
  );
}
