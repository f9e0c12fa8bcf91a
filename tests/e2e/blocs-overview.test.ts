// An officer of many blocs sees over all of them what waits, with no network.

import { expect, test } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, PHONE, signIn, waitUntilReady } from '../support/device.ts';
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

test('[IX6] [PR32] what is late stands in the list, all blocs come at once, and their proposals are printed; offline', async () => {
  test.setTimeout(180_000);
  const { url } = sample.server;
  await finishScoring(url);
  await adoptResult(url);
  const of = { periodId: SCORED_PERIOD };
  await (
    await actAs(url, 'truongkhoi')
  )([
    {
      name: 'record-in-year',
      args: { ...of, entry: { is: 'deadline', of: { step: 'send', day: daysAgo(5) } } },
    },
    { name: 'move-meeting', args: { ...of, event: 'sign' } },
  ]);
  // A new device, with no bloc on it yet.
  const officer = await newDevice(url, DESK);
  sample.devices.push(officer);
  const { page } = officer;
  await signIn(page, 'sonoivu', SAMPLE_PASSWORD);
  await page.goto('/khoi');
  const list = page.getByRole('main').getByRole('listitem');
  await page.getByRole('button', { name: /^Nhận cả \d+ khối về máy$/ }).click();
  await expect(page.getByText('Chưa có trên máy nên chưa biết đang ở bước nào.')).toHaveCount(0);
  await expect(list.getByText('Đã có trên máy', { exact: true })).toHaveCount(await list.count(), {
    timeout: 60_000,
  });
  await waitUntilReady(page);
  await officer.offline(true);
  await page.goto('/khoi');
  await expect(page.getByText('1 khối quá hạn')).toBeVisible();
  await expect(list.filter({ hasText: 'Quá hạn 5 ngày Hạn gửi hồ sơ lên Sở Nội vụ' })).toHaveCount(1);
  await lookAt(page, 'blocs-late-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'blocs-late-phone');
  await page.setViewportSize(DESK);

  await page.getByRole('link', { name: 'Tổng hợp đề nghị khen thưởng' }).click();
  const paper = page.getByRole('article');
  await page.getByLabel('Năm').selectOption('năm 2023');
  await expect(paper).toContainText('BẢNG TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM 2023');
  // The bloc has met and did not send its result yet.
  await expect(paper).toContainText('BẢN NHÁP, có 0/');
  await expect(paper).toContainText('Chưa gửi kết quả lên: ');
  await expect(page.getByText('Mới có kết quả của 0/')).toBeVisible();
  await lookAt(page, 'awards-of-blocs-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'awards-of-blocs-phone');
  expect(officer.complaints).toEqual([]);
});

/** As a day is written in a record, by the reader's own midnights. */
function daysAgo(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() - days);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
