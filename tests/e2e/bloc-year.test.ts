// The bloc's own year, kept offline by the leader and looked at by a member: the pledge, the plan, days that come near.

import { expect, test } from '@playwright/test';
import { DESK, PHONE } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { panel } from '../support/meeting-page.ts';
import { SCORED_PERIOD } from '../support/scored-bloc.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const BLOC = `/k/${SCORED_PERIOD}`;

/** "18/01/2024", so many days from today, as the officials' clocks have it: after 17:00 UTC their day is the next. */
function dayFromNow(days: number): string {
  const then = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(then);
}

test('[YR1] [YR2] [YR5] the year is kept offline, comes back after the browser was closed, and a head signs on a phone', async () => {
  test.setTimeout(180_000);
  const leader = await device('truongkhoi');
  const { page } = leader;
  await page.goto(`${BLOC}/nam`);
  await expect(page.getByRole('heading', { name: /Hoạt động của khối/ })).toBeVisible();
  await leader.offline(true);

  const deadlines = panel(page, 'Hạn của các bước');
  await deadlines.getByLabel('Gửi Sở Nội vụ').fill('31/2/2024');
  await deadlines.getByLabel('Gửi Sở Nội vụ').blur();
  await expect(deadlines).toContainText('Ghi ngày/tháng/năm');
  await deadlines.getByLabel('Gửi Sở Nội vụ').fill(dayFromNow(3));
  await deadlines.getByLabel('Gửi Sở Nội vụ').blur();
  await expect(deadlines).toContainText('Còn 3 ngày.');

  const pledge = panel(page, 'Giao ước thi đua');
  for (const text of ['Hoàn thành các chỉ tiêu được giao.', 'Giữ gìn đoàn kết nội bộ.']) {
    await pledge.getByLabel('Nội dung mới').fill(text);
    await pledge.getByRole('button', { name: 'Thêm dòng' }).click();
    await expect(pledge.getByLabel('Nội dung mới')).toHaveValue('');
  }
  await pledge.getByLabel('Dòng 1', { exact: true }).fill('Hoàn thành vượt mức các chỉ tiêu được giao.');
  await pledge.getByLabel('Dòng 1', { exact: true }).blur();
  await pledge.getByLabel('Người ký của Huyện Sìn Hồ, chức vụ').fill('Ông Vàng A, Chủ tịch');
  await pledge.getByRole('radiogroup', { name: 'Chữ ký của Huyện Sìn Hồ' }).getByText('Đã ký').click();
  await expect(pledge).toContainText('Đã ký 1/');
  await expect(pledge.getByLabel('Người ký của Huyện Sìn Hồ, chức vụ')).toHaveValue('Ông Vàng A, Chủ tịch');

  const plan = panel(page, 'Kế hoạch và hoạt động');
  await plan.getByRole('button', { name: 'Thêm hoạt động' }).click();
  await plan.getByLabel('Tên hoạt động').fill('Hội thao khối lần thứ nhất');
  await plan.getByLabel('Từ ngày').fill(dayFromNow(10));
  await plan.getByLabel('Đến ngày').fill(dayFromNow(9));
  await plan.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Ngày kết thúc đứng trước ngày bắt đầu');
  await plan.getByLabel('Đến ngày').fill(dayFromNow(11));
  await plan.getByRole('button', { name: 'Lưu', exact: true }).click();
  await plan.getByRole('button', { name: 'Mở Hội thao khối lần thứ nhất' }).click();
  await plan.getByRole('radiogroup', { name: 'Huyện Mường Tè tham gia' }).getByText('Tham gia').click();
  await expect(plan).toContainText('1/1 đơn vị tham gia');
  await panel(page, 'Lời báo cáo sơ kết').getByLabel('Hạn chế').fill('Một số chỉ tiêu còn chậm.\nĐường xa.');
  await lookAt(page, 'bloc-year-desk');

  // The tab is closed in the middle of a word.
  await page.reload();
  await expect(panel(page, 'Lời báo cáo sơ kết').getByLabel('Hạn chế')).toHaveValue(
    'Một số chỉ tiêu còn chậm.\nĐường xa.',
  );
  await expect(pledge.getByLabel('Dòng 1', { exact: true })).toHaveValue(
    'Hoàn thành vượt mức các chỉ tiêu được giao.',
  );
  await expect(plan).toContainText('Hội thao khối lần thứ nhất');
  await page.goto(BLOC);
  const upcoming = panel(page, 'Hạn các bước');
  await expect(upcoming.getByRole('listitem')).toHaveText([
    /Hạn gửi hồ sơ lên Sở Nội vụ.*Còn 3 ngày/,
    /Hội thao khối lần thứ nhất.*Còn 10 ngày/,
  ]);
  await lookAt(page, 'bloc-year-home-desk');
  await leader.offline(false);
  await expect(page.locator('.facts--desk').getByText('Không còn gì chờ gửi')).toBeVisible({
    timeout: 30_000,
  });

  const head = await device('thutruong.muongte', PHONE);
  await head.page.goto(`${BLOC}/nam`);
  await expect(panel(head.page, 'Kế hoạch và hoạt động')).toContainText('Hội thao khối lần thứ nhất');
  await head.offline(true);
  const mine = panel(head.page, 'Giao ước thi đua');
  await expect(mine.getByRole('radiogroup')).toHaveCount(1);
  await mine.getByRole('radiogroup').getByText('Đã ký').click();
  await mine.getByLabel('Người ký của Huyện Mường Tè, chức vụ').fill('Bà Lò B, Chủ tịch');
  await mine.getByLabel('Người ký của Huyện Mường Tè, chức vụ').blur();
  await expect(mine).toContainText('Đã ký 2/');
  await lookAt(head.page, 'bloc-year-phone');
  await head.offline(false);

  await page.goto(`${BLOC}/nam`);
  await expect(pledge).toContainText('Đã ký 2/', { timeout: 30_000 });
  // What a head noted is read by whoever keeps the papers, and not written over.
  await expect(pledge).toContainText('Bà Lò B, Chủ tịch (thủ trưởng đơn vị tự ghi)');
  await expect(pledge.getByLabel('Người ký của Huyện Mường Tè, chức vụ')).toHaveCount(0);
});

