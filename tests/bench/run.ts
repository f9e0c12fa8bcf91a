// npm run bench: what the product costs, beside the least that it could cost, measured in one run on one machine.
// It fails nothing; it tells. `-- --json` gives the rows to a program. The storm is long, and runs only when it is named.

import { fork, type ChildProcess } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { build as viteBuild } from 'vite';
import { findChromium } from '../../tools/browser.mjs';
import { build } from '../../tools/build.mjs';
import { leanDexie } from '../../tools/lean/dexie.mjs';
import { leanZod } from '../../tools/lean/zod.mjs';
import { buildShim } from '../support/shim.ts';
import { appFigures } from './app-rows.ts';
import { installFigures } from './install-row.ts';
import { beside, median, quantile, tableOf, told, within, type Figure } from './measure.ts';
import type { Bench } from './page.ts';
import { rankFigures } from './rank.ts';
import {
  BATCH,
  CONNECTIONS,
  EDITS,
  ROUNDS,
  STORM,
  WARM_UP,
  type FloorReady,
  type LoadAnswer,
  type LoadOrder,
  type MemoryAnswer,
  type ProductReady,
  type ReturnAnswer,
  type SteadyAnswer,
  type StormOrder,
} from './sizes.ts';

const asJson = process.argv.includes('--json');
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const site = join(root, '.cache/bench/site');

/** Progress goes beside the rows, so that `--json` stays clean. */
const say = (text: string) => process.stderr.write(`${text}\n`);

// The build reports on the standard output, which belongs to the rows.
const { log } = console;
console.log = (...words: unknown[]) => say(words.join(' '));
await build();
await buildSite();

const children: ChildProcess[] = [];
const figures: Figure[] = [];
const parts = {
  rank: async () => rankFigures(),
  client: clientFigures,
  app: appRows,
  install: () => installFigures(product.url),
  load: loadFigures,
  flush: flushFigures,
  storm: stormFigures,
};

