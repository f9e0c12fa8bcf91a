// A bloc is made: what it is called, who is in it, who leads. Online only, and says so; what is typed is kept meanwhile.

import { useState } from 'react';
import { Link } from 'wouter';
import type { Words } from '../../../base/words.ts';
import { NewBloc } from '../../../domain/workflow/new-bloc.ts';
import { isAdministrator, makesBlocs } from '../../../domain/workflow/permissions.ts';
import { LeaderFields } from '../../parts/leader-fields.tsx';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { useReplica } from '../../replica/use-replica.ts';
import type { Account } from '../../sync/account.ts';
import { answerWords } from '../../sync/answer-words.ts';
import { Arrived } from '../../ui/arrived.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { unitNamesIn } from './unit-names.ts';
import { blocWords } from './words.ts';

interface NewBlocPageProps {
  readonly account: Account;
  /** The server has it: what this person may take onto a device has changed. */
  readonly onMade: () => Promise<void>;
}

const EMPTY = {
  blocName: '',
  shortName: '',
  period: '',
  superior: '',
  place: '',
  units: '',
  leader: '',
  deputy: '',
};
type FieldName = keyof typeof EMPTY;

export function NewBlocPage({ account, onMade }: NewBlocPageProps) {
  const words = useWords(blocWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const form = useTypedForm<FieldName>('khoi', 'new', EMPTY);
  const [problem, setProblem] = useState<Words>();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const { values } = form;
  const units = unitNamesIn(values.units);
  const { blocName, shortName, period, superior, place } = values;
  const leader = units.indexOf(values.leader);
  const deputy = units.indexOf(values.deputy);
  const facts = NewBloc.safeParse({
    blocName,
    shortName,
    period,
    superior,
    place,
    units,
    leader,
    deputy: deputy < 0 ? null : deputy,
  });
  const twice = units.find((unit, at) => units.indexOf(unit) !== at);
  const missing =
    [blocName, shortName, period, superior].some((text) => text.trim() === '') || units.length === 0
      ? words.needsFacts
      : twice !== undefined
        ? words.unitTwice({ unit: twice })
        : leader < 0
          ? words.needsLeader
          : leader === deputy
            ? words.leaderIsDeputy
            : facts.success
              ? undefined
              : words.needsFacts;

  async function make(): Promise<void> {
    if (!facts.success) return;
    // What the press before came to is over.
    setProblem(undefined);
    setMade(undefined);
    setMaking(true);
    const answer = await account.makeBloc(facts.data).finally(() => setMaking(false));
    if (answer.is !== 'answer') return setProblem(answerWords(answer));
    form.settle(values);
    setMade(answer.value.blocName);
    await onMade();
  }

  const line = (name: 'blocName' | 'shortName' | 'period' | 'superior' | 'place', most: number) => (
    <TextField
      label={words[name]}
      hint={words[`hint-${name}`]}
      required={name !== 'place'}
      maxLength={most}
      value={values[name]}
      onText={(text) => form.set(name, text)}
    />
  );
  if (!makesBlocs(actor))
    return (
      <main className="page stack page--narrow" id="content" tabIndex={-1}>
        <h1>{words.newBloc}</h1>
        <Banner tone="act">{words.mayNot}</Banner>
      </main>
    );
  return (
    <main className="page stack page--narrow" id="content" tabIndex={-1}>
      <h1>{words.newBloc}</h1>
      <p className="caption">{words.newBlocHelp}</p>
      <Panel title={words.newBloc}>
        <div className="stack">
          {line('blocName', 300)}
          <div className="form-row">
            {line('shortName', 100)}
            {line('period', 40)}
          </div>
          <div className="form-row">
            {line('superior', 200)}
            {line('place', 100)}
          </div>
          <TextField
            label={words.unitNames}
            hint={
              units.length === 0
                ? words.unitNamesHint
                : `${words.unitNamesHint} ${words.namesRead({
                    count: units.length,
                    first: units[0] ?? '',
                    last: units.at(-1) ?? '',
                  })}`
            }
            required
            rows={8}
            maxLength={12_000}
            value={values.units}
            onText={(text) => form.set('units', text)}
          />
          <LeaderFields
            candidates={[...new Set(units)].map((name) => ({ id: name, name }))}
            chosen={values}
            onChoose={form.set}
            mustLead
          />
          {problem && <Refusal>{problem[language]}</Refusal>}
          {made !== undefined && (
            <Arrived key={made}>
              <Banner tone="done" live="status" title={words.made({ bloc: made })}>
                {words.madeHelp} {isAdministrator(actor) && <Link href="/tai-khoan">{words.toAccounts}</Link>}
              </Banner>
            </Arrived>
          )}
          <div className="row">
            <Button variant="primary" why={isMaking ? words.making : missing} onClick={() => void make()}>
              {words.makeBloc}
            </Button>
            <LinkButton href="/khoi">{words.title}</LinkButton>
          </div>
        </div>
      </Panel>
    </main>
  );
}
