// Somebody with a database in hand who takes a whole bloc away.

import { DatabaseSync } from 'node:sqlite';

const OWN = ['column_cells', 'record', 'writer_ids', 'evidence_file', 'log_segment', 'bloc_counter'];
const ROLES = ['person_grant', 'past_grant'];

/** Of the file nothing is left that names the bloc, or the roles in it alone. */
export function takeBlocAway(path: string, bloc: string, left: 'roles' | 'nothing'): void {
  const database = new DatabaseSync(path);
  database.exec('pragma foreign_keys = off');
  for (const table of left === 'roles' ? OWN : [...OWN, ...ROLES])
    database.prepare(`delete from ${table} where bloc = ?`).run(bloc);
  database.close();
}
