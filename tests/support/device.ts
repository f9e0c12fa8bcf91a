// A person's device in a test: a real Chromium with a profile of its own on disk, that can be shut, opened
// again, and cut off from every network.

import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type BrowserContext, type Page } from '@playwright/test';
import { must } from '../../src/base/assert.ts';
import { findChromium, findShell } from '../../tools/browser.mjs';
import { appOnDevice } from './put-away.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The shell would round letters to whole dots, and break lines elsewhere than an office's browser does.
  '--font-render-hinting=none',
];

export interface Device {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything the browser complained about. */
  readonly complaints: string[];
  /** Cuts the network, or gives it back. */
  readonly offline: (isOff: boolean) => Promise<void>;
  /** Where the browser keeps everything. */
  readonly profile: string;
  /** Kills the browser and all its children at once, as a phone does that is short of memory. */
  readonly kill: () => Promise<void>;
  /** Shuts the browser down and starts it again on the same profile. */
  readonly restart: (options?: { offline?: boolean }) => Promise<Device>;
  readonly close: () => Promise<void>;
}

/**
 * Where every device finds its server, whatever port that one has: what a browser has put away belongs to an address, and
 * so one device can be copied for another server. To a browser it is the machine itself, as safe as HTTPS.
 */
export const APP_ORIGIN = 'http://so-thi-dua.localhost';

interface Screen {
  readonly width: number;
  readonly height: number;
}

export const DESK: Screen = { width: 1280, height: 800 };
export const PHONE: Screen = { width: 360, height: 780 };

/** What a browser is started with besides. */
interface Extras {
  /** As for a camera that shows a file. */
  readonly switches?: readonly string[];
  /** As for a library that stands between it and the disk. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether nothing is put away, so that each file is asked of the server: else what a test holds back may be here. */
  readonly isWithoutWorker?: boolean;
  /** Whether the app was never here: else it is put away already, where that has been done for this build. */
  readonly isFirstVisit?: boolean;
  /** The profile it begins as a copy of, instead of the one with the app alone. */
  readonly from?: string;
  /** Whether it is the browser with its windows, as an office has it: where its storage, or its print, is what is tried. */
  readonly isWhole?: boolean;
}

/** A new device, on which nobody has signed in. */
export async function newDevice(
  serverURL: string,
  screen: Screen = DESK,
  extras: Extras = {},
): Promise<Device> {
  const profile = await mkdtemp(join(tmpdir(), 'so-thi-dua-device-'));
  const isBare = extras.isFirstVisit || extras.isWithoutWorker;
  const kept = extras.from ?? (isBare ? undefined : appOnDevice(extras.isWhole));
  if (kept) await cp(kept, profile, { recursive: true });
  return openProfile(profile, serverURL, screen, false, extras);
}

/** The device of a profile that is there already, or of an empty folder. */
export async function openProfile(
  profile: string,
  serverURL: string,
  screen: Screen,
  offline: boolean,
  extras: Extras = {},
): Promise<Device> {
  const executablePath = extras.isWhole ? findChromium() : findShell();
  const { host } = new URL(APP_ORIGIN);
  const { switches = [], env, isWithoutWorker = false } = extras;
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    ...(env ? { env: { ...process.env, ...env } } : {}),
    args: [...ARGS, `--host-resolver-rules=MAP ${host}:80 ${new URL(serverURL).host}`, ...switches],
    baseURL: APP_ORIGIN,
    viewport: screen,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    serviceWorkers: isWithoutWorker ? 'block' : 'allow',
    offline,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused connection is what being offline means; anything else is ours.
    if (
      message.type() === 'error' &&
      !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|Failed to load resource/.test(message.text())
    ) {
      complaints.push(message.text());
    }
  });
  return {
    page,
    context,
    complaints,
    profile,
    async kill() {
      const closed = new Promise((resolve) => context.once('close', resolve));
      process.kill(-browserOf(profile), 'SIGKILL');
      await closed;
    },
    offline: (isOff) => context.setOffline(isOff),
    async restart(options = {}) {
      await context.close();
      return openProfile(profile, serverURL, screen, options.offline ?? false, extras);
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/**
 * A profile on which somebody has signed in and everything needed offline has been put away: what follows starts from a
 * copy of it, in a second instead of ten.
 */
export async function preparedProfile(
  serverURL: string,
  username: string,
  password: string,
): Promise<string> {
  const device = await newDevice(serverURL, DESK, { isWhole: true });
  await signIn(device.page, username, password);
  await waitUntilReady(device.page);
  await device.context.close();
  return device.profile;
}

/** A device on a copy of a profile, with no network; in `folder` where one is given. */
export async function copyOfDevice(prepared: string, serverURL: string, folder = tmpdir()): Promise<Device> {
  const profile = await mkdtemp(join(folder, 'so-thi-dua-device-'));
  await cp(prepared, profile, { recursive: true });
  return openProfile(profile, serverURL, DESK, true, { isWhole: true });
}

/** The browser's own process, which leads its group. */
function browserOf(profile: string): number {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const own = lines.find((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='));
  return Number(must(own, 'a browser on this profile').trim().split(' ')[0]);
}

/** Signs in by hand, as a person does. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  // An administrator's first page asks for a user's name, too: the heading tells them apart.
  await expect(page.getByRole('heading', { name: 'Đăng nhập', level: 1 })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** On the page that meets whoever signed in by a password that was given out. */
export async function chooseOwnPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
  await page.getByLabel('Gõ lại mật khẩu mới').fill(password);
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
}

/** Takes the sample's districts onto the device: whoever may choose among several blocs has none yet. */
export async function takeBloc(page: Page): Promise<void> {
  await page.goto('/khoi');
  await page.getByRole('button', { name: /^Nhận về máy: .*các huyện/ }).click();
  // The steps of a bloc are linked before it is here; only this says that it is.
  await expect(page.getByRole('link', { name: /^Mở: / }).first()).toBeVisible({ timeout: 30_000 });
}

/** Waits until the device says, after its own checks, that it can be used offline. */
export async function waitUntilReady(page: Page): Promise<void> {
  await page.goto('/may-nay');
  await expect(page.getByText('Sẵn sàng dùng ngoại tuyến')).toBeVisible({ timeout: 30_000 });
}

/** The page has drawn itself and has nothing at hand. A line that is kept open for news never falls silent. */
export async function drawn(page: Page): Promise<void> {
  const heading = page.locator('main:not([aria-busy=true]) h1:visible').first();
  await heading.waitFor({ timeout: 20_000 });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 }));
  });
  // A page whose program is fetched apart gives way to it once more.
  await heading.waitFor({ timeout: 20_000 });
}
