// The administrator's people: accounts and the roles they hold. No scores here.

import { z } from 'zod';
import { Grant } from '../domain/workflow/permissions.ts';
import { text } from '../domain/fields.ts';
import { PersonId } from '../domain/ids.ts';
import { isSeen } from '../domain/names.ts';

const AWAY: readonly string[] = ['province-officer', 'administrator'];
/** A role as it is given: whoever scores has a unit of their own, by which they are kept from scoring it [BM2]. */
const GivenGrant = Grant.refine(({ role, unitId }) => unitId !== null || AWAY.includes(role));

/** An officer may have a role for each bloc and each of its years: of 20 blocs that is reached in the tenth. */
const MOST_GRANTS = 200;

/** There is something in it to read and to print [AU18]. */
export const PersonName = text(100).pipe(z.string().min(1).refine(isSeen));

export const Person = z.object({
  id: PersonId,
  username: z.string(),
  name: z.string(),
  office: z.string(),
  active: z.boolean(),
  grants: z.array(Grant),
  /** The password is still the one that an administrator gave out; older servers say it of nobody [AU16]. */
  hasGivenPassword: z.boolean().optional(),
  /** Grows with each change of the account and its roles; older servers say none. */
  revision: z.int().optional(),
});
export type Person = z.infer<typeof Person>;

/** POST /api/people/:id/grants: all the roles that a person holds from now on. */
export const NewGrants = z.object({
  grants: z.array(GivenGrant).max(MOST_GRANTS),
  /** The roles on which this was decided: where they are others by now, it is not done. Older clients say none. */
  seen: z.array(Grant).optional(),
  /** The account as it was then: roles that were others in between are not those that were seen. */
  revision: z.int().optional(),
});
export type NewGrants = z.infer<typeof NewGrants>;

/** POST /api/people/:id/active: stopped, or in use again. */
export const NewActive = z.object({
  active: z.boolean(),
  /** The account on which this was decided: where it is another by now, it is not done. Older clients say none. */
  revision: z.int().optional(),
});
export type NewActive = z.infer<typeof NewActive>;

/** GET /api/people */
export const PeopleList = z.object({ people: z.array(Person) });
export type PeopleList = z.infer<typeof PeopleList>;

/** POST /api/people: a new account; the answer carries a password to hand over, shown once. */
export const NewPerson = z.object({
  username: z
    .string()
    .min(3)
    .max(64)
    .regex(/^(?!constructor$)[a-z0-9][a-z0-9._-]*$/),
  name: PersonName,
  office: z.string().max(200),
  grants: z.array(GivenGrant).max(MOST_GRANTS),
});
export type NewPerson = z.infer<typeof NewPerson>;

export const NewPersonAnswer = z.object({ person: Person, password: z.string() });
export type NewPersonAnswer = z.infer<typeof NewPersonAnswer>;
