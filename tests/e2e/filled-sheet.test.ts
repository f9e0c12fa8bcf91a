// A unit fills the form in another program and hands it over; the secretary or the unit takes it in, offline.

import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { readOfficeFile } from '../../src/office/import/read-office-file.ts';
import { writeWorkbook } from '../../src/office/workbook/write-workbook.ts';
import { DESK, PHONE, type Device } from '../support/device.ts';
import { sampleForEach } from '../support/sample-people.ts';

const BLOC = '/k/cac-huyen.2023';

const sample = sampleForEach();

async function offlineDevice(username: string, screen = DESK): Promise<Device> {
  const one = await sample.device(username, screen);
  await one.offline(true);
  return one;
}

const xlsx = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(bytes),
});

test('[IS1] the saved workbook comes back with nothing new; a changed figure is shown beside what stands, then written', async () => {
  const clerk = await offlineDevice('canbo.sinho');
  const { page } = clerk;
  await page.goto(`${BLOC}/in`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /Excel/ }).first().click();
  const path = await (await download).path();
  const saved = new Uint8Array(await readFile(path));
  expect((await readOfficeFile(saved)).ok).toBe(true);

  await page.getByRole('link', { name: 'Nhập phiếu đã điền' }).click();
  await page.locator('input[type=file]').setInputFiles(xlsx('phieu.xlsx', saved));
  await expect(page.getByText('Tìm thấy 27/27 tiêu chí của bảng.')).toBeVisible();
  await expect(page.getByText('Không có gì mới để ghi.')).toBeVisible();

  // The same form, typed by hand elsewhere: by number and name, with a word that is no figure.
  const filled = await writeWorkbook(
    [
      {
        name: 'Phiếu',
        columns: [8, 40, 14, 30].map((width) => ({ width, align: 'left' as const, kind: 'text' as const })),
        rows: [
          ['Huyện Sìn Hồ'],
          ['STT', 'Nội dung', 'Kết quả thực hiện', 'Lý do'],
          ['I.3', 'Giải quyết việc làm mới', 1312, 'Theo Chi cục Thống kê'],
          ['I.6', 'Mức giảm tỷ suất sinh', 'Không đạt', ''],
          ['II.4', 'Phòng, chống tham nhũng, thực hành tiết kiệm, chống lãng phí', 'chưa rõ', ''],
          ['X', 'Tiêu chí của khối khác', 5, ''],
        ].map((cells) => ({ cells, dress: 'plain' as const })),
        headRow: 1,
        paper: 'a4',
        orientation: 'portrait',
        frozenColumns: 0,
      },
    ],
    'Phiếu',
  );
  await page.locator('input[type=file]').setInputFiles(xlsx('zalo.xlsx', filled));
  await expect(page.getByText(/C5: “chưa rõ” không đọc được/)).toBeVisible();
  await expect(page.getByText(/C6: “5” dòng này không có trong bảng tiêu chí/)).toBeVisible();
  await expect(page.getByRole('row', { name: /I\.3 Giải quyết việc làm mới/ })).toContainText('1.312');
  const report = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu báo cáo từng ô' }).click();
  const book = await readOfficeFile(new Uint8Array(await readFile(await (await report).path())));
  const said = book.ok
    ? book.value.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)))
    : [];
  expect(said.find(([ref]) => ref === 'C5')?.at(-1)).toContain('Không lấy: không đọc được');
  expect(said.find(([ref]) => ref === 'C3')?.slice(1)).toEqual([
    'I.3',
    'Giải quyết việc làm mới',
    'Kết quả đơn vị khai',
    '1.312',
    expect.any(String),
    expect.stringMatching(/^(?:Điền mới|Thay số đang có)$/),
  ]);
  await page.getByRole('button', { name: 'Ghi 2 số liệu' }).click();
  await expect(page.getByText('Đã ghi 2 số liệu vào máy này.')).toBeVisible();
  await page.getByRole('link', { name: 'Sang bảng chấm' }).click();
  await expect(page.getByRole('article', { name: /^I\.6 Mức giảm/ })).toContainText('Chờ gửi');
  expect(clerk.complaints).toEqual([]);
});

test('[IS1] a second file of the same unit is not told as written', async () => {
  const { page } = await offlineDevice('canbo.sinho');
  await page.goto(`${BLOC}/nhap-phieu`);
  const file = (value: number) =>
    writeWorkbook(
      [
        {
          name: 'Phiếu',
          columns: [8, 40, 14].map((width) => ({ width, align: 'left' as const, kind: 'text' as const })),
          rows: [
            ['Huyện Sìn Hồ'],
            ['STT', 'Nội dung', 'Kết quả thực hiện'],
            ['I.3', 'Giải quyết việc làm mới', value],
          ].map((cells) => ({ cells, dress: 'plain' as const })),
          headRow: 1,
          paper: 'a4',
          orientation: 'portrait',
          frozenColumns: 0,
        },
      ],
      'Phiếu',
    );
  const choose = async (name: string, value: number) =>
    page.locator('input[type=file]').setInputFiles(xlsx(name, await file(value)));
  await choose('quy-3.xlsx', 1312);
  await page.getByRole('button', { name: 'Ghi 1 số liệu' }).click();
  await expect(page.getByText('Đã ghi 1 số liệu vào máy này.')).toBeVisible();
  await choose('quy-4.xlsx', 999);
  await expect(page.getByRole('row', { name: /I\.3 Giải quyết việc làm mới/ })).toContainText('999');
  await expect(page.getByText('Đã ghi 1 số liệu vào máy này.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ghi 1 số liệu' }).click();
  await expect(page.getByText('Đã ghi 1 số liệu vào máy này.')).toBeVisible();
});

test('[IS3] who may not write is told so beside the figures, and nothing is written, on a phone', async () => {
  const { page } = await offlineDevice('thuky', PHONE);
  await page.goto(`${BLOC}/nhap-phieu`);
  const filled = await writeWorkbook(
    [
      {
        name: 'Sìn Hồ',
        columns: [8, 40, 14].map((width) => ({ width, align: 'left' as const, kind: 'text' as const })),
        rows: [
          ['STT', 'Nội dung', 'Kết quả thực hiện'],
          ['I.3', 'Giải quyết việc làm mới', 1312],
        ].map((cells) => ({ cells, dress: 'plain' as const })),
        headRow: 0,
        paper: 'a4',
        orientation: 'portrait',
        frozenColumns: 0,
      },
    ],
    'Phiếu',
  );
  await page.locator('input[type=file]').setInputFiles(xlsx('phieu.xlsx', filled));
  await expect(page.getByLabel('Đơn vị', { exact: true })).toHaveValue('sin-ho');
  await expect(page.getByText(/không ghi được: Vai trò của bạn/).first()).toBeVisible();
  await expect(page.getByText('Không có gì mới để ghi.')).toBeVisible();
});
