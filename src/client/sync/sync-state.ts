// What the sync engine does next, as a pure table: state and event in, state and action out. Every fault of the
// line is a state here with its own words; none of them touches the work that waits.

import type { Random } from '../../base/random.ts';
import { FIRST_BATCH } from './initial-state.ts';

/** What stands between this device and the server, as last seen. */
type Reach =
  /** Not asked yet. */
  | 'unknown'
  | 'online'
  | 'no-network'
  /** Something answers, but not our server: a Wi-Fi page, a proxy. */
  | 'portal'
  | 'signed-out'
  /** The server no longer understands this version of the app. */
  | 'app-too-old'
  /** The server answers that it cannot now: 5xx, 429, full. */
  | 'server-trouble';

export type Doing = 'resting' | 'probing' | 'pushing' | 'pulling';

export interface SyncState {
  readonly doing: Doing;
  readonly reach: Reach;
  /** Failures in a row; decides how long to wait. */
  readonly failures: number;
  /** Bytes, packed, that one batch may weigh; grows with success, shrinks with failure. */
  readonly batch: number;
  /** Something happened while we were busy: go round once more. */
  readonly again: boolean;
  /** When the engine will try again by itself; null where it waits to be woken. */
  readonly retryAt: number | null;
  /** Until when the server asked to be left alone; null where it did not. Only a person's own press goes before it. */
  readonly notBefore: number | null;
  /** The device's own clock at the end of the last whole round. */
  readonly lastRoundAt: number | null;
  /** Blocs that the server would not take from, or not give, in that round: theirs waits, and nobody else's [EN9]. */
  readonly shut: readonly string[];
  /** Blocs of which something came that the server cannot read: it waits, with what was done after it. */
  readonly unread: readonly string[];
  /** Until when the server takes nothing more of this account; null where it takes [EN19]. */
  readonly later: number | null;
}

export type SyncEvent =
  /** Something to send. Urgent: a person asked, or the waiting time is over. */
  | { readonly is: 'wake'; readonly urgent: boolean }
  /** Something may have changed, and nobody asked: a network came back, a page is looked at again, news was heard. */
  | { readonly is: 'hint' }
  | { readonly is: 'reached' }
  /** A batch is in; `left` says whether more waits. */
  | {
      readonly is: 'pushed';
      readonly left: boolean;
      readonly count: number;
      /** More would have gone if the batch had been allowed to weigh more. */
      readonly full: boolean;
    }
  | ({ readonly is: 'pulled' } & Pick<SyncState, 'shut' | 'unread' | 'later'>)
  | {
      readonly is: 'failed';
      readonly reach: Exclude<Reach, 'unknown' | 'online'>;
      readonly retryAfter?: number;
      /** Of the batch that was on its way, where one was. */
      readonly weight?: number;
    }
  /** The server is another one than the probe found: ask again who it is. */
  | { readonly is: 'restored' }
  /** The batch itself was too much for the line or the server. */
  | { readonly is: 'too-large'; readonly count: number; readonly weight: number };

export type SyncAction = 'probe' | 'push' | 'pull' | 'rest';

const LARGEST_BATCH = 256 * 1024;
/** A message with one change in it, and its receipt, are larger than this: to send less spares a line nothing. */
const LEAST_BATCH = 1024;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Between rounds while all is well: news of others, until they are told of it. */
const ROUND_MS = 60_000;
export const LONGEST_RETRY_AFTER_MS = 60 * 60_000;

interface Given {
  readonly now: number;
  readonly random: Random;
}

