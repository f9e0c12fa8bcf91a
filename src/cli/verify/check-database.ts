// Reads a database as an auditor would who trusts nobody: its own SQL, its own hashes, its own reading of the
// packed rows, and not a line of the server's. Says what does not agree, the first place of each bloc first [VF1].

import { createHash } from 'node:crypto';
import { checkCells } from './check-cells.ts';
import { checkRecords } from './check-records.ts';
import { openToRead } from './open-to-read.ts';
import {
  entriesOf,
  NoTable,
  unreadable,
  type All,
  type Dict,
  type Entry,
  type Finding,
  type Segment,
} from './segments.ts';

/** What somebody outside remembers of a log: a device, a printed sheet, another office. */
export interface Remembered {
  readonly bloc: string;
  readonly epoch: string;
  readonly size: number;
  readonly head: string;
}

/** Everything that does not agree in a database file; none where it is sound. */
export function checkDatabase(path: string | URL, remembered: readonly Remembered[] = []): Finding[] {
  try {
    return reading(path, (all) => checkAll(all, remembered));
  } catch (error) {
    return [unreadable(error)];
  }
}

/** Of what outsiders remember, that which the log does not say any more because a restore says it gave it up. */
export const givenUpIn = (path: string, remembered: readonly Remembered[]): readonly Remembered[] =>
  reading(path, (all) =>
    remembered.filter((one) => {
      const segments = all<Segment>('select * from log_segment where bloc = ? order by last', one.bloc);
      return !isInLog(segments, one) && isGivenUp(segments, one);
    }),
  );

function reading<T>(path: string | URL, act: (all: All) => T): T {
  const database = openToRead(path);
  try {
    // One moment for all of it, while the server may go on writing.
    database.exec('begin');
    const all: All = <Row>(sql: string, ...values: string[]) => database.prepare(sql).all(...values) as Row[];
    mustBeTables(all);
    return act(all);
  } finally {
    database.close();
  }
}

function mustBeTables(all: All): void {
  const others = all<{ name: string }>("select name from sqlite_master where type in ('view', 'trigger')");
  if (others.length > 0) throw new NoTable(`no table of ours: ${others.map(({ name }) => name).join(', ')}`);
}

function checkAll(all: All, remembered: readonly Remembered[]): Finding[] {
  const damage = all<Dict>('pragma integrity_check').map((row) => String(Object.values(row)[0]));
  const broken = damage
    .filter((line) => line !== 'ok')
    .slice(0, 1)
    .map((detail): Finding => ({ bloc: '', what: 'unreadable', detail }));
  try {
    return [...broken, ...checkRows(all, remembered)];
  } catch (error) {
    const found = unreadable(error);
    return broken.length > 0 ? broken : [found];
  }
}

function checkRows(all: All, remembered: readonly Remembered[]): Finding[] {
  const counters = all<{ bloc: string; position: number; head: string }>(
    'select * from bloc_counter order by bloc',
  );
  const blocs = new Set(counters.map(({ bloc }) => bloc));
  const strays = all<{ bloc: string }>('select distinct bloc from log_segment').filter(
    ({ bloc }) => !blocs.has(bloc),
  );
  return [
    ...strays.map(({ bloc }): Finding => ({ bloc, what: 'head', detail: 'a log without its bloc' })),
    ...namedByRoles(all)
      .filter((bloc) => !blocs.has(bloc) && !remembered.some((one) => one.bloc === bloc))
      .map((bloc): Finding => ({ bloc, what: 'gone', detail: 'roles are of it' })),
    ...counters.flatMap((counter) =>
      checkBloc(
        all,
        counter,
        remembered.filter(({ bloc }) => bloc === counter.bloc),
      ),
    ),
    ...remembered
      .filter(({ bloc }) => !blocs.has(bloc))
      .map((one): Finding => ({ bloc: one.bloc, what: 'checkpoint', detail: 'the whole bloc is gone' })),
  ];
}

/**
 * No bloc is ever taken away, and whoever takes one forgets easily who worked in it. But a restore may have kept accounts
 * that are younger than its blocs [BK11]: behind one, roles say nothing.
 */
function namedByRoles(all: All): readonly string[] {
  if (all("select 1 from log_segment where kind = 'epoch' limit 1").length > 0) return [];
  const named = all<{ bloc: string }>(
    'select distinct bloc from person_grant where bloc is not null order by bloc',
  );
  return named.map(({ bloc }) => bloc);
}

