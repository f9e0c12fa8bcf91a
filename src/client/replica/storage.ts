// What the replica asks of this device's storage, and no more: so that the same replica runs over IndexedDB on a
// device, and over a storage that a simulation can crash, fill, tear and wipe.

import type { PersonId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Checkpoint } from '../../protocol/checkpoint.ts';
import type { Receipt } from '../../protocol/receipt.ts';
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
  /** The newest signed word of how far the log reaches. Absent in stores of older releases. */
  readonly checkpoint?: Checkpoint | null;
  /** The server's time at which its log was found to be another than before. */
  readonly forkedAt?: number | null;
  /** The file it was last taken from, by which other tabs see that there was one. What it still is of it stands among the records. */
  readonly file?: string;
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
  /** The order in which this device's tabs wrote; given by the storage where it is absent. */
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
  /** Places in the outbox that it took; none where the row is kept for its receipt alone. */
  readonly places: readonly number[];
  /** 1 once a pull has passed `position`: the outbox rows are gone, this row is their keepsake. */
  readonly folded: 0 | 1;
  /** The changes themselves, once folded. */
  readonly body: Sealed | null;
  /** The server's signed word for it. Absent in stores of older releases. */
  readonly receipt?: Receipt | null;
}

/** A change the server would not take, with its reason. Never thrown away by the program. */
export interface RefusedRow {
  /** The change's id. */
  readonly id: string;
  readonly bloc: string;
  readonly problem: Problem | { readonly code: string };
  /** Not refused but kept at the server, for an officer to decide. Absent in stores of older releases. */
  readonly held?: boolean;
  readonly at: number;
  readonly body: Sealed;
}

export interface WriterRow {
  readonly id: string;
  /** The last number this writer used that is no longer in the outbox. */
  readonly last: number;
}

export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

export interface StoredTable<Row, Key> {
  readonly get: (key: Key) => Promise<Row | undefined>;
  /** Every row, by key. */
  readonly all: () => Promise<Row[]>;
  /** Rows are whole: one that stands under the same key is replaced. Gives their keys. */
  readonly put: (rows: readonly Row[]) => Promise<readonly Key[]>;
  readonly remove: (keys: readonly Key[]) => Promise<void>;
}

export interface ReplicaTables {
  readonly blocs: StoredTable<BlocRow, string>;
  readonly records: StoredTable<RecordRow, [string, string, string]> & {
    readonly ofBloc: (bloc: string) => Promise<RecordRow[]>;
    readonly removeBloc: (bloc: string) => Promise<void>;
  };
  readonly outbox: StoredTable<OutboxRow, number> & {
    /** Rows behind a place, in their order. */
    readonly above: (place: number) => Promise<OutboxRow[]>;
    /** The places from one to another, both inside, at which a row stands. */
    readonly places: (from: number, to: number) => Promise<number[]>;
  };
  readonly sent: StoredTable<SentRow, number> & {
    /** What of a bloc no pull has brought back yet. */
    readonly unfolded: (bloc: string) => Promise<SentRow[]>;
    /** What of a bloc is kept only for a server that has lost it. */
    readonly folded: (bloc: string) => Promise<SentRow[]>;
  };
  readonly refused: StoredTable<RefusedRow, string>;
  readonly writers: StoredTable<WriterRow, string>;
  readonly meta: StoredTable<MetaRow, string>;
}
export type TableName = keyof ReplicaTables;

export interface ReplicaStorage {
  /** One storage a person, so that nobody on a shared computer opens another's work. */
  readonly name: string;
  /** Each call a transaction of its own. */
  readonly tables: ReplicaTables;
  /**
   * All of it or none, durable when the promise is kept: what it has said survives a power cut. Inside, await
   * nothing but the tables given.
   */
  readonly transaction: <T>(
    mode: 'read' | 'write',
    names: readonly TableName[],
    work: (tables: ReplicaTables) => Promise<T>,
  ) => Promise<T>;
  /**
   * Tells of rows that another tab appended behind the place `after` gives, of pulls and refusals of any tab, and
   * that another tab has taken the storage to upgrade or rebuild it: it is closed then, for good; and that the browser
   * has closed it by itself. Gives the way to stop listening.
   */
  readonly watch: (told: {
    readonly after: () => number;
    readonly appended: (rows: readonly OutboxRow[]) => void;
    readonly moved: () => void;
    readonly taken: () => void;
    readonly lost: () => void;
  }) => () => void;
  readonly close: () => void;
}

export const tableNames: readonly TableName[] = [
  'blocs',
  'records',
  'outbox',
  'sent',
  'refused',
  'writers',
  'meta',
];

/** Opens the storage of a person. Throws what the browser throws. */
export type OpenStorage = (personId: PersonId) => Promise<ReplicaStorage>;
