// A device on which the app has been put away, and nobody has signed in. It is made once for a build, before the first test
// in a browser, and copied: putting the app away is most of what a new device costs. Tests of that itself begin without.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../tools/source-hash.mjs';

const kept = path.join(root, '.cache/app-on-device');

/** By its worker, which names every file with its hash; undefined where nothing is built, as paper needs none. */
function placeOfBuild(): string | undefined {
  const worker = path.join(root, 'dist/service-worker.js');
  if (!existsSync(worker)) return undefined;
  return path.join(kept, createHash('sha256').update(readFileSync(worker)).digest('hex').slice(0, 16));
}

/** The profile to copy; undefined where none was made for this build. */
export function appOnDevice(): string | undefined {
  const place = placeOfBuild();
  return place !== undefined && existsSync(place) ? place : undefined;
}

/** Makes it (the runner calls a default export), where it is not there yet; of earlier builds nothing stays. */
export default async function putAppOnDevice(): Promise<void> {
  const place = placeOfBuild();
  if (place === undefined || existsSync(place)) return;
  const [{ newDevice }, { startServer }] = await Promise.all([import('./device.ts'), import('./server.ts')]);
  await rm(kept, { recursive: true, force: true });
  await mkdir(kept, { recursive: true });
  const server = await startServer();
  const device = await newDevice(server.url, undefined, { isFirstVisit: true });
  try {
    await device.page.goto('/');
    // The worker takes the page in when everything is there.
    await device.page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, {
      timeout: 60_000,
    });
    await device.context.close();
    await cp(device.profile, `${place}.half`, { recursive: true });
    await rename(`${place}.half`, place);
  } finally {
    await device.close();
    await server.stop();
  }
}
