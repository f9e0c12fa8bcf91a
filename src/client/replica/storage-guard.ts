// The storage behind a patience: a call that hangs has failed, a connection that was lost is opened again and the
// call made once more, and every error is sorted by what may be done after it [SF1].

import { must } from '../../base/assert.ts';
import type { ReplicaStorage, ReplicaTables, TableName } from './storage.ts';
import { tableNames } from './storage.ts';

/** Does some work after so many milliseconds; gives the way to leave it. */
export type Later = (work: () => void, ms: number) => () => void;

export const laterHere: Later = (work, ms) => {
  const id = setTimeout(work, ms);
  return () => clearTimeout(id);
};

/**
 * `quota`: no room now; the storage is whole. `taken`: another tab has it. `fault`: it may be damaged, and writing on
 * would lose all of it [SF3]. `ours`: a bug, not the storage's doing.
 */
export type StorageErrorKind = 'quota' | 'taken' | 'fault' | 'ours';

const STEP_MS = 1000;
const PATIENCE_STEPS = 5;
/** Before the second, third and fourth try to open. */
const WAITS_MS = [100, 1000, 5000];
/** Before the first, second and third try to open again what was lost: a browser that deletes it is at it for a moment. */
const REOPEN_WAITS_MS = [0, 300, 1500];

/** The browser threw the database away while it was open: what stands there now is another, and empty [SF7]. */
export const WIPED = 'WipedError';

const FAULTS = new Set([
  'AbortError',
  'BlockedError',
  'DatabaseClosedError',
  'DataCloneError',
  'InvalidStateError',
  'MissingAPIError',
  'NotFoundError',
  'NotReadableError',
  'OpenFailedError',
  'SecurityError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
  'VersionError',
  WIPED,
]);

/** The browser's own name for what went wrong: an abort hides the quota or the full disk inside it. */
export function storageErrorName(error: unknown): string {
  if (!(error instanceof Error)) return 'UnknownError';
  return (error as { inner?: { name?: string } }).inner?.name ?? error.name;
}

export function kindOfStorageError(error: unknown): StorageErrorKind {
  const name = storageErrorName(error);
  if (name === 'QuotaExceededError') return 'quota';
  if (name === 'TakenError') return 'taken';
  return FAULTS.has(name) ? 'fault' : 'ours';
}

/** The browser dropped the connection: what was asked may or may not have been done. */
function isLostConnection(error: unknown): boolean {
  const name = storageErrorName(error);
  if (name === 'InvalidStateError' || name === 'DatabaseClosedError' || name === 'AbortError') return true;
  return name === 'UnknownError' && error instanceof Error && /connection|server lost/i.test(error.message);
}

/**
 * The work, or a `TimeoutError` where the storage does not answer: a hang is a fault. Counted in steps, so that a page
 * that was frozen in the middle does not wake up to a patience that has run out while it slept.
 */
export function withPatience<T>(later: Later, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let left = PATIENCE_STEPS;
    let stop: () => void = () => undefined;
    const wait = () => {
      left -= 1;
      if (left < 0) reject(new DOMException('The storage does not answer.', 'TimeoutError'));
      else stop = later(wait, STEP_MS);
    };
    wait();
    work()
      .then(resolve, reject)
      .finally(() => stop());
  });
}

/**
 * Opens a storage, up to four times, and stands before it. What is asked of it must bear being asked twice. Throws
 * what the last try threw. `isSame` tells, of what was opened again, whether it is what was lost.
 */
export async function openGuarded(
  open: () => Promise<ReplicaStorage>,
  later: Later,
  isSame: (storage: ReplicaStorage) => Promise<boolean> = () => Promise.resolve(true),
): Promise<ReplicaStorage> {
  const wait = (ms: number) => new Promise<void>((resolve) => later(resolve, ms));
  const patient = <T>(work: () => Promise<T>) => withPatience(later, work);

  async function openAgain(): Promise<ReplicaStorage> {
    for (const ms of WAITS_MS) {
      try {
        return await open();
      } catch (error) {
        // A tab that is in the way will be there in five seconds, too.
        if (storageErrorName(error) === 'BlockedError' || kindOfStorageError(error) === 'ours') throw error;
        await wait(ms);
      }
    }
    return open();
  }

  let inner = await openAgain();
  let isTaken = false;
  let isClosed = false;
  type Watch = Parameters<ReplicaStorage['watch']>[0];
  const watches = new Map<Watch, () => void>();
  const attach = (watch: Watch) =>
    inner.watch({
      ...watch,
      taken() {
        isTaken = true;
        watch.taken();
      },
    });

  /** What was opened again may be another: nothing is asked of it before that is known, whoever asks, however often. */
  let isKnown = true;
  let reopening: Promise<void> | undefined;

  async function reopen(): Promise<void> {
    for (const stop of watches.values()) stop();
    inner.close();
    isKnown = false;
    inner = await patient(open);
    for (const watch of watches.keys()) watches.set(watch, attach(watch));
  }

  async function know(): Promise<void> {
    const asked = inner;
    if (isKnown) return;
    const same = await patient(() => isSame(asked));
    if (!same) throw new DOMException('Another stands in its place.', WIPED);
    if (asked === inner) isKnown = true;
  }

  async function attempt<T>(work: (storage: ReplicaStorage) => Promise<T>): Promise<T> {
    const refuseTaken = () => {
      if (isTaken) throw new DOMException('Another tab has taken the storage.', 'TakenError');
    };
    refuseTaken();
    let tried: ReplicaStorage | undefined;
    for (const ms of [...REOPEN_WAITS_MS, undefined]) {
      // Whoever else has lost it may have opened it again by now.
      if (tried === inner) reopening ??= reopen().finally(() => (reopening = undefined));
      try {
        await reopening;
        tried = inner;
        await know();
        return await patient(() => work(inner));
      } catch (error) {
        refuseTaken();
        if (isClosed || ms === undefined || !isLostConnection(error)) throw error;
        await wait(ms);
      }
    }
    throw new Error('the last try returns or throws');
  }

  return {
    name: inner.name,
    tables: guardedTables(attempt),
    transaction: (mode, names, work) => attempt((storage) => storage.transaction(mode, names, work)),
    watch(watch) {
      watches.set(watch, attach(watch));
      return () => {
        watches.get(watch)?.();
        watches.delete(watch);
      };
    },
    close() {
      isClosed = true;
      inner.close();
    },
  };
}

type AnyCall = (...args: readonly unknown[]) => Promise<unknown>;
type Attempt = <T>(work: (storage: ReplicaStorage) => Promise<T>) => Promise<T>;

/** The same tables, each call by way of `attempt`. */
function guardedTables(attempt: Attempt): ReplicaTables {
  const calls = ['get', 'all', 'put', 'remove', 'ofBloc', 'removeBloc', 'above', 'unfolded', 'folded'];
  const tableOf = (name: TableName) =>
    Object.fromEntries(
      calls.map((call): [string, AnyCall] => [
        call,
        (...args) =>
          attempt((storage) => {
            const table = storage.tables[name] as unknown as Readonly<Record<string, AnyCall>>;
            return must(table[call], 'a call that this table has')(...args);
          }),
      ]),
    );
  return Object.fromEntries(tableNames.map((name) => [name, tableOf(name)])) as unknown as ReplicaTables;
}
