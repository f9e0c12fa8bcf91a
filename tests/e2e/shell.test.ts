// The page itself: it opens with the cable out, changes version only when asked, and takes nothing in from a
// captive portal.

import { expect, test, type Page } from '@playwright/test';

import { startStaticServer, type StaticServer } from '../support/static-server.ts';

let server: StaticServer;

test.beforeEach(async ({ page }) => {
  server = await startStaticServer();
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
});
test.afterEach(() => server.close());

test('the page opens with the cable out, at any address, with its fonts', async ({ page }) => {
  const complaints = complaintsOf(page);
  await openAndInstall(page);
  await server.close();

  await page.goto(`${server.url}/cham-diem/mot-dia-chi-nao-do`);
  await expectStarted(page);
  const fonts = await page.evaluate(async () => {
    const faces = await Promise.all([
      document.fonts.load('16px "Be Vietnam Pro"', 'ế'),
      document.fonts.load('16px Tinos'),
    ]);
    return faces.map((found) => found.length);
  });
  expect(fonts).toEqual([1, 1]);
  // Its parts are taken from where they lie by the browser itself, with no turn through the service worker.
  const roads = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.startsWith('/assets/'))
      .map((entry) => (entry as { workerFinalSourceType?: string }).workerFinalSourceType),
  );
  expect(new Set(roads)).toEqual(new Set(['cache']));
  expect(complaints.filter((text) => text.startsWith('policy:'))).toEqual([]);
});

test('a new version waits until the reader takes it, then the page reloads once', async ({ page }) => {
  await openAndInstall(page);
  server.answer = (pathname, file) =>
    pathname === '/service-worker.js' && file
      ? { ...file, body: `${String(file.body)}\n// next` }
      : undefined;

  await page.reload();
  await expect(page.getByText('Có bản mới.')).toBeVisible();

  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.waitForTimeout(500);
  expect(loads).toBe(0);
  await page.getByRole('button', { name: 'Dùng bản mới' }).click();
  await expect.poll(() => loads).toBe(1);
  await expectStarted(page);
  await page.waitForTimeout(1_000);
  await expect(page.getByText('Có bản mới.')).toBeHidden();
  expect(loads).toBe(1);
});

test('a captive portal that answers 200 to everything does not get into the app', async ({ page }) => {
  await openAndInstall(page);
  const asked: string[] = [];
  server.answer = (pathname, file) => {
    asked.push(pathname);
    // The new release got through, the files it names did not.
    if (pathname !== '/service-worker.js') return { type: 'text/html', body: '<h1>WIFI LOGIN</h1>' };
    return file && { ...file, body: String(file.body).replace(/(revision["']?:\s*["'`])[0-9a-f]/g, '$1x') };
  };

  await page.reload();
  await expect.poll(() => asked.length).toBeGreaterThan(1);
  await page.waitForTimeout(1_000);
  await page.reload();
  await expectStarted(page);
  await expect(page.getByText('WIFI LOGIN')).toHaveCount(0);
  await expect(page.getByText('Có bản mới.')).toHaveCount(0);
});

test('a program that cannot be fetched leaves a sentence and a button, not a blank page', async ({
  page,
}) => {
  server.answer = (pathname) =>
    pathname.endsWith('.js') && pathname.startsWith('/assets/')
      ? { type: 'text/html', body: 'no' }
      : undefined;

  await page.goto(server.url);
  await expect(page.getByText('Chưa mở được sổ trên máy này.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tải lại trang' })).toBeVisible();
});

test('the chosen theme is there before the program is', async ({ page }) => {
  server.answer = (pathname) =>
    pathname.startsWith('/assets/') && pathname.endsWith('.js')
      ? { type: 'text/javascript', body: '' }
      : undefined;
  await page.addInitScript(() => localStorage.setItem('so-thi-dua:theme', 'dark'));

  await page.goto(server.url);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

async function openAndInstall(page: Page) {
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(server.url);
  await expectStarted(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
    }
  });
  // Being taken in by the service worker does not reload the page of a first visit.
  expect(loads).toBe(1);
}

/** The program took over from the words in index.html. */
const expectStarted = (page: Page) => expect(page.locator('.boot')).toHaveCount(0);

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
