// Rows of one shape, written as columns: names once, repeated words in a dictionary, counters as steps. 3,000
// scores take a third of what objects take after gzip. Knows nothing of what the rows mean.

import { z } from 'zod';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Row = { readonly [key: string]: Json | undefined };

/** Whatever `JSON.parse` gave is JSON: looking into thousands of values again would find nothing. */
const AnyJson = z.custom<Json>((value) => value !== undefined);

/** How one column is written; the first that fits and pays is taken. */
const Column = z.discriminatedUnion('as', [
  /** The same value in every row. */
  z.object({ as: z.literal('same'), value: AnyJson }),
  /** Whole numbers as the first and the steps from one to the next. */
  z.object({ as: z.literal('steps'), steps: z.array(z.int()) }),
  /** Ids `word-number`: the words by dictionary, the numbers as steps; -1 where there is none (null). */
  z.object({
    as: z.literal('ids'),
    words: z.array(z.string()),
    word: z.array(z.int()),
    steps: z.array(z.int()),
  }),
  /** A dictionary and, for each row, a place in it. */
  z.object({ as: z.literal('words'), words: z.array(AnyJson), at: z.array(z.int()) }),
  z.object({ as: z.literal('plain'), values: z.array(AnyJson) }),
]);
type Column = z.infer<typeof Column>;

export const Packed = z.object({
  rows: z.int().min(0).max(1_000_000),
  /** Path of the value in the row, how it is written, and the rows that lack it (start, length, …). */
  columns: z
    .array(
      z.object({
        path: z.array(z.string().max(80)).max(8),
        column: Column,
        absent: z.array(z.int()).optional(),
      }),
    )
    .max(200),
});
export type Packed = z.infer<typeof Packed>;

/** Rows as columns. `unpackRows` gives them back exactly, `undefined` members left out. */
export function packRows(rows: readonly Row[]): Packed {
  const columns: Gathered[] = [];
  const top: Place = { path: [], below: new Map(), column: undefined };
  rows.forEach((row, index) => gather(row, top, index, columns));
  return {
    rows: rows.length,
    columns: columns.map(({ path, values, at }) => {
      const absent = gaps(at, rows.length);
      return { path: [...path], column: packColumn(values), ...(absent.length > 0 ? { absent } : {}) };
    }),
  };
}

/** The rows again. Throws a `RangeError` where the columns do not make whole rows: a bad message, not a bug. */
export function unpackRows(packed: Packed): Row[] {
  const rows: { [key: string]: Json }[] = Array.from({ length: packed.rows }, () => Object.create(null));
  for (const { path, column, absent = [] } of packed.columns) {
    const missing = new Uint8Array(packed.rows);
    for (let run = 0; run + 1 < absent.length; run += 2) {
      missing.fill(1, absent[run], (absent[run] as number) + (absent[run + 1] as number));
    }
    const lacking = missing.reduce((sum, flag) => sum + flag, 0);
    const values = unpackColumn(column, packed.rows - lacking);
    const last = path.at(-1);
    if (last === undefined) throw new RangeError('a column without a path');
    const above = path.slice(0, -1);
    let next = 0;
    rows.forEach((row, index) => {
      if (!missing[index]) groupAt(row, above)[last] = values[next++] as Json;
    });
  }
  return rows;
}

type Path = readonly string[];

/** The values found at one path, and the rows they are of. */
interface Gathered {
  readonly path: Path;
  readonly values: Json[];
  readonly at: number[];
}

/** A path that some row has; made once, so that a row costs its values and not their names. */
interface Place {
  readonly path: Path;
  readonly below: Map<string, Place>;
  column: Gathered | undefined;
}

function gather(value: Row, place: Place, index: number, columns: Gathered[]): void {
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    let here = place.below.get(key);
    if (!here) {
      here = { path: [...place.path, key], below: new Map(), column: undefined };
      place.below.set(key, here);
    }
    if (isRecord(member) && here.path.length < 8 && hasMembers(member)) {
      gather(member, here, index, columns);
      continue;
    }
    if (!here.column) {
      here.column = { path: here.path, values: [], at: [] };
      columns.push(here.column);
    }
    here.column.values.push(member);
    here.column.at.push(index);
  }
}

