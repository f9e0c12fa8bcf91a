// A browser that is short of room throws away all that a site keeps, its databases and its private files at once: under
// the hands of whoever works, or while nobody looks. localStorage it leaves.

import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import {
  APP_ORIGIN,
  DESK,
  newDevice,
  openProfile,
  signIn,
  waitUntilReady,
  type Device,
} from '../support/device.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { smallDisk, type SmallDisk } from '../support/small-disk.ts';

const BLOC = '/k/cac-huyen.2023';
const UNITS = ['Huyện Phong Thổ', 'Huyện Nậm Nhùn', 'Huyện Tam Đường', 'Huyện Mường Tè'];

/** A browser as an office has it: what it does with its storage is what is tried. */
const WHOLE = { isWhole: true };

let server: TestServer;
let device: Device | undefined;
let disk: SmallDisk | undefined;

test.beforeEach(async () => {
  server = await startServer({ DEMO: 'on' });
});
test.afterEach(async () => {
  await device?.close().catch(() => undefined);
  await server.stop();
  disk?.remove();
  disk = undefined;
});

const cell = (page: Page, unit: string) =>
  page.getByRole('gridcell', { name: new RegExp(`^${unit}, I\\.13 `) });

async function score(page: Page, unit: string, figure: string): Promise<void> {
  await cell(page, unit).click();
  await page.keyboard.type(figure);
  await page.keyboard.press('Enter');
  await expect(cell(page, unit)).toHaveAccessibleName(new RegExp(`: ${figure}, Chờ gửi`));
}

/** What a browser's evictor does to a site, by the browser's own hand. */
async function evict(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Storage.clearDataForOrigin', {
    origin: APP_ORIGIN,
    storageTypes: 'indexeddb,file_systems,cache_storage,service_workers',
  });
  await tools.detach();
}

/** With the network the app and the bloc are fetched again; who was forgotten signs in anew. They find their work. */
async function expectWork(page: Page, figures: ReadonlyMap<string, string>): Promise<void> {
  await page.goto(`${BLOC}/cham`);
  const name = page.getByLabel('Tên đăng nhập');
  const again = page.getByRole('main').getByRole('button', { name: 'Đăng nhập lại' });
  await expect(name.or(again).or(page.getByRole('gridcell').first())).toBeVisible({ timeout: 40_000 });
  // A session may be younger than what the browser had put away.
  if (await again.isVisible()) await again.click();
  await expect(name.or(page.getByRole('gridcell').first())).toBeVisible();
  if (await name.isVisible()) {
    await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
    await page.getByRole('link', { name: 'Chấm điểm' }).first().click();
  }
  for (const [unit, figure] of figures) {
    await expect(cell(page, unit)).toHaveAccessibleName(
      new RegExp(`: ${figure}, (Chờ gửi|Máy chủ đã nhận)`),
      { timeout: 40_000 },
    );
  }
}

async function startOffline(profile?: string): Promise<Page> {
  device = profile
    ? await openProfile(profile, server.url, DESK, false, WHOLE)
    : await newDevice(server.url, DESK, WHOLE);
  await signIn(device.page, 'truongkhoi', SAMPLE_PASSWORD);
  await waitUntilReady(device.page);
  await device.offline(true);
  await device.page.goto(`${BLOC}/cham`);
  return device.page;
}

test('[SF7] all is thrown away under an open page: it writes everything down again, and loses nothing', async () => {
  const page = await startOffline();
  const figures = new Map(UNITS.map((unit, index) => [unit, `${3 + index},5`]));
  for (const [unit, figure] of [...figures].slice(0, 3)) await score(page, unit, figure);
  await evict(page);
  await expect(page.getByText('đã được dựng lại; không mất việc chưa gửi nào')).toBeVisible();
  for (const [unit, figure] of [...figures].slice(3)) await score(page, unit, figure);
  await expect(page.locator('.facts--desk').getByText('Chờ gửi 4 mục')).toBeVisible();
  await expect(page.locator('.facts--desk').getByText(/^Đã lưu trên máy/)).toBeVisible();
  await expect.poll(() => filesOf(page)).toBe(1);

  await device?.kill();
  device = await device?.restart();
  if (!device) return;
  await expectWork(device.page, figures);
});

