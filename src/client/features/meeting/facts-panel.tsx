// When and where the bloc meets, who is in the chair and who keeps the minutes: each field saved when it is left.

import { useEffect, useRef } from 'react';
import { readDay, readHour, writeDay } from '../../../base/read-moment.ts';
import type { MeetingFacts } from '../../../domain/meeting/meeting.ts';
import { useSavedForm } from '../../parts/use-typed-form.ts';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea, TextInput } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import type { MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

type FactName = keyof MeetingFacts;

/** What is typed for a fact, as it is stored; undefined where it cannot be read. */
function read(name: FactName, typed: string): string | undefined {
  if (typed.trim() === '') return '';
  if (name === 'day') return readDay(typed);
  return name === 'from' || name === 'to' ? readHour(typed) : typed;
}

/** Those of the facts that can be taken, as they are stored. Of two hours that are the wrong way round neither can. */
function readIn(typed: Readonly<Record<FactName, string>>): Partial<MeetingFacts> {
  const from = read('from', typed.from);
  const to = read('to', typed.to);
  const isTurned = Boolean(from && to && to < from);
  const names = (Object.keys(typed) as FactName[]).filter(
    (name) => !(isTurned && (name === 'from' || name === 'to')),
  );
  return Object.fromEntries(
    names.flatMap((name) => {
      const fact = read(name, typed[name]);
      return fact === undefined ? [] : [[name, fact]];
    }),
  );
}

export function FactsPanel({ desk }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const { facts, periodId, session } = desk.meeting;
  // What was written last, also before the page shows it: a field that is left while another one is still being saved
  // must not write the other back as it was.
  const newest = useRef(facts);
  useEffect(() => {
    newest.current = facts;
  }, [facts]);
  const shown = { ...facts, day: writeDay(facts.day) };
  const form = useSavedForm<FactName>('hop', `${periodId} ${session} facts`, shown, async (typed) => {
    // What cannot be read stays as it was typed, and keeps none of the others waiting.
    const said = { ...newest.current, ...readIn(typed) };
    if (!desk.mayWrite) return undefined;
    newest.current = said;
    if (!(await desk.write({ is: 'facts', facts: said }))) return undefined;
    return Object.fromEntries(Object.entries(typed).filter(([name]) => name in readIn(typed)));
  });

  const errorOf = (name: FactName) => {
    if (name in readIn(form.values)) return undefined;
    if (read(name, form.values[name]) !== undefined) return name === 'to' ? words.endsBefore : undefined;
    return name === 'day' ? words.notADay : words.notAnHour;
  };
  const field = (name: FactName) => (
    <Field key={name} label={words[name]} error={errorOf(name)}>
      {(wiring) => {
        const common = {
          ...wiring,
          readOnly: !desk.mayWrite,
          placeholder: desk.mayWrite ? undefined : words.notSaid,
          value: form.values[name],
          onBlur: form.leave,
        };
        return name === 'guests' ? (
          <TextArea
            {...common}
            rows={2}
            maxLength={1000}
            onChange={(event) => form.set(name, event.target.value)}
          />
        ) : (
          <TextInput {...common} maxLength={200} onChange={(event) => form.set(name, event.target.value)} />
        );
      }}
    </Field>
  );
  return (
    <Panel title={words.facts}>
      <div className="stack">
        <div className="form-row">{(['day', 'from', 'to'] as const).map(field)}</div>
        {(['place', 'chair', 'secretary', 'guests'] as const).map(field)}
      </div>
    </Panel>
  );
}
