// A record as the store holds it, read by the domain's own schema.

import { recordSchemas } from '../../domain/record-schemas.ts';
import type { RecordBodies, RecordKind } from '../../domain/records.ts';

/**
 * Throws a plain error where it is none: that is the server's own fault, to be looked into, and no bad message of the
 * person who asked.
 */
export function storedRecord<K extends RecordKind>(kind: K, body: unknown): RecordBodies[K] {
  const read = recordSchemas[kind].safeParse(body);
  if (!read.success) throw new Error(`A stored ${kind} cannot be read.`, { cause: read.error });
  return read.data;
}
