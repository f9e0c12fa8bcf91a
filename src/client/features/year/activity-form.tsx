// One activity of the plan, new or put right: kept key by key until it is saved.

import { writeDay } from '../../../base/read-moment.ts';
import { formerUnits } from '../../../domain/workflow/bloc-period.ts';
import { Activity, ActivityKind } from '../../../domain/year/bloc-year.ts';
import { DayField, dayIn } from '../../parts/day-field.tsx';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

type FieldName = 'kind' | 'title' | 'from' | 'to' | 'place' | 'host' | 'state' | 'outcome';

interface ActivityFormProps {
  readonly desk: YearDesk;
  /** Undefined for a new one. */
  readonly activity: Activity | undefined;
  readonly onDone: () => void;
}

export function ActivityForm({ desk, activity, onDone }: ActivityFormProps) {
  const words = useWords(yearWords);
  const form = useTypedForm<FieldName>('nam', `${desk.year.periodId} activity ${activity?.id ?? 'new'}`, {
    kind: activity?.kind ?? 'movement',
    title: activity?.title ?? '',
    from: writeDay(activity?.from ?? ''),
    to: writeDay(activity?.to ?? ''),
    place: activity?.place ?? '',
    host: activity?.hostUnitId ?? '',
    state: activity?.state ?? 'planned',
    outcome: activity?.outcome ?? '',
  });
  const { values } = form;
  const { period } = desk.view;
  // A unit that has left the bloc since was the host all the same.
  const hosts = [...period.units, ...formerUnits(period).filter(({ id }) => id === values.host)];
  const [from, to] = [dayIn(values.from), dayIn(values.to)];
  const isWhole = values.title.trim() !== '' && from !== undefined && to !== undefined;

  async function save(): Promise<void> {
    if (from === undefined || to === undefined) return;
    const saved = await desk.write({
      is: 'activity',
      of: {
        id: activity?.id ?? null,
        kind: ActivityKind.parse(values.kind),
        title: values.title,
        from,
        to,
        place: values.place,
        hostUnitId: values.host || null,
        state: Activity.shape.state.parse(values.state),
        outcome: values.outcome,
      },
    });
    if (!saved) return;
    form.settle(values);
    onDone();
  }
  async function remove(): Promise<void> {
    if (!activity) return;
    const { attendance: _, ...rest } = activity;
    if (await desk.write({ is: 'activity', of: { ...rest, title: '' } })) onDone();
  }

  const line = (name: 'title' | 'place', most: number) => (
    <TextField
      label={words[`activity-${name}`]}
      required={name === 'title'}
      maxLength={most}
      value={values[name]}
      onText={(text) => form.set(name, text)}
    />
  );
  const day = (name: 'from' | 'to') => (
    <DayField
      label={words[`activity-${name}`]}
      value={values[name]}
      onChange={(typed) => form.set(name, typed)}
    />
  );
  return (
    <div className="stack activity-form">
      {line('title', 300)}
      <div className="form-row">
        <Field label={words['activity-kind']}>
          {(wiring) => (
            <Select
              {...wiring}
              value={values.kind}
              onChange={(event) => form.set('kind', event.target.value)}
            >
              {ActivityKind.options.map((kind) => (
                <option key={kind} value={kind}>
                  {words[`kind-${kind}`]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {day('from')}
        {day('to')}
      </div>
      <div className="form-row">
        {line('place', 200)}
        <Field label={words['activity-host']}>
          {(wiring) => (
            <Select
              {...wiring}
              value={values.host}
              onChange={(event) => form.set('host', event.target.value)}
            >
              <option value="">{words.wholeBloc}</option>
              {hosts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Segmented
        label={words['activity-state']}
        options={Activity.shape.state.options.map((value) => ({ value, label: words[`state-${value}`] }))}
        value={Activity.shape.state.parse(values.state)}
        onChange={(state) => form.set('state', state)}
      />
      <TextField
        label={words['activity-outcome']}
        rows={2}
        maxLength={2000}
        value={values.outcome}
        onText={(text) => form.set('outcome', text)}
      />
      <div className="row">
        <Button variant="primary" why={isWhole ? undefined : words.needsTitle} onClick={() => void save()}>
          {words.save}
        </Button>
        <Button onClick={onDone}>{words.close}</Button>
        {activity && (
          <Button variant="quiet" onClick={() => void remove()}>
            {words.removeActivity}
          </Button>
        )}
      </div>
    </div>
  );
}
