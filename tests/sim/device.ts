// A device: its storage, its clock, and the tabs that are open. The replica and the sync engine in each are the
// product's own.

import { seeded, type Random } from '../../src/base/random.ts';
import { openReplica, type Replica } from '../../src/client/replica/replica.ts';
import { startSync, type SyncEngine } from '../../src/client/sync/engine.ts';
import type { Transport } from '../../src/client/sync/transport.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import { createLocks } from '../support/locks.ts';
import { BLOC } from './cast.ts';
import { createDisk, type Disk } from './disk.ts';
import type { Schedule } from './schedule.ts';

export interface Tab {
  readonly replica: Replica;
  readonly engine: SyncEngine;
  /** The process is gone, in the middle of whatever it did. */
  readonly kill: () => void;
}

export interface Device {
  readonly index: number;
  readonly actor: Actor;
  readonly disk: Disk;
  tabs: readonly Tab[];
  /** What the device's clock is wrong by. */
  skew: number;
  readonly openTab: () => Promise<Tab>;
  /** Power off. */
  readonly crash: () => void;
}

interface Deps {
  readonly index: number;
  readonly actor: Actor;
  readonly schedule: Schedule;
  readonly seed: number;
  readonly line: () => Transport;
  readonly onBug: (error: unknown) => void;
}

export function createDevice({ index, actor, schedule, seed, line, onBug }: Deps): Device {
  const disk = createDisk();
  const locks = createLocks();
  const random: Random = seeded(seed * 31 + index);

  const device: Device = {
    index,
    actor,
    disk,
    tabs: [],
    skew: 0,
    async openTab() {
      const { storage, kill } = disk.open();
      const mine = killable(locks);
      const now = () => schedule.now() + device.skew;
      const late: { engine?: SyncEngine } = {};
      const replica = await openReplica({
        actor,
        openStorage: async () => storage,
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
          kill();
          mine.kill();
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
  };
  return device;
}

/** One tab's view of the device's locks: what it holds is let go when it dies. */
function killable(locks: LockManager): { readonly locks: LockManager; readonly kill: () => void } {
  let die!: () => void;
  const death = new Promise<void>((resolve) => (die = resolve));
  const request = (name: string, options: LockOptions, work: (lock: Lock | null) => unknown) =>
    locks.request(name, options, (lock) => Promise.race([work(lock), death]));
  return { locks: { request: request as LockManager['request'], query: () => locks.query() }, kill: die };
}
