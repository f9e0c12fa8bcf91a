// The storage of one device, as far as a program can tell: transactions that are whole or not there, tabs that see
// each other's work, and a hand that can stop it, fill it and wipe it at any moment.

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
  TableName,
  WriterRow,
} from '../../src/client/replica/storage.ts';

export interface Disk {
  /** A tab's connection. After `kill` nothing asked through it ever answers, as for a process that is gone. */
  readonly open: () => {
    readonly openStorage: () => Promise<ReplicaStorage>;
    /** Deletes the database under whoever has it open: they are told, and can do no more with it. */
    readonly removeStorage: () => Promise<void>;
    readonly kill: () => void;
  };
  /** What lies there, whoever is alive. For the oracle. */
  readonly rows: Rows;
  readonly wipe: () => void;
  /** The browser throws it away under whoever has it open, and has no room at first for so many openings of another. */
  readonly drop: (fullOpenings: number) => void;
  /**
   * How often it was made anew since it was dropped; 0 where it never was. A page that had it open makes it from what it
   * knows, which may be older than what another has pulled into the one that came in its place.
   */
  readonly remade: () => number;
  /** It was deleted, and nothing has been written since. */
  readonly isBetween: () => boolean;
  /** The so-manieth write from now fails, once, with the browser's name of the error. */
  readonly failAt: (writes: number, name: string) => void;
}

interface Rows {
  readonly blocs: Map<string, BlocRow>;
  readonly records: Map<string, RecordRow>;
  readonly outbox: Map<number, OutboxRow>;
  readonly sent: Map<number, SentRow>;
  readonly refused: Map<string, RefusedRow>;
  readonly writers: Map<string, WriterRow>;
  readonly meta: Map<string, MetaRow>;
}

/** One opening of the database. */
interface Connection {
  isTaken: boolean;
  taken: () => void;
  isLost: boolean;
  lost: () => void;
}

interface Shape {
  readonly rows: Map<unknown, unknown>;
  readonly keyOf: (row: never) => unknown;
  readonly mapKey: (key: unknown) => unknown;
}

const never = () => new Promise<never>(() => undefined);
const recordKey = (bloc: string, kind: string, id: string) => `${bloc} ${kind} ${id}`;

