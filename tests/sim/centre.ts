// The server: its real push and pull over a real SQLite in memory. It can be killed between two requests, fail to
// commit, be restored from an old backup, and change what people may do.

import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../src/base/clock.ts';
import type { Random } from '../../src/base/random.ts';
import type { Actor, Grant } from '../../src/domain/workflow/permissions.ts';
import type { PingResponse } from '../../src/protocol/ping.ts';
import { PullQuery, PullResponse } from '../../src/protocol/pull.ts';
import { PushRequest, type PushResponse } from '../../src/protocol/push.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { migrate } from '../../src/server/store/migrations.ts';
import { kyselyOn } from '../../src/server/store/sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { createBloc } from '../../src/server/sync/blocs.ts';
import { createPull, type Pull } from '../../src/server/sync/pull.ts';
import { createPush, type Push } from '../../src/server/sync/push.ts';
import { BLOC, firstRecords } from './cast.ts';

/** A change as the log has it. */
export interface Logged {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly args: unknown;
  readonly base: string | null;
  readonly at: number;
  readonly author: string;
  readonly verdict: string;
}

/** What a person may do from a moment on. */
export interface Office {
  grants: readonly Grant[];
  /** False once the account was closed: nothing more is taken in their name. */
  active: boolean;
}

export interface Centre {
  readonly epoch: string;
  readonly ping: (nonce: string) => PingResponse;
  /** Undefined where the person is not let in; throws what the real server throws. */
  readonly push: (actor: Actor, request: PushRequest) => Promise<PushResponse>;
  readonly pull: (actor: Actor, query: PullQuery) => Promise<PullResponse>;
  /** Everything in memory is gone; the disk stays. */
  readonly restart: () => void;
  readonly backUp: () => void;
  /** Begins again from the so-manieth backup, under a new epoch. False where there is none. */
  readonly restore: (which: number) => boolean;
  /** The next commit fails: what was done in it never was. */
  readonly failNextCommit: () => void;
  readonly officeOf: (actor: Actor) => Office;
  readonly log: () => readonly Logged[];
  readonly records: () => readonly {
    readonly kind: string;
    readonly id: string;
    readonly unit: string | null;
    readonly position: number;
    readonly body: string;
  }[];
  readonly position: () => number;
}

interface Deps {
  readonly now: Clock;
  readonly random: Random;
  readonly onBug: (error: unknown) => void;
}

type Dump = readonly (readonly [table: string, rows: readonly Record<string, unknown>[]])[];

/** A server with the bloc in it. */
export async function openCentre({ now, random, onBug }: Deps): Promise<Centre> {
  const offices = new Map<string, Office>();
  const backups: Dump[] = [];
  let commitFails = false;
  let database = new DatabaseSync(':memory:');
  let store = await storeOn(database, () => commitFails && !(commitFails = false));
  let push!: Push;
  let pull!: Pull;
  let epoch = '';

  const restart = () => {
    push = createPush({ store, now, mostChanges: 4096, onBug });
    // Small pages, so that a pull is often several.
    pull = createPull({ store, now, pageSize: 900 });
    epoch = store.epoch;
  };
  await createBloc(store, BLOC, firstRecords());
  restart();

  const all = (sql: string) => database.prepare(sql).all() as Record<string, unknown>[];
  const standing = ({ personId, name }: Actor): Actor => ({
    personId,
    name,
    grants: [...(offices.get(personId)?.grants ?? [])],
  });

  return {
    get epoch() {
      return epoch;
    },
    restart,
    ping: (nonce) => ({ nonce, protocol: PROTOCOL, oldest: PROTOCOL, epoch, at: now() }),
    push: async (actor, request) =>
      (await push.push(standing(actor), PushRequest.parse(clone(request)))) satisfies PushResponse,
    async pull(actor, query) {
      const bytes = await pull.pull(standing(actor), PullQuery.parse(query), false);
      return PullResponse.parse(JSON.parse(bytes.toString()));
    },
    officeOf(actor) {
      let office = offices.get(actor.personId);
      if (!office) offices.set(actor.personId, (office = { grants: actor.grants, active: true }));
      return office;
    },
    failNextCommit() {
      commitFails = true;
    },
    backUp: () => void backups.push(dumpOf(database)),
    restore(which) {
      const dump = backups[which % Math.max(1, backups.length)];
      if (!dump) return false;
      const [old, fresh] = [database, new DatabaseSync(':memory:')];
      for (const { sql } of all(`select sql from sqlite_master where sql is not null order by rowid`)) {
        fresh.exec(sql as string);
      }
      fill(fresh, dump);
      fresh
        .prepare(`update server_state set value = ? where key = 'epoch'`)
        .run(`epoch-${random().toString(36).slice(2)}`);
      database = fresh;
      store = storeOver(fresh, () => commitFails && !(commitFails = false));
      restart();
      old.close();
      return true;
    },
    log: () => loggedIn(all),
    records: () =>
      all('select kind, id, unit, position, body from record') as unknown as ReturnType<Centre['records']>,
    position: () => all('select position from bloc_counter')[0]?.['position'] as number,
  };
}

const clone = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T;

/** Read straight from the tables, apart from the code that wrote them. */
function loggedIn(all: (sql: string) => Record<string, unknown>[]): Logged[] {
  return all('select * from change_log order by position').map((row) => ({
    id: `${row['writer'] as string}-${row['seq'] as number}`,
    position: row['position'] as number,
    name: row['name'] as string,
    args: JSON.parse(row['args'] as string) as unknown,
    base: row['base'] as string | null,
    at: row['at'] as number,
    author: row['author'] as string,
    verdict: row['verdict'] as string,
  }));
}

async function storeOn(database: DatabaseSync, commitFails: () => boolean): Promise<Store> {
  await migrate(kyselyOn(database, 'begin immediate'));
  database.prepare(`insert into server_state (key, value) values ('epoch', 'first')`).run();
  return storeOver(database, commitFails);
}

/** The product's store, with one connection for both: in memory nobody waits for the other. */
function storeOver(database: DatabaseSync, commitFails: () => boolean): Store {
  const write = kyselyOn(database, 'begin immediate');
  const { value } = database.prepare(`select value from server_state where key = 'epoch'`).get() as {
    value: string;
  };
  return {
    read: write,
    write,
    epoch: value,
    transaction: (run) =>
      write.transaction().execute(async (tx) => {
        const result = await run(tx);
        if (commitFails()) throw new CommitFailed('the disk said no at the commit');
        return result;
      }),
    snapshot: (run) => write.transaction().execute(run),
    checkpoint: async () => undefined,
    probe: async () => undefined,
    close: async () => undefined,
  };
}

/** A failure that the run itself made. */
export class CommitFailed extends Error {}

function dumpOf(database: DatabaseSync): Dump {
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by rowid`)
    .all() as { name: string }[];
  return tables.map(({ name }) => [
    name,
    database.prepare(`select * from "${name}"`).all() as Record<string, unknown>[],
  ]);
}

function fill(database: DatabaseSync, dump: Dump): void {
  for (const [table, rows] of dump) {
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) continue;
    const insert = database.prepare(
      `insert into "${table}" (${columns.join(',')}) values (${columns.map(() => '?').join(',')})`,
    );
    for (const row of rows) insert.run(...(Object.values(row) as never[]));
  }
}
