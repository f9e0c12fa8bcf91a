// A new account: who it is, by which name they sign in, and the first role.

import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Words } from '../../../base/words.ts';
import { Grant } from '../../../domain/workflow/permissions.ts';
import type { NamedPeriod } from '../../../protocol/blocs.ts';
import { NewPerson, type NewPersonAnswer } from '../../../protocol/people.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { GivenPassword } from './given-password.tsx';
import { grantBar, GrantFields, grantIn, noGrant, type TypedGrant } from './grant-fields.tsx';
import { peopleWords } from './words.ts';

type TextName = 'username' | 'name' | 'office';

/** Where the form begins: the button over a long list leads to it. */
export const ADD = 'them-tai-khoan';

interface AddPersonProps {
  readonly periods: readonly NamedPeriod[];
  readonly refused: Words | undefined;
  /** The accounts that were made here, each with its password. */
  readonly given: readonly NewPersonAnswer[];
  /** What the last press came to is over. */
  readonly onPress: () => void;
  /** True where it was made: until then what was typed stays. */
  readonly onAdd: (person: NewPerson) => Promise<boolean>;
}

export function AddPerson({ periods, refused, given, onPress, onAdd }: AddPersonProps) {
  const { language } = useLanguage();
  const words = useWords(peopleWords);
  const form = useForm<TypedGrant>({ defaultValues: noGrant });
  const texts = useTypedForm<TextName>('tai-khoan', 'new', { username: '', name: '', office: '' });
  const [wrong, setWrong] = useState<ReadonlySet<unknown>>(new Set());
  const { formRef, focusInvalid } = useFirstInvalid();
  const { errors, isSubmitting } = form.formState;
  const chosen = { ...noGrant, ...useWatch({ control: form.control }) };

  const submit = form.handleSubmit(async (typed) => {
    onPress();
    const { username, name, office } = texts.values;
    const bar = grantBar(typed, words);
    if (bar) form.setError(bar.field, { message: bar.text });
    const grant = grantIn(typed);
    const person = {
      username: username.trim().toLowerCase(),
      name: name.trim(),
      office: office.trim(),
      grants: bar ? [] : [grant],
    };
    const parsed = NewPerson.safeParse(person);
    setWrong(new Set(parsed.error?.issues.map(({ path }) => path.at(-1))));
    if (bar || !parsed.success || !Grant.safeParse(grant).success) return focusInvalid();
    if (!(await onAdd(parsed.data))) return;
    texts.settle({ username, name, office });
    form.reset();
  });

  const text = (name: TextName, label: string, error: string) => (
    <Field label={label} error={wrong.has(name) ? error : undefined}>
      {(wiring) => (
        <TextInput
          {...wiring}
          value={texts.values[name]}
          autoCapitalize="none"
          onChange={(event) => texts.set(name, event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <div id={ADD}>
      <Panel title={words.add}>
        <form ref={formRef} className="stack" onSubmit={(event) => void submit(event)} noValidate>
          {text('name', words.name, words.wrongName)}
          {text('username', words.username, words.wrongUsername)}
          {text('office', words.office, words.wrongOffice)}
          <GrantFields
            register={form.register}
            errorOf={(name) => errors[name]?.message}
            chosen={chosen}
            periods={periods}
          />
          {refused && <Refusal>{refused[language]}</Refusal>}
          <div className="row">
            <Button type="submit" variant="primary" why={isSubmitting ? words.underWay : undefined}>
              {words.create}
            </Button>
          </div>
          {given.map((one) => (
            <GivenPassword key={one.password} given={one} />
          ))}
        </form>
      </Panel>
    </div>
  );
}
