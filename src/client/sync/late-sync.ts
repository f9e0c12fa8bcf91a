// Sync as the screens know it from their first moment. The engine and all that it speaks come behind the first paint:
// nothing typed waits for them, since the outbox is the replica's.

import type { Presence } from '../../protocol/news.ts';
import { laterHere, type Later } from '../replica/storage-guard.ts';
import { initialSyncState } from './initial-state.ts';
import type { TabSync } from './tab-sync.ts';

const NOBODY: readonly Presence[] = [];

// A line may come back without the browser noticing.
const AGAIN_MS = 30_000;

export interface LateSync extends TabSync {
  /**
   * Fetches the engine and joins, unless that was done. Where it does not come, the next wake asks for it again, a network
   * that is back, or half a minute.
   */
  readonly begin: () => void;
}

/**
 * Stands for a `TabSync` until it is there, and keeps for it what was asked meanwhile. A chunk that did not come is
 * told to `missed`; nothing is lost by it.
 */
export function joinLate(
  join: () => Promise<TabSync>,
  missed: (error: unknown) => void = () => undefined,
  later: Later = laterHere,
): LateSync {
  const listeners = new Set<() => void>();
  const places = new Map<string, string | null>();
  /** Who waits for the engine, or to hear that it does not come. */
  const arrivals: (() => void)[] = [];
  let joined: TabSync | undefined;
  let isComing = false;
  let isStopped = false;
  let leaveWaiting: () => void = () => undefined;
  /** A wake that came before the engine did; whether it was urgent. */
  let wanted: boolean | undefined;

  async function come(): Promise<void> {
    const sync = await join();
    if (isStopped) return sync.stop();
    joined = sync;
    const tell = () => {
      for (const listener of listeners) listener();
    };
    sync.subscribe(tell);
    for (const [bloc, sheetId] of places) sync.tellPlace(bloc, sheetId);
    if (wanted !== undefined) sync.wake(wanted);
    tell();
  }

  const begin = (): void => {
    if (joined || isComing || isStopped) return;
    leaveWaiting();
    isComing = true;
    void come()
      .finally(() => {
        isComing = false;
        for (const arrived of arrivals.splice(0)) arrived();
      })
      .catch((error: unknown) => {
        if (!isStopped) waitForLine();
        missed(error);
      });
  };

  /** It is the engine that listens for the network, and it is not here. */
  function waitForLine(): void {
    const leave = later(begin, AGAIN_MS);
    addEventListener('online', begin);
    leaveWaiting = () => {
      leave();
      removeEventListener('online', begin);
    };
  }

  return {
    get state() {
      return joined?.state ?? initialSyncState;
    },
    get pulling() {
      return joined?.pulling;
    },
    begin,
    wake(urgent) {
      if (joined) return joined.wake(urgent);
      wanted = urgent || (wanted ?? false);
      begin();
    },
    othersAt: (bloc, sheetId) => joined?.othersAt(bloc, sheetId) ?? NOBODY,
    tellPlace(bloc, sheetId) {
      if (joined) joined.tellPlace(bloc, sheetId);
      else places.set(bloc, sheetId);
    },
    async fetchFile(file, told) {
      if (!joined && !isStopped) {
        begin();
        await new Promise<void>((resolve) => arrivals.push(resolve));
      }
      // Where the chunk did not come there is no line.
      return joined ? joined.fetchFile(file, told) : { is: 'no-answer', answer: { is: 'no-network' } };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      leaveWaiting();
      joined?.stop();
    },
  };
}
