// The administrator's accounts. Online only, and says so.

import { useCallback, useEffect, useId, useRef, useState } from 'react';
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
import { useUnderWay } from './use-under-way.ts';
import { peopleWords } from './words.ts';

export function PeoplePage({ account }: { account: Account }) {
  const { language } = useLanguage();
  const words = useWords(peopleWords);
  const [people, setPeople] = useState<readonly Person[]>();
  const [problem, setProblem] = useState<Words>();
  const [given, setGiven] = useState<readonly NewPersonAnswer[]>([]);
  const [open, setOpen] = useState<string>();
  const [lost, setLost] = useState<Person>();
  const underWay = useUnderWay();
  const waitId = useId();
  /** Lists that were asked for. One is asked for behind each change: an earlier one may be from before it. */
  const turns = useRef(0);

  const show = useCallback((answer: Answer<PeopleList>) => {
    if (answer.is === 'answer') setPeople(answer.value.people);
    setProblem(answer.is === 'answer' ? undefined : answerWords(answer));
  }, []);
  const [periods, setPeriods] = useState<readonly NamedPeriod[]>();
  const refresh = useCallback(() => {
    const turn = (turns.current += 1);
    return Promise.all([account.people(), account.blocs()]).then(([list, blocs]) => {
      if (turn === turns.current) show(list);
      if (blocs.is === 'answer') setPeriods(blocs.value.periods);
    });
  }, [account, show]);
  useEffect(() => void refresh(), [refresh]);

  /** True where the server has made the account, or the password. */
  function handOver(answer: Answer<NewPersonAnswer>): boolean {
    if (answer.is !== 'answer') {
      setProblem(answerWords(answer));
      return false;
    }
    setProblem(undefined);
    // Each is shown once: another person's does not take its place.
    setGiven((all) => [answer.value, ...all.filter(({ person }) => person.id !== answer.value.person.id)]);
    void refresh();
    return true;
  }

  async function changed(answer: Answer<Person>): Promise<boolean> {
    if (answer.is !== 'answer') {
      setProblem(answerWords(answer));
      // It may have been done all the same, and only the answer was lost.
      await refresh();
      setProblem(answerWords(answer));
      return false;
    }
    // At once: what is pressed next goes out from what the person holds now.
    setPeople((all) => all?.map((one) => (one.id === answer.value.id ? answer.value : one)));
    void refresh();
    return true;
  }

  const renew = (personId: string, isLost: boolean) =>
    void underWay.ask(personId, () => account.newPassword(personId, isLost).then(handOver));
  const waitOf = (personId: string) => (underWay.has(personId) ? `${waitId}${personId}` : undefined);

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
      {given.map(({ person, password }) => (
        <Banner
          key={person.id}
          tone="hold"
          icon="key"
          live="status"
          title={words.passwordOf({ name: person.name, password })}
        >
          {words.passwordOnce}
        </Banner>
      ))}
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
                    <Button small whyShownAt={waitOf(person.id)} onClick={() => renew(person.id, false)}>
                      {words.newPassword}
                    </Button>
                    <Button
                      small
                      whyShownAt={waitOf(person.id)}
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
                      whyShownAt={waitOf(person.id)}
                      onClick={() =>
                        void underWay.ask(person.id, () =>
                          account.setActive(person.id, !person.active).then(changed),
                        )
                      }
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
                {waitOf(person.id) !== undefined && (
                  <p className="caption" role="status" id={waitOf(person.id)}>
                    {words.underWay}
                  </p>
                )}
                {open === person.id && (
                  <RolesForm
                    person={person}
                    periods={periods ?? []}
                    whyShownAt={waitOf(person.id)}
                    onChange={async (grants) =>
                      (await underWay.ask(person.id, () =>
                        account.setGrants(person.id, { grants, seen: person.grants }).then(changed),
                      )) === true
                    }
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
            renew(lost.id, true);
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
  const { errors, isSubmitting } = form.formState;
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
        <Button type="submit" variant="primary" why={isSubmitting ? words.underWay : undefined}>
          {words.create}
        </Button>
      </form>
    </Panel>
  );
}
