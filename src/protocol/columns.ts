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
export type Column = z.infer<typeof Column>;

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

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isListOf = (value: unknown, is: (member: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is);
const hasJust = (value: object, count: number): boolean => Object.keys(value).length === count;

/**
 * Says of what came over the wire that it is `Packed` to the letter, without going through the schema, which is
 * slow where requests come by the thousand. What it does not say yes to, the schema decides.
 */
export function isPacked(value: unknown): value is Packed {
  if (!isObject(value) || !hasJust(value, 2)) return false;
  const { rows, columns } = value;
  if (!isWhole(rows) || (rows as number) < 0 || (rows as number) > 1_000_000) return false;
  return Array.isArray(columns) && columns.length <= 200 && columns.every(isPackedColumn);
}

function isPackedColumn(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { path, column, absent } = value;
  if (!hasJust(value, absent === undefined ? 2 : 3)) return false;
  if (absent !== undefined && !isListOf(absent, isWhole)) return false;
  if (!isListOf(path, (name) => isText(name) && (name as string).length <= 80)) return false;
  return (path as string[]).length <= 8 && isObject(column) && isColumn(column);
}

function isColumn(column: { readonly [key: string]: unknown }): boolean {
  switch (column['as']) {
    case 'same':
      return hasJust(column, 2) && column['value'] !== undefined;
    case 'steps':
      return hasJust(column, 2) && isListOf(column['steps'], isWhole);
    case 'ids':
      return (
        hasJust(column, 4) &&
        isListOf(column['words'], isText) &&
        isListOf(column['word'], isWhole) &&
        isListOf(column['steps'], isWhole)
      );
    case 'words':
      return hasJust(column, 3) && Array.isArray(column['words']) && isListOf(column['at'], isWhole);
    case 'plain':
      return hasJust(column, 2) && Array.isArray(column['values']);
    default:
      return false;
  }
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
  // A member named like the trap is a member like any other, in objects without a prototype; they are slower, and
  // made only where one is named.
  const isTrapped = packed.columns.some(({ path }) => path.includes('__proto__'));
  const make: MakeGroup = isTrapped ? () => Object.create(null) as Group : () => ({});
  const rows: Group[] = [];
  for (let index = 0; index < packed.rows; index += 1) rows.push(make());
  const levelOf = levels(packed.rows);
  for (const { path, column, absent = [] } of packed.columns) {
    const last = path.at(-1);
    if (last === undefined) throw new RangeError('a column without a path');
    const missing = absent.length > 0 ? missingOf(absent, packed.rows) : undefined;
    const lacking = missing ? missing.reduce((sum, flag) => sum + flag, 0) : 0;
    const values = unpackColumn(column, packed.rows - lacking);
    const above = path.slice(0, -1).map((name, depth) => levelOf(path.slice(0, depth + 1), name));
    const own = levelOf(path, last);
    put(rows, { name: last, values, above, own, missing, make });
  }
  return rows;
}

interface Put {
  readonly name: string;
  readonly values: readonly Json[];
  /** The groups that the member lies in, from the outermost. */
  readonly above: readonly Level[];
  readonly own: Level;
  readonly missing: Uint8Array | undefined;
  readonly make: MakeGroup;
}

/** One column into its rows. A function of its own, so that what runs for every value is compiled once and for all. */
function put(rows: readonly Group[], { name, values, above, own, missing, make }: Put): void {
  let next = 0;
  for (let index = 0; index < rows.length; index += 1) {
    if (missing?.[index]) continue;
    let place = rows[index] as Group;
    for (const level of above) place = level.made[index] ??= openGroup(place, level, index, make);
    if (own.taken[index]) throw new RangeError('a member that is there already');
    own.taken[index] = 1;
    place[name] = values[next++] as Json;
  }
}

type Group = { [key: string]: Json };
type MakeGroup = () => Group;

/** One path of the rows: the groups made there, and the rows that have a value or a group there. */
interface Level {
  readonly name: string;
  readonly made: (Group | undefined)[];
  readonly taken: Uint8Array;
}

function levels(rows: number): (path: Path, name: string) => Level {
  const known = new Map<string, Level>();
  return (path, name) => {
    const key = JSON.stringify(path);
    let level = known.get(key);
    if (!level) {
      level = { name, made: [], taken: new Uint8Array(rows) };
      known.set(key, level);
    }
    return level;
  };
}

// Only groups made here are gone into: a path through a value that came as a whole could reach
// `Object.prototype` by the name `__proto__` [PK3].
function openGroup(place: Group, { name, taken }: Level, index: number, make: MakeGroup): Group {
  if (taken[index]) throw new RangeError('a value where a group is expected');
  taken[index] = 1;
  return (place[name] = make());
}

/** The rows that a column lacks. Runs may be as many as a stranger likes: each costs its two ends and no more. */
function missingOf(absent: readonly number[], rows: number): Uint8Array {
  const within = (at: number) => Math.min(at < 0 ? Math.max(at + rows, 0) : at, rows);
  const changes = new Int32Array(rows + 1);
  for (let run = 0; run + 1 < absent.length; run += 2) {
    const [first, length] = [absent[run] as number, absent[run + 1] as number];
    const [start, end] = [within(first), within(first + length)];
    if (start >= end) continue;
    changes[start] = (changes[start] as number) + 1;
    changes[end] = (changes[end] as number) - 1;
  }
  const missing = new Uint8Array(rows);
  let open = 0;
  for (let index = 0; index < rows; index += 1) {
    open += changes[index] as number;
    if (open > 0) missing[index] = 1;
  }
  return missing;
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
      // Twenty times as quick as `Array.from` with a callback, and asked several times a push.
      // oxlint-disable-next-line unicorn/no-new-array
      return new Array<Json>(count).fill(column.value);
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
