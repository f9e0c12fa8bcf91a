// The sample province's people on devices of their own: signed in, with all that they need offline put away.

import { expect, test } from '@playwright/test';
import { must } from '../../src/base/assert.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, drawn, newDevice, signIn, takeBloc, waitUntilReady, type Device } from './device.ts';
import { startServer, type TestServer } from './server.ts';

type Extras = Parameters<typeof newDevice>[2];

export interface SampleWorld {
  readonly server: TestServer;
  /** What is closed when the test is over; a device that was made by hand goes in here. */
  readonly devices: Device[];
  readonly device: (username: string, screen?: typeof DESK, extras?: Extras) => Promise<Device>;
}

/** A server with the sample for each test of a file, and devices on it; all of them are gone after the test. */
export function sampleForEach(): SampleWorld {
  let now: SampleWorld | undefined;
  const here = () => must(now, 'a test that runs');
  test.beforeEach(async () => {
    now = worldOn(await startServer({ DEMO: 'on' }));
  });
  test.afterEach(async () => {
    if (!now) return;
    for (const one of now.devices.splice(0)) await one.close().catch(() => undefined);
    await now.server.stop();
    now = undefined;
  });
  return {
    get server() {
      return here().server;
    },
    get devices() {
      return here().devices;
    },
    device: (...args) => here().device(...args),
  };
}

function worldOn(server: TestServer): SampleWorld {
  const devices: Device[] = [];
  return {
    server,
    devices,
    async device(username, screen = DESK, extras = {}) {
      const one = await newDevice(server.url, screen, extras);
      devices.push(one);
      await signIn(one.page, username, SAMPLE_PASSWORD);
      if (username === 'sonoivu') await takeBloc(one.page);
      await waitUntilReady(one.page);
      return one;
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
