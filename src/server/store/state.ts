// Words the server keeps about itself.

import { randomUUID } from 'node:crypto';
import type { Db } from './run.ts';

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

export const dropState = async (db: Db, key: string): Promise<void> =>
  void (await db.deleteFrom('server_state').where('key', '=', key).execute());

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
