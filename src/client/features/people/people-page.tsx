// The administrator's accounts. Online only, and says so.

import { useCallback, useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Words } from '../../../base/words.ts';
import { Grant } from '../../../domain/workflow/permissions.ts';
import type { NamedPeriod } from '../../../protocol/blocs.ts';
import { NewPerson, type NewPersonAnswer, type PeopleList, type Person } from '../../../protocol/people.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { Account } from '../../sync/account.ts';
import { answerWords } from '../../sync/answer-words.ts';
import type { Answer } from '../../sync/ask.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { grantBar, GrantFields, grantIn, noGrant, sayGrant, type TypedGrant } from './grant-fields.tsx';
import { LostDeviceQuestion } from './lost-device-question.tsx';
import { RolesForm } from './roles-form.tsx';
import { peopleWords } from './words.ts';

export function PeoplePage({ account }: { account: Account }) {
  const { language } = useLanguage();
  const words = useWords(peopleWords);
  const [people, setPeople] = useState<readonly Person[]>();
  const [problem, setProblem] = useState<Words>();
  const [given, setGiven] = useState<NewPersonAnswer>();
  const [open, setOpen] = useState<string>();
  const [lost, setLost] = useState<Person>();

  const show = useCallback((answer: Answer<PeopleList>) => {
    if (answer.is === 'answer') setPeople(answer.value.people);
    setProblem(answer.is === 'answer' ? undefined : answerWords(answer));
  }, []);
  const [periods, setPeriods] = useState<readonly NamedPeriod[]>();
  const refresh = useCallback(
    () =>
      Promise.all([account.people(), account.blocs()]).then(([list, blocs]) => {
        show(list);
        if (blocs.is === 'answer') setPeriods(blocs.value.periods);
      }),
    [account, show],
  );
  useEffect(() => void refresh(), [refresh]);

  /** True where the server has made the account, or the password. */
  function handOver(answer: Answer<NewPersonAnswer>): boolean {
    if (answer.is !== 'answer') {
      setProblem(answerWords(answer));
      return false;
    }
    setProblem(undefined);
    setGiven(answer.value);
    void refresh();
    return true;
  }

  function changed(answer: Answer<Person>): void {
    if (answer.is !== 'answer') return setProblem(answerWords(answer));
    void refresh();
  }

  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <div className="row">
        <h1 className="grow">{words.title}</h1>
        <LinkButton href="/khoi/moi" icon="plus">
          {words.makeBloc}
        </LinkButton>
      </div>
      <p className="caption">{words.help}</p>
      {periods?.length === 0 && <Banner>{words.noBlocs}</Banner>}
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
                    <Button small onClick={() => void account.newPassword(person.id, false).then(handOver)}>
                      {words.newPassword}
                    </Button>
                    <Button
                      small
                      aria-label={words.lostOf({ name: person.name })}
                      onClick={() => setLost(person)}
                    >
                      {words.lost}
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
                  {person.grants.map((grant) => sayGrant(grant, periods ?? [], language)).join('; ')}
                </p>
                {open === person.id && (
                  <RolesForm
                    person={person}
                    periods={periods ?? []}
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
      {lost && (
        <LostDeviceQuestion
          name={lost.name}
          onYes={() => {
            setLost(undefined);
            void account.newPassword(lost.id, true).then(handOver);
          }}
          onClose={() => setLost(undefined)}
        />
      )}
      <AddPerson periods={periods ?? []} onAdd={(person) => account.addPerson(person).then(handOver)} />
    </main>
  );
}

type TextName = 'username' | 'name' | 'office';

interface AddPersonProps {
  readonly periods: readonly NamedPeriod[];
  /** True where it was made: until then what was typed stays. */
  readonly onAdd: (person: NewPerson) => Promise<boolean>;
}

function AddPerson({ periods, onAdd }: AddPersonProps) {
  const words = useWords(peopleWords);
  const form = useForm<TypedGrant>({ defaultValues: noGrant });
  const texts = useTypedForm<TextName>('tai-khoan', 'new', { username: '', name: '', office: '' });
  const [wrong, setWrong] = useState<ReadonlySet<unknown>>(new Set());
  const { errors } = form.formState;
  const chosen = { ...noGrant, ...useWatch({ control: form.control }) };

  const submit = form.handleSubmit(async (typed) => {
    const { username, name, office } = texts.values;
    const bar = grantBar(typed, words);
    if (bar) return form.setError(bar.field, { message: bar.text });
    const grant = grantIn(typed);
    const person = {
      username: username.trim().toLowerCase(),
      name: name.trim(),
      office: office.trim(),
      grants: [grant],
    };
    const parsed = NewPerson.safeParse(person);
    setWrong(new Set(parsed.error?.issues.map(({ path }) => path.at(-1))));
    if (!parsed.success || !Grant.safeParse(grant).success) return;
    if (!(await onAdd(parsed.data))) return;
    texts.settle({ username, name, office });
    form.reset();
  });

  const text = (name: TextName, label: string) => (
    <Field label={label} error={wrong.has(name) ? words.wrong : undefined}>
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
    <Panel title={words.add}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        {text('name', words.name)}
        {text('username', words.username)}
        {text('office', words.office)}
        <GrantFields
          register={form.register}
          errorOf={(name) => errors[name]?.message}
          chosen={chosen}
          periods={periods}
        />
        <Button type="submit" variant="primary">
          {words.create}
        </Button>
      </form>
    </Panel>
  );
}
