// What most tests in a browser begin with, made once for a build, before the first of them, and copied: a device on which
// the app has been put away and nobody has signed in; the folder of a server with the sample province; and of those who are
// asked for most a device each, on which they have signed in at that server and have all that they need with no network.
// Each is most of what a test would wait for. Tests of these things themselves begin without.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { root } from '../../tools/source-hash.mjs';

const kept = path.join(root, '.cache/put-away');

/** Asked for by more than a few tests. */
const PEOPLE = ['truongkhoi', 'thuky', 'canbo.sinho', 'phokhoi', 'sonoivu'];

/** Whoever signed in then is signed in still: an officer's session lasts twelve hours. */
const FRESH_MS = 6 * 3_600_000;

/** By its worker, which names every file with its hash; undefined where nothing is built, as paper needs none. */
function placeOfBuild(): string | undefined {
  const worker = path.join(root, 'dist/service-worker.js');
  if (!existsSync(worker)) return undefined;
  return path.join(kept, createHash('sha256').update(readFileSync(worker)).digest('hex').slice(0, 16));
}

function found(...names: readonly string[]): string | undefined {
  const place = placeOfBuild();
  const one = place && path.join(place, ...names);
  return one && existsSync(one) ? one : undefined;
}

/** The profile of a device with the app and nobody's work; undefined where none was made for this build. */
export const appOnDevice = (isWhole = false): string | undefined => found(isWhole ? 'app-whole' : 'app');

/** The folder of the server at which the devices below have signed in. */
export const sampleFolder = (): string | undefined => found('server');

/** The profile of a person's device; undefined of whom none was made. */
export const deviceOfPerson = (username: string): string | undefined => found('people', username);

/** Makes it all (the runner calls a default export), where it is not there yet; of earlier builds nothing stays. */
export default async function putAway(): Promise<void> {
  const place = placeOfBuild();
  if (place === undefined || (existsSync(place) && Date.now() - statSync(place).mtimeMs < FRESH_MS)) return;
  const [{ newDevice, signIn, takeBloc, waitUntilReady }, { startServer }] = await Promise.all([
    import('./device.ts'),
    import('./server.ts'),
  ]);
  await rm(kept, { recursive: true, force: true });
  const half = `${place}.half`;
  await mkdir(path.join(half, 'people'), { recursive: true });
  const folder = path.join(half, 'server');
  const server = await startServer({ DEMO: 'on', DATA_DIR: folder });
  try {
    const app = path.join(half, 'app');
    for (const [to, isWhole] of [
      [app, false],
      [`${app}-whole`, true],
    ] as const) {
      const device = await newDevice(server.url, undefined, { isFirstVisit: true, isWhole });
      await device.page.goto('/');
      // The worker takes the page in when everything is there.
      await device.page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, {
        timeout: 60_000,
      });
      await device.context.close();
      await cp(device.profile, to, { recursive: true });
      await device.close();
    }
    for (const username of PEOPLE) {
      const own = await newDevice(server.url, undefined, { from: app });
      await signIn(own.page, username, SAMPLE_PASSWORD);
      if (username === 'sonoivu') await takeBloc(own.page);
      await waitUntilReady(own.page);
      await own.context.close();
      await cp(own.profile, path.join(half, 'people', username), { recursive: true });
      await own.close();
    }
  } finally {
    await server.stop();
  }
  await rename(half, place);
}
