// A device that is on-line and hears no news, as behind a proxy that keeps events back: it asks by itself.

import { expect, test, vi } from 'vitest';
import { startSync, type SyncEngine } from '../../src/client/sync/engine.ts';
import { createTransport } from '../../src/client/sync/transport.ts';
import { signIn, startServer } from '../support/server.ts';
import { Session } from '../../src/protocol/session.ts';
import { newTestDevice } from '../support/tab.ts';

test('[EN17] behind a round that went well the next one comes in a minute, though nobody tells of any news; who is told asks seldom', async () => {
  const server = await startServer();
  const client = await signIn(server.url, 'canbo.sinho');
  const { actor } = Session.parse(await (await client.request('GET', '/api/session')).json());
  const replica = await newTestDevice().openTab(actor);
  await replica.ready;
  const asked: string[] = [];
  const fetcher = (url: string | URL | Request, init?: RequestInit) => {
    const path = url instanceof Request ? url.url : url.toString();
    asked.push(path);
    const headers = new Headers(init?.headers);
    headers.set('cookie', client.cookie);
    return fetch(`${server.url}${path}`, { ...init, headers });
  };
  let at = 1_700_000_000_000;
  let isTold = false;
  const putOff = new Set<{ readonly work: () => void; readonly due: number }>();
  const pass = (ms: number) => {
    at += ms;
    for (const one of [...putOff].filter(({ due }) => due <= at)) {
      putOff.delete(one);
      one.work();
    }
  };
  const engine: SyncEngine = startSync({
    replica,
    transport: createTransport(fetcher, () => 'abc'),
    now: () => at,
    random: () => 0.5,
    onSignedOut: () => undefined,
    hearsNews: () => isTold,
    timers: {
      set(work, ms) {
        const one = { work, due: at + ms };
        putOff.add(one);
        return () => void putOff.delete(one);
      },
    },
  } as Parameters<typeof startSync>[0]);
  const rounds = () => asked.filter((url) => url.includes('/api/ping')).length;
  for (const count of [1, 2, 3]) {
    await vi.waitFor(() => expect([rounds(), engine.state.doing]).toEqual([count, 'resting']));
    pass(30_000);
    expect(rounds()).toBe(count);
    pass(31_000);
  }
  await vi.waitFor(() => expect([rounds(), engine.state.doing]).toEqual([4, 'resting']));
  // Told of news, it asks seldom.
  isTold = true;
  engine.wake(true);
  await vi.waitFor(() => expect([rounds(), engine.state.doing]).toEqual([5, 'resting']));
  pass(240_000);
  expect(rounds()).toBe(5);
  pass(61_000);
  expect(rounds()).toBe(6);
  engine.stop();
  replica.close();
  await server.stop();
});
