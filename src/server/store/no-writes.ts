// What a write is answered that nothing but room, or a hand at the disk, can help: by either engine.

import { isPostgresFull, isPostgresReadOnly } from './postgres.ts';
import { isDiskReadOnly, isStorageFull } from './sqlite.ts';

/** The disk has no room. */
export const isFull = (error: unknown): boolean => isStorageFull(error) || isPostgresFull(error);

/** The disk, or the database, takes no writes. */
export const isReadOnly = (error: unknown): boolean => isDiskReadOnly(error) || isPostgresReadOnly(error);
