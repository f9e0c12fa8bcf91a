// Guessing gets slower: after a few wrong passwords for one account from one address, each further try must wait
// twice as long. Kept in memory: a restart forgives, which harms nobody at these rates.

import type { Clock } from '../../base/clock.ts';

interface Tries {
  failures: number;
  /** No try before this moment. */
  until: number;
  last: number;
}

export interface Throttle {
  /** Seconds to wait before the next try; 0 where there is nothing to wait for. */
  readonly wait: (key: string) => number;
  readonly failed: (key: string) => void;
  readonly succeeded: (key: string) => void;
}

const FREE_TRIES = 5;
const MOST_WAIT = 15 * 60_000;
const FORGET_AFTER = 60 * 60_000;
const MOST_KEYS = 100_000;

export function createThrottle(now: Clock): Throttle {
  const triesByKey = new Map<string, Tries>();
  return {
    wait(key) {
      const tries = triesByKey.get(key);
      return tries ? Math.max(0, Math.ceil((tries.until - now()) / 1000)) : 0;
    },
    failed(key) {
      const at = now();
      const known = triesByKey.get(key);
      const failures = (known && at - known.last < FORGET_AFTER ? known.failures : 0) + 1;
      const delay = failures < FREE_TRIES ? 0 : Math.min(MOST_WAIT, 1000 * 2 ** (failures - FREE_TRIES + 1));
      triesByKey.delete(key);
      triesByKey.set(key, { failures, until: at + delay, last: at });
      if (triesByKey.size > MOST_KEYS) triesByKey.delete(triesByKey.keys().next().value as string);
    },
    succeeded: (key) => void triesByKey.delete(key),
  };
}
