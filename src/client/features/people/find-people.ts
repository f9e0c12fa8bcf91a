// Finding somebody among all accounts, by whatever is known of them.

import { foldText } from '../../../base/text.ts';
import type { Language } from '../../../base/words.ts';
import type { NamedPeriod } from '../../../protocol/blocs.ts';
import type { Person } from '../../../protocol/people.ts';
import { sayGrant } from './grant-fields.tsx';

/** Those in whose name, username, office or roles each typed word stands, with or without its marks; all where none is. */
export function findPeople(
  people: readonly Person[],
  typed: string,
  periods: readonly NamedPeriod[],
  language: Language,
): readonly Person[] {
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return people;
  return people.filter(({ name, username, office, grants }) => {
    const roles = grants.map((grant) => sayGrant(grant, periods, language));
    const told = foldText([name, username, office, ...roles].join(' '));
    return words.every((word) => told.includes(word));
  });
}
