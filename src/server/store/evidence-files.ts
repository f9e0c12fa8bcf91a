// Which files are here, whole and checked, and of which unit: the database's word, written once the file is on the disk.

import type { FileHash, FileType } from '../../domain/evidence/evidence-file.ts';
import { run, type Db, type Tx } from './run.ts';
import type { Tables } from './tables.ts';

export interface FilePlace {
  readonly bloc: string;
  readonly unit: string;
  readonly hash: FileHash;
}

export type EvidenceFileEntry = Tables['evidence_file'] & { readonly type: FileType };

export async function evidenceFile(
  db: Db,
  { bloc, unit, hash }: FilePlace,
): Promise<EvidenceFileEntry | undefined> {
  const rows = await run<EvidenceFileEntry>(
    db,
    'select * from evidence_file where bloc = ? and unit = ? and hash = ?',
    [bloc, unit, hash],
  );
  return rows[0];
}

/** Nothing where it is noted already. */
export const addEvidenceFile = async (tx: Tx, entry: EvidenceFileEntry): Promise<void> =>
  void (await run(
    tx,
    'insert into evidence_file (bloc, unit, hash, size, type, author, received_at) values (?, ?, ?, ?, ?, ?, ?) on conflict (bloc, unit, hash) do nothing',
    [entry.bloc, entry.unit, entry.hash, entry.size, entry.type, entry.author, entry.received_at],
  ));

/** The bytes of all files of a unit. */
export async function bytesOfUnit(db: Db, { bloc, unit }: Omit<FilePlace, 'hash'>): Promise<number> {
  const rows = await run<{ bytes: number | string | null }>(
    db,
    'select sum(size) as bytes from evidence_file where bloc = ? and unit = ?',
    [bloc, unit],
  );
  // A sum of bigints is a numeric to PostgreSQL, and comes as text.
  return Number(rows[0]?.bytes ?? 0);
}

/** Whether a score of the unit, one that another table set aside, or work of it that is held names the file. */
export async function isNamed(db: Db, { bloc, unit, hash }: FilePlace): Promise<boolean> {
  const like = `%${hash}%`;
  const inCells = await run(
    db,
    `select 1 from record r join column_cells c on c.bloc = r.bloc and c.record = r.id where r.bloc = ? and r.kind = 'column' and r.unit = ? and c.cells like ? limit 1`,
    [bloc, unit, like],
  );
  if (inCells.length > 0) return true;
  // The values set aside of a column are in its body, as what is held is.
  const inBodies = await run(
    db,
    `select 1 from record where bloc = ? and kind in ('held-change', 'column') and unit = ? and body like ? limit 1`,
    [bloc, unit, like],
  );
  return inBodies.length > 0;
}
