// The records of busy blocs, parsed once and kept, so that a push costs its changes and not its bloc.

import { must } from '../../base/assert.ts';
import type { World } from '../../domain/changes/define-change.ts';
import type { RecordBodies, RecordKind } from '../../domain/records.ts';
import { readRecord } from '../store/blocs.ts';
import type { Tx } from '../store/store.ts';
import { writerIds, type WriterIds } from '../store/writers.ts';
import { storedRecord } from './stored-record.ts';

/** Thrown by a world that has not got a record yet, caught by whoever can fetch it; never seen further out. */
export class NotLoaded extends Error {
  readonly kind: RecordKind;
  readonly id: string;

  constructor(kind: RecordKind, id: string) {
    // Where it was thrown nobody asks, and to write that down takes longer than to throw it.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super('not loaded');
    Error.stackTraceLimit = stackTraceLimit;
    this.kind = kind;
    this.id = id;
  }
}

/** A record as it stands. One that is known not to exist has no body. */
interface KnownRecord {
  readonly body: RecordBodies[RecordKind] | undefined;
  /** In how many rows the cells of a column lie. */
  readonly parts: number;
}

/** What is known of one bloc as its log stands. */
export interface BlocMemory {
  /** The hash of the log. A place in it may be taken twice: by what a database that was put back has lost, and anew. */
  head: string;
  /** By kind, then by id: a key put together from both would be made several times a change. */
  readonly records: Map<RecordKind, Map<string, KnownRecord>>;
  /** The numbers taken of each writer that was asked for; undefined where it has none. */
  readonly writers: Map<string, WriterIds | undefined>;
}

export interface BlocMemories {
  /** What is known of the bloc where its log ends so; nothing, where another process has moved it since. */
  readonly at: (bloc: string, head: string) => BlocMemory;
  readonly forget: (bloc: string) => void;
}

const MOST_BLOCS = 64;

export function createBlocMemories(most = MOST_BLOCS): BlocMemories {
  const memories = new Map<string, BlocMemory>();
  return {
    at(bloc, head) {
      const known = memories.get(bloc);
      memories.delete(bloc);
      const memory = known?.head === head ? known : empty(head);
      memories.set(bloc, memory);
      if (memories.size > most) memories.delete(must(memories.keys().next().value, 'a memory'));
      return memory;
    },
    forget: (bloc) => void memories.delete(bloc),
  };
}

const empty = (head: string): BlocMemory => ({
  head,
  records: new Map(),
  writers: new Map(),
});

export const knownOf = ({ records }: BlocMemory, kind: RecordKind, id: string): KnownRecord | undefined =>
  records.get(kind)?.get(id);

export function remember({ records }: BlocMemory, kind: RecordKind, id: string, known: KnownRecord): void {
  const ofKind = records.get(kind) ?? new Map<string, KnownRecord>();
  records.set(kind, ofKind.set(id, known));
}

/** The bloc as far as it is known. */
export const worldOf = (memory: BlocMemory): World => ({
  get<K extends RecordKind>(kind: K, id: string) {
    const known = knownOf(memory, kind, id);
    if (!known) throw new NotLoaded(kind, id);
    return known.body as RecordBodies[K] | undefined;
  },
});

/** Fetches what a rule asked for, parsed by the domain's own schema. */
export async function load(tx: Tx, bloc: string, memory: BlocMemory, { kind, id }: NotLoaded): Promise<void> {
  const row = await readRecord(tx, bloc, kind, id);
  const body = row && storedRecord(kind, row.body);
  remember(memory, kind, id, { body, parts: row?.parts ?? 0 });
}

/** Which numbers of a writer are taken; undefined where the bloc has none of it. */
export async function idsOf(
  tx: Tx,
  bloc: string,
  { writers }: BlocMemory,
  writer: string,
): Promise<WriterIds | undefined> {
  if (!writers.has(writer)) writers.set(writer, await writerIds(tx, bloc, writer));
  return writers.get(writer);
}
