// Work that goes by hand, in real browsers with the network truly off: a file from a clerk's phone through another
// person's device to the server, and home again.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, PHONE, signIn, type Device } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { cameraFilm } from '../support/camera-film.ts';
import { logOf } from '../support/log.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const BLOC = '/k/cac-huyen.2023';
const PASSPHRASE = 'Pa Tần mùa nước';

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const entriesOfClerk = async () =>
  (await logOf(sample.server.store, { author: 'canbo.sinho' })).map(({ name, verdict }) => [name, verdict]);

/** Every page is looked at by the rules of access, and nothing stands beside the screen. */
/** The clerk scores with no network, and puts it into a file by the keyboard alone. */
async function fileOf({ page }: Device): Promise<string> {
  await page.goto(`${BLOC}/cham/sin-ho`);
  await page
    .getByRole('button', { name: /tối đa/i })
    .first()
    .click();
  await expect(page.getByText(/Chờ gửi 1 mục/).first()).toBeVisible();
  await page.goto(`${BLOC}/gui`);
  await page.getByRole('link', { name: 'Không có mạng? Mang tay' }).click();
  const save = panel(page, 'Lưu phần chưa gửi ra tệp');
  await expect(save).toContainText('1 mục chưa gửi của khối này sẽ vào tệp');
  await save.getByLabel('Mật khẩu của tệp').fill('ngắn');
  await page.keyboard.press('Enter');
  await expect(save).toContainText('Mật khẩu phải có ít nhất 8 ký tự.');
  await expect(save.getByLabel('Mật khẩu của tệp')).toBeFocused();
  await save.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await save.getByLabel('Nhập lại mật khẩu').fill('Pa Tần mùa mưa');
  await page.keyboard.press('Enter');
  await expect(save).toContainText('Hai lần nhập không giống nhau.');
  await expect(save.getByLabel('Nhập lại mật khẩu')).toBeFocused();
  await lookAt(page, 'carry-save-phone');
  await save.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^Phần chưa gửi .* \d\d \d\d \d{4}\.std$/);
  await expect(save).toContainText(`Đã lưu 1 mục vào tệp ${download.suggestedFilename()}.`);
  return download.path();
}

test('[FL4] [A4] a clerk’s file goes through the leader’s device to the server as the clerk’s, and nothing doubles', async () => {
  test.setTimeout(150_000);
  const [clerk, leader] = [await device('canbo.sinho', PHONE), await device('truongkhoi')];
  const before = await entriesOfClerk();
  for (const one of [clerk, leader]) await one.offline(true);
  const path = await fileOf(clerk);
  // The page that tells whether a copy lies outside of this device reads the same place.
  await clerk.page.goto('/may-nay');
  await expect(clerk.page.getByText('Mọi mục chưa gửi đã có trong tệp')).toBeVisible();
  await lookAt(clerk.page, 'carry-in-file-phone');

  const { page } = leader;
  await page.goto(`${BLOC}/mang-tay`);
  const open = panel(page, 'Mở tệp');
  await open.getByLabel('Chọn tệp .std').setInputFiles(path);
  await open.getByLabel('Mật khẩu của tệp').fill('không phải mật khẩu này');
  await page.keyboard.press('Enter');
  await expect(open.getByRole('alert')).toContainText('mật khẩu không đúng, hoặc tệp đã bị sửa');
  await expect(open.getByLabel('Mật khẩu của tệp')).toBeFocused();
  await lookAt(page, 'carry-wrong-desk');
  await open.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(open).toContainText(/Của .* · Khối các huyện/);
  await expect(open).toContainText(/1 mục, cũ nhất nhập lúc/);
  // What has come in place of the button has the focus, and is read.
  await expect(open.getByRole('heading', { name: /^Của / })).toBeFocused();
  await lookAt(page, 'carry-open-desk');
  await open.getByRole('button', { name: 'Nhận mang hộ' }).click();
  await expect(page.locator(':focus')).toContainText('Đã giữ trên máy này');
  const carried = panel(page, 'Đang mang hộ');
  await expect(carried).toContainText('Chờ gửi 1/1 mục');
  // It survives what a page does not, and keeps its device from being emptied.
  await page.goto('/may-nay');
  await expect(page.getByText(/còn mang hộ 1 mục chưa tới máy chủ/)).toBeVisible();
  await page.goto(`${BLOC}/mang-tay`);
  await expect(carried).toContainText('Chờ gửi 1/1 mục');
  expect(await entriesOfClerk()).toEqual(before);

  await leader.offline(false);
  await expect(carried).toContainText('nhận 1, đã có sẵn 0, không nhận 0, giữ chờ xét 0', {
    timeout: 30_000,
  });
  await lookAt(page, 'carry-done-desk');
  const after = await entriesOfClerk();
  expect(after).toEqual([...before, ['enter-score', 'accepted']]);

  await clerk.offline(false);
  await clerk.page.goto(`${BLOC}/mang-tay`);
  await expect(clerk.page.getByText('Không có mục nào của khối này chờ gửi.')).toBeVisible({
    timeout: 30_000,
  });
  expect(await entriesOfClerk()).toEqual(after);
  await carried.getByRole('button', { name: 'Đã rõ, cất đi' }).click();
  await expect(carried).toContainText('Máy này không mang hộ ai.');
  await expect(carried.getByRole('heading', { name: 'Đang mang hộ' })).toBeFocused();
  expect([...clerk.complaints, ...leader.complaints]).toEqual([]);
});

