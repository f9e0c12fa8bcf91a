// Members of a bloc check each other: given out at a desk, remarked on on a phone, all of it without a network
// while its person works, and read where the bloc reviews and in the annex. [PC1]–[PC6]

import { expect, test } from '@playwright/test';
import { DESK, drawn, PHONE, type Device } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { panel } from '../support/meeting-page.ts';
import { finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { sampleForEach, send } from '../support/sample-people.ts';

const BLOC = `/k/${SCORED_PERIOD}`;
/** Under review, and checked by the next in the bloc's order. */
const UNIT = 'sin-ho';

const sample = sampleForEach();
const { device } = sample;

test('[PC2] a check is given out, worked on by the unit that was asked, and read by the bloc', async () => {
  test.setTimeout(180_000);
  await finishScoring(sample.server.url, [UNIT]);
  // On this device before anything was given out: the sheet comes by itself.
  const clerk = await device('canbo.namnhun', PHONE);
  await clerk.page.goto(`${BLOC}/cheo/${UNIT}`);
  await expect(clerk.page.getByText('Đơn vị bạn không chấm chéo phiếu này')).toBeVisible();

  const leader = await device('truongkhoi');
  await leader.page.goto(`${BLOC}/nam`);
  await leader.offline(true);
  const giving = panel(leader.page, 'Chấm chéo giữa các đơn vị');
  await giving.getByRole('button', { name: 'Mỗi đơn vị do đơn vị kế tiếp chấm chéo' }).click();
  await expect(giving.getByLabel('Huyện Sìn Hồ: ai chấm chéo')).toHaveValue('nam-nhun');
  await giving.getByLabel('Huyện Sìn Hồ: thêm một đơn vị nữa').selectOption('muong-te');
  await lookAt(leader.page, 'peers-year-desk');
  await leader.page.setViewportSize(PHONE);
  await lookAt(leader.page, 'peers-year-phone');
  await leader.page.setViewportSize(DESK);
  await giving.getByRole('button', { name: 'Lưu phân công chấm chéo' }).click();
  await expect(giving).toContainText('Đang áp dụng như trên');
  await send(leader, BLOC);

  await clerk.page.goto(BLOC);
  await clerk.page
    .getByRole('listitem')
    .filter({ hasText: 'Chấm chéo phiếu của đơn vị khác' })
    .getByRole('link')
    .click({ timeout: 40_000 });
  await clerk.offline(true);
  const remarks = (one: Device) => panel(one.page, 'Từng tiêu chí');
  await expect(clerk.page.getByRole('heading', { level: 1 })).toContainText('Chấm chéo: Huyện Sìn Hồ');
  const about = (one: Device, code: string) =>
    remarks(one)
      .getByRole('listitem')
      .filter({ has: one.page.getByRole('heading', { name: new RegExp(`^${code.replace('.', '\\.')} `) }) });
  await about(clerk, 'I.1').getByRole('radio', { name: 'Đồng ý' }).click();
  await expect(remarks(clerk)).toContainText(/Đã góp ý 1\//);
  const other = about(clerk, 'I.2');
  await other.getByRole('radio', { name: 'Điểm khác' }).click();
  await other.getByLabel('Điểm đề nghị').fill('28,5');
  await other.getByLabel('Lý do').fill('Chưa có biên bản nghiệm thu');
  await lookAt(clerk.page, 'peers-check-phone');
  // What is typed is there after the page was closed, and is saved with no network.
  await clerk.page.reload();
  await expect(other.getByLabel('Lý do')).toHaveValue('Chưa có biên bản nghiệm thu');
  await other.getByRole('button', { name: 'Lưu góp ý' }).click();
  await expect(remarks(clerk)).toContainText(/Đã góp ý 2\//);
  await expect(panel(clerk.page, 'Kết thúc chấm chéo')).toContainText('Thủ trưởng đơn vị báo xong');
  // The sheet is on this page and nowhere else.
  await clerk.page.goto(`${BLOC}/cham/${UNIT}`);
  await drawn(clerk.page);
  await expect(clerk.page.getByText('28,5')).toHaveCount(0);
  await clerk.page.goto(`${BLOC}/ra-soat/${UNIT}`);
  await expect(clerk.page.getByText('Phiếu này không có trên máy')).toBeVisible();
  await send(clerk, BLOC);

  // The bloc sees what was said, and that it is not done.
  await leader.page.goto(`${BLOC}/ra-soat/${UNIT}`);
  const checks = panel(leader.page, 'Chấm chéo');
  await expect(checks).toContainText('Chưa có biên bản nghiệm thu', { timeout: 30_000 });
  await expect(
    leader.page.getByText(/Chấm chéo chưa báo xong: Huyện Nậm Nhùn, Huyện Mường Tè/),
  ).toBeVisible();
  await lookAt(leader.page, 'peers-review-desk');
  await leader.page.setViewportSize(PHONE);
  await lookAt(leader.page, 'peers-review-phone');
  await leader.page.setViewportSize(DESK);

  const head = await device('thutruong.namnhun');
  await head.page.goto(`${BLOC}/cheo/${UNIT}`);
  await head.offline(true);
  await head.page.getByRole('button', { name: 'Báo xong chấm chéo' }).click();
  await expect(head.page.getByText('Đã báo xong với khối')).toBeVisible();
  await lookAt(head.page, 'peers-check-desk');
  await send(head, BLOC);

  await leader.page.goto(`${BLOC}/ra-soat/${UNIT}`);
  await expect(leader.page.getByText(/Chấm chéo chưa báo xong: Huyện Mường Tè/)).toBeVisible({
    timeout: 30_000,
  });
  // A warning, and no bar.
  await leader.offline(true);
  await leader.page.getByRole('button', { name: 'Chấm xong đơn vị này' }).click();
  await expect(leader.page.getByText('Đã chấm xong, đưa ra cuộc họp').first()).toBeVisible();
  await leader.page.goto(`${BLOC}/in/giai-trinh/${UNIT}?mau=khoi`);
  await expect(
    leader.page.getByText(/Chấm chéo \(Nậm Nhùn\): đề nghị 28,50 điểm, Chưa có biên bản/),
  ).toBeVisible();
  await lookAt(leader.page, 'peers-annex-desk');
  for (const one of sample.devices) expect(one.complaints).toEqual([]);
});
