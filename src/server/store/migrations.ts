// How the tables came to be, one dated step after another. Written so that PostgreSQL runs them too: text and
// bigint, no sequences, no triggers. A step that has been released is never edited.

import { sql, type Kysely } from 'kysely';
import { carryLog } from './carry-log.ts';
import type { Tx } from './run.ts';
import type { Tables } from './tables.ts';

export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
  /** Takes over what stands in older tables, once the new ones are there. */
  readonly carry?: (tx: Tx) => Promise<void>;
  /** Run at the end, once nothing needs the older tables. */
  readonly after?: readonly string[];
}

export const migrations: readonly Migration[] = [
  {
    name: '2026-11-23 first tables',
    statements: [
      `create table bloc_counter (bloc text not null primary key, position bigint not null)`,
      `create table record (
        bloc text not null references bloc_counter (bloc), kind text not null, id text not null, unit text,
        position bigint not null, body text not null, primary key (bloc, kind, id))`,
      `create index record_by_position on record (bloc, position)`,
      `create index record_by_kind on record (kind, bloc)`,
      `create table change_log (
        bloc text not null references bloc_counter (bloc), writer text not null, seq bigint not null,
        position bigint not null, name text not null, args text not null, base text, at bigint not null,
        author text not null, device text not null, received_at bigint not null, hash text not null,
        verdict text not null, problem text, previous text, primary key (bloc, writer, seq))`,
      `create unique index change_log_by_position on change_log (bloc, position)`,
      `create table person (
        id text not null primary key, username text not null unique, name text not null, office text not null,
        password text not null, active bigint not null, sample bigint not null, created bigint not null)`,
      `create table person_grant (
        person text not null references person (id), ordinal bigint not null, role text not null, bloc text,
        period text, unit text, primary key (person, ordinal))`,
      `create index person_grant_by_bloc on person_grant (bloc)`,
      `create table session (
        token text not null primary key, person text not null references person (id), created bigint not null,
        last_seen bigint not null, expires bigint not null, idle bigint not null)`,
      `create index session_by_person on session (person)`,
      `create table server_state (key text not null primary key, value text not null)`,
    ],
  },
  {
    name: '2026-11-26 a chained log, cells apart',
    statements: [
      `alter table bloc_counter add column head text not null default ''`,
      `create table log_segment (
        bloc text not null references bloc_counter (bloc), first bigint not null, last bigint not null,
        kind text not null, writer text not null, first_seq bigint not null, last_seq bigint not null,
        author text not null, device text not null, received_at bigint not null, entries text not null,
        previous text not null, hash text not null, primary key (bloc, last))`,
      `create index log_segment_by_writer on log_segment (bloc, writer, last_seq)`,
      `create table writer_ids (
        bloc text not null references bloc_counter (bloc), writer text not null, author text not null,
        taken text not null, primary key (bloc, writer))`,
      `create table column_cells (
        bloc text not null references bloc_counter (bloc), record text not null, position bigint not null,
        cells text not null, primary key (bloc, record, position))`,
    ],
    carry: carryLog,
    after: [`drop table change_log`],
  },
  {
    name: '2026-11-26 roles that ended',
    statements: [
      `create table past_grant (
        person text not null references person (id), role text not null, bloc text, period text, unit text,
        ended bigint not null)`,
      `create index past_grant_by_person on past_grant (person)`,
    ],
  },
  {
    name: '2026-11-26 keys for carried work',
    statements: [
      `create table carry_key (
        id text not null primary key, person text not null references person (id), device text not null,
        secret text not null, created bigint not null)`,
      `create index carry_key_by_person on carry_key (person)`,
    ],
  },
  {
    name: '2026-11-26 files behind scores',
    statements: [
      `create table evidence_file (
        bloc text not null references bloc_counter (bloc), unit text not null, hash text not null,
        size bigint not null, type text not null, author text not null, received_at bigint not null,
        primary key (bloc, unit, hash))`,
    ],
  },
  {
    name: '2026-11-27 keys that were withdrawn',
    statements: [`alter table carry_key add column withdrawn bigint`],
  },
  {
    name: '2026-11-29 passwords that were given out',
    statements: [`alter table person add column given bigint not null default 0`],
  },
  {
    name: '2026-11-30 changes of an account are counted',
    statements: [`alter table person add column revision bigint not null default 0`],
  },
];

/** A database to which a later release has done something that this one does not know. */
export class NewerDatabase extends Error {
  constructor(step: string) {
    super(`the database was changed by a later release (${step})`);
  }
}

/** What a transaction begins with, so that only one process at a time is past it. */
export type TakeTurn = (tx: Tx) => Promise<unknown>;

/**
 * Brings a database up to date: each step whole in a transaction of its own, or not at all [ST2]. Where processes may
 * start together on one database and its transactions do not exclude each other, `takeTurn` must [ST6]. Throws
 * `NewerDatabase` where a step was made that is not among them [ST10].
 */
export async function migrate(
  write: Kysely<Tables>,
  steps: readonly Migration[] = migrations,
  takeTurn: TakeTurn = async () => undefined,
): Promise<void> {
  if (await isUpToDate(write, steps)) return;
  await write.transaction().execute(async (tx) => {
    await takeTurn(tx);
    await sql`create table if not exists migration (name text not null primary key)`.execute(tx);
  });
  for (const { name, statements, carry, after = [] } of steps) {
    await write.transaction().execute(async (tx) => {
      await takeTurn(tx);
      // Asked inside the transaction: two processes may start together.
      const done = await sql`select 1 from migration where name = ${name}`.execute(tx);
      if (done.rows.length > 0) return;
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await carry?.(tx);
      for (const statement of after) await sql.raw(statement).execute(tx);
      await sql`insert into migration (name) values (${name})`.execute(tx);
    });
  }
}

/** Asked first, so that a database in which nothing is missing is opened without a write, and one that takes none is read. */
async function isUpToDate(db: Kysely<Tables>, steps: readonly Migration[]): Promise<boolean> {
  // Where it cannot be asked there is no such table yet, or the first write will say what is wrong.
  const { rows } = await sql<{ name: string }>`select name from migration`
    .execute(db)
    .catch(() => ({ rows: [] }));
  const done = new Set(rows.map(({ name }) => name));
  const unknown = [...done].find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new NewerDatabase(unknown);
  return steps.every(({ name }) => done.has(name));
}
