// What was put to a vote by show of hands: a score that is changed in the meeting, or anything else.

import { useState } from 'react';
import { Lines } from '../../parts/lines.tsx';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useWords } from '../../words/language.tsx';
import { readVotes } from '../../parts/read-votes.ts';
import { lineInPlace, type MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

export function MotionsPanel({ desk }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const { meeting, mayWrite, isOpen } = desk;
  const form = useTypedForm<'text' | 'inFavour' | 'against'>(
    'hop',
    `${meeting.periodId} ${meeting.session} motion`,
    { text: '', inFavour: '', against: '' },
  );
  const [isAsked, setAsked] = useState(false);
  const { formRef, focusInvalid } = useFirstInvalid<HTMLDivElement>();
  const { text, inFavour, against } = form.values;
  const [yes, no] = [readVotes(inFavour), readVotes(against)];

  /** Who were against may be left blank: none were. */
  function faultOf(name: 'text' | 'inFavour' | 'against'): string | undefined {
    if (name === 'text') return text.trim() === '' ? words.missing({ field: words.motion }) : undefined;
    if (readVotes(form.values[name]) === undefined) return words.notANumber({ field: words[name] });
    if (name === 'against') return desk.votesBar((yes ?? 0) + (no ?? 0));
    return inFavour.trim() === '' ? words.missing({ field: words.inFavour }) : desk.votesBar(yes);
  }
  const errorOf = (name: 'text' | 'inFavour' | 'against') => (isAsked ? faultOf(name) : undefined);

  async function add(): Promise<void> {
    setAsked(true);
    if (yes === undefined || no === undefined || faultOf('text') || faultOf('inFavour') || faultOf('against'))
      return focusInvalid();
    if (!(await desk.write({ is: 'motion', of: { id: null, text, inFavour: yes, against: no } }))) return;
    form.settle(form.values);
    setAsked(false);
  }

  return (
    <Panel title={words.motions}>
      <div className="stack" ref={formRef}>
        <Lines
          lines={meeting.motions.map((one) => ({ id: one.id, text: one.text, after: words.votedOn(one) }))}
          onRemove={
            mayWrite
              ? (id) => {
                  const line = lineInPlace(meeting.motions, id);
                  if (!line) return;
                  void desk.takeOut(
                    { is: 'motion', of: { ...line.of, text: '' } },
                    { is: 'motion', ...line },
                  );
                }
              : undefined
          }
        />
        {!mayWrite && meeting.motions.length === 0 && <p className="caption">{words.notSaid}</p>}
        {mayWrite && isOpen && (
          <>
            <TextField
              label={words.motion}
              error={errorOf('text')}
              rows={2}
              maxLength={1000}
              value={text}
              onText={(text) => form.set('text', text)}
            />
            <div className="form-row">
              {(['inFavour', 'against'] as const).map((name) => (
                <Field key={name} label={words[name]} error={errorOf(name)}>
                  {(wiring) => (
                    <NumberInput
                      {...wiring}
                      value={form.values[name]}
                      onChange={(typed) => form.set(name, typed)}
                    />
                  )}
                </Field>
              ))}
            </div>
            <div className="row">
              <Button icon="plus" onClick={() => void add()}>
                {words.addMotion}
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
