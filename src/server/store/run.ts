// A database as queries see it, whichever engine is behind it.

import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/**
 * A statement as text, for the few that run thousands of times: building a query costs more than running it.
 * Written with `?`; an engine that numbers its parameters gets its adapter here.
 */
export async function run<Row = unknown>(tx: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  const { rows } = await tx.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
  return rows;
}
