// "Nothing typed is ever lost": the hand is faster than the storage, and the page goes in the middle of a word.

import { expect, test } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, PHONE, signIn, waitUntilReady, type Device } from '../support/device.ts';
import { startServer, type TestServer } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';

let server: TestServer;
const devices: Device[] = [];

async function offlineDevice(username: string, path: string, screen = DESK): Promise<Device> {
  const one = await newDevice(server.url, screen);
  devices.push(one);
  await signIn(one.page, username, SAMPLE_PASSWORD);
  await waitUntilReady(one.page);
  await one.offline(true);
  await one.page.goto(path);
  return one;
}

test.beforeEach(async () => {
  server = await startServer({ DEMO: 'on' });
});

test.afterEach(async () => {
  for (const one of devices.splice(0)) await one.close().catch(() => undefined);
  await server.stop();
});

test('[RP14] in the grid, the page may go in the middle of a figure or a reason', async () => {
  const { page } = await offlineDevice('truongkhoi', `${BLOC}/cham`);
  const cell = page.getByRole('gridcell', { name: /^Huyện Phong Thổ, I\.13 / });
  await cell.click();
  await page.keyboard.type('8');
  await page.reload();
  await expect(cell).toHaveAccessibleName(/: 8, Chờ gửi/);

  await cell.click();
  await page.keyboard.type('7');
  await page.getByRole('link', { name: 'Xếp hạng' }).press('Enter');
  await page.goBack();
  await expect(cell).toHaveAccessibleName(/: 7, Chờ gửi/);

  const other = page.getByRole('gridcell', { name: /^Huyện Mường Tè, I\.3 / });
  const reason = page.getByLabel('Lý do lệch');
  await other.click();
  await reason.fill('Thiếu danh sách 12 người');
  await cell.click();
  await other.click();
  await expect(reason).toHaveValue('Thiếu danh sách 12 người');
  await reason.fill('Theo số của Sở');
  await page.reload();
  await other.click();
  await expect(reason).toHaveValue('Theo số của Sở');
});

test('[RP14] in the grid, the keys after Enter belong to the next cell, however slow the device; Esc takes back', async () => {
  const { page, context } = await offlineDevice('truongkhoi', `${BLOC}/cham`);
  const cell = (code: string) =>
    page.getByRole('gridcell', { name: new RegExp(`^Huyện Nậm Nhùn, ${code.replace('.', '\\.')} `) });
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await cell('II.1').click();
  await Promise.all(
    ['4', '0', 'Enter', '2', '5', 'Enter', '2', '0', 'Tab'].map((key) => page.keyboard.press(key)),
  );
  await expect(cell('II.1')).toHaveAccessibleName(/: 40, Chờ gửi/);
  await expect(cell('II.2')).toHaveAccessibleName(/: 25, Chờ gửi/);
  await expect(cell('II.3')).toHaveAccessibleName(/: 20, Chờ gửi/);

  await cell('II.1').click();
  await page.keyboard.type('30');
  await page.keyboard.press('Escape');
  await expect(cell('II.1')).toBeFocused();
  await expect(cell('II.1')).toHaveAccessibleName(/: 40, Chờ gửi/);
});

test('[RP14] on a card, a rest while typing changes nothing under the hand, and the page may go at once', async () => {
  const { page } = await offlineDevice('canbo.sinho', `${BLOC}/cham/sin-ho`, PHONE);
  const input = page.getByLabel(/^Kết quả, I\.12 /);
  const card = page.getByRole('article', { name: /I\.12/ });
  await input.fill('');
  await page.keyboard.type('4,0');
  await expect(card.getByText('Chờ gửi')).toBeVisible();
  await expect(input).toHaveValue('4,0');
  await page.keyboard.type('5');
  await page.reload();
  await expect(input).toHaveValue('4,05');
});
