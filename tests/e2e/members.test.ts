// Units of the bloc merge, come and change their names within the year: noted offline, and seen by whom it concerns.

import { expect, test } from '@playwright/test';
import { DESK, drawn, PHONE } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { panel } from '../support/meeting-page.ts';
import { SCORED_PERIOD } from '../support/scored-bloc.ts';
import { sampleForEach } from '../support/sample-people.ts';

const BLOC = `/k/${SCORED_PERIOD}`;

const sample = sampleForEach();
const { device } = sample;

test('[MB1] [MB2] [MB3] [MB4] a merger is noted offline; the unit that left reads and prints, the new one has its sheet', async () => {
  test.setTimeout(180_000);
  const head = await device('thutruong.muongte', PHONE);
  const leader = await device('truongkhoi');
  const { page } = leader;
  await page.goto(`${BLOC}/nam`);
  await leader.offline(true);

  const pledge = panel(page, 'Giao ước thi đua');
  await pledge.getByLabel('Ngày ký').fill('18/01/2023');
  await pledge.getByLabel('Ngày ký').blur();

  const members = panel(page, 'Đơn vị thành viên');
  await members.getByRole('button', { name: 'Ghi thay đổi trong năm' }).click();
  const save = members.getByRole('button', { name: 'Lưu thay đổi' });
  await members.getByLabel('Huyện Sìn Hồ', { exact: true }).selectOption('Đổi tên');
  await members.getByLabel('Tên mới của Huyện Sìn Hồ').fill('Xã Sìn Hồ');
  await members.getByLabel('Huyện Mường Tè', { exact: true }).selectOption('Sáp nhập vào đơn vị khác');
  await members.getByLabel('Huyện Mường Tè nhập vào đơn vị nào').fill('Xã Bum Nưa');
  await members.getByLabel('Đơn vị mới, mỗi dòng một tên đầy đủ').fill('Xã Bum Nưa');
  await members.getByLabel('Có hiệu lực từ ngày').fill('01/07/2023');
  await lookAt(page, 'members-form-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'members-form-phone');
  await page.setViewportSize(DESK);
  // A decision without its number is not taken, and nothing typed is gone for it, nor with the page.
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await expect(members).toContainText('Ghi căn cứ');
  await page.reload();
  await members.getByRole('button', { name: 'Ghi thay đổi trong năm' }).click();
  await expect(members.getByLabel('Tên mới của Huyện Sìn Hồ')).toHaveValue('Xã Sìn Hồ');
  await members.getByLabel('Căn cứ (số, ngày văn bản)').fill('Nghị quyết số 1670/NQ-UBTVQH15');
  await save.click();

  await expect(members).toContainText('Trước 01/07/2023 là Huyện Sìn Hồ.');
  await expect(members).toContainText(
    'Sáp nhập vào Xã Bum Nưa từ 01/07/2023. Nghị quyết số 1670/NQ-UBTVQH15',
  );
  await expect(members).toContainText('Vào khối từ 01/07/2023.');
  await expect(members).toContainText('8 đơn vị');
  await lookAt(page, 'members-desk');

  // Paper of a day before names those of its day; the grid and the summary have those of today.
  await page.goto(`${BLOC}/in/giao-uoc`);
  await drawn(page);
  const paper = page.getByRole('main');
  await expect(paper).toContainText('Huyện Sìn Hồ');
  await expect(paper).toContainText('Huyện Mường Tè');
  await expect(paper).not.toContainText('Xã Bum Nưa');
  await page.goto(`${BLOC}/in/tong-hop`);
  await expect(page.getByText('Bum Nưa').first()).toBeVisible();
  await expect(page.getByText('Mường Tè')).toHaveCount(0);
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByRole('columnheader', { name: /Bum Nưa/ }).first()).toBeVisible();

  await leader.offline(false);
  await expect(page.locator('.facts--desk').getByText('Không còn gì chờ gửi')).toBeVisible({
    timeout: 30_000,
  });

  await head.page.goto(BLOC);
  await expect(head.page.getByText('Huyện Mường Tè đã ra khỏi khối trong năm')).toBeVisible({
    timeout: 30_000,
  });
  await head.offline(true);
  await lookAt(head.page, 'members-left-phone');
  await head.page.getByRole('link', { name: 'In phiếu' }).click();
  await head.page.goto(`${BLOC}/in/phieu/muong-te?mau=tu-cham`);
  await expect(head.page.getByText('ĐƠN VỊ ĐÃ RA KHỎI KHỐI, LƯU ĐỂ XEM').first()).toBeVisible();
  await lookAt(head.page, 'members-left-sheet-phone');
  expect([...leader.complaints, ...head.complaints]).toEqual([]);
});
