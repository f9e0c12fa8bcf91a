// The real app in a real browser: what a person waits for, and what the wire carries.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, signIn, waitUntilReady } from '../support/device.ts';
import { median, quantile, within, type Figure } from './measure.ts';
import type { BenchBloc } from './sizes.ts';

const THROTTLE = 4;
const EDITS = 40;
const STARTS = 5;

/** `bloc` is whole on the server: its grid is full. */
export async function appFigures(
  url: string,
  bloc: BenchBloc,
  leader: string,
  dist: string,
): Promise<Figure[]> {
  let device = await newDevice(url, DESK, { isFirstVisit: true });
  try {
    await signIn(device.page, leader, SAMPLE_PASSWORD);
    await waitUntilReady(device.page);
    const address = `/k/${bloc.blocId}.2024/cham`;
    await device.page.goto(address);
    await device.page.getByRole('gridcell').first().waitFor();
    const repaints = await measureRepaints(device.page);

    // Shut and started again without a network: everything comes from the service worker and the store.
    const starts: number[] = [];
    let scripts: readonly string[] = [];
    device = await device.restart({ offline: true });
    for (let round = 0; round < STARTS; round += 1) {
      const page = await device.context.newPage();
      await throttle(page);
      await page.addInitScript(watchForGrid);
      await page.goto(address);
      const shown = await page.waitForFunction(() => (window as Watched).gridShown);
      const { at, files } = (await shown.jsonValue()) as NonNullable<Watched['gridShown']>;
      starts.push(at);
      scripts = files;
      if (process.env['LIST_SCRIPTS'])
        process.stderr.write(
          files.map((f) => `${f} ${sizeOf(dist, new URL(f).pathname, '.gz')}`).join('\n') + '\n',
        );
      await page.close();
    }

    return [
      within({ name: 'total repaints, p50, 4 × throttle', unit: 'ms', value: median(repaints) }, 50),
      within({ name: 'total repaints, p95, 4 × throttle', unit: 'ms', value: quantile(repaints, 0.95) }, 50),
      within(
        { name: 'app usable offline, grid shown, 4 × throttle', unit: 'ms', value: median(starts) },
        1000,
      ),
      within(
        {
          name: 'JavaScript to the first score entry, gzip',
          unit: 'KiB',
          value: kib(scripts.map((file) => sizeOf(dist, new URL(file).pathname, '.gz'))),
        },
        180,
      ),
      within(
        {
          name: 'whole precache over the wire',
          unit: 'KiB',
          value: kib(precached(dist).map((file) => sizeOf(dist, file, '.br'))),
        },
        1.8 * 1024,
      ),
    ];
  } finally {
    await device.close();
  }
}

interface Watched extends Window {
  gridShown?: { readonly at: number; readonly files: readonly string[] };
  repaints?: number[];
}

async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
}

/** From Enter to the frame after the total in the foot has changed: points typed into cells marked by hand. */
async function measureRepaints(page: Page): Promise<number[]> {
  await throttle(page);
  await page.evaluate(() => {
    const watched = window as Watched;
    const times = (watched.repaints = []) as number[];
    let pressed: number | undefined;
    addEventListener('keydown', (event) => event.key === 'Enter' && (pressed = event.timeStamp), true);
    const foot = document.querySelector('.grid tfoot') as Element;
    new MutationObserver(() => {
      const since = pressed;
      pressed = undefined;
      if (since === undefined) return;
      // A message after the frame's own callback comes when the frame has been handed over.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - since);
        port2.postMessage(null);
      });
    }).observe(foot, { subtree: true, characterData: true, childList: true });
  });

  // Every sixth criterion is marked by hand: the points are the figure.
  const cell = page.locator('td[data-row="5"][data-column="3"]');
  await cell.click();
  for (let edit = 0; edit < EDITS; edit += 1) {
    await page.keyboard.type(`${1 + (edit % 8)},${1 + (edit % 9)}`);
    await page.keyboard.press('Enter');
    await page.waitForFunction((count) => ((window as Watched).repaints?.length ?? 0) > count, edit);
    await page.waitForTimeout(30);
    await page.keyboard.press('ArrowUp');
  }
  return page.evaluate(() => (window as Watched).repaints ?? []);
}

/** Runs in the page before anything else of it. */
function watchForGrid(): void {
  const watched = window as Watched;
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[role=grid] td[data-row]')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const files = performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => new URL(name).pathname.endsWith('.js') && !name.endsWith('/service-worker.js'));
        watched.gridShown = { at: performance.now(), files };
      };
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

const kib = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0) / 1024;

/** What a file weighs on the wire: its compressed sibling, or itself. */
function sizeOf(dist: string, file: string, packed: '.gz' | '.br'): number {
  const path = join(dist, file);
  return statSync(existsSync(path + packed) ? path + packed : path).size;
}

/** The files that the service worker takes onto the device, and itself. */
function precached(dist: string): string[] {
  const text = readFileSync(join(dist, 'service-worker.js'), 'utf8');
  const urls = [...text.matchAll(/["']?url["']?:\s*["'`](\/[^"'`]+)["'`]/g)].map(([, url]) => url as string);
  if (urls.length === 0) throw new Error('bench: no precache list in the service worker');
  return ['/service-worker.js', ...new Set(urls)];
}
