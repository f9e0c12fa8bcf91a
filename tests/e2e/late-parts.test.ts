// Parts of the app come behind the first screen, and may not come at all: the line dies, and whoever scores goes on.

import { expect, test } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, PHONE, signIn, type Device } from '../support/device.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let device: Device;
/** What nobody answers for; undefined while the line is whole. */
let cut: RegExp | undefined;

const GRID = '/k/cac-huyen.2023/cham';
const ANY = /./;
/** All but what draws the grid. */
const LATE = /assets\/(?!index|desk-grid|cells)/;
const PART_MISSING = 'Phần này chưa tải được về máy.';

test.beforeEach(async () => {
  server = await startServer({ DEMO: 'on' });
  cut = undefined;
});
test.afterEach(async () => {
  await device.close();
  await server.stop();
});

/** Somebody signed in, on a device that has put nothing away; what comes behind the first screen comes slowly. */
async function openOn(extras: Parameters<typeof newDevice>[2], person = 'thuky'): Promise<void> {
  device = await newDevice(server.url, DESK, extras);
  await device.context.route('**/*', async (route) => {
    const url = route.request().url();
    if (!cut && /\/assets\/(?!index)/.test(url)) await new Promise((resolve) => setTimeout(resolve, 400));
    return cut?.test(url) ? route.abort('connectionreset') : route.continue();
  });
  await signIn(device.page, person, SAMPLE_PASSWORD);
}

async function openGrid(): Promise<void> {
  await device.page.goto(GRID);
  await expect(device.page.getByRole('grid')).toBeVisible();
  await device.page.evaluate(() => Object.assign(window, { isSamePage: true }));
}

const isSamePage = () => device.page.evaluate(() => 'isSamePage' in window);
/** To another screen, as a link in the page leads there. */
const go = (to: string) => device.page.evaluate((href) => history.pushState(null, '', href), to);
const cell = () => device.page.getByRole('gridcell', { name: /^Huyện Phong Thổ, I\.13 / });

async function score(): Promise<void> {
  await cell().click();
  await device.page.keyboard.type('8,5');
  await device.page.keyboard.press('Enter');
  await expect(cell()).toHaveAccessibleName(/: 8,5/);
}

for (const [where, extras] of [
  ['on a first visit', { isFirstVisit: true }],
  ['where no worker is allowed', { isWithoutWorker: true }],
] as const) {
  for (const isNoticed of [false, true]) {
    const how = isNoticed ? 'and the browser knows it' : 'without the browser noticing';
    test(`[SW6] [SW7] ${where} the line dies ${how}: the page stays, and is scored in`, async () => {
      await openOn(extras);
      await openGrid();
      cut = ANY;
      if (isNoticed) await device.offline(true);
      await score();
      // Every late part was asked for by now, and did not come.
      await device.page.waitForTimeout(8000);
      await expect(cell()).toHaveAccessibleName(/: 8,5/);
      expect(await isSamePage()).toBe(true);
    });
  }
}

test('[SW7] what was asked for says that it is not here yet, and all comes once the line is back', async () => {
  await openOn({ isWithoutWorker: true });
  const { page } = device;
  // The bloc is on the device by now.
  await openGrid();
  cut = LATE;
  await openGrid();
  await score();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Enter');
  const word = page.getByRole('alert').filter({ hasText: PART_MISSING });
  await expect(word).toBeVisible();
  await word.getByRole('button', { name: 'Thử lại' }).click();
  await expect(word).toBeVisible();
  await word.getByRole('button', { name: 'Đóng' }).click();
  await expect(word).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(word).toBeVisible();

  const came: string[] = [];
  page.on('requestfinished', (request) => came.push(request.url()));
  cut = undefined;
  await word.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByRole('dialog', { name: /^Vì sao/ })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => came.some((url) => url.includes('beside-the-work'))).toBe(true);
  await expect(cell()).toHaveAccessibleName(/: 8,5, Máy chủ đã nhận/);
  expect(await isSamePage()).toBe(true);
});

test('[SW7] a screen that did not come says so, keeps the rest, and is asked for again by a press and by the next visit', async () => {
  await openOn({ isWithoutWorker: true });
  const { page } = device;
  cut = /assets\/(device-page|standings-page)-/;
  await openGrid();
  const word = page.getByRole('alert').filter({ hasText: PART_MISSING });
  await go('/may-nay');
  await expect(word).toBeVisible();
  await expect(page.getByText('gặp trục trặc')).toHaveCount(0);
  await go('/k/cac-huyen.2023/hang');
  await expect(word).toBeVisible();
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(word).toBeVisible();
  await go(GRID);
  await expect(page.getByRole('grid')).toBeVisible();

  await go('/may-nay');
  await expect(word).toBeVisible();
  cut = undefined;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByRole('heading', { name: 'Máy này', level: 1 })).toBeVisible();
  await go('/k/cac-huyen.2023/hang');
  await expect(page.locator('main:not([aria-busy=true])').getByRole('heading', { level: 1 })).toBeVisible();
  await expect(word).toHaveCount(0);
  expect(await isSamePage()).toBe(true);
});

test('[SW7] a key that is refused before the words of refusals have come is told the whole reason once they are here', async () => {
  await openOn({ isWithoutWorker: true }, 'truongkhoi');
  const { page } = device;
  await openGrid();
  let isHeld = true;
  const come = async () => {
    while (isHeld) await page.waitForTimeout(100);
  };
  await page.route(/assets\/problem-words-/, (route) => come().then(() => route.fallback()));
  await openGrid();
  await page.getByRole('gridcell', { name: /^Huyện Than Uyên, I\.13 / }).click();
  await page.keyboard.type('9');
  const said = page.getByRole('alert').filter({ hasText: 'Huyện Than Uyên' });
  await expect(said).toContainText('Chưa làm được việc này.');
  isHeld = false;
  await expect(said).toContainText('Không ai được chấm hoặc quyết định cho chính đơn vị mình');
  await expect(said).not.toContainText('Chưa làm được việc này.');
});

test('[SW6] a page whose part is gone with a new release starts anew, and only once', async () => {
  await openOn({ isWithoutWorker: true });
  const { page, context } = device;
  cut = /assets\/device-page-/;
  await openGrid();
  const next = '<script type="module" crossorigin src="/assets/index-another1.js"></script>';
  await context.route('**/', (route) =>
    route.request().resourceType() === 'fetch'
      ? route.fulfill({ contentType: 'text/html', body: next })
      : route.fallback(),
  );
  await Promise.all([page.waitForEvent('load'), go('/may-nay')]);
  await expect(page.getByRole('alert').filter({ hasText: PART_MISSING })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByRole('alert').filter({ hasText: PART_MISSING })).toBeVisible();
  await page.waitForTimeout(2000);
  expect(await isSamePage()).toBe(true);
});

test('[WF12] a link to a criterion lands on its card, however late the program of the cards comes', async () => {
  await openOn({ isWithoutWorker: true }, 'truongkhoi');
  const { page } = device;
  await page.setViewportSize(PHONE);
  const held: (() => void)[] = [];
  await page.route('**/phone-sheet-*.js', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await page.goto('/k/cac-huyen.2023/ra-soat/muong-te');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await go('/k/cac-huyen.2023/cham/muong-te?cot=khoi#c-i.8');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const release of held) release();
  await expect(page.locator('[id="c-i.8"]')).toBeInViewport();
});