test('[JN7] all is thrown away while nobody looks: what was unsent comes back, and is sent', async () => {
  const page = await startOffline();
  const figures = new Map(UNITS.map((unit, index) => [unit, `${5 + index}`]));
  for (const [unit, figure] of figures) await score(page, unit, figure);
  await page.goto('about:blank');
  await evict(page);
  await device?.offline(false);
  await expectWork(page, figures);
  await expect(page.getByText('Đã khôi phục 4 mục')).toBeVisible();
  for (const [unit, figure] of figures) {
    await expect(cell(page, unit)).toHaveAccessibleName(new RegExp(`: ${figure}, Máy chủ đã nhận`));
  }
});

test('[SF7] the disk is full to the last byte, and nothing was promised: what the page holds is on it once there is room', async () => {
  test.setTimeout(240_000);
  disk = smallDisk(160);
  if (!disk) return test.skip(true, 'this machine does not let us mount a small disk');
  const page = await startOffline(join(disk.folder, 'profile'));
  expect(await page.evaluate(() => navigator.storage.persisted())).toBe(false);
  const figures = new Map<string, string>();
  let saved = 0;
  const enter = async (edit: number) => {
    const unit = UNITS[edit % UNITS.length] ?? '';
    const figure = String(1 + (edit % 17));
    await cell(page, unit).click();
    await page.keyboard.type(figure);
    await page.keyboard.press('Enter');
    // A while after the browser has thrown everything away nothing can be saved, and that is said.
    const isSaved = page.locator('.facts--desk').getByText(`Chờ gửi ${saved + 1} mục`);
    const isNot = page.getByText('nên chưa lưu');
    await expect(isSaved.or(isNot).first()).toBeVisible({ timeout: 30_000 });
    if (await isSaved.isVisible()) {
      saved += 1;
      figures.set(unit, figure);
    } else figures.delete(unit);
    disk?.fill();
  };
  disk.fill();
  let edits = 0;
  // When it throws the site away is the browser's to say: most often within seconds, counted in time and not in edits.
  for (const until = Date.now() + 30_000; Date.now() < until && !(await isEvicted(page)); edits += 1)
    await enter(edits);
  for (const until = edits + 4; edits < until; edits += 1) await enter(edits);
  const wasEvicted = await isEvicted(page);
  disk.empty();
  await expect(async () => {
    const again = page.getByRole('button', { name: 'Kiểm tra lại' });
    if (await again.isVisible()) await again.click({ timeout: 5000 });
    await expect(page.locator('.facts--desk').getByText(/^Đã lưu trên máy/)).toBeVisible();
    // Where the browser has thrown nothing away, nothing had to be rebuilt, and nothing may be lost either.
    if (wasEvicted)
      await expect(page.getByText('đã được dựng lại; không mất việc chưa gửi nào')).toBeVisible();
  }).toPass({ timeout: 90_000 });
  await expect(page.locator('.facts--desk').getByText(`Chờ gửi ${saved} mục`)).toBeVisible();
  await device?.kill();
  device = await openProfile(join(disk.folder, 'profile'), server.url, DESK, false, WHOLE);
  await expectWork(device.page, figures);
});

/** Whether the browser has thrown a site away since it was started, by its own count. */
async function isEvicted(page: Page): Promise<boolean> {
  const tools = await page.context().newCDPSession(page);
  const { histograms } = await tools.send('Browser.getHistograms', {
    query: 'Quota.EvictedBucketAccessCount',
  });
  await tools.detach();
  return histograms.some(({ count }) => count > 0);
}

/** How many journals lie among the browser's private files. */
const filesOf = (page: Page) =>
  page.evaluate(async () => {
    let count = 0;
    const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const entry of folder.values()) {
        if (entry.kind === 'file') count += 1;
        else await walk(entry);
      }
    };
    await walk(await navigator.storage.getDirectory());
    return count;
  });
