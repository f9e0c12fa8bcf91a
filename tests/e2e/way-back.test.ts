// What one press takes from a cell, and the way back to it [SC10].

import { expect, test, type Page } from '@playwright/test';
import { violationsOf } from '../support/axe.ts';
import { DESK, PHONE, type Device } from '../support/device.ts';
import { sampleForEach } from '../support/sample-people.ts';

const BLOC = '/k/cac-huyen.2023';

const sample = sampleForEach();

/** Somebody's device with the bloc on it, and no network from then on. */
async function offline(username: string, screen = DESK): Promise<Device> {
  const one = await sample.device(username, screen);
  await one.offline(true);
  return one;
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

test('[SC10] KG over a figure on a phone: taken back by the toast, and the figure is there again once it is assigned after all', async () => {
  const { page, complaints } = await offline('canbo.sinho', PHONE);
  await page.goto(`${BLOC}/cham/sin-ho`);
  const card = page.getByRole('article', { name: /^I\.3 / });
  const input = card.getByRole('textbox');
  await input.fill('1.234');
  await input.press('Enter');
  const mark = card.getByRole('button', { name: /^(KG: không giao chỉ tiêu|Bỏ KG) I\.3$/ });
  const toast = page.getByRole('status').filter({ hasText: 'I.3: đã thay “1.234”.' });

  await mark.click();
  await expect(toast).toBeVisible();
  await page.screenshot({ path: 'test-results/way-back-phone.png' });
  expect(await violationsOf(page)).toEqual([]);
  await toast.getByRole('button', { name: 'Hoàn tác' }).press('Enter');
  await expect(input).toHaveValue('1.234');
  expect(await focused(page)).not.toBeNull();

  await mark.click();
  await expect(card.getByText('KG – không giao chỉ tiêu.')).toBeVisible();
  await mark.click();
  await expect(input).toHaveValue('1.234');
  // What was never typed over is blank after all.
  await input.fill('');
  await input.press('Enter');
  await mark.click();
  await mark.click();
  await expect(input).toHaveValue('');
  expect(complaints).toEqual([]);
});

test('[SC10] a removed document is one press away, where the hand is; a date that is none is not taken onto the sheet', async () => {
  const { page, complaints } = await offline('canbo.sinho', PHONE);
  await page.goto(`${BLOC}/cham/sin-ho`);
  await page.getByRole('button', { name: 'Vì sao? I.3' }).click();
  const why = page.getByRole('dialog', { name: /^Vì sao/ });
  await why.getByRole('button', { name: /^(Minh chứng|Cần minh chứng)/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Văn bản minh chứng I\.3/ });
  await dialog.getByLabel(/Số, ký hiệu/).fill('15/BC-UBND');
  const date = dialog.getByLabel('Ngày');
  for (const none of ['32/13/2023', '05032023', '5/3', 'mai']) {
    await date.fill(none);
    await dialog.getByRole('button', { name: 'Thêm văn bản' }).click();
    await expect(dialog.getByText(/^Ngày chưa đọc được\./)).toBeVisible();
    await expect(date).toHaveAttribute('aria-invalid', 'true');
  }
  // Nor by the way out: it would be a document all the same.
  await dialog.getByRole('button', { name: 'Đóng' }).click();
  await expect(date).toHaveValue('mai');
  // A browser that shuts it without asking, as for Esc after Esc, does not take it from under its own words.
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Escape');
  await expect(dialog.getByText(/^Ngày chưa đọc được\./)).toBeVisible();
  await date.fill('3/2023');
  await dialog.getByRole('button', { name: 'Thêm văn bản' }).click();
  await expect(dialog.getByText('15/BC-UBND 3/2023')).toBeVisible();

  await dialog.getByRole('button', { name: 'Bỏ văn bản 15/BC-UBND' }).click();
  await expect(dialog.getByText('Đã bỏ văn bản 15/BC-UBND.')).toBeVisible();
  const back = dialog.getByRole('button', { name: 'Hoàn tác' });
  await expect(back).toBeFocused();
  // It has the hand once, and not with every key that is typed then.
  await dialog.getByLabel('Trích yếu').pressSequentially('về việc', { delay: 20 });
  await expect(dialog.getByLabel('Trích yếu')).toHaveValue('về việc');
  await dialog.getByLabel('Trích yếu').fill('');
  await page.screenshot({ path: 'test-results/way-back-document-phone.png' });
  expect(await violationsOf(page)).toEqual([]);
  await back.press('Enter');
  await expect(dialog.getByText('15/BC-UBND 3/2023')).toBeVisible();
  await expect(back).toHaveCount(0);
  expect(complaints).toEqual([]);
});

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('[SC10] a paste says what it emptied, what is no figure and whose cells it left out; undone by key, nothing is offered twice', async () => {
  const { page, complaints } = await offline('truongkhoi');
  await page.goto(`${BLOC}/cham`);
  const cell = (unit: string, code: string) =>
    page.getByRole('gridcell', { name: new RegExp(`^Huyện ${unit}, ${code.replace('.', '\\.')} `) });
  await cell('Phong Thổ', 'I.1').click();
  const said = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

  // The second column is of a unit whose review has not begun.
  await paste(page, '7\t7\nabc\t7\n\t7\n');
  await expect(
    said(
      'Đã dán 3 ô. 1 ô thành trống. 1 ô chưa hợp lệ, cần sửa. 3 ô của Sìn Hồ không dán; bấm vào cột đó để xem vì sao.',
    ),
  ).toBeVisible();
  await page.screenshot({ path: 'test-results/way-back-paste-desk.png' });
  await page.keyboard.press('Control+z');
  await expect(said('Đã hoàn tác.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hoàn tác' }).filter({ hasText: 'Hoàn tác' })).toHaveCount(0);
  await expect(cell('Phong Thổ', 'I.3')).toHaveAccessibleName(/: 46,54, Chờ gửi$/);

  await paste(page, '8');
  const undo = page.locator('.toast').getByRole('button', { name: 'Hoàn tác' });
  await undo.focus();
  await undo.press('Enter');
  await expect(undo).toHaveCount(0);
  await expect(cell('Phong Thổ', 'I.1')).toBeFocused();
  expect(complaints).toEqual([]);
});
