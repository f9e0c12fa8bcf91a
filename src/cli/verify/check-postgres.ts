// A PostgreSQL goes through the same checks as a file, so that there is one auditor and not two: what it reads is first
// copied, as it stood at one moment, into a file that only this user can read and that is gone afterwards [VF5].

import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, DatabaseError, types as standard, type CustomTypesConfig } from 'pg';
import { checkDatabase, type Remembered } from './check-database.ts';
import { checkFiles } from './check-files.ts';
import type { Finding } from './segments.ts';

/** Everything that does not agree in the database at an address. Throws where it cannot be reached. */
export async function checkPostgres(
  address: string,
  remembered: readonly Remembered[] = [],
  /** The servers' folder of evidence files; they are not looked at where it is not named. */
  filesFolder?: string,
): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-verify-'));
  const path = join(folder, 'copy.sqlite');
  try {
    await copy(address, path);
    return [
      ...checkDatabase(path, remembered),
      ...(filesFolder === undefined ? [] : checkFiles(path, filesFolder)),
    ];
  } catch (error) {
    if (!isDamage(error)) throw error;
    return [{ bloc: '', what: 'unreadable', detail: error.message }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the checks read, and how they look it up. */
const tables = [
  { name: 'bloc_counter', from: 'bloc_counter', key: 'bloc' },
  { name: 'log_segment', from: 'log_segment', key: 'bloc, last' },
  { name: 'writer_ids', from: 'writer_ids', key: 'bloc' },
  { name: 'column_cells', from: 'column_cells', key: 'bloc, record, position' },
  { name: 'record', from: 'record', key: 'bloc, kind' },
  { name: 'person_grant', from: 'person_grant', key: 'bloc' },
] as const;

const FILES = { name: 'evidence_file', from: 'evidence_file', key: 'bloc' } as const;

async function copy(address: string, path: string): Promise<void> {
  const client = new Client({ connectionString: address, types, connectionTimeoutMillis: 10_000 });
  // The query under way fails of it, and tells.
  client.on('error', () => undefined);
  const file = new DatabaseSync(path);
  try {
    await client.connect();
    // One moment for all tables, while servers go on writing.
    await client.query('begin transaction isolation level repeatable read, read only');
    file.exec('pragma journal_mode = off; pragma synchronous = off; begin');
    for (const table of tables) await copyTable(client, file, table);
    if (await hasFiles(client)) await copyTable(client, file, FILES);
    file.exec('commit');
  } finally {
    file.close();
    await client.end();
  }
}

/** A database of an older release has no such table. */
async function hasFiles(client: Client): Promise<boolean> {
  const { rows } = await client.query(`select 1 where to_regclass('evidence_file') is not null`);
  return rows.length > 0;
}

const ROWS_AT_ONCE = 500;

async function copyTable(
  client: Client,
  file: DatabaseSync,
  { name, from, key }: (typeof tables)[number] | typeof FILES,
): Promise<void> {
  await client.query(`declare rows_of_${name} no scroll cursor for select * from ${from}`);
  const fetchSome = () =>
    client.query<unknown[]>({ text: `fetch ${ROWS_AT_ONCE} from rows_of_${name}`, rowMode: 'array' });
  const { rows: firstRows, fields } = await fetchSome();
  const names = fields.map((field) => `"${field.name}"`).join();
  // Without a type or a key, so that the copy holds what the rows hold, even where somebody took the keys away.
  file.exec(`create table ${name} (${names})`);
  const insert = file.prepare(`insert into ${name} values (${fields.map(() => '?').join()})`);
  for (let rows = firstRows; rows.length > 0; { rows } = await fetchSome()) {
    for (const row of rows) insert.run(...(row as (string | number | null)[]));
  }
  file.exec(`create index ${name}_by_key on ${name} (${key})`);
}

const INT8 = 20;

/** Whole numbers as numbers; every other kind as the text that PostgreSQL gives. */
const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    format === 'binary'
      ? standard.getTypeParser(oid, format)
      : oid === INT8
        ? Number
        : String) as typeof standard.getTypeParser,
};

/** PostgreSQL's own word that a page or an index does not hold what it should; or that a table is not there. */
const isDamage = (error: unknown): error is DatabaseError =>
  error instanceof DatabaseError && /^(XX00[12]|42P01)$/.test(error.code ?? '');
