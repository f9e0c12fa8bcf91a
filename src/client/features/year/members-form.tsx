// One decision about the members: its day and number, what becomes of each unit, who comes, who leads from then on. It is
// kept key by key until it is saved as one change.

import type { Intent } from '../../../domain/changes/registry.ts';
import { formerUnits, type MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { DayField, dayIn } from '../../parts/day-field.tsx';
import { LeaderFields } from '../../parts/leader-fields.tsx';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { Fate, memberSteps, membersAfter } from './member-steps.ts';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

type FieldName = 'day' | 'reason' | 'added' | 'leader' | 'deputy' | `fate ${string}` | `text ${string}`;

interface MembersFormProps {
  readonly desk: YearDesk;
  readonly onDone: () => void;
}

export function MembersForm({ desk, onDone }: MembersFormProps) {
  const words = useWords(yearWords);
  const { language } = useLanguage();
  const { period } = desk.view;
  const former = formerUnits(period);
  const everyone = [...period.units, ...former];
  const form = useTypedForm<FieldName>('nam', `${period.id} members`, {
    day: '',
    reason: '',
    added: '',
    leader: period.leaderUnitId,
    deputy: period.deputyUnitId ?? '',
    ...Object.fromEntries(
      everyone.flatMap(({ id }) => [[`fate ${id}`, 'same'] as const, [`text ${id}`, ''] as const]),
    ),
  });
  const { values } = form;
  const typed = {
    fates: Object.fromEntries(
      everyone.map(({ id }) => [id, Fate.find((fate) => fate === values[`fate ${id}`])] as const),
    ),
    texts: Object.fromEntries(everyone.map(({ id }) => [id, values[`text ${id}`] ?? ''] as const)),
    added: values.added,
  };
  const day = dayIn(values.day);
  const candidates = membersAfter(period, typed);
  const steps = memberSteps(period, {
    ...typed,
    leaderUnitId: values.leader,
    deputyUnitId: candidates.some(({ id }) => id === values.deputy) ? values.deputy : '',
  });
  const intent: Intent = {
    name: 'change-members',
    args: { periodId: period.id, day: day ?? '', reason: values.reason, steps: [...steps] },
  };
  const missing =
    day === undefined || day === ''
      ? words.needsDay
      : steps.length === 0
        ? words.needsChange
        : desk.barOf(intent)?.[language];

  async function save(): Promise<void> {
    if (!(await desk.act(intent))) return;
    form.settle(values);
    onDone();
  }

  const fateOf = ({ id, name }: MemberUnit, fates: readonly Fate[]) => {
    const fate = typed.fates[id] ?? 'same';
    const isFormer = fates.includes('stay');
    return (
      <div key={id} className="form-row">
        <Field label={name}>
          {(wiring) => (
            <Select {...wiring} value={fate} onChange={(event) => form.set(`fate ${id}`, event.target.value)}>
              {fates.map((one) => (
                <option key={one} value={one}>
                  {one === 'same' && isFormer ? words['fate-gone'] : words[`fate-${one}`]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {fate !== 'same' && fate !== 'stay' && fate !== 'dissolved' && (
          <TextField
            label={words[`text-${fate}`]({ unit: name })}
            required={fate === 'rename'}
            maxLength={fate === 'rename' ? 200 : 500}
            value={typed.texts[id] ?? ''}
            onText={(text) => form.set(`text ${id}`, text)}
          />
        )}
      </div>
    );
  };
  return (
    <div className="stack">
      <p className="caption">{words.membersHelp}</p>
      <div className="form-row">
        <DayField label={words.fromDay} value={values.day} onChange={(text) => form.set('day', text)} />
        <TextField
          label={words.decision}
          required
          maxLength={500}
          value={values.reason}
          onText={(text) => form.set('reason', text)}
        />
      </div>
      <div className="stack">
        {period.units.map((unit) =>
          fateOf(
            unit,
            Fate.filter((fate) => fate !== 'stay'),
          ),
        )}
        {former.map((unit) => fateOf(unit, ['same', 'stay']))}
      </div>
      <TextField
        label={words.newMembers}
        rows={3}
        maxLength={4000}
        value={values.added}
        onText={(text) => form.set('added', text)}
      />
      <LeaderFields candidates={candidates} chosen={values} onChoose={form.set} />
      <div className="row">
        <Button variant="primary" why={missing} onClick={() => void save()}>
          {words.saveMembers}
        </Button>
        <Button onClick={onDone}>{words.close}</Button>
      </div>
    </div>
  );
}
