// One person on the page of accounts: who it is, what can be done about the account, and what came of it.

import type { Words } from '../../../base/words.ts';
import type { Grant } from '../../../domain/workflow/permissions.ts';
import type { NamedPeriod } from '../../../protocol/blocs.ts';
import type { NewPersonAnswer, Person } from '../../../protocol/people.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { GivenPassword } from './given-password.tsx';
import { sayGrant } from './grant-fields.tsx';
import { RolesForm } from './roles-form.tsx';
import { peopleWords } from './words.ts';

interface PersonItemProps {
  readonly person: Person;
  readonly periods: readonly NamedPeriod[];
  /** Where it is to be said that something about the person is on its way; undefined where nothing is. */
  readonly waitId: string | undefined;
  readonly refused: Words | undefined;
  readonly given: NewPersonAnswer | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onNewPassword: () => void;
  readonly onLost: () => void;
  readonly onActive: () => void;
  /** True where the server has taken it. */
  readonly onGrants: (grants: Grant[], seen: Person) => Promise<boolean>;
}

export function PersonItem({ person, periods, waitId, refused, given, ...rest }: PersonItemProps) {
  const { language } = useLanguage();
  const words = useWords(peopleWords);
  return (
    <Item
      icon="person"
      title={`${person.name} · ${person.username}`}
      actions={
        <>
          {person.hasGivenPassword && <Badge tone="hold">{words.given}</Badge>}
          <Badge tone={person.active ? 'done' : 'rest'}>
            {person.active ? words.active : words.inactive}
          </Badge>
          <Button
            small
            whyShownAt={waitId}
            aria-label={words.actOn({ act: words.newPassword, name: person.name })}
            onClick={rest.onNewPassword}
          >
            {words.newPassword}
          </Button>
          <Button
            small
            whyShownAt={waitId}
            aria-label={words.lostOf({ name: person.name })}
            onClick={rest.onLost}
          >
            {words.lost}
          </Button>
          <Button
            small
            aria-expanded={rest.isOpen}
            aria-label={words.rolesOf({ name: person.name })}
            onClick={rest.onOpen}
          >
            {words.roles}
          </Button>
          <Button
            small
            whyShownAt={waitId}
            aria-label={words.actOn({ act: person.active ? words.stop : words.resume, name: person.name })}
            onClick={rest.onActive}
          >
            {person.active ? words.stop : words.resume}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="caption">
          {person.office && <>{person.office} · </>}
          {person.grants.map((grant) => sayGrant(grant, periods, language)).join('; ')}
        </p>
        {waitId !== undefined && (
          <p className="caption" role="status" id={waitId}>
            {words.underWay}
          </p>
        )}
        {refused && <Refusal>{refused[language]}</Refusal>}
        {given && <GivenPassword key={given.password} given={given} />}
        {rest.isOpen && (
          <RolesForm person={person} periods={periods} whyShownAt={waitId} onChange={rest.onGrants} />
        )}
      </div>
    </Item>
  );
}