const product = await started<ProductReady>('product-server.ts', site);
const floor = await started<FloorReady>('floor-server.ts', site);
try {
  for (const [name, part] of Object.entries(parts)) {
    if (only ? !only.split(',').includes(name) : name === 'storm') continue;
    const start = performance.now();
    figures.push(...(await part()));
    say(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
} finally {
  for (const child of children) child.disconnect();
}
console.log = log;
console.log(asJson ? JSON.stringify(figures, null, 2) : tableOf(figures));

/** The built app, and beside it a page that runs its parts one by one. */
async function buildSite(): Promise<void> {
  const page = join(root, '.cache/bench/page');
  await viteBuild({
    configFile: false,
    root: here,
    logLevel: 'warn',
    // As the product is built: see vite.config.ts.
    plugins: [leanDexie, leanZod],
    build: {
      outDir: page,
      emptyOutDir: true,
      assetsDir: 'bench-assets',
      target: 'es2022',
      rolldownOptions: { input: join(here, 'page.html') },
    },
  });
  rmSync(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  cpSync(join(root, 'dist'), site, { recursive: true });
  cpSync(page, site, { recursive: true });
}

function started<Ready>(file: string, ...args: string[]): Promise<Ready> {
  return startedWith({}, file, ...args);
}

function startedWith<Ready>(
  env: Readonly<Record<string, string>>,
  file: string,
  ...args: string[]
): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const child = fork(join(here, file), args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.push(child);
    child.once('message', (ready) => resolve(ready as Ready));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

/** A fresh browser with a page of each server: same code, same engine, other origin. */
async function withPages<T>(
  work: (context: BrowserContext, ours: Page, raw: Page) => Promise<T>,
): Promise<T> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext();
    const ours = await context.newPage();
    const raw = await context.newPage();
    for (const page of [ours, raw]) page.on('pageerror', (error) => say(`page: ${error.message}`));
    await ours.goto(`${product.url}/page.html`);
    await raw.goto(`${floor.url}/page.html`);
    return await work(context, ours, raw);
  } finally {
    await browser.close();
  }
}

type Call = { [K in keyof Bench]: Bench[K] };

/** Calls a function of the page by its name. */
async function ask<K extends keyof Call>(
  page: Page,
  name: K,
  ...args: Parameters<Call[K]>
): Promise<Awaited<ReturnType<Call[K]>>> {
  // A page in the background is slowed down by the browser.
  await page.bringToFront();
  return page.evaluate(
    ([name, args]) =>
      (window as unknown as { bench: Record<string, (...all: unknown[]) => never> }).bench[name]?.(...args),
    [name as string, args as unknown[]] as const,
  ) as Promise<Awaited<ReturnType<Call[K]>>>;
}

/** Whoever's session it is works in the pages from now on. */
function be(context: BrowserContext, session: string): Promise<void> {
  return context.addCookies([{ name: 'sid', value: session.slice('sid='.length), url: product.url }]);
}

async function slowly(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const bytes = (5 * 1000 * 1000) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 80,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
}

function clientFigures(): Promise<Figure[]> {
  return withPages(async (context, ours, raw) => {
    const edit = {
      early: [] as number[],
      late: [] as number[],
      floor: [] as number[],
      lateFloor: [] as number[],
    };
    const sent: { ms: number; requests: number; bytes: number }[] = [];
    const rawSent: number[] = [];
    const TIMED = 100;
    for (let round = -WARM_UP; round < 2 * ROUNDS; round += 1) {
      const bloc = product.blocs.at(round) as ProductReady['blocs'][number];
      const isSlow = round >= ROUNDS;
      await be(context, bloc.session);
      await ask(ours, 'take', bloc);
      if (isSlow) {
        await ask(ours, 'editMany', bloc, round, 0, EDITS);
      } else {
        const early = await ask(ours, 'edit', bloc, round, 0, TIMED);
        await ask(ours, 'editMany', bloc, round, TIMED, EDITS - TIMED);
        const late = await ask(ours, 'edit', bloc, round, EDITS - TIMED, TIMED);
        edit.early.push(...early.product);
        edit.late.push(...late.product);
        edit.floor.push(...early.floor);
        edit.lateFloor.push(...late.floor);
      }
      if (round === ROUNDS) for (const page of [ours, raw]) await slowly(page);
      const [floorTook, took] = [await ask(raw, 'pushRaw', bloc, round), await ask(ours, 'push', bloc)];
      if (round < 0) continue;
      rawSent.push(floorTook.ms);
      sent.push(took);
    }

    // The line is the loopback again: a context of its own has no other.
    const pulls = await pullFigures();
    const [fast, slow] = [sent.slice(0, ROUNDS), sent.slice(ROUNDS)];
    const ms = (list: typeof sent) => median(list.map((one) => one.ms));
    return [
      beside(
        { name: 'one edit, durable, p50', unit: 'ms', value: median(edit.early), floor: median(edit.floor) },
        'at most',
        3,
      ),
      within(
        {
          name: 'one edit, durable, p95',
          unit: 'ms',
          value: quantile(edit.early, 0.95),
          floor: quantile(edit.floor, 0.95),
        },
        16,
      ),
      beside(
        {
          name: 'one edit after 3,000 unsent, p50',
          unit: 'ms',
          value: median(edit.late),
          floor: median(edit.lateFloor),
        },
        'at most',
        3,
      ),
      beside(
        { name: 'push of 3,000 edits', unit: 'ms', value: ms(fast), floor: median(rawSent.slice(0, ROUNDS)) },
        'at most',
        2,
      ),
      beside(
        {
          name: 'push of 3,000 edits, 80 ms, 5 Mbit/s',
          unit: 'ms',
          value: ms(slow),
          floor: median(rawSent.slice(ROUNDS)),
        },
        'at most',
        1.3,
      ),
      within(
        {
          name: 'push of 3,000 edits, probe and all',
          unit: 'requests',
          value: median(sent.map((one) => one.requests)),
        },
        4,
      ),
      within(
        {
          name: 'push of 3,000 edits, on the wire',
          unit: 'KiB',
          value: median(sent.map((one) => one.bytes)) / 1024,
        },
        25,
      ),
      ...pulls,
    ];
  });
}

function pullFigures(): Promise<Figure[]> {
  return withPages(async (context, ours, raw) => {
    const pulled: { ms: number; bytes: number }[] = [];
    const rawPulled: number[] = [];
    const first: number[] = [];
    const second: number[] = [];
    const opened: { open: number; ranked: number }[] = [];
    const rawOpened: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bloc = product.blocs[round] as ProductReady['blocs'][number];
      await be(context, bloc.session);
      first.push(await ask(ours, 'fetchPull', bloc));
      second.push(await ask(ours, 'fetchPull', bloc));
      rawPulled.push((await ask(raw, 'firstPullRaw')).ms);
      pulled.push(await ask(ours, 'firstPull', bloc));
      for (let again = 0; again < 3; again += 1) {
        rawOpened.push(await ask(raw, 'reopenRaw'));
        opened.push(await ask(ours, 'reopen', bloc));
      }
    }
    return [
      beside(
        {
          name: 'first pull of that bloc, stored',
          unit: 'ms',
          value: median(pulled.map((one) => one.ms)),
          floor: median(rawPulled),
        },
        'at most',
        0.5,
      ),
      within(
        {
          name: 'first pull, on the wire',
          unit: 'KiB',
          value: median(pulled.map((one) => one.bytes)) / 1024,
        },
        25,
      ),
      beside(
        {
          name: "the second device's answer, beside the first's",
          unit: 'ms',
          value: median(second),
          floor: median(first),
        },
        'at most',
        0.5,
      ),
      beside(
        {
          name: 'reopen offline, all queryable',
          unit: 'ms',
          value: median(opened.map(({ open }) => open)),
          floor: median(rawOpened),
        },
        'at most',
        0.7,
      ),
      told({
        name: 'reopen offline, scored and ranked as well',
        unit: 'ms',
        value: median(opened.map(({ ranked }) => ranked)),
        floor: median(rawOpened),
      }),
    ];
  });
}

async function appRows(): Promise<Figure[]> {
  const bloc = product.blocs[0] as ProductReady['blocs'][number];
  return appFigures(product.url, bloc, bloc.leader, join(root, 'dist'));
}

async function loadFigures(): Promise<Figure[]> {
  const load = fork(join(here, 'load.ts'), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const order = (what: LoadOrder): Promise<LoadAnswer> =>
    new Promise((resolve) => {
      load.once('message', (answer) => resolve(answer as LoadAnswer));
      load.send(what);
    });
  const ours: LoadAnswer[] = [];
  const raw: LoadAnswer[] = [];
  const { clerks } = product;
  // The first round warms both; it is not counted.
  for (let round = 0; round <= 3; round += 1) {
    raw.push(await order({ url: floor.url, clerks, as: 'floor', round, batches: 60 }));
    ours.push(await order({ url: product.url, clerks, as: 'product', round, batches: 60 }));
  }
  load.disconnect();
  const failed = ours.reduce((sum, one) => sum + one.failed, 0);
  if (failed > 0) say(`load: ${failed} batches were not taken whole`);
  const counted = (list: LoadAnswer[], pick: (one: LoadAnswer) => number) => median(list.slice(1).map(pick));
  const name = `${CONNECTIONS} connections, batches of ${BATCH}`;
  return [
    beside(
      {
        name: `server, ${name}`,
        unit: 'edits/s',
        value: counted(ours, (one) => one.perSecond),
        floor: counted(raw, (one) => one.perSecond),
      },
      'at least',
      0.7,
    ),
    within(
      {
        name: `server, ${name}, p99`,
        unit: 'ms',
        value: counted(ours, (one) => one.p99),
        floor: counted(raw, (one) => one.p99),
      },
      50,
    ),
  ];
}

/** What group commit saves where a flush takes 2 ms, as on a disk that keeps its word: the same server, with and without. */
async function flushFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-bench-'));
  const { file, missing } = buildShim('slowflush', folder, 'The rows of the slow flush are');
  if (missing) return [];
  const slow = { LD_PRELOAD: file, FLUSH_MS: '2' };
  const apart = { ...slow, BENCH_MOST_TOGETHER: '1' };
  const [together, alone] = [
    await startedWith<ProductReady>(slow, 'product-server.ts', site, '0'),
    await startedWith<ProductReady>(apart, 'product-server.ts', site, '0'),
  ];
  const load = fork(join(here, 'load.ts'), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.push(load);
  const figures: Figure[] = [];
  for (const size of [BATCH, 1]) {
    const [grouped, single]: [number[], number[]] = [[], []];
    // The first round warms both; it is not counted.
    for (let round = 0; round <= 3; round += 1) {
      for (const [server, list] of [
        [alone, single],
        [together, grouped],
      ] as const) {
        const { url, clerks } = server;
        // A writer's numbers go on from where the larger batches have left them.
        const first = size === 1 ? 4 * BATCH : 0;
        const order: LoadOrder = { url, clerks, as: 'product', round: first + round, batches: 40, size };
        const { perSecond, failed } = await asked<LoadAnswer>(load, order);
        if (failed > 0) say(`flush: ${failed} batches were not taken whole`);
        list.push(perSecond);
      }
    }
    figures.push(
      beside(
        {
          name: `2 ms flush, ${CONNECTIONS} connections, batches of ${size}, beside no group commit`,
          unit: 'edits/s',
          value: median(grouped.slice(1)),
          floor: median(single.slice(1)),
        },
        'at least',
        4,
      ),
    );
  }
  rmSync(folder, { recursive: true });
  return figures;
}

/** The load of the last day, on a server of its own: pushes that wait for nobody, then all devices in one moment. */
async function stormFigures(): Promise<Figure[]> {
  const { perSecond, seconds, changes, devices, evening } = STORM;
  const { url, clerks } = await started<ProductReady>('product-server.ts', site, '0', String(devices));
  const server = children.at(-1) as ChildProcess;
  const load = fork(join(here, 'storm.ts'), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.push(load);
  const memory = () => asked<MemoryAnswer>(server, 'memory');
  const storm = <Answer>(order: StormOrder) => asked<Answer>(load, order);

  const steady = await storm<SteadyAnswer>({ is: 'steady', url, clerks, perSecond, seconds, changes });
  const before = await memory();
  const back = await storm<ReturnAnswer>({ is: 'return', url, clerks, changes: evening });
  const peak = await memory();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const after = await memory();
  say(
    `storm: ${steady.pushes} pushes, ${steady.perSecond.toFixed(0)} a second; the load ran ${steady.latest.toFixed(0)} ms late at worst`,
  );

  const open = `${perSecond} pushes a second of ${changes}, open loop, ${seconds} s`;
  const storms = `${devices} devices × ${evening} changes at once`;
  const mib = (bytes: number) => bytes / 1024 / 1024;
  return [
    told({ name: `${open}, p50`, unit: 'ms', value: steady.p50 }),
    told({ name: `${open}, p99`, unit: 'ms', value: steady.p99 }),
    told({ name: `${open}, not taken whole`, unit: 'pushes', value: steady.refused }),
    told({ name: `${storms}, half in`, unit: 's', value: back.half / 1000 }),
    told({ name: `${storms}, all in`, unit: 's', value: back.drained / 1000 }),
    told({ name: `${storms}, not in`, unit: 'devices', value: back.leftBehind }),
    told({ name: `${storms}, asked to come again`, unit: 'times', value: back.retries }),
    told({ name: `${storms}, server memory before`, unit: 'MiB', value: mib(before.rss) }),
    told({ name: `${storms}, server memory at most`, unit: 'MiB', value: mib(peak.most) }),
    told({ name: `${storms}, server memory 5 s after`, unit: 'MiB', value: mib(after.rss) }),
  ];
}

/** One question to a process of ours, and its answer. */
function asked<Answer>(child: ChildProcess, question: string | StormOrder | LoadOrder): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('bench: a process ended before it answered'));
    child.once('exit', gone);
    child.once('message', (answer) => {
      child.off('exit', gone);
      resolve(answer as Answer);
    });
    child.send(question);
  });
}
