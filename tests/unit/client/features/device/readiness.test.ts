// Whether a device can be taken to where there is no network.

import { describe, expect, test } from 'vitest';
import { ageStep, daysWaiting, isDue } from '../../../../../src/client/features/device/age-ladder.ts';
import {
  checksOf,
  clockWithoutLine,
  isReady,
  minutesOff,
  type DeviceFacts,
} from '../../../../../src/client/features/device/readiness.ts';
import { isSafariTab } from '../../../../../src/client/replica/device-storage.ts';

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60_000;

const well: DeviceFacts = {
  shell: 'ready',
  taken: undefined,
  isUpdateWaiting: false,
  build: '1',
  dataComplete: true,
  hasBloc: true,
  storage: { persisted: true, writable: true, isSafariTab: false, usage: 1, problem: undefined },
  keeping: { trouble: undefined, reserve: 0, secondCopy: 'good' },
  fontsReady: true,
  unsent: 0,
  files: 0,
  daysWaiting: 0,
  inNoFile: 0,
  daysInNoFile: 0,
  clock: { is: 'measured', minutesOff: 0 },
};
const stateOf = (more: Partial<DeviceFacts>, id: string) =>
  checksOf({ ...well, ...more }).find((one) => one.id === id)?.state;
const isReadyWith = (more: Partial<DeviceFacts>) => isReady(checksOf({ ...well, ...more }));

describe('ready for the field', () => {
  test('[RD1] ready where all is well, and where only wishes are open', () => {
    expect(checksOf(well).every(({ state }) => state === 'good')).toBe(true);
    const wishes: readonly Partial<DeviceFacts>[] = [
      { isUpdateWaiting: true },
      { storage: { persisted: false, writable: true, isSafariTab: false, usage: 1, problem: undefined } },
      { keeping: { trouble: undefined, reserve: 0, secondCopy: 'none' } },
      { unsent: 5, daysWaiting: 4 },
      { clock: { is: 'measured', minutesOff: -6 } },
    ];
    for (const wish of wishes) {
      expect(checksOf({ ...well, ...wish }).some(({ state }) => state === 'should')).toBe(true);
      expect(isReadyWith(wish)).toBe(true);
    }
  });

  test('[RD1] not ready without the app, the data, the type, a storage that writes, or while one is not known', () => {
    const keeping = {
      trouble: { kind: 'fault', name: 'UnknownError' },
      reserve: 1,
      secondCopy: 'good',
    } as const;
    const lacks: readonly Partial<DeviceFacts>[] = [
      { shell: 'failed' },
      { shell: 'installing' },
      { dataComplete: false },
      { fontsReady: false },
      { fontsReady: undefined },
      { storage: undefined },
      {
        storage: { persisted: true, writable: false, isSafariTab: false, usage: 1, problem: 'UnknownError' },
      },
      { keeping },
      { clock: { is: 'plainly-wrong' } },
    ];
    for (const lack of lacks) expect(isReadyWith(lack), JSON.stringify(lack)).toBe(false);
  });

  test('[RD1] of who has no part in any bloc none is asked for', () => {
    expect(isReadyWith({ dataComplete: false, hasBloc: false })).toBe(true);
  });

  test('[RD4] a tab of Safari is not ready, whatever it promises; an app on its home screen may be', () => {
    const storage = { persisted: true, writable: true, isSafariTab: true, usage: 1, problem: undefined };
    expect(stateOf({ storage }, 'keep')).toBe('must');
    expect(isReadyWith({ storage })).toBe(false);
    expect([{ standalone: false }, { standalone: true }, {}].map((one) => isSafariTab(one))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('[RD1] what must be done stands first', () => {
    const states = checksOf({ ...well, dataComplete: false, isUpdateWaiting: true }).map(
      ({ state }) => state,
    );
    expect(states.slice(0, 3)).toEqual(['must', 'should', 'good']);
  });

  test('[RD2] unsent work of more than a day belongs into a file, whatever else is in one', () => {
    expect(stateOf({ unsent: 3, daysWaiting: 0, inNoFile: 3 }, 'backup')).toBe('good');
    expect(stateOf({ unsent: 3, daysWaiting: 1, inNoFile: 3, daysInNoFile: 1 }, 'backup')).toBe('should');
    expect(stateOf({ unsent: 3, daysWaiting: 9, inNoFile: 0 }, 'backup')).toBe('good');
    expect(stateOf({ unsent: 3, daysWaiting: 9, inNoFile: 1, daysInNoFile: 0 }, 'backup')).toBe('good');
    expect(stateOf({ unsent: 3, daysWaiting: 9, inNoFile: 1, daysInNoFile: 1 }, 'backup')).toBe('should');
  });
});

describe('the clock', () => {
  test('[RD3] more than five minutes off is said, either way, the time of the answer on its way allowed for', () => {
    expect(minutesOff(1_000_000, 1_000_000 - 2000, 1_000_000 + 2000)).toBe(0);
    expect(minutesOff(0, 6 * MINUTE, 6 * MINUTE + 2000)).toBe(6);
    expect(minutesOff(9 * MINUTE, 0, 0)).toBe(-9);
    expect(stateOf({ clock: { is: 'measured', minutesOff: 5 } }, 'clock')).toBe('good');
    expect(stateOf({ clock: { is: 'measured', minutesOff: 6 } }, 'clock')).toBe('should');
  });

  test('[RD3] a clock before the server’s last word is plainly wrong, network or not', () => {
    expect(clockWithoutLine(10 * DAY, 10 * DAY + 4 * MINUTE)).toEqual({ is: 'unknown' });
    expect(clockWithoutLine(10 * DAY, 10 * DAY + 6 * MINUTE)).toEqual({ is: 'plainly-wrong' });
    expect(clockWithoutLine(10 * DAY, 0)).toEqual({ is: 'unknown' });
  });
});

describe('unsent work grows old', () => {
  test('[SF6] three days a line, seven days send or export, fourteen a full screen', () => {
    expect([0, 2, 3, 6, 7, 13, 14, 90].map(ageStep)).toEqual([
      'fresh',
      'fresh',
      'remind',
      'remind',
      'send-or-export',
      'send-or-export',
      'every-day',
      'every-day',
    ]);
  });

  test('[SF6] days are whole, and a clock that went back makes nothing old', () => {
    expect(daysWaiting(null, 99 * DAY)).toBe(0);
    expect(daysWaiting(DAY, 4 * DAY - 1)).toBe(2);
    expect(daysWaiting(9 * DAY, 2 * DAY)).toBe(0);
  });

  test('[SF6] the full screen comes once a day', () => {
    expect(isDue(0, 20 * DAY)).toBe(true);
    expect(isDue(20 * DAY, 20 * DAY + DAY - 1)).toBe(false);
    expect(isDue(20 * DAY, 21 * DAY)).toBe(true);
    expect(isDue(30 * DAY, 20 * DAY)).toBe(true);
  });
});
