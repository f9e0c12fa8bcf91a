// Sync as one tab sees it, whether it leads or not: the state of the line, and a way to ask for a round.

import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import type { Replica } from '../replica/replica.ts';
import { type Pulling, startSync, type SyncEngine } from './engine.ts';
import { standForLeader, type TabMessage } from './leader.ts';
import { initialSyncState, type SyncState } from './sync-state.ts';
import type { Transport } from './transport.ts';

export interface TabSync {
  readonly state: SyncState;
  readonly pulling: Pulling | undefined;
  readonly wake: (urgent: boolean) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
}

interface Deps {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly device: string;
  readonly now: Clock;
  readonly random: Random;
  readonly locks: LockManager | undefined;
  readonly carry?: (() => Promise<void>) | undefined;
  readonly onSignedOut: () => void;
}

const timers = {
  set(work: () => void, ms: number) {
    const id = setTimeout(work, Math.max(0, ms));
    return () => clearTimeout(id);
  },
};

/** Joins the tabs of this person: leads, or listens to the one that does. */
export function joinSync(deps: Deps): TabSync {
  const { replica, locks } = deps;
  const name = `${replica.storage.name}/sync`;
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  const listeners = new Set<() => void>();
  let engine: SyncEngine | undefined;
  let heard: SyncState = initialSyncState;

  const tell = () => listeners.forEach((listener) => listener());
  const post = (message: TabMessage) => channel?.postMessage(message);
  const wake = (urgent: boolean) => (engine ? engine.wake(urgent) : post({ is: 'wake', urgent }));

  const leadership = standForLeader({
    name,
    locks,
    lead: () => {
      engine = startSync({ ...deps, timers });
      engine.subscribe(() => {
        if (engine) post({ is: 'state', state: engine.state });
        tell();
      });
      tell();
    },
  });
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.is === 'wake') engine?.wake(data.urgent);
      else if (!engine) {
        heard = data.state;
        tell();
      }
    };
  }

  // The browser's word for "online" is only a reason to ask; the probe decides.
  const soon = () => wake(true);
  const seen = () => document.visibilityState === 'visible' && wake(true);
  addEventListener('online', soon);
  addEventListener('offline', soon);
  document.addEventListener('visibilitychange', seen);

  return {
    get state() {
      return engine?.state ?? heard;
    },
    get pulling() {
      return engine?.pulling;
    },
    wake,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      removeEventListener('online', soon);
      removeEventListener('offline', soon);
      document.removeEventListener('visibilitychange', seen);
      engine?.stop();
      leadership.resign();
      channel?.close();
    },
  };
}
