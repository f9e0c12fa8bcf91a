// A deploy, and all that goes wrong with one on its way to a device: whatever arrives, the version that is there goes on,
// with the network and without; and a bad release that did get in is left by the button of its own broken page.

import { rm } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import {
  copyOfDevice,
  DESK,
  newDevice,
  preparedProfile,
  signIn,
  waitUntilReady,
  type Device,
} from '../support/device.ts';
import { startFrontServer, type FrontServer, type Reply } from '../support/front-server.ts';
import { anotherRelease, type Release } from '../support/release.ts';
import { startServer, type TestServer } from '../support/server.ts';

const GRID = '/k/cac-huyen.2023/cham';
const PORTAL = '<!doctype html><h1>WIFI LOGIN</h1>';

let server: TestServer;
let front: FrontServer;
let prepared: string;
let device: Device;

test.beforeAll(async () => {
  server = await startServer({ DEMO: 'on' });
  front = await startFrontServer(server.url);
  prepared = await preparedProfile(front.url, 'truongkhoi', SAMPLE_PASSWORD);
});
test.beforeEach(async () => {
  front.answer = undefined;
  device = await copyOfDevice(prepared, front.url);
  await device.offline(false);
});
test.afterEach(() => device.close());
test.afterAll(async () => {
  await front.stop();
  await server.stop();
  await rm(prepared, { recursive: true, force: true });
});

const cell = (page: Page, unit: string, code: string) =>
  page.getByRole('gridcell', { name: new RegExp(`^${unit}, ${code.replace('.', '\\.')} `) });
const reason = (page: Page) => page.getByLabel('Lý do lệch');

async function openGrid(page: Page): Promise<void> {
  await page.goto(GRID);
  await expect(page.getByRole('grid')).toBeVisible();
}

/** Two tabs in the middle of a word: a figure that is not entered, and a reason. */
async function typeInTwoTabs(): Promise<{ figures: Page; reasons: Page }> {
  const figures = device.page;
  await openGrid(figures);
  await cell(figures, 'Huyện Phong Thổ', 'I.13').click();
  await figures.keyboard.type('8');
  const reasons = await device.context.newPage();
  await openGrid(reasons);
  await cell(reasons, 'Huyện Mường Tè', 'I.3').click();
  await reason(reasons).fill('Thiếu danh sách 12 người');
  return { figures, reasons };
}

/** Looks for a new version, and gives whether one waits when its install has ended, well or badly. */
const update = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration?.active) throw new Error('the version that was there is gone');
    await registration.update().catch(() => undefined);
    const coming = registration.installing;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (coming?.state !== 'installing') resolve();
      };
      coming?.addEventListener('statechange', look);
      look();
    });
    return registration.waiting !== null;
  });

/** The release whose program runs in a page: the mark in the name of its script. */
const releaseOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(
    () =>
      /\.(\w+)\.js$/.exec(document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '')?.[1],
  );

/**
 * Waits until a page runs a release. Chromium ends an old worker that has nothing to do as soon as the next one is wanted;
 * one that the tools of a test hold on to, it may keep for minutes once it has idled for half of one. It is then ended here.
 */
async function expectRelease(page: Page, mark: string): Promise<void> {
  const runs = expect.poll(() => releaseOf(page).catch(() => ''), { timeout: 15_000 }).toBe(mark);
  if (
    await runs.then(
      () => true,
      () => false,
    )
  )
    return;
  const tools = await page.context().newCDPSession(page);
  await tools.send('ServiceWorker.enable');
  await tools.send('ServiceWorker.stopAllWorkers');
  await tools.detach();
  await expect.poll(() => releaseOf(page).catch(() => ''), { timeout: 85_000 }).toBe(mark);
}

async function expectOldGoesOn({ figures, reasons }: { figures: Page; reasons: Page }): Promise<void> {
  await device.offline(true);
  await reasons.reload();
  await cell(reasons, 'Huyện Mường Tè', 'I.3').click();
  await expect(reason(reasons)).toHaveValue('Thiếu danh sách 12 người');
  expect(await releaseOf(reasons)).toBeUndefined();
  await expect(figures.getByRole('textbox', { name: /Phong Thổ · I\.13/ })).toHaveValue('8');
  await device.offline(false);
}

