// The roles of one person: those they hold, each to be taken away, and one more.

import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Grant } from '../../../domain/workflow/permissions.ts';
import type { NamedPeriod } from '../../../protocol/blocs.ts';
import type { Person } from '../../../protocol/people.ts';
import { Button } from '../../ui/button.tsx';
import { focusNextRow } from '../../ui/focus-onward.ts';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { grantBar, GrantFields, grantIn, noGrant, sayGrant, type TypedGrant } from './grant-fields.tsx';
import { TakeRoleQuestion } from './take-role-question.tsx';
import { peopleWords } from './words.ts';

interface RolesFormProps {
  readonly person: Person;
  readonly periods: readonly NamedPeriod[];
  /** Where the page says that something about the person is on its way: what comes of it is not known yet. */
  readonly whyShownAt: string | undefined;
  /** All that the person holds from now on, and who it was decided about. True where the server has taken it. */
  readonly onChange: (grants: Grant[], seen: Person) => Promise<boolean>;
}

/** A role that is asked about, among those that the person held when it was. */
interface Asked {
  readonly seen: Person;
  readonly index: number;
  readonly button: HTMLElement;
}

export function RolesForm({ person, periods, whyShownAt, onChange }: RolesFormProps) {
  const words = useWords(peopleWords);
  const { language } = useLanguage();
  const form = useForm<TypedGrant>({ defaultValues: noGrant });
  const { formRef, focusInvalid } = useFirstInvalid();
  const { errors } = form.formState;
  const [asked, setAsked] = useState<Asked>();
  const chosen = { ...noGrant, ...useWatch({ control: form.control }) };
  const said = (grant: Grant) => sayGrant(grant, periods, language);

  const taken = asked?.seen.grants[asked.index];

  const add = form.handleSubmit(async (typed) => {
    const bar = grantBar(typed, words);
    if (bar) {
      form.setError(bar.field, { message: bar.text });
      return focusInvalid();
    }
    const parsed = Grant.safeParse(grantIn(typed));
    if (!parsed.success) {
      for (const { path } of parsed.error.issues)
        form.setError(path.at(-1) as keyof TypedGrant, { message: words.wrong });
      return focusInvalid();
    }
    if (await onChange([...person.grants, parsed.data], person)) form.reset();
  });

  return (
    <form ref={formRef} className="stack" onSubmit={(event) => void add(event)} noValidate>
      <ul className="minutes-lines">
        {person.grants.map((grant, index) => (
          <li key={keyIn(person.grants, index)}>
            <p>{said(grant)}</p>
            <Button
              small
              variant="quiet"
              whyShownAt={whyShownAt}
              aria-label={words.takeRole({ role: said(grant) })}
              onClick={({ currentTarget: button }) => setAsked({ seen: person, index, button })}
            >
              {words.take}
            </Button>
          </li>
        ))}
      </ul>
      <GrantFields
        register={form.register}
        errorOf={(name) => errors[name]?.message}
        chosen={chosen}
        periods={periods}
      />
      <div className="row">
        <Button type="submit" whyShownAt={whyShownAt}>
          {words.giveRole}
        </Button>
      </div>
      {taken && asked && (
        <TakeRoleQuestion
          name={person.name}
          role={taken.role}
          said={said(taken)}
          isOnly={asked.seen.grants.length === 1}
          kept={keptBeside(taken, asked.seen.grants, said)}
          onClose={() => setAsked(undefined)}
          onYes={() => {
            setAsked(undefined);
            focusNextRow(asked.button);
            void onChange(
              asked.seen.grants.filter((grant) => grant !== taken),
              asked.seen,
            );
          }}
        />
      )}
    </form>
  );
}

const SAME_WORK: readonly (readonly Grant['role'][])[] = [
  ['unit-clerk', 'unit-head'],
  ['bloc-secretary', 'bloc-deputy', 'bloc-leader'],
];

/** The role among the others that does much of the same work, in the same place and year; undefined where there is none. */
function keptBeside(
  taken: Grant,
  grants: readonly Grant[],
  said: (grant: Grant) => string,
): string | undefined {
  const like = SAME_WORK.find((roles) => roles.includes(taken.role)) ?? [taken.role];
  const covers = (wide: string | null, narrow: string | null) => wide === null || wide === narrow;
  const kept = grants.find(
    (one) =>
      one !== taken &&
      like.includes(one.role) &&
      (like.length === 2 ? one.unitId === taken.unitId : true) &&
      covers(one.blocId, taken.blocId) &&
      covers(one.periodId, taken.periodId),
  );
  return kept && said(kept);
}

/** By what the role is, so that a row goes with it; of roles that are alike, by which of them. */
function keyIn(grants: readonly Grant[], index: number): string {
  const texts = grants.slice(0, index + 1).map((grant) => JSON.stringify(grant));
  const text = texts.at(-1) ?? '';
  return `${text} ${texts.filter((one) => one === text).length}`;
}
