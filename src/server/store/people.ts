// Accounts, the roles they hold, and their sessions. Reference data, never written in a bloc's transaction.

import { randomBytes } from 'node:crypto';
import { sameJson } from '../../base/compare.ts';
import type { Person } from '../../protocol/people.ts';
import type { Grant } from '../../domain/workflow/permissions.ts';
import { run, type Db, type Tx } from './run.ts';
import type { Tables } from './tables.ts';

export type PersonEntry = Tables['person'];
export type SessionEntry = Tables['session'];

export const personByUsername = (db: Db, username: string): Promise<PersonEntry | undefined> =>
  db.selectFrom('person').selectAll().where('username', '=', username).executeTakeFirst();

export const personById = (db: Db, id: string): Promise<PersonEntry | undefined> =>
  db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();

/** Whether anyone at all has an account. */
export const hasPeople = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;

/** Whether somebody who is not of the sample has an open account and keeps the accounts of all. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  const rows = await run(
    db,
    `select 1 from person where active = 1 and sample = 0
      and id in (select person from person_grant where role = 'administrator') limit 1`,
    [],
  );
  return rows.length > 0;
}

/** Not the username: that may be given anew to another person, and history keeps ids for ever. */
export const newPersonId = (username: string): string =>
  `${username.slice(0, 48)}.${randomBytes(4).toString('hex')}`;

export async function addPerson(tx: Tx, person: PersonEntry, grants: readonly Grant[]): Promise<void> {
  await tx
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await putGrants(tx, person.id, grants);
}

/** The roles a person held once and may hold no more. */
export async function pastGrantsOf(db: Db, person: string): Promise<Grant[]> {
  const rows = await run<Omit<Tables['person_grant'], 'person' | 'ordinal'>>(
    db,
    'select distinct role, bloc, period, unit from past_grant where person = ?',
    [person],
  );
  return rows.map(toGrant);
}

/** The roles a person holds from now on; those that end now are remembered. `now`: the server's clock. */
export async function changeGrants(
  tx: Tx,
  person: string,
  grants: readonly Grant[],
  now: number,
): Promise<void> {
  const before = await grantsOf(tx, person);
  const ended = before.filter((one) => !grants.some((other) => sameJson(one, other)));
  if (ended.length > 0) {
    await tx
      .insertInto('past_grant')
      .values(
        ended.map(({ role, blocId, periodId, unitId }) => ({
          person,
          role,
          bloc: blocId,
          period: periodId,
          unit: unitId,
          ended: now,
        })),
      )
      .execute();
  }
  await putGrants(tx, person, grants);
}

async function putGrants(tx: Tx, person: string, grants: readonly Grant[]): Promise<void> {
  await tx.deleteFrom('person_grant').where('person', '=', person).execute();
  if (grants.length === 0) return;
  await tx
    .insertInto('person_grant')
    .values(
      grants.map(({ role, blocId, periodId, unitId }, ordinal) => ({
        person,
        ordinal,
        role,
        bloc: blocId,
        period: periodId,
        unit: unitId,
      })),
    )
    .execute();
}

export async function grantsOf(db: Db, person: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('person_grant')
    .selectAll()
    .where('person', '=', person)
    .orderBy('ordinal')
    .execute();
  return rows.map(toGrant);
}

const toGrant = ({
  role,
  bloc,
  period,
  unit,
}: Pick<Tables['person_grant'], 'role' | 'bloc' | 'period' | 'unit'>): Grant => ({
  role: role as Grant['role'],
  blocId: bloc,
  periodId: period,
  unitId: unit,
});

export async function listPeople(db: Db): Promise<Person[]> {
  const [people, grants] = await Promise.all([
    db.selectFrom('person').selectAll().orderBy('username').execute(),
    db.selectFrom('person_grant').selectAll().orderBy('person').orderBy('ordinal').execute(),
  ]);
  const grantsByPerson = new Map<string, Grant[]>();
  for (const row of grants) {
    grantsByPerson.set(row.person, [...(grantsByPerson.get(row.person) ?? []), toGrant(row)]);
  }
  return people.map((person) => toPerson(person, grantsByPerson.get(person.id) ?? []));
}

