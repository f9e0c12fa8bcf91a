// This device's copy of one person's blocs, in IndexedDB: one database per person, so that nobody on a shared
// computer opens another's work. Written strictly: what `complete` has said survives a power cut.

import Dexie, { type Table } from 'dexie';
import type { PersonId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Sealed } from './sealed.ts';

/** A bloc this device holds, and how far it has come. */
export interface BlocRow {
  readonly bloc: string;
  /** Everything up to this position is in `records`; 0 before the first page. */
  readonly cursor: number;
  readonly epoch: string;
  readonly scope: string;
  /** True once a whole pull was stored: the bloc can be worked on without a network. */
  readonly complete: boolean;
  /** The server's time of the last answer that told us all there is. */
  readonly heardAt: number | null;
  /** The server's time when it last confirmed something we sent. */
  readonly confirmedAt: number | null;
}

/** A record as the server last gave it. */
export interface RecordRow {
  readonly bloc: string;
  readonly kind: string;
  readonly id: string;
  readonly position: number;
  readonly body: Sealed;
}

/** A change that the stored records do not hold yet. */
export interface OutboxRow {
  /** The order in which this device's tabs wrote; given by the database. */
  readonly place?: number;
  readonly bloc: string;
  readonly writer: string;
  readonly seq: number;
  /** A `StoredChange`. */
  readonly body: Sealed;
}

/** What is in an outbox row's seal. */
export interface StoredChange {
  readonly name: string;
  readonly args: unknown;
  readonly base: string | null;
  readonly at: number;
}

/** A batch the server has taken, whose effects the next pull brings. Kept for a server restored from a backup. */
export interface SentRow {
  readonly id?: number;
  readonly bloc: string;
  readonly writer: string;
  readonly epoch: string;
  /** The bloc's position after the batch. */
  readonly position: number;
  readonly at: number;
  /** Places in the outbox that it took. */
  readonly places: readonly number[];
  /** True once a pull has passed `position`: the outbox rows are gone, this row is their keepsake. */
  readonly folded: 0 | 1;
  /** The changes themselves, once folded. */
  readonly body: Sealed | null;
}

/** A change the server would not take, with its reason. Never thrown away by the program. */
export interface RefusedRow {
  /** The change's id. */
  readonly id: string;
  readonly bloc: string;
  readonly problem: Problem | { readonly code: string };
  readonly at: number;
  readonly body: Sealed;
}

export interface WriterRow {
  readonly id: string;
  /** The last number this writer used that is no longer in the outbox. */
  readonly last: number;
}

export class ReplicaDatabase extends Dexie {
  readonly blocs!: Table<BlocRow, string>;
  readonly records!: Table<RecordRow, [string, string, string]>;
  readonly outbox!: Table<OutboxRow, number>;
  readonly sent!: Table<SentRow, number>;
  readonly refused!: Table<RefusedRow, string>;
  readonly writers!: Table<WriterRow, string>;
  readonly meta!: Table<{ readonly key: string; readonly value: unknown }, string>;

  constructor(personId: PersonId) {
    super(databaseName(personId), { chromeTransactionDurability: 'strict' });
    // Every version that was ever released stays here, so that any older store still opens.
    this.version(1).stores({
      blocs: 'bloc',
      records: '[bloc+kind+id], bloc',
      outbox: '++place',
      sent: '++id, [bloc+folded]',
      refused: 'id, bloc',
      writers: 'id',
      meta: 'key',
    });
  }
}

export const databaseName = (personId: PersonId): string => `so-thi-dua.${personId}`;
