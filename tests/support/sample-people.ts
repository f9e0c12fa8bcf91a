// The sample province's people on devices of their own: signed in, with all that they need offline put away.

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { must } from '../../src/base/assert.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, drawn, newDevice, signIn, takeBloc, waitUntilReady, type Device } from './device.ts';
import { deviceOfPerson, sampleFolder } from './put-away.ts';
import { startServer, type TestServer } from './server.ts';

type Extras = Parameters<typeof newDevice>[2];

export interface SampleWorld {
  readonly server: TestServer;
  /** What is closed when the test is over; a device that was made by hand goes in here. */
  readonly devices: Device[];
  /** `url` where something stands before the server. */
  readonly device: (username: string, screen?: typeof DESK, extras?: Extras, url?: string) => Promise<Device>;
  /** All devices, and the server after them. */
  readonly end: () => Promise<void>;
}

/** A server with the sample for each test of a file, and devices on it; all of them are gone after the test. */
export function sampleForEach(): Omit<SampleWorld, 'end'> {
  let now: SampleWorld | undefined;
  const here = () => must(now, 'a test that runs');
  test.beforeEach(async () => {
    now = await startSample();
  });
  test.afterEach(async () => {
    await now?.end();
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

/** A server with the sample, and devices on it; they are there until `end`. */
export async function startSample(): Promise<SampleWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-'));
  const put = sampleFolder();
  if (put) await cp(put, folder, { recursive: true });
  const server = await startServer({ DEMO: 'on', DATA_DIR: folder });
  const devices: Device[] = [];
  /** Whose device was put away and is in use: two of one copy would write under one name. */
  const inUse = new Set<string>();
  return {
    server,
    devices,
    async device(username, screen = DESK, extras = {}, url = server.url) {
      const isOrdinary =
        !extras.isFirstVisit && !extras.isWithoutWorker && !extras.isWhole && !inUse.has(username);
      const from = put && isOrdinary ? deviceOfPerson(username) : undefined;
      inUse.add(username);
      const one = await newDevice(url, screen, { ...extras, ...(from ? { from } : {}) });
      devices.push(one);
      if (from) await heardOfServer(one.page);
      else {
        await signIn(one.page, username, SAMPLE_PASSWORD);
        if (username === 'sonoivu') await takeBloc(one.page);
        await waitUntilReady(one.page);
      }
      return one;
    },
    async end() {
      for (const one of devices.splice(0)) await one.close().catch(() => undefined);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the app on a device that was put away, and waits until it has all that has been done at its server since. */
async function heardOfServer(page: Page): Promise<void> {
  const since = Date.now();
  await page.goto('/');
  await expect.poll(() => page.evaluate(hearing), { intervals: [50] }).toBeGreaterThanOrEqual(since);
  await drawn(page);
}

/** When the server last told all there is of the bloc that is here; 0 while it has not. */
async function hearing(): Promise<number> {
  const promised = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no answer'));
    });
  const all = await indexedDB.databases();
  const own = all.find(({ name }) => /^so-thi-dua\.(?!probe|files|typed)/.test(name ?? ''));
  const db = await promised(indexedDB.open(own?.name ?? ''));
  try {
    const blocs = db.transaction('blocs').objectStore('blocs');
    const rows = (await promised(blocs.getAll())) as { readonly heardAt: number | null }[];
    return Math.min(...rows.map(({ heardAt }) => heardAt ?? 0));
  } finally {
    db.close();
  }
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
