// A bloc goes on into its next year while pages lie open: who has a role in it finds it there, who has none does not, and
// the year before stays open to read and to print.

import { expect, test, type Page } from '@playwright/test';
import { must } from '../../src/base/assert.ts';
import { PeopleList } from '../../src/protocol/people.ts';
import { PHONE } from '../support/device.ts';
import { beginNextYear, NEXT_PERIOD, NEXT_UNIT } from '../support/next-year.ts';
import { SCORED_PERIOD } from '../support/scored-bloc.ts';
import { signIn as asClient } from '../support/server.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const years = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('link', { name: /^Mở: / })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));

test('[AU10] [PM9] a page that lies open finds the new year by itself where its person reads it, and nowhere else', async () => {
  test.setTimeout(150_000);
  const [leader, deputy] = [await device('truongkhoi'), await device('phokhoi')];
  for (const { page } of [leader, deputy]) {
    await page.goto('/khoi');
    await expect.poll(() => years(page)).toContain(`/k/${SCORED_PERIOD}`);
    expect(await years(page)).not.toContain(`/k/${NEXT_PERIOD}`);
  }
  await beginNextYear(sample.server.url);
  await expect.poll(() => years(leader.page), { timeout: 30_000 }).toContain(`/k/${NEXT_PERIOD}`);
  expect(await years(deputy.page)).toEqual([`/k/${SCORED_PERIOD}`]);
});

test('[PM9] who has a role in the new year alone arrives there, and reads and prints their own of the year before', async () => {
  test.setTimeout(150_000);
  const clerk = await device('canbo.sinho', PHONE);
  const { page } = clerk;
  await page.goto('/');
  await page.waitForURL(`**/k/${SCORED_PERIOD}`);
  await beginNextYear(sample.server.url);
  const admin = await asClient(sample.server.url, 'quantri');
  const { people } = PeopleList.parse(await (await admin.request('GET', '/api/people')).json());
  const { id, grants } = must(
    people.find(({ username }) => username === 'canbo.sinho'),
    'a clerk',
  );
  const next = grants.filter(({ periodId }) => periodId === NEXT_PERIOD);
  expect((await admin.request('POST', `/api/people/${id}/grants`, { grants: next })).status).toBe(200);

  await expect(async () => {
    await page.goto('/');
    await page.waitForURL(`**/k/${NEXT_PERIOD}`, { timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  await clerk.offline(true);
  await page.goto(`/k/${SCORED_PERIOD}/in/phieu/${NEXT_UNIT}`);
  await expect(page.locator('.paper').first()).toContainText('Sìn Hồ');
  await page.goto(`/k/${SCORED_PERIOD}/cham/${NEXT_UNIT}?cot=tu-cham`);
  await expect(page.getByRole('heading', { name: /Sìn Hồ/ }).first()).toBeVisible();
  await page.screenshot({ path: 'test-results/year-before-phone.png' });
});
