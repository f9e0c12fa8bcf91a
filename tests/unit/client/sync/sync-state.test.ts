// The whole table: every event in every doing, from a fixed dice.

import { describe, expect, test } from 'vitest';
import { FIRST_BATCH, initialSyncState } from '../../../../src/client/sync/initial-state.ts';
import { next, type Doing, type SyncEvent, type SyncState } from '../../../../src/client/sync/sync-state.ts';

const given = { now: 1_000_000, random: () => 0.5 };
const at = (doing: Doing, more: Partial<SyncState> = {}): SyncState => ({
  ...initialSyncState,
  doing,
  reach: 'online',
  ...more,
});
const events: Readonly<Record<string, SyncEvent>> = {
  wake: { is: 'wake', urgent: false },
  'urgent wake': { is: 'wake', urgent: true },
  hint: { is: 'hint' },
  reached: { is: 'reached' },
  'pushed, more left': { is: 'pushed', left: true, count: 10, full: false },
  'pushed, none left': { is: 'pushed', left: false, count: 10, full: false },
  pulled: { is: 'pulled', shut: [], unread: [], later: null },
  'too large': { is: 'too-large', count: 10, weight: 80 },
  failed: { is: 'failed', reach: 'no-network' },
};

/** Doing after it, and the action. An answer moves on from wherever it arrives; a wake never starts a second run. */
const table: Readonly<Record<Doing, Readonly<Record<string, string>>>> = {
  resting: {
    wake: 'probing probe',
    'urgent wake': 'probing probe',
    hint: 'probing probe',
    reached: 'pushing push',
    'pushed, more left': 'resting push',
    'pushed, none left': 'pulling pull',
    pulled: 'resting rest',
    'too large': 'resting push',
    failed: 'resting rest',
  },
  probing: {
    wake: 'probing rest',
    'urgent wake': 'probing rest',
    hint: 'probing rest',
    reached: 'pushing push',
    'pushed, more left': 'probing push',
    'pushed, none left': 'pulling pull',
    pulled: 'resting rest',
    'too large': 'probing push',
    failed: 'resting rest',
  },
  pushing: {
    wake: 'pushing rest',
    'urgent wake': 'pushing rest',
    hint: 'pushing rest',
    reached: 'pushing push',
    'pushed, more left': 'pushing push',
    'pushed, none left': 'pulling pull',
    pulled: 'resting rest',
    'too large': 'pushing push',
    failed: 'resting rest',
  },
  pulling: {
    wake: 'pulling rest',
    'urgent wake': 'pulling rest',
    hint: 'pulling rest',
    reached: 'pushing push',
    'pushed, more left': 'pulling push',
    'pushed, none left': 'pulling pull',
    pulled: 'resting rest',
    'too large': 'pulling push',
    failed: 'resting rest',
  },
};

describe.each(Object.entries(table))('while %s', (doing, row) => {
  test.each(Object.entries(row))('[LN1] %s leads to %s', (event, expected) => {
    const [after, action] = next(at(doing as Doing), events[event] as SyncEvent, given);
    expect(`${after.doing} ${action}`).toBe(expected);
  });
});

describe('waking', () => {
  test('[LN2] a wake while busy is kept for one more round, and only one', () => {
    const [busy] = next(at('pulling'), { is: 'wake', urgent: false }, given);
    expect(busy.again).toBe(true);
    const [round, action] = next(busy, { is: 'pulled', shut: [], unread: [], later: null }, given);
    expect([round.again, round.doing, action]).toEqual([false, 'pushing', 'push']);
  });

  test('[LN3] typing does not knock at a door that was just shut; a person or the clock does', () => {
    const shut = at('resting', { failures: 3, reach: 'no-network', retryAt: 1_005_000 });
    expect(next(shut, { is: 'wake', urgent: false }, given)).toEqual([shut, 'rest']);
    expect(next(shut, { is: 'wake', urgent: true }, given)).toEqual([
      { ...shut, doing: 'probing', retryAt: null },
      'probe',
    ]);
  });
});

describe('a time that the server has named', () => {
  const asked = next(at('pushing'), { is: 'failed', reach: 'server-trouble', retryAfter: 600_000 }, given)[0];
  const later = (ms: number) => ({ ...given, now: given.now + ms });

  test('[LN8] it holds against a network that is back, a page that is looked at and news; not against a press, nor once it is over', () => {
    expect(next(asked, { is: 'hint' }, later(1000))).toEqual([asked, 'rest']);
    expect(next(asked, { is: 'wake', urgent: true }, later(1000))[1]).toBe('probe');
    expect(next(asked, { is: 'hint' }, later(600_000))[1]).toBe('probe');
    // A clock that was set back, or ahead: nobody waits longer than one may.
    expect(next(asked, { is: 'hint' }, later(-4_000_000))[1]).toBe('probe');
  });

  test('[LN8] it stands though a press in between met no network, and is over with a round that went well', () => {
    const [pressed] = next(asked, { is: 'wake', urgent: true }, later(1000));
    const [failed] = next(pressed, { is: 'failed', reach: 'no-network' }, later(2000));
    expect([failed.retryAt, failed.notBefore]).toEqual([given.now + 600_000, given.now + 600_000]);
    expect(next(failed, { is: 'hint' }, later(3000))[1]).toBe('rest');
    const [well] = next(
      at('pulling', asked),
      { is: 'pulled', shut: [], unread: [], later: null },
      later(4000),
    );
    expect(next(well, { is: 'hint' }, later(5000))[1]).toBe('probe');
  });

  test('[LN3] without one, a network that is back is tried whatever we had meant to wait', () => {
    const shut = at('resting', { failures: 3, reach: 'no-network', retryAt: 1_005_000 });
    expect(next(shut, { is: 'hint' }, given)[1]).toBe('probe');
  });
});

