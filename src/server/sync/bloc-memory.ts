// The records of busy blocs, parsed once and kept, so that a push costs its changes and not its bloc.

import { must } from '../../base/assert.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { recordSchemas, type RecordBodies, type RecordKind } from '../../domain/records.ts';
import { readRecord } from '../store/blocs.ts';
import type { Tx } from '../store/store.ts';
import { writerIds, type WriterIds } from '../store/writers.ts';

/** Thrown by a world that has not got a record yet, caught by whoever can fetch it; never seen further out. */
export class NotLoaded extends Error {
  readonly kind: RecordKind;
  readonly id: string;

  constructor(kind: RecordKind, id: string) {
    super('not loaded');
    this.kind = kind;
    this.id = id;
  }
}

/** What is known of one bloc at one position. A record known not to exist is kept as undefined. */
export interface BlocMemory {
  position: number;
  readonly records: Map<string, RecordBodies[RecordKind] | undefined>;
  /** In how many rows the cells of a column lie, by the record's key. */
  readonly parts: Map<string, number>;
  /** The numbers taken of each writer that was asked for; undefined where it has none. */
  readonly writers: Map<string, WriterIds | undefined>;
}

export interface BlocMemories {
  /** What is known of the bloc at this position; nothing, where another process has moved it since. */
  readonly at: (bloc: string, position: number) => BlocMemory;
  readonly forget: (bloc: string) => void;
}

const MOST_BLOCS = 64;

export function createBlocMemories(most = MOST_BLOCS): BlocMemories {
  const memories = new Map<string, BlocMemory>();
  return {
    at(bloc, position) {
      const known = memories.get(bloc);
      memories.delete(bloc);
      const memory = known?.position === position ? known : empty(position);
      memories.set(bloc, memory);
      if (memories.size > most) memories.delete(must(memories.keys().next().value, 'a memory'));
      return memory;
    },
    forget: (bloc) => void memories.delete(bloc),
  };
}

const empty = (position: number): BlocMemory => ({
  position,
  records: new Map(),
  parts: new Map(),
  writers: new Map(),
});

export const keyOf = (kind: RecordKind, id: string): string => `${kind} ${id}`;

/** The bloc as far as it is known. */
export const worldOf = (memory: BlocMemory): World => ({
  get<K extends RecordKind>(kind: K, id: string) {
    const key = keyOf(kind, id);
    if (!memory.records.has(key)) throw new NotLoaded(kind, id);
    return memory.records.get(key) as RecordBodies[K] | undefined;
  },
});

/** Fetches what a rule asked for, parsed by the domain's own schema. */
export async function load(tx: Tx, bloc: string, memory: BlocMemory, { kind, id }: NotLoaded): Promise<void> {
  const row = await readRecord(tx, bloc, kind, id);
  memory.records.set(keyOf(kind, id), row && recordSchemas[kind].parse(row.body));
  memory.parts.set(keyOf(kind, id), row?.parts ?? 0);
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