test('[TW1] [TW2] [TW3] the office says a sentence in its own words, keeps its legal texts, and the letter has them', async () => {
  test.setTimeout(120_000);
  const secretary = await device('thuky');
  const { page } = secretary;
  await page.goto(`${BLOC}/in`);
  await secretary.offline(true);
  await page.getByRole('link', { name: 'Lời văn và căn cứ' }).click();
  const letter = panel(page, 'Tờ trình');
  const closing = letter.getByLabel('Câu cuối tờ trình', { exact: true });
  await closing.fill('Trân trọng đề nghị {noi nhan} xem xét.');
  await closing.blur();
  await expect(letter).toContainText('Máy không biết điền gì vào {noi nhan}');
  await page.reload();
  await expect(closing).toHaveValue('Trân trọng đề nghị {noi nhan} xem xét.');
  await closing.fill('Trân trọng đề nghị  xem xét.');
  await closing.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(19, 19));
  await letter
    .getByRole('group', { name: 'Chỗ điền được ở: Câu cuối tờ trình' })
    .getByRole('button', { name: '{nơi nhận}' })
    .click();
  await expect(letter).toContainText('Trân trọng đề nghị Sở Nội vụ tỉnh Lai Châu xem xét.');
  await closing.blur();
  await expect(letter.getByRole('button', { name: 'Dùng lại câu mẫu' })).toBeVisible();

  const bases = panel(page, 'Căn cứ pháp lý');
  await bases.getByRole('button', { name: 'Thêm căn cứ' }).click();
  await bases.getByLabel('Tên văn bản, viết sau chữ “Căn cứ”').fill('Chỉ thị số 01/CT-UBND của UBND tỉnh');
  await bases.getByLabel('Hiệu lực từ ngày').fill('27/01/2023');
  await bases.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(bases.getByRole('listitem').filter({ hasText: 'Chỉ thị số 01' })).toContainText(
    'Đang hiệu lực',
  );
  await expect(bases.getByRole('listitem').filter({ hasText: 'Nghị định số 98/2023' })).toContainText(
    'Không còn hoặc chưa hiệu lực',
  );
  await lookAt(page, 'wording-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'wording-phone');
  await page.goto(`${BLOC}/in/to-trinh`);
  const paper = page.locator('.paper');
  await expect(paper).toContainText('Căn cứ Chỉ thị số 01/CT-UBND của UBND tỉnh;');
  await expect(paper).not.toContainText('98/2023');
  await expect(paper).toContainText('Trân trọng đề nghị Sở Nội vụ tỉnh Lai Châu xem xét.');
});

test('[PR33] a paper with places that nobody has written yet names them, and is not said to be ready to sign', async () => {
  const leader = await device('truongkhoi');
  const { page } = leader;
  await leader.offline(true);
  await page.goto(`${BLOC}/in`);
  const rules = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^Quy chế/ }) });
  await expect(rules).toContainText('Còn chỗ trống');
  await expect(rules).toContainText('Chưa ghi: các điều của quy chế.');
  await expect(rules).not.toContainText('Đủ để ký');
  await lookAt(page, 'printing-blanks-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'printing-blanks-phone');
  await rules.getByRole('link', { name: /^Quy chế/ }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Còn chỗ trống' });
  await expect(notice).toContainText('in thành dòng chấm để viết tay');
  await lookAt(page, 'paper-blanks-phone', false);
  await page.setViewportSize(DESK);
  await lookAt(page, 'paper-blanks-desk', false);
  await page.emulateMedia({ media: 'print' });
  await expect(notice).toBeHidden();
  expect(leader.complaints).toEqual([]);
});
