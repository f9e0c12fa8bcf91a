// The check before a journey, in a real browser: what it says when all is well, when the clock is wrong, and when work
// has waited too long; and the file that carries unsent work away.

import { expect, test, type Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { violationsOf } from '../support/axe.ts';
import { newDevice, PHONE, signIn, waitUntilReady } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const BLOC = '/k/cac-huyen.2023';
const PASSPHRASE = 'Pa Tần mùa nước';
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** From the next load on, this device's clock is so far ahead. */
const setAhead = (page: Page, ms: number) =>
  page.addInitScript((ahead) => {
    const clock = Date as typeof Date & { real?: () => number };
    const real = (clock.real ??= Date.now.bind(Date));
    Date.now = () => real() + ahead;
  }, ms);

test('[RD1] [RD3] [SF6] a clerk’s phone before a journey, and two weeks later in a valley', async () => {
  test.setTimeout(90_000);
  const device = await sample.device('truongkhoi', PHONE);
  const { page } = device;
  await waitUntilReady(page);
  await expect(page.getByText('Có vùng dự phòng cho việc chưa gửi')).toBeVisible();
  await expect(
    page.getByText(/8 đơn vị, 27 tiêu chí, bảng tiêu chí bản 1; nhận lần cuối \d\d:\d\d/),
  ).toBeVisible();
  await expect(page.getByText('Giờ trên máy đúng')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Không còn gì chờ gửi' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Mở trang in' })).toHaveAttribute('href', `${BLOC}/in`);

  await device.offline(true);
  await page.goto(`${BLOC}/cham/tam-duong`);
  await page
    .getByRole('button', { name: /tối đa/i })
    .first()
    .click();
  await expect(page.getByText('Chờ gửi 1 mục').first()).toBeVisible();

  await setAhead(page, 15 * DAY);
  await page.goto(BLOC);
  const dialog = page.getByRole('dialog', { name: 'Có việc chưa gửi đã 15 ngày' });
  await expect(dialog).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  // All that offers to save leads to the same place.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Lưu phần chưa gửi ra tệp' })).toBeFocused();
  await page.goto('/may-nay');
  await expect(page.getByRole('heading', { level: 1, name: 'Máy này' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Sẵn sàng đi cơ sở?' })).toBeVisible();
  await expect(page.getByText('Còn 1 mục chưa gửi, cũ nhất đã 15 ngày', { exact: true })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  // The button leads to where the file is made that the app itself opens again.
  await page.locator('#content').getByRole('link', { name: 'Lưu ra tệp' }).click();
  const save = page.getByRole('region', { name: 'Lưu phần chưa gửi ra tệp', exact: true });
  await expect(save.getByRole('heading')).toBeFocused();
  await save.getByLabel('Mật khẩu của tệp').focus();
  await page.getByRole('complementary').getByRole('link', { name: 'Lưu ra tệp' }).click();
  await expect(save.getByRole('heading')).toBeFocused();
  await lookAt(page, 'device-save-phone');
  await save.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await save.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.std$/);
  const open = page.getByRole('region', { name: 'Mở tệp' });
  await open.getByLabel('Chọn tệp .std').setInputFiles(await download.path());
  await open.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(open).toContainText('1 mục, cũ nhất nhập lúc');
  await page.getByRole('link', { name: 'Máy này', exact: true }).last().click();
  await expect(page.getByText('Mọi mục chưa gửi đã có trong tệp')).toBeVisible();

  // Once a day, however often the app is opened.
  await page.goto(BLOC);
  await expect(page.getByText(/cũ nhất đã 15 ngày: hãy gửi hoặc lưu ra tệp/)).toBeVisible();
  await expect(dialog).toHaveCount(0);

  // With the network back it is sent; the clock is still two weeks fast, and said to be.
  await device.offline(false);
  await page.goto('/may-nay');
  await expect(page.getByText(/^Giờ trên máy nhanh 15 ngày$/)).toBeVisible();
  expect(device.complaints).toEqual([]);
});

test('[SF6] on a page that stays open the full screen comes once a day, too, and not again before', async () => {
  const device = await sample.device('truongkhoi', PHONE);
  const { page } = device;
  await waitUntilReady(page);
  // Eight in the morning of the next day: no midnight lies between the last look and the hour at which it is due.
  await page.clock.install({ time: new Date().setUTCHours(25, 0, 0, 0) });
  // A session that has ended is knocked at by no clock: nothing happens on the page by itself.
  await device.context.clearCookies();
  await page.goto(`${BLOC}/cham/tam-duong`);
  await page
    .getByRole('button', { name: /tối đa/i })
    .first()
    .click();
  await expect(page.getByText('Chờ gửi 1 mục').first()).toBeVisible();
  const dialog = page.getByRole('dialog', { name: /Có việc chưa gửi đã/ });
  const oldest = (days: number) => page.getByText(`cũ nhất đã ${days} ngày`).first();

  await page.clock.fastForward(15 * DAY + HOUR);
  for (const days of [15, 16, 17]) {
    await expect(dialog).toContainText(`${days} ngày`);
    await dialog.getByRole('button', { name: 'Để sau' }).click();
    await expect(dialog).toHaveCount(0);
    await page.clock.fastForward(DAY - 2 * HOUR);
    await expect(oldest(days)).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await page.clock.fastForward(2.1 * HOUR);
  }
});

test('[RD5] a browser is asked to keep what was entered once there is something, and its refusal is shown', async () => {
  const device = await newDevice(sample.server.url, PHONE);
  sample.devices.push(device);
  const { page } = device;
  // One that says no, and counts how often it was asked.
  await page.addInitScript(() => {
    const refusing = { asked: 0 };
    Object.assign(window, { refusing });
    const { storage } = navigator;
    storage.persisted = () => Promise.resolve(false);
    storage.persist = () => Promise.resolve((refusing.asked += 1) < 0);
  });
  const asked = () =>
    page.evaluate(() => (window as unknown as { refusing: { asked: number } }).refusing.asked);
  await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  await page.goto(`${BLOC}/cham/tam-duong`);
  const most = page.getByRole('button', { name: /tối đa/i }).first();
  await expect(most).toBeVisible();
  expect(await asked()).toBe(0);
  await most.click();
  await expect.poll(asked).toBe(1);

  await page.goto('/may-nay');
  await expect(page.getByText('Trình duyệt chưa hứa giữ dữ liệu lâu dài')).toBeVisible();
  await expect(page.getByText('Bộ nhớ được giữ lâu dài')).toHaveCount(0);
  const before = await asked();
  await page.getByRole('button', { name: 'Xin giữ dữ liệu' }).click();
  await expect.poll(asked).toBe(before + 1);
  await expect(page.getByText('Trình duyệt chưa hứa giữ dữ liệu lâu dài')).toBeVisible();
});

test('[RD4] a tab of Safari says what it does with unsent work, and how to come out of it', async () => {
  const device = await newDevice(sample.server.url, PHONE);
  sample.devices.push(device);
  const { page } = device;
  // What tells such a tab from any other; the rest of Safari is not played.
  await page.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: false }));
  await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
  await page.goto('/may-nay');
  await expect(page.getByText('Safari xóa dữ liệu của trang sau 7 ngày không mở')).toBeVisible();
  await expect(page.getByText('Thêm vào MH chính')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/device-safari-phone.png', fullPage: true });
  await page.goto(`${BLOC}/cham/tam-duong`);
  const most = page.getByRole('button', { name: /tối đa/i }).first();
  await expect(most).toBeVisible();
  await device.offline(true);
  await most.click();
  await expect(page.getByText('1 mục chưa gửi đang nằm trong thẻ Safari')).toBeVisible();
});