async function expectNextIsTaken(
  { figures, reasons }: { figures: Page; reasons: Page },
  next: Release,
  mark: string,
): Promise<void> {
  front.answer = next.serve;
  // The line has only just come back: a browser may need to be asked again.
  await expect.poll(() => update(reasons), { timeout: 60_000 }).toBe(true);
  await expect(figures.getByText('Có bản mới.')).toBeVisible();
  await reasons.getByRole('button', { name: 'Dùng bản mới' }).click();
  for (const page of [figures, reasons]) await expectRelease(page, mark);
  await expect(cell(figures, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(
    /: 8, (Chờ gửi|Máy chủ đã nhận)/,
  );
  await cell(reasons, 'Huyện Mường Tè', 'I.3').click();
  await expect(reason(reasons)).toHaveValue('Thiếu danh sách 12 người');
}

test.describe.configure({ timeout: 240_000 });

test('[SW1] whatever answers in the place of the service worker, the old version goes on in every tab, and the next good one is taken', async () => {
  const tabs = await typeInTwoTabs();
  const next = anotherRelease('next');
  const script = next.files.get('/service-worker.js') ?? {};
  const answers: readonly Reply[] = [
    { body: PORTAL },
    { status: 404, body: 'Not found' },
    { status: 302, headers: { location: '/wifi' } },
    { status: 500, body: PORTAL },
    { ...script, isCut: true },
    { ...script, body: String(script.body).slice(0, 5_000) },
  ];
  for (const answer of answers) {
    let asked = 0;
    front.answer = (pathname) => {
      if (pathname === '/wifi') return { headers: script.headers ?? {}, body: script.body ?? '' };
      if (pathname !== '/service-worker.js') return undefined;
      asked += 1;
      return answer;
    };
    expect(await update(tabs.reasons), JSON.stringify(answer).slice(0, 60)).toBe(false);
    expect(asked).toBeGreaterThan(0);
    await expectOldGoesOn(tabs);
  }
  await expectNextIsTaken(tabs, next, 'next');
});

test('[SW4] where the old version keeps its place all the same, the page says what to do', async () => {
  const tabs = await typeInTwoTabs();
  const deaf = anotherRelease('deaf');
  const script = deaf.files.get('/service-worker.js') ?? {};
  expect(String(script.body)).toContain('SKIP_WAITING');
  front.answer = (pathname) =>
    pathname === '/service-worker.js'
      ? { ...script, body: String(script.body).replaceAll('SKIP_WAITING', 'NO_SUCH_WORD') }
      : deaf.serve(pathname);
  expect(await update(tabs.reasons)).toBe(true);
  await tabs.reasons.getByRole('button', { name: 'Dùng bản mới' }).click();
  await expect(tabs.reasons.getByText('Đóng mọi thẻ đang mở Sổ Thi Đua rồi mở lại')).toBeVisible();
  await expectOldGoesOn(tabs);
});

test('[SW2] a release of which only a part arrives is not taken in, and does not stand in the way of the whole one', async () => {
  const tabs = await typeInTwoTabs();
  const next = anotherRelease('whole');
  const late = new Set(next.scripts.filter((_, index) => index % 2 === 1));
  const partly =
    (rest: (path: string) => Reply) =>
    (pathname: string): Reply | undefined =>
      late.has(pathname) ? rest(pathname) : next.serve(pathname);
  const deploys = [
    partly((path) => ({ ...next.files.get(path), isCut: true })),
    partly(() => ({ status: 404, body: 'Not found' })),
    partly(() => ({ status: 302, headers: { location: '/wifi' } })),
    // What answers for a file that is not there may say, too, that this may be kept for a year.
    partly(() => ({ headers: { 'cache-control': 'public, max-age=31536000' }, body: PORTAL })),
  ];
  for (const deploy of deploys) {
    const asked: string[] = [];
    front.answer = (pathname) => {
      asked.push(pathname);
      return deploy(pathname);
    };
    expect(await update(tabs.reasons)).toBe(false);
    expect(asked.some((pathname) => late.has(pathname))).toBe(true);
    await expectOldGoesOn(tabs);
  }
  await expectNextIsTaken(tabs, next, 'whole');
});

const BAD = "throw new Error('a bad release');";
const BROKEN: Readonly<Record<string, (name: string, text: string) => string>> = {
  'throws at its start': (name, text) => (name === 'index' ? BAD + text : text),
  'breaks while it draws, and draws nothing': (name, text) =>
    name === 'index' ? `window.matchMedia = () => { ${BAD} };${text}` : text,
  'breaks in a screen': (name, text) => (name === 'desk-grid' ? BAD + text : text),
};
for (const [how, change] of Object.entries(BROKEN)) {
  test(`[SW3] a bad release that ${how} is left by its own button when the former one is published again; nothing is lost`, async () => {
    const { page } = device;
    await openGrid(page);
    const bad = anotherRelease('bad', change);
    front.answer = (pathname) =>
      pathname.startsWith('/api/') ? { isCut: true, body: PORTAL } : bad.serve(pathname);
    await cell(page, 'Huyện Phong Thổ', 'I.13').click();
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
    await cell(page, 'Huyện Mường Tè', 'I.3').click();
    await reason(page).fill('Thiếu danh sách 12 người');
    expect(await update(page)).toBe(true);
    await page.getByRole('button', { name: 'Dùng bản mới' }).click();

    const anew = page.getByRole('button', { name: 'Tải lại trang' });
    await expect(anew).toBeVisible();
    expect(await releaseOf(page)).toBe('bad');
    // Nobody has published anything since: the same page again, with its words.
    await Promise.all([page.waitForEvent('load'), anew.click()]);
    await expect(anew).toBeVisible();

    const again = anotherRelease('again');
    front.answer = (pathname) =>
      pathname.startsWith('/api/') ? { isCut: true, body: PORTAL } : again.serve(pathname);
    await anew.click();
    await expect(cell(page, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8, Chờ gửi/);
    expect(await releaseOf(page)).toBe('again');
    await cell(page, 'Huyện Mường Tè', 'I.3').click();
    await expect(reason(page)).toHaveValue('Thiếu danh sách 12 người');
    front.answer = again.serve;
    await page.reload();
    await expect(cell(page, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8, Máy chủ đã nhận/);
  });
}

test('[SW3] a bad release that never has done with opening still says, after a while, that another one is there', async () => {
  const { page } = device;
  await openGrid(page);
  await page.clock.install();
  const hangs = 'IDBFactory.prototype.open = () => ({ addEventListener() {} });';
  front.answer = anotherRelease('bad', (name, text) => (name === 'index' ? hangs + text : text)).serve;
  expect(await update(page)).toBe(true);
  await page.getByRole('button', { name: 'Dùng bản mới' }).click();
  await expect.poll(() => releaseOf(page).catch(() => '')).toBe('bad');
  front.answer = anotherRelease('again').serve;
  await page.clock.fastForward(30_000);
  await page.getByRole('button', { name: 'Dùng bản mới' }).click({ timeout: 30_000 });
  await expect(page.getByRole('grid')).toBeVisible();
  expect(await releaseOf(page)).toBe('again');
});

const WORKBOOK = 'tests/fixtures/workbooks/cach-cham-du-loai.xlsx';
const LOSES = 'nội dung đang làm chưa được lưu ở đâu cả';
const filesKept = (page: Page, pattern: string) =>
  page.evaluate(async (text) => {
    const caching = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const urls = (await Promise.all(caching.map((cache) => cache.keys()))).flat().map(({ url }) => url);
    return urls.filter((url) => new RegExp(text).test(url)).length;
  }, pattern);

test('[SW8] a tab that holds what is kept nowhere stays when another takes a new version, has its parts offline, and asks before it is started anew', async () => {
  // The copies of one device write under one name, and what is entered here has to be taken.
  await device.close();
  device = await newDevice(front.url, DESK, { isWhole: true });
  const { page, context } = device;
  await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  await page.goto('/k/cac-huyen.2023/bang');
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await expect(page.getByRole('heading', { name: 'Bản 2' })).toBeVisible();
  await page.goto('/k/cac-huyen.2023/bang/2/nhap');
  await page.locator('input[type=file]').setInputFiles(WORKBOOK);
  await page
    .getByRole('button', { name: /^Lấy cách chấm gợi ý cho/ })
    .first()
    .click();
  const taken = page.getByRole('button', { name: /^Lấy cách chấm gợi ý cho/, pressed: true });
  await expect(taken).toHaveCount(1);
  // Of a dialog all is kept: that tab changes over, and nothing is lost.
  const pasting = await context.newPage();
  await pasting.goto('/k/cac-huyen.2023/bang/2');
  const paste = pasting.getByRole('button', { name: /^Dán/ }).first();
  await paste.click();
  const box = pasting.getByRole('dialog').getByRole('textbox').first();
  await box.fill('II.6\tChuyển đổi số\t10');

  const third = await context.newPage();
  await openGrid(third);
  const next = anotherRelease('next');
  const isOldPart = (pathname: string) => /\/assets\//.test(pathname) && !next.files.has(pathname);
  front.answer = (pathname) =>
    isOldPart(pathname) && pathname.endsWith('.js')
      ? { status: 404, body: 'Not found' }
      : next.serve(pathname);
  await expect.poll(() => update(third), { timeout: 60_000 }).toBe(true);
  await third.getByRole('button', { name: 'Dùng bản mới' }).click();
  for (const tab of [pasting, third]) await expectRelease(tab, 'next');
  await paste.click();
  await expect(box).toHaveValue('II.6\tChuyển đổi số\t10');

  await expect(
    page.getByRole('status').filter({ hasText: `Bản mới đã được dùng ở thẻ khác.` }),
  ).toContainText(LOSES);
  await expect(taken).toHaveCount(1);
  expect(await releaseOf(page)).toBeUndefined();
  // Nobody but this device has the parts of the old version by now.
  await device.offline(true);
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => /^\/assets\/.*\.js$/.test(path)),
  );
  expect(scripts.length).toBeGreaterThan(10);
  const came = await page.evaluate(
    (paths) =>
      Promise.all(
        paths.map((path) =>
          fetch(path).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      ),
    scripts,
  );
  expect(scripts.filter((_, index) => !came[index])).toEqual([]);
  await device.offline(false);

  await page.getByRole('button', { name: 'Tải lại trang' }).click();
  const asks = page.getByRole('alert').filter({ hasText: 'Bỏ nội dung đang làm ở thẻ này?' });
  await expect(asks).toContainText(LOSES);
  await asks.getByRole('button', { name: 'Ở lại làm tiếp' }).click();
  await expect(taken).toHaveCount(1);
  await page.getByRole('button', { name: 'Tải lại trang' }).click();
  await asks.getByRole('button', { name: 'Bỏ và đổi sang bản mới' }).click();
  await expectRelease(page, 'next');

  // Two versions on, the first has gone from the device.
  front.answer = anotherRelease('after').serve;
  await expect.poll(() => update(third), { timeout: 60_000 }).toBe(true);
  await third.getByRole('button', { name: 'Dùng bản mới' }).click();
  await expectRelease(third, 'after');
  await expect.poll(() => filesKept(third, '/assets/index-[^.]+\\.js')).toBe(0);
  expect(await filesKept(third, '/assets/index-.*\\.next\\.js')).toBe(1);
  expect(await filesKept(third, '/assets/index-.*\\.after\\.js')).toBe(1);
});

test('[SW8] the button of the tab that holds what is kept nowhere says so, and asks before it takes the new version', async () => {
  const { page } = device;
  await page.goto('/kiem-tra');
  await page.getByLabel('Mã kiểm tra in cạnh mã QR').fill('7K2M');
  front.answer = anotherRelease('next').serve;
  await expect.poll(() => update(page), { timeout: 60_000 }).toBe(true);
  await expect(page.getByRole('status').filter({ hasText: 'Có bản mới.' })).toContainText(LOSES);
  await page.getByRole('button', { name: 'Dùng bản mới' }).click();
  const asks = page.getByRole('alert').filter({ hasText: 'Bỏ nội dung đang làm ở thẻ này?' });
  await expect(asks).toBeVisible();
  await page.getByLabel('Mã kiểm tra in cạnh mã QR').fill('');
  await expect(page.getByText('Việc đang làm đã lưu')).toBeVisible();
  await page.getByRole('button', { name: 'Dùng bản mới' }).click();
  await expectRelease(page, 'next');
});
