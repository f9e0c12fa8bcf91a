// The way back in a phone's bar, and the device's own after it [NV1].

import { expect, test } from '@playwright/test';
import { PHONE } from '../support/device.ts';
import { sampleForEach } from '../support/sample-people.ts';

const BLOC = '/k/cac-huyen.2023';

const sample = sampleForEach();

test('[NV1] back leads to the page above, and the device’s own Back never into the page that was left', async () => {
  const { page, complaints } = await sample.device('truongkhoi', PHONE);
  const back = page.getByRole('banner').getByRole('button', { name: 'Quay lại' });
  const at = (path: string) => expect(page).toHaveURL((url) => url.pathname === `${BLOC}${path}`);

  // Down by a link and up by the bar, twice: what is behind is the tasks, as if nobody had gone down.
  await page.goto(BLOC);
  await page.getByRole('link', { name: 'In', exact: true }).click();
  for (const paper of ['Bảng tổng hợp', 'Phiếu trắng']) {
    await page
      .getByRole('link', { name: new RegExp(paper) })
      .first()
      .click();
    await expect(page).toHaveURL(/\/in\/.+/);
    await back.click();
    await at('/in');
  }
  await page.screenshot({ path: 'test-results/page-above-phone.png' });
  await page.goBack();
  await at('');

  // An address that was opened: the page above comes in its place.
  await page.goto(`${BLOC}/ra-soat/sin-ho`);
  await back.click();
  await at('/ra-soat');
  await page.goBack();
  await at('');
  expect(complaints).toEqual([]);
});

test('[NV2] a page begins at its top, and is where it was left when one comes back to it', async () => {
  const { page, complaints } = await sample.device('truongkhoi', PHONE);
  const scrolled = () => page.evaluate(() => Math.round(scrollY));
  const heading = page.getByRole('heading', { level: 1 }).first();
  await page.goto(`${BLOC}/in`);
  // It comes behind the first screen.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('beside-the-work')),
  );
  const paper = page.getByRole('link', { name: 'Bảng tự chấm của Huyện Mường Tè' });
  await paper.scrollIntoViewIfNeeded();
  const left = await scrolled();
  expect(left).toBeGreaterThan(300);

  // By the device's own Back, and by the bar's.
  for (const back of [
    () => page.goBack(),
    () => page.getByRole('banner').getByRole('button', { name: 'Quay lại' }).click(),
  ]) {
    await paper.click();
    await expect(page).toHaveURL(/\/in\/.+/);
    await expect(heading).toBeInViewport();
    expect(await scrolled()).toBe(0);
    await page.mouse.wheel(0, 400);
    await expect.poll(scrolled).toBeGreaterThan(0);
    await back();
    await expect(page).toHaveURL((url) => url.pathname === `${BLOC}/in`);
    // A line that comes or goes above moves it by its height.
    await expect.poll(async () => Math.abs((await scrolled()) - left)).toBeLessThan(60);
  }

  // Started anew it is where it was.
  await page.reload();
  await expect.poll(async () => Math.abs((await scrolled()) - left)).toBeLessThan(60);

  // By an address that was opened nothing of it is behind: the list comes in its place, at its top.
  await page.goto(`${BLOC}/in/phieu/muong-te`);
  await expect(heading).toBeInViewport();
  await page.mouse.wheel(0, 400);
  await expect.poll(scrolled).toBeGreaterThan(0);
  await page.getByRole('banner').getByRole('button', { name: 'Quay lại' }).click();
  await expect(page).toHaveURL((url) => url.pathname === `${BLOC}/in`);
  await expect.poll(scrolled).toBe(0);

  // Each visit of a page has a place of its own, for Back and for Forward.
  const tab = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const wheelTo = async (place: number) => {
    await page.mouse.wheel(0, place - (await scrolled()));
    await expect.poll(scrolled).toBe(place);
  };
  await wheelTo(600);
  await tab('Hạng');
  await expect(page).toHaveURL(/\/hang$/);
  await wheelTo(150);
  await tab('In');
  await expect(page).toHaveURL(/\/in$/);
  await wheelTo(100);
  await page.goBack();
  await expect.poll(scrolled).toBe(150);
  await wheelTo(250);
  await page.goBack();
  await expect.poll(scrolled).toBe(600);
  await page.goForward();
  await expect.poll(scrolled).toBe(250);
  await page.goForward();
  await expect.poll(scrolled).toBe(100);

  // Another of the screens is a page that somebody goes to.
  await page.getByRole('link', { name: 'Hạng', exact: true }).click();
  await expect(page).toHaveURL(/\/hang$/);
  await page.mouse.wheel(0, 500);
  await expect.poll(scrolled).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'In', exact: true }).click();
  await expect(heading).toBeInViewport();
  expect(await scrolled()).toBe(0);
  expect(complaints).toEqual([]);
});
