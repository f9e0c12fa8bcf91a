// A tab of the app without a screen: the real replica over an IndexedDB in memory, and the real sync engine over
// a line that a test can bend.

import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDatabase, openDatabase } from '../../src/client/replica/database.ts';
import { withMirror } from '../../src/client/replica/journal/mirror.ts';
import { openReplica, type Replica } from '../../src/client/replica/replica.ts';
import { startSync, type SyncEngine } from '../../src/client/sync/engine.ts';
import { createCarryLine } from '../../src/client/sync/carry/carry-line.ts';
import { sendCarried } from '../../src/client/sync/carry/send-carried.ts';
import { createFileLine } from '../../src/client/sync/files/file-line.ts';
import { fetchFile, type Fetched, type WantedFile } from '../../src/client/sync/files/fetch-file.ts';
import { createFileSender } from '../../src/client/sync/files/send-files.ts';
import { createTransport } from '../../src/client/sync/transport.ts';
import { seeded, type Random } from '../../src/base/random.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import { Session } from '../../src/protocol/session.ts';
import type { Later } from '../../src/client/replica/storage-guard.ts';
import type { ReplicaStorage } from '../../src/client/replica/storage.ts';
import { memoryJournals, memoryStorage, type MemoryJournals } from './journals.ts';
import { createLocks } from './locks.ts';
import { signIn } from './server.ts';

/** A device: its own storage, journals, memory and locks, which all its tabs share. */
export interface TestDevice {
  readonly openTab: (
    actor: Actor,
    options?: {
      now?: () => number;
      locks?: boolean;
      /** Stands between the replica and its database, to fail as browsers do. */
      wrap?: (storage: ReplicaStorage) => ReplicaStorage;
      later?: Later;
    },
  ) => Promise<Replica>;
  readonly journals: MemoryJournals;
  readonly memory: Storage;
  /** Makes the browser throw its databases away, as it does with a damaged store, or when it is short of room. */
  readonly wipeDatabases: () => void;
  readonly databases: () => IDBFactory;
  /** Deletes one person's database under the tabs that have it open. */
  readonly deleteDatabase: (personId: string) => Promise<void>;
}

let devices = 0;

/** A device without `journals` is a browser that has no private files; a `mirror` is the copy in localStorage. */
export function newTestDevice({
  journals = true,
  mirror = false,
}: { journals?: boolean; mirror?: boolean } = {}): TestDevice {
  let storage = new IDBFactory();
  const locks = createLocks();
  const shelf = memoryJournals();
  const memory = memoryStorage();
  devices += 1;
  const random: Random = seeded(devices);
  const here = <T>(work: () => T): T => {
    Dexie.dependencies.indexedDB = storage;
    return work();
  };
  return {
    databases: () => storage,
    deleteDatabase: (personId) => here(() => deleteDatabase(personId)),
    journals: shelf,
    memory,
    wipeDatabases() {
      storage = new IDBFactory();
    },
    openTab(
      actor,
      {
        now = () => 1_700_000_000_000,
        locks: hasLocks = true,
        wrap = (one: ReplicaStorage) => one,
        later,
      } = {},
    ) {
      return openReplica({
        actor,
        openStorage: (person) => here(async () => wrap(await openDatabase(person))),
        removeStorage: (person) => here(() => deleteDatabase(person)),
        ...(journals ? { openJournals: withMirror(shelf.open, mirror ? memory : undefined) } : {}),
        memory,
        now,
        random,
        locks: hasLocks ? locks : undefined,
        ...(later ? { later } : {}),
        wakeSync: () => undefined,
      });
    },
  };
}

/** What a line may do to a request: answer in its own way, or let it through by `go`, to another machine perhaps. */
export type Bend = (
  url: string,
  go: (to?: string) => Promise<Response>,
  body?: BodyInit | null,
) => Promise<Response>;

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
  /** Lets all that was put off happen: the engine's own waiting times. */
  readonly later: () => void;
  /** Sends the evidence files that wait, as the engine does behind a round. */
  readonly sendFiles: () => Promise<void>;
  readonly fetchFile: (file: WantedFile, told?: (have: number) => void) => Promise<Fetched>;
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
  {
    carries = false,
    now = () => 1_700_000_000_000,
  }: { readonly carries?: boolean; readonly now?: () => number } = {},
): Promise<SyncingTab> {
  const { actor, cookie } = await actorOf(url, username);
  const replica = await device.openTab(actor);
  for (const bloc of blocs) await replica.store.take(bloc);
  const line: Line = { bend: undefined, asked: [] };
  const fetcher: typeof fetch = (input, init = {}) => {
    const path = input as string;
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const go = (to = url) => fetch(`${to}${path}`, { ...init, headers });
    line.asked.push(`${init.method ?? 'GET'} ${path.split('?')[0]}`);
    const answer = line.bend ? line.bend(path, go, init.body) : go();
    // A bent line, too, is let go of by who no longer waits.
    const left = new Promise<never>((_, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('left', 'AbortError')));
    });
    return Promise.race([answer, left]);
  };
  const fileDeps = {
    replica,
    line: createFileLine(fetcher),
    subtle: crypto.subtle,
    now: () => 1_700_000_000_000,
  };
  const sender = createFileSender(fileDeps);
  const putOff: (() => void)[] = [];
  let signedOut = 0;
  let nonces = 0;
  const engine = startSync({
    replica,
    transport: createTransport(fetcher, () => `nonce-${(nonces += 1)}`),
    device: 'thiet-bi',
    ...(carries
      ? { carry: () => sendCarried({ replica, device: 'thiet-bi', line: createCarryLine(fetcher) }) }
      : {}),
    now,
    random: seeded(1),
    files: sender.run,
    // Nothing happens by itself: a test says when.
    timers: { set: (work) => (putOff.push(work), () => undefined) },
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
    later: () => putOff.splice(0).forEach((work) => work()),
    sendFiles: () => sender.run(new AbortController().signal),
    fetchFile: (file, told = () => undefined) => fetchFile(fileDeps, file, told),
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