test('[FL4] one who has no part in the bloc may bring the file; an altered one is refused in words', async () => {
  test.setTimeout(120_000);
  const clerk = await device('canbo.sinho', PHONE);
  await clerk.offline(true);
  const path = await fileOf(clerk);
  const file = await readFile(path);
  const altered = join(clerk.profile, 'bi-sua.std');
  await writeFile(altered, file.with(file.length - 40, (file[file.length - 40] as number) ^ 1));

  const stranger = await newDevice(sample.server.url, PHONE);
  sample.devices.push(stranger);
  const { page } = stranger;
  await signIn(page, 'quantri', SAMPLE_PASSWORD);
  await page.goto('/mang-tay');
  const open = panel(page, 'Mở tệp');
  for (const [chosen, says] of [
    [altered, 'tệp đã bị sửa hay cụt'],
    [path, 'Của '],
  ] as const) {
    await open.getByLabel(/Chọn tệp/).setInputFiles(chosen);
    await open.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(open).toContainText(says);
  }
  await open
    .getByLabel(/Chọn tệp/)
    .setInputFiles({ name: 'khac.std', mimeType: '', buffer: Buffer.from('x') });
  await expect(open.getByRole('alert')).toContainText('không phải tệp .std');
  // The stick is pulled out between choosing and reading.
  await page.evaluate(() => {
    File.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  });
  await open.getByLabel(/Chọn tệp/).setInputFiles(path);
  await expect(open.getByRole('alert')).toContainText('Không đọc được tệp');
  await page.evaluate(() => Reflect.deleteProperty(File.prototype, 'arrayBuffer'));
  await open.getByLabel(/Chọn tệp/).setInputFiles(path);
  await open.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await open.getByRole('button', { name: 'Nhận mang hộ' }).click();
  await expect(panel(page, 'Đang mang hộ')).toContainText('nhận 1, đã có sẵn 0', { timeout: 30_000 });
  await lookAt(page, 'carry-done-phone');
  expect((await entriesOfClerk()).at(-1)).toEqual(['enter-score', 'accepted']);
});

