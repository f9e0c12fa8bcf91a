// The replica's storage in IndexedDB, written strictly: what `complete` has said survives a power cut.

import Dexie, { liveQuery, type Table } from 'dexie';
import type { PersonId } from '../../domain/ids.ts';
import type {
  BlocRow,
  MetaRow,
  OutboxRow,
  RecordRow,
  RefusedRow,
  ReplicaStorage,
  ReplicaTables,
  SentRow,
  StoredTable,
  WriterRow,
} from './storage.ts';

class ReplicaDatabase extends Dexie {
  readonly blocs!: Table<BlocRow, string>;
  readonly records!: Table<RecordRow, [string, string, string]>;
  readonly outbox!: Table<OutboxRow, number>;
  readonly sent!: Table<SentRow, number>;
  readonly refused!: Table<RefusedRow, string>;
  readonly writers!: Table<WriterRow, string>;
  readonly meta!: Table<MetaRow, string>;
  /** Once closed, by us or by the browser, it stays so. */
  isLetGo = false;

  constructor(personId: PersonId) {
    super(databaseName(personId), { chromeTransactionDurability: 'strict', autoOpen: false });
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

  private isOpened = false;

  /**
   * Once. Dexie opens again what the browser has closed, and may be at it before anyone is told of that: but it may be an
   * empty one by now, and pass for this.
   */
  override open() {
    if (this.isLetGo || this.isOpened) return Dexie.Promise.reject(new Dexie.DatabaseClosedError());
    this.isOpened = true;
    return super.open();
  }
}

export const databaseName = (personId: PersonId): string => `so-thi-dua.${personId}`;

/** For good. Only where nothing in it is unsent. */
export const deleteDatabase = (personId: PersonId): Promise<void> => Dexie.delete(databaseName(personId));

/** Opens or makes a person's database. Throws what IndexedDB throws. */
export async function openDatabase(personId: PersonId): Promise<ReplicaStorage> {
  const db = new ReplicaDatabase(personId);
  await openUnblocked(db);
  const tables = tablesOf(db);
  const isTaken = new Set<() => void>();
  const isLost = new Set<() => void>();
  // Another tab wants to upgrade or rebuild: this one lets go, and does not open by itself what is half made.
  db.on('versionchange', () => {
    letGo();
    for (const tell of isTaken) tell();
    return false;
  });
  const letGo = () => {
    db.isLetGo = true;
    db.close({ disableAutoOpen: true });
  };
  db.on('close', () => {
    if (db.isLetGo) return;
    db.isLetGo = true;
    for (const tell of isLost) tell();
  });
  return {
    name: db.name,
    tables,
    transaction: (mode, names, work) =>
      db.transaction(
        mode === 'read' ? 'r' : 'rw',
        names.map((name) => db.table(name)),
        // Itself async: Dexie keeps a transaction open over awaits only where it can tell that there are some.
        async () => await work(tables),
      ),
    watch({ after, appended, moved, taken, lost }) {
      isTaken.add(taken);
      isLost.add(lost);
      const watching = [
        liveQuery(() => db.outbox.where(':id').above(after()).toArray()).subscribe(appended),
        liveQuery(() => Promise.all([db.blocs.toArray(), db.refused.count()])).subscribe(moved),
      ];
      return () => {
        isTaken.delete(taken);
        isLost.delete(lost);
        watching.forEach((subscription) => subscription.unsubscribe());
      };
    },
    close: letGo,
  };
}

const BLOCKED_MS = 10_000;

/** A tab that does not let go of an older version would have us wait for ever, behind a blank page. */
function openUnblocked(db: Dexie): Promise<unknown> {
  return new Promise((resolve, reject) => {
    db.on('blocked', () => {
      setTimeout(
        () => reject(new DOMException('Another tab holds the database.', 'BlockedError')),
        BLOCKED_MS,
      );
    });
    db.open().then(resolve, reject);
  });
}

function tablesOf(db: ReplicaDatabase): ReplicaTables {
  return {
    blocs: stored(db.blocs),
    records: {
      ...stored(db.records),
      ofBloc: (bloc) => db.records.where('bloc').equals(bloc).toArray(),
      removeBloc: async (bloc) =>
        db.records.bulkDelete(await db.records.where('bloc').equals(bloc).primaryKeys()),
    },
    outbox: {
      ...stored(db.outbox),
      above: (place) => db.outbox.where(':id').above(place).toArray(),
      places: (from, to) => db.outbox.where(':id').between(from, to, true, true).primaryKeys(),
    },
    sent: {
      ...stored(db.sent),
      unfolded: (bloc) => db.sent.where('[bloc+folded]').equals([bloc, 0]).toArray(),
      folded: (bloc) => db.sent.where('[bloc+folded]').equals([bloc, 1]).toArray(),
    },
    refused: stored(db.refused),
    writers: stored(db.writers),
    meta: stored(db.meta),
  };
}

const stored = <Row, Key>(table: Table<Row, Key>): StoredTable<Row, Key> => ({
  get: (key) => table.get(key),
  all: () => table.toArray(),
  async put(rows) {
    // One row is what a key press writes, and the bulk way costs it half as much again.
    const [only] = rows;
    if (rows.length === 1 && only) return [await table.put(only)];
    return rows.length > 0 ? table.bulkPut(rows, { allKeys: true }) : [];
  },
  remove: (keys) => table.bulkDelete(keys as Key[]),
});
