// Whether this device can be taken where there is no network, line by line. Pure, so that the sign at the top and the
// lines under it cannot disagree. `must` keeps the device at home; `should` is said, and leaves the choice [RD1].

import type { StorageState } from '../../replica/device-storage.ts';
import type { Keeping } from '../../replica/replica.ts';
import { ageStep } from './age-ladder.ts';

export type ShellState = 'ready' | 'installing' | 'insecure' | 'unsupported' | 'blocked' | 'failed';

export interface DeviceFacts {
  readonly shell: ShellState;
  /** While it is being put here: so many of so many files. */
  readonly taken: { readonly done: number; readonly total: number } | undefined;
  readonly isUpdateWaiting: boolean;
  /** Which build this is. */
  readonly build: string;
  /** Every bloc taken onto the device is whole, and there is at least one. */
  readonly dataComplete: boolean;
  /** There is one that this person could take: of who has no part in any, none is asked. */
  readonly hasBloc: boolean;
  /** Undefined until the probe has answered. */
  readonly storage: StorageState | undefined;
  readonly keeping: Keeping;
  /** Undefined until they were looked for. */
  readonly fontsReady: boolean | undefined;
  /** Changes that were not sent, and for how many whole days the oldest waits. */
  readonly unsent: number;
  /** Evidence files that the server is still to get. */
  readonly files: number;
  readonly daysWaiting: number;
  /** Of those changes the ones that are in no file, and for how many whole days the oldest of them waits. */
  readonly inNoFile: number;
  readonly daysInNoFile: number;
  readonly clock: ClockState;
}

/** `unknown`: nobody has told the true time yet. */
export type ClockState =
  | { readonly is: 'unknown' }
  | { readonly is: 'measured'; readonly minutesOff: number }
  /** The device believes it is earlier than the server's last word: no secure line works with such a clock. */
  | { readonly is: 'plainly-wrong' };

export type CheckId =
  'shell' | 'update' | 'data' | 'write' | 'journal' | 'fonts' | 'keep' | 'unsent' | 'backup' | 'clock';
export type CheckState = 'must' | 'should' | 'open' | 'good';

export interface DeviceCheck {
  readonly id: CheckId;
  readonly state: CheckState;
}

export const MOST_MINUTES_OFF = 5;

/** Every line, what must be done first, then what should, then what is not known yet, then what is well. */
export function checksOf(facts: DeviceFacts): readonly DeviceCheck[] {
  const order: readonly CheckState[] = ['must', 'should', 'open', 'good'];
  const states: { readonly [Id in CheckId]: CheckState } = {
    shell: facts.shell === 'ready' ? 'good' : facts.shell === 'installing' ? 'open' : 'must',
    update: facts.isUpdateWaiting ? 'should' : 'good',
    data: facts.dataComplete || !facts.hasBloc ? 'good' : 'must',
    write: writeState(facts),
    journal: { good: 'good', opening: 'open', none: 'should', failed: 'should' }[
      facts.keeping.secondCopy
    ] as CheckState,
    fonts: facts.fontsReady === undefined ? 'open' : facts.fontsReady ? 'good' : 'must',
    keep: keepState(facts),
    unsent: ageStep(facts.daysWaiting) === 'fresh' ? 'good' : 'should',
    backup: isBackupDue(facts) ? 'should' : 'good',
    clock: clockState(facts.clock),
  };
  return (Object.keys(states) as CheckId[])
    .map((id) => ({ id, state: states[id] }))
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

function writeState({ storage, keeping }: DeviceFacts): CheckState {
  if (keeping.trouble) return 'must';
  if (storage === undefined) return 'open';
  return storage.writable ? 'good' : 'must';
}

/** In a tab of Safari a week without a network is the end of what was entered. */
function keepState({ storage }: DeviceFacts): CheckState {
  if (storage === undefined) return 'open';
  if (storage.isSafariTab) return 'must';
  return storage.persisted ? 'good' : 'should';
}

/** Work of more than a day that lies on one device alone belongs into a file before a journey [RD2]. */
const isBackupDue = ({ inNoFile, daysInNoFile }: DeviceFacts): boolean => inNoFile > 0 && daysInNoFile >= 1;

function clockState(clock: ClockState): CheckState {
  if (clock.is === 'plainly-wrong') return 'must';
  if (clock.is === 'unknown') return 'good';
  return Math.abs(clock.minutesOff) > MOST_MINUTES_OFF ? 'should' : 'good';
}

/** Minutes by which this device's clock goes ahead, from one answer of the server: all in milliseconds. */
export const minutesOff = (serverAt: number, asked: number, answered: number): number =>
  Math.round(((asked + answered) / 2 - serverAt) / 60_000);

/** What the clock is without asking anybody: before the last word of a server is plainly wrong. */
export const clockWithoutLine = (now: number, lastServerAt: number): ClockState =>
  now < lastServerAt - MOST_MINUTES_OFF * 60_000 ? { is: 'plainly-wrong' } : { is: 'unknown' };

/** What still must be done; ready where nothing must, and nothing is unknown. */
export const isReady = (checks: readonly DeviceCheck[]): boolean =>
  checks.every(({ state }) => state !== 'must' && state !== 'open');
