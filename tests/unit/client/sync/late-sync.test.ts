import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { initialSyncState } from '../../../../src/client/sync/initial-state.ts';
import { joinLate } from '../../../../src/client/sync/late-sync.ts';
import type { Later } from '../../../../src/client/replica/storage-guard.ts';
import type { TabSync } from '../../../../src/client/sync/tab-sync.ts';

/** A sync that writes down what it is told. */
function listening() {
  const heard: string[] = [];
  const listeners = new Set<() => void>();
  const sync: TabSync = {
    state: { ...initialSyncState, reach: 'online' },
    pulling: undefined,
    wake: (urgent) => void heard.push(urgent ? 'wake now' : 'wake'),
    othersAt: () => [],
    tellPlace: (bloc, unitId) => void heard.push(`at ${bloc}/${unitId}`),
    fetchFile: (_, told) => (told(1), Promise.resolve({ is: 'damaged' })),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => void heard.push('stop'),
  };
  return { sync, heard, change: () => listeners.forEach((listener) => listener()) };
}

let events: EventTarget;
beforeEach(() => {
  events = new EventTarget();
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
});
afterEach(() => vi.unstubAllGlobals());

describe('sync that comes behind the first paint', () => {
  test('what was asked before it came is asked of it when it comes, an urgent wake as an urgent one', async () => {
    const { sync, heard } = listening();
    const late = joinLate(() => Promise.resolve(sync));
    expect(late.state).toBe(initialSyncState);

    late.tellPlace('khoi', 'u-1');
    late.tellPlace('khoi', 'u-2');
    late.wake(true);
    late.wake(false);
    await expect.poll(() => late.state.reach).toBe('online');
    expect(heard).toEqual(['at khoi/u-2', 'wake now']);

    late.wake(false);
    expect(heard.at(-1)).toBe('wake');
  });

  test('a file that is asked for before it came is fetched when it comes; where it does not come, there is no line', async () => {
    const { sync } = listening();
    const file = { bloc: 'khoi', unitId: 'u-1', hash: 'a'.repeat(64), size: 1, type: 'image/jpeg' } as const;
    const told: number[] = [];
    const late = joinLate(() => Promise.resolve(sync));
    expect(await late.fetchFile(file, (have) => told.push(have))).toEqual({ is: 'damaged' });
    expect(told).toEqual([1]);
    const never = joinLate(() => Promise.reject(new Error('no chunk')));
    const nowhere = { is: 'no-answer', answer: { is: 'no-network' } };
    expect(await never.fetchFile(file, () => undefined)).toEqual(nowhere);
    never.stop();
    expect(await never.fetchFile(file, () => undefined)).toEqual(nowhere);
  });

  test('whoever draws it hears that it came, and of every change after', async () => {
    const { sync, change } = listening();
    const late = joinLate(() => Promise.resolve(sync));
    const reaches: string[] = [];
    late.subscribe(() => reaches.push(late.state.reach));
    late.begin();
    await expect.poll(() => reaches).toEqual(['online']);
    change();
    expect(reaches).toHaveLength(2);
  });

  test('it is fetched once; where it does not come, the next wake asks for it again', async () => {
    const { sync, heard } = listening();
    let asked = 0;
    const failures: unknown[] = [];
    const late = joinLate(
      () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new TypeError('no chunk')) : Promise.resolve(sync);
      },
      (error) => failures.push(error),
    );
    late.begin();
    late.begin();
    await expect.poll(() => failures).toHaveLength(1);
    late.wake(false);
    await expect.poll(() => heard).toEqual(['wake']);
    expect(asked).toBe(2);
  });

  test('it is asked for again once the network is back, or after a while; whoever has left asks no more', async () => {
    const timers = new Set<() => void>();
    const later: Later = (work) => {
      timers.add(work);
      return () => timers.delete(work);
    };
    let asked = 0;
    const failures: unknown[] = [];
    const late = joinLate(
      () => Promise.reject(new TypeError(`no chunk ${(asked += 1)}`)),
      (error) => failures.push(error),
      later,
    );
    events.dispatchEvent(new Event('online'));
    expect(asked).toBe(0);
    late.begin();
    await expect.poll(() => failures).toHaveLength(1);
    events.dispatchEvent(new Event('online'));
    await expect.poll(() => failures).toHaveLength(2);
    expect(timers.size).toBe(1);
    for (const work of timers) work();
    await expect.poll(() => failures).toHaveLength(3);
    late.stop();
    events.dispatchEvent(new Event('online'));
    expect([asked, timers.size]).toEqual([3, 0]);
  });

  test('one that comes after its person has left is stopped, and told nothing', async () => {
    const { sync, heard } = listening();
    const late = joinLate(() => Promise.resolve(sync));
    late.wake(true);
    late.stop();
    await expect.poll(() => heard).toEqual(['stop']);
  });
});
