// Targets as a grid: typed and pasted as in a spreadsheet, saved at once, with no network, and never lost.

import { expect, test } from '@playwright/test';
import { DESK, PHONE, type Device } from '../support/device.ts';
import { signIn as clientFor } from '../support/server.ts';
import { sampleForEach } from '../support/sample-people.ts';

const TARGETS = '/k/cac-huyen.2023/chi-tieu';

const sample = sampleForEach();

async function offlineDevice(username: string, screen = DESK): Promise<Device> {
  const one = await sample.device(username, screen);
  await one.offline(true);
  await one.page.goto(TARGETS);
  return one;
}

/** The field of a unit in a criterion, by what a screen reader says of it. */
const field = ({ page }: Device, unit: string, code: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${unit}, ${code.replace('.', '\\.')} `) });
const waiting = ({ page }: Device, count: number) =>
  expect(page.locator('.facts--desk').getByText(`Chờ gửi ${count} mục`)).toBeVisible();

test('[TL7] the secretary gives targets offline by keyboard and by paste; the server has them, a clerk reads them', async () => {
  test.setTimeout(90_000);
  const secretary = await offlineDevice('thuky');
  const { page } = secretary;
  await field(secretary, 'Huyện Sìn Hồ', 'I.3').click();
  await page.keyboard.type('1.450,5');
  await page.keyboard.press('Enter');
  await expect(field(secretary, 'Huyện Sìn Hồ', 'I.4')).toBeFocused();
  await waiting(secretary, 1);
  await page.keyboard.press('ArrowRight');
  await expect(field(secretary, 'Huyện Nậm Nhùn', 'I.4')).toBeFocused();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Tab');
  await waiting(secretary, 2);
  await expect(field(secretary, 'Huyện Nậm Nhùn', 'I.4')).toHaveAccessibleName(/: không giao$/);
  await page.keyboard.type('9');
  await page.keyboard.press('Escape');
  await expect(field(secretary, 'Huyện Mường Tè', 'I.4')).toHaveValue('5,1');

  // Two rows by two columns, the last of them beside the table.
  await field(secretary, 'Huyện Tân Uyên', 'I.3').focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '1.200\t7\r\n0\t8\r\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByText('Đã dán 2 ô. 2 ô nằm ngoài bảng nên không dán.')).toBeVisible();
  await expect(field(secretary, 'Huyện Tân Uyên', 'I.3')).toHaveValue('1.200');
  await expect(field(secretary, 'Huyện Tân Uyên', 'I.4')).toHaveValue('0');

  await secretary.offline(false);
  await expect(page.locator('.facts--desk').getByText('Không còn gì chờ gửi')).toBeVisible({
    timeout: 20_000,
  });
  const { records } = await (await clientFor(sample.server.url, 'thuky')).pullAll('cac-huyen');
  const valuesOf = (unit: string) => {
    const record = records.find(({ kind, id }) => kind === 'targets' && id.endsWith(`/${unit}`));
    return (record?.body as { values?: Record<string, string> } | undefined)?.values ?? {};
  };
  expect(valuesOf('sin-ho')).toMatchObject({ 'i.3': '1450.5' });
  expect(valuesOf('nam-nhun')).not.toHaveProperty('i.4');
  expect(valuesOf('tan-uyen')).toMatchObject({ 'i.3': '1200', 'i.4': '0' });
  expect(secretary.complaints).toEqual([]);

  const clerk = await sample.device('canbo.sinho', PHONE);
  await clerk.page.goto('/k/cac-huyen.2023/cham/sin-ho');
  await clerk.page.getByRole('link', { name: /^1\.450,5/ }).click();
  await expect(clerk.page.getByRole('heading', { name: 'Chỉ tiêu giao' })).toBeVisible();
  await expect(clerk.page.getByText('Vai trò của bạn không được làm việc này.')).toBeVisible();
  await expect(clerk.page.getByRole('cell', { name: '1.450,5' })).toBeVisible();
  await expect(clerk.page.getByRole('textbox')).toHaveCount(0);
});

test('[TG1] a text that is no figure stays as typed and marked, over a reload, until it is mended; the page may go at any key', async () => {
  const secretary = await offlineDevice('thuky');
  const { page } = secretary;
  const jobs = field(secretary, 'Huyện Sìn Hồ', 'I.3');
  await jobs.fill('khoảng 1400');
  await page.keyboard.press('Tab');
  await expect(page.getByText('1 ô chưa đọc được thành số nên chưa lưu.')).toBeVisible();
  await expect(jobs).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('“khoảng 1400” chưa đọc được thành số.')).toBeVisible();
  await page.reload();
  await expect(jobs).toHaveValue('khoảng 1400');
  await expect(jobs).toHaveAttribute('aria-invalid', 'true');
  await page.goto('/k/cac-huyen.2023/gui');
  await expect(page.getByText('Đã gõ nhưng chưa lưu được: Huyện Sìn Hồ · I.3: khoảng 1400')).toBeVisible();
  await page.goto(TARGETS);
  await jobs.fill('1410');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/chưa đọc được thành số/)).toHaveCount(0);
  await waiting(secretary, 1);

  // The page goes in the middle of a figure.
  await field(secretary, 'Huyện Mường Tè', 'I.3').click();
  await page.keyboard.type('81');
  await page.reload();
  await expect(field(secretary, 'Huyện Mường Tè', 'I.3')).toHaveValue('81');
  await waiting(secretary, 2);
  expect(secretary.complaints).toEqual([]);
});

test('[TL7] on a phone targets are given one unit at a time', async () => {
  const deputy = await offlineDevice('phokhoi', PHONE);
  const { page } = deputy;
  await page.getByLabel('Đơn vị').selectOption('sin-ho');
  await field(deputy, 'Huyện Sìn Hồ', 'I.3').fill('1.399');
  await page.getByLabel('Đơn vị').selectOption('muong-te');
  await expect(field(deputy, 'Huyện Mường Tè', 'I.3')).toHaveValue('800');
  await page.getByLabel('Đơn vị').selectOption('sin-ho');
  await expect(field(deputy, 'Huyện Sìn Hồ', 'I.3')).toHaveValue('1.399');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(deputy.complaints).toEqual([]);
});
