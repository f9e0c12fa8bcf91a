// One commit as text: how it lies in a journal, and in its mirror.

import type { WriterId } from '../../../domain/ids.ts';
import type { Sealed } from '../sealed.ts';
import type { UnsentRow } from './journal.ts';

export type StoredRow = readonly [bloc: string, seq: number, body: Sealed];

export const textOfRows = (rows: readonly UnsentRow[]): string =>
  JSON.stringify(rows.map(({ bloc, seq, body }): StoredRow => [bloc, seq, body]));

export const rowsOfStored = (stored: readonly StoredRow[], writer: WriterId): readonly UnsentRow[] =>
  stored.map(([bloc, seq, body]) => ({ bloc, writer, seq, body }));

/** Throws where the text was not made by `textOfRows`. */
export const rowsOfText = (text: string, writer: WriterId): readonly UnsentRow[] =>
  rowsOfStored(JSON.parse(text) as readonly StoredRow[], writer);