export const toPerson = (
  { id, username, name, office, active, given, revision }: PersonEntry,
  grants: readonly Grant[],
): Person => ({
  id,
  username,
  name,
  office,
  active: active === 1,
  grants: [...grants],
  ...(given === 1 ? { hasGivenPassword: true } : {}),
  revision,
});

export const setActive = async (db: Db, id: string, active: boolean): Promise<void> =>
  void (await db
    .updateTable('person')
    .set({ active: active ? 1 : 0 })
    .where('id', '=', id)
    .execute());

/** The next revision of an account; what it was before. */
export async function nextRevision(tx: Tx, id: string): Promise<number> {
  const { revision } = await tx
    .updateTable('person')
    .set((row) => ({ revision: row('revision', '+', 1) }))
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision - 1;
}

/**
 * Whether an account has the password it had and is not closed. Nobody changes it until the transaction is over: it is
 * asked by writing, which holds the row on PostgreSQL, too.
 */
export async function isStill(
  tx: Tx,
  { id, password }: Pick<PersonEntry, 'id' | 'password'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set({ password })
    .where('id', '=', id)
    .where('password', '=', password)
    .where('active', '=', 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * The administrators whose accounts are open. Nobody closes one or takes its role until the transaction is over: their
 * rows are written first, and read only after the wait that this may be.
 */
export async function lockAdministrators(tx: Tx): Promise<readonly string[]> {
  const those = `select person from person_grant where role = 'administrator'`;
  await run(tx, `update person set active = active where id in (${those})`, []);
  const rows = await run<{ id: string }>(
    tx,
    `select id from person where active = 1 and id in (${those})`,
    [],
  );
  return rows.map(({ id }) => id);
}

export const setPassword = async (
  db: Db,
  id: string,
  { password, given }: Pick<PersonEntry, 'password' | 'given'>,
): Promise<void> =>
  void (await db.updateTable('person').set({ password, given }).where('id', '=', id).execute());

export const addSession = async (db: Db, session: SessionEntry): Promise<void> =>
  void (await db.insertInto('session').values(session).execute());

/** A session with its person and the roles they hold, in one question: it is asked with every request. */
export interface SessionOwner {
  readonly session: SessionEntry;
  readonly person: Pick<PersonEntry, 'id' | 'username' | 'name' | 'office' | 'active' | 'sample' | 'given'>;
  readonly grants: Grant[];
}

export async function ownerOfSession(db: Db, token: string): Promise<SessionOwner | undefined> {
  const rows = await run<OwnerRow>(
    db,
    `select s.token, s.person, s.created, s.last_seen, s.expires, s.idle, p.username, p.name, p.office, p.active,
        p.sample, p.given, g.role, g.bloc, g.period, g.unit
      from session s join person p on p.id = s.person left join person_grant g on g.person = p.id
      where s.token = ? order by g.ordinal`,
    [token],
  );
  const [first] = rows;
  if (!first) return undefined;
  const { person: id, username, name, office, active, sample, given } = first;
  const grants = rows.flatMap(({ role, bloc, period, unit }) =>
    role === null ? [] : [{ role, blocId: bloc, periodId: period, unitId: unit } as Grant],
  );
  return { session: first, person: { id, username, name, office, active, sample, given }, grants };
}

type OwnerRow = SessionEntry &
  Omit<SessionOwner['person'], 'id'> & {
    readonly role: string | null;
    readonly bloc: string | null;
    readonly period: string | null;
    readonly unit: string | null;
  };

export const touchSession = async (db: Db, token: string, lastSeen: number): Promise<void> =>
  void (await db.updateTable('session').set({ last_seen: lastSeen }).where('token', '=', token).execute());

export const dropSession = async (db: Db, token: string): Promise<void> =>
  void (await db.deleteFrom('session').where('token', '=', token).execute());

/** `but`: the one that goes on. */
export const dropSessionsOf = async (db: Db, person: string, but = ''): Promise<void> =>
  void (await db.deleteFrom('session').where('person', '=', person).where('token', '!=', but).execute());

export const dropOldSessions = async (db: Db, now: number): Promise<void> =>
  void (await db.deleteFrom('session').where('expires', '<=', now).execute());
