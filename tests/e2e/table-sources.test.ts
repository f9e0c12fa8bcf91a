// Where the rows of a draft come from beside typing: another table on the device, a block pasted from a spreadsheet,
// a file that takes long and is stopped.

import { expect, test, type Page } from '@playwright/test';
import { writeWorkbook } from '../../src/office/workbook/write-workbook.ts';
import { type Device } from '../support/device.ts';
import { sampleForEach } from '../support/sample-people.ts';

const TABLES = '/k/cac-huyen.2023/bang';

const sample = sampleForEach();

/** The leader, offline, with a draft of version 2. */
async function draft(): Promise<Device> {
  const one = await sample.device('truongkhoi');
  await one.offline(true);
  await one.page.goto(TABLES);
  await one.page.getByRole('button', { name: 'Lập bản mới' }).click();
  await expect(one.page.getByRole('heading', { name: 'Bản 2' })).toBeVisible();
  return one;
}
const rows = (page: Page, name: RegExp) => page.getByRole('row', { name });

test('[TD2] a part copied from another version stands beside the first with rows of its own', async () => {
  const { page } = await draft();
  await page.goto(`${TABLES}/2`);
  await page.getByRole('button', { name: 'Chép từ bảng khác' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Bảng nào')).toContainText('bản 1');
  await dialog.getByLabel('Chép gì').selectOption({ label: 'Thêm phần: T Điểm thưởng' });
  await dialog.getByRole('button', { name: 'Chép' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(rows(page, /T Điểm thưởng 30/)).toHaveCount(2);
  await expect(rows(page, /^T\.2 /)).toHaveCount(2);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(rows(page, /T Điểm thưởng 30/)).toHaveCount(1);
});

test('[IW2] a block copied in a spreadsheet goes below the chosen row', async () => {
  const { page } = await draft();
  await page.goto(`${TABLES}/2`);
  await rows(page, /^III\.6 /).click();
  await page.getByRole('button', { name: 'Dán từ Excel' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Dán vào đây').fill('III.7\tChuyển đổi số\t15\nIII.8\tCải cách thủ tục\t5,5\n');
  await dialog.getByRole('button', { name: 'Thêm 2 dòng' }).click();
  await expect(rows(page, /^III\.7 Chuyển đổi số/)).toContainText('15');
  await expect(rows(page, /^III\.8 Cải cách thủ tục/)).toContainText('5,5');
  await expect(page.getByRole('button', { name: /^III .*cộng lại là 220,5/ })).toBeVisible();
});

test('[IM1] a long reading shows how far it is and stops at a word; the next file is read all the same', async () => {
  const one = await draft();
  const { page } = one;
  const big = await writeWorkbook(
    [
      {
        name: 'Lớn',
        columns: Array.from({ length: 40 }, () => ({
          width: 10,
          align: 'left' as const,
          kind: 'text' as const,
        })),
        rows: Array.from({ length: 4_500 }, (_, row) => ({
          dress: 'plain' as const,
          cells: Array.from({ length: 40 }, (_cell, column) => `Ô ${row} ${column} ${'chữ '.repeat(3)}`),
        })),
        headRow: 0,
        paper: 'a4',
        orientation: 'portrait',
        frozenColumns: 0,
      },
    ],
    'Lớn',
  );
  await page.goto(`${TABLES}/2/nhap`);
  const choose = (name: string, bytes: Uint8Array) =>
    page.locator('input[type=file]').setInputFiles({
      name,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(bytes),
    });
  await choose('lon.xlsx', big);
  await page.getByRole('button', { name: 'Dừng' }).click();
  await expect(page.getByRole('button', { name: 'Dừng' })).toHaveCount(0);
  await expect(page.getByText('Đã đọc: lon.xlsx')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);

  const small = await writeWorkbook(
    [
      {
        name: 'Bảng',
        columns: [8, 40, 10].map((width) => ({ width, align: 'left' as const, kind: 'text' as const })),
        rows: [
          ['STT', 'Nội dung', 'Điểm chuẩn'],
          ['I', 'Kinh tế', 20],
          [1, 'Thu ngân sách', 20],
        ].map((cells) => ({ cells, dress: 'plain' as const })),
        headRow: 0,
        paper: 'a4',
        orientation: 'portrait',
        frozenColumns: 0,
      },
    ],
    'Bảng',
  );
  await choose('nho.xlsx', small);
  await expect(page.getByText('Đã đọc: nho.xlsx')).toBeVisible();
  await expect(page.getByText(/1 phần, 1 tiêu chí/)).toBeVisible();
  expect(one.complaints).toEqual([]);
});
