// An officer of many blocs sees over all of them what waits, with no network.

import { expect, test } from '@playwright/test';
import { DESK, PHONE } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { adoptResult } from '../support/next-year.ts';
import { actAs, finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();

test('[IX5] the list of blocs says where each stands, what waits first, and leads to it; offline', async () => {
  test.setTimeout(180_000);
  const { url } = sample.server;
  await finishScoring(url);
  await adoptResult(url);
  const leader = await actAs(url, 'truongkhoi');
  const of = { periodId: SCORED_PERIOD };
  await leader([
    { name: 'move-meeting', args: { ...of, event: 'sign' } },
    { name: 'send-package', args: { ...of, number: '01/TTr-KTĐ', note: '' } },
  ]);
  const officer = await sample.device('sonoivu');
  const { page } = officer;
  await page.goto(`/k/${SCORED_PERIOD}/ho-so`);
  await expect(page.getByRole('button', { name: 'Tiếp nhận hồ sơ' })).toBeVisible({ timeout: 60_000 });
  await officer.offline(true);
  await page.goto('/khoi');
  const list = page.getByRole('main').getByRole('listitem');
  await expect(page.getByText('1 khối có việc của bạn')).toBeVisible();
  await expect(list.first()).toContainText('Đã gửi, chờ Sở Nội vụ tiếp nhận.');
  expect(await list.count()).toBeGreaterThan(1);
  for (const other of (await list.all()).slice(1))
    await expect(other).toContainText('Chưa có trên máy nên chưa biết đang ở bước nào.');
  await lookAt(page, 'blocs-overview-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'blocs-overview-phone');
  await page.setViewportSize(DESK);
  await list.first().getByRole('link', { name: 'Tiếp nhận hồ sơ của khối' }).click();
  await page.waitForURL(`**/k/${SCORED_PERIOD}/ho-so`);
  expect(officer.complaints).toEqual([]);
});
