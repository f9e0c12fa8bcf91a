// A database as queries see it, whichever engine is behind it.

import { CompiledQuery, PostgresAdapter, type Kysely, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** Runs a statement at once and gives its rows: an engine that lies in this process. */
export type Direct = (text: string, values: readonly unknown[]) => unknown[];

const directs = new WeakMap<Db, Direct>();

/** Lets `run` go straight to an engine for this handle, past the queues that others need. */
export const goDirect = (db: Db, direct: Direct): void => void directs.set(db, direct);

/**
 * A statement as text, for the few that run thousands of times: building a query costs more than running it.
 * Written with `?`, and numbered here for an engine that wants that.
 */
export async function run<Row = unknown>(db: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  const direct = directs.get(db);
  if (direct) return direct(text, values) as Row[];
  const wantsNumbers = db.getExecutor().adapter instanceof PostgresAdapter;
  const { rows } = await db.executeQuery<Row>(
    CompiledQuery.raw(wantsNumbers ? numbered(text) : text, [...values]),
  );
  return rows;
}

const known = new Map<string, string>();

/** `?` by `?` as `$1`, `$2` …; no statement here has one in a text of its own. */
function numbered(text: string): string {
  let found = known.get(text);
  if (found === undefined) {
    let count = 0;
    found = text.replace(/\?/g, () => `$${(count += 1)}`);
    if (known.size < 500) known.set(text, found);
  }
  return found;
}
