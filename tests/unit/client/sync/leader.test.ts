import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { standForLeader, type Leadership } from '../../../../src/client/sync/leader.ts';
import { createLocks } from '../../../support/locks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Tabs of one browser: what one beats, the others hear. */
function browser(locks: LockManager | undefined = createLocks()) {
  const tabs: { leads: boolean; frozen: boolean; seen: boolean; stand: Leadership; times: number }[] = [];
  const open = () => {
    const tab = { leads: false, frozen: false, seen: true, times: 0 } as (typeof tabs)[number];
    tabs.push(tab);
    tab.stand = standForLeader({
      name: 'lead',
      locks,
      now: Date.now,
      every(work, ms) {
        const id = setInterval(() => tab.frozen || work(), ms);
        return () => clearInterval(id);
      },
      isSeen: () => tab.seen,
      beat: () => tabs.forEach((other) => other !== tab && !other.frozen && other.stand.heard()),
      lead() {
        tab.leads = true;
        tab.times += 1;
      },
      lose() {
        tab.leads = false;
      },
    });
    return tab;
  };
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { open, pass, leaders: () => tabs.filter(({ leads }) => leads).length };
}

describe('leading', () => {
  test('[LD1] one tab leads; when it closes, the next in line does, within moments', async () => {
    const { open, pass, leaders } = browser();
    const [one, two] = [open(), open()];
    await pass(50);
    expect([one.leads, two.leads, leaders()]).toEqual([true, false, 1]);
    await pass(120_000);
    expect([one.leads, two.leads]).toEqual([true, false]);
    one.stand.resign();
    await pass(50);
    expect(two.leads).toBe(true);
  });

  test('[LD2] from a leader that has gone silent the lead is taken; when it wakes it stops, and does not take it back', async () => {
    const { open, pass, leaders } = browser();
    const [one, two] = [open(), open()];
    await pass(50);
    one.frozen = true;
    await pass(25_000);
    expect(two.leads).toBe(false);
    await pass(20_000);
    // The frozen one could not be told yet; the lock says who leads.
    expect(two.leads).toBe(true);
    one.frozen = false;
    await pass(120_000);
    expect([one.leads, two.leads, leaders()]).toEqual([false, true, 1]);
  });

  test('[LD2] a clock that is set back or ahead meanwhile neither keeps the lead with a silent one nor takes it from one that is heard', async () => {
    for (const jump of [-24, 24]) {
      const { open, pass } = browser();
      const [one, two] = [open(), open()];
      await pass(50);
      vi.setSystemTime(Date.now() + jump * 60 * 60 * 1000);
      await pass(60_000);
      expect([one.leads, two.leads], `${jump} hours`).toEqual([true, false]);
      one.frozen = true;
      vi.setSystemTime(Date.now() + jump * 60 * 60 * 1000);
      await pass(60_000);
      expect(two.leads, `${jump} hours`).toBe(true);
    }
  });

  test('[LD2] a tab that nobody looks at, or that slept itself, takes the lead from nobody', async () => {
    const { open, pass } = browser();
    const [one, two] = [open(), open()];
    await pass(50);
    two.seen = false;
    one.frozen = true;
    await pass(120_000);
    expect([one.leads, two.leads]).toEqual([true, false]);
    two.frozen = true;
    await pass(60_000);
    one.frozen = false;
    two.frozen = false;
    two.seen = true;
    await pass(60_000);
    expect([one.leads, two.leads]).toEqual([true, false]);
  });

  test('[LD3] without locks every tab leads, and that is allowed', () => {
    const tab = { leads: 0 };
    const stand = () =>
      standForLeader({
        name: 'lead',
        locks: undefined,
        now: Date.now,
        every: () => () => undefined,
        isSeen: () => true,
        beat: () => undefined,
        lead: () => void (tab.leads += 1),
        lose: () => undefined,
      });
    stand();
    stand();
    expect(tab.leads).toBe(2);
  });
});
