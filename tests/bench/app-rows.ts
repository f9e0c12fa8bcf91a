// The real app in a real browser: what a person waits for, and what the wire carries.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, signIn, waitUntilReady } from '../support/device.ts';
import { openBare, type BareBrowser, type BarePage } from './bare-browser.ts';
import { median, quantile, told, within, type Figure } from './measure.ts';
import type { BenchBloc } from './sizes.ts';

const THROTTLE = 4;
const EDITS = 40;
const STARTS = 5;
/** Between two keys of a quick typist: eight a second. */
const TYPIST_MS = 120;
/** Between two keys of no person: what one entry leaves to do meets the next. */
const MACHINE_MS = 30;
/** What comes behind the first paint has come. */
const SETTLE_MS = 3000;

/** `bloc` is whole on the server: its grid is full. */
export async function appFigures(
  url: string,
  bloc: BenchBloc,
  leader: string,
  dist: string,
): Promise<Figure[]> {
  const device = await newDevice(url, DESK, { isFirstVisit: true });
  const address = `/k/${bloc.blocId}.2024/cham`;
  try {
    await signIn(device.page, leader, SAMPLE_PASSWORD);
    await waitUntilReady(device.page);
    await device.page.goto(address);
    await device.page.getByRole('gridcell').first().waitFor();
    await device.context.close();

    const repaintsAt = (rhythm: number) =>
      withBrowser(device.profile, url, (browser) => measureRepaints(browser, address, rhythm));
    const repaints = await repaintsAt(TYPIST_MS);
    const hurried = await repaintsAt(MACHINE_MS);
    // Shut and started again without a network: everything comes from the service worker and the store.
    const shown = await withBrowser(device.profile, undefined, (browser) => measureStarts(browser, address));
    const starts = shown.map(({ at }) => at);
    const scripts = shown.at(-1)?.files ?? [];

    return [
      within({ name: 'total repaints, p50, 4 × throttle', unit: 'ms', value: median(repaints) }, 50),
      within({ name: 'total repaints, p95, 4 × throttle', unit: 'ms', value: quantile(repaints, 0.95) }, 50),
      told({ name: 'the same with keys at 30 ms, p95', unit: 'ms', value: quantile(hurried, 0.95) }),
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

interface Shown {
  readonly at: number;
  readonly files: readonly string[];
}

interface Watched extends Window {
  gridShown?: Promise<Shown>;
  /** Resolves with the time from the next Enter to the frame that has its total. */
  nextRepaint?: () => Promise<number>;
}

async function withBrowser<T>(
  profile: string,
  server: string | undefined,
  work: (browser: BareBrowser) => Promise<T>,
): Promise<T> {
  const browser = await openBare(profile, server);
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

async function openGrid(browser: BareBrowser, address: string): Promise<[BarePage, Shown]> {
  const page = await browser.newPage(THROTTLE);
  await page.before(watchForGrid);
  await page.go(address);
  // Of the document that comes, not of the empty one before it.
  while ((await page.ask('location.pathname')) !== address) await sleep(5);
  return [page, await page.ask<Shown>('gridShown')];
}

async function measureStarts(browser: BareBrowser, address: string): Promise<readonly Shown[]> {
  const starts: Shown[] = [];
  for (let round = 0; round < STARTS; round += 1) {
    const [page, shown] = await openGrid(browser, address);
    starts.push(shown);
    await page.close();
  }
  return starts;
}

/** From Enter to the frame after the total in the foot has changed: points typed into cells marked by hand. */
async function measureRepaints(browser: BareBrowser, address: string, rhythm: number): Promise<number[]> {
  const [page] = await openGrid(browser, address);
  await sleep(SETTLE_MS);
  await page.ask(`(${watchForRepaints.toString()})()`);
  // Every sixth criterion is marked by hand: the points are the figure.
  await page.click('td[data-row="5"][data-column="3"]');
  const times: number[] = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    for (const key of `${1 + (edit % 8)},${1 + (edit % 9)}`) {
      await page.type(key);
      await sleep(rhythm);
    }
    const repainted = page.ask<number>('nextRepaint()');
    await page.press('Enter');
    times.push(await repainted);
    await sleep(rhythm);
    await page.press('ArrowUp');
    await sleep(rhythm);
  }
  await page.close();
  return times;
}

/** Runs in the page. */
function watchForRepaints(): void {
  let pressed: number | undefined;
  let told: (after: number) => void = () => undefined;
  (window as Watched).nextRepaint = () => new Promise((resolve) => (told = resolve));
  addEventListener('keydown', (event) => event.key === 'Enter' && (pressed = event.timeStamp), true);
  const foot = document.querySelector('.grid tfoot') as Element;
  new MutationObserver(() => {
    const since = pressed;
    pressed = undefined;
    if (since === undefined) return;
    // A message after the frame's own callback comes when the frame has been handed over.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => told(performance.now() - since);
      port2.postMessage(null);
    });
  }).observe(foot, { subtree: true, characterData: true, childList: true });
}

/** Runs in the page before anything else of it. */
function watchForGrid(): void {
  // A worker's file is no script of the page: it is asked for beside the first drawing, before or after it.
  const isWorker = (name: string) => /[/-](service-)?worker(-[^/]*)?\.js$/.test(name);
  const scripts = () =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith('.js') && !isWorker(name));
  (window as Watched).gridShown = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role=grid] td[data-row]')) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ at: performance.now(), files: scripts() });
        port2.postMessage(null);
      });
    });
    observer.observe(document, { childList: true, subtree: true });
  });
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