describe('waiting', () => {
  const failed = (
    state: SyncState,
    event: Partial<Extract<SyncEvent, { is: 'failed' }>> = {},
    random = 0.5,
  ) => next(state, { is: 'failed', reach: 'no-network', ...event }, { now: 0, random: () => random })[0];

  test('[LN4] the wait doubles with each failure up to a quarter of an hour, never all at the same moment', () => {
    const most = (failures: number) => failed(at('pushing', { failures }), {}, 0.999_999_9).retryAt;
    const least = (failures: number) => failed(at('pushing', { failures }), {}, 0).retryAt;
    expect([0, 1, 2, 3].map(most)).toEqual([2000, 4000, 8000, 16_000]);
    expect([0, 1].map(least)).toEqual([500, 1000]);
    expect([most(50), least(50)]).toEqual([900_000, 225_000]);
  });

  test('[LN4] a server that names its time is waited for, up to an hour', () => {
    expect(failed(at('pushing'), { reach: 'server-trouble', retryAfter: 7000 }).retryAt).toBe(7000);
    expect(failed(at('pushing'), { reach: 'server-trouble', retryAfter: 9e9 }).retryAt).toBe(3_600_000);
  });

  test('[LN5] signed out or too old waits for a person, and for no clock', () => {
    for (const reach of ['signed-out', 'app-too-old'] as const) {
      expect(failed(at('pushing'), { reach })).toMatchObject({ reach, retryAt: null, doing: 'resting' });
    }
  });

  test('[LN4] a pull that fails round after round waits longer each time, although nothing had to be pushed', () => {
    let state = at('resting');
    const waits = [1, 2, 3].map(() => {
      [state] = next(state, { is: 'wake', urgent: true }, given);
      [state] = next(state, { is: 'reached' }, given);
      [state] = next(state, { is: 'pushed', left: false, count: 0, full: false }, given);
      [state] = next(state, { is: 'failed', reach: 'server-trouble' }, given);
      return (state.retryAt ?? 0) - given.now;
    });
    expect(waits).toEqual([1250, 2500, 5000]);
  });

  test('[LN4] a whole round, or work that went through, forgets the failures', () => {
    expect(
      next(at('pulling', { failures: 4 }), { is: 'pulled', shut: [], unread: [], later: null }, given)[0],
    ).toMatchObject({
      failures: 0,
      reach: 'online',
      lastRoundAt: given.now,
    });
    expect(
      next(at('pushing', { failures: 4 }), { is: 'pushed', left: true, count: 1, full: false }, given)[0]
        .failures,
    ).toBe(0);
  });
});

describe('the size of a batch', () => {
  test('[LN6] a full batch that went through doubles the next, up to a bound; a small one proves nothing', () => {
    const after = (batch: number, full: boolean) =>
      next(at('pushing', { batch }), { is: 'pushed', left: true, count: 9, full }, given)[0].batch;
    expect([after(1000, true), after(1000, false), after(262_144, true)]).toEqual([2000, 1000, 262_144]);
  });

  test('[LN6] a batch too large is halved by what it weighed; one change alone that does not pass waits', () => {
    const [half, action] = next(at('pushing'), { is: 'too-large', count: 5, weight: 40 }, given);
    expect([half.batch, action]).toEqual([20, 'push']);
    const [alone, rest] = next(half, { is: 'too-large', count: 1, weight: 20 }, given);
    expect(rest).toBe('rest');
    expect(alone).toMatchObject({ doing: 'resting', reach: 'server-trouble', failures: 1 });
  });

  test('[LN6] a line that broke under a batch gets half of what it carried, at most the first size, at least what a message costs', () => {
    const after = (batch: number, weight?: number, reach: 'no-network' | 'server-trouble' = 'no-network') =>
      next(
        at('pushing', { batch }),
        { is: 'failed', reach, ...(weight === undefined ? {} : { weight }) },
        given,
      )[0].batch;
    expect([after(200_000, 100_000), after(FIRST_BATCH, 3000)]).toEqual([FIRST_BATCH / 2, 1500]);
    expect([after(FIRST_BATCH, 300), after(1024, 1024), after(20, 20)]).toEqual([1024, 1024, 1024]);
    expect([after(200_000), after(100)]).toEqual([FIRST_BATCH, 100]);
    // One change may be what a server fails of, and what went before it need not wait with it.
    expect([after(FIRST_BATCH, 300, 'server-trouble'), after(8, 8, 'server-trouble')]).toEqual([150, 4]);
  });
});
