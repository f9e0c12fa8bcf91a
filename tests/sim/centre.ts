// The server: its real push and pull over a real SQLite in memory. It can be killed between two requests, fail to
// commit, be restored from an old backup, and change what people may do.

import { generateKeyPairSync } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { PullFrom } from '../../src/client/sync/transport.ts';
import { changeRules } from '../../src/domain/changes/registry.ts';
import type { Clock } from '../../src/base/clock.ts';
import type { Random } from '../../src/base/random.ts';
import type { Actor, Grant } from '../../src/domain/workflow/permissions.ts';
import { unpackRows, type Packed } from '../../src/protocol/columns.ts';
import type { PingResponse } from '../../src/protocol/ping.ts';
import { PullQuery, PullResponse } from '../../src/protocol/pull.ts';
import { PushRequest, type PushResponse } from '../../src/protocol/push.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { migrate } from '../../src/server/store/migrations.ts';
import { goDirect } from '../../src/server/store/run.ts';
import { directOn, kyselyOn } from '../../src/server/store/sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { RequestFault } from '../../src/server/request-fault.ts';
import { createSigner } from '../../src/server/signing/signer.ts';
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
interface Office {
  grants: readonly Grant[];
  /** False once the account was closed: nothing more is taken in their name. */
  active: boolean;
}

export interface Centre {
  readonly epoch: string;
  readonly ping: (nonce: string) => PingResponse;
  /** Undefined where the person is not let in; throws what the real server throws. */
  readonly push: (actor: Actor, request: PushRequest) => Promise<PushResponse>;
  readonly pull: (actor: Actor, query: PullFrom) => Promise<PullResponse>;
  /** Of an earlier release for a while: it cannot judge what came into the product since. */
  older: boolean;
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
    readonly body: unknown;
  }[];
  readonly position: () => number;
}

interface Deps {
  readonly now: Clock;
  readonly random: Random;
  readonly onBug: (error: unknown) => void;
}

type Dump = readonly (readonly [table: string, rows: readonly Record<string, unknown>[]])[];

/** The change that the older server does not know. */
const NEWEST = 'migrate-sheet';

/** The run looks at what is signed, not by whom. */
const NO_KEYS = { current: '0'.repeat(16), keys: [], rotations: [] };

