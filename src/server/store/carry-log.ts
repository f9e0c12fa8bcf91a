// Takes a log of one row a change over into segments, and whole columns into their cells. Nothing is dropped:
// what one push had brought becomes one segment, in its old places, refusals and all.

import { packRows, type Json, type Row } from '../../protocol/columns.ts';
import { toRanges } from '../../protocol/push.ts';
import { addCells, withoutCells } from './columns.ts';
import { appendSegment, type OpenSegment } from './segments.ts';
import { run, type Tx } from './run.ts';
import { putWriterIds } from './writers.ts';
import type { Column } from '../../domain/scoring/sheet.ts';

/** A row of the log as it was. */
interface OldEntry {
  readonly writer: string;
  readonly seq: number;
  readonly position: number;
  readonly name: string;
  readonly args: string;
  readonly base: string | null;
  readonly at: number;
  readonly author: string;
  readonly device: string;
  readonly received_at: number;
  readonly hash: string;
  readonly verdict: string;
  readonly problem: string | null;
}

export async function carryLog(tx: Tx): Promise<void> {
  const blocs = await run<{ bloc: string; position: number }>(
    tx,
    'select bloc, position from bloc_counter',
    [],
  );
  for (const { bloc, position } of blocs) {
    await carryBloc(tx, bloc, position);
    await carryWriters(tx, bloc);
    await carryColumns(tx, bloc);
  }
}

async function carryBloc(tx: Tx, bloc: string, position: number): Promise<void> {
  const rows = await run<OldEntry>(tx, 'select * from change_log where bloc = ? order by position', [bloc]);
  let [next, head] = [1, ''];
  const untold = async (last: number): Promise<void> => {
    if (last < next) return;
    head = await appendSegment(tx, { ...BLANK, bloc, first: next, last, kind: 'untold' }, head);
  };
  for (const push of pushesOf(rows)) {
    const [first, last] = [push[0] as OldEntry, push.at(-1) as OldEntry];
    await untold(first.position - 1);
    head = await appendSegment(tx, segmentOf(bloc, push), head);
    next = last.position + 1;
  }
  await untold(position);
  await run(tx, 'update bloc_counter set head = ? where bloc = ?', [head, bloc]);
}

const BLANK = {
  writer: '',
  first_seq: 0,
  last_seq: 0,
  author: '',
  device: '',
  received_at: 0,
  entries: '{}',
} as const;

/** Rows side by side that came from one writer at one moment. */
function pushesOf(rows: readonly OldEntry[]): OldEntry[][] {
  const pushes: OldEntry[][] = [];
  for (const row of rows) {
    const push = pushes.at(-1);
    const last = push?.at(-1);
    const together =
      last?.position === row.position - 1 &&
      last.writer === row.writer &&
      last.device === row.device &&
      last.received_at === row.received_at &&
      last.seq < row.seq;
    if (together) push?.push(row);
    else pushes.push([row]);
  }
  return pushes;
}

function segmentOf(bloc: string, push: readonly OldEntry[]): OpenSegment {
  const [first, last] = [push[0] as OldEntry, push.at(-1) as OldEntry];
  const changes = JSON.stringify(packRows(push.map(rowOf)));
  const refused = push
    .filter(({ verdict }) => verdict === 'refused')
    .map(({ seq, problem }) => [seq, JSON.parse(problem ?? '{"code":"change-unreadable"}') as unknown]);
  return {
    bloc,
    first: first.position,
    last: last.position,
    kind: 'changes',
    writer: first.writer,
    first_seq: first.seq,
    last_seq: last.seq,
    author: first.author,
    device: first.device,
    received_at: first.received_at,
    entries: `{"changes":${changes},"refused":${JSON.stringify(refused)},"held":[]}`,
  };
}

function rowOf({ seq, name, args, base, at, hash }: OldEntry): Row {
  const read = JSON.parse(args) as Row | null;
  // What could not be read was kept cut to size, and its hash told it from another: now the two stand together.
  const isCut = typeof read === 'object' && read !== null && Object.keys(read).join() === 'unreadable';
  return { seq, name, args: (isCut ? { ...read, hash } : read) as Json, base, at };
}

async function carryWriters(tx: Tx, bloc: string): Promise<void> {
  const rows = await run<{ writer: string; author: string; seq: number }>(
    tx,
    'select writer, author, seq from change_log where bloc = ? order by writer, seq',
    [bloc],
  );
  const seqsOf = new Map<string, { author: string; seqs: number[] }>();
  for (const { writer, author, seq } of rows) {
    const known = seqsOf.get(writer) ?? { author, seqs: [] };
    known.seqs.push(seq);
    seqsOf.set(writer, known);
  }
  for (const [writer, { author, seqs }] of seqsOf) {
    await putWriterIds(tx, bloc, writer, { author, taken: toRanges(seqs) });
  }
}

async function carryColumns(tx: Tx, bloc: string): Promise<void> {
  const rows = await run<{ id: string; position: number; body: string }>(
    tx,
    `select id, position, body from record where bloc = ? and kind = 'column'`,
    [bloc],
  );
  for (const { id, position, body } of rows) {
    const column = JSON.parse(body) as Column;
    await addCells(tx, { bloc, record: id, position, cells: JSON.stringify(column.cells) });
    await run(tx, `update record set body = ? where bloc = ? and kind = 'column' and id = ?`, [
      JSON.stringify(withoutCells(column)),
      bloc,
      id,
    ]);
  }
}