export function createDisk(): Disk {
  const rows: Rows = {
    blocs: new Map(),
    records: new Map(),
    outbox: new Map(),
    sent: new Map(),
    refused: new Map(),
    writers: new Map(),
    meta: new Map(),
  };
  let isBetween = false;
  let fullOpenings = 0;
  let isDropped = false;
  let remade = 0;
  let nextPlace = 1;
  let nextSent = 1;
  let failing: { left: number; readonly name: string } | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const watchers = new Set<() => void>();
  const connections = new Set<Connection>();

  const same = (key: unknown) => key;
  const shapes: { readonly [N in TableName]: Shape } = {
    blocs: { rows: rows.blocs, keyOf: (row: BlocRow) => row.bloc, mapKey: same },
    records: {
      rows: rows.records,
      keyOf: (row: RecordRow) => [row.bloc, row.kind, row.id],
      mapKey: (key) => recordKey(...(key as [string, string, string])),
    },
    outbox: { rows: rows.outbox, keyOf: (row: OutboxRow) => row.place ?? nextPlace, mapKey: same },
    sent: { rows: rows.sent, keyOf: (row: SentRow) => row.id ?? nextSent, mapKey: same },
    refused: { rows: rows.refused, keyOf: (row: RefusedRow) => row.id, mapKey: same },
    writers: { rows: rows.writers, keyOf: (row: WriterRow) => row.id, mapKey: same },
    meta: { rows: rows.meta, keyOf: (row: MetaRow) => row.key, mapKey: same },
  };

  /** How to take back what a transaction did, newest first. */
  type Undo = (() => void)[];

  function mayFail(): void {
    if (!failing) return;
    failing.left -= 1;
    if (failing.left > 0) return;
    const { name } = failing;
    failing = undefined;
    throw Object.assign(new Error(`storage: ${name}`), { name });
  }

  function raw<Row, Key>(name: TableName, undo: Undo): StoredTable<Row, Key> {
    const shape = shapes[name];
    const set = (key: unknown, row: unknown) => {
      const before = shape.rows.get(key);
      undo.push(() => (before === undefined ? shape.rows.delete(key) : shape.rows.set(key, before)));
      shape.rows.set(key, row);
    };
    return {
      get: async (key) => shape.rows.get(shape.mapKey(key)) as Row | undefined,
      all: async () => ordered(shape.rows) as Row[],
      async put(added) {
        mayFail();
        return added.map((row) => {
          const key = shape.keyOf(row as never);
          if (name === 'outbox') {
            nextPlace = Math.max(nextPlace, (key as number) + 1);
            set(key, { ...row, place: key });
          } else if (name === 'sent') {
            nextSent = Math.max(nextSent, (key as number) + 1);
            set(key, { ...row, id: key });
          } else set(shape.mapKey(key), row);
          return key as Key;
        });
      },
      async remove(keys) {
        mayFail();
        for (const key of keys.map(shape.mapKey)) {
          const before = shape.rows.get(key);
          if (before === undefined) continue;
          undo.push(() => shape.rows.set(key, before));
          shape.rows.delete(key);
        }
      },
    };
  }

  function tablesWith(undo: Undo): ReplicaTables {
    const records = raw<RecordRow, [string, string, string]>('records', undo);
    const sent = raw<SentRow, number>('sent', undo);
    const sentOf = async (bloc: string, folded: 0 | 1) =>
      (await sent.all()).filter((row) => row.bloc === bloc && row.folded === folded);
    const outbox = raw<OutboxRow, number>('outbox', undo);
    return {
      blocs: raw('blocs', undo),
      records: {
        ...records,
        ofBloc: async (bloc) => (await records.all()).filter((row) => row.bloc === bloc),
        removeBloc: async (bloc) =>
          records.remove(
            (await records.all())
              .filter((row) => row.bloc === bloc)
              .map((row): [string, string, string] => [row.bloc, row.kind, row.id]),
          ),
      },
      outbox: {
        ...outbox,
        places: async (from, to) =>
          (await outbox.all()).flatMap(({ place = 0 }) => (place >= from && place <= to ? [place] : [])),
        above: async (place) => (await outbox.all()).filter((row) => (row.place ?? 0) > place),
      },
      sent: { ...sent, unfolded: (bloc) => sentOf(bloc, 0), folded: (bloc) => sentOf(bloc, 1) },
      refused: raw('refused', undo),
      writers: raw('writers', undo),
      meta: raw('meta', undo),
    };
  }

  /** One transaction after another; what is killed in the middle leaves nothing of itself. */
  function inTurn<T>(
    isDead: () => boolean,
    connection: Connection,
    work: (tables: ReplicaTables) => Promise<T>,
  ): Promise<T> {
    const mine = turn.then(async () => {
      if (isDead()) return { dead: true } as const;
      if (connection.isTaken) throw Object.assign(new Error('storage: taken'), { name: 'TakenError' });
      if (connection.isLost) throw Object.assign(new Error('storage: lost'), { name: 'DatabaseClosedError' });
      const undo: Undo = [];
      try {
        const value = await work(tablesWith(undo));
        if (isDead()) {
          for (const back of undo.toReversed()) back();
          return { dead: true } as const;
        }
        if (undo.length > 0) isBetween = false;
        if (undo.length > 0) for (const watcher of watchers) watcher();
        return { dead: false, value } as const;
      } catch (error) {
        for (const back of undo.toReversed()) back();
        throw error;
      }
    });
    turn = mine.catch(() => undefined);
    return mine.then((ended) => (ended.dead || isDead() ? never() : ended.value));
  }

  function empty(): void {
    for (const { rows: of } of Object.values(shapes)) of.clear();
    nextPlace = 1;
    nextSent = 1;
  }

  function remove(): void {
    for (const connection of connections) {
      connection.isTaken = true;
      connection.taken();
    }
    connections.clear();
    empty();
    isBetween = true;
    if (isDropped) remade += 1;
    // What was wrong with the old one went with it.
    failing = undefined;
  }

  return {
    rows,
    isBetween: () => isBetween,
    remade: () => remade,
    drop(full) {
      fullOpenings = full;
      isDropped = true;
      for (const connection of connections) {
        connection.isLost = true;
        connection.lost();
      }
      connections.clear();
      empty();
      isBetween = true;
      failing = undefined;
    },
    wipe() {
      connections.clear();
      empty();
    },
    failAt(writes, name) {
      failing = { left: writes, name };
    },
    open() {
      let dead = false;
      const isDead = () => dead;
      const watching = new Set<() => void>();
      const connect = (): ReplicaStorage => {
        const connection: Connection = {
          isTaken: false,
          taken: () => undefined,
          isLost: false,
          lost: () => undefined,
        };
        connections.add(connection);
        const alone = <T>(work: (tables: ReplicaTables) => Promise<T>) => inTurn(isDead, connection, work);
        return {
          name: 'disk',
          tables: eachAlone(alone),
          transaction: (_mode, _names, work) => alone(work),
          watch({ after, appended, moved, taken, lost }) {
            connection.taken = taken;
            connection.lost = lost;
            const told = () => {
              if (dead) return;
              const newer = (ordered(rows.outbox) as OutboxRow[]).filter((row) => (row.place ?? 0) > after());
              if (newer.length > 0) appended(newer);
              moved();
            };
            watchers.add(told);
            watching.add(told);
            return () => void watchers.delete(told);
          },
          close: () => void connections.delete(connection),
        };
      };
      return {
        async openStorage() {
          if (fullOpenings === 0) return connect();
          fullOpenings -= 1;
          throw Object.assign(new Error('storage: full disk while opening'), { name: 'QuotaExceededError' });
        },
        removeStorage: async () => (dead ? never() : remove()),
        kill() {
          dead = true;
          for (const told of watching) watchers.delete(told);
        },
      };
    },
  };
}

const ordered = (rows: ReadonlyMap<unknown, unknown>): unknown[] => {
  const keys = [...rows.keys()];
  const sorted =
    typeof keys[0] === 'number' ? (keys as number[]).sort((a, b) => a - b) : (keys as string[]).sort();
  return sorted.map((key) => rows.get(key));
};

/** Each call a transaction of its own. */
function eachAlone(alone: <T>(work: (tables: ReplicaTables) => Promise<T>) => Promise<T>): ReplicaTables {
  const table = (name: TableName) =>
    new Proxy(
      {},
      {
        get:
          (_target, method: string) =>
          (...given: unknown[]) =>
            alone(
              (tables) =>
                (tables[name] as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>)[
                  method
                ]?.(...given) as Promise<unknown>,
            ),
      },
    );
  const names: readonly TableName[] = ['blocs', 'records', 'outbox', 'sent', 'refused', 'writers', 'meta'];
  return Object.fromEntries(names.map((name) => [name, table(name)])) as unknown as ReplicaTables;
}
