// Keys by which the work of a device is known when others bring it. The secrets stand here as they are: a mac cannot
// be checked against a hash of its key.

import type { Db, Tx } from './run.ts';
import type { Tables } from './tables.ts';

export type CarryKeyEntry = Tables['carry_key'];

export const addCarryKey = async (tx: Tx, key: CarryKeyEntry): Promise<void> =>
  void (await tx.insertInto('carry_key').values(key).execute());

/** A person's keys that are in use, the newest first; at most `most`. */
export const carryKeysOf = (db: Db, person: string, most: number): Promise<CarryKeyEntry[]> =>
  db
    .selectFrom('carry_key')
    .selectAll()
    .where('person', '=', person)
    .where('withdrawn', 'is', null)
    .orderBy('created', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();

export const carryKeyById = (db: Db, id: string): Promise<CarryKeyEntry | undefined> =>
  db.selectFrom('carry_key').selectAll().where('id', '=', id).executeTakeFirst();

/** Every key that a person's devices were given until `now`, the server's clock [AU8]. */
export const withdrawCarryKeysOf = async (tx: Tx, person: string, now: number): Promise<void> =>
  void (await tx
    .updateTable('carry_key')
    .set({ withdrawn: now })
    .where('person', '=', person)
    .where('withdrawn', 'is', null)
    .execute());
