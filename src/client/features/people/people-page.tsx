// The administrator's accounts. Online only, and says so.

import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { isAdministrator } from '../../../domain/workflow/permissions.ts';
import type { NamedPeriod } from '../../../protocol/blocs.ts';
import type { NewPersonAnswer, PeopleList, Person } from '../../../protocol/people.ts';
import { useReplica } from '../../replica/use-replica.ts';
import type { Account } from '../../sync/account.ts';
import { answerWords } from '../../sync/answer-words.ts';
import type { Answer } from '../../sync/ask.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { focusOn } from '../../ui/focus-on.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { ADD, AddPerson } from './add-person.tsx';
import { findPeople } from './find-people.ts';
import { LostDeviceQuestion } from './lost-device-question.tsx';
import { PersonItem } from './person-item.tsx';
import { PlainQuestion } from './plain-question.tsx';
import { useUnderWay } from './use-under-way.ts';
import { peopleWords } from './words.ts';

/** The form of a new account, among the places where something was pressed; the others are ids of persons. */
const NEW = '';
/** So many fit a screen or two: more are searched, and the form under them is reached by a button. */
const MANY = 9;
type Asked = 'lost' | 'renew' | 'stop';

export function PeoplePage({ account }: { account: Account }) {
  const words = useWords(peopleWords);
  const { actor } = useReplica();
  if (isAdministrator(actor)) return <People account={account} />;
  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <EmptyState
        icon="key"
        title={words.mayNot}
        action={
          <LinkButton variant="primary" href="/">
            {words.home}
          </LinkButton>
        }
      />
    </main>
  );
}

function People({ account }: { account: Account }) {
  const { language } = useLanguage();
  const words = useWords(peopleWords);
  const [people, setPeople] = useState<readonly Person[]>();
  /** Why the list did not come. */
  const [problem, setProblem] = useState<Words>();
  /** Why the last press came to nothing, and where it was. */
  const [refused, setRefused] = useState<{ readonly at: string; readonly words: Words }>();
  const [given, setGiven] = useState<readonly (NewPersonAnswer & { readonly at: string })[]>([]);
  const [open, setOpen] = useState<string>();
  const [asked, setAsked] = useState<{ readonly is: Asked; readonly person: Person }>();
  const [typed, setTyped] = useState('');
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
  function handOver(at: string, answer: Answer<NewPersonAnswer>): boolean {
    if (answer.is !== 'answer') {
      setRefused({ at, words: answerWords(answer) });
      return false;
    }
    const { person } = answer.value;
    setPeople((all) => all?.map((one) => (one.id === person.id ? person : one)));
    // Each is shown once: another person's does not take its place.
    setGiven((all) => [{ ...answer.value, at }, ...all.filter((one) => one.person.id !== person.id)]);
    void refresh();
    return true;
  }

  async function changed(answer: Answer<Person>, personId: string): Promise<boolean> {
    if (answer.is !== 'answer') {
      setRefused({ at: personId, words: answerWords(answer) });
      // It may have been done all the same, and only the answer was lost.
      await refresh();
      return false;
    }
    // At once: what is pressed next goes out from what the person holds now.
    setPeople((all) => all?.map((one) => (one.id === answer.value.id ? answer.value : one)));
    void refresh();
    return true;
  }

  /** One thing at a time about a person; what the press before it came to is over. */
  function ask(personId: string, work: () => Promise<boolean>): Promise<boolean> {
    setRefused(undefined);
    return underWay.ask(personId, work).then((isDone) => isDone === true);
  }
  const renew = ({ id }: Person, isLost: boolean) =>
    void ask(id, () => account.newPassword(id, isLost).then((answer) => handOver(id, answer)));
  const setActive = ({ id, revision }: Person, active: boolean) =>
    void ask(id, () => account.setActive(id, { active, revision }).then((answer) => changed(answer, id)));
  const found = people && findPeople(people, typed, periods ?? [], language);
  const refusedAt = (at: string) => (refused?.at === at ? refused.words : undefined);

  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <div className="row">
        <h1 className="grow">{words.title}</h1>
        {people && people.length >= MANY && (
          <Button icon="plus" onClick={() => focusOn(document.getElementById(ADD))}>
            {words.add}
          </Button>
        )}
        <LinkButton href="/khoi/moi" icon="plus">
          {words.makeBloc}
        </LinkButton>
      </div>
      <p className="caption">{words.help}</p>
      {periods?.length === 0 && <Banner>{words.noBlocs}</Banner>}
      {problem && !refused && (
        <Banner tone="act" icon="triangle" live="alert">
          {problem[language]}
        </Banner>
      )}
      {!people && !problem && <ProgressLine label={words.loading} lines={4} />}
      {people && found && (
        <Panel
          flush
          title={words.title}
          aside={<Badge>{words.found({ found: found.length, of: people.length })}</Badge>}
        >
          {people.length >= MANY && (
            <div className="panel-note">
              <TextField label={words.find} value={typed} onText={setTyped} maxLength={100} />
            </div>
          )}
          {found.length === 0 && (
            <p className="panel-note" role="status">
              {words.foundNone}
            </p>
          )}
          <ul>
            {found.map((person) => {
              const { id, active } = person;
              return (
                <PersonItem
                  key={id}
                  person={person}
                  periods={periods ?? []}
                  waitId={underWay.has(id) ? `${waitId}${id}` : undefined}
                  refused={refusedAt(id)}
                  given={given.find(({ at }) => at === id)}
                  isOpen={open === id}
                  onOpen={() => setOpen(open === id ? undefined : id)}
                  onNewPassword={() => setAsked({ is: 'renew', person })}
                  onLost={() => setAsked({ is: 'lost', person })}
                  onActive={() => (active ? setAsked({ is: 'stop', person }) : setActive(person, true))}
                  onGrants={(grants, { grants: seen, revision }) =>
                    ask(id, () =>
                      account.setGrants(id, { grants, seen, revision }).then((answer) => changed(answer, id)),
                    )
                  }
                />
              );
            })}
          </ul>
        </Panel>
      )}
      {asked && (
        <Question
          asked={asked}
          onYes={(person) =>
            asked.is === 'stop' ? setActive(person, false) : renew(person, asked.is === 'lost')
          }
          onClose={() => setAsked(undefined)}
        />
      )}
      <AddPerson
        periods={periods ?? []}
        refused={refusedAt(NEW)}
        given={given.filter(({ at }) => at === NEW)}
        onPress={() => setRefused(undefined)}
        onAdd={(person) => account.addPerson(person).then((answer) => handOver(NEW, answer))}
      />
    </main>
  );
}

interface QuestionProps {
  readonly asked: { readonly is: Asked; readonly person: Person };
  readonly onYes: (person: Person) => void;
  readonly onClose: () => void;
}

function Question({ asked: { is, person }, onYes, onClose }: QuestionProps) {
  const props = {
    name: person.name,
    onClose,
    onYes: () => {
      onClose();
      onYes(person);
    },
  };
  return is === 'lost' ? <LostDeviceQuestion {...props} /> : <PlainQuestion is={is} {...props} />;
}
