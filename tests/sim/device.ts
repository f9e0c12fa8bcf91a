// A device: its storage, its clock, and the tabs that are open. The replica and the sync engine in each are the
// product's own.

import { seeded, type Random } from '../../src/base/random.ts';
import type { Journal, Journals } from '../../src/client/replica/journal/journal.ts';
import { withMirror } from '../../src/client/replica/journal/mirror.ts';
// Asked for late in the product: here it is at hand, so that each run takes the same turns.
import '../../src/client/replica/kept-rows.ts';
import { openReplica, type Replica } from '../../src/client/replica/replica.ts';
import { startSync, type SyncEngine } from '../../src/client/sync/engine.ts';
import type { Transport } from '../../src/client/sync/transport.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import { memoryJournals, memoryStorage, type MemoryJournals } from '../support/journals.ts';
import { createLocks } from '../support/locks.ts';
import { BLOC } from './cast.ts';
import { createDisk, type Disk } from './disk.ts';
import type { Schedule } from './schedule.ts';

interface Tab {
  readonly replica: Replica;
  readonly engine: SyncEngine;
  /** The process is gone, in the middle of whatever it did. */
  readonly kill: () => void;
}

export interface Device {
  readonly index: number;
  readonly actor: Actor;
  readonly disk: Disk;
  /** The journals' files: they outlive the database. */
  readonly shelf: MemoryJournals;
  /** What stands for localStorage: it outlives both. */
  readonly memory: Storage;
  readonly hasJournals: boolean;
  tabs: readonly Tab[];
  /** What the device's clock is wrong by. */
  skew: number;
  readonly openTab: () => Promise<Tab>;
  /** Power off. */
  readonly crash: () => void;
  /** The browser threw the database away, and nothing else. */
  readonly loseDatabase: () => void;
  /** The browser threw database and journals away, being short of room. */
  readonly evict: () => void;
  /** Everything the site ever kept here is gone. */
  readonly wipe: () => void;
}

interface Deps {
  readonly index: number;
  readonly actor: Actor;
  readonly schedule: Schedule;
  readonly seed: number;
  readonly line: () => Transport;
  readonly onBug: (error: unknown) => void;
  /** The process was ended while it made its database anew. */
  readonly diedRebuilding: (device: Device) => void;
}

export function createDevice({ index, actor, schedule, seed, line, onBug, diedRebuilding }: Deps): Device {
  // A browser without private files: the database is all there is.
  const hasJournals = index !== 2;
  const disk = createDisk();
  let shelf = memoryJournals();
  let memory = memoryStorage();
  const locks = createLocks();
  const random: Random = seeded(seed * 31 + index);

  const died = () => diedRebuilding(device);
  const device: Device = {
    index,
    actor,
    disk,
    hasJournals,
    get memory() {
      return memory;
    },
    get shelf() {
      return shelf;
    },
    tabs: [],
    skew: 0,
    async openTab() {
      const { openStorage, removeStorage, kill } = disk.open();
      const mine = killable(locks);
      const journals = killableShelf(shelf);
      const now = () => schedule.now() + device.skew;
      const late: { engine?: SyncEngine } = {};
      const replica = await openReplica({
        actor,
        openStorage,
        removeStorage,
        ...(hasJournals ? { openJournals: withMirror(journals.open, memory) } : {}),
        memory,
        later: (work, ms) => schedule.after(ms, work),
        now,
        random,
        locks: mine.locks,
        wakeSync: () => late.engine?.wake(false),
      });
      await replica.store.take(BLOC);
      // Every tab leads: the server takes everything once, and two leaders are what the product must bear.
      const engine = startSync({
        replica,
        transport: line(),
        device: `device-${index}`,
        now,
        random,
        timers: {
          set: (work, ms) =>
            schedule.after(ms, () => {
              try {
                work();
              } catch (error) {
                onBug(error);
              }
            }),
        },
        onSignedOut: () => undefined,
      });
      late.engine = engine;
      const tab: Tab = {
        replica,
        engine,
        kill() {
          // Between the database that was deleted and the one that is filled, what was read is in memory alone.
          if (disk.isBetween()) died();
          kill();
          mine.kill();
          journals.kill();
          engine.stop();
          device.tabs = device.tabs.filter((one) => one !== tab);
        },
      };
      device.tabs = [...device.tabs, tab];
      return tab;
    },
    crash() {
      for (const tab of device.tabs) tab.kill();
    },
    loseDatabase() {
      device.crash();
      disk.wipe();
    },
    evict() {
      device.loseDatabase();
      shelf = memoryJournals();
    },
    wipe() {
      device.evict();
      memory = memoryStorage();
    },
  };
  return device;
}

/** One tab's journals: they close when it dies, and what it still asks of them is never answered. */
function killableShelf(shelf: MemoryJournals) {
  let dead = false;
  const opened: Journals[] = [];
  const alive =
    <Given extends unknown[], Answer>(ask: (...given: Given) => Promise<Answer>) =>
    (...given: Given): Promise<Answer> =>
      dead ? new Promise<never>(() => undefined) : ask(...given);
  const living = (journal: Journal): Journal => ({
    content: journal.content,
    append: alive(journal.append),
    cancel: alive(journal.cancel),
    settle: alive(journal.settle),
    kept: alive(journal.kept),
    note: alive(journal.note),
    stands: alive(journal.stands),
    close: journal.close,
  });
  return {
    open: alive(async (person: string): Promise<Journals> => {
      const journals = await shelf.open(person);
      opened.push(journals);
      return {
        names: alive(journals.names),
        open: alive(async (writer: string) => living(await journals.open(writer))),
        remove: alive(journals.remove),
        close: journals.close,
      };
    }),
    kill() {
      dead = true;
      for (const journals of opened) journals.close();
    },
  };
}

/** One tab's view of the device's locks: what it holds is let go when it dies. */
function killable(locks: LockManager): { readonly locks: LockManager; readonly kill: () => void } {
  let die!: () => void;
  const death = new Promise<void>((resolve) => (die = resolve));
  const request = (name: string, options: LockOptions, work: (lock: Lock | null) => unknown) =>
    locks.request(name, options, (lock) => Promise.race([work(lock), death]));
  return { locks: { request: request as LockManager['request'], query: () => locks.query() }, kill: die };
}
