// The only file that knows node:sqlite. Later Node versions rename its class: mend it here.

import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect, SqliteDriver, type DatabaseConnection } from 'kysely';
import { assert } from '../../base/assert.ts';
import type { Direct } from './run.ts';
import type { Tables } from './tables.ts';

const FULL = 2;

/**
 * Opens the file with every promise on: a commit is on the disk before it is answered [ST1]. `synchronous` is
 * set and read back on each connection, since SQLite may be built to give the second one less than the first.
 */
export function openConnection(path: string, { readOnly = false } = {}): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 10_000 });
  if (!readOnly) database.exec('pragma journal_mode = wal');
  database.exec(`
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma trusted_schema = off;
    pragma wal_autocheckpoint = 20000;
    pragma cache_size = -32000;
    pragma query_only = ${readOnly ? 'on' : 'off'};
  `);
  const setting = (name: string) => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
  assert(setting('synchronous') === FULL, 'SQLite must run with synchronous=FULL');
  assert(setting('journal_mode') === 'wal', 'SQLite must keep a write-ahead log');
  return database;
}

/** Kysely over one connection. Writers begin at once, so that two processes queue instead of failing. */
export function kyselyOn(database: DatabaseSync, begin: 'begin immediate' | 'begin'): Kysely<Tables> {
  class Driver extends SqliteDriver {
    override async beginTransaction(_connection: DatabaseConnection): Promise<void> {
      database.exec(begin);
    }
    override async rollbackTransaction(_connection: DatabaseConnection): Promise<void> {
      // A full disk ends the transaction by itself; there is then nothing to take back.
      if (database.isTransaction) database.exec('rollback');
    }
  }
  const config = { database: adapt(database) };
  class Dialect extends SqliteDialect {
    override createDriver(): SqliteDriver {
      return new Driver(config);
    }
  }
  return new Kysely<Tables>({ dialect: new Dialect(config) });
}

/** Statements run at once on the connection itself. */
export function directOn(database: DatabaseSync): Direct {
  const known = adapt(database);
  return (text, values) => {
    const statement = known.prepare(text);
    if (statement.reader) return statement.all(values);
    statement.run(values);
    return NO_ROWS;
  };
}
const NO_ROWS: unknown[] = [];

const MOST_STATEMENTS = 500;

/** Prepared once per text of SQL; the oldest gives way. */
function adapt(database: DatabaseSync) {
  const statements = new Map<string, ReturnType<typeof wrap>>();
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const known = statements.get(sql);
      if (known) return known;
      if (statements.size >= MOST_STATEMENTS) statements.delete(statements.keys().next().value as string);
      const statement = wrap(database.prepare(sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

type Bound = Parameters<StatementSync['all']>;

const wrap = (statement: StatementSync) => ({
  reader: statement.columns().length > 0,
  all: (parameters: readonly unknown[]) => statement.all(...(parameters as Bound)) as unknown[],
  run: (parameters: readonly unknown[]) => statement.run(...(parameters as Bound)),
  iterate: (parameters: readonly unknown[]) =>
    statement.iterate(...(parameters as Bound)) as IterableIterator<unknown>,
});

/** SQLite's own number for an error: 13 is a full disk. */
const sqliteCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;

/** Another process holds the file: SQLite's BUSY and LOCKED. */
export const isBusy = (error: unknown): boolean => [5, 6].includes(sqliteCode(error) ?? 0);

/** The file is damaged, or no database: SQLite's CORRUPT and NOTADB. */
export const isDamaged = (error: unknown): boolean => [11, 26].includes(sqliteCode(error) ?? 0);

/** The disk has no room, by SQLite's word or the system's. */
export const isStorageFull = (error: unknown): boolean =>
  sqliteCode(error) === 13 ||
  (error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code)));

/** Refused by a disk that takes no writes: READONLY, and what IOERR says of write, fsync and truncate. */
const NOT_WRITTEN = new Set([8, 778, 1034, 1546]);

/** The system has made the disk read-only, as it does with one that it no longer trusts. */
export const isDiskReadOnly = (error: unknown): boolean =>
  error instanceof Error &&
  (('errcode' in error && NOT_WRITTEN.has(Number(error.errcode))) ||
    ('code' in error && error.code === 'EROFS'));