function hasMembers(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return true;
  return false;
}

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function groupAt(row: { [key: string]: Json }, above: Path): { [key: string]: Json } {
  let place = row;
  for (const key of above) {
    const inner = (place[key] ??= Object.create(null) as { [key: string]: Json });
    // Only groups made here, which have no prototype, are gone into: a path through a value that came as a whole
    // could reach `Object.prototype` by the name `__proto__` [PK3].
    if (!isRecord(inner) || Object.getPrototypeOf(inner) !== null)
      throw new RangeError('a value where a group is expected');
    place = inner;
  }
  return place;
}

/** The rows that are missing among `at`, as start and length of each run. */
function gaps(at: readonly number[], rows: number): number[] {
  const found: number[] = [];
  let next = 0;
  for (const index of [...at, rows]) {
    if (index > next) found.push(next, index - next);
    next = index + 1;
  }
  return found;
}

// Small enough that a step from any one to any other is exact too.
const isStepped = (value: Json): boolean =>
  Number.isSafeInteger(value) && Math.abs(value as number) <= 2 ** 51 && !Object.is(value, -0);

const ID = /^([a-z0-9]{1,40})-([1-9]\d{0,14})$/;

function packColumn(values: readonly Json[]): Column {
  const first = values[0];
  if (first !== undefined && allSame(values)) return { as: 'same', value: first };
  if (values.every(isStepped)) {
    return { as: 'steps', steps: steps(values as number[]) };
  }
  const some = values.some((value) => value !== null);
  if (some && values.every((value) => value === null || (typeof value === 'string' && ID.test(value)))) {
    return packIds(values as (string | null)[]);
  }
  const places = new Map<unknown, number>();
  const words: Json[] = [];
  const at = values.map((value) => {
    const key = keyOf(value);
    const place = places.get(key);
    if (place !== undefined) return place;
    places.set(key, words.length);
    return words.push(value) - 1;
  });
  return words.length * 2 <= values.length
    ? { as: 'words', words: words, at }
    : { as: 'plain', values: [...values] };
}

/** What tells values apart: a plain word is its own key, anything nested is told by its text behind a mark. */
function keyOf(value: Json): unknown {
  const isNested = typeof value === 'object' && value !== null;
  const isMarked = typeof value === 'string' && value.startsWith(MARK);
  return isNested || isMarked ? MARK + JSON.stringify(value) : value;
}
const MARK = '\u0000';

const allSame = (values: readonly Json[]): boolean => {
  const key = keyOf(values[0] as Json);
  return values.every((value) => keyOf(value) === key);
};

function packIds(values: readonly (string | null)[]): Column {
  const words = new Map<string, number>();
  const word: number[] = [];
  const numbers: number[] = [];
  for (const value of values) {
    const [, name, number] = value === null ? [] : (ID.exec(value) ?? []);
    if (name === undefined) {
      word.push(-1);
      continue;
    }
    const place = words.get(name) ?? words.size;
    words.set(name, place);
    word.push(place);
    numbers.push(Number(number));
  }
  return { as: 'ids', words: [...words.keys()], word, steps: steps(numbers) };
}

const steps = (values: readonly number[]): number[] =>
  values.map((value, index) => (index === 0 ? value : value - (values[index - 1] as number)));

function unstep(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}

function unpackColumn(column: Column, count: number): readonly Json[] {
  const values = valuesOf(column, count);
  if (values.length !== count) throw new RangeError(`${values.length} values for ${count} rows`);
  return values;
}

function valuesOf(column: Column, count: number): readonly Json[] {
  switch (column.as) {
    case 'same':
      return Array.from({ length: count }, () => column.value);
    case 'steps':
      return unstep(column.steps);
    case 'plain':
      return column.values;
    case 'words':
      return column.at.map((place) => {
        if (place < 0 || place >= column.words.length)
          throw new RangeError('a word that is not in the dictionary');
        return column.words[place] as Json;
      });
    case 'ids': {
      const numbers = unstep(column.steps);
      let next = 0;
      return column.word.map((place) => {
        if (place === -1) return null;
        const name = column.words[place];
        const number = numbers[next++];
        if (name === undefined || number === undefined)
          throw new RangeError('an id without its word or number');
        return `${name}-${number}`;
      });
    }
  }
}
