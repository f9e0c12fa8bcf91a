// The year turns while somebody's work of the old one is still on their device: it is told as what it is, and leads to
// where it can be put right. And the day turns on a page that lies open.

import { expect, test } from '@playwright/test';
import { PeopleList } from '../../src/protocol/people.ts';
import { beginNextYear, NEXT_PERIOD } from '../support/next-year.ts';
import { actAs, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { signIn as signInAt } from '../support/server.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not there');
  return value;
};

test('[IX4] what is typed, waits and is held of the year before is told with that year, and leads into it or nowhere', async () => {
  test.setTimeout(240_000);
  const clerk = await sample.device('canbo.sinho');
  const { page } = clerk;
  await page.goto('/k/cac-huyen.2023/cham');
  await expect(page.getByRole('grid')).toBeVisible();
  await clerk.offline(true);
  const blank = page.getByRole('gridcell', { name: /chưa chấm$/ });
  const labels = await blank.evaluateAll((cells) => cells.map((one) => one.getAttribute('aria-label') ?? ''));
  const cell = (at: number) => page.getByRole('gridcell', { name: must(labels[at]), exact: true });
  await cell(0).click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await cell(3).click();
  await page.keyboard.type('7');
  await expect(page.getByRole('gridcell', { name: /, Chờ gửi$/ }).first()).toBeVisible();

  await beginNextYear(sample.server.url);
  await clerk.offline(false);
  // What has become of the sheet meanwhile is here before the page with the half-typed figure goes.
  await expect(page.getByText('Đơn vị đang tự chấm')).toHaveCount(0, { timeout: 60_000 });
  const main = page.locator('main');
  const look = main.getByRole('link', { name: 'Xem ô' });
  const typed = main.getByText(/^Đã gõ nhưng chưa lưu được: Huyện Sìn Hồ, năm 2023 · \S+: 7/);
  await page.goto(`/k/${NEXT_PERIOD}/gui`);
  await page.reload();
  await expect(main.getByText(/chấm Huyện Sìn Hồ, năm 2023, II\.1: /).first()).toBeVisible();
  await expect(typed).toBeVisible();
  for (const one of await look.all())
    expect(await one.getAttribute('href')).toMatch(/^\/k\/cac-huyen\.2023\/cham\/sin-ho\?cot=tu-cham#c-/);
  await look.first().click();
  await expect(page).toHaveURL(/\/k\/cac-huyen\.2023\/cham\/sin-ho/);

  // Their role of the old year is over.
  const admin = await signInAt(sample.server.url, 'quantri');
  const { people } = PeopleList.parse(await (await admin.request('GET', '/api/people')).json());
  const one = must(people.find(({ username }) => username === 'canbo.sinho'));
  const grants = one.grants.filter(({ periodId }) => periodId === NEXT_PERIOD);
  await admin.request('POST', `/api/people/${one.id}/grants`, { grants });
  await page.goto('/may-nay');
  await page.reload();
  await page.goto(`/k/${NEXT_PERIOD}/gui`);
  await expect(typed).toBeVisible();
  for (const there of await look.all()) expect(await there.getAttribute('href')).not.toContain(NEXT_PERIOD);
});

test('[YR5] a page that lies open over midnight with no network says how far a day is from the new one', async () => {
  test.setTimeout(120_000);
  const leader = await sample.device('truongkhoi');
  const { page } = leader;
  // By the reader's own calendar, an hour before its midnight.
  const evening = await page.evaluate(() => new Date().setHours(23, 0, 0, 0));
  const tomorrow = await page.evaluate((at) => {
    const day = new Date(at + 12 * 60 * 60 * 1000);
    const two = (part: number) => String(part).padStart(2, '0');
    return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  }, evening);
  const secretary = await actAs(sample.server.url, 'thuky');
  const entry = { is: 'deadline' as const, of: { step: 'meet' as const, day: tomorrow } };
  await secretary([{ name: 'record-in-year', args: { periodId: SCORED_PERIOD, entry } }]);
  await page.goto(`/k/${SCORED_PERIOD}/nam`);
  await expect(
    page
      .locator('main')
      .getByText(/^Còn \d+ ngày/)
      .first(),
  ).toBeVisible({ timeout: 30_000 });
  await leader.offline(true);
  await page.clock.install({ time: evening });
  for (const at of ['', '/nam']) {
    await page.goto(`/k/${SCORED_PERIOD}${at}`);
    const main = page.locator('main');
    await page.clock.setSystemTime(evening);
    await page.reload();
    await expect(main.getByText('Còn 1 ngày').first()).toBeVisible();
    await page.clock.fastForward(2 * 60 * 60 * 1000);
    await expect(main.getByText('Hôm nay').first()).toBeVisible();
    await expect(main.getByText('Còn 1 ngày')).toHaveCount(0);
  }
});