/** A server with the bloc in it. */
export async function openCentre({ now, random, onBug }: Deps): Promise<Centre> {
  const offices = new Map<string, Office>();
  const backups: Dump[] = [];
  let commitFails = false;
  /** What of the log was read already; it only grows, until a restore. */
  let segments: { readonly last: number; readonly changes: readonly Logged[] }[] = [];
  let logged: Logged[] = [];
  /** The records as they were read at a position. */
  let standing: { readonly at: number; readonly records: ReturnType<Centre['records']> } = {
    at: -1,
    records: [],
  };
  let database = new DatabaseSync(':memory:');
  let store = await storeOn(database, () => commitFails && !(commitFails = false));
  let push!: Push;
  let pull!: Pull;
  let epoch = '';

  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = createSigner({ keys: NO_KEYS, key: { id: '0'.repeat(16), privateKey } });

  const restart = () => {
    push = createPush({ store, signer, now, mostChanges: 4096, onBug });
    // Small pages, so that a pull is often several.
    pull = createPull({ store, signer, now, pageSize: 900 });
    epoch = store.epoch;
  };
  await createBloc(store, BLOC, firstRecords());
  restart();

  const all = (sql: string) => database.prepare(sql).all() as Record<string, unknown>[];
  const inOffice = ({ personId, name }: Actor): Actor => ({
    personId,
    name,
    grants: [...(offices.get(personId)?.grants ?? [])],
  });

  const self: Centre = {
    get epoch() {
      return epoch;
    },
    restart,
    older: false,
    ping(nonce) {
      const knows = Object.keys(changeRules).filter((name) => !(self.older && name === NEWEST));
      return { nonce, protocol: PROTOCOL, oldest: PROTOCOL, epoch, at: now(), knows };
    },
    push(actor, request) {
      const names = unpackRows(request.changes).map((row) => row['name']);
      if (self.older && names.includes(NEWEST)) throw new RequestFault('server-busy');
      const stopped = !self.officeOf(actor).active;
      return push.push(
        inOffice(actor),
        PushRequest.parse(clone(request)),
        stopped ? 'held-account-stopped' : undefined,
      );
    },
    async pull(actor, query) {
      const bytes = await pull.pull(inOffice(actor), PullQuery.parse(query), 'identity');
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
      segments = [];
      logged = [];
      standing = { at: -1, records: [] };
      store = storeOver(fresh, () => commitFails && !(commitFails = false));
      restart();
      old.close();
      return true;
    },
    log() {
      const last = segments.at(-1)?.last ?? 0;
      for (const row of all(`select * from log_segment where last > ${last} order by last`)) {
        const changes = row['kind'] === 'changes' ? changesIn(row) : [];
        segments.push({ last: row['last'] as number, changes });
        for (const change of changes) logged.push(change);
      }
      return logged;
    },
    records() {
      const at = positionOf(all);
      if (standing.at === at) return standing.records;
      const cells = new Map<string, object>();
      for (const row of all('select record, cells from column_cells order by record, position')) {
        const record = row['record'] as string;
        cells.set(record, { ...cells.get(record), ...(JSON.parse(row['cells'] as string) as object) });
      }
      const records = all('select kind, id, unit, position, body from record').map((row) => ({
        kind: row['kind'] as string,
        id: row['id'] as string,
        unit: row['unit'] as string | null,
        position: row['position'] as number,
        body:
          row['kind'] === 'column'
            ? {
                ...(JSON.parse(row['body'] as string) as object),
                cells: cells.get(row['id'] as string) ?? {},
              }
            : (JSON.parse(row['body'] as string) as unknown),
      }));
      standing = { at, records };
      return records;
    },
    position: () => positionOf(all),
  };
  return self;
}

const clone = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T;

const positionOf = (all: (sql: string) => Record<string, unknown>[]): number =>
  all('select position from bloc_counter')[0]?.['position'] as number;

/** Read straight from the tables, apart from the code that wrote them. */
function changesIn(segment: Record<string, unknown>): Logged[] {
  const { changes, refused, held } = JSON.parse(segment['entries'] as string) as {
    changes: Packed;
    refused: [number, unknown][];
    held: [number, unknown][];
  };
  const verdicts = new Map([
    ...refused.map(([seq]) => [seq, 'refused'] as const),
    ...held.map(([seq]) => [seq, 'held'] as const),
  ]);
  return unpackRows(changes).map((row, index) => ({
    id: `${segment['writer'] as string}-${row['seq'] as number}`,
    position: (segment['first'] as number) + index,
    name: row['name'] as string,
    args: JSON.parse(JSON.stringify(row['args'] ?? null)) as unknown,
    base: (row['base'] ?? null) as string | null,
    at: row['at'] as number,
    author: segment['author'] as string,
    verdict: verdicts.get(row['seq'] as number) ?? 'accepted',
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
  const direct = directOn(database);
  goDirect(write, direct);
  const { value } = database.prepare(`select value from server_state where key = 'epoch'`).get() as {
    value: string;
  };
  return {
    read: write,
    write,
    epoch: value,
    lanes: 'one',
    isClash: () => false,
    isAway: () => false,
    transaction: (run) =>
      write.transaction().execute(async (tx) => {
        goDirect(tx, direct);
        const result = await run(tx);
        if (commitFails()) throw new CommitFailed('the disk said no at the commit');
        return result;
      }),
    snapshot: (run) =>
      write.transaction().execute((tx) => {
        goDirect(tx, direct);
        return run(tx);
      }),
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
