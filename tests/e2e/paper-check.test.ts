// A sheet's whole life on paper: printed from the real app with the network off, made a picture by poppler, and read
// back from that picture on another device, whose network is off, too.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { encode } from 'uqr';
import { must } from '../../src/base/assert.ts';
import { missingPoppler } from '../../tools/browser.mjs';
import { violationsOf } from '../support/axe.ts';
import { DESK, drawn, PHONE, type Device } from '../support/device.ts';
import { cameraFilm } from '../support/camera-film.ts';
import { codeIn, pagePicture } from '../support/page-picture.ts';
import { holdMeeting } from '../support/meeting-page.ts';
import { actAs, finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { startSample, type SampleWorld } from '../support/sample-people.ts';

const BLOC = `/k/${SCORED_PERIOD}`;
const OURS = {
  unit: `${BLOC}/in/phieu/sin-ho?mau=khoi`,
  ranking: `${BLOC}/in/xep-hang`,
  minutes: `${BLOC}/in/bien-ban`,
};
test.skip(
  missingPoppler().length > 0,
  `poppler-utils is not on this machine: ${missingPoppler().join(', ')}`,
);
test.describe.configure({ mode: 'serial' });

let sample: SampleWorld;
let leader: Device;
let reader: Device;
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-proof-'));
  mkdirSync('test-results', { recursive: true });
  sample = await startSample();
  await finishScoring(sample.server.url);
  leader = await sample.device('truongkhoi');
  reader = await sample.device('thuky', PHONE, {
    switches: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${join(folder, 'film.y4m')}`,
    ],
  });
  for (const { page } of [leader, reader]) await untilSigned(page, OURS.unit);
  for (const one of [leader, reader]) await one.offline(true);
});
test.afterAll(async () => {
  await sample.end();
  rmSync(folder, { recursive: true, force: true });
});

/** The device has the server's word for the paper: it comes a while after a round, behind the history. */
async function untilSigned(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByText('Máy chủ đã ký đúng nội dung này')).toBeVisible({ timeout: 60_000 });
}

/** What the sheet says beside its code, and its last page as a scanner or a poor copier would give it. */
async function printed(path: string, name: string, copy: 'scan' | 'photocopy' = 'scan') {
  const { page } = leader;
  await page.goto(path);
  const button = page.getByRole('button', { name: 'In', exact: true });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const pdf = join(folder, `${name}.pdf`);
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).normalize('NFC');
  const pages = text.split('\f').length - 1;
  const last = ['-f', String(pages), '-l', String(pages), '-singlefile'];
  const picture = join(folder, name);
  const how =
    copy === 'scan' ? ['-r', '200', '-png'] : ['-r', '150', '-gray', '-jpeg', '-jpegopt', 'quality=30'];
  execFileSync('pdftoppm', [...how, ...last, pdf, picture]);
  const file = `${picture}.${copy === 'scan' ? 'png' : 'jpg'}`;
  execFileSync('pdftoppm', ['-r', '100', '-png', ...last, pdf, `test-results/proof-paper-${name}`]);
  return { text: text.replaceAll(/\s+/g, ' '), file, pdf, pages };
}

/** The answer of the reader's device to a picture. */
async function verdictOf(file: string): Promise<string> {
  const { page } = reader;
  await page.goto('/kiem-tra');
  await page.getByLabel('Chọn ảnh').setInputFiles(file);
  const answer = page.locator('.verdict h2');
  await expect(answer).toBeVisible({ timeout: 60_000 });
  return (await answer.textContent()) ?? '';
}

/** The page as it is, on a phone and on a desk, in both lights; by the rules of access. */
async function lookAt(picture: string): Promise<void> {
  const { page } = reader;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const [name, screen] of [
    ['phone', PHONE],
    ['desk', DESK],
  ] as const) {
    await page.setViewportSize(screen);
    await drawn(page);
    for (const theme of ['dark', 'light']) {
      await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);
      expect(await violationsOf(page)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: `test-results/proof-${picture}-${name}.png`, fullPage: true });
  }
  await page.setViewportSize(PHONE);
}

const panel = (name: string) => reader.page.getByRole('region', { name, exact: true });

test('[PF7] what the server signed is valid from a poor copy of the page, by its code too, and not with one bit changed', async () => {
  test.setTimeout(180_000);
  await reader.page.goto('/kiem-tra');
  await drawn(reader.page);
  await lookAt('empty');

  const sheet = await printed(OURS.unit, 'unit', 'photocopy');
  expect(sheet.text).toContain('Máy chủ đã ký đúng nội dung này lúc');
  // Signatures first, then the code: the office's own layout is as it was.
  expect(sheet.text).toMatch(/TRƯỞNG KHỐI.*Mã kiểm tra/);
  expect(await verdictOf(sheet.file)).toBe('HỢP LỆ');
  const facts = panel('So với tờ giấy');
  const total = /TỔNG CỘNG.*?([\d,]+,\d\d) +([\d,]+,\d\d)/.exec(sheet.text)?.[2] ?? 'a total';
  await expect(facts.getByText(`${total} điểm`).first()).toBeVisible();
  await expect(facts.getByText('Sìn Hồ')).toBeVisible();
  await lookAt('valid');

  // By the code alone, typed as people type.
  const code = /Mã kiểm tra: ([0-9A-Z-]{14})/.exec(sheet.text)?.[1] ?? '';
  await reader.page.goto('/kiem-tra');
  const field = reader.page.getByLabel('Mã kiểm tra in cạnh mã QR');
  await field.fill(code.slice(1));
  await reader.page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  await expect(reader.page.getByText('Mã gõ chưa đúng')).toBeVisible();
  await field.fill(code.toLowerCase().replaceAll('-', ' '));
  await reader.page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  await expect(reader.page.locator('.verdict h2')).toHaveText('HỢP LỆ');

  // By the camera.
  const bytes = must(codeIn(pagePicture(sheet.pdf, sheet.pages, 200)), 'the code on the page');
  beforeCamera(bytes);
  await reader.page.goto('/kiem-tra');
  await reader.page.getByRole('button', { name: 'Quét bằng camera' }).click();
  await expect(reader.page.locator('.verdict h2')).toHaveText('HỢP LỆ', { timeout: 30_000 });

  // The same code with one bit changed, well inside what it states, as another code on another sheet.
  const other = bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte));
  expect(await verdictOf(await pictureOf(other, 'tampered'))).toBe('KHÔNG HỢP LỆ');
  await expect(reader.page.getByText('Chữ ký không khớp')).toBeVisible();
  await lookAt('tampered');
});

test('[PF7] a sheet that is printed before its meeting has closed is a draft', async () => {
  const draft = await printed(OURS.ranking, 'draft');
  expect(draft.text).toContain('Bản nháp: mã này không chứng nhận kết quả.');
  expect(await verdictOf(draft.file)).toBe('BẢN NHÁP');
  await lookAt('draft');
});

test('[PF7] adopted with no network: right, not yet at the server; then valid; then overtaken', async () => {
  test.setTimeout(240_000);
  await leader.page.goto(`${BLOC}/hop`);
  await holdMeeting(leader.page);
  const ranking = await printed(OURS.ranking, 'ranking');
  const minutes = await printed(OURS.minutes, 'minutes', 'photocopy');
  expect(ranking.text).toContain('In khi chưa có chữ ký của máy chủ; máy của');
  for (const { file } of [ranking, minutes])
    expect(await verdictOf(file)).toBe('ĐÚNG BẢN ĐÃ CHỐT, CHƯA QUA MÁY CHỦ');
  await expect(panel('So với tờ giấy').getByText('In từ máy của')).toBeVisible();
  await lookAt('unsent');

  await leader.offline(false);
  await untilSigned(leader.page, OURS.ranking);
  await reader.offline(false);
  await untilSigned(reader.page, OURS.ranking);
  await leader.offline(true);
  await reader.offline(true);
  expect(await verdictOf(ranking.file)).toBe('HỢP LỆ');
  const signed = await printed(OURS.ranking, 'signed');
  expect(await verdictOf(signed.file)).toBe('HỢP LỆ');

  await leader.offline(false);
  const head = await actAs(sample.server.url, 'truongkhoi');
  await head([
    {
      name: 'reopen-meeting',
      args: { periodId: SCORED_PERIOD, reason: 'Kiểm lại số hộ nghèo của một huyện' },
    },
  ]);
  await reader.offline(false);
  await reader.page.goto(OURS.ranking);
  const draft = reader.page.getByText('Bản nháp: mã này không chứng nhận');
  await expect(draft).toBeVisible({ timeout: 60_000 });
  await reader.offline(true);
  for (const { file } of [signed, ranking]) expect(await verdictOf(file)).toBe('ĐÃ CÓ BẢN MỚI');
  await lookAt('newer');
});

/** The code as a picture of its own, on a page that has nothing else. */
async function pictureOf(bytes: Uint8Array, name: string): Promise<string> {
  const blank = await reader.context.newPage();
  const png = await blank.evaluate(async (rows) => {
    const scale = 6;
    const canvas = new OffscreenCanvas(rows.length * scale, rows.length * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#000';
    rows.forEach((row, y) =>
      row.forEach((isDark, x) => isDark && context.fillRect(x * scale, y * scale, scale, scale)),
    );
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  }, modulesOf(bytes));
  await blank.close();
  const path = join(folder, `${name}.png`);
  writeFileSync(path, Uint8Array.from(png));
  return path;
}

const modulesOf = (bytes: Uint8Array) => encode([...bytes], { ecc: 'M', boostEcc: false, border: 4 }).data;

/** What the reader's camera sees from now on. */
function beforeCamera(bytes: Uint8Array): void {
  const rows = modulesOf(bytes);
  const light = rows.flatMap((row) => row.map((isDark) => (isDark ? '0' : '1'))).join('');
  writeFileSync(join(folder, 'film.y4m'), cameraFilm([{ size: rows.length, light }]));
}
