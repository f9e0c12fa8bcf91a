// The sample province's people on devices of their own: signed in, with all that they need offline put away.

import { expect } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, drawn, newDevice, signIn, takeBloc, waitUntilReady, type Device } from './device.ts';
import { startServer, type TestServer } from './server.ts';

export interface SampleWorld {
  readonly server: TestServer;
  readonly devices: readonly Device[];
  readonly device: (username: string, screen?: typeof DESK) => Promise<Device>;
  /** Shuts every device that was made here, and the server. */
  readonly close: () => Promise<void>;
}

/** A server with the sample, for one test. */
export async function startSample(): Promise<SampleWorld> {
  const server = await startServer({ DEMO: 'on' });
  const devices: Device[] = [];
  return {
    server,
    devices,
    async device(username, screen = DESK) {
      const one = await newDevice(server.url, screen);
      devices.push(one);
      one.page.setDefaultTimeout(20_000);
      await signIn(one.page, username, SAMPLE_PASSWORD);
      if (username === 'sonoivu') await takeBloc(one.page);
      await waitUntilReady(one.page);
      return one;
    },
    async close() {
      for (const one of devices) await one.close().catch(() => undefined);
      await server.stop();
    },
  };
}

/** What the device did is with the server. */
export async function send(one: Device, bloc: string): Promise<void> {
  await one.offline(false);
  await one.page.goto(`${bloc}/gui`);
  await drawn(one.page);
  await expect(one.page.getByText('Không còn gì chờ gửi').filter({ visible: true }).first()).toBeVisible({
    timeout: 30_000,
  });
}
