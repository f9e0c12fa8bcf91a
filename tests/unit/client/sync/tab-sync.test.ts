// Tabs of one browser over one real channel of words: who leads, who is looked at, and who hears the server's news.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Replica } from '../../../../src/client/replica/replica.ts';
import type { Stream } from '../../../../src/client/sync/news.ts';
import { joinSync, type TabSync } from '../../../../src/client/sync/tab-sync.ts';
import type { Transport } from '../../../../src/client/sync/transport.ts';
import type { News } from '../../../../src/protocol/news.ts';
import { createLocks } from '../../../support/locks.ts';

const BLOC = 'cac-huyen';
const SHEET = 'cac-huyen.2023/sin-ho';
const OPEN = 1;

/** What one says, the others hear a moment later, in a copy. */
class Channel {
  static open = new Set<Channel>();
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  readonly name: string;
  constructor(name: string) {
    this.name = name;
    Channel.open.add(this);
  }
  postMessage(data: unknown) {
    for (const other of Channel.open) {
      if (other === this || other.name !== this.name) continue;
      const copy: unknown = structuredClone(data);
      queueMicrotask(() => Channel.open.has(other) && other.onmessage?.({ data: copy }));
    }
  }
  close() {
    Channel.open.delete(this);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('BroadcastChannel', Channel);
});
afterEach(() => {
  Channel.open.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

const answered = () => ({ is: 'answer', value: { epoch: 'e1' }, bytes: 1 });

/** The tabs of one browser, and the server's side: how often it was asked who it is, and the streams that are open. */
function browser({ random = 0.5, ping = answered }: { random?: number; ping?: () => unknown } = {}) {
  const locks = createLocks();
  const server = { rounds: 0 };

  function open() {
    let seen = true;
    const streams = new Set<Stream>();
    const listeners = new Map<string, () => void>();
    const transport = {
      ping: () => {
        server.rounds += 1;
        return Promise.resolve(ping());
      },
      prepare: () => undefined,
    } as unknown as Transport;
    const replica = {
      storage: { name: 'mot-nguoi' },
      blocs: new Map([[BLOC, { cursor: 0 }]]),
      copies: new Map(),
      store: {
        adoptLeft: () => Promise.resolve(),
        meetEpoch: () => Promise.resolve(),
        // Nothing of the bloc is fetched: what is told here is when.
        reachOf: () => undefined,
      },
      lookAgain: () => Promise.resolve(),
    } as unknown as Replica;
    const sync = joinSync({
      replica,
      transport,
      device: 'may-a',
      now: Date.now,
      random: () => random,
      locks,
      fetchFile: () => Promise.reject(new Error('no file is asked for')),
      onSignedOut: () => undefined,
      page: {
        isSeen: () => seen,
        on: (event, heard) => (listeners.set(event, heard), () => void listeners.delete(event)),
      },
      stream: {
        open: () => {
          const one: Stream & { readyState: number } = {
            onmessage: null,
            onerror: null,
            readyState: OPEN,
            close: () => void streams.delete(one),
          };
          streams.add(one);
          return one;
        },
        post: () => Promise.resolve(),
      },
    });
    const happen = (event: string) => listeners.get(event)?.();
    return {
      sync,
      streams,
      happen,
      see: (isSeen: boolean) => {
        seen = isSeen;
        happen('visibilitychange');
      },
      /** The server tells this tab something, if it listens. */
      say: (news: News) => streams.forEach((one) => one.onmessage?.({ data: JSON.stringify(news) })),
    };
  }
  return { open, server };
}

const nobody: News = { is: 'here', bloc: BLOC, others: [] };
const moved: News = { is: 'moved', bloc: BLOC, position: 7 };
const namesAt = (sync: TabSync) => sync.othersAt(BLOC, SHEET).map(({ name }) => name);

describe('tabs of one browser', () => {
  test('[LD4] a tab that comes later knows at once how the line stands, and listens to the news itself', async () => {
    const { open, server } = browser();
    const first = open();
    await pass(20_000);
    expect([first.sync.state.reach, server.rounds]).toEqual(['online', 1]);
    const second = open();
    await pass(10);
    expect([second.sync.state.reach, second.sync.state.lastRoundAt]).toEqual([
      'online',
      first.sync.state.lastRoundAt,
    ]);
    expect([first.streams.size, second.streams.size]).toEqual([1, 1]);
    // It was told, and has asked for no round.
    expect(server.rounds).toBe(1);
  });

  test('[NW6] the warning of others at a sheet is known to each tab that is looked at', async () => {
    const { open } = browser();
    const tabs = [open(), open()];
    await pass(1000);
    const here: News = {
      is: 'here',
      bloc: BLOC,
      others: [{ unitId: 'sin-ho', periodId: 'cac-huyen.2023', personId: 'thuky', name: 'Thư ký' }] as never,
    };
    for (const { say } of tabs) say(here);
    expect(tabs.map(({ sync }) => namesAt(sync))).toEqual([['Thư ký'], ['Thư ký']]);
  });

  test('[NW6] news wakes the tab that leads, whichever tab has heard it', async () => {
    const { open, server } = browser();
    const [leader, other] = [open(), open()];
    await pass(1000);
    leader.see(false);
    await pass(1000);
    expect([leader.streams.size, other.streams.size]).toEqual([0, 1]);
    const before = server.rounds;
    other.say(moved);
    await pass(10);
    expect(server.rounds).toBe(before + 1);
  });

  test('[EN17] once nobody hears the news any more, the next round comes within the minute', async () => {
    const { open, server } = browser();
    const { say, see } = open();
    await pass(1000);
    say(nobody);
    await pass(100_000);
    expect(server.rounds).toBe(1);
    // Nobody looks, and the stream is shut: what was put off for it is due.
    see(false);
    await pass(10);
    expect(server.rounds).toBe(2);
    await pass(61_000);
    expect(server.rounds).toBe(3);
  });

  test('[EN17] nor is a round put off for a stream that broke', async () => {
    const { open, server } = browser();
    const { say, see, streams } = open();
    await pass(1000);
    say(nobody);
    see(true);
    await pass(30_000);
    expect(server.rounds).toBe(2);
    for (const one of streams) {
      Object.assign(one, { readyState: 0 });
      one.onerror?.();
    }
    await pass(31_000);
    expect(server.rounds).toBe(3);
  });

  test('[EN17] while another tab hears the news, a leader that nobody looks at asks within five minutes; once that one is gone, within one', async () => {
    const { open, server } = browser();
    const [leader, other] = [open(), open()];
    await pass(1000);
    leader.see(false);
    await pass(1000);
    other.say(nobody);
    await pass(30_000);
    const before = server.rounds;
    await pass(100_000);
    expect(server.rounds).toBe(before);
    other.sync.stop();
    await pass(61_000);
    expect(server.rounds).toBeGreaterThan(before);
  });
});

describe('who knocks, and when', () => {
  test('[LN8] a network that is back is tried within five seconds, at a moment of the dice, by the tab that leads', async () => {
    for (const random of [0.1, 0.5, 0.999]) {
      const { open, server } = browser({ random });
      const tabs = [open(), open()];
      await pass(10_000);
      const before = server.rounds;
      // Every tab hears it, and a line that comes and goes says it more than once.
      for (const { happen } of [...tabs, ...tabs]) happen('online');
      await pass(random * 5000 - 100);
      expect(server.rounds, `dice ${random}`).toBe(before);
      await pass(200);
      expect(server.rounds, `dice ${random}`).toBe(before + 1);
      await pass(10_000);
      expect(server.rounds, `dice ${random}`).toBe(before + 1);
      for (const { sync } of tabs) sync.stop();
    }
  });

  test('[LN8] where the server has named its time, no tab that is looked at knocks; a press in any tab does', async () => {
    const busy = { is: 'trouble', status: 503, fault: undefined, retryAfter: 600_000 };
    const { open, server } = browser({ ping: () => busy });
    const [leader, other] = [open(), open()];
    await pass(1000);
    expect([leader.sync.state.reach, server.rounds]).toEqual(['server-trouble', 1]);
    for (const tab of [leader, other]) {
      tab.see(false);
      tab.see(true);
      tab.happen('online');
      tab.happen('offline');
    }
    await pass(10_000);
    expect(server.rounds).toBe(1);
    other.sync.wake(true);
    await pass(10);
    expect(server.rounds).toBe(2);
    leader.sync.wake(true);
    await pass(10);
    expect(server.rounds).toBe(3);
  });
});
