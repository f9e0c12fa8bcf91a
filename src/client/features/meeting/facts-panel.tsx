// When and where the bloc meets, who is in the chair and who keeps the minutes: each field saved when it is left.

import type { MeetingFacts } from '../../../domain/meeting/meeting.ts';
import { useSavedForm } from '../../parts/use-typed-form.ts';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea, TextInput } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import type { MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

type FactName = keyof MeetingFacts;
const types: { readonly [K in FactName]?: 'date' | 'time' } = { day: 'date', from: 'time', to: 'time' };

export function FactsPanel({ desk }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const { facts, periodId, session } = desk.meeting;
  const form = useSavedForm<FactName>('hop', `${periodId} ${session} facts`, facts, async (typed) =>
    desk.mayWrite ? desk.write({ is: 'facts', facts: typed }) : false,
  );

  const field = (name: FactName) => (
    <Field key={name} label={words[name]}>
      {(wiring) => {
        const common = {
          ...wiring,
          readOnly: !desk.mayWrite,
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
          <TextInput
            {...common}
            type={types[name] ?? 'text'}
            maxLength={200}
            onChange={(event) => form.set(name, event.target.value)}
          />
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
