// The database as a file: copied while it is in use, described, and begun anew after a restore.

import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Accounts } from './accounts.ts';
import { migrate, migrations } from './migrations.ts';
import { writeEpoch, type DatabaseState, type NewEpoch } from './new-epoch.ts';
import { goDirect, run } from './run.ts';
import { directOn, isBusy, kyselyOn, openConnection } from './sqlite.ts';
import type { Tables } from './tables.ts';

/**
 * A copy of one moment, whether a server is writing or not, for this user's eyes. `to` must not be there yet. `from` is a
 * path, or a `file:` address that says how it is opened.
 */
export function copyDatabase(from: string | URL, to: string): void {
  // SQLite would leave it to the umask, which lets everybody read.
  closeSync(openSync(to, 'wx', 0o600));
  const database = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
}

/** The first thing that SQLite finds wrong with a file; undefined where it is whole. Throws where it is no database. */
export function damageOf(path: string | URL): string | undefined {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    const said = Object.values(database.prepare('pragma integrity_check(1)').get() ?? {})[0];
    return said === 'ok' ? undefined : String(said);
  } finally {
    database.close();
  }
}

/** Its epoch and how far each log reaches. Throws where the file is no database of this product. */
export function describeDatabase(path: string): DatabaseState {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    database.exec('begin');
    return stateOf(database);
  } finally {
    database.close();
  }
}

function stateOf(database: DatabaseSync): DatabaseState {
  const epoch = database.prepare(`select value from server_state where key = 'epoch'`).get()?.['value'];
  const isChained = database
    .prepare(`select 1 from pragma_table_info('bloc_counter') where name = 'head'`)
    .get();
  // One of an earlier release has no seals yet.
  const head = isChained ? 'head' : `'' as head`;
  const blocs = database.prepare(`select bloc, position, ${head} from bloc_counter order by bloc`).all();
  return { epoch: String(epoch), blocs: blocs as unknown as DatabaseState['blocs'] };
}

/** How many bytes a copy of a database takes at most. */
export function bytesOfCopy(path: string | URL): number {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    const number = (pragma: string) => Number(Object.values(database.prepare(pragma).get() ?? {})[0]);
    return (number('pragma page_count') - number('pragma freelist_count')) * number('pragma page_size');
  } finally {
    database.close();
  }
}

/** The evidence files that a database says are on the disk, each once; none in one of an older release. */
export function filesOfDatabase(
  path: string | URL,
): readonly { readonly hash: string; readonly size: number }[] {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    const has = database.prepare(`select 1 from sqlite_master where name = 'evidence_file'`).get();
    if (!has) return [];
    const rows = database.prepare('select distinct hash, size from evidence_file order by hash').all();
    return rows as unknown as { hash: string; size: number }[];
  } finally {
    database.close();
  }
}

/**
 * Keeps a file of an earlier release as it is, before its tables are changed: "….before-2026-11-26.sqlite" beside it.
 * Nothing where there is nothing to change, or where the copy is there already [ST4].
 */
export function keepBeforeMigrating(path: string): void {
  const next = existsSync(path) ? firstMissing(path) : undefined;
  if (next === undefined) return;
  const kept = path.replace(/\.sqlite$/, `.before-${next.slice(0, 10)}.sqlite`);
  if (existsSync(kept)) return;
  rmSync(`${kept}.part`, { force: true });
  copyDatabase(path, `${kept}.part`);
  renameSync(`${kept}.part`, kept);
}

/** The first step that a database with tables in it has not been through. */
function firstMissing(path: string): string | undefined {
  const database = new DatabaseSync(path, { timeout: 10_000 });
  try {
    const isNew =
      database.prepare(`select 1 from sqlite_master where name = 'migration'`).get() === undefined;
    if (isNew) return undefined;
    const done = new Set(
      database
        .prepare('select name from migration')
        .all()
        .map(({ name }) => name),
    );
    return done.size === 0 ? undefined : migrations.find(({ name }) => !done.has(name))?.name;
  } finally {
    database.close();
  }
}

/** A database file that no other process can open to any purpose, until it is let go. */
export interface Held {
  /** What is in it; undefined where that cannot be read any more. */
  readonly state: DatabaseState | undefined;
  /** Who has an account in it; undefined likewise. */
  readonly accounts: Accounts | undefined;
  readonly letGo: () => void;
}

/**
 * Takes the file for this process alone; 'in-use' where another has it open: no file leaves its write-ahead log while
 * another is connected. One that is damaged, or no database at all, is nobody's: that is when a backup is needed [BK3].
 */
export function holdAlone(path: string): Held | 'in-use' {
  const database = new DatabaseSync(path, { timeout: 0 });
  const letGo = () => database.close();
  try {
    if (database.prepare('pragma journal_mode = delete').get()?.['journal_mode'] !== 'delete') {
      letGo();
      return 'in-use';
    }
    // Whoever opens the file now waits, and gets no further once it was moved: SQLite writes to no file that was.
    database.exec('begin exclusive');
    return {
      state: readable(() => stateOf(database)),
      accounts: readable(() => accountsIn(database)),
      letGo,
    };
  } catch (error) {
    if (!isBusy(error)) return { state: undefined, accounts: undefined, letGo };
    letGo();
    return 'in-use';
  }
}

/** What can be read of a database that may be damaged; undefined where it cannot. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Who has an account in a database file. Throws where it cannot be read. */
export function accountsOf(path: string): Accounts {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    return accountsIn(database);
  } finally {
    database.close();
  }
}

function accountsIn(database: DatabaseSync): Accounts {
  const rowsOf = (table: string): unknown[] =>
    // An earlier release had fewer tables.
    database.prepare('select 1 from sqlite_master where name = ?').get(table)
      ? database.prepare(`select * from ${table}`).all()
      : [];
  return {
    people: (rowsOf('person') as Tables['person'][]).map((one) => ({
      ...one,
      given: one.given ?? 0,
      revision: one.revision ?? 0,
    })),
    grants: rowsOf('person_grant') as Tables['person_grant'][],
    pastGrants: rowsOf('past_grant') as Tables['past_grant'][],
    carryKeys: (rowsOf('carry_key') as Tables['carry_key'][]).map((key) => ({
      ...key,
      withdrawn: key.withdrawn ?? null,
    })),
  };
}

/** Makes a restored file another server's than the one that was lost. */
export async function beginEpoch(path: string, begun: NewEpoch): Promise<void> {
  const connection = openConnection(path);
  const write = kyselyOn(connection, 'begin immediate');
  try {
    await migrate(write);
    const state = describeDatabase(path);
    await write.transaction().execute(async (tx) => {
      goDirect(tx, directOn(connection));
      await writeEpoch(tx, state, begun);
    });
    await run(write, 'pragma wal_checkpoint(truncate)', []);
  } finally {
    await write.destroy();
  }
}
