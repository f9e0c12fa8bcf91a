// The accounts of a database as a whole: who there is, what they may, and the keys of their devices. Sessions are no part
// of them: they end with the database they were begun in.

import { run, type Tx } from './run.ts';
import type { Tables } from './tables.ts';

export interface Accounts {
  readonly people: readonly Tables['person'][];
  readonly grants: readonly Tables['person_grant'][];
  readonly pastGrants: readonly Tables['past_grant'][];
  /** Those that were withdrawn, too: what they seal stays held. */
  readonly carryKeys: readonly Tables['carry_key'][];
}

/** A name that belongs to one person in one database and to another in the other; undefined where there is none. */
export function nameOfTwo(some: Accounts, others: Accounts): string | undefined {
  const ids = new Map(some.people.map(({ username, id }) => [username, id]));
  const known = new Set(some.people.map(({ id }) => id));
  return others.people.find(
    ({ username, id }) => !known.has(id) && ids.has(username) && ids.get(username) !== id,
  )?.username;
}

/**
 * Puts accounts over those of a database, in a transaction of it: of whom both have, these count; whom only the database
 * has stays. Throws where a name belongs to two people: see `nameOfTwo`.
 */
export async function putAccounts(
  tx: Tx,
  { people, grants, pastGrants, carryKeys }: Accounts,
): Promise<void> {
  for (const { id, username, name, office, password, active, sample, created, given, revision } of people) {
    await run(tx, PUT_PERSON, [
      id,
      username,
      name,
      office,
      password,
      active,
      sample,
      created,
      given,
      revision,
    ]);
    for (const table of ['person_grant', 'past_grant', 'carry_key'])
      await run(tx, `delete from ${table} where person = ?`, [id]);
  }
  for (const { person, ordinal, role, bloc, period, unit } of grants)
    await run(tx, ADD_GRANT, [person, ordinal, role, bloc, period, unit]);
  for (const { person, role, bloc, period, unit, ended } of pastGrants)
    await run(tx, ADD_PAST_GRANT, [person, role, bloc, period, unit, ended]);
  for (const { id, person, device, secret, created, withdrawn } of carryKeys)
    await run(tx, ADD_KEY, [id, person, device, secret, created, withdrawn]);
}

const PUT_PERSON = `insert into person (id, username, name, office, password, active, sample, created, given, revision)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set username = excluded.username, name = excluded.name,
  office = excluded.office, password = excluded.password, active = excluded.active, sample = excluded.sample,
  given = excluded.given, revision = excluded.revision`;
const ADD_GRANT =
  'insert into person_grant (person, ordinal, role, bloc, period, unit) values (?, ?, ?, ?, ?, ?)';
const ADD_PAST_GRANT =
  'insert into past_grant (person, role, bloc, period, unit, ended) values (?, ?, ?, ?, ?, ?)';
const ADD_KEY =
  'insert into carry_key (id, person, device, secret, created, withdrawn) values (?, ?, ?, ?, ?, ?)';
