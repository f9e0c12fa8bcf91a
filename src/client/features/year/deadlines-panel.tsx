// The last day of each step of the year, and how far it is by the reader's own midnights.

import { daysUntil } from '../../../base/days.ts';
import { writeDay } from '../../../base/read-moment.ts';
import { YearStep } from '../../../domain/year/bloc-year.ts';
import { DayField, dayIn } from '../../parts/day-field.tsx';
import { useSavedForm } from '../../parts/use-typed-form.ts';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

interface DeadlinesPanelProps {
  readonly desk: YearDesk;
  readonly now: () => number;
}

export function DeadlinesPanel({ desk, now }: DeadlinesPanelProps) {
  const words = useWords(yearWords);
  if (!desk.mayWrite) return <SetDays desk={desk} now={now} />;
  return (
    <Panel title={words.deadlines}>
      <div className="stack">
        <p className="caption">{words.deadlinesHelp}</p>
        <div className="form-grid">
          {YearStep.options.map((step) => (
            <DeadlineField key={step} desk={desk} step={step} now={now} />
          ))}
        </div>
      </div>
    </Panel>
  );
}

function DeadlineField({ desk, step, now }: DeadlinesPanelProps & { readonly step: YearStep }) {
  const words = useWords(yearWords);
  const day = desk.year.deadlines.find((one) => one.step === step)?.day ?? '';
  const form = useSavedForm<'day'>(
    'nam',
    `${desk.year.periodId} deadline ${step}`,
    { day: writeDay(day) },
    async (typed) => {
      const said = dayIn(typed.day);
      if (said === undefined || !desk.mayWrite) return undefined;
      return (await desk.write({ is: 'deadline', of: { step, day: said } })) ? typed : undefined;
    },
  );
  return (
    <DayField
      label={words[`step-${step}`]}
      hint={day === '' ? undefined : words.daysLeft({ days: daysUntil(day, now()) })}
      value={form.values.day}
      onChange={(typed) => form.set('day', typed)}
      onBlur={form.leave}
    />
  );
}

/** For whoever sets none: those that are set, in their order. */
function SetDays({ desk, now }: DeadlinesPanelProps) {
  const words = useWords(yearWords);
  const set = desk.year.deadlines.toSorted((a, b) => a.day.localeCompare(b.day));
  if (set.length === 0) return null;
  return (
    <Panel title={words.deadlines} flush>
      <ul>
        {set.map(({ step, day }) => (
          <Item key={step} icon="clock" title={words[`step-${step}`]}>
            {`${writeDay(day)}. ${words.daysLeft({ days: daysUntil(day, now()) })}`}
          </Item>
        ))}
      </ul>
    </Panel>
  );
}
