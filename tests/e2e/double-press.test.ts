// A hand that is used to icons presses twice, and a weak computer draws late: each thing is done once all the same.

import { expect, test } from '@playwright/test';
import { panel } from '../support/meeting-page.ts';
import { finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const BLOC = `/k/${SCORED_PERIOD}`;

test('[CH8] a press that comes twice adds one line and one activity, and asks one question', async () => {
  test.setTimeout(120_000);
  await finishScoring(sample.server.url, ['phong-tho']);
  const leader = await device('truongkhoi');
  const { page } = leader;
  const tools = await page.context().newCDPSession(page);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(`${BLOC}/nam`);
  const pledge = panel(page, 'Giao ước thi đua');
  const text = 'Hoàn thành các chỉ tiêu được giao.';
  await pledge.getByLabel('Nội dung mới').fill(text);
  await pledge.getByRole('button', { name: 'Thêm dòng' }).dblclick();
  await expect(pledge.getByLabel('Nội dung mới')).toHaveValue('');
  await expect(pledge.getByLabel(/^Dòng \d+$/)).toHaveCount(1);

  const plan = panel(page, 'Kế hoạch và hoạt động');
  await plan.getByRole('button', { name: 'Thêm hoạt động' }).click();
  await plan.getByLabel('Tên hoạt động').fill('Hội thao khối');
  await plan.getByLabel('Từ ngày').fill('1/3/2024');
  await plan.getByLabel('Đến ngày').fill('2/3/2024');
  await plan.getByRole('button', { name: 'Lưu', exact: true }).dblclick();
  await expect(plan.getByRole('button', { name: 'Mở Hội thao khối' })).toHaveCount(1);

  await page.goto(`${BLOC}/ra-soat/phong-tho`);
  const asks = panel(page, 'Đề nghị giải trình');
  await asks.getByLabel('Cần giải trình điều gì').fill('Thiếu văn bản kèm theo');
  await asks.getByRole('button', { name: 'Đề nghị giải trình' }).dblclick();
  await expect(asks.getByLabel('Cần giải trình điều gì')).toHaveValue('');
  const questions = panel(page, 'Câu hỏi và giải trình');
  await expect(questions.getByText('Thiếu văn bản kèm theo')).toHaveCount(1);
  // The same once more is another thing, when it is meant.
  await page.goto(`${BLOC}/nam`);
  await pledge.getByLabel('Nội dung mới').fill(text);
  await page.waitForTimeout(1000);
  await pledge.getByRole('button', { name: 'Thêm dòng' }).click();
  await expect(pledge.getByLabel(/^Dòng \d+$/)).toHaveCount(2);
});

test('[CH8] a sheet taken under review by two presses is under review, and nothing is said against it, here or of another unit', async () => {
  await finishScoring(sample.server.url, ['phong-tho'], ['sin-ho']);
  const leader = await device('truongkhoi');
  const { page } = leader;
  await page.goto(`${BLOC}/cham`);
  await page.getByRole('gridcell', { name: /^Huyện Sìn Hồ, I\.13 / }).click();
  const begin = page.getByRole('button', { name: 'Bắt đầu chấm khối' });
  const tools = await page.context().newCDPSession(page);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await begin.dblclick();
  await expect(begin).toHaveCount(0);
  await page.getByRole('gridcell', { name: /^Huyện Mường Tè, I\.13 / }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'chưa làm được' })).toHaveCount(0);
});

test('[CH8] a paste of targets is taken back by its undo', async () => {
  const secretary = await device('thuky');
  const { page } = secretary;
  await page.goto(`${BLOC}/chi-tieu`);
  const field = (code: string) =>
    page.getByRole('textbox', { name: new RegExp(`^Huyện Mường Tè, ${code.replace('.', '\\.')} `) });
  const before = [await field('I.3').inputValue(), await field('I.4').inputValue()];
  await field('I.3').focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '111\r\n222\r\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(field('I.3')).toHaveValue('111');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(field('I.3')).toHaveValue(before[0] ?? '');
  await expect(field('I.4')).toHaveValue(before[1] ?? '');
  await page.reload();
  await expect(field('I.3')).toHaveValue(before[0] ?? '');
});
