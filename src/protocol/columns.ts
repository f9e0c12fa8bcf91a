// Rows of one shape, written as columns: names once, repeated words in a dictionary, counters as steps. 3,000
// scores take a third of what objects take after gzip. Knows nothing of what the rows mean.

import { z } from 'zod';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Row = { readonly [key: string]: Json | undefined };

/** How one column is written; the first that fits and pays is taken. */
const Column = z.discriminatedUnion('as', [
  /** The same value in every row. */
  z.object({ as: z.literal('same'), value: z.json() }),
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
  z.object({ as: z.literal('words'), words: z.array(z.json()), at: z.array(z.int()) }),
  z.object({ as: z.literal('plain'), values: z.array(z.json()) }),
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
  const paths = new Map<string, Path>();
  const flat = rows.map((row) => {
    const values = new Map<string, Json>();
    flatten(row, [], (path, value) => {
      const key = JSON.stringify(path);
      paths.set(key, path);
      values.set(key, value);
    });
    return values;
  });
  const columns = [...paths].map(([key, path]) => {
    const present = flat.flatMap((values) => (values.has(key) ? [values.get(key) as Json] : []));
    const absent = runs(flat.map((values) => !values.has(key)));
    return { path: [...path], column: packColumn(present), ...(absent.length > 0 ? { absent } : {}) };
  });
  return { rows: rows.length, columns };
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
    let next = 0;
    rows.forEach((row, index) => {
      if (!missing[index]) put(row, path, values[next++] as Json);
    });
  }
  return rows;
}

type Path = readonly string[];

function flatten(value: Row, path: Path, give: (path: Path, value: Json) => void): void {
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const here = [...path, key];
    if (isRecord(member) && Object.keys(member).length > 0 && here.length < 8) flatten(member, here, give);
    else give(here, member);
  }
}

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function put(row: { [key: string]: Json }, path: Path, value: Json): void {
  let place = row;
  for (const key of path.slice(0, -1)) {
    const inner = (place[key] ??= Object.create(null) as { [key: string]: Json });
    // Only groups made here, which have no prototype, are gone into: a path through a value that came as a whole
    // could reach `Object.prototype` by the name `__proto__` [PK3].
    if (!isRecord(inner) || Object.getPrototypeOf(inner) !== null)
      throw new RangeError('a value where a group is expected');
    place = inner;
  }
  const last = path.at(-1);
  if (last === undefined) throw new RangeError('a column without a path');
  place[last] = value;
}

/** Where the flags are set, as start and length of each run. */
function runs(flags: readonly boolean[]): number[] {
  const found: number[] = [];
  flags.forEach((flag, index) => {
    if (!flag) return;
    if (index > 0 && flags[index - 1]) found[found.length - 1] = (found.at(-1) as number) + 1;
    else found.push(index, 1);
  });
  return found;
}

// Small enough that a step from any one to any other is exact too.
const isStepped = (value: Json): boolean =>
  Number.isSafeInteger(value) && Math.abs(value as number) <= 2 ** 51 && !Object.is(value, -0);

const ID = /^([a-z0-9]{1,40})-([1-9]\d{0,14})$/;

function packColumn(values: readonly Json[]): Column {
  const first = values[0];
  const keys = values.map((value) => JSON.stringify(value));
  if (first !== undefined && keys.every((key) => key === keys[0]))
    return { as: 'same', value: first as never };
  if (values.every(isStepped)) {
    return { as: 'steps', steps: steps(values as number[]) };
  }
  const some = values.some((value) => value !== null);
  if (some && values.every((value) => value === null || (typeof value === 'string' && ID.test(value)))) {
    return packIds(values as (string | null)[]);
  }
  const dictionary = new Map<string, number>();
  const at = keys.map((key) => {
    const place = dictionary.get(key) ?? dictionary.size;
    dictionary.set(key, place);
    return place;
  });
  if (dictionary.size * 2 <= values.length) {
    return { as: 'words', words: [...dictionary.keys()].map((key) => JSON.parse(key) as never), at };
  }
  return { as: 'plain', values: values as never[] };
}

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
      return Array.from({ length: count }, () => column.value as Json);
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
