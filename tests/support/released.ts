// What was released: databases and messages as they were written then, which must open for ever.

import { mkdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { databasePath } from '../../src/server/store/store.ts';

const at = (name: string) => new URL(`../fixtures/released/${name}`, import.meta.url);

/** Makes the database of a folder as the release of this date left it. */
export function putReleasedDatabase(dataDir: string, date: '2026-11-23'): void {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(databasePath(dataDir));
  database.exec(readFileSync(at(`database-${date}.sql`), 'utf8'));
  database.close();
}

/** A message as a released side sent it. */
export const releasedMessage = (name: string): unknown =>
  JSON.parse(readFileSync(at(`${name}.json`), 'utf8'));
