// Guessing gets slower: after a few wrong passwords for one account from one address, each further try must wait
// twice as long. Kept in memory: a restart forgives, which harms nobody at these rates.

import type { Clock } from '../../base/clock.ts';

interface Tries {
  failures: number;
  /** Begun, and not known yet to be right or wrong. */
  inFlight: number;
  /** No try before this moment. */
  until: number;
  last: number;
}

/** What a try came to: 'unknown' where it was broken off before the password was compared, and then it counts for nothing. */
export type Outcome = 'right' | 'wrong' | 'unknown';

/** What becomes of a try: it waits, or it may be made and says how it ended. */
type Turn =
  | { readonly is: 'wait'; readonly seconds: number }
  /** As many as were free are being made just now; none of them need be wrong. */
  | { readonly is: 'busy' }
  | { readonly is: 'try'; readonly end: (outcome: Outcome) => void };

export interface Throttle {
  readonly take: (key: string) => Turn;
}

const FREE_TRIES = 5;
const MOST_WAIT = 15 * 60_000;
const FORGET_AFTER = 60 * 60_000;
const MOST_KEYS = 100_000;

export function createThrottle(now: Clock): Throttle {
  const triesByKey = new Map<string, Tries>();

  function keep(key: string, tries: Tries): void {
    triesByKey.delete(key);
    if (tries.failures + tries.inFlight > 0) triesByKey.set(key, tries);
    if (triesByKey.size > MOST_KEYS) triesByKey.delete(triesByKey.keys().next().value as string);
  }

  return {
    take(key) {
      const at = now();
      const tries = triesByKey.get(key) ?? { failures: 0, inFlight: 0, until: 0, last: at };
      // By a clock that was ahead it would be as long as that.
      tries.until = Math.min(tries.until, at + MOST_WAIT);
      if (tries.until > at) return { is: 'wait', seconds: Math.ceil((tries.until - at) / 1000) };
      if (at - tries.last >= FORGET_AFTER) tries.failures = 0;
      if (tries.inFlight > 0 && tries.failures + tries.inFlight >= FREE_TRIES) return { is: 'busy' };
      tries.inFlight += 1;
      keep(key, tries);
      return {
        is: 'try',
        end(outcome) {
          tries.inFlight -= 1;
          if (outcome === 'right') tries.failures = 0;
          if (outcome === 'wrong') fail(tries, now());
          keep(key, tries);
        },
      };
    },
  };
}

function fail(tries: Tries, at: number): void {
  tries.failures += 1;
  tries.last = at;
  const over = tries.failures - FREE_TRIES + 1;
  tries.until = over <= 0 ? 0 : at + Math.min(MOST_WAIT, 1000 * 2 ** over);
}
