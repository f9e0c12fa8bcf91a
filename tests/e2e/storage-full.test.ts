// A disk that is really full: nothing hangs, nothing is lost, and the database is rebuilt before it is written again. A
// browser that writes on instead throws all of it away at its next start.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { must } from '../../src/base/assert.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { APP_ORIGIN, DESK, openProfile, signIn, waitUntilReady, type Device } from '../support/device.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { smallDisk, type SmallDisk } from '../support/small-disk.ts';

const BLOC = '/k/cac-huyen.2023';
const UNITS = ['Huyện Phong Thổ', 'Huyện Nậm Nhùn', 'Huyện Tam Đường', 'Huyện Mường Tè'];

let server: TestServer | undefined;
let disk: SmallDisk | undefined;
let device: Device | undefined;

test.beforeEach(async () => {
  disk = smallDisk(160);
  test.skip(!disk, 'this machine does not let us mount a small disk');
  server = await startServer({ DEMO: 'on' });
});
test.afterEach(async () => {
  await device?.close().catch(() => undefined);
  await server?.stop();
  disk?.remove();
});

/**
 * A profile in which storage is promised to the site, as it is to one that was installed: without that, a browser short
 * of room throws all of it away (decision 20), which has tests of its own.
 */
function promisedProfile(folder: string): string {
  const profile = join(folder, 'profile');
  const promise = { durable_storage: { [`${APP_ORIGIN}:80,*`]: { setting: 1 } } };
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { content_settings: { exceptions: promise } } }),
  );
  return profile;
}

const cell = (page: Page, unit: string) =>
  page.getByRole('gridcell', { name: new RegExp(`^${unit}, I\\.13 `) });

async function score(page: Page, unit: string, figure: string): Promise<void> {
  await cell(page, unit).click();
  await page.keyboard.type(figure);
  await page.keyboard.press('Enter');
  // A database that is being made anew holds what is entered up for some seconds.
  await expect(cell(page, unit), 'saved on this device')
    .toHaveAccessibleName(new RegExp(`: ${figure}, Chờ gửi`), { timeout: 40_000 })
    .catch(async (error: unknown) => {
      const seen = await page.locator('body').innerText();
      throw new Error(`${unit}, ${figure}; the page says:\n${seen}`, { cause: error });
    });
}

for (const mended of ['on the spot', 'at the next start'] as const) {
  test(`[SF2] [SF3] a full disk: everything acknowledged is there after it was rebuilt ${mended}`, async () => {
    test.setTimeout(240_000);
    const here = must(disk, 'a disk');
    const { url } = must(server, 'a server');
    device = await openProfile(promisedProfile(here.folder), url, DESK, false, { isWhole: true });
    await signIn(device.page, 'truongkhoi', SAMPLE_PASSWORD);
    await waitUntilReady(device.page);
    expect(await device.page.evaluate(() => navigator.storage.persisted())).toBe(true);
    await device.offline(true);
    const { page } = device;
    await page.goto(`${BLOC}/cham`);
    const acknowledged = new Map<string, string>();
    let waiting = 0;
    const enter = async (on: Page, edit: number) => {
      const unit = UNITS[edit % UNITS.length] ?? '';
      const figure = `${1 + (edit % 17)}${edit % 2 ? ',5' : ''}`;
      await score(on, unit, figure);
      // A cell shows what is typed at once; it is saved when it is counted among what waits.
      waiting += 1;
      await expect(on.locator('.facts--desk').getByText(`Chờ gửi ${waiting} mục`)).toBeVisible({
        timeout: 40_000,
      });
      acknowledged.set(unit, figure);
    };
    for (let edit = 0; edit < 3; edit += 1) await enter(page, edit);
    here.fill();
    const reserve = page.locator('.facts--desk').getByText('Đã lưu vào vùng dự phòng');
    // The store's log has a little room of its own; soon it has none.
    let edit = 3;
    for (; edit < 60 && !(await reserve.isVisible()); edit += 1) {
      await enter(page, edit);
      here.fill();
    }
    await expect(reserve).toBeVisible();
    for (const until = edit + 4; edit < until; edit += 1) await enter(page, edit);

    here.empty();
    if (mended === 'on the spot') {
      // The browser may need a moment before it believes the room; a person presses again, too.
      await expect(async () => {
        const again = page.getByRole('button', { name: 'Kiểm tra lại' });
        if (await again.isVisible()) await again.click({ timeout: 5_000 });
        await expect(page.getByText('đã được dựng lại; không mất việc chưa gửi nào')).toBeVisible({
          timeout: 15_000,
        });
      }).toPass({ timeout: 60_000 });
      await expect(page.locator('.facts--desk').getByText(`Chờ gửi ${waiting} mục`)).toBeVisible();
      // What cannot be read of the bloc's copy is fetched again with the network; what is unsent is here without it.
      if (await cell(page, must(UNITS[0], 'a unit')).isVisible()) await enter(page, edit);
      await expect(page.locator('.facts--desk').getByText(/^Đã lưu trên máy/)).toBeVisible();
    }
    await device.kill();
    // A full disk may have cost the browser its service worker and its young session: the app may be fetched anew, and
    // whether the work is sent by now is not asked.
    device = await openProfile(device.profile, url, DESK, false, { isWhole: true });
    await device.page.goto(`${BLOC}/cham`);
    const name = device.page.getByLabel('Tên đăng nhập');
    const again = device.page.getByRole('main').getByRole('button', { name: 'Đăng nhập lại' });
    const grid = device.page.getByRole('gridcell').first();
    await expect(name.or(again).or(grid)).toBeVisible({ timeout: 40_000 });
    if (await again.isVisible()) await again.click();
    await expect(name.or(grid)).toBeVisible();
    if (await name.isVisible()) {
      await signIn(device.page, 'truongkhoi', SAMPLE_PASSWORD);
      await device.page.goto(`${BLOC}/cham`);
    }
    for (const [unit, figure] of acknowledged) {
      await expect(cell(device.page, unit)).toHaveAccessibleName(
        new RegExp(`: ${figure}, (Chờ gửi|Máy chủ đã nhận)`),
        { timeout: 40_000 },
      );
    }
    // The browser may have thrown the damaged database away at its start; nothing that waited went with it.
    await expect(device.page.getByText('Lần trước máy này có')).toHaveCount(0);
  });
}