test('[QR4] codes on one screen, a third of them lost, through another device’s camera to the server, offline until the end', async () => {
  test.setTimeout(150_000);
  const folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-film-'));
  const film = join(folder, 'film.y4m');
  const clerk = await device('canbo.sinho', PHONE);
  const leader = await device('truongkhoi', DESK, {
    switches: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  const before = await entriesOfClerk();
  for (const one of [clerk, leader]) {
    await one.page.addInitScript(countLitScreens);
    await one.offline(true);
  }
  await clerk.page.goto(`${BLOC}/cham/sin-ho`);
  const typed = await typeAll(clerk.page);
  await clerk.page.goto(`${BLOC}/mang-tay`);
  const show = panel(clerk.page, 'Cho máy khác quét');
  // The last figure may still be on its way into the database when the page opens.
  await expect(show).toContainText(`${typed} mục chưa gửi`);
  await show.getByRole('button', { name: 'Hiện mã QR' }).click();
  await lookAt(clerk.page, 'carry-show-phone');
  const pictures = await clerk.page.evaluate(takePictures, 40);
  expect(await clerk.page.evaluate(() => Reflect.get(window, 'litScreens'))).toBe(1);
  // A page that was out of sight has lost the light, and asks for it again.
  await clerk.page.evaluate(async () => {
    await (Reflect.get(window, 'lastLit') as WakeLockSentinel).release();
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await clerk.page.evaluate(() => Reflect.get(window, 'litScreens'))).toBe(1);
  await show.getByRole('button', { name: 'Dừng' }).click();
  expect(await clerk.page.evaluate(() => Reflect.get(window, 'litScreens'))).toBe(0);
  expect(pictures.length).toBeGreaterThan(20);
  // Three of ten are never seen.
  await writeFile(film, cameraFilm(pictures.filter((_, at) => ![1, 4, 8].includes(at % 10))));

  const { page } = leader;
  await page.goto(`${BLOC}/mang-tay`);
  const scan = panel(page, 'Quét từ máy khác');
  await scan.getByRole('button', { name: 'Quét bằng camera' }).click();
  await expect(scan).toContainText(/Đã nhận \d+\/\d+ phần|mục, cũ nhất/, { timeout: 30_000 });
  await expect(scan).toContainText(`${typed} mục, cũ nhất`, { timeout: 60_000 });
  expect(await page.evaluate(() => Reflect.get(window, 'litScreens'))).toBe(0);
  expect(await page.evaluate(() => Reflect.get(window, 'everLit'))).toBe(1);
  await lookAt(page, 'carry-scan-desk');
  await scan.getByRole('button', { name: 'Nhận mang hộ' }).click();
  const carried = panel(page, 'Đang mang hộ');
  await expect(carried).toContainText(`Chờ gửi ${typed}/${typed} mục`);
  await leader.offline(false);
  await expect(carried).toContainText(`nhận ${typed}, đã có sẵn 0, không nhận 0`, { timeout: 30_000 });
  // The codes end by themselves once nothing is left to be scanned.
  await show.getByRole('button', { name: 'Hiện mã QR' }).click();
  await expect(show.getByRole('img')).toBeVisible();
  await clerk.offline(false);
  await expect(clerk.page.getByText('Không có mục nào của khối này chờ gửi.').first()).toBeVisible({
    timeout: 30_000,
  });
  await expect(show).toContainText('Đã gửi hết; không cần quét nữa.');
  await expect(clerk.page.locator(':focus')).toContainText('Đã gửi hết');
  await expect(show.getByRole('img')).toHaveCount(0);
  await expect(show).not.toContainText('0 mục chưa gửi');
  expect(await clerk.page.evaluate(() => Reflect.get(window, 'litScreens'))).toBe(0);
  await lookAt(clerk.page, 'carry-all-sent-phone');
  expect(await entriesOfClerk()).toHaveLength(before.length + typed);
  expect([...clerk.complaints, ...leader.complaints]).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

test('[QR4] a camera that is refused is told in words, with the other way', async () => {
  const { page } = await device('truongkhoi', PHONE);
  await page.goto(`${BLOC}/mang-tay`);
  const scan = panel(page, 'Quét từ máy khác');
  await scan.getByRole('button', { name: 'Quét bằng camera' }).click();
  await expect(scan.getByRole('alert')).toContainText('chuyển bằng tệp');
  await lookAt(page, 'carry-no-camera-phone');
});

test('to send at once with no network is answered, also where nothing waits', async () => {
  const leader = await device('truongkhoi', PHONE);
  const { page } = leader;
  await leader.offline(true);
  await page.goto(`${BLOC}/gui`);
  await expect(panel(page, 'Đường truyền')).toContainText('Không có mạng');
  await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click();
  await expect(page.getByText('Không có mạng; không có gì chờ gửi.')).toBeVisible();
});

/** A browser that keeps the screen lit for whoever asks: how many hold it now, and how often it was asked for. */
function countLitScreens(): void {
  Object.assign(window, { litScreens: 0, everLit: 0 });
  const count = (name: string, by: number) =>
    Reflect.set(window, name, (Reflect.get(window, name) as number) + by);
  const request = async () => {
    count('litScreens', 1);
    count('everLit', 1);
    const lock = {
      released: false,
      async release() {
        if (!this.released) count('litScreens', -1);
        this.released = true;
      },
    };
    Reflect.set(window, 'lastLit', lock);
    return lock;
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
}

/** A figure, right or wrong, for every criterion of the sheet that takes one; how many. */
async function typeAll(page: Page): Promise<number> {
  const inputs = page.getByRole('textbox', { name: /^Kết quả, / });
  await expect(inputs.first()).toBeVisible();
  const all = await inputs.all();
  for (const [at, input] of all.entries()) {
    await input.fill(String(at + 1));
    await input.blur();
  }
  return all.length;
}

/** So many different codes as they stand on the screen, light or dark by pixel. */
async function takePictures(count: number): Promise<{ size: number; light: string }[]> {
  const canvas = document.querySelector('canvas');
  if (!canvas) throw new Error('no code on the screen');
  const seen = new Map<string, { size: number; light: string }>();
  while (seen.size < count) {
    await new Promise(requestAnimationFrame);
    const seq = canvas.dataset['seq'];
    if (seq === undefined || seen.has(seq)) continue;
    const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    );
    let light = '';
    for (let at = 0; at < data.length; at += 4) light += (data[at] as number) > 127 ? '1' : '0';
    seen.set(seq, { size: canvas.width, light });
  }
  return [...seen.values()];
}