/** The next state, and what to do to get on. Dice are for the waiting time alone. */
export function next(state: SyncState, event: SyncEvent, given: Given): readonly [SyncState, SyncAction] {
  switch (event.is) {
    case 'wake':
      if (state.doing !== 'resting') return [{ ...state, again: true }, 'rest'];
      // Typing on a hill without a network must not knock at every key: the waiting time stands.
      if (!event.urgent && state.failures > 0) return [state, 'rest'];
      return [{ ...state, doing: 'probing', retryAt: null }, 'probe'];
    case 'hint':
      return isHeld(state, given.now) ? [state, 'rest'] : next(state, { is: 'wake', urgent: true }, given);
    case 'reached':
      return [{ ...state, doing: 'pushing', reach: 'online' }, 'push'];
    case 'pushed':
      return event.left
        ? [
            { ...state, failures: failuresAfter(state, event), batch: larger(state.batch, event.full) },
            'push',
          ]
        : [{ ...state, failures: failuresAfter(state, event), doing: 'pulling' }, 'pull'];
    case 'pulled':
      return state.again
        ? [
            {
              ...state,
              again: false,
              failures: 0,
              doing: 'pushing',
              lastRoundAt: given.now,
              ...leftBy(event),
            },
            'push',
          ]
        : [{ ...rested(state, given), ...leftBy(event) }, 'rest'];
    case 'restored':
      return [{ ...state, doing: 'probing' }, 'probe'];
    case 'too-large':
      // One change alone that does not pass is the server's matter to refuse; wait, and lose nothing.
      return event.count > 1
        ? [{ ...state, batch: halved(event.weight) }, 'push']
        : [failed(state, 'server-trouble', undefined, given), 'rest'];
    case 'failed':
      return [failed(state, event.reach, event.retryAfter, given, event.weight), 'rest'];
  }
}

/** What a whole round had to leave where it was. */
const leftBy = ({ shut, unread, later }: Extract<SyncEvent, { is: 'pulled' }>) => ({ shut, unread, later });

/** An empty push proves nothing: a pull that fails round after round must still wait longer each time. */
const failuresAfter = ({ failures }: SyncState, { count }: { readonly count: number }): number =>
  count > 0 ? 0 : failures;

/** A line that breaks under a batch may bear half of it; a server that fails under one may fail of a single change. */
const afterFailure = (reach: Reach, batch: number): number =>
  reach === 'no-network' ? Math.max(LEAST_BATCH, halved(batch)) : halved(batch);

const halved = (batch: number): number => Math.max(1, Math.floor(batch / 2));

/** Only a batch that was full says that the line bears more. */
const larger = (batch: number, full: boolean): number => (full ? Math.min(LARGEST_BATCH, batch * 2) : batch);

/** A clock that was set back does not make the wait longer than one may be. */
const isHeld = ({ notBefore }: SyncState, now: number): boolean =>
  notBefore !== null && now < notBefore && notBefore - now <= LONGEST_RETRY_AFTER_MS;

const rested = (state: SyncState, { now }: Given): SyncState => ({
  ...state,
  doing: 'resting',
  reach: 'online',
  failures: 0,
  notBefore: null,
  retryAt: now + ROUND_MS,
  lastRoundAt: now,
});

function failed(
  state: SyncState,
  reach: Reach,
  retryAfter: number | undefined,
  { now, random }: Given,
  weight?: number,
): SyncState {
  const failures = state.failures + 1;
  // Signed out or too old: no waiting mends it, a person does.
  const byItself = reach !== 'signed-out' && reach !== 'app-too-old';
  // What was asked for stands, though a press in between met no network.
  const stands = isHeld(state, now) ? state.notBefore : null;
  const notBefore = retryAfter === undefined ? stands : now + Math.min(retryAfter, LONGEST_RETRY_AFTER_MS);
  const wait = retryAfter === undefined ? backoff(failures, random) : 0;
  return {
    ...state,
    doing: 'resting',
    reach,
    failures,
    again: false,
    batch:
      weight === undefined
        ? Math.min(state.batch, FIRST_BATCH)
        : afterFailure(reach, Math.min(weight, state.batch, FIRST_BATCH)),
    retryAt: byItself ? Math.max(now + wait, notBefore ?? 0) : null,
    notBefore,
  };
}

/** Full jitter, so that a valley that comes back does not knock as one. */
function backoff(failures: number, random: Random): number {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 12));
  return Math.round(most / 4 + random() * most * 0.75);
}
