// A tab of the app without a screen: the real replica over an IndexedDB in memory, and the real sync engine over
// a line that a test can bend.

import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { openDatabase } from '../../src/client/replica/database.ts';
import { openReplica, type Replica } from '../../src/client/replica/replica.ts';
import { startSync, type SyncEngine } from '../../src/client/sync/engine.ts';
import { createTransport } from '../../src/client/sync/transport.ts';
import { seeded, type Random } from '../../src/base/random.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import { Session } from '../../src/protocol/session.ts';
import { createLocks } from './locks.ts';
import { signIn } from './server.ts';

/** A device: its own storage and locks, which all its tabs share. */
export interface TestDevice {
  readonly openTab: (actor: Actor, options?: { now?: () => number; locks?: boolean }) => Promise<Replica>;
}

let devices = 0;

export function newTestDevice(): TestDevice {
  const storage = new IDBFactory();
  const locks = createLocks();
  devices += 1;
  const random: Random = seeded(devices);
  return {
    openTab(actor, { now = () => 1_700_000_000_000, locks: hasLocks = true } = {}) {
      Dexie.dependencies.indexedDB = storage;
      return openReplica({
        actor,
        openStorage: openDatabase,
        now,
        random,
        locks: hasLocks ? locks : undefined,
        wakeSync: () => undefined,
      });
    },
  };
}

/** What a line may do to a request: answer in its own way, or let it through by `go`. */
export type Bend = (url: string, go: () => Promise<Response>) => Promise<Response>;

interface Line {
  /** Bends the line from now on; undefined makes it straight. */
  bend: Bend | undefined;
  /** Every request that was made, "POST /api/sync/push". */
  readonly asked: string[];
}

export interface SyncingTab {
  readonly replica: Replica;
  readonly engine: SyncEngine;
  readonly line: Line;
  readonly signedOut: () => number;
  /** A whole round, as if a person had pressed the button. */
  readonly round: () => Promise<void>;
  readonly close: () => void;
}

/** Who a sample person is to the server. */
async function actorOf(url: string, username: string): Promise<{ actor: Actor; cookie: string }> {
  const client = await signIn(url, username);
  const { actor } = Session.parse(await (await client.request('GET', '/api/session')).json());
  return { actor, cookie: client.cookie };
}

/** Signs in on a device, takes the blocs, and has them fetched. */
export async function startTab(
  url: string,
  username: string,
  blocs: readonly string[],
  device: TestDevice = newTestDevice(),
): Promise<SyncingTab> {
  const { actor, cookie } = await actorOf(url, username);
  const replica = await device.openTab(actor);
  for (const bloc of blocs) await replica.store.take(bloc);
  const line: Line = { bend: undefined, asked: [] };
  const fetcher: typeof fetch = (input, init = {}) => {
    const path = input as string;
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const go = () => fetch(`${url}${path}`, { ...init, headers });
    line.asked.push(`${init.method ?? 'GET'} ${path.split('?')[0]}`);
    return line.bend ? line.bend(path, go) : go();
  };
  let signedOut = 0;
  let nonces = 0;
  const engine = startSync({
    replica,
    transport: createTransport(fetcher, () => `nonce-${(nonces += 1)}`),
    device: 'thiet-bi',
    now: () => 1_700_000_000_000,
    random: seeded(1),
    // Nothing happens by itself: a test says when.
    timers: { set: () => () => undefined },
    onSignedOut: () => (signedOut += 1),
  });
  const rested = () =>
    new Promise<void>((resolve) => {
      if (engine.state.doing === 'resting') return resolve();
      const leave = engine.subscribe(() => {
        if (engine.state.doing !== 'resting') return;
        leave();
        resolve();
      });
    });
  await rested();
  return {
    replica,
    engine,
    line,
    signedOut: () => signedOut,
    async round() {
      engine.wake(true);
      await rested();
    },
    close() {
      engine.stop();
      replica.close();
    },
  };
}

/** How many changes of this device no pull has brought back yet. */
export const unsentRows = async ({ storage }: Replica): Promise<number> =>
  (await storage.tables.outbox.all()).length;
