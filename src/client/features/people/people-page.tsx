// The administrator's accounts. Online only, and says so.

import { useCallback, useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Words } from '../../../base/words.ts';
import { Grant } from '../../../domain/workflow/permissions.ts';
import { NewPerson, type NewPersonAnswer, type PeopleList, type Person } from '../../../protocol/people.ts';
import type { Account } from '../../sync/account.ts';
import { answerWords } from '../../sync/answer-words.ts';
import type { Answer } from '../../sync/ask.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { roleWords } from '../../parts/role-words.ts';
import { GrantFields, grantIn, noGrant, type TypedGrant } from './grant-fields.tsx';
import { RolesForm } from './roles-form.tsx';
import { peopleWords } from './words.ts';

export function PeoplePage({ account }: { account: Account }) {
  const { language } = useLanguage();
  const words = useWords(peopleWords);
  const [people, setPeople] = useState<readonly Person[]>();
  const [problem, setProblem] = useState<Words>();
  const [given, setGiven] = useState<NewPersonAnswer>();
  const [open, setOpen] = useState<string>();

  const show = useCallback((answer: Answer<PeopleList>) => {
    if (answer.is === 'answer') setPeople(answer.value.people);
    setProblem(answer.is === 'answer' ? undefined : answerWords(answer));
  }, []);
  const refresh = useCallback(() => account.people().then(show), [account, show]);
  useEffect(() => void refresh(), [refresh]);

  function handOver(answer: Answer<NewPersonAnswer>): void {
    if (answer.is !== 'answer') return setProblem(answerWords(answer));
    setGiven(answer.value);
    void refresh();
  }

  function changed(answer: Answer<Person>): void {
    if (answer.is !== 'answer') return setProblem(answerWords(answer));
    void refresh();
  }

  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <p className="caption">{words.help}</p>
      {problem && (
        <Banner tone="act" icon="triangle" live="alert">
          {problem[language]}
        </Banner>
      )}
      {given && (
        <Banner
          tone="hold"
          icon="key"
          live="status"
          title={words.passwordOf({ name: given.person.name, password: given.password })}
        >
          {words.passwordOnce}
        </Banner>
      )}
      {!people && !problem && <ProgressLine label={words.loading} lines={4} />}
      {people && (
        <Panel flush title={words.title}>
          <ul>
            {people.map((person) => (
              <Item
                key={person.id}
                icon="person"
                title={`${person.name} · ${person.username}`}
                actions={
                  <>
                    <Badge tone={person.active ? 'done' : 'rest'}>
                      {person.active ? words.active : words.inactive}
                    </Badge>
                    <Button small onClick={() => void account.newPassword(person.id).then(handOver)}>
                      {words.newPassword}
                    </Button>
                    <Button
                      small
                      aria-expanded={open === person.id}
                      aria-label={words.rolesOf({ name: person.name })}
                      onClick={() => setOpen(open === person.id ? undefined : person.id)}
                    >
                      {words.roles}
                    </Button>
                    <Button
                      small
                      onClick={() => void account.setActive(person.id, !person.active).then(changed)}
                    >
                      {person.active ? words.stop : words.resume}
                    </Button>
                  </>
                }
              >
                <p className="caption">
                  {person.office && <>{person.office} · </>}
                  {person.grants
                    .map((grant) =>
                      [roleWords[grant.role][language], grant.unitId, grant.periodId]
                        .filter(Boolean)
                        .join(' '),
                    )
                    .join('; ')}
                </p>
                {open === person.id && (
                  <RolesForm
                    person={person}
                    onChange={async (grants) => {
                      const answer = await account.setGrants(person.id, grants);
                      changed(answer);
                      return answer.is === 'answer';
                    }}
                  />
                )}
              </Item>
            ))}
          </ul>
        </Panel>
      )}
      <AddPerson onAdd={(person) => account.addPerson(person).then(handOver)} />
    </main>
  );
}

interface FormFields extends TypedGrant {
  readonly username: string;
  readonly name: string;
  readonly office: string;
}

function AddPerson({ onAdd }: { onAdd: (person: NewPerson) => Promise<void> }) {
  const words = useWords(peopleWords);
  const form = useForm<FormFields>({
    defaultValues: { username: '', name: '', office: '', ...noGrant },
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ username, name, office, ...typed }) => {
    const grant = grantIn(typed);
    const person = {
      username: username.trim().toLowerCase(),
      name: name.trim(),
      office: office.trim(),
      grants: [grant],
    };
    const parsed = NewPerson.safeParse(person);
    if (!parsed.success || !Grant.safeParse(grant).success) {
      for (const { path } of parsed.error?.issues ?? []) {
        form.setError(path.at(-1) as keyof FormFields, { message: words.wrong });
      }
      return;
    }
    await onAdd(parsed.data);
    form.reset();
  });

  const text = (name: 'username' | 'name' | 'office', label: string) => (
    <Field label={label} error={errors[name]?.message}>
      {(wiring) => <TextInput {...wiring} {...form.register(name)} autoCapitalize="none" />}
    </Field>
  );
  return (
    <Panel title={words.add}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        {text('name', words.name)}
        {text('username', words.username)}
        {text('office', words.office)}
        <GrantFields register={form.register} errorOf={(name) => errors[name]?.message} />
        <Button type="submit" variant="primary">
          {words.create}
        </Button>
      </form>
    </Panel>
  );
}
