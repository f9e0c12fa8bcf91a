// What was said, line by line.

import { useState } from 'react';
import { Lines } from '../../parts/lines.tsx';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useWords } from '../../words/language.tsx';
import { lineInPlace, type MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

export function OpinionsPanel({ desk }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const { meeting, view, mayWrite } = desk;
  const form = useTypedForm<'unit' | 'text'>('hop', `${meeting.periodId} ${meeting.session} opinion`, {
    unit: '',
    text: '',
  });
  const nameOf = (unitId: string | null) =>
    view.period.units.find(({ id }) => id === unitId)?.shortName ?? words.chairSpeaks;

  const [isAsked, setAsked] = useState(false);
  const { formRef, focusInvalid } = useFirstInvalid<HTMLDivElement>();
  const { unit, text } = form.values;
  const isBlank = text.trim() === '';

  async function add(): Promise<void> {
    setAsked(true);
    if (isBlank) return focusInvalid();
    if (!(await desk.write({ is: 'opinion', of: { id: null, unitId: unit || null, text } }))) return;
    form.settle(form.values);
    setAsked(false);
  }

  return (
    <Panel title={words.opinions}>
      <div className="stack" ref={formRef}>
        <Lines
          lines={meeting.opinions.map(({ id, unitId, text }) => ({ id, who: nameOf(unitId), text }))}
          onRemove={
            mayWrite
              ? (id) => {
                  const line = lineInPlace(meeting.opinions, id);
                  if (!line) return;
                  void desk.takeOut(
                    { is: 'opinion', of: { ...line.of, text: '' } },
                    { is: 'opinion', ...line },
                  );
                }
              : undefined
          }
        />
        {!mayWrite && meeting.opinions.length === 0 && <p className="caption">{words.notSaid}</p>}
        {mayWrite && (
          <>
            <Field label={words.speaker}>
              {(wiring) => (
                <Select {...wiring} value={unit} onChange={(event) => form.set('unit', event.target.value)}>
                  <option value="">{words.chairSpeaks}</option>
                  {view.period.units.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <TextField
              label={words.opinion}
              rows={2}
              maxLength={2000}
              error={isAsked && isBlank ? words.missing({ field: words.opinion }) : undefined}
              value={text}
              onText={(text) => form.set('text', text)}
            />
            <div className="row">
              <Button icon="plus" onClick={() => void add()}>
                {words.addOpinion}
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
