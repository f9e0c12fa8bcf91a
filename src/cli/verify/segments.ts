// The log as it lies in the database: its segments, and the entries in them. The format is told in docs/formats.md.

import { isNotOpened } from './open-to-read.ts';

/** One thing that does not agree. `first` and `last` are the positions of the segment, where it is about one. */
export interface Finding {
  readonly bloc: string;
  readonly first?: number;
  readonly last?: number;
  readonly what:
    | 'edited'
    | 'gap'
    | 'order'
    | 'head'
    | 'writers'
    | 'cells'
    | 'records'
    | 'missing'
    | 'gone'
    | 'checkpoint'
    | 'unreadable'
    | 'file-missing'
    | 'file-altered';
  readonly detail: string;
}

/** What SQLite says of a file that it cannot read to its end; anything else is a bug, and thrown on. */
export function unreadable(error: unknown): Finding {
  if (error instanceof NoTable) return { bloc: '', what: 'unreadable', detail: error.message };
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR')) throw error;
  // That nobody could look is no word about what is in it.
  if (isNotOpened(error)) throw error;
  return { bloc: '', what: 'unreadable', detail: error.message };
}

/** A view or a trigger, of which a database of ours has none: it could answer each question otherwise, or never end. */
export class NoTable extends Error {}

export type Dict = { [key: string]: unknown };
export interface Segment {
  bloc: string;
  first: number;
  last: number;
  kind: string;
  writer: string;
  first_seq: number;
  last_seq: number;
  author: string;
  device: string;
  received_at: number;
  entries: string;
  previous: string;
  hash: string;
}

export interface Entry {
  id: string;
  name: string;
  args: Dict;
  at: number;
  author: string;
  /** What the author had before them. */
  base: string | null;
  position: number;
  /** Where the segment ends that it came in: one push. */
  segment: number;
  accepted: boolean;
  /** Kept for an officer, who may have it count later. */
  held: boolean;
}

export interface Branch {
  by: string;
  same?: string[];
  author: string;
  at: number;
  input: unknown;
  reason: string;
  evidence?: unknown[];
}

/** A question to the database. */
export type All = <Row>(sql: string, ...values: string[]) => Row[];

/** The changes of a segment, with their places. */
export function entriesOf(segment: Segment): Entry[] {
  if (segment.kind !== 'changes') return [];
  const { changes, refused, held } = JSON.parse(segment.entries) as Dict;
  const [no, later] = [refused, held].map((list) => new Set((list as [number][]).map(([seq]) => seq)));
  return unpack(changes as Dict).map((row, index) => ({
    id: `${segment.writer}-${row['seq'] as number}`,
    name: row['name'] as string,
    args: (row['args'] ?? {}) as Dict,
    at: row['at'] as number,
    author: segment.author,
    position: segment.first + index,
    segment: segment.last,
    base: (row['base'] ?? null) as string | null,
    accepted: !no?.has(row['seq'] as number) && !later?.has(row['seq'] as number),
    held: later?.has(row['seq'] as number) ?? false,
  }));
}

/** Rows from packed columns: the format is told in docs/formats.md. */
function unpack(packed: Dict): Dict[] {
  const made = new Set<unknown>();
  const make = (): Dict => {
    const group = Object.create(null) as Dict;
    made.add(group);
    return group;
  };
  const rows = Array.from({ length: packed['rows'] as number }, make);
  for (const { path, column, absent = [] } of packed['columns'] as {
    path: string[];
    column: Dict;
    absent?: number[];
  }[]) {
    const lacking = new Set<number>();
    for (let run = 0; run < absent.length; run += 2) {
      for (let row = 0; row < (absent[run + 1] as number); row += 1)
        lacking.add((absent[run] as number) + row);
    }
    const there = rows.filter((_, index) => !lacking.has(index));
    const values = valuesOf(column, there.length);
    there.forEach((row, index) => {
      // Only groups made here are gone into: a path through anything else could write into every object of this program.
      const group = path
        .slice(0, -1)
        .reduce((place, name) => (made.has(place[name]) ? place[name] : (place[name] = make())) as Dict, row);
      group[path.at(-1) as string] = values[index];
    });
  }
  return rows;
}

function valuesOf(column: Dict, count: number): unknown[] {
  let sum = 0;
  const summed = ((column['steps'] ?? []) as number[]).map((step) => (sum += step));
  const words = (column['words'] ?? []) as unknown[];
  switch (column['as']) {
    case 'same':
      return Array.from({ length: count }, () => column['value']);
    case 'steps':
      return summed;
    case 'words':
      return (column['at'] as number[]).map((place) => words[place]);
    case 'ids':
      return (column['word'] as number[]).map((place) =>
        place < 0 ? null : `${String(words[place])}-${summed.shift()}`,
      );
    default:
      return column['values'] as unknown[];
  }
}
