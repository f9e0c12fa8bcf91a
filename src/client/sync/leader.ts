// One tab of a browser syncs; the others pass their wakes on to it and hear from it how the line stands.

import { tryLock } from '../replica/writer.ts';
import type { SyncState } from './sync-state.ts';

export interface Leadership {
  readonly resign: () => void;
}

interface Deps {
  readonly name: string;
  readonly locks: LockManager | undefined;
  /** Called once, when this tab has become the leader; at once where it is alone, or has no locks to ask. */
  readonly lead: () => void;
}

/**
 * Waits to be the one that syncs. The lock passes on within milliseconds when a tab closes or crashes. Without
 * locks every tab leads: the server takes everything once, so that costs traffic and nothing else.
 */
export function standForLeader({ name, locks, lead }: Deps): Leadership {
  if (!locks) {
    lead();
    return { resign: () => undefined };
  }
  const abort = new AbortController();
  let release: (() => void) | undefined;
  let resigned = false;

  const waitInLine = () =>
    locks
      .request(name, { signal: abort.signal }, () => {
        lead();
        return new Promise<void>((resolve) => (release = resolve));
      })
      // Resigning while still in line aborts the request: nothing was led, nothing is lost.
      .catch(() => undefined);

  void tryLock(locks, name).then((held) => {
    if (!held) return void waitInLine();
    release = held;
    if (resigned) held();
    else lead();
  });

  return {
    resign() {
      resigned = true;
      abort.abort();
      release?.();
    },
  };
}

/** What tabs of one person tell each other about the line. Data never goes this way: it goes by the database. */
export type TabMessage =
  { readonly is: 'wake'; readonly urgent: boolean } | { readonly is: 'state'; readonly state: SyncState };
