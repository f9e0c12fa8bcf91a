// One tab of a browser syncs; the others pass their wakes on to it and hear from it how the line stands.

import type { Clock } from '../../base/clock.ts';
import { tryLock } from '../replica/writer.ts';
import type { SyncState } from './sync-state.ts';

export interface Leadership {
  /** The leader was heard, in whatever it said. */
  readonly heard: () => void;
  readonly resign: () => void;
}

interface Deps {
  readonly name: string;
  readonly locks: LockManager | undefined;
  readonly now: Clock;
  /** Does some work again and again; gives the way to stop. */
  readonly every: (work: () => void, ms: number) => () => void;
  /** A tab that nobody looks at takes the lead from nobody. */
  readonly isSeen: () => boolean;
  /** Called when this tab has become the leader; at once where it is alone, or has no locks to ask. */
  readonly lead: () => void;
  /** Called when another tab has taken the lead away, because this one was not heard. */
  readonly lose: () => void;
  /** Says that the leader lives. */
  readonly beat: () => void;
}

const BEAT_MS = 10_000;
/**
 * A tab that the system has frozen holds its lock for ever and says nothing. Counted by our own beats and not by the clock,
 * which may be set back meanwhile.
 */
const SILENT_BEATS = 3;

/**
 * Waits to be the one that syncs. The lock passes on within milliseconds when a tab closes or crashes; from a tab that
 * is frozen it is taken. Without locks every tab leads: the server takes everything once, so that costs traffic and
 * nothing else.
 */
export function standForLeader({ name, locks, now, every, isSeen, lead, lose, beat }: Deps): Leadership {
  if (!locks) {
    lead();
    return { heard: () => undefined, resign: () => undefined };
  }
  const abort = new AbortController();
  let release: (() => void) | undefined;
  let leads = false;
  let resigned = false;
  /** So many beats of ours since the leader was heard. */
  let silence = 0;
  let lookedAt = now();

  const take = () => {
    leads = true;
    lead();
  };

  const hold = (options: LockOptions) =>
    locks
      .request(name, options, () => {
        if (resigned) return undefined;
        take();
        return new Promise<void>((resolve) => (release = resolve));
      })
      .catch(() => {
        // Resigning while still in line aborts the request: nothing was led, nothing is lost.
        if (!leads) return;
        leads = false;
        lose();
        waitInLine();
      });

  const waitInLine = () => void hold({ signal: abort.signal });

  const stopBeating = every(() => {
    const wasAsleep = now() - lookedAt > 2 * BEAT_MS;
    lookedAt = now();
    if (leads) return beat();
    // Whoever slept has heard nothing, and must first listen.
    silence = wasAsleep || !isSeen() ? 0 : silence + 1;
    if (silence > SILENT_BEATS) {
      silence = 0;
      void hold({ steal: true });
    }
  }, BEAT_MS);

  void tryLock(locks, name).then((held) => {
    if (!held) return waitInLine();
    if (resigned) return held();
    // Asked for again, to be told when it is taken away: the first answer only says whether it was free.
    held();
    return waitInLine();
  });

  return {
    heard() {
      silence = 0;
    },
    resign() {
      resigned = true;
      stopBeating();
      abort.abort();
      leads = false;
      release?.();
    },
  };
}

/** What tabs of one person tell each other about the line. Data never goes this way: it goes by the database. */
export type TabMessage =
  | {
      readonly is: 'wake';
      readonly urgent: boolean;
      /** Nobody asked; a tab of an older release takes it for an urgent one. */
      readonly isHint?: boolean;
    }
  | { readonly is: 'state'; readonly state: SyncState }
  | { readonly is: 'alive' }
  /** Of a tab that has just come, which has heard no state yet. */
  | { readonly is: 'hello' }
  /** What a tab that hears the server's news says to each beat of the leader. */
  | { readonly is: 'hears' };