test('[RD3] a clock before the server’s last word is plainly wrong, and said over every screen', async () => {
  const device = await sample.device('truongkhoi', PHONE);
  const { page } = device;
  await waitUntilReady(page);
  await device.offline(true);
  await setAhead(page, -400 * DAY);
  await page.goto(BLOC);
  await expect(
    page.getByText(/Giờ trên máy đang sai \(\d\d\/\d\d\/\d{4}\) nên có thể không kết nối được/),
  ).toBeVisible();
});

test('[RD3] a clock that is hours fast is said over every screen once the server has been heard, and no more once it is right', async () => {
  const device = await sample.device('truongkhoi', PHONE);
  const { page } = device;
  await waitUntilReady(page);
  await page.goto(`${BLOC}/cham`);
  const fast = page.getByText(/Giờ trên máy nhanh 15 giờ: ngày giờ ghi theo số liệu và in trên giấy sẽ sai/);
  await expect(page.getByRole('main')).toBeVisible();
  await expect(fast).toHaveCount(0);
  // Hands that were set by the wall, in another zone.
  await setAhead(page, 15 * 3_600_000);
  await page.goto(`${BLOC}/cham`);
  await expect(fast).toBeVisible();
  await page.screenshot({ path: 'test-results/clock-fast-phone.png' });
  await setAhead(page, 0);
  const heard = page.waitForResponse(/\/api\/sync\/pull/);
  await page.goto('/may-nay');
  await heard;
  await expect(page.getByText('Giờ trên máy đúng')).toBeVisible();
  await expect(fast).toHaveCount(0);
});
