// The second copy of unsent work, outside IndexedDB: a browser that finds its database damaged throws the whole of it
// away and says nothing. Each tab writes a journal under its own writer's name; what is not settled in a journal, and
// not in the database, is put back from it [JN1].

import type { Result } from '../../../base/result.ts';
import type { PersonId, WriterId } from '../../../domain/ids.ts';
import type { OutboxRow } from '../storage.ts';

/** A change as it lies in a journal: the outbox gives the place. */
export type UnsentRow = Omit<OutboxRow, 'place'>;

/** What a journal holds. */
export interface JournalContent {
  /** Neither settled nor cancelled, by their numbers; of rows with one seq the last alone. */
  readonly rows: readonly UnsentRow[];
  /** The highest number that was ever written here, settled or not. 0 where none was. */
  readonly lastSeq: number;
  /** The database failed, and has not been rebuilt since. */
  readonly tainted: boolean;
  /** The mark of the database that this journal stood beside; 0 where none was noted. */
  readonly canary: number;
  /** Bytes were not as written; what could still be read is in `rows`. */
  readonly damaged: boolean;
}

/** `full`: unsettled work fills it. `failed`: it cannot be written any more, and says so ever after. */
export type JournalFault = 'full' | 'failed';

/** `unknown`: the browser did not say, as one may that is out of room. That is no reason to give up a hand that writes. */
export type Standing = 'here' | 'gone' | 'unknown';

export interface Journal {
  /** As it stood when it was opened. */
  readonly content: JournalContent;
  /**
   * One commit, whole or absent; flushed to the disk when the promise is kept. Rows that begin at the same seq as an
   * earlier append replace it.
   */
  readonly append: (rows: readonly UnsentRow[]) => Promise<Result<void, JournalFault>>;
  /** Takes back the append that began at this seq, flushed: the rule has changed its mind. */
  readonly cancel: (seq: number) => Promise<Result<void, JournalFault>>;
  /**
   * The verdicts on these are stored in the database: they may be dropped. Losing this is harmless. What was taken lies
   * on until its room is wanted; what was `refused` of them is gone.
   */
  readonly settle: (
    seqs: readonly number[],
    refused?: readonly number[],
  ) => Promise<Result<void, JournalFault>>;
  /** What was taken, as far as it was not written over: for a database that is gone [JN10]. */
  readonly kept: () => Promise<readonly UnsentRow[]>;
  /** Writes the flag and the mark, flushed. */
  readonly note: (note: {
    readonly tainted: boolean;
    readonly canary: number;
  }) => Promise<Result<void, JournalFault>>;
  /** Whether its file is still there: a browser may throw it away under the hand that writes into it. */
  readonly stands: () => Promise<Standing>;
  readonly close: () => void;
}

/** The journals of one person on this device. */
export interface Journals {
  /** Opens or makes a writer's journal. One tab at a time: throws where another has it open, or there can be none. */
  readonly open: (writer: WriterId) => Promise<Journal>;
  /** The writers that have one. */
  readonly names: () => Promise<readonly WriterId[]>;
  /** For good. Only where nothing in it waits. */
  readonly remove: (writer: WriterId) => Promise<void>;
  readonly close: () => void;
}

/** Opens a person's shelf of journals. Throws where this browser has no place for one. */
export type OpenJournals = (personId: PersonId) => Promise<Journals>;
