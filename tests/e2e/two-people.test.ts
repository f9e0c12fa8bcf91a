// One browser, two people: a browser has one session for all its tabs, and each tab has somebody's work open.

import { expect, test, type Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import type { Device } from '../support/device.ts';
import { sampleForEach } from '../support/sample-people.ts';
import { signIn as clientOf } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';
const PLACE = /^Huyện Phong Thổ, I\.13 /;

const sample = sampleForEach();
let device: Device;

test.beforeEach(async () => {
  device = await sample.device('truongkhoi');
  await device.page.goto(`${BLOC}/cham`);
});

const cellOf = (page: Page) => page.getByRole('gridcell', { name: PLACE });

/** Who wrote what stands in that cell at the server. */
async function standing(): Promise<readonly [author: string, value: string | undefined][]> {
  const { records } = await (await clientOf(sample.server.url, 'sonoivu')).pullAll('cac-huyen');
  const column = records.find(({ id }) => id === 'cac-huyen.2023/phong-tho/bloc')?.body as {
    cells: Record<string, { author: string; input: { value?: string } }[]>;
  };
  return (column.cells['i.13'] ?? []).map(({ author, input }) => [author, input.value]);
}

/** By hand, where somebody stands already at the sign-in page. */
async function enterAs(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Đăng nhập', level: 1 })).toHaveCount(0);
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/may-nay');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
}

test('[AU9] whoever signs out in one tab leaves no other open; the next person’s page comes there', async () => {
  const { page, context } = device;
  const other = await context.newPage();
  await signOut(other);
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
  await expect(page.getByRole('gridcell')).toHaveCount(0);
  await enterAs(other, 'thuky');
  await expect(page.getByText('Thư ký khối')).toBeVisible();
});

test('[SY17] [AU9] work that waits when somebody else signs in goes up as its author’s, once they are back', async () => {
  const { page, context } = device;
  await device.offline(true);
  await cellOf(page).click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(cellOf(page)).toHaveAccessibleName(/: 7, Chờ gửi/);
  const before = await standing();

  // The session is over; a colleague signs in where the other tab says that one must.
  await context.clearCookies();
  await device.offline(false);
  const other = await context.newPage();
  await other.goto(`${BLOC}/gui`);
  // Nobody presses anything: the tab that leads finds it out, and tells this one.
  await other.getByRole('button', { name: 'Đăng nhập lại' }).first().click();
  await expect(other.getByText('Máy này còn 1 mục chưa gửi của')).toBeVisible();
  await enterAs(other, 'thuky');
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  // Nobody's work is left open behind them.
  await expect(page.getByText('Thư ký khối')).toBeVisible();
  expect(await standing()).toEqual(before);

  await signOut(other);
  await enterAs(other, 'truongkhoi');
  await expect.poll(standing).toContainEqual(['truongkhoi', '7']);
});

test('[SY17] a page that did not hear of the other person is answered like one whose session is over', async () => {
  const { page, context } = device;
  await cellOf(page).click();
  const before = await standing();
  // As where the two do not hear each other: only the cookie changes.
  await page.evaluate(async (password) => {
    await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-so-thi-dua-app': '1' },
      body: JSON.stringify({ username: 'thuky', password }),
    });
  }, SAMPLE_PASSWORD);
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cần đăng nhập lại để gửi').filter({ visible: true }).first()).toBeVisible();
  await expect(cellOf(page)).toHaveAccessibleName(/: 7, Chờ gửi/);
  expect(await standing()).toEqual(before);
  expect(context.pages()).toContain(page);
});

test('[RP15] what is typed over an entry that was made while the clock was fast outlives a page that breaks', async () => {
  const { page, context } = device;
  await device.offline(true);
  await context.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + Number(localStorage.getItem('clock-is-fast') ?? 0);
  });
  await page.evaluate(() => localStorage.setItem('clock-is-fast', '7200000'));
  await page.reload();
  await cellOf(page).click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(cellOf(page)).toHaveAccessibleName(/: 5, Chờ gửi/);
  await page.evaluate(() => localStorage.setItem('clock-is-fast', '0'));
  await cellOf(page).click();
  await page.keyboard.type('8');
  const driver = await context.newCDPSession(page);
  const isBroken = page.waitForEvent('crash');
  void driver.send('Page.crash').catch(() => undefined);
  await isBroken;

  const again = await context.newPage();
  await again.goto(`${BLOC}/cham`);
  await expect(cellOf(again)).toHaveAccessibleName(/: 8, Chờ gửi/);
});
