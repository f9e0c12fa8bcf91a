// The records of busy blocs, parsed once and kept, so that a push costs its changes and not its bloc.

import { must } from '../../base/assert.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { recordSchemas, type RecordBodies, type RecordKind } from '../../domain/records.ts';
import { readRecord } from '../store/blocs.ts';
import type { Tx } from '../store/store.ts';

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
      const memory = known?.position === position ? known : { position, records: new Map() };
      memories.set(bloc, memory);
      if (memories.size > most) memories.delete(must(memories.keys().next().value, 'a memory'));
      return memory;
    },
    forget: (bloc) => void memories.delete(bloc),
  };
}

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
  memory.records.set(keyOf(kind, id), row && recordSchemas[kind].parse(JSON.parse(row.body)));
}
