// Last year's figure under a rule that is held against it: offered on a phone and on a desk with no network, taken with
// one press, and told where another was put in; and the year before beside the review.

import { expect, test } from '@playwright/test';
import { DESK, drawn, PHONE, waitUntilReady, type Device } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { panel } from '../support/meeting-page.ts';
import { beginNextYear, fillNextYear, HELD_AGAINST, NEXT_PERIOD, NEXT_UNIT } from '../support/next-year.ts';
import { sampleForEach } from '../support/sample-people.ts';

const BLOC = `/k/${NEXT_PERIOD}`;

const sample = sampleForEach();

test.beforeEach(async () => {
  await beginNextYear(sample.server.url);
});

/** With two years to choose from, a person takes the bloc by hand. */
async function device(username: string, screen = DESK): Promise<Device> {
  const one = await sample.device(username, screen);
  await one.page.goto('/khoi');
  const take = one.page.getByRole('button', { name: 'Nhận về máy' }).first();
  const open = one.page.getByRole('link', { name: /^Mở: / }).first();
  await expect(take.or(open).first()).toBeVisible();
  if (await take.isVisible()) await take.click();
  await expect(open).toBeVisible({ timeout: 30_000 });
  await waitUntilReady(one.page);
  return one;
}

test('[LY4] last year’s figure is offered offline, taken with one press, and told where another was put in', async () => {
  test.setTimeout(240_000);
  const phone = await device('canbo.sinho', PHONE);
  const { page } = phone;
  await page.goto(`${BLOC}/cham/${NEXT_UNIT}?cot=tu-cham`);
  await expect(page.locator(`[id="c-${HELD_AGAINST}"]`)).toBeVisible();
  await drawn(page);
  await phone.offline(true);
  const card = page.locator(`[id="c-${HELD_AGAINST}"]`);
  const hint = card.locator('.last-year');
  await expect(hint).toContainText(/Năm 2023: [\d,]+ – điểm khối đã chốt/);
  const figure = /2023: ([\d,]+)/.exec((await hint.textContent()) ?? '')?.[1] ?? '';
  const before = card.getByLabel(/^Năm trước/);
  const now = card.getByLabel(/^Năm nay/);
  await lookAt(page, 'last-year-phone');
  await hint.getByRole('button', { name: /^Lấy / }).click();
  await expect(before).toHaveValue(figure);
  await expect(now).toBeFocused();
  await now.fill('80');
  await now.blur();
  await expect(hint).toContainText('khớp điểm khối đã chốt');
  await card.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/last-year-phone-taken.png' });
  await before.fill('12');
  await before.blur();
  await expect(hint).toContainText(`Số năm trước đã ghi 12 khác năm 2023: ${figure} – điểm khối đã chốt`);
  await card.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/last-year-phone-differs.png' });
  await page.reload();
  await expect(hint).toContainText('đã ghi 12');
  await hint.getByRole('button', { name: /^Lấy / }).click();
  await expect(before).toHaveValue(figure);
  await now.blur();
  await expect(hint).toContainText('khớp');

  // On a desk, in the bar above the grid.
  const desk = await device('canbo.sinho');
  const grid = desk.page;
  await grid.goto(`${BLOC}/cham?cot=tu-cham`);
  await grid.getByRole('gridcell', { name: /^Huyện Sìn Hồ, I\.5 / }).click();
  await desk.offline(true);
  const bar = grid.locator('.formula .last-year');
  await bar.getByRole('button', { name: /^Lấy / }).click();
  await expect(grid.locator('#formula-input')).toHaveValue(`${figure}; `);
  await lookAt(grid, 'last-year-desk', false);
  await grid.keyboard.type('81');
  await grid.keyboard.press('Enter');
  await grid.getByRole('gridcell', { name: /^Huyện Sìn Hồ, I\.5 / }).click();
  await expect(bar).toContainText('khớp');
  expect(desk.complaints).toEqual([]);
  expect(phone.complaints).toEqual([]);
});

test('[LY6] the review has the year before beside the unit’s and the bloc’s, and names another figure put in for it', async () => {
  test.setTimeout(180_000);
  await fillNextYear(sample.server.url, {
    self: { before: '12', now: '80' },
    bloc: { before: '12', now: '10' },
  });
  const leader = await device('truongkhoi');
  const { page } = leader;
  await page.goto(`${BLOC}/ra-soat/${NEXT_UNIT}`);
  const differences = panel(page, 'Chỗ khác nhau');
  await expect(differences.getByRole('columnheader', { name: 'Năm 2023' })).toBeVisible();
  await leader.offline(true);
  await expect(differences.getByRole('row', { name: /I\.5/ })).toContainText('%');
  const others = panel(page, 'Số năm trước khác số đã chốt');
  await expect(others).toContainText('Đơn vị tự chấm: Số năm trước đã ghi 12 khác năm 2023');
  await expect(others).toContainText('Khối chấm: Số năm trước đã ghi 12');
  await lookAt(page, 'last-year-review-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'last-year-review-phone');
  await page.setViewportSize(DESK);
  await page.goto(`${BLOC}/in/giai-trinh/${NEXT_UNIT}?mau=khoi`);
  await expect(page.locator('.paper-desk')).toContainText('Số năm trước đã ghi 12 khác năm 2023');
  expect(leader.complaints).toEqual([]);
});
