// Words the server keeps about itself.

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from './run.ts';

/** Of each link that makes an administrator and holds: its token's hash, when it was made, and what for. */
export const SET_UP_LINKS = 'set-up-token';

export async function getState(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('server_state').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

export async function putState(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto('server_state')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/**
 * Writes something else each time, in one row: what is there already SQLite does not write at all, so that the second
 * probe of a database would be well on any disk [ST9].
 */
export const writeProbe = (db: Db): Promise<void> => putState(db, 'probe', randomUUID());

/**
 * One word more under a key, behind those that are there, of which those stay that `kept` gives back; several processes at
 * once lose none: adding takes the row for the transaction.
 */
export async function addState(
  tx: Tx,
  key: string,
  word: string,
  kept: (words: readonly string[]) => readonly string[],
): Promise<void> {
  const { value } = await tx
    .insertInto('server_state')
    .values({ key, value: word })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ value: sql<string>`server_state.value || ' ' || ${word}` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  await putState(tx, key, kept(value.split(' ')).join(' '));
}

/** Says whether there was anything: of several who drop it at once, to one. */
export async function dropState(db: Db, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('server_state')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** The database's own name for this stretch of its life; made with it. */
export async function epochOf(write: Db): Promise<string> {
  const known = await getState(write, 'epoch');
  if (known !== undefined) return known;
  await write
    .insertInto('server_state')
    .values({ key: 'epoch', value: randomUUID() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await getState(write, 'epoch')) as string;
}