function checkBloc(
  all: All,
  counter: { bloc: string; position: number; head: string },
  remembered: readonly Remembered[],
): Finding[] {
  const { bloc } = counter;
  const segments = all<Segment>('select * from log_segment where bloc = ? order by last', bloc);
  const chain = checkChain(segments, counter);
  // Behind a broken seal nothing more can be said for certain.
  if (chain) return [chain];
  const found: Finding[] = [];
  try {
    const entries = segments.flatMap(entriesOf);
    found.push(
      ...checkWriters(all, bloc, segments, entries),
      ...checkCells(all, bloc, entries),
      ...checkRecords(all, bloc, segments, entries),
    );
  } catch (error) {
    found.push({ bloc, what: 'unreadable', detail: (error as Error).message });
  }
  return [...found, ...checkRemembered(segments, remembered)];
}

/** The first segment that does not follow, or does not say what its seal was put on. */
function checkChain(
  segments: readonly Segment[],
  { bloc, position, head }: { bloc: string; position: number; head: string },
): Finding | undefined {
  let [next, before] = [1, ''];
  for (const one of segments) {
    const { first, last } = one;
    const at = { bloc, first, last };
    if (first !== next) return { ...at, what: 'gap', detail: `position ${next} was expected` };
    if (last < first) return { ...at, what: 'order', detail: 'ends before it begins' };
    if (one.previous !== before)
      return { ...at, what: 'order', detail: 'does not follow the segment before it' };
    const fields = [
      one.bloc,
      first,
      last,
      one.kind,
      one.writer,
      one.first_seq,
      one.last_seq,
      one.author,
      one.device,
      one.received_at,
    ];
    const text = `${before}\nso-thi-dua segment 1\n${JSON.stringify(fields)}\n${one.entries}`;
    before = createHash('sha256').update(text).digest('hex');
    if (one.hash !== before) return { ...at, what: 'edited', detail: 'its content is not what was sealed' };
    next = last + 1;
  }
  if (position === next - 1 && head === before) return undefined;
  return { bloc, what: 'head', detail: `the bloc says ${position}, its log ends at ${next - 1}` };
}

/** The numbers noted as taken are those of the log, no more and no less, under the name that wrote them. */
function checkWriters(
  all: All,
  bloc: string,
  segments: readonly Segment[],
  entries: readonly Entry[],
): Finding[] {
  const told = new Map<string, Set<number>>();
  for (const { id } of entries) {
    const [writer = '', seq] = id.split('-');
    told.set(writer, (told.get(writer) ?? new Set()).add(Number(seq)));
  }
  const authors = new Map(segments.map(({ writer, author }) => [writer, author]));
  const rows = all<{ writer: string; author: string; taken: string }>(
    'select * from writer_ids where bloc = ?',
    bloc,
  );
  const noted = new Map(rows.map((row) => [row.writer, row]));
  return [...new Set([...told.keys(), ...noted.keys()])].flatMap((writer): Finding[] => {
    const [row, seqs] = [noted.get(writer), [...(told.get(writer) ?? [])].sort((a, b) => a - b)];
    const ranges: [number, number][] = [];
    for (const seq of seqs) {
      const last = ranges.at(-1);
      if (last?.[1] === seq - 1) last[1] = seq;
      else ranges.push([seq, seq]);
    }
    const agrees = row?.taken === JSON.stringify(ranges) && row.author === authors.get(writer);
    return agrees
      ? []
      : [{ bloc, what: 'writers', detail: `the numbers noted of ${writer} are not those of the log` }];
  });
}

/** What outsiders remember must still be there, but for what an honest restore says it gave up. */
function checkRemembered(segments: readonly Segment[], remembered: readonly Remembered[]): Finding[] {
  return remembered
    .filter((one) => one.size > 0 && !isGivenUp(segments, one) && !isInLog(segments, one))
    .map(({ bloc, size }) => ({
      bloc,
      last: size,
      what: 'checkpoint',
      detail: `the log no longer says what it said at ${size}`,
    }));
}

const isInLog = (segments: readonly Segment[], { size, head }: Remembered): boolean =>
  segments.some(({ last, hash }) => last === size && hash === head);

const isGivenUp = (segments: readonly Segment[], { epoch, size }: Remembered): boolean =>
  segments
    .filter(({ kind }) => kind === 'epoch')
    .map(({ entries }) => JSON.parse(entries) as { oldEpoch: string; restoredTo: { size: number } })
    .some(({ oldEpoch, restoredTo }) => oldEpoch === epoch && restoredTo.size < size);
