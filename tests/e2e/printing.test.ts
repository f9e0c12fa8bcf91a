// What the printer gives, from the real app with the network off, read back from the PDF by poppler.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { missingPoppler } from '../../tools/browser.mjs';
import { DESK, type Device } from '../support/device.ts';
import { startSample, type SampleWorld } from '../support/sample-people.ts';
import { newWriter, signIn as signInByHand } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';
test.skip(
  missingPoppler().length > 0,
  `poppler-utils is not on this machine: ${missingPoppler().join(', ')}`,
);

let sample: SampleWorld;
let leader: Device;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-paper-'));
  sample = await startSample();
  leader = await sample.device('truongkhoi', DESK, { isWhole: true });
  await leader.offline(true);
});
test.afterAll(async () => {
  await sample.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Prints a page of the app as its print button would, and reads it back. */
async function printed(path: string): Promise<{ text: string; pages: number; size: string; fonts: string }> {
  await leader.page.goto(path);
  await expect(leader.page.getByRole('button', { name: 'In', exact: true })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await leader.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, await leader.page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
  const info = run('pdfinfo', file);
  return {
    text: run('pdftotext', '-layout', file, '-').normalize('NFC'),
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    size: /Page size:\s+(.*)/.exec(info)?.[1] ?? '',
    fonts: run('pdffonts', file),
  };
}

test('[E5] the summary prints offline: landscape A4, headings, every unit, draft said, fonts inside', async () => {
  const paper = await printed(`${BLOC}/in/tong-hop`);
  expect(paper.pages).toBeGreaterThanOrEqual(2);
  expect(paper.size).toMatch(/^84[12].*595|A4/);
  for (const words of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM 2023',
    'BẢN NHÁP',
    'XẾP HẠNG',
    'TRƯỞNG KHỐI',
    'Dữ liệu mẫu',
  ]) {
    expect(paper.text).toContain(words);
  }
  expect(paper.text).not.toContain('Chưa gửi máy chủ lúc in');
  const rows = paper.fonts.trim().split('\n').slice(2);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => /Tinos/.test(row) && /\byes\b/.test(row))).toBe(true);
  // The screen's own furniture stays on the screen.
  expect(paper.text).not.toContain('Gửi và nhận');
});

test('[E6] one unit’s sheet prints offline; what is unsent is said in the last line and makes no draft', async () => {
  const before = await printed(`${BLOC}/in/phieu/phong-tho?mau=khoi`);
  expect(before.size).toMatch(/^595.*84[12]|A4/);
  expect(before.text).toContain('BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2023');
  expect(before.text).toContain('Huyện Phong Thổ');
  expect(before.text).not.toContain('Chưa gửi máy chủ lúc in');

  await leader.page.goto(`${BLOC}/cham`);
  await leader.page.getByRole('gridcell', { name: /^Huyện Phong Thổ, I\.13 / }).click();
  await leader.page.keyboard.type('11,5');
  await leader.page.keyboard.press('Enter');
  await expect(leader.page.locator('.facts--desk').getByText('Chờ gửi 1 mục')).toBeVisible();

  const after = await printed(`${BLOC}/in/phieu/phong-tho?mau=khoi`);
  expect(after.text).toContain('11,50');
  expect(after.text).toContain('Chưa gửi máy chủ lúc in');
  expect(/BẢN NHÁP/.test(after.text)).toBe(/BẢN NHÁP/.test(before.text));
});

test('[HY3] the history of a unit’s sheet prints offline: who, when, from what to what, and what is unsent yet', async () => {
  const { page } = leader;
  await leader.offline(false);
  await page.goto(`${BLOC}/in/lich-su/phong-tho?mau=khoi`);
  // It comes a moment after a full exchange, behind everything that matters more.
  await expect(page.getByText('trống → 29')).toBeVisible({ timeout: 30_000 });
  await leader.offline(true);
  const paper = await printed(`${BLOC}/in/lich-su/phong-tho?mau=khoi`);
  expect(paper.pages).toBeGreaterThanOrEqual(2);
  for (const words of [
    'PHỤ LỤC LỊCH SỬ CHẤM ĐIỂM',
    'Huyện Phong Thổ',
    'Người nhập',
    'Lý do',
    'TRƯỞNG KHỐI',
  ]) {
    expect(paper.text).toContain(words);
  }
  expect(paper.text).toMatch(/Nguyễn Văn A/);
  expect(paper.text).toMatch(/\d{2}\/11\/2023/);
});

test('[HY5] a history that lacks what the scores show is waited for on-line, and says up to when it goes where it is printed offline', async () => {
  const { page, context } = leader;
  const path = `${BLOC}/in/lich-su/phong-tho?mau=khoi`;
  const history = '**/api/sync/history**';
  const reason = 'Theo biên bản kiểm tra';
  await leader.offline(false);
  await page.goto(path);
  // The history as it was before is here.
  await expect(page.getByRole('row').nth(5)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Đang lấy phần lịch sử|bản in sẽ ghi rõ/)).toHaveCount(0, { timeout: 30_000 });
  await context.route(history, (route) => route.abort('connectionreset'));
  const secretary = await signInByHand(sample.server.url, 'thuky');
  const args = {
    sheetId: 'cac-huyen.2023/phong-tho',
    owner: 'bloc',
    criterionId: 'ii.2',
    input: { value: '7' },
    reason,
    table: 1,
  };
  const { refused } = await secretary.push('cac-huyen', newWriter(), [
    { seq: 1, name: 'enter-score', base: null, args },
  ]);
  expect(refused).toEqual([]);

  await leader.offline(false);
  await page.goto(path);
  await expect(page.getByText('Đang lấy phần lịch sử còn thiếu')).toBeVisible({ timeout: 20_000 });
  for (const name of ['In', 'Lưu Word (.docx)'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(reason)).toHaveCount(0);

  await leader.offline(true);
  await expect(page.getByText('bản in sẽ ghi rõ lịch sử đến lúc nào')).toBeVisible({ timeout: 20_000 });
  const upTo = /Lịch sử trên máy này đến \d{2}:\d{2} ngày \d{2}\/\d{2}\/\d{4}/;
  const paper = await printed(path);
  expect(paper.text.replaceAll(/\s+/g, ' ')).toMatch(upTo);
  expect(paper.text).not.toContain(reason);

  await context.unroute(history);
  await leader.offline(false);
  await expect(page.getByText(reason)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(upTo)).toHaveCount(0);
  await leader.offline(true);
  expect((await printed(path)).text).not.toMatch(/Lịch sử trên máy này/);
});
