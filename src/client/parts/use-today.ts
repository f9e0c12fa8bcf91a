// What says how far a day is must say it of today: a page lies open over midnight, or sleeps for days, and nothing else may
// happen on it, with no network least of all [YR5].

import { useSyncExternalStore } from 'react';
import type { Clock } from '../../base/clock.ts';

/** No timer to midnight: one that is set before a device sleeps, or before its clock is put right, comes when it likes. */
const LOOK_MS = 30_000;

function subscribe(tell: () => void): () => void {
  const timer = setInterval(tell, LOOK_MS);
  document.addEventListener('visibilitychange', tell);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tell);
  };
}

/** Whoever asks is drawn anew, with all that stands in it, when the next day of the reader's calendar has begun. */
export const useToday = (now: Clock): string =>
  useSyncExternalStore(subscribe, () => new Date(now()).toDateString());
