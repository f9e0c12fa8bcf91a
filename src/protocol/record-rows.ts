// Records on the wire: each a row, and the cells of columns as rows of their own, since they are the bulk and
// pack best side by side.

import type { Json, Row } from './columns.ts';

/** A record with its place in the bloc's order. Its body is not looked into here. */
export interface PlacedRecord {
  readonly kind: string;
  readonly id: string;
  readonly position: number;
  readonly body: unknown;
}

// Checked by hand: a first pull has thousands of rows, and the bodies are the server's own.
function recordRow({ kind, id, position, body }: Row) {
  if (typeof kind !== 'string' || typeof id !== 'string') throw new TypeError('a record without its name');
  if (!Number.isSafeInteger(position) || typeof body !== 'string')
    throw new TypeError('a record without its body');
  return { kind, id, position: position as number, body };
}

function cellRow({ record, criterion, branch, ...body }: Row) {
  if (!Number.isSafeInteger(record) || !Number.isSafeInteger(branch))
    throw new TypeError('a cell without its place');
  if (typeof criterion !== 'string') throw new TypeError('a cell without its criterion');
  return { record: record as number, criterion, branch: branch as number, body };
}

/** [records, cells]; `joinRecords` is the way back. */
export function splitRecords(records: readonly PlacedRecord[]): { records: Row[]; cells: Row[] } {
  const cells: Row[] = [];
  const rows = records.map(({ kind, id, position, body }, record) => {
    if (kind !== 'column') return { kind, id, position, body: JSON.stringify(body) };
    const { cells: inside, ...rest } = body as { cells: Record<string, readonly Row[]> };
    for (const [criterion, branches] of Object.entries(inside)) {
      branches.forEach((branch, index) => cells.push({ record, criterion, branch: index, ...branch }));
    }
    return { kind, id, position, body: JSON.stringify(rest) };
  });
  return { records: rows, cells };
}

/** The records again. Throws where a row is not of its shape: a bad message. */
export function joinRecords(rows: readonly Row[], cellRows: readonly Row[]): PlacedRecord[] {
  const columns = new Map<number, Record<string, Json[]>>();
  for (const row of cellRows) {
    const { record, criterion, branch, body } = cellRow(row);
    const cells = columns.get(record) ?? (Object.create(null) as Record<string, Json[]>);
    columns.set(record, cells);
    const branches = (cells[criterion] ??= []);
    // They come in their order: one far off would make a list as long as that.
    if (branch < 0 || branch > branches.length) throw new TypeError('a cell without those before it');
    branches[branch] = body as Json;
  }
  return rows.map((row, index) => {
    const { kind, id, position, body } = recordRow(row);
    const parsed = JSON.parse(body) as object;
    return {
      kind,
      id,
      position,
      body: kind === 'column' ? { ...parsed, cells: columns.get(index) ?? {} } : parsed,
    };
  });
}

/** One number over what a device holds of a bloc; the order does not matter. Both sides reckon it alike. */
export function checkOf(records: Iterable<Pick<PlacedRecord, 'kind' | 'id' | 'position'>>): {
  count: number;
  sum: number;
} {
  let [count, sum] = [0, 0];
  for (const { kind, id, position } of records) {
    count += 1;
    sum = (sum + hash32(`${kind} ${id} ${position}`)) % 4_294_967_296;
  }
  return { count, sum };
}

/** FNV-1a over UTF-16 units: a fingerprint against slips, not against attackers. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
